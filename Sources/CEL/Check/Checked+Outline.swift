/// A node of a checked expression as a reader sees it.
package struct NodeOutline: Sendable {
  package var depth: Int
  /// What is written there, the operands left out: `.goLive`, `&&`, `exists(r, …)`.
  package var label: String
  package var type: CELType
  /// What it stands for: a variable, a field, an overload.
  package var meaning: String
  /// UTF-8 byte offsets within the expression's text.
  package var range: Range<Int>
}

extension Checked {
  /// The nodes from the root down, each before those below it, in the order of the text.
  package func outline(in environment: Environment) -> [NodeOutline] {
    var result: [NodeOutline] = []
    var pending: [(id: Expression.ID, depth: Int)] = [(expression.root, 0)]
    while let (id, depth) = pending.popLast() {
      result.append(
        NodeOutline(
          depth: depth, label: label(of: id), type: type(of: id), meaning: meaning(of: id, environment),
          range: expression.range(id)))
      // `params.latest` is one name.
      if isQualifiedName(id) { continue }
      pending += expression.children(id).reversed().map { ($0, depth + 1) }
    }
    return result
  }

  private func isQualifiedName(_ id: Expression.ID) -> Bool {
    guard case .select = expression.kind(id) else { return false }
    switch reference(id) {
    case .global, .constant, .definition: return true
    default: return false
    }
  }

  private func label(of id: Expression.ID) -> String {
    if isQualifiedName(id) { return expression.quotation(of: id).text }
    switch expression.kind(id) {
    case .literal(let literal): return literal.description
    case .identifier(let name): return name
    case .select(_, let field, let isOptional): return (isOptional ? ".?" : ".") + field
    case .has(_, let field): return "has(….\(field))"
    case .index(_, _, let isOptional): return isOptional ? "[? ]" : "[ ]"
    case .call(let name, _): return Operators.spelling(of: name) ?? "\(name)()"
    case .memberCall(_, let name, _): return ".\(name)()"
    case .and: return "&&"
    case .or: return "||"
    case .conditional: return "? :"
    case .list(let elements): return "[\(elements.count)]"
    case .map(let entries): return "{\(entries.count)}"
    case .message(let name, _, _): return name + "{}"
    case .comprehension(let it):
      return ".\(it.name)(" + [it.variable, it.second, "…"].compactMap { $0 }.joined(separator: ", ") + ")"
    case .bind(let name, _, _): return "cel.bind(\(name), …)"
    case .optionalMap(_, let name, _, let isFlat): return (isFlat ? ".optFlatMap(" : ".optMap(") + name + ", …)"
    case .invalid: return "(could not be read)"
    }
  }

  private func meaning(of id: Expression.ID, _ environment: Environment) -> String {
    switch reference(id) {
    case .global: return "variable"
    case .local: return "variable of a macro"
    case .constant: return "constant"
    case .definition: return "defined by the pack"
    case .earlierDefinition: return "defined by the pack, on the earlier version"
    case .field: return field(id, environment)
    case .overloads(let overloads, _):
      let ids = overloads.prefix(4).map(\.id).joined(separator: ", ")
      return overloads.count == 1 ? ids : "one of \(ids)" + (overloads.count > 4 ? ", …" : "")
    case .mismatched: return "no overload fits"
    case .unresolved: return "not known"
    case .none, .variables: break
    }
    switch expression.kind(id) {
    case .has: return "asks for a key of a map"
    default: return ""
    }
  }

  private func field(_ id: Expression.ID, _ environment: Environment) -> String {
    let isTest: Bool
    let operand: Expression.ID
    let name: String
    let isOptional: Bool
    switch expression.kind(id) {
    case .select(let base, let field, let optional):
      (isTest, operand, name, isOptional) = (false, base, field, optional)
    case .has(let base, let field): (isTest, operand, name, isOptional) = (true, base, field, false)
    default: return "field"
    }
    var owner = type(of: operand)
    if case .optional(let wrapped) = owner { owner = wrapped }
    guard case .object(let object) = owner, let found = environment.provider.field(name, of: object) else {
      return "field"
    }
    if isTest { return "asks for a field of \(object)" }
    guard found.presence == .optional else { return "field of \(object)" }
    let isChained = if case .optional = type(of: id) { true } else { false }
    return "field of \(object), may be absent: " + (isOptional || isChained ? "an optional" : "guarded")
  }
}
