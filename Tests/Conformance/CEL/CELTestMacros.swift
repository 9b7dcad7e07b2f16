internal import CEL

/// The macros that exist for the suite alone: `cel.block`, `cel.index`, `cel.iterVar` and `cel.accuVar`.
enum CELTestMacros {
  /// Reads an expression as the suite's authors mean it.
  static func parse(_ source: String) -> (expression: Expression, issues: [Issue]) { Expression.parse(source) }
}
