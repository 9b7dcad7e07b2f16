internal import CEL
internal import Diagnostics
internal import TypedTree

// The values below a finding: those on the way to its `require` being false, and no more.

extension PlanLinter {
  /// Values of one finding.
  private static let valuesShown = 12
  /// Of a finding that stands for many.
  private static let subjectsShown = 4

  /// What the failing condition of a rule was concluded from. The variables are still those of the subject.
  func explainedValues(of rule: Rule) -> [ExplainedValue] {
    let trace = evaluation.trace(rule.require.program, TraceBounds(depth: 1, elements: 1, steps: 5_000))
    guard let root = trace.root, root.parts.count + root.elements.count > 0 || root.call != nil else { return [] }
    var explainer = ValueExplainer(self, rule)
    explainer.explain(root, in: rule.require.program)
    return Array(explainer.values.prefix(Self.valuesShown))
  }

  /// The values of findings that become one, each under the name of its subject.
  func values(of failures: [Failure]) -> [ExplainedValue] {
    guard options.explainsValues else { return [] }
    var result: [ExplainedValue] = []
    for failure in failures.prefix(Self.subjectsShown) {
      let name = failure.subject.flatMap { host.argument($0)?.text(in: .english).withoutControls } ?? ""
      let place = failure.subject.flatMap { host.place(of: $0.origin) }
      result.append(ExplainedValue(ElidableText(name), value: Localized(""), place: place, isCondition: true))
      result += failure.values.prefix(7)
    }
    let rest = failures.count - min(failures.count, Self.subjectsShown)
    if rest > 0 { result.append(.more(rest)) }
    return result
  }
}

extension ExplainedValue {
  /// "… 4 more".
  fileprivate static func more(_ count: Int) -> ExplainedValue {
    let text = Message("… {0} more", nl: "… nog {0}", da: "… {0} mere", .number(Double(count)))
    return ExplainedValue(
      ElidableText(""),
      value: Localized(text.text(in: .english), nl: text.text(in: .dutch), da: text.text(in: .danish)),
      isCondition: true)
  }
}

/// Collects the values on the way from a false condition down.
private struct ValueExplainer {
  private let linter: PlanLinter
  private let rule: Rule
  private let reader: ExpressionReader
  private(set) var values: [ExplainedValue] = []
  private var shown: Set<String> = []
  private var explainedSteps: Set<String> = []

  /// Lines that are enough for anybody.
  private static let limit = 24

  init(_ linter: PlanLinter, _ rule: Rule) {
    self.linter = linter
    self.rule = rule
    reader = ExpressionReader(linter.evaluation)
  }

  mutating func explain(_ root: TraceStep, in program: Program) {
    condition(root, program)
    // A named step says nothing until its own parts are there.
    var position = 0
    while position < values.count, position < Self.limit {
      let name = values[position].text.text
      position += 1
      guard let step = rule.steps.first(where: { $0.name == name }), explainedSteps.insert(name).inserted else {
        continue
      }
      let trace = linter.evaluation.trace(step.clause.program, TraceBounds(depth: 0, elements: 1, steps: 2_000))
      guard let root = trace.root else { continue }
      let expression = reader.expression(of: root, in: step.clause.program)
      let quotation = expression.quotation(of: root.node)
      if quotation.text != name { values[position - 1].detail = ElidableText(quotation.text, parts: quotation.parts) }
      // Its parts stand right below it.
      let behind = Array(values[position...])
      values.removeSubrange(position...)
      operands(of: root, step.clause.program)
      values += behind
    }
  }

  /// Follows what makes a truth value what it is.
  private mutating func condition(_ step: TraceStep, _ program: Program) {
    guard values.count < Self.limit else { return }
    let expression = reader.expression(of: step, in: program)
    let truth = step.value.asBool
    switch expression.kind(step.node) {
    case .and, .or:
      // Those that decide it: the false ones of a false “and”, all of a false “or”.
      for part in step.parts where part.value.asBool == truth { condition(part, program) }
    case .call("!_", _):
      for part in step.parts { condition(part, program) }
    case .conditional(let test, _, _):
      if let part = step.part(test) { condition(part, program) }
      for part in step.parts where part.node != test { condition(part, program) }
    case .comprehension(let macro) where macro.macro == .all || macro.macro == .exists || macro.macro == .existsOne:
      add(step, program, isCondition: true)
      if let range = step.part(macro.range) { operand(range, program) }
      // The one that decides, else a few.
      let decisive = step.elements.last { $0.parts.last?.value.asBool == truth }
      for element in macro.macro == .all ? [decisive].compactMap({ $0 }) : step.elements {
        for (name, value) in zip([macro.variable, macro.second].compactMap({ $0 }), element.variables) {
          add(ElidableText(name), value)
        }
        if let body = element.parts.last { condition(body, program) }
        forget([macro.variable, macro.second].compactMap { $0 })
        if step.elementsLeftOut > 0, macro.macro != .all, element.index == 0 { addMore(step.elementsLeftOut) }
      }
    default:
      add(step, program, isCondition: true)
      if let body = step.call?.body.first, step.value.asBool != nil {
        for argument in step.parts { operand(argument, program) }
        condition(body, program)
      } else {
        operands(of: step, program)
      }
    }
  }

  private mutating func operands(of step: TraceStep, _ program: Program) {
    for part in step.parts { operand(part, program) }
  }

  /// A value that goes in: itself, and the parts of a sum or a comparison.
  private mutating func operand(_ step: TraceStep, _ program: Program) {
    guard values.count < Self.limit else { return }
    let expression = reader.expression(of: step, in: program)
    switch expression.kind(step.node) {
    case .literal: return
    case .identifier:
      if case .object = step.value.payload { return }
      add(step, program)
    case .select, .has, .index: add(step, program)
    case .and, .or, .conditional, .call("!_", _):
      for part in step.parts { operand(part, program) }
    case .comprehension: add(step, program)
    default:
      guard !expression.children(step.node).isEmpty, !isConstant(step.node, expression) else { return }
      add(step, program)
      for part in step.parts where !isPathToObject(part) { operand(part, program) }
    }
  }

  private func isPathToObject(_ step: TraceStep) -> Bool {
    if case .object = step.value.payload { return true }
    return false
  }

  private func isConstant(_ id: Expression.ID, _ expression: Expression) -> Bool {
    switch expression.kind(id) {
    case .literal: true
    case .identifier, .select, .has, .comprehension: false
    default: expression.children(id).allSatisfy { isConstant($0, expression) }
    }
  }

  private mutating func add(_ step: TraceStep, _ program: Program, isCondition: Bool = false) {
    let quotation = reader.expression(of: step, in: program).quotation(of: step.node)
    add(
      ElidableText(quotation.text.withoutControls, parts: quotation.parts), step.value, isCondition: isCondition)
  }

  private mutating func add(_ text: ElidableText, _ value: Value, isCondition: Bool = false) {
    guard shown.insert(text.text).inserted else { return }
    let texts = Language.allCases.map { language in
      ValueText(host: linter.host, evaluation: linter.evaluation, language: language, namesItems: true)
        .text(of: value)
    }
    values.append(
      ExplainedValue(
        text, value: Localized(texts[0], nl: texts[1], da: texts[2]),
        place: ValueText(host: linter.host, evaluation: linter.evaluation).place(of: value), isCondition: isCondition))
  }

  private mutating func addMore(_ count: Int) { values.append(.more(count)) }

  /// The next element has values of its own under the same names.
  private mutating func forget(_ names: [String]) {
    shown = shown.filter { text in
      !text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }).contains { names.contains(String($0)) }
    }
  }
}
