package import Diagnostics

extension Catalog {
  /// Writes the page, columns aligned within each section.
  package func write(in style: TextStyle, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    for (index, section) in sections.enumerated() {
      if index > 0 { canvas.newline() }
      if !section.heading.isEmpty { line(section.heading, 0, .strong, style, on: &canvas) }
      for text in section.lines { line(text, 2, .plain, style, on: &canvas) }
      write(section.rows, style, on: &canvas)
    }
    output = canvas.output
  }

  private func line(_ text: String, _ indent: Int, _ ink: Ink, _ style: TextStyle, on canvas: inout Canvas) {
    let width = style.proseWidth - indent
    for (index, row) in Wrapping.lines(text.withoutControls, first: width, rest: width - 2).enumerated() {
      canvas.spaces(index > 0 ? indent + 2 : indent)
      canvas.put(row, ink)
      canvas.newline()
    }
  }

  private func write(_ rows: [Row], _ style: TextStyle, on canvas: inout Canvas) {
    // A column is as wide as its widest cell, apart from the few that would leave no room for the others.
    let count = rows.map(\.cells.count).max() ?? 0
    var starts = [2]
    for column in 0..<max(0, count - 1) {
      let widths = rows.filter { $0.cells.count > column + 1 }
        .map { DisplayWidth.of($0.cells[column].withoutControls) + (column == 0 ? 2 * min($0.indent, 12) : 0) }
      let limit = max(12, (style.width - starts[column]) / (count - column) * 3 / 2)
      starts.append(starts[column] + min(widths.max() ?? 0, limit) + 2)
    }
    for row in rows {
      var end = 0
      for (column, cell) in row.cells.enumerated() {
        let isLast = column == row.cells.count - 1
        let text = cell.withoutControls
        if isLast, text.isEmpty { break }
        let start = starts[min(column, starts.count - 1)] + (column == 0 ? 2 * min(row.indent, 12) : 0)
        canvas.spaces(end == 0 ? start : max(start - end, 2))
        end = max(start, end == 0 ? 0 : end + 2)
        if isLast {
          let hang = column == 0 ? start + 2 : style.proseWidth - start >= 24 ? start : style.proseWidth / 2
          let lines = Wrapping.lines(text, first: style.proseWidth - end, rest: style.proseWidth - hang)
          for (index, line) in lines.enumerated() {
            if index > 0 {
              canvas.newline()
              canvas.spaces(hang)
            }
            canvas.put(line, column == 0 ? .plain : .frame)
          }
        } else {
          let room = starts.indices.contains(column + 1) ? max(starts[column + 1] - end - 2, 8) : style.width
          let shown = ElidableText(text).fitting(max(room, 8), DisplayWidth.of)
          canvas.put(shown, column == 0 ? .strong : .plain)
          end += DisplayWidth.of(shown)
        }
      }
      canvas.newline()
    }
  }
}
