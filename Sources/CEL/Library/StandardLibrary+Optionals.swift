internal import Diagnostics

extension StandardLibrary {
  /// Source: cel-spec proposal 246, “Optional values”; cel-go, optional types, version 2.
  static let optionals: [FunctionDeclaration] = [
    FunctionDeclaration(
      "optional.of", "Wraps a value in an optional.",
      [pure("optional_of", [a], .optional(a), strictness: .partial, flow: .argument(0), .unary { wrapped($0, $1) })],
      examples: [.init("optional.of(1).value()", "1")]),
    FunctionDeclaration(
      "optional.ofNonZeroValue", "Wraps a value in an optional; one that is empty, zero or false gives none.",
      [
        pure(
          "optional_of_non_zero_value", [a], .optional(a), flow: .argument(0),
          .unary { value, context in isZero(value) ? context.none(value.origin) : wrapped(value, context) })
      ],
      examples: [
        .init("optional.ofNonZeroValue('').hasValue()", "false"),
        .init("optional.ofNonZeroValue('a').hasValue()", "true"),
      ]),
    FunctionDeclaration(
      "optional.none", "Gives an optional without a value.",
      [pure("optional_none", [], .optional(a), .nullary { $0.none() })],
      examples: [.init("optional.none().hasValue()", "false")]),
    FunctionDeclaration(
      "hasValue", "Tells whether an optional has a value.",
      [
        pure(
          "optional_has_value", [.optional(a)], .bool, member: true,
          .unary { value, context in
            if case .optional(let box) = value.payload { return .bool(box.value != nil) }
            return noOptional(value, context)
          })
      ], examples: [.init("optional.of(1).hasValue()", "true")]),
    FunctionDeclaration(
      "value", "Gives the value of an optional that has one.",
      [
        pure(
          "optional_value", [.optional(a)], a, member: true, flow: .argument(0),
          .unary { value, context in
            guard case .optional(let box) = value.payload else { return noOptional(value, context) }
            return box.value
              ?? .error(Message("this optional has no value; orValue() gives one in its place"), origin: value.origin)
          })
      ], examples: [.init("optional.of(1).value()", "1"), .init("optional.none().value()", "")]),
    FunctionDeclaration(
      "or", "Gives an optional, or another where it has no value.",
      [
        pure(
          "optional_or", [.optional(a), .optional(a)], .optional(a), member: true, strictness: .none, flow: .either,
          .binary { first, second, context in
            guard case .optional(let box) = first.payload else { return noOptional(first, context) }
            return box.value == nil ? second : first
          })
      ], examples: [.init("optional.none().or(optional.of(2)).value()", "2")]),
    FunctionDeclaration(
      "orValue", "Gives the value of an optional, or another value where it has none.",
      [
        pure(
          "optional_or_value", [.optional(a), a], a, member: true, strictness: .none, flow: .either,
          .binary { first, second, context in
            guard case .optional(let box) = first.payload else { return noOptional(first, context) }
            return box.value ?? second
          })
      ], examples: [.init("optional.none().orValue(3)", "3"), .init("{'a': 1}.?b.orValue(0)", "0")]),
    FunctionDeclaration(
      "optional.unwrap", "Gives the values of those optionals of a list that have one.",
      [
        pure(
          "optional_unwrap", [.list(.optional(a))], .list(a), flow: .argument(0), .unary { $1.unwrapped($0) })
      ], examples: [.init("optional.unwrap([optional.of(1), optional.none()])", "[1]")]),
    FunctionDeclaration(
      "unwrapOpt", "Gives the values of those optionals of a list that have one.",
      [
        pure(
          "optional_unwrapOpt", [.list(.optional(a))], .list(a), member: true, flow: .argument(0),
          .unary { $1.unwrapped($0) })
      ], examples: [.init("[optional.of(1), optional.none(), optional.of(2)].unwrapOpt()", "[1, 2]")]),
    FunctionDeclaration(
      "first", "Gives the first element of a list, as an optional.",
      [
        pure(
          "list_first", [.list(a)], .optional(a), member: true, strictness: .partial, flow: .element(0),
          .unary { $1.end($0, isFirst: true) })
      ],
      examples: [.init("[1, 2].first().value()", "1"), .init("[].first().hasValue()", "false")]),
    FunctionDeclaration(
      "last", "Gives the last element of a list, as an optional.",
      [
        pure(
          "list_last", [.list(a)], .optional(a), member: true, flow: .element(0),
          .unary { $1.end($0, isFirst: false) })
      ],
      examples: [.init("[1, 2].last().value()", "2")]),
  ]

  static func noOptional(_ value: Value, _ context: borrowing EvaluationContext) -> Value {
    value.isKnown
      ? .error(Message("a value of type {0} is no optional", .text(context.typeName(of: value))), origin: value.origin)
      : value
  }

  private static func wrapped(_ value: Value, _ context: borrowing EvaluationContext) -> Value {
    Value(.optional(OptionalBox(value)), origin: value.origin)
  }

  private static func isZero(_ value: Value) -> Bool {
    switch value.payload {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .list(let value): value.elements.isEmpty
    case .map(let value): value.count == 0
    case .duration(let value): value.seconds == 0 && value.nanoseconds == 0
    case .timestamp(let value): value.seconds == 0 && value.nanoseconds == 0
    case .optional(let box): box.value == nil
    default: false
    }
  }
}

extension EvaluationContext {
  /// The values of the optionals in a list.
  mutating func unwrapped(_ value: Value) -> Value {
    guard let list = value.asList else { return value }
    if let value = strictly(list.elements, .whole) ?? charge(list.elements.count) { return value }
    var values: [Value] = []
    for element in list.elements {
      guard case .optional(let box) = element.payload else { return StandardLibrary.noOptional(element, self) }
      if let inner = box.value { values.append(inner) }
    }
    return .list(values, origin: value.origin)
  }
}
