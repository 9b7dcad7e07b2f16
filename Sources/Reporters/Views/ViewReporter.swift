internal import Diagnostics

/// Draws views in a terminal.
package struct ViewReporter: Sendable {
  package var style: TextStyle

  /// Without `--verbose`, no more than these are named of what is not in the drawing.
  private static let entriesShown = 8

  package init(style: TextStyle) { self.style = style }

  package func write(_ report: ViewReport, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    output = OutputBuffer()
    let maps = SourceMaps()
    for (index, plan) in report.plans.enumerated() {
      if index > 0 { canvas.newline() }
      canvas.put(report.title[report.language].withoutControls, .strong)
      canvas.put("  ")
      canvas.put(plan.source.name.withoutControls, .frame)
      canvas.newline()
      if let about = report.about {
        for line in Wrapping.lines(
          about[report.language].withoutControls, first: style.proseWidth, rest: style.proseWidth)
        {
          canvas.put(line, .frame)
          canvas.newline()
        }
      }
      canvas.newline()
      paint(plan, report.language, maps, on: &canvas)
    }
    output = canvas.output
  }

  private func paint(_ plan: ViewReport.Plan, _ language: Language, _ maps: SourceMaps, on canvas: inout Canvas) {
    let line = { (place: Place?) -> String? in
      place.map { Words.line(maps[$0.source].span(of: $0.range).start.line)[language] }
    }
    guard let view = plan.view else {
      paragraph(Words.noPlan[language], on: &canvas)
      paintUnread(plan.diagnostics, language, line, on: &canvas)
      return
    }
    var untold = view.untold
    switch view.content {
    case .shares(let chart):
      SharesPainter(chart: chart, style: style, language: language, line: line).paint(on: &canvas)
      untold = chart.bars.flatMap(\.reasons) + untold
    case .timeline(let timeline):
      TimelinePainter(timeline: timeline, style: style, language: language).paint(on: &canvas)
      paint(Words.undated[language], timeline.undated, language, line, on: &canvas)
    case .facts(let facts):
      FactsPainter(facts: facts, style: style, language: language, line: line).paint(on: &canvas)
    case .nothing(let message): paragraph(message.text(in: language).withoutControls, on: &canvas)
    }
    paint(Words.untold[language], untold, language, line, on: &canvas)
    paintUnread(plan.diagnostics, language, line, on: &canvas)
  }

  private func paintUnread(
    _ diagnostics: [Diagnostic], _ language: Language, _ line: (Place?) -> String?, on canvas: inout Canvas
  ) {
    paint(
      Words.unread[language], diagnostics.map { Untold(reason: $0.message, place: $0.place) }, language, line,
      on: &canvas)
  }

  private func paragraph(_ text: String, on canvas: inout Canvas) {
    for line in Wrapping.lines(text, first: style.proseWidth, rest: style.proseWidth) {
      canvas.put(line)
      canvas.newline()
    }
  }

  /// Names what is not in the drawing, each with its reason and line.
  private func paint(
    _ heading: String, _ entries: [Untold], _ language: Language, _ line: (Place?) -> String?, on canvas: inout Canvas
  ) {
    var seen: Set<String> = []
    let texts = entries.map { entry in
      entry.text(in: language) + (line(entry.place).map { " (\($0))" } ?? "")
    }.filter { seen.insert($0).inserted }
    guard !texts.isEmpty else { return }
    canvas.newline()
    canvas.put(heading, .strong)
    canvas.newline()
    let shown = style.verbose ? texts.count : min(texts.count, Self.entriesShown)
    for text in texts.prefix(shown) {
      canvas.put(style.unicode ? "  ·" : "  -", .frame)
      canvas.paragraph(text.withoutControls, behind: 3, hang: 4, width: style.proseWidth)
    }
    if texts.count > shown {
      canvas.put("  " + Words.more(texts.count - shown)[language] + " (\(Words.verboseLists[language]))", .frame)
      canvas.newline()
    }
  }
}

extension Untold {
  /// "Training: no date is given".
  func text(in language: Language) -> String {
    (subject.map { $0.text(in: language) + ": " } ?? "") + reason.text(in: language)
  }
}
