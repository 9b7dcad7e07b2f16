internal import Diagnostics

/// Splits an expression's text into tokens. It never stops: what it can't read becomes an issue and a token that lets the
/// parser go on. Source: CEL language definition, “Syntax”.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  var issues: [Issue] = []
  /// Whether a text or a name in backquotes has no end, and swallows what stands behind it.
  var isCutShort = false

  init(_ text: String) { bytes = Array(text.utf8) }

  func byte(at offset: Int) -> UInt8 { offset >= 0 && offset < bytes.count ? bytes[offset] : 0 }

  var current: UInt8 { byte(at: position) }

  mutating func report(_ range: Range<Int>, _ message: Message, remedy: Message? = nil) {
    issues.append(Issue(range, message, remedy: remedy))
  }

  /// All tokens; the last is `end`.
  mutating func run() -> [Token] {
    while true {
      skipBlanks()
      guard position < bytes.count else { break }
      let start = position
      let kind = next()
      tokens.append(Token(kind: kind, range: start..<position))
    }
    tokens.append(Token(kind: .end, range: bytes.count..<bytes.count))
    return tokens
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch current {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
      case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "/"):
        while position < bytes.count, current != 0x0A { position += 1 }
      default:
        let length = foreignBlankLength
        guard length > 0 else { return }
        report(
          position..<(position + length), Message("this blank is a special character"),
          remedy: Message("write an ordinary blank"))
        position += length
      }
    }
  }

  private mutating func next() -> Token.Kind {
    let first = current
    if Self.isDigit(first) || (first == UInt8(ascii: ".") && Self.isDigit(byte(at: position + 1))) { return number() }
    if let quoted = quotedLiteral() { return quoted }
    if Self.isNameStart(first) { return name() }
    if first == UInt8(ascii: "`") { return quotedName() }
    return symbol()
  }

  private mutating func name() -> Token.Kind {
    let start = position
    while Self.isNameStart(current) || Self.isDigit(current) { position += 1 }
    if letterLength > 0 { return foreignName(from: start) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    case "in": return .symbol(.in)
    default: return .identifier(text)
    }
  }

  /// A name in backquotes. Source: the grammar of cel-go, `ESC_IDENTIFIER`.
  private mutating func quotedName() -> Token.Kind {
    let start = position
    position += 1
    while position < bytes.count, current != UInt8(ascii: "`"), current != 0x0A { position += 1 }
    guard current == UInt8(ascii: "`") else {
      isCutShort = true
      report(
        start..<position, Message("this name in backquotes does not end"), remedy: Message("add ` where it ends"))
      return .invalid
    }
    position += 1
    let name = bytes[(start + 1)..<(position - 1)]
    let marks = Array("_.-/ ".utf8)
    guard !name.isEmpty, name.allSatisfy({ Self.isNameStart($0) || Self.isDigit($0) || marks.contains($0) }) else {
      report(
        start..<position,
        Message("a name in backquotes is made of letters without accents, digits, blanks and _ . - /"))
      return .quotedName("")
    }
    return .quotedName(String(decoding: name, as: UTF8.self))
  }

  private mutating func symbol() -> Token.Kind {
    let start = position
    if let kind = misspeltSymbol() { return kind }
    if position + 1 < bytes.count,
      let symbol = Token.Symbol(rawValue: String(decoding: bytes[position...(position + 1)], as: UTF8.self)),
      symbol != .in
    {
      position += 2
      return .symbol(symbol)
    }
    if let symbol = Token.Symbol(rawValue: String(decoding: bytes[position...position], as: UTF8.self)) {
      position += 1
      return .symbol(symbol)
    }
    if letterLength > 0 { return foreignName(from: start) }
    if let text = curlyText() { return text }
    advanceCharacter()
    // A sign before a name, as in $name, is one mistake with it.
    while Self.isNameStart(current) || Self.isDigit(current) { position += 1 }
    report(start..<position, Message("{0} means nothing here", .quoted(text(from: start))))
    return .invalid
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isNameStart(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A) || byte == 0x5F
  }

  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
