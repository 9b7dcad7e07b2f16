internal import Diagnostics

/// Writes what stands below the findings: how much was checked and found, what could not be judged, and why the exit
/// status is what it is.
struct SummaryPainter {
  let report: Report
  let style: TextStyle
  let counts: SeverityCounts

  /// Without `--verbose`, the most frequent reasons only.
  private static let reasonsShown = 3

  init(_ report: Report, _ style: TextStyle) {
    self.report = report
    self.style = style
    self.counts = report.severityCounts
  }

  var language: Language { report.language }

  /// How many findings count only from a later gate on.
  private var notDue: Int { report.files.reduce(0) { $0 + $1.diagnostics.count { $0.dueBy != nil } } }

  func paint(on canvas: inout Canvas) {
    let (files, plans, rules) = (report.files.count, report.planCount, report.rulesChecked)
    if files == 0 {
      line(Words.nothingChecked[language], .strong, on: &canvas)
    } else if counts.total == 0 {
      let clean = hidesUnchanged ? Words.cleanOfNew : Words.clean
      line(clean(files, plans, rules).text(in: language), .strong, on: &canvas)
    } else {
      line(
        Words.found(counts, notDue: notDue, files: files, plans: plans, rules: rules).text(in: language), .strong,
        on: &canvas)
    }
    paintChanges(on: &canvas)
    if report.lacksGate { line(Words.sayGate(report.gateHint?.key)[language].withoutControls, on: &canvas) }
    var hint = " (\(Words.verboseLists[language]))"
    for kind in UnjudgedVerdict.Kind.allCases {
      let verdicts = report.files.flatMap { file in file.verdicts.filter { $0.kind == kind } }
      if verdicts.isEmpty { continue }
      paint(verdicts, kind, hint: style.verbose ? "" : hint, on: &canvas)
      hint = ""
    }
    paintWaived(hint: style.verbose ? "" : hint, on: &canvas)
    if counts.total > 0 || report.exitStatus != 0, !report.exitReasons.isEmpty {
      line("\(Words.exitStatus[language]) \(report.exitStatus): \(report.exitReason)", on: &canvas)
    }
    if !style.verbose, let code = codeToExplain {
      line("\(Words.explain[language]) crmlint explain \(code)".withoutControls, on: &canvas)
    }
  }

  /// The first of the findings that weigh most.
  private var codeToExplain: String? {
    guard let worst = Severity.allCases.last(where: { counts[$0] > 0 }) else { return nil }
    for file in report.files {
      if let found = file.diagnostics.first(where: { $0.effectiveSeverity == worst }) { return found.id.code }
    }
    return nil
  }

  func line(_ text: String, _ ink: Ink = .plain, on canvas: inout Canvas) {
    for (index, row) in Wrapping.lines(text, first: style.proseWidth, rest: style.proseWidth - 2).enumerated() {
      canvas.spaces(index > 0 ? 2 : 0)
      canvas.put(row, ink)
      canvas.newline()
    }
  }

  private func paint(
    _ verdicts: [UnjudgedVerdict], _ kind: UnjudgedVerdict.Kind, hint: String, on canvas: inout Canvas
  ) {
    line("\(Words.heading(kind, verdicts.count)[language])\(hint):", on: &canvas)
    let painter = UnjudgedPainter(report, style)
    let groups = UnjudgedGroup.of(verdicts)
    let shown = style.verbose ? groups.count : Self.reasonsShown
    for group in groups.prefix(shown) { painter.paint(group, rules: style.verbose, on: &canvas) }
    let others = groups.dropFirst(shown)
    if !others.isEmpty {
      let count = others.reduce(0) { $0 + $1.verdicts.count }
      painter.item("\(count) \(style.times) \(Words.moreReasons(others.count)[language])", indent: 2, on: &canvas)
    }
  }

  func item(_ text: String, on canvas: inout Canvas) {
    canvas.spaces(1)
    canvas.paragraph(text, behind: 1, hang: 6, width: style.proseWidth)
  }
}
