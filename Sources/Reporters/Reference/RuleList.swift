package import Diagnostics

/// Rules by family, as `crmlint rules` lists them.
package struct RuleList: Sendable {
  /// Every family that is listed, in order.
  package var families: [FamilyRecord]
  /// The rules that are listed, by code.
  package var rules: [RuleRecord]
  /// Whether these are the rules that somebody chose, so that the list need not say how to choose them.
  package var isChosen: Bool

  package init(families: [FamilyRecord], rules: [RuleRecord], isChosen: Bool) {
    self.families = families
    self.rules = rules.sorted { $0.id < $1.id }
    self.isChosen = isChosen
  }

  /// Writes the list for people, no wider than the style's width.
  package func write(in style: TextStyle, _ language: Language, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    let width = rules.map { DisplayWidth.of($0.id.name) }.max() ?? 0
    var isFirst = true
    for family in families {
      let members = rules.filter { $0.family == family.id }
      // A family without rules is listed where nothing was chosen, so that its name is known.
      guard !members.isEmpty || !isChosen else { continue }
      if !isFirst { canvas.newline() }
      isFirst = false
      heading(family, isEmpty: members.isEmpty, language, on: &canvas)
      for rule in members { line(rule, width, language, on: &canvas) }
    }
    if rules.isEmpty {
      if !isFirst { canvas.newline() }
      canvas.put(Phrases.none[language])
      canvas.newline()
    }
    output = canvas.output
  }

  private func heading(_ family: FamilyRecord, isEmpty: Bool, _ language: Language, on canvas: inout Canvas) {
    let width = canvas.style.proseWidth
    var notes: [String] = []
    if !family.isOn, !isChosen { notes.append(Phrases.off[language] + "\u{A0}--extend-select\u{A0}\(family.id)") }
    if isEmpty { notes.append(Phrases.empty[language]) }
    canvas.put(family.id, .strong)
    let title = family.title[language]
    let text = title == family.id ? "" : ": \(title)"
    canvas.put(text.withoutControls)
    let note = notes.isEmpty ? "" : "(\(notes.joined(separator: "; ")))"
    guard !note.isEmpty else { return canvas.newline() }
    canvas.paragraph(note, behind: DisplayWidth.of(family.id + text), hang: 2, width: width, .frame)
  }

  private func line(_ rule: RuleRecord, _ nameWidth: Int, _ language: Language, on canvas: inout Canvas) {
    let width = canvas.style.proseWidth
    let severity = rule.severities.first ?? .major
    canvas.put(rule.id.code, .strong)
    canvas.spaces(2)
    canvas.put(rule.id.name)
    var start = DisplayWidth.of(rule.id.code) + 2 + nameWidth + 2
    canvas.spaces(nameWidth - DisplayWidth.of(rule.id.name) + 2)
    canvas.put(severity.name, .severity(severity))
    let column = start + Severity.critical.name.count + 2
    start += severity.name.count
    var title = rule.title[language].withoutControls
    if rule.comparesVersions { title += " (\(Phrases.compares[language]))" }
    if rule.readsClock { title += " (\(Phrases.clock[language])\u{A0}--as-of)" }
    // Where too little room is left for a column, the title goes below.
    guard width - column >= 20 else {
      canvas.newline()
      canvas.spaces(3)
      return canvas.paragraph(title, behind: 3, hang: 4, width: width)
    }
    canvas.spaces(column - start - 1)
    canvas.paragraph(title, behind: column - 1, hang: column, width: width)
  }
}

private enum Phrases {
  static let off = Localized(
    "off by default; to add it:", nl: "standaard uit; om toe te voegen:", da: "slået fra som standard; tilføj med:")
  static let empty = Localized("no rules yet", nl: "nog geen regels", da: "ingen regler endnu")
  static let clock = Localized("only with", nl: "alleen met", da: "kun med")
  static let none = Localized("No rule is chosen.", nl: "Er is geen regel gekozen.", da: "Ingen regel er valgt.")
  /// Behind rules that are judged with --against only.
  static let compares = Localized("compares versions", nl: "vergelijkt versies", da: "sammenligner versioner")
}
