internal import Archive

/// An expression ready to run, in any number of evaluations and threads at once.
package struct Program: Sendable {
  let code: Code
  /// The type of its value.
  package let type: CELType
  /// Whether its value always carries a place in the host's data.
  package let hasPlace: Bool
  let source: LazyText

  /// The expression as it is written.
  package var text: String { source.string }

  /// The expression's tree, read again at each use; its nodes have the numbers that sites give.
  package var expression: Expression { Expression.parse(text).expression }
}
