internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, by family.",
    discussion: """
      Without a choice all rules are listed, those that are off by default too; with --select, --extend-select or \
      --ignore those that a check with the same options would show.
      """)

  /// Behind rules that are judged with --against only.
  private static let compares = Localized(
    "compares versions", nl: "vergelijkt versies", da: "sammenligner versioner")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let (pack, problems) = try common.loadPack()
    let language = common.language(of: nil)
    var options = LintOptions()
    _ = try Choices(
      pack, problems, selection: selection.request, gate: nil, asOf: nil, common, into: &options)
    let rules = pack.rules.filter { options.selection?.contains($0.id) ?? true }.sorted { $0.id < $1.id }
    var output = OutputBuffer()
    let width = rules.map { $0.id.name.count }.max() ?? 0
    var isFirst = true
    for family in pack.allFamilies {
      let members = rules.filter { $0.family == family.id }
      // A family without rules is listed where nothing was chosen, so that its name is known.
      guard !members.isEmpty || options.selection == nil else { continue }
      if !isFirst { output.append("\n") }
      isFirst = false
      output.append(heading(family, language, isChosen: options.selection != nil, isEmpty: members.isEmpty) + "\n")
      for rule in members { output.append(line(rule, width, language) + "\n") }
    }
    if rules.isEmpty, options.selection != nil { output.append(Words.none[language] + "\n") }
    try Terminal.output(output.bytes)
    if !problems.isEmpty {
      try common.show(problems)
      throw Status(code: 2)
    }
  }

  private func heading(_ family: Pack.Family, _ language: Language, isChosen: Bool, isEmpty: Bool) -> String {
    var notes: [String] = []
    // What was chosen needs no word on how to choose it.
    if !family.isOn, !isChosen { notes.append(Words.off[language] + " --extend-select \(family.id)") }
    if isEmpty { notes.append(Words.empty[language]) }
    let title = family.title[language]
    return family.id + (title == family.id ? "" : ": \(title)")
      + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
  }

  private func line(_ rule: Rule, _ width: Int, _ language: Language) -> String {
    let severity = rule.severity.name
    return rule.id.code + "  " + rule.id.name + String(repeating: " ", count: width - rule.id.name.count + 2)
      + severity + String(repeating: " ", count: max(0, 10 - severity.count)) + rule.title.plain(in: language)
      + (rule.isTransition ? " (\(Self.compares[language]))" : "")
      + (rule.today == nil ? "" : " (\(Words.clock[language]) --as-of)")
  }
}

private enum Words {
  static let off = Localized(
    "off by default; to add it:", nl: "standaard uit; om toe te voegen:", da: "slået fra som standard; tilføj med:")
  static let empty = Localized("no rules yet", nl: "nog geen regels", da: "ingen regler endnu")
  static let clock = Localized("only with", nl: "alleen met", da: "kun med")
  static let none = Localized("No rule is chosen.", nl: "Er is geen regel gekozen.", da: "Ingen regel er valgt.")
}
