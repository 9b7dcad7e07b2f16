internal import Diagnostics

extension Expression {
  /// Reads an expression. The tree is whole even where there are issues: unreadable parts are `invalid` nodes.
  ///
  /// - Returns: the tree, and what is wrong, in the order of the text and each with its own range.
  /// Source: CEL language definition, “Syntax”.
  package static func parse(_ text: String) -> (expression: Expression, issues: [Issue]) {
    var expression = Expression(text: text)
    let length = text.utf8.count
    guard length <= Limits.expressionLength else {
      expression.nodes = [Node(kind: .invalid, range: 0..<length, depth: 1)]
      // A place within a character is none.
      var limit = text.utf8.index(text.utf8.startIndex, offsetBy: Limits.expressionLength)
      while limit > text.utf8.startIndex, text.utf8[limit] & 0xC0 == 0x80 { limit = text.utf8.index(before: limit) }
      let start = text.utf8.distance(from: text.utf8.startIndex, to: limit)
      let issue = Issue(
        start..<length,
        Message("this expression is too long; at most {0} bytes are read", .number(Double(Limits.expressionLength))))
      return (expression, [issue])
    }
    var lexer = Lexer(text)
    let brackets = Brackets(lexer.run(), isCutShort: lexer.isCutShort)
    var parser = Parser(
      expression: expression, tokens: brackets.tokens, gaps: brackets.gaps, issues: lexer.issues + brackets.issues)
    let levels = brackets.depth + lexer.tokens.count { $0.kind == .symbol(.question) }
    DeepStack.run(depth: levels) { parser.run() }
    let issues = parser.issues.enumerated()
      .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
      .prefix(Limits.issues).map(\.element)
    return (parser.expression, Array(issues))
  }
}

/// Reads tokens by recursive descent, with precedence climbing for the binary operators. The tokens are balanced
/// (`Brackets`).
struct Parser {
  var expression: Expression
  let tokens: [Token]
  /// `Brackets.gaps`
  let gaps: Set<Int>
  var issues: [Issue]
  var position = 0
  var depth = 0
  /// Set once the nesting is too deep; everything after it would be an echo.
  var isAborted = false
  /// The token whose unexpected place is an echo of what was reported right before it.
  var echo = -1
  /// Where the last issue lies, so that one spot gives one issue.
  private var lastIssueStart = -1

  init(expression: Expression, tokens: [Token], gaps: Set<Int>, issues: [Issue]) {
    self.expression = expression
    self.tokens = tokens
    self.gaps = gaps
    self.issues = issues
  }

  typealias ID = Expression.ID

  // MARK: Tokens

  var token: Token {
    if position < tokens.count, !isAborted { return tokens[position] }
    return tokens.last ?? Token(kind: .end, range: 0..<0)
  }

  func isAt(_ symbol: Token.Symbol) -> Bool {
    if case .symbol(symbol) = token.kind { return true }
    return false
  }

  mutating func advance() { position += 1 }

  mutating func skip(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  /// The end of what has been consumed.
  var consumedEnd: Int { position > 0 && position <= tokens.count ? tokens[position - 1].range.upperBound : 0 }

  mutating func report(_ range: Range<Int>, _ message: Message, remedy: Message? = nil) {
    guard !isAborted, range.lowerBound != lastIssueStart else { return }
    lastIssueStart = range.lowerBound
    issues.append(Issue(range, message, remedy: remedy))
  }

  mutating func add(_ kind: Expression.Kind, _ range: Range<Int>) -> ID {
    let id = ID(expression.nodes.count)
    expression.nodes.append(Expression.Node(kind: kind, range: range, depth: 1))
    var deepest = 0
    for child in expression.children(id) { deepest = max(deepest, expression.node(child).depth) }
    if deepest + 1 > Limits.nesting {
      abort(range)
      expression.nodes[Int(id)].kind = .invalid
    } else {
      expression.nodes[Int(id)].depth = deepest + 1
    }
    return id
  }

  mutating func abort(_ range: Range<Int>) {
    guard !isAborted else { return }
    issues.append(Limits.nestingIssue(range))
    isAborted = true
  }

  mutating func invalid(_ range: Range<Int>) -> ID { add(.invalid, range) }

  func join(_ first: ID, _ last: ID) -> Range<Int> {
    let lower = expression.range(first).lowerBound
    return lower..<max(lower, expression.range(last).upperBound)
  }

  // MARK: Grammar

  mutating func run() {
    expression.root = whole()
    // Only a symbol that no rule has a use for can be left.
    while !isAborted, token.kind != .end {
      unexpected()
      advance()
      if token.kind != .end { _ = whole() }
    }
  }

  /// `Expr`: a condition's parts are no conditions themselves, but for the last.
  mutating func conditional() -> ID {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limits.nesting else {
      abort(token.range)
      return invalid(token.range)
    }
    let condition = binary(minimum: 1)
    return isAt(.question) ? conditional(behind: condition) : condition
  }

  private mutating func conditional(behind condition: ID, isNested: Bool = false) -> ID {
    let question = token.range
    advance()
    let isChain = isAt(.dot) && token.range.lowerBound == question.upperBound
    var yes = binary(minimum: 1)
    if isAt(.question) {
      if !isNested {
        report(
          token.range, Message("a condition inside another needs parentheses"),
          remedy: Message("write a ? (b ? c : d) : e"))
      }
      depth += 1
      defer { depth -= 1 }
      guard depth <= Limits.nesting else {
        abort(token.range)
        return invalid(token.range)
      }
      yes = conditional(behind: yes, isNested: true)
    }
    let remedy =
      isChain
      ? Message("a field that may be absent is written with the point first: a.?b.orValue(c)")
      : Message("write condition ? value : other value")
    guard skipToColon(Message("':' is missing"), at: isChain ? question : nil, remedy: remedy) else {
      let lower = expression.range(condition).lowerBound
      return invalid(lower..<max(consumedEnd, lower))
    }
    let no = conditional()
    return add(.conditional(condition, yes, no), join(condition, no))
  }

  private mutating func binary(minimum: Int) -> ID {
    var left = unary()
    while let found = operatorAhead(), found.precedence >= minimum {
      if found.symbol == .and || found.symbol == .or {
        var operands = [left]
        while let next = operatorAhead(), next.symbol == found.symbol {
          advance()
          operands.append(binary(minimum: found.precedence + 1))
        }
        let range = join(left, operands[operands.count - 1])
        left = add(found.symbol == .and ? .and(operands) : .or(operands), range)
      } else {
        advance()
        let right = binary(minimum: found.precedence + 1)
        left = add(.call(found.function, [left, right]), join(left, right))
      }
    }
    return left
  }

  /// The binary operator that stands next; one written as a word is reported and taken for what it means.
  private mutating func operatorAhead() -> Operators.Binary? {
    switch token.kind {
    case .symbol(let symbol): return Operators.binary(symbol)
    case .identifier("and"):
      report(token.range, Message("{0} is no operator", .quoted("and")), remedy: Message("write &&"))
      return Operators.binary(.and)
    case .identifier("or"):
      report(token.range, Message("{0} is no operator", .quoted("or")), remedy: Message("write ||"))
      return Operators.binary(.or)
    default: return nil
    }
  }

  /// `Unary`: signs of one kind before a member.
  private mutating func unary() -> ID {
    var signs: [(function: String, start: Int)] = []
    while true {
      let range = token.range
      if isAt(.not) {
        advance()
        checkSign("!", after: signs.last?.function, range)
        signs.append(("!_", range.lowerBound))
      } else if isAt(.minus) {
        advance()
        if let literal = negatedLiteral(start: range.lowerBound) { return apply(signs, to: postfix(of: literal)) }
        checkSign("-", after: signs.last?.function, range)
        signs.append(("-_", range.lowerBound))
      } else {
        return apply(signs, to: postfix(of: primary()))
      }
      if signs.count > Limits.nesting {
        abort(token.range)
        return invalid(token.range)
      }
    }
  }

  private mutating func checkSign(_ sign: String, after previous: String?, _ range: Range<Int>) {
    guard let previous, previous != sign + "_" else { return }
    let outer = previous.prefix(1)
    report(
      range, Message("{0} behind {1} needs parentheses", .quoted(sign), .quoted(String(outer))),
      remedy: Message("write {0}", .text("\(outer)(\(sign)…)")))
  }

  private mutating func apply(_ signs: [(function: String, start: Int)], to operand: ID) -> ID {
    signs.reversed().reduce(operand) { operand, sign in
      add(.call(sign.function, [operand]), sign.start..<max(sign.start, expression.range(operand).upperBound))
    }
  }

  /// A number right behind a minus: the sign belongs to the literal, which is how the least int can be written.
  private mutating func negatedLiteral(start: Int) -> ID? {
    let range = start..<token.range.upperBound
    switch token.kind {
    case .integer(let magnitude):
      advance()
      return add(.literal(.int(Int64(truncatingIfNeeded: 0 &- magnitude))), range)
    case .literal(.double(let value)):
      advance()
      return add(.literal(.double(-value)), range)
    default: return nil
    }
  }
}
