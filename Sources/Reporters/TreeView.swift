package import Diagnostics

/// A plan's tree, a line for each node, written as it comes: place, outline, type, state.
package struct TreeView {
  private let style: TextStyle
  private let map: SourceMap
  private var canvas: Canvas
  private let lineDigits: Int
  private let outlineWidth: Int

  package init(_ source: SourceText, style: TextStyle) {
    self.style = style
    map = SourceMap(source)
    canvas = Canvas(OutputBuffer(), style)
    lineDigits = String(map.lines.lineCount).utf8.count
    outlineWidth = max(24, (style.width - lineDigits - 6) * 55 / 100)
  }

  /// What was written since the last call.
  package mutating func take() -> [UInt8] {
    let bytes = canvas.output.bytes
    canvas = Canvas(OutputBuffer(), style)
    return bytes
  }

  /// How many bytes wait to be taken.
  package var pending: Int { canvas.output.bytes.count }

  package mutating func write(_ row: TreeRow) {
    let start = map.span(of: ByteRange(at: row.offset)).start
    let line = String(start.line)
    let place = "\(String(repeating: " ", count: lineDigits - line.utf8.count))\(line):\(start.column)"
    canvas.put(place, .secondary)
    canvas.spaces(max(1, lineDigits + 5 - place.utf8.count))
    var end = lineDigits + 5 + min(2 * row.depth, outlineWidth / 2)
    canvas.spaces(min(2 * row.depth, outlineWidth / 2))
    if row.kind == .document || row.kind == .comment || row.kind == .merge || row.kind == .end {
      let text = ElidableText((row.text ?? "").withoutControls).fitting(max(style.width - end, 12), DisplayWidth.of)
      canvas.put(text, row.kind == .document || row.kind == .end ? .strong : .advice)
      return canvas.newline()
    }
    let stop = lineDigits + 5 + outlineWidth
    let head = row.key.map { "\($0):" } ?? row.index.map { "- \($0)" } ?? ""
    let shown = ElidableText(head.withoutControls).fitting(max(stop - end, 8), DisplayWidth.of)
    canvas.put(shown, row.key == nil ? .frame : .strong)
    end += DisplayWidth.of(shown)
    let text = content(of: row)
    if !text.isEmpty {
      if !shown.isEmpty {
        canvas.spaces(1)
        end += 1
      }
      let cut = ElidableText(text).fitting(max(stop - end, 6), DisplayWidth.of)
      canvas.put(cut, row.kind == .scalar ? .plain : .frame)
      end += DisplayWidth.of(cut)
    }
    let tail = [row.type ?? "–"] + row.notes.map { $0.withoutControls }
    canvas.spaces(max(2, stop + 1 - end))
    canvas.put(tail.joined(separator: ", "), .frame)
    if let state = row.state {
      canvas.put("  ")
      canvas.put(state.withoutControls, .severity(.major))
    }
    canvas.newline()
  }

  private func content(of row: TreeRow) -> String {
    switch row.kind {
    case .mapping: row.count == 1 ? "{1 key}" : "{\(row.count ?? 0) keys}"
    case .sequence: row.count == 1 ? "[1 item]" : "[\(row.count ?? 0) items]"
    case .scalar: (row.text ?? "").isEmpty ? "(empty)" : (row.text ?? "").withoutControls
    default: (row.text ?? "").withoutControls
    }
  }
}

/// A plan's tree for other programs: one JSON object on each line (JSON Lines), written as it comes.
package struct TreeLines {
  private let map: SourceMap
  private var output = OutputBuffer()

  package init(_ source: SourceText) { map = SourceMap(source) }

  package mutating func take() -> [UInt8] {
    defer { output = OutputBuffer() }
    return output.bytes
  }

  package var pending: Int { output.bytes.count }

  package mutating func write(_ row: TreeRow) {
    let start = map.span(of: ByteRange(at: row.offset)).start
    var json = JSONWriter(output, isCompact: true)
    output = OutputBuffer()
    json.object { json in
      json.string("kind", row.kind.rawValue)
      json.number("depth", row.depth)
      json.number("line", start.line)
      json.number("column", start.column)
      json.string("key", row.key)
      if let index = row.index { json.number("index", index) } else { json.null("index") }
      json.string("text", row.text)
      if let count = row.count { json.number("count", count) } else { json.null("count") }
      json.string("type", row.type)
      json.string("state", row.state)
      json.array("notes", row.notes) { json, note in json.string(nil, note) }
    }
    output = json.output
    output.newline()
  }
}
