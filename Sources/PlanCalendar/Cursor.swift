/// A place in a short text that is being read, in UTF-8 offsets; white space around the text is left out.
struct Cursor {
  let bytes: [UInt8]
  let start: Int
  let end: Int
  var at: Int

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while let next = Cursor.spaceEnd(bytes, start, bytes.count) { start = next }
    var end = bytes.count
    while end > start {
      if Cursor.isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    (self.bytes, self.start, self.end, self.at) = (bytes, start, end, start)
  }

  var isAtEnd: Bool { at >= end }
  var isEmpty: Bool { start == end }
  /// The whole text without the white space around it.
  var whole: Range<Int> { start..<end }
  /// What has not been read.
  var rest: Range<Int> { min(at, end)..<end }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range.clamped(to: start..<end)], as: UTF8.self) }

  func peek(_ ahead: Int = 0) -> UInt8? {
    let index = at + ahead
    return index >= start && index < end ? bytes[index] : nil
  }

  /// Skips white space; whether there was any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let before = at
    while let next = Cursor.spaceEnd(bytes, at, end) { at = next }
    return at > before
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    at += 1
    return true
  }

  /// Reads bytes as long as they qualify.
  mutating func take(while qualifies: (UInt8) -> Bool) -> Range<Int> {
    let before = at
    while let byte = peek(), qualifies(byte) { at += 1 }
    return before..<at
  }

  mutating func takeDigits() -> Range<Int> { take { Cursor.isDigit($0) } }

  /// Reads up to the next white space.
  mutating func takeWord() -> Range<Int> {
    let before = at
    while !isAtEnd, Cursor.spaceEnd(bytes, at, end) == nil { at += 1 }
    return before..<at
  }

  /// The number that the digits stand for; nil where there are none or more than nine.
  func number(_ range: Range<Int>) -> Int? {
    range.count <= 9 ? Int(text(range)) : nil
  }

  /// The length of a dash other than the minus sign of ASCII that begins here (hyphens, dashes and the true minus), or
  /// 0.
  var typographicDash: Int {
    guard let first = peek(), first == 0xE2, let second = peek(1), let third = peek(2) else { return 0 }
    return (second == 0x80 && (0x90...0x95).contains(third)) || (second == 0x88 && third == 0x92) ? 3 : 0
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Where the white space that begins at `index` ends, no-break spaces included; nil where none begins there.
  private static func spaceEnd(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    guard index < end else { return nil }
    if isSpace(bytes[index]) { return index + 1 }
    return bytes[index] == 0xC2 && index + 1 < end && bytes[index + 1] == 0xA0 ? index + 2 : nil
  }
}
