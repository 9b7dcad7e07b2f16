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
        missingName(isField: false)
        return invalid(token.range)
      }
      advance()
      return named("." + name, range: token.range.lowerBound..<nameToken.range.upperBound)
    case .symbol(.leftParenthesis):
      advance()
      let inner = whole()
      close(.rightParenthesis)
      // The range of a node in parentheses includes them, so that ranges of parents enclose those of children.
      if expression.nodes.indices.contains(Int(inner)) {
        expression.nodes[Int(inner)].range = token.range.lowerBound..<max(token.range.upperBound, consumedEnd)
      }
      return inner
    case .symbol(.leftBracket): return list()
    case .symbol(.leftBrace): return map()
    case .invalid:
      advance()
      echo = position
      return invalid(token.range)
    default:
      missingOperand()
      // What is behind the question mark may still be read.
      var isSkipped = false
      while isAt(.question) {
        advance()
        isSkipped = true
      }
      if case .quotedName = self.token.kind {
        advance()
        isSkipped = true
      }
      if isSkipped { echo = position }
      return invalid(token.range)
    }
  }

  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  private mutating func named(_ name: String, range: Range<Int>) -> ID {
    if Self.reserved.contains(name.hasPrefix(".") ? String(name.dropFirst()) : name), !isAt(.leftBrace) {
      report(
        range, Message("{0} is a reserved word", .quoted(name)),
        remedy: name == "if" ? Message("write condition ? value : other value") : nil)
      echo = position
      if !isAt(.leftParenthesis) { return invalid(range) }
    } else if name == "not", isOperandAhead {
      report(range, Message("{0} is no operator", .quoted("not")), remedy: Message("write !"))
      while case .identifier("not") = token.kind { advance() }
      return primary()
    }
    if isAt(.leftParenthesis) {
      let arguments = self.arguments()
      return call(name, arguments, range: range.lowerBound..<max(range.upperBound, consumedEnd), nameRange: range)
    }
    return add(.identifier(name), range)
  }

  /// Whether the next token can only begin an operand.
  private var isOperandAhead: Bool {
    switch token.kind {
    case .literal, .integer, .identifier: true
    default: false
    }
  }

  /// Reports that no name follows a dot, and leaves out what stands in its place.
  private mutating func missingName(isField: Bool = true) {
    switch token.kind {
    case .literal(.bool), .literal(.null), .symbol(.in):
      let word = String(decoding: Array(expression.text.utf8)[token.range], as: UTF8.self)
      report(
        token.range, Message("{0} is a word of the language", .quoted(word)),
        remedy: isField ? Message("write `{0}` for a field of that name", .text(word)) : nil)
      advance()
    case .literal, .integer, .quotedName:
      report(token.range, Message("a name is missing behind '.'"))
      advance()
    case .invalid: advance()
    default: report(token.range, Message("a name is missing behind '.'"))
    }
    echo = position
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
          missingName()
          return invalid(lower..<max(lower, consumedEnd))
        }
        advance()
        let isQuoted = if case .quotedName = nameToken.kind { true } else { false }
        if isAt(.leftParenthesis) {
          if isOptional || isQuoted {
            report(
              nameToken.range,
              Message(
                isOptional ? "a function can't be called behind '.?'" : "the name of a function has no backquotes"))
          }
          let arguments = self.arguments()
          result = memberCall(
            result, name, arguments, range: lower..<max(lower, consumedEnd), nameRange: nameToken.range)
        } else {
          result = add(.select(result, field: name, isOptional: isOptional), lower..<max(lower, consumedEnd))
        }
      } else if isAt(.leftBracket) {
        advance()
        let isOptional = skip(.question)
        let index = whole()
        close(.rightBracket)
        result = add(.index(result, index, isOptional: isOptional), lower..<max(lower, consumedEnd))
      } else if isAt(.leftBrace), let name = messageName(result) {
        let nameRange = lower..<max(lower, consumedEnd)
        let fields = messageFields()
        result = add(.message(name, nameRange: nameRange, fields), lower..<max(lower, consumedEnd))
      } else {
        break
      }
    }
    return result
  }

  // MARK: Messages

  /// The dotted name that a message's type is written as; nil for anything that is no such name.
  private func messageName(_ id: ID) -> String? {
    var names: [String] = []
    var next = id
    while true {
      // Parentheses belong to the range of what stands in them; a name in some is none.
      let start = expression.range(next).lowerBound
      guard start < expression.text.utf8.count,
        expression.text.utf8[expression.text.utf8.index(expression.text.utf8.startIndex, offsetBy: start)] != 0x28
      else { return nil }
      switch expression.kind(next) {
      case .identifier(let name): return ([name] + names.reversed()).joined(separator: ".")
      case .select(let operand, let field, false) where Self.isSelector(field):
        names.append(field)
        next = operand
      default: return nil
      }
    }
  }

  private static func isSelector(_ name: String) -> Bool {
    name.utf8.allSatisfy { Lexer.isNameStart($0) || Lexer.isDigit($0) }
  }

  /// `FieldInits` in braces; the opening one is the current token.
  private mutating func messageFields() -> [Expression.MessageField] {
    advance()
    return items(until: .rightBrace) { parser in
      let isOptional = parser.skip(.question)
      let range = parser.token.range
      let name: String
      switch parser.token.kind {
      case .identifier(let text), .quotedName(let text):
        name = text
        parser.advance()
      default:
        parser.missingOperand()
        name = ""
      }
      guard parser.skipToColon(Message("':' is missing between a field and its value")) else {
        return Expression.MessageField(name: name, value: parser.invalid(range), isOptional: isOptional)
      }
      return Expression.MessageField(name: name, value: parser.whole(), isOptional: isOptional)
    }
  }

  // MARK: Lists of things

  /// The arguments in parentheses; the opening one is the current token.
  private mutating func arguments() -> [ID] {
    advance()
    return items(until: .rightParenthesis, mayEndInComma: false) { parser in parser.whole() }
  }

  private mutating func list() -> ID {
    let opening = token.range
    advance()
    let elements = items(until: .rightBracket) { parser in
      let isOptional = parser.skip(.question)
      return Expression.Element(value: parser.whole(), isOptional: isOptional)
    }
    return add(.list(elements), opening.lowerBound..<max(opening.upperBound, consumedEnd))
  }

  private mutating func map() -> ID {
    let opening = token.range
    advance()
    let entries = items(until: .rightBrace) { parser in
      let isOptional = parser.skip(.question)
      let key = parser.conditional()
      guard parser.skipToColon(Message("':' is missing between a key and its value")) else {
        return Expression.Entry(key: key, value: parser.invalid(parser.expression.range(key)), isOptional: isOptional)
      }
      return Expression.Entry(key: key, value: parser.whole(), isOptional: isOptional)
    }
    return add(.map(entries), opening.lowerBound..<max(opening.upperBound, consumedEnd))
  }

  /// Reads items parted by commas up to the closing symbol; by the grammar `[,]` is an empty list.
  private mutating func items<Item>(
    until closing: Token.Symbol, mayEndInComma: Bool = true, item: (inout Parser) -> Item
  ) -> [Item] {
    var result: [Item] = []
    if mayEndInComma, isAt(.comma), position + 1 < tokens.count, tokens[position + 1].kind == .symbol(closing) {
      advance()
    }
    while !isAborted, !isAt(closing), token.kind != .end {
      result.append(item(&self))
      if !isAt(.comma), !isAt(closing) {
        // A colon, or a stray piece behind one.
        unexpected()
        skipUnread { $0 == .comma }
      }
      let comma = token.range
      guard skip(.comma) else { break }
      if isAt(closing), !mayEndInComma {
        report(comma, Message("{0} stands in an unexpected place", .quoted(",")))
      }
    }
    close(closing)
    return result
  }
}
