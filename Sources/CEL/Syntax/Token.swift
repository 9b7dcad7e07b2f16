/// A piece of an expression's text.
struct Token {
  enum Kind: Equatable {
    case literal(Literal)
    /// The magnitude of an int literal, 0 … 2^63; the sign is the parser's to join.
    case integer(UInt64)
    case identifier(String)
    /// A name in backquotes, allowed behind a dot only.
    case quotedName(String)
    case symbol(Symbol)
    /// Text that is no token; an issue has been reported for it.
    case invalid
    case end
  }

  enum Symbol: String {
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case dot = "."
    case comma = ","
    case colon = ":"
    case question = "?"
    case not = "!"
    case minus = "-"
    case plus = "+"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case and = "&&"
    case or = "||"
    case `in` = "in"
  }

  var kind: Kind
  /// UTF-8 byte offsets within the expression's text.
  var range: Range<Int>
}
