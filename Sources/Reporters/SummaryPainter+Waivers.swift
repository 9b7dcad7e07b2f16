internal import Diagnostics

/// What the summary says of findings that comments in the plans accept.
extension SummaryPainter {
  func paintWaived(hint: String, on canvas: inout Canvas) {
    let waived = report.files.flatMap(\.waived)
    if waived.isEmpty { return }
    let hasDate = waived.contains { $0.waiver?.until != nil }
    let clock = hasDate && report.choice.asOf == nil ? Words.waiversRunOut[language] : nil
    let text = Words.waivedCount(waived.count)[language]
    guard style.verbose else { return line("\(text)\(hint).\(clock.map { " " + $0 } ?? "")", on: &canvas) }
    line("\(text):", on: &canvas)
    let maps = SourceMaps()
    for diagnostic in waived { item(describe(diagnostic, maps), on: &canvas) }
    if let clock { line(clock, on: &canvas) }
  }

  /// "CRM201 late-user-involvement (plan.yaml:3:5): the reason – E. Smit, until 1 June 2026".
  private func describe(_ diagnostic: Diagnostic, _ maps: SourceMaps) -> String {
    let start = maps[diagnostic.place.source].span(of: diagnostic.place.range).start
    let place = "\(diagnostic.place.source.name):\(start.line):\(start.column)"
    var text = "\(diagnostic.id.code) \(diagnostic.id.name) (\(place)): \(diagnostic.waiver?.reason ?? "")"
    let until = diagnostic.waiver?.until.map { date in
      Message("until {0}", nl: "tot en met {0}", da: "til og med {0}", .date(date)).text(in: language)
    }
    let notes = [diagnostic.waiver?.by, until].compactMap { $0 }
    if !notes.isEmpty { text += " – " + notes.joined(separator: ", ") }
    return text.withoutControls
  }
}

extension Words {
  /// "2 findings are waived"
  static func waivedCount(_ count: Int) -> Localized<String> {
    count == 1
      ? Localized(
        "1 finding is waived", nl: "Voor 1 bevinding geldt een ontheffing", da: "For 1 fund gælder en dispensation")
      : Localized(
        "\(count) findings are waived", nl: "Voor \(count) bevindingen geldt een ontheffing",
        da: "For \(count) fund gælder en dispensation")
  }

  static let waiversRunOut = Localized(
    "Some only for a time: --as-of today shows what has run out.",
    nl: "Deels tijdelijk: --as-of today laat zien wat verlopen is.",
    da: "Nogle kun for en tid: --as-of today viser, hvad der er udløbet.")
}
