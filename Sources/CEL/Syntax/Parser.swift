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
      let issue = Issue(
        Limits.expressionLength..<length,
        Message("this expression is too long; at most {0} bytes are read", .number(Double(Limits.expressionLength))))
      return (expression, [issue])
    }
    var lexer = Lexer(text)
    let tokens = lexer.run()
    var parser = Parser(expression: expression, tokens: tokens, issues: lexer.issues)
    parser.run()
    let issues = parser.issues.enumerated()
      .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
      .prefix(Limits.issues).map(\.element)
    return (parser.expression, Array(issues))
  }
}

/// Reads tokens by recursive descent, with precedence climbing for the binary operators.
struct Parser {
  var expression: Expression
  let tokens: [Token]
  var issues: [Issue]
  var position = 0
  var depth = 0
  /// Set once the nesting is too deep; everything after it would be an echo.
  var isAborted = false
  /// Where the last issue lies, so that one spot gives one issue.
  private var lastIssueStart = -1

  init(expression: Expression, tokens: [Token], issues: [Issue]) {
    self.expression = expression
    self.tokens = tokens
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
    report(
      range, Message("this is nested too deeply; at most {0} levels are read", .number(Double(Limits.nesting))))
    isAborted = true
  }

  // MARK: Grammar

  mutating func run() {
    expression.root = conditional()
    while !isAborted, token.kind != .end {
      unexpected()
      // What follows may hold further mistakes worth reporting; its tree is of no use.
      advance()
      if token.kind != .end { _ = conditional() }
    }
  }

  mutating func conditional() -> ID {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limits.nesting else {
      abort(token.range)
      return invalid(token.range)
    }
    let condition = binary(minimum: 1)
    guard skip(.question) else { return condition }
    let yes = conditional()
    guard skip(.colon) else {
      report(token.range, Message("':' is missing"), remedy: Message("write condition ? value : other value"))
      return invalid(expression.range(condition).lowerBound..<max(consumedEnd, expression.range(condition).lowerBound))
    }
    let no = conditional()
    return add(.conditional(condition, yes, no), join(condition, no))
  }

  private mutating func binary(minimum: Int) -> ID {
    var left = unary()
    while case .symbol(let symbol) = token.kind, let found = Operators.binary(symbol), found.precedence >= minimum {
      if found.symbol == .and || found.symbol == .or {
        var operands = [left]
        while skip(found.symbol) { operands.append(binary(minimum: found.precedence + 1)) }
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

  private mutating func unary() -> ID {
    var signs: [(function: String, start: Int)] = []
    while true {
      if isAt(.not) {
        signs.append(("!_", token.range.lowerBound))
        advance()
      } else if isAt(.minus) {
        let start = token.range.lowerBound
        advance()
        if let literal = negatedLiteral(start: start) {
          return apply(signs, to: postfix(of: literal))
        }
        signs.append(("-_", start))
      } else {
        return apply(signs, to: postfix(of: primary()))
      }
      if signs.count > Limits.nesting {
        abort(token.range)
        return invalid(token.range)
      }
    }
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

  func join(_ first: ID, _ last: ID) -> Range<Int> {
    let lower = expression.range(first).lowerBound
    return lower..<max(lower, expression.range(last).upperBound)
  }

  mutating func invalid(_ range: Range<Int>) -> ID { add(.invalid, range) }
}
