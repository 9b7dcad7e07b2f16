internal import Diagnostics

/// How the parser goes on behind a mistake: it says what is wrong where it is, leaves out what it can't read up to the next
/// `&&`, `||`, comma or closing bracket, and reads on from there.
extension Parser {
  /// An expression and whatever wrongly follows it, up to a comma, colon or closing bracket.
  mutating func whole() -> ID {
    let id = conditional()
    while !isAborted, !isAtEnding {
      unexpected()
      skipUnread { $0 == .and || $0 == .or || $0 == .comma || $0 == .colon }
      if skip(.and) || skip(.or) { _ = conditional() }
    }
    return id
  }

  private var isAtEnding: Bool {
    switch token.kind {
    case .end, .symbol(.comma), .symbol(.colon): true
    case .symbol(let symbol): symbol.isClosing
    default: false
    }
  }

  /// Goes past the tokens up to one of these on this level, or to the bracket that ends it.
  mutating func skipUnread(until stops: (Token.Symbol) -> Bool) {
    var level = 0
    while token.kind != .end {
      if case .symbol(let symbol) = token.kind {
        if level == 0, symbol.isClosing || stops(symbol) { return }
        if symbol.closing != nil { level += 1 }
        if symbol.isClosing { level -= 1 }
      }
      advance()
    }
  }

  /// Takes a colon, and reports what stands before it.
  ///
  /// - Returns: false where there is none on this level; that is reported too.
  mutating func skipToColon(_ message: Message, at place: Range<Int>? = nil, remedy: Message? = nil) -> Bool {
    if skip(.colon) { return true }
    let start = position
    skipUnread { $0 == .colon || $0 == .comma }
    let isThere = isAt(.colon)
    if isThere, position > start {
      let end = position
      position = start
      unexpected()
      position = end
    } else if position == start || echo != start {
      let range = place ?? (start < tokens.count ? tokens[start].range : token.range)
      report(range, message, remedy: remedy)
    }
    return isThere && skip(.colon)
  }

  /// Takes the bracket that closes; what stands before it is reported.
  mutating func close(_ closing: Token.Symbol) {
    if skip(closing) { return }
    unexpected()
    skipUnread { _ in false }
    _ = skip(closing)
  }

  /// Reports that nothing stands where an operand belongs.
  mutating func missingOperand() {
    if gaps.contains(position) { return }
    switch token.kind {
    case .end: report(token.range, Message("something is missing at the end"))
    case .symbol where token.range.isEmpty: break  // A bracket that was put in: that it is missing has been said.
    case .symbol(.question):
      report(
        token.range, Message("{0} stands in an unexpected place", .quoted("?")),
        remedy: Message("parts that may be absent stand in lists and maps"))
    case .symbol(let symbol): report(token.range, Message("something is missing before {0}", .quoted(symbol.rawValue)))
    case .quotedName:
      report(token.range, Message("a name in backquotes stands behind a dot only"))
    default: break
    }
  }

  /// Reports a token that can't follow what stands before it.
  mutating func unexpected() {
    if position == echo { return }
    let range = token.range
    switch token.kind {
    case .end, .invalid: break
    case .symbol(let symbol): report(range, Message("{0} stands in an unexpected place", .quoted(symbol.rawValue)))
    default:
      guard range.upperBound <= expression.text.utf8.count else { return }
      let text = String(decoding: Array(expression.text.utf8)[range], as: UTF8.self)
      report(
        range, Message("{0} stands in an unexpected place", .quoted(text)),
        remedy: Message("an operator or a comma is missing before it"))
    }
  }
}
