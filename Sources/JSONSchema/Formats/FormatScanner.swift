/// Steps over a text in bytes, for the grammars of formats.
struct FormatScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The bytes that are left.
  var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[min(position, bytes.count)...]) }

  mutating func take() -> UInt8? {
    guard let byte = next else { return nil }
    position += 1
    return byte
  }

  /// One of these bytes.
  mutating func take(_ wanted: UInt8...) -> Bool {
    guard let byte = next, wanted.contains(byte) else { return false }
    position += 1
    return true
  }

  /// As many bytes as fit, and how many they were.
  @discardableResult
  mutating func skip(while fits: (UInt8) -> Bool) -> Int {
    let start = position
    while position < bytes.count, fits(bytes[position]) { position += 1 }
    return position - start
  }

  /// A number of exactly `count` decimal digits.
  mutating func number(digits count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for _ in 0..<count {
      guard let byte = take(), byte.isDigit else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

  /// Whether the byte is one of an ASCII text.
  func isOne(of text: StaticString) -> Bool { text.withUTF8Buffer { $0.contains(self) } }
}
