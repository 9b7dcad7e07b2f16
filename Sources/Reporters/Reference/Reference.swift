package import Diagnostics

/// All rules and their sources as pages in Markdown, in English.
package struct Reference: Sendable {
  package var families: [FamilyRecord]
  package var rules: [RuleRecord]
  package var documents: [DocumentRecord]
  /// The gates by their ids.
  package var gates: [String: String]
  /// Where the pack's folder lies, seen from the pages, such as `../rules`; nil: rules link to no help page.
  package var packPath: String?

  package init(
    families: [FamilyRecord], rules: [RuleRecord], documents: [DocumentRecord], gates: [String: String],
    packPath: String?
  ) {
    self.families = families
    self.rules = rules.sorted { $0.id < $1.id }
    self.documents = documents.sorted { $0.id < $1.id }
    self.gates = gates
    self.packPath = packPath
  }

  private static let made =
    "Made from the rules by `crmlint docs --write docs`; a test finds it when it is out of date."

  // MARK: - Rules

  /// The page of all rules, by family.
  package var rulesPage: String {
    var text = """
      # The rules

      \(Self.made) `crmlint rules` lists
      the same in the terminal, `crmlint explain CODE` says more of one: why it matters, what to do, and examples. What
      the rules rest on stands in [sources.md](sources.md).

      """
    let shown = families.filter { family in rules.contains { $0.family == family.id } }
    for family in shown {
      let members = rules.filter { $0.family == family.id }
      text += "\n## \(escaped(heading(family)))\n\n"
      if !family.isOn { text += "Off by default; `--extend-select \(family.id)` adds it.\n\n" }
      text += "| | rule | finds | severity | counts from |\n| --- | --- | --- | --- | --- |\n"
      for rule in members {
        let cells = [
          link(to: rule, rule.id.code), "`\(rule.id.name)`", escaped(rule.title[.english]), severities(rule),
          rule.due ?? "",
        ]
        text += "| \(cells.joined(separator: " | ")) |\n"
      }
      for rule in members { text += "\n" + entry(rule) }
    }
    return text
  }

  private func heading(_ family: FamilyRecord) -> String {
    let title = family.title[.english]
    return title == family.id ? family.id : "\(family.id): \(title)"
  }

  private func entry(_ rule: RuleRecord) -> String {
    var text = "### \(rule.id.code) \(rule.id.name)\n\n**\(escaped(rule.title[.english]))**"
    text += rule.summary.map { " – \($0)" } ?? ""
    var facts = [severities(rule)]
    if let due = rule.due { facts.append("counts in full from \(gates[due] ?? due)") }
    if rule.comparesVersions { facts.append("compares versions (`--against`)") }
    if rule.readsClock { facts.append("reads the clock (`--as-of`)") }
    if !rule.isWaivable { facts.append("cannot be waived") }
    if let since = rule.since { facts.append("since \(since)") }
    if let packPath { facts.append("[examples](\(packPath)/\(rule.folder)/doc.md)") }
    text += "\n\n- \(facts.joined(separator: "; "))\n"
    if !rule.tags.isEmpty { text += "- Tags: \(rule.tags.map { "`\($0)`" }.joined(separator: ", "))\n" }
    if !rule.sources.isEmpty {
      let list = rule.sources.map { source in
        "[\(source.citation.document) \(source.citation.item)](sources.md#\(anchor(source.citation.document)))"
          + (source.isAlways ? "" : " (some findings)")
      }
      text += "- Sources: \(list.joined(separator: ", "))\n"
    }
    if !rule.needs.isEmpty {
      let list = rule.needs.compactMap { id in rules.first { $0.id == id } }
      text += "- Gives way to: \(list.map { link(to: $0, $0.id.code) }.joined(separator: ", "))\n"
    }
    for parameter in rule.parameters {
      let value = parameter.value(in: .english)
      text += "- Parameter `\(parameter.name)`, \(value): \(escaped(parameter.help[.english]))\n"
    }
    return text
  }

  // MARK: - Sources

  /// The page that says which rules encode which item of which document.
  package var sourcesPage: String {
    var text = """
      # What the rules rest on

      \(Self.made) For each document that
      rules cite: its items, and the rules that find what an item warns of. *Some findings* marks a rule that cites the
      item only for some of what it finds.

      """
    for document in documents {
      text += "\n## \(document.id)\n\n"
      let language = document.language.map { " (\(Self.languages[$0] ?? $0))" } ?? ""
      text += "*\(escaped(document.title))*\(language)"
      text += (document.about.map { ": \(escaped($0[.english]))" } ?? "") + ".\n\n"
      text += "| item | rules |\n| --- | --- |\n"
      for item in document.items {
        let meaning = document.meanings[item].map { " \(escaped($0[.english]))" } ?? ""
        text += "| `\(item)`\(meaning) | \(cell(Citation(document: document.id, item: item))) |\n"
      }
    }
    let bare = rules.filter(\.sources.isEmpty)
    if !bare.isEmpty {
      text += "\n## Rules without a source\n\nWhat they find follows from the plan itself, or is our own.\n\n"
      for rule in bare { text += "- \(rulesLink(rule)) – \(escaped(rule.title[.english]))\n" }
    }
    return text
  }

  private static let languages = ["en": "in English", "nl": "in Dutch", "da": "in Danish"]

  private func cell(_ citation: Citation) -> String {
    let found = rules.compactMap { rule -> String? in
      let cited = rule.sources.filter { $0.citation == citation }
      guard !cited.isEmpty else { return nil }
      return "\(rulesLink(rule)) – \(escaped(rule.title[.english]))"
        + (cited.contains(where: \.isAlways) ? "" : " *(some findings)*")
    }
    return found.isEmpty ? "*no rule*" : found.joined(separator: "<br>")
  }

  // MARK: - Parts

  private func severities(_ rule: RuleRecord) -> String { rule.severities.map(\.name).joined(separator: " or ") }

  private func link(to rule: RuleRecord, _ text: String) -> String {
    "[\(text)](#\(anchor("\(rule.id.code) \(rule.id.name)")))"
  }

  private func rulesLink(_ rule: RuleRecord) -> String {
    "[\(rule.id.code)](rules.md#\(anchor("\(rule.id.code) \(rule.id.name)"))) `\(rule.id.name)`"
  }

  /// The anchor that a heading gets: lower case, spaces as hyphens, other signs left out.
  private func anchor(_ heading: String) -> String {
    String(
      heading.lowercased().compactMap { character in
        character == " " ? "-" : character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
      })
  }

  /// The text where it would be taken for marks of Markdown.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text.withoutControls {
      if "\\|*_<[]`".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
