internal import Diagnostics

/// Turns the byte ranges of one source text into lines and columns.
///
/// Look-ups in report order are cheap even where thousands of findings stand on one line: counting columns goes on from
/// the last look-up.
final class SourceMap {
  /// A range with its ends in lines and columns; `end` lies behind the last scalar.
  struct Span {
    var bytes: ByteRange
    var start: LineIndex.Position
    var end: LineIndex.Position
  }

  let source: SourceText
  let lines: LineIndex
  private var last = (line: 0, offset: 0, column: 1)

  init(_ source: SourceText) {
    self.source = source
    self.lines = LineIndex(source)
  }

  func span(of range: ByteRange) -> Span {
    let bytes = aligned(range)
    let start = position(at: bytes.lower)
    return Span(bytes: bytes, start: start, end: bytes.isEmpty ? start : position(at: bytes.upper))
  }

  /// `range` within the text, grown to whole scalars, and without a byte-order mark.
  func aligned(_ range: ByteRange) -> ByteRange {
    let first = lines.range(ofLine: 1).lower
    var lower = min(max(first, range.lower), source.bytes.count)
    var upper = min(max(lower, range.upper), source.bytes.count)
    var steps = 0
    while steps < 3, lower > first, isContinuation(at: lower) { (lower, steps) = (lower - 1, steps + 1) }
    steps = 0
    while steps < 3, upper > lower, isContinuation(at: upper) { (upper, steps) = (upper + 1, steps + 1) }
    return ByteRange(lower, upper)
  }

  private func isContinuation(at offset: Int) -> Bool {
    offset < source.bytes.count && source.bytes[offset] & 0xC0 == 0x80
  }

  /// As `LineIndex.position(at:)` counts.
  private func position(at offset: Int) -> LineIndex.Position {
    let line = lines.line(at: offset)
    if last.line != line || last.offset > offset { last = (line, lines.range(ofLine: line).lower, 1) }
    if offset > last.offset {
      for byte in source.bytes[last.offset..<min(offset, source.bytes.count)] where byte & 0xC0 != 0x80 {
        last.column += 1
      }
      last.offset = offset
    }
    return LineIndex.Position(line: line, column: last.column)
  }
}

/// The source maps of one report; each is built when something first points into its text.
final class SourceMaps {
  private var maps: [ObjectIdentifier: SourceMap] = [:]

  subscript(source: SourceText) -> SourceMap {
    if let map = maps[ObjectIdentifier(source)] { return map }
    let map = SourceMap(source)
    maps[ObjectIdentifier(source)] = map
    return map
  }
}
