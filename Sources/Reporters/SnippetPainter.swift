internal import Diagnostics

/// Draws snippets: source lines beside a gutter, carets under what is meant and words beside the carets.
struct SnippetPainter {
  let style: TextStyle
  /// The colour of the diagnostic.
  let ink: Ink
  /// The digits of the largest line number shown.
  let gutter: Int

  init(_ style: TextStyle, _ severity: Severity, _ snippets: [Snippet]) {
    self.style = style
    ink = .severity(severity)
    gutter = snippets.map { String($0.lines.upperBound).count }.max() ?? 1
  }

  /// The columns left for source text: behind the number, a space, the bar and a space.
  private var room: Int { max(1, style.width - gutter - 3) }

  func paint(_ snippets: [Snippet], on canvas: inout Canvas) {
    for (index, snippet) in snippets.enumerated() {
      if index > 0 { bar(on: &canvas) }
      canvas.spaces(gutter)
      canvas.put(index == 0 ? "-->" : ":::", .frame)
      canvas.put(" \(snippet.map.source.name.withoutControls):\(snippet.position.line):\(snippet.position.column)")
      canvas.newline()
      if snippet.map.source.bytes.isEmpty, snippet.underlines.allSatisfy({ $0.label == nil }) { continue }
      bar(on: &canvas)
      for line in snippet.lines { paint(line, of: snippet, on: &canvas) }
    }
  }

  /// A row with nothing but the bar.
  func bar(on canvas: inout Canvas) {
    canvas.spaces(gutter + 1)
    canvas.put(style.bar, .frame)
    canvas.newline()
  }

  private func paint(_ line: Int, of snippet: Snippet, on canvas: inout Canvas) {
    let underlines = snippet.underlines.filter { $0.line == line }
    let view = LineView(snippet.map, line, focus: underlines.first?.bytes, room: room, style)
    let number = String(line)
    canvas.spaces(gutter - number.count)
    canvas.put(number, .frame)
    canvas.spaces(1)
    canvas.put(style.bar, .frame)
    if !view.isBlank {
      canvas.spaces(1)
      if view.isCutLeft { canvas.put(style.ellipsis, .frame) }
      canvas.put(utf8: view.text)
      if view.isCutRight { canvas.put(style.ellipsis, .frame) }
    }
    canvas.newline()
    for underline in underlines {
      paint(underline.label, under: view.columns(of: underline.bytes), isPrimary: underline.isPrimary, on: &canvas)
    }
  }

  /// Draws one underline with its label: beside it where there is room, else in rows below.
  private func paint(_ label: String?, under columns: Range<Int>, isPrimary: Bool, on canvas: inout Canvas) {
    let ink = isPrimary ? ink : Ink.secondary
    margin(on: &canvas)
    canvas.spaces(columns.lowerBound)
    canvas.put(String(repeating: isPrimary ? "^" : "-", count: columns.count), ink)
    guard let label, !label.isEmpty else { return canvas.newline() }
    let labelWidth = DisplayWidth.of(label)
    if columns.upperBound + 1 + labelWidth <= room {
      canvas.put(" ")
      canvas.put(label, ink)
      return canvas.newline()
    }
    canvas.newline()
    let indent = min(columns.lowerBound, max(0, room - min(labelWidth, 32)))
    for row in Wrapping.lines(label, first: room - indent, rest: room - indent) {
      margin(on: &canvas)
      canvas.spaces(indent)
      canvas.put(row, ink)
      canvas.newline()
    }
  }

  /// The bar at the left of a row, and a space.
  private func margin(on canvas: inout Canvas) {
    canvas.spaces(gutter + 1)
    canvas.put(style.bar, .frame)
    canvas.spaces(1)
  }
}
