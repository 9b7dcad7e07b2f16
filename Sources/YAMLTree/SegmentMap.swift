/// Which bytes of the file each part of a scalar's decoded text comes from.
///
/// Made on request, by reading the scalar once more the way libyaml does.
struct SegmentMap {
  /// A run of decoded text. Verbatim runs have as many bytes in the file as in the text, the same ones; any other run is
  /// one character that an escape, a fold or a line break stands for.
  struct Segment: Equatable {
    var decoded: Int
    var length: Int
    var start: Int
    var end: Int
    var isVerbatim: Bool
  }

  private(set) var segments: [Segment] = []
  /// The length of the decoded text so far.
  private(set) var length = 0
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func copy(_ start: Int, _ end: Int) {
    guard end > start else { return }
    if let last = segments.last, last.isVerbatim, last.end == start {
      segments[segments.count - 1].end = end
      segments[segments.count - 1].length += end - start
    } else {
      segments.append(Segment(decoded: length, length: end - start, start: start, end: end, isVerbatim: true))
    }
    length += end - start
  }

  private mutating func produce(_ count: Int, from start: Int, to end: Int) {
    segments.append(Segment(decoded: length, length: count, start: start, end: end, isVerbatim: false))
    length += count
  }

  /// A line break that the text keeps: a line feed, but for U+2028 and U+2029, which stay as they are.
  private mutating func lineBreak(_ start: Int, _ size: Int) {
    size == 3 || (size == 1 && bytes[start] == 0x0A)
      ? copy(start, start + size) : produce(1, from: start, to: start + size)
  }

  // MARK: - Plain and quoted scalars

  /// Reads what stands between the quotes, or a plain scalar.
  ///
  /// Source: YAML 1.2.2, 7.3 "Flow scalar styles", 6.5 "Line folding".
  mutating func readFlow(_ start: Int, _ end: Int, style: Node.Style) {
    var index = start
    while index < end {
      let byte = bytes[index]
      if isBlank(byte) || LineBreak.length(bytes, index) > 0 {
        index = readSpace(index, end, afterEscape: false)
      } else if style == .singleQuoted, byte == UInt8(ascii: "'") {
        produce(1, from: index, to: min(index + 2, end))
        index += 2
      } else if style == .doubleQuoted, byte == UInt8(ascii: "\\") {
        let size = LineBreak.length(bytes, index + 1)
        index = size > 0 ? readSpace(index + 1 + size, end, afterEscape: true) : readEscape(index, end)
      } else {
        copy(index, index + 1)
        index += 1
      }
    }
  }

  /// Reads white space: kept within a line, folded across lines. Gives the place after it.
  private mutating func readSpace(_ start: Int, _ end: Int, afterEscape: Bool) -> Int {
    var index = start
    var breaks: [(start: Int, size: Int)] = []
    while index < end {
      let size = LineBreak.length(bytes, index)
      if size > 0 {
        breaks.append((index, size))
        index += size
      } else if isBlank(bytes[index]) {
        index += 1
      } else {
        break
      }
    }
    if afterEscape {
      for item in breaks { lineBreak(item.start, item.size) }
    } else if let first = breaks.first {
      if first.size == 3 {
        for item in breaks { lineBreak(item.start, item.size) }
      } else if breaks.count == 1 {
        produce(1, from: start, to: index)
      } else {
        for item in breaks.dropFirst() { lineBreak(item.start, item.size) }
      }
    } else {
      copy(start, index)
    }
    return index
  }

  private mutating func readEscape(_ start: Int, _ end: Int) -> Int {
    let digits: Int
    switch start + 1 < end ? bytes[start + 1] : 0 {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case UInt8(ascii: "N"), UInt8(ascii: "_"):
      produce(2, from: start, to: start + 2)
      return start + 2
    case UInt8(ascii: "L"), UInt8(ascii: "P"):
      produce(3, from: start, to: start + 2)
      return start + 2
    default:
      produce(1, from: start, to: min(start + 2, end))
      return start + 2
    }
    let stop = min(start + 2 + digits, end)
    let value = UInt32(String(decoding: bytes[min(start + 2, stop)..<stop], as: UTF8.self), radix: 16) ?? 0
    produce(value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4, from: start, to: stop)
    return stop
  }

  // MARK: - Block scalars

  /// Reads a block scalar from its header on.
  ///
  /// Source: YAML 1.2.2, 8.1 "Block scalar styles".
  mutating func readBlock(_ start: Int, decoded text: UnsafeBufferPointer<UInt8>, isFolded: Bool) {
    var index = start
    while index < bytes.count, LineBreak.length(bytes, index) == 0 { index += 1 }
    index += LineBreak.length(bytes, index)
    let indent = indentation(index, text)
    var leading: (start: Int, size: Int)?
    var afterBlank = false
    var breaks = readBreaks(&index, indent)
    while length < text.count, index < bytes.count, LineBreak.length(bytes, index) == 0 {
      guard column(of: index) >= indent else { break }
      let isBlankLine = isBlank(bytes[index])
      if isFolded, let first = leading, first.size != 3, !afterBlank, !isBlankLine {
        if breaks.isEmpty { produce(1, from: first.start, to: index) }
      } else if let first = leading {
        lineBreak(first.start, first.size)
      }
      for item in breaks { lineBreak(item.start, item.size) }
      afterBlank = isBlankLine
      let line = index
      while index < bytes.count, LineBreak.length(bytes, index) == 0 { index += 1 }
      copy(line, index)
      let size = LineBreak.length(bytes, index)
      leading = size > 0 ? (index, size) : nil
      index += size
      breaks = readBreaks(&index, indent)
    }
    // Chomping: as many of the breaks at the end as the text has.
    if length < text.count, let first = leading { lineBreak(first.start, first.size) }
    for item in breaks where length < text.count { lineBreak(item.start, item.size) }
    // The break that the parser was given behind a last line of white space.
    if length < text.count { produce(text.count - length, from: bytes.count, to: bytes.count) }
  }

  /// Skips indentation and empty lines; gives the breaks of the latter.
  private func readBreaks(_ index: inout Int, _ indent: Int) -> [(start: Int, size: Int)] {
    var breaks: [(start: Int, size: Int)] = []
    while true {
      var column = 0
      while index < bytes.count, column < indent, bytes[index] == 0x20 {
        index += 1
        column += 1
      }
      let size = LineBreak.length(bytes, index)
      guard size > 0 else { return breaks }
      breaks.append((index, size))
      index += size
    }
  }

  /// How far the lines are indented: what the first line of text has more in the file than in the text.
  private func indentation(_ start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = start
    var textIndex = 0
    while true {
      var column = 0
      while index + column < bytes.count, bytes[index + column] == 0x20 { column += 1 }
      let textSize = LineBreak.length(text, textIndex)
      let size = LineBreak.length(bytes, index + column)
      // A text of line breaks alone has no line to go by: all spaces are indentation.
      if textIndex >= text.count { return .max }
      if textSize == 0 || size == 0 {
        var spaces = 0
        while textIndex + spaces < text.count, text[textIndex + spaces] == 0x20 { spaces += 1 }
        return max(0, column - spaces)
      }
      index += column + size
      textIndex += textSize
    }
  }

  private func column(of offset: Int) -> Int {
    var index = offset
    while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
    return offset - index
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  // MARK: - Look-up

  /// The place in the file of a place in the text; `isEnd` asks for the end of what comes before it.
  func offset(of place: Int, isEnd: Bool) -> Int? {
    var low = 0
    var high = segments.count
    // The last segment that begins before the place (or, for a start, at it).
    while low < high {
      let middle = (low + high) / 2
      let begins = segments[middle].decoded
      if begins < place || (begins == place && !isEnd) { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return segments.first?.start }
    let segment = segments[low - 1]
    let distance = min(place - segment.decoded, segment.length)
    if segment.isVerbatim { return segment.start + distance }
    if distance == segment.length { return segment.end }
    return isEnd && distance > 0 ? segment.end : segment.start
  }
}
