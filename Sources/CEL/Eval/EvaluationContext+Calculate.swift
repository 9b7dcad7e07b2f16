internal import Diagnostics

extension EvaluationContext {
  /// Arithmetic as the language defines it: whole numbers never wrap and never trap, they fail. Source: CEL language
  /// definition, “Overflow”, “List of standard definitions”.
  mutating func calculate(_ operation: Arithmetic, _ a: Value, _ b: Value) -> Value {
    switch (a.payload, b.payload) {
    case (.int(let x), .int(let y)):
      return Self.calculate(operation, x, y).map { Value(.int($0)) } ?? failure(operation, a, b, y == 0)
    case (.double(let x), .double(let y)):
      switch operation {
      case .add: return Value(.double(x + y))
      case .subtract: return Value(.double(x - y))
      case .multiply: return Value(.double(x * y))
      case .divide: return Value(.double(x / y))
      case .remainder: return noOperation(operation, a, b)
      }
    case (.uint(let x), .uint(let y)):
      return Self.calculate(operation, x, y).map { Value(.uint($0)) } ?? failure(operation, a, b, y == 0)
    case (.unknown, _), (_, .unknown), (.error, _), (_, .error): return strictly([a, b], .partial) ?? a
    case (.string(let x), .string(let y)) where operation == .add: return string(x + y)
    case (.bytes(let x), .bytes(let y)) where operation == .add:
      return charge(x.count + y.count) ?? Value(.bytes(x + y))
    case (.list(let x), .list(let y)) where operation == .add: return join(x, y)
    case (.timestamp(let x), .duration(let y)) where operation == .add: return time(x.adding(y))
    case (.duration(let x), .timestamp(let y)) where operation == .add: return time(y.adding(x))
    case (.timestamp(let x), .duration(let y)) where operation == .subtract:
      return time(y.negated.flatMap { x.adding($0) })
    case (.timestamp(let x), .timestamp(let y)) where operation == .subtract: return duration(x.since(y))
    case (.duration(let x), .duration(let y)) where operation == .add: return duration(x.adding(y))
    case (.duration(let x), .duration(let y)) where operation == .subtract:
      return duration(y.negated.flatMap { x.adding($0) })
    default: return noOperation(operation, a, b)
    }
  }

  /// nil on overflow and division by zero.
  private static func calculate<T: FixedWidthInteger>(_ operation: Arithmetic, _ x: T, _ y: T) -> T? {
    let (result, overflow) =
      switch operation {
      case .add: x.addingReportingOverflow(y)
      case .subtract: x.subtractingReportingOverflow(y)
      case .multiply: x.multipliedReportingOverflow(by: y)
      case .divide: x.dividedReportingOverflow(by: y)
      case .remainder: x.remainderReportingOverflow(dividingBy: y)
      }
    return overflow ? nil : result
  }

  private func failure(_ operation: Arithmetic, _ a: Value, _ b: Value, _ isZero: Bool) -> Value {
    let isUnsigned = if case .uint = a.payload { true } else { false }
    let suffix = isUnsigned ? "u" : ""
    let calculation = "\(text(of: a))\(suffix) \(Self.sign(of: operation)) \(text(of: b))\(suffix)"
    if isZero, operation == .divide || operation == .remainder {
      return .error(Message("{0} divides by zero", .text(calculation)))
    }
    if isUnsigned, operation == .subtract {
      return .error(Message("{0} is below zero, which a uint cannot be", .text(calculation)))
    }
    return .error(
      Message("{0} lies outside of what {1} holds", .text(calculation), .text(isUnsigned ? "a uint" : "an int")))
  }

  private static func sign(of operation: Arithmetic) -> String {
    switch operation {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    }
  }

  private func noOperation(_ operation: Arithmetic, _ a: Value, _ b: Value) -> Value {
    .error(
      Message(
        "{0} can't be used on {1} and {2}", .quoted(Self.sign(of: operation)), .text(typeName(of: a)),
        .text(typeName(of: b))),
      origin: a.origin)
  }

  private mutating func join(_ x: ListValue, _ y: ListValue) -> Value {
    if let value = charge(x.elements.count + y.elements.count) { return value }
    // Where elements of the first may be missing, the second's positions can't be told.
    let settled = x.rest == nil ? x.elements.count + y.settled : x.settled
    return Value(
      .list(ListValue(x.elements + y.elements, rest: Unknown.merged(x.rest, y.rest), settled: settled)))
  }

  func time(_ result: Timestamp?) -> Value {
    result.map { Value(.timestamp($0)) } ?? .error(Message("this time lies outside of the years 1 to 9999"))
  }

  func duration(_ result: Duration64?) -> Value {
    result.map { Value(.duration($0)) }
      ?? .error(Message("this length of time is more than 292 years, the most that a duration holds"))
  }
}
