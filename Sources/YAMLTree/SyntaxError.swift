internal import Diagnostics

/// A place where YAML cannot be read on, as libyaml tells it, and its translation into our words.
struct SyntaxError {
  /// libyaml's words; never shown.
  var problem: String
  /// What libyaml was reading; "" where it does not say.
  var context: String
  var offset: Int
  /// Where what it was reading began.
  var contextOffset: Int?

  /// What we say instead.
  struct Explanation {
    var range: ByteRange
    var message: Message
    var advice: Message
    var related: [Place] = []
  }

  /// The finding.
  ///
  /// - Parameter opened: the innermost `[` or `{` that was open.
  func diagnostic(in source: SourceText, opened: Int?) -> Diagnostic {
    let lines = SourceLines(source)
    let explanation = explain(lines, opened: opened)
    return Diagnostic(
      id: FindingID.syntax, severity: .critical, message: explanation.message,
      place: Place(source, explanation.range), related: explanation.related, advice: explanation.advice)
  }

  private func explain(_ lines: SourceLines, opened: Int?) -> Explanation {
    let start = contextOffset ?? offset
    switch problem {
    case "found character that cannot start any token": return unexpectedCharacter(lines)
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return tab(lines)
    case "could not find expected ':'": return missingColon(lines, from: start)
    case "block sequence entries are not allowed in this context": return misplacedDash(lines)
    case "mapping keys are not allowed in this context": return misplacedQuestionMark(lines)
    case "mapping values are not allowed in this context": return misplacedColon(lines)
    case "found unexpected end of stream", "found unexpected document indicator":
      return unclosedQuote(lines, from: start)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return badEscape(lines)
    case "found unexpected ':'": return colonInBrackets(lines)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": return missingComma(lines, from: start)
    case "did not find expected node content": return missingContent(lines, opened: opened)
    case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
      return strayContent(lines, from: start)
    case "found an indentation indicator equal to 0": return badBlockHeader(lines)
    case "did not find expected comment or line break":
      return context == "while scanning a block scalar" ? badBlockHeader(lines) : badDirective(lines, from: start)
    case "found unknown directive name", "could not find expected directive name",
      "found unexpected non-alphabetical character", "did not find expected digit or '.' character",
      "found extremely long version number", "did not find expected version number", "did not find expected whitespace",
      "found duplicate %YAML directive", "found incompatible YAML document", "found duplicate %TAG directive":
      return badDirective(lines, from: start)
    case "did not find expected alphabetic or numeric character": return badAnchor(lines, from: start)
    case "did not find expected whitespace or line break", "did not find expected '!'", "did not find expected tag URI",
      "did not find URI escaped octet", "found an incorrect leading UTF-8 octet",
      "found an incorrect trailing UTF-8 octet":
      return context.contains("irective") || context.contains("%TAG")
        ? badDirective(lines, from: start) : badTag(lines, from: start)
    case "did not find the expected '>'": return badTag(lines, from: start)
    case "found undefined tag handle": return badTag(lines, from: offset)
    default: return general(lines)
    }
  }

  /// For a libyaml with words of its own that we do not know yet.
  func general(_ lines: SourceLines) -> Explanation {
    Explanation(
      range: lines.token(at: offset),
      message: Message(
        "From here on the file cannot be read as YAML.",
        nl: "Vanaf hier kan het bestand niet als YAML worden gelezen.",
        da: "Herfra kan filen ikke læses som YAML."),
      advice: Message(
        "Compare this line and the one above it with their neighbours: indentation, quotes, brackets and colons.",
        nl:
          "Vergelijk deze regel en die erboven met hun buren: inspringing, aanhalingstekens, haken en dubbele punten.",
        da: "Sammenlign denne linje og den ovenfor med deres naboer: indrykning, anførselstegn, klammer og koloner."))
  }
}

/// The lines around a syntax error.
struct SourceLines {
  let source: SourceText
  private var bytes: [UInt8] { source.bytes }

  init(_ source: SourceText) { self.source = source }

  var count: Int { bytes.count }

  func byte(_ offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

  func character(_ offset: Int) -> Character {
    let byte = byte(offset)
    return byte < 0x80 ? Character(Unicode.Scalar(byte)) : "\u{FFFD}"
  }

  func text(_ range: ByteRange) -> String { source.text(in: range) }

  func isBreak(_ offset: Int) -> Bool { byte(offset) == 0x0A || byte(offset) == 0x0D }

  func isBlank(_ offset: Int) -> Bool { byte(offset) == 0x20 || byte(offset) == 0x09 }

  /// Where the line that holds `offset` begins, after a byte-order mark.
  func start(of offset: Int) -> Int {
    var start = min(max(0, offset), count)
    while start > 0, !isBreak(start - 1) { start -= 1 }
    return start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
  }

  /// Where the line ends, its line break left out.
  func end(of offset: Int) -> Int {
    var end = min(max(0, offset), count)
    while end < count, !isBreak(end) { end += 1 }
    return end
  }

  /// The first place of the line that is no space or tab.
  func content(of offset: Int) -> Int {
    var index = start(of: offset)
    let end = end(of: offset)
    while index < end, isBlank(index) { index += 1 }
    return index
  }

  func isSameLine(_ a: Int, _ b: Int) -> Bool { start(of: a) == start(of: b) }

  /// Whether nothing but white space precedes `offset` on its line.
  func isFirst(_ offset: Int) -> Bool { content(of: offset) >= offset }

  /// The last line with content above the line of `offset`: the place of its content.
  func contentAbove(_ offset: Int) -> Int? {
    var line = start(of: offset)
    while line > 0 {
      line = start(of: line - 1)
      let place = content(of: line)
      if place < end(of: line), byte(place) != UInt8(ascii: "#") { return place }
      if line <= 3, line == start(of: 0) { return nil }
    }
    return nil
  }

  /// From `offset` to the end of its line, without a comment and white space at the end; at least one character where the
  /// file has one.
  func rest(from offset: Int) -> ByteRange {
    var end = end(of: offset)
    var index = offset
    while index < end {
      if byte(index) == UInt8(ascii: "#"), index > offset, isBlank(index - 1) { end = index }
      index += 1
    }
    while end > offset, isBlank(end - 1) { end -= 1 }
    return end > offset ? ByteRange(offset, end) : token(at: offset)
  }

  /// The text that begins at `offset`, as its author meant it: inside brackets that opened on the same line up to the next comma or
  /// bracket, else to the end of the line.
  func value(from offset: Int) -> ByteRange {
    let rest = rest(from: offset)
    var depth = 0
    for index in start(of: offset)..<max(offset, start(of: offset)) {
      if "[{".utf8.contains(byte(index)) { depth += 1 } else if "]}".utf8.contains(byte(index)) { depth -= 1 }
    }
    guard depth > 0 else { return rest }
    var end = token(at: offset).upper
    while end < rest.upper, !",[]{}".utf8.contains(byte(end)) { end += 1 }
    while end > offset + 1, isBlank(end - 1) { end -= 1 }
    return ByteRange(offset, end)
  }

  /// The character at `offset`, or the place itself at the end of a line or the file.
  func token(at offset: Int) -> ByteRange {
    let offset = min(offset, count)
    guard offset < count, !isBreak(offset) else { return ByteRange(at: offset) }
    var end = offset + 1
    while end < count, byte(end) & 0xC0 == 0x80 { end += 1 }
    return ByteRange(offset, end)
  }

  /// The word at `offset`: up to white space, a comma or a bracket.
  func word(at offset: Int) -> ByteRange {
    var end = token(at: offset).upper
    while end < count, !isBreak(end), !isBlank(end), !",[]{}".utf8.contains(byte(end)) { end += 1 }
    return ByteRange(offset, end)
  }

  /// The last place before `offset` on its line that holds no white space; nil where there is none.
  func lastBefore(_ offset: Int) -> Int? {
    var index = offset - 1
    let start = start(of: offset)
    while index >= start, isBlank(index) { index -= 1 }
    return index >= start ? index : nil
  }

  /// The first colon on the line, from `offset`, that is followed by white space (or by other text, where `spaced` is
  /// false) and does not stand in quotes.
  func colon(from offset: Int, to limit: Int, spaced: Bool = true) -> Int? {
    var quote: UInt8 = 0
    var index = offset
    while index < min(limit, count), !isBreak(index) {
      let byte = byte(index)
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), index == offset || isBlank(index - 1) {
        quote = byte
      } else if byte == UInt8(ascii: "#"), index > offset, isBlank(index - 1) {
        return nil
      } else if byte == UInt8(ascii: ":") {
        let isSpaced = index + 1 >= count || isBlank(index + 1) || isBreak(index + 1)
        if isSpaced == spaced, spaced || self.byte(index + 1) != UInt8(ascii: "/") { return index }
      }
      index += 1
    }
    return nil
  }
}
