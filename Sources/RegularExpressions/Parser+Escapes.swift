internal import Diagnostics

extension PatternParser {
  /// Reads what begins with a backslash, outside of brackets.
  mutating func readEscape() throws(PatternError) {
    let start = position
    switch byte(start + 1) {
    case UInt8(ascii: "b"):
      position += 2
      return append(.assertion(.wordBoundary), from: start)
    case UInt8(ascii: "B"):
      position += 2
      return append(.assertion(.noWordBoundary), from: start)
    case UInt8(ascii: "A") where dialect == .re2:
      position += 2
      return append(.assertion(.textStart), from: start)
    case UInt8(ascii: "z") where dialect == .re2:
      position += 2
      return append(.assertion(.textEnd), from: start)
    case UInt8(ascii: "C") where dialect == .re2:
      position += 2
      return append(.anyByte, from: start)
    case UInt8(ascii: "Q") where dialect == .re2:
      position += 2
      while position < bytes.count {
        if has("\\E", at: position) {
          position += 2
          break
        }
        let at = position
        appendLiteral(takeScalar(), from: at)
      }
      return
    default: break
    }
    if let set = try classEscape() { return append(set, from: start) }
    appendLiteral(try scalarEscape(inBrackets: false), from: start)
  }

  /// `\d`, `\p{Greek}` and their like; nil where the escape is something else.
  mutating func classEscape() throws(PatternError) -> ScalarSet? {
    let set: ScalarSet
    guard let letter = byte(position + 1) else { return nil }
    switch letter | 0x20 {
    case UInt8(ascii: "d"): set = AsciiClasses.digit
    case UInt8(ascii: "w"): set = AsciiClasses.word
    case UInt8(ascii: "s"): set = dialect == .re2 ? AsciiClasses.space : AsciiClasses.ecmaSpace
    case UInt8(ascii: "p"): return try property()
    default: return nil
    }
    position += 2
    return folded(set, isNegated: letter & 0x20 == 0)
  }

  /// An escape that stands for one character.
  mutating func scalarEscape(inBrackets: Bool) throws(PatternError) -> UInt32 {
    let start = position
    guard let letter = byte(start + 1) else {
      throw PatternError(
        start..<(start + 1), Message("the pattern ends with a backslash"),
        remedy: Message("write {0} for a backslash itself", .quoted("\\\\")))
    }
    position += 2
    switch letter {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "v"): return 0x0B
    case UInt8(ascii: "a") where dialect == .re2: return 0x07
    case UInt8(ascii: "x"): return try hexadecimal(start)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      if let value = digitEscape(letter) { return value }
    case UInt8(ascii: "u") where dialect == .ecma262: return try unicodeEscape(start)
    case UInt8(ascii: "c") where dialect == .ecma262:
      if let control = byte(position), UInt8(ascii: "a")...UInt8(ascii: "z") ~= control | 0x20 {
        position += 1
        return UInt32(control & 0x1F)
      }
    default:
      if isLiteral(letter) { return UInt32(letter) }
    }
    position = start
    throw unknownEscape(start, inBrackets: inBrackets)
  }

  /// Whether a backslash before this byte stands for the byte itself.
  private func isLiteral(_ byte: UInt8) -> Bool {
    if dialect == .ecma262 { return "^$\\.*+?()[]{}|/".utf8.contains(byte) }
    return byte < 0x80 && (byte == UInt8(ascii: "_") || !Program.isWord(byte))
  }

  /// RE2 has up to three octal digits, the first of them 0 or with another behind it; ECMA-262 has `\0` alone.
  private mutating func digitEscape(_ first: UInt8) -> UInt32? {
    func octal(_ index: Int) -> UInt32? {
      byte(index).flatMap { UInt8(ascii: "0")...UInt8(ascii: "7") ~= $0 ? UInt32($0 - UInt8(ascii: "0")) : nil }
    }
    if dialect == .ecma262 {
      let isFollowed = byte(position).map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
      return first == UInt8(ascii: "0") && !isFollowed ? 0 : nil
    }
    var value = UInt32(first - UInt8(ascii: "0"))
    if value != 0, octal(position) == nil { return nil }
    for _ in 0..<2 {
      guard let digit = octal(position) else { break }
      value = value * 8 + digit
      position += 1
    }
    return value
  }

  private func digit(_ index: Int) -> UInt32? {
    switch byte(index) {
    case let byte? where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte: UInt32(byte - UInt8(ascii: "0"))
    case let byte? where UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20: UInt32((byte | 0x20) - 0x61 + 10)
    default: nil
    }
  }

  /// The digits of `\x41`, `\x{1F600}`.
  private mutating func hexadecimal(_ start: Int) throws(PatternError) -> UInt32 {
    if dialect == .re2, byte(position) == UInt8(ascii: "{") { return try braced(start) }
    guard let first = digit(position), let second = digit(position + 1) else {
      throw PatternError(
        start..<position, Message("{0} needs two hexadecimal digits", .quoted("\\x")),
        remedy: dialect == .re2
          ? Message("write {0} or {1}", .quoted("\\x41"), .quoted("\\x{1F600}"))
          : Message("write {0}, or {1} for more digits", .quoted("\\x41"), .quoted("\\u{1F600}")))
    }
    position += 2
    return first * 16 + second
  }

  /// The digits of `\u0041`, `\u{1F600}`, and of two that make a surrogate pair.
  private mutating func unicodeEscape(_ start: Int) throws(PatternError) -> UInt32 {
    if byte(position) == UInt8(ascii: "{") { return try braced(start) }
    func four(_ index: Int) -> UInt32? {
      var value: UInt32 = 0
      for offset in 0..<4 {
        guard let digit = digit(index + offset) else { return nil }
        value = value * 16 + digit
      }
      return value
    }
    guard let value = four(position) else {
      throw PatternError(
        start..<position, Message("{0} needs four hexadecimal digits", .quoted("\\u")),
        remedy: Message("write {0} or {1}", .quoted("\\u0041"), .quoted("\\u{1F600}")))
    }
    position += 4
    if 0xD800..<0xDC00 ~= value, has("\\u", at: position), let low = four(position + 2), 0xDC00..<0xE000 ~= low {
      position += 6
      return 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    return value
  }

  private mutating func braced(_ start: Int) throws(PatternError) -> UInt32 {
    var at = position + 1
    var value: UInt32 = 0
    while let digit = digit(at) {
      value = min(value * 16 + digit, ScalarSet.last + 1)
      at += 1
    }
    let example = text(start..<(start + 2)) + "{1F600}"
    guard at > position + 1, byte(at) == UInt8(ascii: "}") else {
      throw PatternError(
        start..<min(at + scalarLength(at), bytes.count), Message("hexadecimal digits and a brace are needed here"),
        remedy: Message("write it like {0}", .quoted(example)))
    }
    position = at + 1
    guard value <= ScalarSet.last else {
      throw PatternError(
        start..<position, Message("there is no character {0}", quoted(start..<position)),
        remedy: Message("the last one is {0}", .quoted(text(start..<(start + 2)) + "{10FFFF}")))
    }
    return value
  }
}
