internal import CEL

/// The trees of programs and of the definitions they call, each read from its text once.
final class ExpressionReader {
  private let evaluation: Evaluation
  private var programs: [String: Expression] = [:]
  private var definitions: [Int32: Expression] = [:]

  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  /// The tree that a step lies in: that of `program`, or of a definition.
  func expression(of step: TraceStep, in program: Program) -> Expression {
    guard let index = step.definition else { return expression(of: program) }
    if let known = definitions[index] { return known }
    let expression = evaluation.definition(index)?.body ?? expression(of: program)
    definitions[index] = expression
    return expression
  }

  func expression(of program: Program) -> Expression {
    let text = program.text
    if let known = programs[text] { return known }
    let expression = program.expression
    programs[text] = expression
    return expression
  }
}
