internal import Diagnostics

extension Parser {
  /// A call of a global function, or `has(x.f)`.
  mutating func call(_ name: String, _ arguments: [ID], range: Range<Int>, nameRange: Range<Int>) -> ID {
    guard name == "has", arguments.count == 1 else { return add(.call(name, arguments), range) }
    guard case .select(let operand, let field, false) = expression.kind(arguments[0]) else {
      if case .invalid = expression.kind(arguments[0]) { return invalid(range) }
      report(
        expression.range(arguments[0]), Message("has() asks for a field, as in has(project.start)"))
      return invalid(range)
    }
    return add(.has(operand, field: field), range)
  }

  /// A call on a target, or one of the macros that are written as such.
  mutating func memberCall(_ target: ID, _ name: String, _ arguments: [ID], range: Range<Int>, nameRange: Range<Int>)
    -> ID
  {
    if let macro = Expression.Comprehension.Macro(rawValue: name == "existsOne" ? "exists_one" : name),
      let id = comprehension(macro, name, target, arguments, range)
    {
      return id
    }
    switch (name, arguments.count) {
    case ("optMap", 2), ("optFlatMap", 2):
      guard let variable = variable(arguments[0]) else { return invalid(range) }
      return add(.optionalMap(target, variable, body: arguments[1], isFlat: name == "optFlatMap"), range)
    case ("bind", 3) where isNamespace("cel", target):
      guard let variable = variable(arguments[0]) else { return invalid(range) }
      return add(.bind(variable, value: arguments[1], body: arguments[2]), range)
    case ("greatest", 3...) where isNamespace("math", target), ("least", 3...) where isNamespace("math", target):
      // Any number of arguments is one list.
      let elements = arguments.map { Expression.Element(value: $0, isOptional: false) }
      let list = add(.list(elements), join(arguments[0], arguments[arguments.count - 1]))
      return add(.memberCall(target, name, [list]), range)
    default:
      return add(.memberCall(target, name, arguments), range)
    }
  }

  private func isNamespace(_ name: String, _ id: ID) -> Bool {
    if case .identifier(name) = expression.kind(id) { return true }
    return false
  }

  /// The macro with its parts; nil where the number of arguments makes it an ordinary call.
  private mutating func comprehension(
    _ macro: Expression.Comprehension.Macro, _ name: String, _ target: ID, _ arguments: [ID], _ range: Range<Int>
  ) -> ID? {
    let variables: Int
    let hasCondition: Bool
    switch (macro, arguments.count) {
    case (.all, 2), (.exists, 2), (.existsOne, 2), (.filter, 2), (.map, 2), (.sortBy, 2):
      (variables, hasCondition) = (1, false)
    case (.map, 3): (variables, hasCondition) = (1, true)
    case (.all, 3), (.exists, 3), (.existsOne, 3): (variables, hasCondition) = (2, false)
    case (.transformList, 3), (.transformMap, 3), (.transformMapEntry, 3): (variables, hasCondition) = (2, false)
    case (.transformList, 4), (.transformMap, 4), (.transformMapEntry, 4): (variables, hasCondition) = (2, true)
    default: return nil
    }
    guard let first = variable(arguments[0]) else { return invalid(range) }
    var second: String?
    if variables == 2 {
      guard let name = variable(arguments[1]) else { return invalid(range) }
      if name == first {
        report(expression.range(arguments[1]), Message("the two variables need different names"))
      }
      second = name
    }
    let rest = arguments.dropFirst(variables)
    guard let body = rest.last else { return nil }
    return add(
      .comprehension(
        Expression.Comprehension(
          macro: macro, range: target, variable: first, second: second, condition: hasCondition ? rest.first : nil,
          body: body, name: name)), range)
  }

  /// The simple name that a macro's variable must be; reports anything else.
  private mutating func variable(_ id: ID) -> String? {
    switch expression.kind(id) {
    case .identifier(let name) where !name.hasPrefix("."): return name
    case .invalid: return nil
    default:
      report(expression.range(id), Message("a simple name is needed here, as in list.all(item, …)"))
      return nil
    }
  }
}
