internal import Diagnostics

/// What reports say about the earlier version of a plan.
extension Words {
  /// Behind the heading of a finding.
  static let new = Localized("new", nl: "nieuw", da: "nyt")

  static let earlierVersions = Localized(
    "the earlier versions", nl: "de eerdere versies", da: "de tidligere versioner")

  /// "No new findings in 1 file with 1 plan; 98 rules checked."
  static func cleanOfNew(files: Int, plans: Int, rules: Int) -> Message {
    Message(
      "No new findings in {0} with {1}; {2} checked.", nl: "Geen nieuwe bevindingen in {0} met {1}; {2} toegepast.",
      da: "Ingen nye fund i {0} med {1}; {2} kontrolleret.",
      .localized(counted(files, file)), .localized(counted(plans, plan)), .localized(counted(rules, rule)))
  }

  /// "Compared with plan.yaml@main: 3 new, 2 fixed, 5 unchanged."
  static func compared(with name: String, _ changes: ChangeCounts) -> Message {
    let open = changes.unjudged
    let more =
      open == 0
      ? Localized("")
      : Localized(
        ", \(open) no longer judged", nl: ", \(open) niet meer beoordeeld", da: ", \(open) ikke længere bedømt")
    return Message(
      "Compared with {0}: {1} new, {2} fixed, {3} unchanged{4}.",
      nl: "Vergeleken met {0}: {1} nieuw, {2} verholpen, {3} ongewijzigd{4}.",
      da: "Sammenlignet med {0}: nye: {1}, løste: {2}, uændrede: {3}{4}.", .text(name), .text(String(changes.new)),
      .text(String(changes.fixed)), .text(String(changes.unchanged)), .localized(more))
  }

  /// "Fixed:", above the findings that are gone.
  static let fixed = Localized("Fixed:", nl: "Verholpen:", da: "Løst:")

  static func more(_ count: Int) -> Localized<String> {
    Localized("and \(count) more", nl: "en nog \(count)", da: "og \(count) mere")
  }
}

/// How the findings of all files stand to their earlier versions.
struct ChangeCounts {
  var new = 0
  var fixed = 0
  var unchanged = 0
  var unjudged = 0
}

extension Report {
  /// nil where nothing was compared.
  var changes: ChangeCounts? {
    let comparisons = files.compactMap(\.comparison)
    if comparisons.isEmpty { return nil }
    return comparisons.reduce(into: ChangeCounts()) { counts, comparison in
      counts.new += comparison.new
      counts.fixed += comparison.fixed.count
      counts.unchanged += comparison.unchanged
      counts.unjudged += comparison.unjudged
    }
  }
}

extension SummaryPainter {
  /// Without `--verbose`, so many findings that are gone.
  private static let fixedShown = 10

  /// Whether findings that the earlier versions had too were left out.
  var hidesUnchanged: Bool { report.changes.map { $0.unchanged > 0 && counts.total == $0.new } ?? false }

  /// What changed since the earlier version: counts, and what was fixed.
  func paintChanges(on canvas: inout Canvas) {
    guard let changes = report.changes else { return }
    let comparisons = report.files.compactMap(\.comparison)
    let name = comparisons.count == 1 ? comparisons[0].name : Words.earlierVersions[language]
    line(Words.compared(with: name.withoutControls, changes).text(in: language), on: &canvas)
    let fixed = comparisons.flatMap(\.fixed)
    guard !fixed.isEmpty else { return }
    line(Words.fixed[language], on: &canvas)
    let maps = SourceMaps()
    let shown = style.verbose ? fixed.count : Self.fixedShown
    for finding in fixed.prefix(shown) { item(describe(finding, maps), on: &canvas) }
    if fixed.count > shown {
      item("\(Words.more(fixed.count - shown)[language]) (\(Words.verboseLists[language]))", on: &canvas)
    }
  }

  /// "CRM201 late-user-involvement: Users are asked too late (plan.yaml@main:34:7)".
  private func describe(_ finding: FixedFinding, _ maps: SourceMaps) -> String {
    let place = finding.diagnostic.place
    let start = maps[place.source].span(of: place.range).start
    let id = finding.diagnostic.id
    return "\(id.code) \(id.name): \(finding.title[language]) (\(place.source.name):\(start.line):\(start.column))"
      .withoutControls
  }
}
