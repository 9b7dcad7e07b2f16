/// Reads one JSON text. Nothing that it is given makes it trap; nesting is bounded.
struct JSONReader {
  struct Problem: Error {
    var text: String
    /// In bytes.
    var offset: Int
  }

  static let maximumDepth = 500

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// - Throws: `Problem` where the bytes are not exactly one JSON value.
  static func read(_ bytes: [UInt8]) throws(Problem) -> JSON {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value()
    reader.skipSpace()
    if reader.index < bytes.count { throw reader.problem("something stands behind the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func problem(_ text: String) -> Problem { Problem(text: text, offset: index) }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(Problem) -> JSON {
    skipSpace()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { throw problem("the value is nested too deep") }
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some: return try number()
    case nil: throw problem("a value is missing")
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(Problem) -> JSON {
    guard bytes[index...].starts(with: word.utf8) else { throw problem("this is no JSON value") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(Problem) -> JSON {
    let start = index
    _ = take("-")
    if !take("0"), skipDigits() == 0 { throw problem("this is no JSON value") }
    if take("."), skipDigits() == 0 { throw problem("a digit is missing") }
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      if skipDigits() == 0 { throw problem("a digit is missing") }
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while let byte = next, byte &- 0x30 < 10 { index += 1 }
    return index - start
  }

  private mutating func array() throws(Problem) -> JSON {
    index += 1
    var items: [JSON] = []
    skipSpace()
    if take("]") { return .array(items) }
    while true {
      items.append(try value())
      skipSpace()
      if take("]") { return .array(items) }
      if !take(",") { throw problem("a comma or a bracket is missing") }
    }
  }

  private mutating func object() throws(Problem) -> JSON {
    index += 1
    var members: [JSON.Member] = []
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw problem("a key is missing") }
      let key = try string()
      skipSpace()
      if !take(":") { throw problem("a colon is missing") }
      members.append(JSON.Member(key: key, value: try value()))
      skipSpace()
      if take("}") { return .object(members) }
      if !take(",") { throw problem("a comma or a brace is missing") }
    }
  }

  /// A lone surrogate becomes U+FFFD.
  private mutating func string() throws(Problem) -> String {
    index += 1
    var units: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        units += String(Character(try escape())).utf8
      case 0..<0x20: throw problem("a control character stands in a string")
      default:
        units.append(byte)
        index += 1
      }
    }
    throw problem("a string does not end")
  }

  private mutating func escape() throws(Problem) -> Unicode.Scalar {
    guard let byte = next else { throw problem("a string does not end") }
    index += 1
    switch byte {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"):
      let high = try fourDigits()
      guard high & 0xFC00 == 0xD800, bytes[index...].starts(with: "\\u".utf8) else {
        return Unicode.Scalar(high) ?? "\u{FFFD}"
      }
      let back = index
      index += 2
      let low = try fourDigits()
      if low & 0xFC00 == 0xDC00 {
        return Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF) ?? "\u{FFFD}"
      }
      index = back
      return "\u{FFFD}"
    default: throw problem("there is no such escape")
    }
  }

  private mutating func fourDigits() throws(Problem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("a hexadecimal digit is missing")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}
