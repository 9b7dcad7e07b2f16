internal import Diagnostics

extension Lexer {
  /// Reads an int, uint or double. An int keeps its magnitude only: `-9223372036854775808` is a sign and 2^63.
  mutating func number() -> Token.Kind {
    let start = position
    if current == UInt8(ascii: "0"), byte(at: position + 1) == UInt8(ascii: "x") {
      position += 2
      let digits = position
      while Self.hexValue(current) != nil { position += 1 }
      return integer(from: digits, radix: 16, start: start)
    }
    var isDouble = false
    while Self.isDigit(current) { position += 1 }
    if current == UInt8(ascii: "."), Self.isDigit(byte(at: position + 1)) {
      isDouble = true
      position += 1
      while Self.isDigit(current) { position += 1 }
    }
    if current | 0x20 == UInt8(ascii: "e") {
      let sign = byte(at: position + 1)
      let signed = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      if Self.isDigit(byte(at: position + (signed ? 2 : 1))) {
        isDouble = true
        position += signed ? 2 : 1
        while Self.isDigit(current) { position += 1 }
      }
    }
    guard isDouble else { return integer(from: start, radix: 10, start: start) }
    if let stray = strayName(from: start) { return stray }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      report(start..<position, Message("{0} is too large for a number", .quoted(text)))
      return .literal(.double(0))
    }
    return .literal(.double(value))
  }

  private mutating func integer(from digits: Int, radix: Int, start: Int) -> Token.Kind {
    let end = position
    let isUnsigned = current | 0x20 == UInt8(ascii: "u")
    if isUnsigned { position += 1 }
    if let stray = strayName(from: start) { return stray }
    let value = UInt64(String(decoding: bytes[digits..<end], as: UTF8.self), radix: radix)
    guard let value, isUnsigned || value <= UInt64(Int64.max) + 1 else {
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      report(
        start..<position,
        end == digits
          ? Message("digits are missing behind {0}", .quoted(text))
          : Message("{0} is too large for a whole number", .quoted(text)))
      return .literal(isUnsigned ? .uint(0) : .int(0))
    }
    return isUnsigned ? .literal(.uint(value)) : .integer(value)
  }

  /// A letter that touches a number, as in `12days`, is a mistake in one piece.
  private mutating func strayName(from start: Int) -> Token.Kind? {
    guard Self.isNameStart(current) || letterLength > 0 else { return nil }
    while true {
      let length = Self.isNameStart(current) || Self.isDigit(current) ? 1 : letterLength
      if length == 0 { break }
      position += length
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    report(start..<position, Message("{0} is neither a number nor a name", .quoted(text)))
    return .literal(.int(0))
  }
}
