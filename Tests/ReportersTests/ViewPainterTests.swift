import Diagnostics
import PlanCalendar
import Testing

@testable import Reporters

@Suite("Drawing views")
struct ViewPainterTests {
  private func cells(_ share: Share?, _ bounds: ClosedRange<Double>? = 0.2...0.4, end: Double = 1) -> String {
    SharesPainter.cells(share, bounds: bounds, end: end, width: 20).map { cell in
      switch cell {
      case .empty: "."
      case .filled: "#"
      case .perhaps: "?"
      case .band: "-"
      case .edge: "|"
      }
    }.joined()
  }

  @Test("a share fills its part of the bar, with the band marked in it")
  func bars() {
    #expect(cells(Share(0.3)) == "####|#-|............")
    #expect(cells(Share(0.1)) == "##..|--|............")
    #expect(cells(Share(0.8)) == "####|##|########....")
    #expect(cells(Share(1)) == "####|##|############")
    #expect(cells(Share(0.3), nil) == "######..............")
  }

  @Test("what a share may be beside is drawn as perhaps")
  func intervals() {
    #expect(cells(Share(low: 0.1, high: 0.5)) == "##??|??|??..........")
    #expect(cells(Share(low: 0, high: 1), nil) == "????????????????????")
  }

  @Test("a share that cannot be told has no bar, and never that of nothing")
  func unknown() {
    #expect(cells(nil) == "....|--|............")
    let chart = ShareChart(bars: [.init(label: Message("A"), share: nil, reasons: [Untold(reason: Message("so"))])])
    let text = draw(.shares(chart))
    #expect(text.contains("not known") && text.contains("so") && !text.contains("0%"))
  }

  @Test("a small share is there, nothing is not, and neither negative ones nor those over the whole break the bar")
  func extremes() {
    #expect(cells(Share(0.001), nil) == "#...................")
    #expect(cells(Share(0), nil) == "....................")
    #expect(cells(Share(-0.5), nil) == "....................")
    #expect(cells(Share(2), nil, end: 2) == "####################")
    #expect(cells(Share(5), nil) == "####################")
    #expect(cells(Share(.infinity), nil).count == 20 && cells(Share(.nan), nil).count == 20)
    #expect(cells(Share(0.3), -0.1...1.5).count == 20)
    #expect(SharesPainter.cells(Share(0.5), bounds: 0.2...0.4, end: 1, width: 0).isEmpty)
  }

  @Test("a share is below, within or above the band only where all of its readings are")
  func standing() {
    let chart = ShareChart(bars: [], target: 0.3, band: 0.1)
    #expect(chart.standing(of: Share(0.1)) == .below)
    #expect(chart.standing(of: Share(0.2)) == .within && chart.standing(of: Share(0.4)) == .within)
    #expect(chart.standing(of: Share(0.5)) == .above)
    #expect(chart.standing(of: Share(low: 0.25, high: 0.35)) == .within)
    #expect(chart.standing(of: Share(low: 0.1, high: 0.3)) == nil && chart.standing(of: nil) == nil)
    #expect(ShareChart(bars: []).standing(of: Share(0.3)) == nil)
  }

  // MARK: - Timelines

  private func mark(
    _ shape: Timeline.Shape, _ from: String?, _ until: String? = nil, isOnOutlook: Bool = false
  ) throws -> Timeline.Mark {
    Timeline.Mark(
      shape: shape, label: Message("It"), from: try from.map { try PlanDate(parsing: $0) },
      until: try until.map { try PlanDate(parsing: $0) }, isOnOutlook: isOnOutlook)
  }

  /// One row on a scale of the year 2026, 73 columns wide: five days in a column.
  private func row(_ marks: [Timeline.Mark], unicode: Bool = true) throws -> String {
    let extent = try PlanDate(parsing: "2026")
    let style = TextStyle(unicode: unicode)
    var canvas = Canvas(OutputBuffer(), style)
    RowPainter(
      Timeline.Row(label: Message("Row"), marks: marks), TimeScale(extent.first...extent.last, columns: 73), style,
      guides: []
    ).paint(on: &canvas)
    return canvas.output.text
  }

  @Test("a stretch of time is drawn from its first day to its last, and lighter where a date is coarse")
  func stretches() throws {
    #expect(try row([mark(.bar, "2026-01-01", "2026-01-30")]) == "██████")
    #expect(try row([mark(.bar, "2026-01-01", "2026-02")]) == "███████░░░░░")
    #expect(try row([mark(.bar, "2026-01", "2026-02")]) == "░░░░░░█░░░░░")
    #expect(try row([mark(.bar, "2026-01", "2026-01")]) == "░░░░░░░")
    #expect(try row([mark(.line, "2026-01-01", "2026-01-30")]) == "──────")
  }

  @Test("a moment has its sign, one that lasts has it at both ends, and a coarse one stands for all its days")
  func moments() throws {
    #expect(try row([mark(.diamond, "2026-01-11")]) == "  ◆")
    #expect(try row([mark(.dot, "2026-01-01", "2026-01-12")]) == "●●●")
    #expect(try row([mark(.triangle, "2026-01-01", "2026-01-29")]) == "▲────▲")
    #expect(try row([mark(.diamond, "2026-01")]) == "◇╌╌╌╌╌◇")
    #expect(try row([mark(.dot, "2026-01-01", isOnOutlook: true)]) == "○")
  }

  @Test("what has only one end goes on into the open")
  func open() throws {
    #expect(try row([mark(.bar, "2026-01-06")]) == " █…")
    #expect(try row([mark(.bar, nil, "2026-01-11")]) == " …█")
  }

  @Test("a moment is seen on a stretch of time, and a milestone on everything")
  func layers() throws {
    let marks = [
      try mark(.diamond, "2026-01-11"), try mark(.dot, "2026-01-11"), try mark(.bar, "2026-01-01", "2026-01-25"),
      try mark(.dot, "2026-01-16"),
    ]
    #expect(try row(marks) == "██◆●█")
    #expect(try row(marks.reversed()) == "██◆●█")
  }

  @Test("what comes back is drawn each time, and an arrow says that it goes on")
  func rhythm() throws {
    var mark = try mark(.dot, "2026-01-01")
    mark.every = .every(Length(1, .month))
    mark.occurrences = try ["2026-01-01", "2026-02-01", "2026-03-01"].map { .init(try PlanDate(parsing: $0)) }
    #expect(try row([mark]) == "●     ●    ●" + String(repeating: " ", count: 60) + "›")
    mark.until = try PlanDate(parsing: "2026-03-15")
    mark.occurrences[2].isCertain = false
    #expect(try row([mark]) == "●     ●    ○")
  }

  @Test("without Unicode there is no character outside ASCII")
  func ascii() throws {
    let marks =
      try Timeline.Shape.allCases.map { try mark($0, "2026-02", "2026-08-31") } + [try mark(.bar, "2026-11-01")]
    #expect(try row(marks, unicode: false).utf8.allSatisfy { $0 < 0x80 })
  }

  // MARK: - Reports

  private func draw(_ content: ViewResult.Content, style: TextStyle = TextStyle()) -> String {
    let title = Localized("A view")
    var output = OutputBuffer()
    ViewReporter(style: style).write(
      ViewReport(
        toolVersion: "1", packs: [], language: .english, name: "it", kind: "facts", title: title, about: nil,
        plans: [.init(source: Sample.plan, view: ViewResult(name: "it", title: title, content: content))]), to: &output)
    return output.text
  }

  @Test("control characters of a plan never reach a terminal, and names keep to their columns")
  func controls() throws {
    let nasty = Message("{0}", nl: nil, da: nil, .text("a\u{1B}[31m\u{202E}\nb" + String(repeating: "日本", count: 60)))
    let lane = Timeline.Lane(
      title: nasty, rows: [Timeline.Row(label: nasty, marks: [try mark(.bar, "2026-01-01", "2026-12-31")])])
    let contents: [ViewResult.Content] = [
      .facts([Fact(label: nasty, state: .said(nasty))]), .timeline(Timeline(lanes: [lane])),
      .shares(ShareChart(bars: [.init(label: nasty, share: Share(0.5), parts: [.init(label: nasty, amount: nil)])])),
    ]
    for content in contents {
      for width in [20, 40, 80, 200] {
        let text = draw(content, style: TextStyle(width: width))
        #expect(!text.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || $0 == "\u{202E}") })
        // A heading is a sentence of the pack, and a single word of it may be wider.
        for line in text.split(separator: "\n") where line.contains("█") {
          #expect(DisplayWidth.of(line) <= width, "\(line)")
        }
      }
    }
  }

  @Test("a long list of what cannot be told ends with how many more there are, unless all are asked for")
  func long() {
    let untold = (0..<30).map { Untold(reason: Message("reason {0}", .number(Double($0)))) }
    let view = ViewResult(name: "it", title: Localized("A view"), content: .facts([]), untold: untold)
    for isVerbose in [false, true] {
      var output = OutputBuffer()
      ViewReporter(style: TextStyle(verbose: isVerbose)).write(
        ViewReport(
          toolVersion: "1", packs: [], language: .english, name: "it", kind: "facts", title: view.title, about: nil,
          plans: [.init(source: Sample.plan, view: view)]), to: &output)
      #expect(output.text.contains("reason 7") && output.text.contains("reason 29") == isVerbose)
      #expect(output.text.contains("and 22 more") != isVerbose)
    }
  }
}
