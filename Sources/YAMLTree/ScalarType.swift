/// What a scalar is under the YAML 1.2 core schema.
///
/// Source: YAML 1.2.2, 10.3.2 "Tag resolution": `no`, `yes`, `on` and `off` are text.
package enum ScalarType: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A whole number that fits in 64 bits; a larger one is a `float`.
  case int(Int64)
  case float(Double)
  case string

  static let corePrefix = "tag:yaml.org,2002:"

  /// Resolves an untagged plain scalar.
  static func resolve(plain text: UnsafeBufferPointer<UInt8>) -> ScalarType {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      return matches(text, "null", "Null", "NULL") ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return matches(text, "true", "True", "TRUE") ? .bool(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return matches(text, "false", "False", "FALSE") ? .bool(false) : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text) ?? .string
    default: return .string
    }
  }

  /// Resolves a scalar with an explicit tag. A text that is no value of its core tag, and any other tag, reads as text.
  static func resolve(tag: String, text: UnsafeBufferPointer<UInt8>) -> ScalarType {
    guard tag.hasPrefix(corePrefix) else { return .string }
    let plain = resolve(plain: text)
    switch (tag.dropFirst(corePrefix.count), plain) {
    case ("null", .null), ("bool", .bool), ("int", .int), ("float", .float): return plain
    case ("float", .int(let value)): return .float(Double(value))
    default: return .string
    }
  }

  private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ spellings: StaticString...) -> Bool {
    spellings.contains { spelling in
      spelling.withUTF8Buffer { $0.count == text.count && $0.elementsEqual(text) }
    }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> ScalarType? {
    if text.count > 2, text[0] == UInt8(ascii: "0") {
      if text[1] == UInt8(ascii: "o") { return whole(text.dropFirst(2), radix: 8) }
      if text[1] == UInt8(ascii: "x") { return whole(text.dropFirst(2), radix: 16) }
    }
    let isSigned = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-")
    let isNegative = text[0] == UInt8(ascii: "-")
    let digits = UnsafeBufferPointer(rebasing: text.dropFirst(isSigned ? 1 : 0))
    if let value = short(digits) { return .int(isNegative ? -value : value) }
    guard digits.first.map({ isDigit($0) || $0 == UInt8(ascii: ".") }) ?? false else { return nil }
    if matches(digits, ".inf", ".Inf", ".INF") { return .float(isNegative ? -.infinity : .infinity) }
    if !isSigned, matches(digits, ".nan", ".NaN", ".NAN") { return .float(.nan) }
    guard let isWhole = shape(of: digits) else { return nil }
    if isWhole, let value = Int64(String(decoding: text, as: UTF8.self)) { return .int(value) }
    return Double(String(decoding: text, as: UTF8.self)).map(ScalarType.float)
  }

  /// A whole number of at most 18 digits, which is what nearly all numbers are; nil for any other text.
  private static func short(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var value: Int64 = 0
    for digit in digits {
      guard isDigit(digit) else { return nil }
      value = value &* 10 &+ Int64(digit &- 0x30)
    }
    return value
  }

  /// `[0-9]+` gives true, `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?` false, anything else nil.
  private static func shape(of text: UnsafeBufferPointer<UInt8>) -> Bool? {
    var index = 0
    func skipDigits() -> Int {
      let start = index
      while index < text.count, isDigit(text[index]) { index += 1 }
      return index - start
    }
    let before = skipDigits()
    if index == text.count { return before > 0 ? true : nil }
    if text[index] == UInt8(ascii: ".") {
      index += 1
      if skipDigits() + before == 0 { return nil }
    } else if before == 0 {
      return nil
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
      if skipDigits() == 0 { return nil }
    }
    return index == text.count ? false : nil
  }

  private static func whole(_ digits: Slice<UnsafeBufferPointer<UInt8>>, radix: Int) -> ScalarType? {
    var value: Double = 0
    var exact: Int64? = 0
    for byte in digits {
      let digit: Int64
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int64(byte) - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = Int64(byte) - 0x61 + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = Int64(byte) - 0x41 + 10
      default: return nil
      }
      guard digit < radix else { return nil }
      value = value * Double(radix) + Double(digit)
      if let soFar = exact {
        let (product, overflow) = soFar.multipliedReportingOverflow(by: Int64(radix))
        let (sum, carry) = product.addingReportingOverflow(digit)
        exact = overflow || carry ? nil : sum
      }
    }
    return exact.map(ScalarType.int) ?? .float(value)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
