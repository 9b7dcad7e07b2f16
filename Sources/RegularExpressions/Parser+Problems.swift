internal import Diagnostics

/// What the parser finds wrong, in words.
extension PatternParser {
  func unclosed(_ group: Group) -> PatternError {
    PatternError(
      group.at..<(group.at + 1), Message("this group is not closed"),
      remedy: Message("add {0} where it ends, or write {1} for the character", .quoted(")"), .quoted("\\(")))
  }

  func unopened() -> PatternError {
    PatternError(
      position..<(position + 1), Message("this closes no group"),
      remedy: Message("leave it out, or write {0} for the character", .quoted("\\)")))
  }

  func unclosedBracket(_ start: Int) -> PatternError {
    PatternError(
      start..<(start + 1), Message("this class of characters is not closed"),
      remedy: Message("add {0} where it ends, or write {1} for the character", .quoted("]"), .quoted("\\[")))
  }

  /// A bracket without its partner; with the flag `u`, ECMA-262 wants it escaped.
  func loneBracket() -> PatternError {
    let bracket = text(position..<(position + 1))
    return PatternError(
      position..<(position + 1),
      bracket == "{"
        ? Message("no repetition such as {0} begins here", .quoted("{2,5}"))
        : Message("this {0} closes nothing", .quoted(bracket)),
      remedy: Message("write {0} for the character", .quoted("\\" + bracket)))
  }

  // MARK: Repetition

  func nothingToRepeat(_ start: Int) -> PatternError {
    let last = bytes[start]
    return PatternError(
      start..<position, Message("there is nothing before {0} to repeat", quoted(start..<position)),
      remedy: Message("write {0} for the character", .quoted("\\" + String(UnicodeScalar(last)))))
  }

  func stacked(_ first: Int, _ second: Int) -> PatternError {
    if text(second..<position) == "+" {
      return PatternError(
        first..<position,
        Message("a repetition that never gives back needs backtracking, which this has not"),
        remedy: Message("leave out the last {0}: nothing is slow here", .quoted("+")))
    }
    return PatternError(
      first..<position, Message("{0} repeats a repetition", quoted(second..<position)),
      remedy: Message("leave one out, or put what is repeated into a group: {0}", .quoted("(?:…)")))
  }

  func backwards(_ start: Int, _ minimum: Int, _ maximum: Int) -> PatternError {
    PatternError(
      start..<position, Message("this repetition ends before it begins"),
      remedy: Message("write {0}", .quoted("{\(maximum),\(minimum)}")))
  }

  func tooOften(_ start: Int) -> PatternError {
    PatternError(
      start..<position, Message("a repetition counts to {0} at most", .text(String(Self.largestRepetition))),
      remedy: Message("use {0} or {1}, and test the length of the text by itself", .quoted("*"), .quoted("+")))
  }

  func tooOftenTogether(_ start: Int) -> PatternError {
    PatternError(
      start..<position,
      Message("with the repetitions inside this comes to more than {0} times", .text(String(Self.largestRepetition))),
      remedy: Message("use {0} or {1} for one of them", .quoted("*"), .quoted("+")))
  }

  // MARK: Classes

  func reversed(_ start: Int, _ upper: Int) -> PatternError {
    PatternError(
      start..<position, Message("the range {0} ends before it begins", quoted(start..<position)),
      remedy: Message("write {0}", .quoted(text(upper..<position) + "-" + text(start..<(upper - 1)))))
  }

  /// A range one of whose ends is a class.
  func openRange(_ start: Int, at: Int) -> PatternError {
    PatternError(
      start..<min(max(position, at + 2) + (start == at ? 1 : 0), bytes.count),
      Message("a range goes from one character to another, and this is a class"),
      remedy: Message("put the dash last, or write {0} for it", .quoted("\\-")))
  }

  // MARK: Escapes

  func unknownEscape(_ start: Int, inBrackets: Bool) -> PatternError {
    let end = start + 1 + scalarLength(start + 1)
    let escape = text(start..<end)
    let letter = String(escape.dropFirst())
    if let first = byte(start + 1), UInt8(ascii: "1")...UInt8(ascii: "9") ~= first || letter == "k" || letter == "g",
      !inBrackets
    {
      return backReference(start..<end)
    }
    return PatternError(
      start..<end, Message("{0} is not an escape", .quoted(escape)), remedy: instead(letter, inBrackets: inBrackets))
  }

  func backReference(_ range: Range<Int>) -> PatternError {
    PatternError(
      range,
      Message("a pattern can't ask for what a group matched once more, which can't be done in one pass over the text"),
      remedy: Message("write what may stand there, and compare the parts of the text by themselves"))
  }

  private func instead(_ letter: String, inBrackets: Bool) -> Message {
    let isRE2 = dialect == .re2
    let known: String? =
      switch letter {
      case "Z", "z": inBrackets ? nil : isRE2 ? "\\z" : "$"
      case "A": inBrackets ? nil : "^"
      case "b": inBrackets ? "\\x08" : nil
      case "h": inBrackets ? "\\t " : "[\\t ]"
      case "H": inBrackets ? nil : "[^\\t ]"
      case "R": inBrackets ? "\\r\\n" : "(?:\\r\\n|\\r|\\n)"
      case "N": inBrackets ? nil : "[^\\n]"
      case "e": "\\x1B"
      case "a": "\\x07"
      case "u", "U": "\\x{" + (hexadecimals.isEmpty ? "1F600" : hexadecimals) + "}"
      case "c": isRE2 ? controlCode ?? "\\x01" : "\\cA"
      case "0": "\\x00"
      default: nil
      }
    if let known { return Message("write {0}", .quoted(known)) }
    return Message("write {0} for the character, or {1} for a backslash", .quoted(letter), .quoted("\\\\"))
  }
}

extension PatternParser {
  /// The hexadecimal digits behind the escape at `position`, eight at most.
  private var hexadecimals: String {
    let digits = bytes.dropFirst(position + 2).prefix(8).prefix { byte in
      "0123456789abcdefABCDEF".utf8.contains(byte)
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The control character of the escape at `position`, in hexadecimal.
  private var controlCode: String? {
    guard let letter = byte(position + 2), UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter | 0x20 else { return nil }
    let code = String(letter & 0x1F, radix: 16, uppercase: true)
    return "\\x" + (code.count < 2 ? "0" : "") + code
  }
}

extension PatternError {
  /// The whole pattern comes to more than can be kept.
  static func tooLarge(length: Int) -> PatternError {
    PatternError(
      0..<length, Message("this pattern is too large"),
      remedy: Message("make it shorter, or count to less in its repetitions"))
  }
}
