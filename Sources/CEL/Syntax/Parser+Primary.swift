internal import Diagnostics

extension Parser {
  mutating func primary() -> ID {
    let token = self.token
    switch token.kind {
    case .literal(let literal):
      advance()
      return add(.literal(literal), token.range)
    case .integer(let magnitude):
      advance()
      if magnitude > UInt64(Int64.max) {
        report(token.range, Message("{0} is too large for a whole number", .quoted(String(magnitude))))
      }
      return add(.literal(.int(Int64(clamping: magnitude))), token.range)
    case .identifier(let name):
      advance()
      return named(name, range: token.range)
    case .symbol(.dot):
      advance()
      let nameToken = self.token
      guard case .identifier(let name) = nameToken.kind else {
        report(nameToken.range, Message("a name is missing behind '.'"))
        return invalid(token.range)
      }
      advance()
      return named("." + name, range: token.range.lowerBound..<nameToken.range.upperBound)
    case .symbol(.leftParenthesis):
      advance()
      let inner = conditional()
      close(.rightParenthesis, opening: token.range)
      // The range of a node in parentheses includes them, so that ranges of parents enclose those of children.
      if expression.nodes.indices.contains(Int(inner)) {
        expression.nodes[Int(inner)].range = token.range.lowerBound..<max(token.range.upperBound, consumedEnd)
      }
      return inner
    case .symbol(.leftBracket): return list()
    case .symbol(.leftBrace): return map()
    default:
      unexpected()
      if !isAtBoundary { advance() }
      return invalid(token.range)
    }
  }

  /// Whether the token ends or parts something around, so that an enclosing rule can go on from it.
  private var isAtBoundary: Bool {
    switch token.kind {
    case .end: true
    case .symbol(let symbol): symbol != .question && symbol != .dot
    default: false
    }
  }

  mutating func unexpected() {
    // What follows unreadable text is an echo of it.
    if position > 0, position < tokens.count, tokens[position - 1].kind == .invalid { return }
    switch token.kind {
    case .end: report(token.range, Message("something is missing at the end"))
    case .invalid: break
    case .symbol(let symbol):
      report(token.range, Message("{0} stands in an unexpected place", .quoted(symbol.rawValue)))
    case .identifier(let name):
      report(
        token.range, Message("{0} stands in an unexpected place", .quoted(name)),
        remedy: name == "and" ? Message("write &&") : name == "or" ? Message("write ||") : nil)
    default:
      let text = String(decoding: Array(expression.text.utf8)[token.range], as: UTF8.self)
      report(token.range, Message("{0} stands in an unexpected place", .quoted(text)))
    }
  }

  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  private mutating func named(_ name: String, range: Range<Int>) -> ID {
    if isAt(.leftParenthesis) {
      let arguments = self.arguments()
      return call(name, arguments, range: range.lowerBound..<max(range.upperBound, consumedEnd), nameRange: range)
    }
    if Self.reserved.contains(name) {
      report(range, Message("{0} is a reserved word", .quoted(name)))
    }
    return add(.identifier(name), range)
  }

  mutating func postfix(of start: ID) -> ID {
    var result = start
    let lower = expression.range(start).lowerBound
    while !isAborted {
      if isAt(.dot) {
        advance()
        let isOptional = skip(.question)
        let nameToken = token
        let name: String
        switch nameToken.kind {
        case .identifier(let text), .quotedName(let text): name = text
        default:
          report(nameToken.range, Message("a name is missing behind '.'"))
          return invalid(lower..<max(lower, consumedEnd))
        }
        advance()
        let isQuoted = if case .quotedName = nameToken.kind { true } else { false }
        if isAt(.leftParenthesis), !isOptional, !isQuoted {
          let arguments = self.arguments()
          result = memberCall(
            result, name, arguments, range: lower..<max(lower, consumedEnd), nameRange: nameToken.range)
        } else {
          result = add(.select(result, field: name, isOptional: isOptional), lower..<max(lower, consumedEnd))
        }
      } else if isAt(.leftBracket) {
        let opening = token.range
        advance()
        let isOptional = skip(.question)
        let index = conditional()
        close(.rightBracket, opening: opening)
        result = add(.index(result, index, isOptional: isOptional), lower..<max(lower, consumedEnd))
      } else {
        break
      }
    }
    return result
  }

  /// The arguments in parentheses; the opening one is the current token.
  private mutating func arguments() -> [ID] {
    let opening = token.range
    advance()
    return items(until: .rightParenthesis, opening: opening) { parser in parser.conditional() }
  }

  private mutating func list() -> ID {
    let opening = token.range
    advance()
    let elements = items(until: .rightBracket, opening: opening) { parser in
      let isOptional = parser.skip(.question)
      return Expression.Element(value: parser.conditional(), isOptional: isOptional)
    }
    return add(.list(elements), opening.lowerBound..<max(opening.upperBound, consumedEnd))
  }

  private mutating func map() -> ID {
    let opening = token.range
    advance()
    let entries = items(until: .rightBrace, opening: opening) { parser in
      let isOptional = parser.skip(.question)
      let key = parser.conditional()
      if !parser.skip(.colon) {
        parser.report(parser.token.range, Message("':' is missing between a key and its value"))
        return Expression.Entry(key: key, value: parser.invalid(parser.expression.range(key)), isOptional: isOptional)
      }
      return Expression.Entry(key: key, value: parser.conditional(), isOptional: isOptional)
    }
    return add(.map(entries), opening.lowerBound..<max(opening.upperBound, consumedEnd))
  }

  /// Reads items parted by commas up to the closing symbol; a comma may stand behind the last.
  private mutating func items<Item>(
    until closing: Token.Symbol, opening: Range<Int>, item: (inout Parser) -> Item
  ) -> [Item] {
    var result: [Item] = []
    while !isAborted, !isAt(closing), token.kind != .end {
      result.append(item(&self))
      if skip(.comma) { continue }
      if isAt(closing) { break }
      guard !isAborted, token.kind != .end, !isAtOtherClosing(than: closing) else { break }
      unexpected()
      recover(until: closing)
      if !skip(.comma) { break }
    }
    close(closing, opening: opening)
    return result
  }

  private func isAtOtherClosing(than closing: Token.Symbol) -> Bool {
    guard case .symbol(let symbol) = token.kind else { return false }
    return symbol != closing && (symbol == .rightParenthesis || symbol == .rightBracket || symbol == .rightBrace)
  }

  /// Skips to the next comma or closing symbol of this level.
  private mutating func recover(until closing: Token.Symbol) {
    var level = 0
    while token.kind != .end {
      if case .symbol(let symbol) = token.kind {
        switch symbol {
        case .leftParenthesis, .leftBracket, .leftBrace: level += 1
        case .rightParenthesis, .rightBracket, .rightBrace:
          if level == 0 { return }
          level -= 1
        case .comma where level == 0: return
        default: break
        }
      }
      advance()
    }
  }

  private mutating func close(_ closing: Token.Symbol, opening: Range<Int>) {
    if skip(closing) { return }
    let opened = String(decoding: Array(expression.text.utf8)[opening], as: UTF8.self)
    if token.kind == .end {
      report(
        opening, Message("{0} is not closed", .quoted(opened)), remedy: Message("add {0}", .quoted(closing.rawValue)))
    } else {
      report(token.range, Message("{0} is missing here", .quoted(closing.rawValue)))
    }
  }
}
