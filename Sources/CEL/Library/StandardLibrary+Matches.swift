internal import Diagnostics
internal import RegularExpressions

extension StandardLibrary {
  /// Regular expressions. Source: CEL language definition, “Regular Expressions”: RE2's syntax, searched anywhere in the
  /// text.
  static let patterns: [FunctionDeclaration] = [
    FunctionDeclaration(
      "matches",
      "Tells whether a text has a match of a regular expression in RE2's syntax; ^ and $ bind it to the whole text.",
      [
        pure("matches", [.string, .string], .bool, .binary { matches($0, $1, &$2) }),
        pure("matches_string", [.string, .string], .bool, member: true, .binary { matches($0, $1, &$2) }),
      ],
      examples: [
        .init("'lead-42'.matches('[0-9]+')", "true"), .init("'lead-42'.matches('^[0-9]+$')", "false"),
        .init("matches('Großkunde', r'^\\pL+$')", "true"), .init("'a'.matches('(' + 'a')", ""),
      ])
  ]

  private static func matches(_ text: Value, _ pattern: Value, _ context: inout EvaluationContext) -> Value {
    guard let text = text.asString, let pattern = pattern.asString else { return .false }
    switch context.expression(pattern) {
    case .failure(let error):
      return .error(
        Message(
          "the regular expression {0} is not one: {1}", .quoted(pattern), .text(error.message.text(in: .english))))
    case .success(let expression):
      // A step of the evaluation is 64 steps of the search or, at compilation, 64 instructions.
      let (work, isOver) = text.utf8.count.multipliedReportingOverflow(by: 1 + expression.size / 64)
      if let error = context.charge(0, bytes: isOver ? .max : work) { return error }
      return .bool(expression.matches(text))
    }
  }
}

extension EvaluationContext {
  /// A pattern as it was last used.
  struct UsedPattern {
    var text: String
    var expression: Result<RegularExpression, PatternError>
  }

  /// The compiled pattern: the one used last, or one that is kept for all evaluations, or a new one.
  fileprivate mutating func expression(_ pattern: String) -> Result<RegularExpression, PatternError> {
    if let last = lastPattern, last.text == pattern { return last.expression }
    let expression = PatternCache.shared.expression(pattern)
    // Compiling is paid for whether or not somebody else did it before: what an evaluation costs is always the same.
    steps -= pattern.utf8.count / 64
    if case .success(let expression) = expression { steps -= expression.size / 64 }
    lastPattern = UsedPattern(text: pattern, expression: expression)
    return expression
  }
}
