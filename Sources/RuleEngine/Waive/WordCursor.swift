internal import Diagnostics

/// Reads words from a part of a file, and knows where each stands.
struct WordCursor {
  struct Word {
    var text: String
    var range: ByteRange
  }

  private let bytes: [UInt8]
  private(set) var position: Int
  let end: Int

  init(_ source: SourceText, _ range: ByteRange) {
    bytes = source.bytes
    position = min(max(0, range.lower), source.bytes.count)
    end = min(max(position, range.upper), source.bytes.count)
  }

  var isAtEnd: Bool { position >= end }

  /// The part up to `offset`, from here on.
  func upTo(_ offset: Int) -> WordCursor { WordCursor(bytes, position, min(offset, end)) }

  private init(_ bytes: [UInt8], _ position: Int, _ end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = max(position, end)
  }

  /// How many bytes of blank stand at `index`: spaces, tabs, and the no-break spaces that word processors put in.
  private func blank(at index: Int) -> Int {
    guard index < end else { return 0 }
    if bytes[index] == 0x20 || bytes[index] == 0x09 { return 1 }
    return bytes[index] == 0xC2 && index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
  }

  mutating func skipBlanks(and others: Set<UInt8> = []) {
    while position < end {
      let size = blank(at: position)
      if size == 0, !others.contains(bytes[position]) { return }
      position += max(1, size)
    }
  }

  /// Takes the byte where it stands here.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Takes what stands up to a blank or one of `stops`; nil where nothing does.
  mutating func word(stops: Set<UInt8>) -> Word? {
    let start = position
    while position < end, blank(at: position) == 0, !stops.contains(bytes[position]) { position += 1 }
    guard position > start else { return nil }
    return Word(text: text(start, position), range: ByteRange(start, position))
  }

  /// Where `byte` next stands.
  func next(_ byte: UInt8) -> Int? {
    guard position < end else { return nil }
    return bytes[position..<end].firstIndex(of: byte)
  }

  /// Where the text next stands.
  func next(_ text: String) -> ByteRange? {
    guard position < end, let found = bytes[position..<end].firstRange(of: Array(text.utf8)) else { return nil }
    return ByteRange(found.lowerBound, found.upperBound)
  }

  mutating func move(to offset: Int) { position = min(max(position, offset), end) }

  func text(_ lower: Int, _ upper: Int) -> String {
    let lower = min(max(0, lower), bytes.count)
    return String(decoding: bytes[lower..<min(max(lower, upper), bytes.count)], as: UTF8.self)
  }

  /// All that is left, without blanks at its ends.
  var rest: String { text(position, end).trimmingBlanks }
}
