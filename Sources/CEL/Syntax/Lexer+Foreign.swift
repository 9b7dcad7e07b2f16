internal import Diagnostics

/// What CEL does not know, though people write it: signs of other languages, and characters of word processors.
extension Lexer {
  /// Signs that stand for others, the longer ones first.
  private static let misspelt: [(sign: [UInt8], meaning: Token.Symbol)] = misspeltTexts.map { (Array($0.utf8), $1) }

  private static let misspeltTexts: [(String, Token.Symbol)] = [
    ("===", .equal), ("!==", .notEqual), ("<>", .notEqual), ("=>", .greaterOrEqual), ("=<", .lessOrEqual),
    ("≤", .lessOrEqual), ("≥", .greaterOrEqual), ("≠", .notEqual), ("–", .minus), ("−", .minus), ("×", .star),
    ("÷", .slash), ("=", .equal), ("&", .and), ("|", .or),
  ]

  /// Reads a sign that CEL writes otherwise, and reports it; nil where none stands here.
  mutating func misspeltSymbol() -> Token.Kind? {
    guard current > 0x7F || [0x21, 0x26, 0x3C, 0x3D, 0x7C].contains(current) else { return nil }
    for (sign, meaning) in Self.misspelt where bytes[position...].starts(with: sign) {
      // == and && are signs of CEL.
      if sign.count == 1, byte(at: position + 1) == current { return nil }
      let start = position
      position += sign.count
      report(
        start..<position, Message("{0} means nothing here", .quoted(text(from: start))),
        remedy: Message("write {0}", .text(meaning.rawValue)))
      return .symbol(meaning)
    }
    return nil
  }

  /// Reads a name with letters that names can't have, from `start` to its end.
  mutating func foreignName(from start: Int) -> Token.Kind {
    while true {
      let length = Self.isNameStart(current) || Self.isDigit(current) ? 1 : letterLength
      if length == 0 { break }
      position += length
    }
    report(
      start..<position,
      Message("{0} can't be a name; names are made of the letters A to Z, digits and _", .quoted(text(from: start))))
    return .invalid
  }

  /// Reads a text between the quotation marks of a word processor; nil where none begins here.
  mutating func curlyText() -> Token.Kind? {
    let start = position
    let quotes = ["“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»"].map { Array($0.utf8) }
    guard let opening = quotes.first(where: { bytes[position...].starts(with: $0) }) else { return nil }
    position += opening.count
    let content = position
    while position < bytes.count, current != 0x0A {
      if let closing = quotes.first(where: { bytes[position...].starts(with: $0) }) {
        let body = Array(bytes[content..<position])
        position += closing.count
        report(start..<position, Message("a text stands between straight quotation marks"))
        return .literal(.string(String(decoding: body, as: UTF8.self)))
      }
      advanceCharacter()
    }
    position = content
    report(start..<position, Message("{0} means nothing here", .quoted(text(from: start))))
    return .invalid
  }

  /// The UTF-8 length of a blank that is none of CEL's at the current place, such as a no-break space; 0 where there is
  /// none.
  var foreignBlankLength: Int {
    guard let scalar, scalar.value > 0x7F else { return 0 }
    return scalar.properties.isWhitespace || scalar.value == 0xFEFF || (0x200B...0x200D).contains(scalar.value)
      ? UTF8.width(scalar) : 0
  }

  /// The UTF-8 length of a letter outside of ASCII at the current place; 0 where there is none.
  var letterLength: Int {
    guard let scalar, scalar.value > 0x7F, scalar.properties.isAlphabetic else { return 0 }
    return UTF8.width(scalar)
  }

  private var scalar: Unicode.Scalar? {
    guard position < bytes.count, bytes[position] > 0x7F else { return nil }
    var decoder = UTF8()
    var rest = bytes[position...].prefix(4).makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&rest) { return scalar }
    return nil
  }

  /// Goes past one character of UTF-8, whole.
  mutating func advanceCharacter() {
    guard position < bytes.count else { return }
    position += 1
    while current & 0xC0 == 0x80 { position += 1 }
  }

  func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }
}
