internal import Diagnostics

/// A fenced block of a help page, as CommonMark has it: three or more backticks or tildes, and as many behind it.
struct Fence {
  /// The words behind the opening marks, with their places.
  var words: [(text: String, range: ByteRange)]
  /// The opening line, without its line break.
  var heading: ByteRange
  /// The lines between the marks.
  var body: ByteRange
  /// From the opening line to the closing one, its line break included.
  var whole: ByteRange
  /// False where the page ends before the block does.
  var isClosed: Bool

  /// The fenced blocks of a page, in their order.
  static func all(in source: SourceText) -> [Fence] {
    var fences: [Fence] = []
    var open: (fence: Fence, mark: UInt8, length: Int)?
    var position = 0
    while position < source.bytes.count {
      let line = Line(source, at: position)
      position = line.next
      let (mark, length) = line.marks
      if let (fence, openMark, openLength) = open {
        if mark == openMark, length >= openLength, line.words(behind: length).isEmpty {
          var fence = fence
          fence.body = ByteRange(fence.body.lower, line.range.lower)
          fence.whole = ByteRange(fence.whole.lower, line.next)
          fence.isClosed = true
          fences.append(fence)
          open = nil
        }
      } else if length >= 3 {
        let rest = ByteRange(line.next, source.bytes.count)
        open = (
          Fence(
            words: line.words(behind: length), heading: line.range, body: rest,
            whole: ByteRange(line.range.lower, rest.upper), isClosed: false),
          mark, length
        )
      }
    }
    if let open { fences.append(open.fence) }
    return fences
  }

  /// One line of the page.
  private struct Line {
    let source: SourceText
    /// Without its line break.
    let range: ByteRange
    let next: Int

    init(_ source: SourceText, at start: Int) {
      self.source = source
      let end = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
      next = min(end + 1, source.bytes.count)
      range = ByteRange(start, end > start && source.bytes[end - 1] == 0x0D ? end - 1 : end)
    }

    /// Up to three spaces may stand before the marks of a fence.
    private var indent: Int {
      let spaces = source.bytes[range.lower..<range.upper].prefix { $0 == 0x20 }.count
      return spaces <= 3 ? spaces : 0
    }

    /// The character that a fence would be made of, and how many there are.
    var marks: (mark: UInt8, length: Int) {
      let bytes = source.bytes[range.lower..<range.upper].dropFirst(indent)
      guard let mark = bytes.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return (0, 0) }
      return (mark, bytes.prefix { $0 == mark }.count)
    }

    func words(behind length: Int) -> [(text: String, range: ByteRange)] {
      var words: [(String, ByteRange)] = []
      var position = range.lower + indent + length
      while position < range.upper {
        let byte = source.bytes[position]
        if byte == 0x20 || byte == 0x09 {
          position += 1
          continue
        }
        let end = source.bytes[position..<range.upper].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? range.upper
        words.append((source.text(in: ByteRange(position, end)), ByteRange(position, end)))
        position = end
      }
      return words
    }
  }
}
