internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, by family.",
    discussion: """
      Without a choice all rules are listed, those that are off by default too; with --select, --extend-select or \
      --ignore those that a check with the same options would show. --family, --severity, --tag and --source narrow \
      the list further: one rule has to meet each of those that are given.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "How to list them: text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var filter: RuleFilterOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let (pack, problems) = try common.loadPack()
    let language = common.language(of: nil)
    var options = LintOptions()
    _ = try Choices(
      pack, problems, selection: selection.request, gate: nil, asOf: nil, common, into: &options)
    let chosen = pack.rules.filter { options.selection?.contains($0.id) ?? true }.map { RuleRecord($0, pack) }
    let list = RuleList(
      families: pack.familyRecords, rules: try filter.apply(to: chosen, pack),
      isChosen: options.selection != nil || !filter.isEmpty)
    var output = OutputBuffer()
    switch format {
    case .text: list.write(in: common.style, language, to: &output)
    case .json: list.writeJSON(language, toolVersion: Version.current, to: &output)
    }
    try Terminal.output(output.bytes)
    if !problems.isEmpty {
      try common.show(problems)
      throw Status(code: 2)
    }
  }
}
