/// What an expression may ask for. An expression is text of a stranger: each bound keeps one kind of excess away.
package enum Limits {
  /// UTF-8 bytes of one expression: ten times the longest that anybody would want to read. Parsing is linear; the check
  /// compares sets of guarded paths, so that its worst case grows with the square.
  package static let expressionLength = 32_768
  /// Levels of nesting, in the text and in the tree. Parser, checker and evaluator recurse; at 200 levels of at most
  /// 8 KB of stack each they stay below 2 MB, a quarter of a thread's usual stack.
  package static let nesting = 200
  /// Levels of evaluation, the bodies of called definitions included: 4 bodies of full depth one within the other.
  package static let evaluationDepth = 800
  /// Issues reported for one expression; what follows is most often an echo.
  package static let issues = 20
  /// Instructions that one evaluation may execute; about 50 ms.
  package static let steps = 1_000_000
  /// List elements, map entries and string bytes that one evaluation may create: at 40 bytes an element, 80 MB at worst.
  package static let creations = 2_000_000
}
