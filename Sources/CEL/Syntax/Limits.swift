internal import Diagnostics

/// What an expression may ask for. An expression is text of a stranger: each bound keeps one kind of excess away.
package enum Limits {
  /// UTF-8 bytes of one expression: ten times the longest that anybody would want to read. Parsing is linear; the check
  /// compares sets of guarded paths, so that its worst case grows with the square.
  package static let expressionLength = 32_768
  /// Levels of nesting, in the text and in the tree. Parser, checker and evaluator recurse; at 200 levels of at most
  /// 8 KB of stack each they stay below 2 MB; `DeepStack` gives it to them.
  package static let nesting = 200
  /// Levels of evaluation, the bodies of called definitions included: 4 bodies of full depth one within the other.
  package static let evaluationDepth = 800
  /// Issues reported for one expression; what follows is most often an echo.
  package static let issues = 20
  /// Instructions that one evaluation may execute; about 50 ms.
  package static let steps = 1_000_000
  /// List elements, map entries and string bytes that one evaluation may create: at 40 bytes an element, 80 MB at worst.
  package static let creations = 2_000_000

  /// What is said where the nesting is too deep.
  static func nestingIssue(_ range: Range<Int>) -> Issue {
    Issue(range, Message("this is nested too deeply; at most {0} levels are read", .number(Double(nesting))))
  }
}
