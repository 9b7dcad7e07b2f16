internal import Diagnostics

/// Pairs the brackets of an expression before it is parsed, and mends those that have no partner. What the parser reads is
/// balanced, so that one bracket too few or too many is reported once and where it is.
struct Brackets {
  /// The tokens with brackets put in, left out or exchanged.
  private(set) var tokens: [Token] = []
  private(set) var issues: [Issue] = []
  /// The tokens before which a bracket was left out: what is missing there may be what it stood for.
  private(set) var gaps: Set<Int> = []
  /// How many brackets are open at once.
  private(set) var depth = 0
  private var open: [(token: Token, closing: Token.Symbol)] = []

  /// - Parameters:
  ///   - isCutShort: whether a text has no end, so that brackets behind it can't be told from its letters.
  init(_ tokens: [Token], isCutShort: Bool) {
    self.tokens.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      index += 1
      if token.kind == .end {
        closeAll(isCutShort: isCutShort)
        self.tokens.append(token)
        break
      }
      guard case .symbol(let symbol) = token.kind else {
        self.tokens.append(token)
        continue
      }
      if let closing = symbol.closing {
        open.append((token, closing))
        depth = max(depth, open.count)
        if depth == Limits.nesting {
          // One issue says enough of text that nobody wrote by hand.
          issues = [Limits.nestingIssue(token.range)]
          self.tokens = [
            Token(kind: .invalid, range: token.range), Token(kind: .end, range: tokens.last?.range ?? 0..<0),
          ]
          return
        }
        self.tokens.append(token)
      } else if symbol.isClosing {
        close(symbol, token, tokens, &index)
      } else {
        self.tokens.append(token)
      }
    }
  }

  private mutating func close(_ symbol: Token.Symbol, _ token: Token, _ all: [Token], _ index: inout Int) {
    guard let innermost = open.last else {
      report(token.range, Message("{0} closes nothing", .quoted(symbol.rawValue)))
      gaps.insert(tokens.count)
      return
    }
    if innermost.closing == symbol {
      tokens.append(token)
      open.removeLast()
      return
    }
    let isNextClosing = index < all.count && all[index].kind == .symbol(innermost.closing)
    if isNextClosing, open.count > 1, open[open.count - 2].closing == symbol {
      // Two brackets in the wrong order.
      reportExchange(symbol, token, innermost)
      tokens.append(Token(kind: .symbol(innermost.closing), range: token.range))
      tokens.append(Token(kind: .symbol(symbol), range: all[index].range))
      open.removeLast(2)
      index += 1
    } else if let partner = open.lastIndex(where: { $0.closing == symbol }) {
      while open.count > partner + 1 { closeLast() }
      tokens.append(token)
      open.removeLast()
    } else if issues.count < Limits.issues, !isClosedLater(innermost.closing, all, index) {
      reportExchange(symbol, token, innermost)
      tokens.append(Token(kind: .symbol(innermost.closing), range: token.range))
      open.removeLast()
    } else {
      report(token.range, Message("{0} closes nothing", .quoted(symbol.rawValue)))
      gaps.insert(tokens.count)
    }
  }

  private mutating func reportExchange(
    _ symbol: Token.Symbol, _ token: Token, _ opening: (token: Token, closing: Token.Symbol)
  ) {
    report(
      token.range, Message("{0} can't close {1}", .quoted(symbol.rawValue), .quoted(opening.closing.opening)),
      remedy: Message("write {0} here", .quoted(opening.closing.rawValue)))
  }

  /// Whether the innermost bracket finds its partner further on.
  private func isClosedLater(_ closing: Token.Symbol, _ all: [Token], _ start: Int) -> Bool {
    var level = 0
    for token in all[start...] {
      guard case .symbol(let symbol) = token.kind else { continue }
      if symbol.closing == closing { level += 1 }
      if symbol == closing {
        if level == 0 { return true }
        level -= 1
      }
    }
    return false
  }

  /// Closes the innermost bracket behind what stands last.
  private mutating func closeLast(isReported: Bool = true) {
    guard let last = open.popLast() else { return }
    if isReported {
      report(
        last.token.range, Message("{0} is not closed", .quoted(last.closing.opening)),
        remedy: Message("add {0}", .quoted(last.closing.rawValue)))
    }
    let end = tokens.last?.range.upperBound ?? 0
    tokens.append(Token(kind: .symbol(last.closing), range: end..<end))
  }

  private mutating func closeAll(isCutShort: Bool) {
    while !open.isEmpty { closeLast(isReported: !isCutShort) }
  }

  private mutating func report(_ range: Range<Int>, _ message: Message, remedy: Message? = nil) {
    if issues.count < Limits.issues { issues.append(Issue(range, message, remedy: remedy)) }
  }
}

extension Token.Symbol {
  /// The bracket that closes this one; nil for anything else.
  var closing: Token.Symbol? {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    case .leftBrace: .rightBrace
    default: nil
    }
  }

  var isClosing: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }

  /// The bracket that this one closes, as it is written.
  var opening: String { self == .rightParenthesis ? "(" : self == .rightBracket ? "[" : "{" }
}
