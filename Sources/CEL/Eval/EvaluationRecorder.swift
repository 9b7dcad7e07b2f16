/// Is told of sub-expressions while they are evaluated. Ordinary evaluation has none and asks for none: under a recorder
/// `EvaluationContext.steps` is below zero, and the path taken there is the one that looks for it.
class EvaluationRecorder {
  private var hasPass = false

  /// The next step to be evaluated is one that has been begun.
  final func givePass() { hasPass = true }

  /// - Returns: whether the step under evaluation has been begun already.
  final func takePass() -> Bool {
    defer { hasPass = false }
    return hasPass
  }

  /// - Returns: whether the step is kept, and `end` is to be called.
  func begin(_ code: Code, _ at: Int32, _ context: inout EvaluationContext) -> Bool { false }

  func end(_ value: Value) {}

  /// Whether the body of the definition that is called is evaluated although its value may be known.
  func follows(_ definition: Int32, _ arguments: [Value], _ key: Memo.Key?) -> Bool { false }

  /// The body of a definition begins.
  ///
  /// - Parameter isKept: whether it is one that `follows` asked for.
  func enter(_ isKept: Bool) {}

  func leave(_ isKept: Bool) {}
}
