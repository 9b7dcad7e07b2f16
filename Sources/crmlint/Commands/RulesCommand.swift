internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules.")

  /// Behind rules that are judged with --against only.
  private static let compares = Localized(
    "compares versions", nl: "vergelijkt versies", da: "sammenligner versioner")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (pack, problems) = try common.loadPack()
    let language = common.language(of: nil)
    var output = OutputBuffer()
    let rules = pack.rules.sorted { $0.id < $1.id }
    let width = rules.map { $0.id.name.count }.max() ?? 0
    for rule in rules {
      let severity = rule.severity.name
      output.append(
        rule.id.code + "  " + rule.id.name + String(repeating: " ", count: width - rule.id.name.count + 2)
          + severity + String(repeating: " ", count: max(0, 10 - severity.count))
          + rule.title.plain(in: language) + (rule.isTransition ? " (\(Self.compares[language]))" : "") + "\n")
    }
    try Terminal.output(output.bytes)
    if !problems.isEmpty {
      try common.show(problems)
      throw Status(code: 2)
    }
  }
}
