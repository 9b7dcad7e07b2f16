internal import CEL
internal import Diagnostics

/// An expression that the checker accepts gives a value of the type that it deduced, or an error that its types could not
/// tell; and gives it again.
package enum CELEvaluateProperty: Property {
  private static let environment: Environment = {
    var environment = Environment()
    for (name, type) in variables { environment.declare(variable: name, type: type) }
    return environment
  }()

  private static let variables: [(String, CELType)] = [
    ("i", .int), ("u", .uint), ("d", .double), ("s", .string), ("b", .bool), ("y", .bytes), ("l", .list(.int)),
    ("m", .map(.string, .int)), ("t", .timestamp), ("e", .duration), ("o", .optional(.int)), ("x", .dyn),
  ]

  private static func values() -> [Value] {
    var map = MapValue()
    _ = map.insert(.string("a"), .int(1))
    return [
      .int(-3), Value(.uint(3)), Value(.double(1.5)), .string("äb 1"), .bool(true), Value(.bytes([0, 0xFF])),
      .list([.int(2), .int(1)]), Value(.map(map)),
      Timestamp("2024-02-29T00:00:00Z").map { Value(.timestamp($0)) } ?? .null,
      Duration64("90m").map { Value(.duration($0)) } ?? .null, Value(.optional(OptionalBox(.int(1)))),
      .list([.int(1), .string("a")]),
    ]
  }

  package static func fault(in input: [UInt8]) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    let (expression, issues) = CEL.Expression.parse(text)
    guard issues.isEmpty else { return nil }
    let checked = environment.check(expression)
    if let fault = CELParseProperty.placeFault(expression, checked.issues, in: text) { return fault }
    let budget = 20_000
    let evaluation = Evaluation(environment: environment, host: NoObjects(), variables: values(), budget: budget)
    guard checked.issues.isEmpty else {
      _ = evaluation.run(environment.compile(environment.checkLeniently(expression)))
      return nil
    }
    let program = environment.compile(checked)
    let value = evaluation.run(program)
    if evaluation.stepsTaken > budget + 1_000 { return "it took \(evaluation.stepsTaken) steps" }
    let again = evaluation.run(program)
    if description(value, evaluation) != description(again, evaluation) {
      return "it gives another value the second time"
    }
    guard value.isKnown else { return nil }
    return hasType(value, checked.type) ? nil : "\(description(value, evaluation)) is not of type \(checked.type)"
  }

  private static func description(_ value: Value, _ evaluation: Evaluation) -> String {
    if let error = value.asError { return "error: " + error.message.text(in: .english) }
    return evaluation.text(of: value)
  }

  /// Whether a value belongs to a type, items included.
  private static func hasType(_ value: Value, _ type: CELType) -> Bool {
    switch (type, value.payload) {
    case (.dyn, _), (.parameter, _), (.error, _): true
    case (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string), (.bytes, .bytes),
      (.null, .null), (.timestamp, .timestamp), (.duration, .duration), (.type, .type):
      true
    case (.list(let item), .list(let list)): list.elements.allSatisfy { hasType($0, item) }
    case (.map(let key, let item), .map(let map)):
      map.keys.allSatisfy { hasType($0, key) } && map.values.allSatisfy { hasType($0, item) }
    case (.optional(let item), .optional(let box)): box.value.map { hasType($0, item) } ?? true
    case (.opaque, _), (.object, _): true
    default: false
    }
  }
}
