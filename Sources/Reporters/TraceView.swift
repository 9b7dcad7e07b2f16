package import Diagnostics

/// A trace for people: on the left where in the plan a value comes from, then the expression, then its value.
package struct TraceView: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  package func write(_ trace: RuleTrace, to output: inout OutputBuffer) {
    let painter = Painter(trace, style, output)
    painter.paint()
    output = painter.canvas.output
  }

  /// One line before it is set.
  private struct Row {
    var place: String
    var indent: Int
    var mark: String
    var text: ElidableText
    var value: String?
    var kind: TraceNode.Kind
  }

  private final class Painter {
    let trace: RuleTrace
    let style: TextStyle
    var canvas: Canvas
    let map: SourceMap
    /// The width of the places on the left.
    var gutter = 0

    init(_ trace: RuleTrace, _ style: TextStyle, _ output: OutputBuffer) {
      self.trace = trace
      self.style = style
      canvas = Canvas(output, style)
      map = SourceMap(trace.source)
    }

    func paint() {
      gutter = widest + 2
      canvas.put("\(trace.id.code) \(trace.id.name)".withoutControls, .strong)
      canvas.put("  on \(trace.source.name.withoutControls)")
      canvas.newline()
      if let list = trace.list { paint(list) }
      if let obstacle = trace.obstacle { paint("not judged: \(words(obstacle))") }
      for subject in trace.subjects { paint(subject) }
      if !trace.leftOut.isEmpty {
        canvas.newline()
        let others = trace.leftOut.map { "\($0.count) \(style.times) \($0.verdict)" }.joined(separator: ", ")
        paint("Not shown: \(others).")
      }
      if !trace.findings.isEmpty || !trace.problems.isEmpty { canvas.newline() }
      for finding in trace.findings + trace.problems {
        let severity = finding.effectiveSeverity
        let head = "\(severity.compilerWord) at \(`where`(finding.place))"
        canvas.put(head, .severity(severity))
        canvas.put(":")
        canvas.paragraph(
          finding.message.text(in: .english).withoutControls, behind: DisplayWidth.of(head) + 1, hang: 4,
          width: style.proseWidth)
      }
    }

    private func paint(_ text: String) {
      for line in Wrapping.lines(text.withoutControls, first: style.proseWidth, rest: style.proseWidth) {
        canvas.put(line)
        canvas.newline()
      }
    }

    private func words(_ reason: (text: Message, place: Place?)) -> String {
      reason.text.text(in: .english) + (reason.place.map { " (\(position($0)))" } ?? "")
    }

    private func paint(_ subject: SubjectTrace) {
      canvas.newline()
      let name = subject.route.isEmpty ? "the plan as a whole" : subject.route
      let label = subject.label.isEmpty || subject.route.hasSuffix(subject.label) ? "" : " “\(subject.label)”"
      canvas.put(subject.place.map(position) ?? "", .secondary)
      canvas.spaces(max(1, gutter - (subject.place.map(position)?.count ?? 0)))
      let heading = (name + label).withoutControls
      canvas.put(heading, .strong)
      canvas.put(": ")
      canvas.put(subject.verdict, ink(of: subject.verdict))
      if let reason = subject.reason {
        canvas.put(",")
        canvas.paragraph(
          words(reason).withoutControls, behind: gutter + DisplayWidth.of(heading) + 3 + subject.verdict.utf8.count,
          hang: gutter + 2, width: style.proseWidth)
      } else {
        canvas.newline()
      }
      let names = subject.needs.map { DisplayWidth.of($0.name) }.max() ?? 0
      for (index, need) in subject.needs.enumerated() {
        canvas.spaces(gutter)
        canvas.put(index == 0 ? "needs  " : "       ", .advice)
        canvas.put(need.name.withoutControls)
        canvas.spaces(names - DisplayWidth.of(need.name) + 2)
        canvas.put(
          need.withholds ? "\(need.answer): this one is withheld" : need.answer, need.withholds ? .strong : .frame)
        canvas.newline()
      }
      for clause in subject.clauses { paint(clause) }
    }

    private func ink(of verdict: String) -> Ink {
      switch verdict {
      case "fails": .severity(.critical)
      case "passes": .advice
      default: .severity(.minor)
      }
    }

    // MARK: Clauses

    private func paint(_ clause: TraceClause) {
      canvas.spaces(gutter)
      canvas.put(clause.role.withoutControls + ":", .advice)
      let start = gutter + DisplayWidth.of(clause.role) + 1
      let isLong = clause.node.text.text.utf8.count > style.width - start - 1
      canvas.paragraph(
        clause.node.text.text, behind: start, hang: gutter + (isLong ? 4 : 2), width: style.width, .strong)
      var rows: [Row] = []
      for child in clause.node.children { collect(child, 1, &rows) }
      if !clause.isWhole {
        rows.append(
          Row(
            place: "", indent: 1, mark: "", text: ElidableText("… parts are left out: there are too many steps"),
            kind: .note))
      }
      let column = column(rows)
      canvas.spaces(gutter - 2)
      canvas.put("= ", .frame)
      value(clause.node.value ?? "", clause.node.place.map(position), at: gutter)
      for row in rows { paint(row, column) }
    }

    private func collect(_ node: TraceNode, _ indent: Int, _ rows: inout [Row]) {
      let mark =
        switch node.kind {
        case .element: style.unicode ? "· " : "* "
        case .definition: "is"
        default: ""
        }
      rows.append(
        Row(
          place: node.place.map(position) ?? "", indent: indent, mark: mark, text: node.text, value: node.value,
          kind: node.kind))
      for child in node.children { collect(child, indent + 1, &rows) }
    }

    /// Deeper nesting moves to the right no further than this.
    private func start(_ row: Row) -> Int {
      gutter + 2 * min(row.indent, 12) + DisplayWidth.of(row.mark) + (row.kind == .definition ? 1 : 0)
    }

    /// Where values begin: behind the longest text, and early enough to leave room for them.
    private func column(_ rows: [Row]) -> Int {
      let longest =
        rows.filter { $0.value != nil || $0.kind == .notEvaluated }
        .map { start($0) + DisplayWidth.of($0.text.text) }.max() ?? 0
      return min(longest, gutter + (style.width - gutter) * 6 / 10) + 2
    }

    private func paint(_ row: Row, _ column: Int) {
      canvas.spaces(gutter - 2 - row.place.utf8.count)
      canvas.put(row.place, .secondary)
      canvas.spaces(2 + 2 * min(row.indent, 12))
      canvas.put(row.mark, .frame)
      if row.kind == .definition {
        return canvas.paragraph(row.text.text, behind: start(row) - 1, hang: start(row) + 2, width: style.width)
      }
      let hasValue = row.value != nil || row.kind == .notEvaluated
      let room = (hasValue ? column - 2 : style.width) - start(row)
      let text = row.text.fitting(max(room, 12), DisplayWidth.of)
      let isAside = row.kind == .note || row.kind == .notEvaluated
      canvas.put(text, isAside ? .frame : row.kind == .element ? .strong : .plain)
      guard hasValue else { return canvas.newline() }
      let end = start(row) + DisplayWidth.of(text)
      canvas.spaces(max(2, column - end))
      if let value = row.value {
        self.value(value, nil, at: max(column, end + 2))
      } else {
        canvas.put("not evaluated", .frame)
        canvas.newline()
      }
    }

    /// A value behind its expression, on as many lines as it takes.
    private func value(_ text: String, _ place: String?, at column: Int) {
      let room = max(style.width - column, 12)
      for (index, wrapped) in Wrapping.lines(text, first: room, rest: room).enumerated() {
        if index > 0 { canvas.spaces(column) }
        // The end of a route tells more than its beginning.
        let line = DisplayWidth.of(wrapped) > room ? style.ellipsis + String(wrapped.suffix(room - 3)) : wrapped
        canvas.put(line, text == "false" || text == "true" ? .strong : .plain)
        if index == 0, let place, DisplayWidth.of(text) <= room - place.count - 2 {
          canvas.put("  \(place)", .secondary)
        }
        canvas.newline()
      }
    }

    // MARK: Places

    private func position(_ place: Place) -> String {
      guard place.source === trace.source else { return `where`(place) }
      let start = map.span(of: place.range).start
      return "\(start.line):\(start.column)"
    }

    private func `where`(_ place: Place) -> String {
      let start = (place.source === trace.source ? map : SourceMap(place.source)).span(of: place.range).start
      return "\(place.source.name.withoutControls):\(start.line):\(start.column)"
    }

    private var widest: Int {
      var widest = 5
      func look(_ node: TraceNode) {
        if let place = node.place { widest = max(widest, position(place).utf8.count) }
        for child in node.children { look(child) }
      }
      for subject in trace.subjects {
        if let place = subject.place { widest = max(widest, position(place).utf8.count) }
        for clause in subject.clauses { look(clause.node) }
      }
      return min(widest, 16)
    }
  }
}
