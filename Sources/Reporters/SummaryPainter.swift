internal import Diagnostics

/// Writes what stands below the findings: how much was checked and found, what could not be judged, and why the exit
/// status is what it is.
struct SummaryPainter {
  let report: Report
  let style: TextStyle
  private let counts: SeverityCounts

  /// Without `--verbose`, the most frequent reasons only.
  private static let reasonsShown = 3

  init(_ report: Report, _ style: TextStyle) {
    self.report = report
    self.style = style
    self.counts = report.severityCounts
  }

  var language: Language { report.language }

  func paint(on canvas: inout Canvas) {
    let (files, plans, rules) = (report.files.count, report.planCount, report.rulesChecked)
    if files == 0 {
      line(Words.nothingChecked[language], .strong, on: &canvas)
    } else if counts.total == 0 {
      line(Words.clean(files: files, plans: plans, rules: rules).text(in: language), .strong, on: &canvas)
    } else {
      line(Words.found(counts, files: files, plans: plans, rules: rules).text(in: language), .strong, on: &canvas)
    }
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
    if style.verbose {
      let maps = SourceMaps()
      for verdict in verdicts { item(describe(verdict, maps), on: &canvas) }
      return
    }
    let reasons = grouped(verdicts)
    for reason in reasons.prefix(Self.reasonsShown) {
      item("\(reason.count) \(style.times) \(reason.text)", on: &canvas)
    }
    let others = reasons.dropFirst(Self.reasonsShown)
    if !others.isEmpty {
      let count = others.reduce(0) { $0 + $1.count }
      item("\(count) \(style.times) \(Words.moreReasons(others.count)[language])", on: &canvas)
    }
  }

  func item(_ text: String, on canvas: inout Canvas) {
    canvas.spaces(1)
    canvas.paragraph(text, behind: 1, hang: 6, width: style.proseWidth)
  }

  /// The reasons with how often each is given, the most frequent first, then in the order in which they came.
  private func grouped(_ verdicts: [UnjudgedVerdict]) -> [(text: String, count: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for verdict in verdicts {
      let text = verdict.reason.text(in: language).withoutControls
      if counts.updateValue(counts[text, default: 0] + 1, forKey: text) == nil { order.append(text) }
    }
    return order.enumerated().map { (text: $1, count: counts[$1, default: 0], index: $0) }
      .sorted { ($1.count, $0.index) < ($0.count, $1.index) }
      .map { ($0.text, $0.count) }
  }

  /// "CRM201 late-user-involvement, userGroups[sales]: why (plan.yaml:3:5)".
  private func describe(_ verdict: UnjudgedVerdict, _ maps: SourceMaps) -> String {
    let subject = verdict.subject.isEmpty ? Words.wholePlan[language] : verdict.subject
    var text = "\(verdict.id.code) \(verdict.id.name), \(subject): \(verdict.reason.text(in: language))"
    if let place = verdict.place {
      let start = maps[place.source].span(of: place.range).start
      text += " (\(place.source.name):\(start.line):\(start.column))"
    }
    return text.withoutControls
  }
}
