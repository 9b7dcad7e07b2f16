/// Looking for one text in another, by UTF-8: in time that grows with the sum of their lengths, whatever they are.
struct TextSearch {
  private let part: [UInt8]
  /// For each position of `part`, how much of its beginning ends there too; empty where the part is short, as comparing a
  /// few bytes at each place is faster.
  private let borders: [Int]
  private static let short = 16

  init(_ part: [UInt8]) {
    self.part = part
    guard part.count > Self.short else {
      borders = []
      return
    }
    var borders = Array(repeating: 0, count: part.count)
    var length = 0
    for index in 1..<part.count {
      while length > 0, part[index] != part[length] { length = borders[length - 1] }
      if part[index] == part[length] { length += 1 }
      borders[index] = length
    }
    self.borders = borders
  }

  /// Whether the part stands somewhere in the text.
  static func holds(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let head = part.first else { return true }
    guard part.count <= short else { return TextSearch(Array(part)).first(in: Array(text), from: 0) != nil }
    guard part.count <= text.count else { return false }
    for index in 0...(text.count - part.count) where text[index] == head && matches(text, part, at: index) {
      return true
    }
    return false
  }

  /// Whether the part stands at a position of the text, which has as many bytes from there on.
  static func matches(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for offset in 0..<part.count where text[start + offset] != part[offset] { return false }
    return true
  }

  /// Where the part begins first, at `start` or behind it.
  func first(in text: [UInt8], from start: Int) -> Range<Int>? {
    guard !part.isEmpty else { return start <= text.count ? start..<start : nil }
    guard start >= 0, text.count - start >= part.count else { return nil }
    if borders.isEmpty {
      let head = part[0]
      for index in start...(text.count - part.count) where text[index] == head {
        if text[index..<(index + part.count)].elementsEqual(part) { return index..<(index + part.count) }
      }
      return nil
    }
    var length = 0
    for index in start..<text.count {
      while length > 0, text[index] != part[length] { length = borders[length - 1] }
      if text[index] == part[length] { length += 1 }
      if length == part.count { return (index + 1 - length)..<(index + 1) }
    }
    return nil
  }

  /// Where the part begins last, at `end` or before it. `reversed` is a search for the same part turned around.
  static func last(_ part: [UInt8], in text: [UInt8], notBehind end: Int) -> Int? {
    let reach = min(end, text.count - part.count)
    guard reach >= 0 else { return nil }
    let window = text[..<(reach + part.count)]
    return TextSearch(part.reversed()).first(in: window.reversed(), from: 0).map { window.count - $0.upperBound }
  }
}

/// A text by code points, read in its UTF-8.
struct CodePoints {
  let bytes: [UInt8]
  /// How many code points there are.
  let count: Int

  init(_ value: Value) { self.init(value.asString ?? "") }

  init(_ text: String) {
    bytes = Array(text.utf8)
    count = Self.count(bytes[...])
  }

  /// A code point begins at every byte that continues none.
  private static func count(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The position that a value gives; nil where it lies outside of 0…count.
  func position(_ value: Value) -> Int? {
    guard let index = value.asInt.flatMap({ Int(exactly: $0) }), index >= 0, index <= count else { return nil }
    return index
  }

  /// The byte that the code point at a position begins at.
  func offset(_ position: Int) -> Int {
    if count == bytes.count { return position }
    var left = position
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      if left == 0 { return offset }
      left -= 1
    }
    return bytes.count
  }

  /// The position of the code point that begins at a byte.
  func position(ofByte offset: Int) -> Int {
    count == bytes.count ? offset : Self.count(bytes[..<min(max(0, offset), bytes.count)])
  }

  func text(_ range: Range<Int>) -> String {
    let lower = offset(range.lowerBound)
    return String(decoding: bytes[lower..<max(lower, offset(range.upperBound))], as: UTF8.self)
  }
}
