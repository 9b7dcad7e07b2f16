/// Where the lines of a source text begin: turns byte offsets into lines and columns at the edge of the program.
///
/// A line ends with LF, CR LF or a lone CR (YAML 1.2, 5.4). Building it reads the text once; each look-up is a binary
/// search and a walk over one line.
package struct LineIndex: Sendable {
  /// A line and a column, both from 1.
  package struct Position: Hashable, Sendable {
    package var line: Int
    /// Counted in Unicode scalars.
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  private let source: SourceText
  private let starts: [Int]

  package init(_ source: SourceText) {
    self.source = source
    var starts = [0]
    let bytes = source.bytes
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        starts.append(index)
      } else if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        starts.append(index)
      }
    }
    self.starts = starts
  }

  /// How many lines there are; a text that ends with a line break has an empty last line.
  package var lineCount: Int { starts.count }

  /// The line, from 1, that holds the byte at `offset`.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and column of the byte at `offset`, columns in Unicode scalars. A byte-order mark has no column.
  package func position(at offset: Int) -> Position {
    let line = line(at: offset)
    return Position(line: line, column: count(from: starts[line - 1], to: offset, wide: 1) + 1)
  }

  /// The column of the byte at `offset` in UTF-16 code units, from 0, as the Language Server Protocol counts.
  package func utf16Column(at offset: Int) -> Int {
    count(from: starts[line(at: offset) - 1], to: offset, wide: 2)
  }

  /// The bytes of `line` (from 1) without its line break and without a byte-order mark.
  package func range(ofLine line: Int) -> ByteRange {
    guard line >= 1, line <= starts.count else { return ByteRange(at: source.bytes.count) }
    var lower = starts[line - 1]
    var upper = line < starts.count ? starts[line] : source.bytes.count
    while upper > lower, source.bytes[upper - 1] == 0x0A || source.bytes[upper - 1] == 0x0D { upper -= 1 }
    if lower == 0, hasByteOrderMark { lower = min(3, upper) }
    return ByteRange(lower, upper)
  }

  private var hasByteOrderMark: Bool { source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// How many scalars end in `lower..<upper`; those outside the basic plane count `wide`. An offset inside a scalar
  /// stands for its beginning.
  private func count(from lower: Int, to upper: Int, wide: Int) -> Int {
    let bytes = source.bytes
    let lower = min(lower == 0 && hasByteOrderMark ? 3 : lower, bytes.count)
    let upper = start(ofScalarAt: min(max(lower, upper), bytes.count), after: lower)
    var count = 0
    for byte in bytes[lower..<upper] where byte & 0xC0 != 0x80 {
      count += 0xF0...0xF4 ~= byte ? wide : 1
    }
    return count
  }

  /// Steps back over at most three continuation bytes to the byte that leads them.
  private func start(ofScalarAt offset: Int, after lower: Int) -> Int {
    let bytes = source.bytes
    guard offset < bytes.count else { return offset }
    var start = offset
    while start > lower, offset - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return bytes[start] >= 0xC0 ? start : offset
  }
}
