internal import Diagnostics

/// What must hold of any text that is read as an expression. For fuzzing and tests.
package enum ExpressionProbe {
  /// Reads a text, prints it and reads that: both are one tree, and every issue lies in the text and between characters.
  ///
  /// - Parameter bytes: as UTF-8; what is none becomes U+FFFD.
  /// - Returns: what does not hold; nil: all does.
  package static func parse(_ bytes: some Sequence<UInt8>) -> String? {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    let (expression, issues) = Expression.parse(text)
    if let problem = misplaced(issues, in: text) { return problem }
    if issues.count > Limits.issues { return "\(issues.count) issues" }
    guard issues.isEmpty else { return nil }
    let printed = expression.description
    let (again, echoes) = Expression.parse(printed)
    // Escapes make the printed text longer.
    if printed.utf8.count > Limits.expressionLength { return nil }
    if let issue = echoes.first { return "\(printed) has the issue \(issue.message.text(in: .english))" }
    return again.shape == expression.shape ? nil : "\(printed) is another tree"
  }

  /// Checks a text and evaluates it, as CEL does unchecked too: what the check accepts has a value of its type, and every
  /// issue lies in the text and between characters.
  ///
  /// - Parameters:
  ///   - environment: with the variables that texts may use; `environment` where nil.
  ///   - values: of the variables, by slot.
  ///   - isTypeError: whether an error of an accepted expression is one that the check should have found.
  /// - Returns: what does not hold; nil: all does.
  package static func evaluate(
    _ bytes: some Sequence<UInt8>, in environment: Environment? = nil, values: [Value] = [],
    isTypeError: (String) -> Bool = { _ in false }
  ) -> String? {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    let (expression, issues) = Expression.parse(text)
    let values = environment == nil ? Self.values : values
    let environment = environment ?? Self.environment
    let evaluation = Evaluation(environment: environment, host: NoObjectHost(), variables: values, budget: 20_000)
    _ = evaluation.run(environment.compile(environment.checkLeniently(expression)))
    let checked = environment.check(expression)
    if let problem = misplaced(checked.issues, in: text) { return problem }
    guard issues.isEmpty, checked.issues.isEmpty else { return nil }
    let value = evaluation.run(environment.compile(checked))
    if let error = value.asError {
      let message = error.message.text(in: .english)
      return isTypeError(message) ? "\(text) is accepted, and ends in: \(message)" : nil
    }
    let context = EvaluationContext(
      definitions: [], opaqueTypes: environment.opaqueTypes, host: nil, variables: [], budget: 1)
    return context.matches(value, checked.type)
      ? nil : "\(text) is of type \(checked.type), and gives \(context.typeName(of: value))"
  }

  /// The standard library and a variable of each kind.
  package static let environment: Environment = {
    var environment = Environment()
    for (name, type) in variables.map({ ($0.0, $0.1) }) { environment.declare(variable: name, type: type) }
    return environment
  }()

  private static let values = variables.map(\.2)

  private static let variables: [(String, CELType, Value)] = [
    ("n", .int, Value(.int(3))), ("u", .uint, Value(.uint(4))), ("x", .double, Value(.double(-0.5))),
    ("s", .string, .string("Åø🌿 b")), ("b", .bytes, Value(.bytes([0, 0xC3, 0xA9]))), ("t", .bool, .true),
    ("d", .dyn, .list([Value(.int(1)), .string("a"), .null])),
    ("l", .list(.int), .list([Value(.int(2)), Value(.int(1))])),
    ("ls", .list(.string), .list([.string("b"), .string("")])),
    ("m", .map(.string, .int), Value(.map(MapValue()))),
  ]

  private static func misplaced(_ issues: [Issue], in text: String) -> String? {
    let bytes = Array(text.utf8)
    func isBorder(_ offset: Int) -> Bool {
      offset == bytes.count || (bytes.indices.contains(offset) && bytes[offset] & 0xC0 != 0x80)
    }
    for issue in issues where !isBorder(issue.range.lowerBound) || !isBorder(issue.range.upperBound) {
      return "an issue at \(issue.range) in a text of \(bytes.count): \(issue.message.text(in: .english))"
    }
    return nil
  }
}

/// No data at all.
private final class NoObjectHost: ObjectHost {
  func select(_ object: ObjectReference, _ slot: Int32, origin: Origin) -> Value? { nil }
  func has(_ object: ObjectReference, _ slot: Int32) -> Value { .false }
  func typeName(_ type: Int32) -> String { "" }
}

extension Expression {
  /// The tree in a form of its own, to compare trees by: every node with its kind, names and constants, ranges left out.
  package var shape: String {
    var result = ""
    var pending: [(id: ID?, text: String)] = [(root, "")]
    while let (id, text) = pending.popLast() {
      guard let id else {
        result += text
        continue
      }
      result += "(" + tag(id)
      pending.append((nil, ")"))
      for child in children(id).reversed() { pending.append((child, "")) }
    }
    return result
  }

  private func tag(_ id: ID) -> String {
    switch kind(id) {
    case .literal(.double(let value)): "double \(value.bitPattern)"
    case .literal(let literal): "\(literal)"
    case .identifier(let name): name
    case .select(_, let field, let isOptional): (isOptional ? ".?" : ".") + field
    case .has(_, let field): "has " + field
    case .index(_, _, let isOptional): isOptional ? "[?]" : "[]"
    case .call(let name, _): "call " + name
    case .memberCall(_, let name, _): "member " + name
    case .and(let operands): "and \(operands.count)"
    case .or(let operands): "or \(operands.count)"
    case .conditional: "?:"
    case .list(let elements): "list " + elements.map { $0.isOptional ? "?" : "-" }.joined()
    case .map(let entries): "map " + entries.map { $0.isOptional ? "?" : "-" }.joined()
    case .message(let name, _, let fields):
      "message \(name) " + fields.map { ($0.isOptional ? "?" : "-") + $0.name }.joined(separator: ",")
    case .comprehension(let it): "\(it.name) \(it.variable) \(it.second ?? "-") \(it.condition == nil ? "-" : "?")"
    case .bind(let name, _, _): "bind " + name
    case .optionalMap(_, let name, _, let isFlat): "optMap \(name) \(isFlat)"
    case .invalid: "invalid"
    }
  }
}
