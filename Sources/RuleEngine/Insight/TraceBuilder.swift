internal import CEL
internal import Diagnostics

/// Turns the steps of an evaluation into what people read: the parts that say something, each once, with values, places
/// and what was never asked for.
struct TraceBuilder {
  /// The tree of the program.
  let tree: Expression
  let environment: Environment
  let values: ValueText

  /// Where names are bound; what does not depend on them is shown once outside.
  private final class Scope {
    let names: Set<String>
    let outer: Scope?
    var shown: Set<String> = []

    init(_ names: Set<String>, in outer: Scope?) {
      self.names = names
      self.outer = outer
    }
  }

  func node(of trace: Trace) -> TraceNode {
    guard let root = trace.root else {
      return TraceNode(.expression, quotation(tree, tree.root), value: text(trace.value))
    }
    var node = node(root, Scope([], in: nil)).first ?? TraceNode(.note, ElidableText(""))
    if node.value == nil { node.value = text(trace.value) }
    return node
  }

  // MARK: - Nodes

  private func expression(_ step: TraceStep) -> Expression {
    step.definition.flatMap { environment.definition($0)?.body } ?? tree
  }

  /// The lines for a step: none where it says nothing new.
  private func node(_ step: TraceStep, _ scope: Scope, isRoot: Bool = true) -> [TraceNode] {
    let expression = expression(step)
    if !isRoot, isConstant(step.node, expression) || isKnownName(step, expression, scope) {
      return []
    }
    let text = quotation(expression, step.node)
    let home = home(of: step.node, expression, scope)
    let isNew = home.shown.insert(text.text).inserted
    if !isNew, !isRoot {
      // What is a value of a path need not be said twice; a larger part is worth a line.
      return isPath(step.node, expression)
        ? [] : [TraceNode(.expression, text, value: self.text(step.value), place: values.place(of: step.value))]
    }
    return [
      TraceNode(
        .expression, text, value: self.text(step.value), place: values.place(of: step.value),
        children: children(of: step, expression, scope))
    ]
  }

  private func children(of step: TraceStep, _ expression: Expression, _ scope: Scope) -> [TraceNode] {
    var result: [TraceNode] = []
    switch expression.kind(step.node) {
    case .and(let operands), .or(let operands): result = operands.flatMap { branch($0, of: step, expression, scope) }
    case .conditional(let condition, let yes, let no):
      result = [condition, yes, no].flatMap { branch($0, of: step, expression, scope) }
    case .comprehension(let macro):
      result = step.parts.flatMap { node($0, scope, isRoot: false) } + elements(of: step, macro, scope)
    case .bind(let name, _, _), .optionalMap(_, let name, _, _):
      let inner = Scope([name], in: scope)
      result = step.parts.flatMap { node($0, inner, isRoot: false) }
    case .select, .has, .index: result = step.parts.flatMap { beneath($0, expression, scope) }
    default: result = step.parts.flatMap { node($0, scope, isRoot: false) }
    }
    return result + body(of: step)
  }

  /// An operand that may not have been evaluated.
  private func branch(
    _ id: Expression.ID, of step: TraceStep, _ expression: Expression, _ scope: Scope
  ) -> [TraceNode] {
    if let part = step.part(id) {
      // A bare truth value such as `isWorst` is a line of its own here.
      return node(part, scope, isRoot: false)
    }
    return isConstant(id, expression) ? [] : [TraceNode(.notEvaluated, quotation(expression, id))]
  }

  /// What stands before the last dot of a route: the names on the way are part of it, a call is not.
  private func beneath(_ step: TraceStep, _ expression: Expression, _ scope: Scope) -> [TraceNode] {
    guard isPath(step.node, expression) else { return node(step, scope, isRoot: false) }
    return step.parts.flatMap { beneath($0, expression, scope) } + body(of: step)
  }

  /// A line for each element: what it is, and what the body gave for it.
  private func elements(of step: TraceStep, _ macro: Expression.Comprehension, _ scope: Scope) -> [TraceNode] {
    var result: [TraceNode] = []
    let names = [macro.variable, macro.second].compactMap { $0 }
    for (position, element) in step.elements.enumerated() {
      if position == step.elements.count - 1, step.elementsLeftOut > 0 {
        result.append(note("… \(count(step.elementsLeftOut)) more"))
      }
      let inner = Scope(Set(names), in: scope)
      // What an element was not asked for says little, and says it for each of them.
      var children = element.parts.flatMap { node($0, inner) }.map { node in
        var node = node
        node.children.removeAll { $0.kind == .notEvaluated }
        return node
      }
      var row = TraceNode(
        .element, bound(names, element.variables), place: element.variables.last.flatMap(values.place))
      if let last = children.popLast() {
        // The text of the body stands above; only where a condition comes first are there two to tell apart.
        row.value = last.value
        row.children = children + (children.isEmpty ? last.children : [last])
      }
      result.append(row)
    }
    if step.elements.isEmpty, let range = step.part(macro.range), range.value.isKnown {
      result.append(note("no elements"))
    }
    return result
  }

  /// "a = phases[build].activities[0]", of which the way to the item may be left out.
  private func bound(_ names: [String], _ variables: [Value]) -> ElidableText {
    var result = ElidableText("")
    for (name, value) in zip(names, variables) {
      if !result.text.isEmpty { result.text += ", " }
      result.text += "\(name) = "
      let shown = text(value)
      if case .object = value.payload, let dot = shown.utf8.lastIndex(of: UInt8(ascii: ".")) {
        let start = result.text.utf8.count
        result.parts.append(start..<(start + shown.utf8.distance(from: shown.startIndex, to: dot)))
      }
      result.text += shown
    }
    return result
  }

  /// The body of a definition that was followed into.
  private func body(of step: TraceStep) -> [TraceNode] {
    guard let call = step.call, let definition = environment.definition(call.definition) else { return [] }
    let names = definition.parameters?.map(\.name) ?? []
    let scope = Scope(Set(names), in: nil)
    return call.body.map { body in
      var node = node(body, scope).first ?? note("…")
      node.kind = .definition
      // An item of the plan that keeps its name is known from above.
      let arguments = argumentTexts(step)
      let renamed = names.indices.filter { index in
        guard call.arguments.indices.contains(index), arguments.indices.contains(index) else { return true }
        if case .object = call.arguments[index].payload { return arguments[index] != names[index] }
        return true
      }
      if !renamed.isEmpty {
        var with = bound(renamed.map { names[$0] }, renamed.map { call.arguments[$0] })
        with.text = "with " + with.text
        with.parts = with.parts.map { ($0.lowerBound + 5)..<($0.upperBound + 5) }
        node.children.insert(TraceNode(.note, with), at: 0)
      }
      // The value is that of the call above.
      node.value = nil
      node.place = nil
      return node
    }
  }

  /// The arguments of a call as written.
  private func argumentTexts(_ step: TraceStep) -> [String] {
    let expression = expression(step)
    switch expression.kind(step.node) {
    case .call(_, let arguments): return arguments.map { expression.quotation(of: $0).text }
    case .memberCall(let target, _, let arguments):
      return ([target] + arguments).map { expression.quotation(of: $0).text }
    default: return []
    }
  }

  // MARK: - What is worth a line

  /// Whether it has no names in it: everybody sees its value.
  private func isConstant(_ id: Expression.ID, _ expression: Expression) -> Bool {
    switch expression.kind(id) {
    case .literal: true
    case .identifier, .select, .has, .comprehension, .bind, .optionalMap, .message, .invalid: false
    default: expression.children(id).allSatisfy { isConstant($0, expression) }
    }
  }

  /// Whether it is a name whose value is shown where it is bound.
  private func isKnownName(_ step: TraceStep, _ expression: Expression, _ scope: Scope) -> Bool {
    guard case .identifier(let name) = expression.kind(step.node), step.call == nil else { return false }
    var around: Scope? = scope
    while let scope = around {
      if scope.names.contains(name) { return true }
      around = scope.outer
    }
    if case .object = step.value.payload { return true }
    return false
  }

  private func isPath(_ id: Expression.ID, _ expression: Expression) -> Bool {
    switch expression.kind(id) {
    case .identifier: true
    case .select(let operand, _, _), .has(let operand, _): isPath(operand, expression)
    default: false
    }
  }

  /// The scope that binds a name in it, or the outermost.
  private func home(of id: Expression.ID, _ expression: Expression, _ scope: Scope) -> Scope {
    var names: Set<String> = []
    var pending = [id]
    while let next = pending.popLast(), names.count < 200 {
      if case .identifier(let name) = expression.kind(next) { names.insert(name) }
      pending += expression.children(next)
    }
    var scope = scope
    while scope.names.isDisjoint(with: names), let outer = scope.outer { scope = outer }
    return scope
  }

  // MARK: - Words

  private func quotation(_ expression: Expression, _ id: Expression.ID) -> ElidableText {
    let quotation = expression.quotation(of: id)
    return ElidableText(quotation.text.withoutControls, parts: quotation.parts)
  }

  private func text(_ value: Value) -> String { values.text(of: value) }

  private func note(_ text: String) -> TraceNode { TraceNode(.note, ElidableText(text)) }

  private func count(_ number: Int) -> String { Argument.number(Double(number)).text(in: .english) }
}
