/// An expression ready to run, in any number of evaluations and threads at once.
package struct Program: Sendable {
  let code: Code
  /// The type of its value.
  package let type: CELType
  /// Whether its value always carries a place in the host's data.
  package let hasPlace: Bool
  package let expression: Expression
}
