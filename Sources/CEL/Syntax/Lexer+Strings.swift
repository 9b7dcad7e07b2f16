internal import Diagnostics

extension Lexer {
  /// Reads a string or bytes literal with its prefixes (`r`, `b`, both in any order and case); nil where none begins here.
  mutating func quotedLiteral() -> Token.Kind? {
    var offset = position
    var isRaw = false
    var isBytes = false
    while true {
      let letter = byte(at: offset) | 0x20
      if letter == UInt8(ascii: "r"), !isRaw {
        isRaw = true
      } else if letter == UInt8(ascii: "b"), !isBytes {
        isBytes = true
      } else {
        break
      }
      offset += 1
    }
    let quote = byte(at: offset)
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
    let start = position
    if isBytes, isRaw, byte(at: position) | 0x20 == UInt8(ascii: "r") {
      position = offset
      report(
        start..<offset, Message("{0} means nothing here", .quoted(text(from: start))),
        remedy: Message("write {0}", .text("br")))
    }
    let isTriple = byte(at: offset + 1) == quote && byte(at: offset + 2) == quote
    position = offset + (isTriple ? 3 : 1)
    let body = text(until: quote, isTriple: isTriple, isRaw: isRaw, isBytes: isBytes, start: start)
    return .literal(isBytes ? .bytes(body) : .string(String(decoding: body, as: UTF8.self)))
  }

  private mutating func text(until quote: UInt8, isTriple: Bool, isRaw: Bool, isBytes: Bool, start: Int) -> [UInt8] {
    var result: [UInt8] = []
    while position < bytes.count {
      let byte = current
      if byte == quote {
        if !isTriple {
          position += 1
          return result
        }
        if self.byte(at: position + 1) == quote, self.byte(at: position + 2) == quote {
          position += 3
          return result
        }
      }
      if !isTriple, byte == 0x0A || byte == 0x0D { break }
      if byte == UInt8(ascii: "\\"), !isRaw {
        escape(isBytes: isBytes, into: &result)
        continue
      }
      result.append(byte)
      position += 1
    }
    isCutShort = true
    report(
      start..<position, Message("this text does not end"),
      remedy: Message(
        "add {0} where it ends", .text(String(repeating: quote == 0x22 ? "\"" : "'", count: isTriple ? 3 : 1))))
    return result
  }

  private mutating func escape(isBytes: Bool, into result: inout [UInt8]) {
    let start = position
    position += 1
    let letter = current
    let simple: UInt8?
    switch letter {
    case UInt8(ascii: "a"): simple = 0x07
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "n"): simple = 0x0A
    case UInt8(ascii: "r"): simple = 0x0D
    case UInt8(ascii: "t"): simple = 0x09
    case UInt8(ascii: "v"): simple = 0x0B
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      simple = letter
    default: simple = nil
    }
    if let simple {
      position += 1
      result.append(simple)
      return
    }
    var code: UInt32?
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): code = digits(2, from: position + 1, radix: 16)
    case UInt8(ascii: "u") where !isBytes: code = digits(4, from: position + 1, radix: 16)
    case UInt8(ascii: "U") where !isBytes: code = digits(8, from: position + 1, radix: 16)
    case UInt8(ascii: "0")...UInt8(ascii: "3"): code = digits(3, from: position, radix: 8)
    default: code = nil
    }
    guard let code else {
      if position < bytes.count, current != 0x0A { position += 1 }
      while current & 0xC0 == 0x80 { position += 1 }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      report(
        start..<position, Message("{0} is not an escape that texts know", .quoted(text)),
        remedy: Message("write \\\\ for a backslash, or r before the text to read it as it stands"))
      return
    }
    if isBytes {
      result.append(UInt8(truncatingIfNeeded: code))
    } else if let scalar = Unicode.Scalar(code) {
      result.append(contentsOf: Array(String(Character(scalar)).utf8))
    } else {
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      report(start..<position, Message("{0} is not a character", .quoted(text)))
    }
  }

  /// Exactly `count` digits at `offset`, consumed; nil, and nothing consumed, where there are fewer.
  private mutating func digits(_ count: Int, from offset: Int, radix: UInt32) -> UInt32? {
    var value: UInt32 = 0
    for index in offset..<(offset + count) {
      guard index < bytes.count, let digit = Self.hexValue(bytes[index]), digit < radix else { return nil }
      value = value &* radix &+ digit
    }
    position = offset + count
    return value
  }
}
