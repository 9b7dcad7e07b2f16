internal import Diagnostics

extension StandardLibrary {
  static let operators: [FunctionDeclaration] =
    [
      FunctionDeclaration(
        "!_", "Turns true into false and false into true.",
        [pure("logical_not", [.bool], .bool, .unary { value, _ in value.asBool.map { .bool(!$0) } ?? value })],
        examples: [.init("!true", "false")]),
      FunctionDeclaration(
        "_==_",
        "Tells whether two values are equal; numbers of different types are equal where they are worth the same.",
        [pure("equals", [a, a], .bool, strictness: .none, .binary { $2.equal($0, $1) })],
        examples: [.init("1 == 1.0", "true"), .init("[1, 2] == [2, 1]", "false")]),
      FunctionDeclaration(
        "_!=_", "Tells whether two values differ.",
        [
          pure(
            "not_equals", [a, a], .bool, strictness: .none,
            .binary { first, second, context in
              let result = context.equal(first, second)
              return result.asBool.map { .bool(!$0) } ?? result
            })
        ], examples: [.init("'a' != 'b'", "true")]),
    ] + comparisons + [
      arithmetic(
        "_+_", "Adds numbers and durations, and joins strings, bytes and lists.", .add,
        [
          ("add_int64", .int, .int, .int), ("add_uint64", .uint, .uint, .uint),
          ("add_double", .double, .double, .double), ("add_string", .string, .string, .string),
          ("add_bytes", .bytes, .bytes, .bytes), ("add_list", .list(a), .list(a), .list(a)),
          ("add_timestamp_duration", .timestamp, .duration, .timestamp),
          ("add_duration_timestamp", .duration, .timestamp, .timestamp),
          ("add_duration_duration", .duration, .duration, .duration),
        ],
        examples: [
          .init("1 + 2", "3"), .init("'a' + 'b'", "'ab'"), .init("[1] + [2]", "[1, 2]"),
          .init("9223372036854775807 + 1", ""), .init("1u + 2u", "3u", isFurther: true),
          .init("1.5 + 2.0", "3.5", isFurther: true), .init("b'a' + b'b'", "b'ab'", isFurther: true),
          .init("timestamp(0) + duration('1m')", "timestamp(60)"),
          .init("duration('1m') + timestamp(0)", "timestamp(60)", isFurther: true),
          .init("duration('1m') + duration('30s')", "duration('90s')", isFurther: true),
        ]),
      arithmetic(
        "_-_", "Subtracts numbers, durations and times.", .subtract,
        [
          ("subtract_int64", .int, .int, .int), ("subtract_uint64", .uint, .uint, .uint),
          ("subtract_double", .double, .double, .double),
          ("subtract_timestamp_timestamp", .timestamp, .timestamp, .duration),
          ("subtract_timestamp_duration", .timestamp, .duration, .timestamp),
          ("subtract_duration_duration", .duration, .duration, .duration),
        ],
        examples: [
          .init("5 - 7", "-2"), .init("5u - 7u", ""), .init("1.5 - 1.0", "0.5", isFurther: true),
          .init("timestamp(60) - timestamp(0)", "duration('1m')"),
          .init("timestamp(60) - duration('1m')", "timestamp(0)", isFurther: true),
          .init("duration('1m') - duration('30s')", "duration('30s')", isFurther: true),
        ]),
      arithmetic(
        "_*_", "Multiplies numbers.", .multiply,
        [
          ("multiply_int64", .int, .int, .int), ("multiply_uint64", .uint, .uint, .uint),
          ("multiply_double", .double, .double, .double),
        ],
        examples: [
          .init("6 * 7", "42"), .init("6u * 7u", "42u", isFurther: true), .init("1.5 * 2.0", "3.0", isFurther: true),
        ]),
      arithmetic(
        "_/_", "Divides numbers; whole numbers give a whole number, rounded towards zero.", .divide,
        [
          ("divide_int64", .int, .int, .int), ("divide_uint64", .uint, .uint, .uint),
          ("divide_double", .double, .double, .double),
        ],
        examples: [
          .init("7 / 2", "3"), .init("7.0 / 2.0", "3.5"), .init("1 / 0", ""),
          .init("7u / 2u", "3u", isFurther: true),
        ]),
      arithmetic(
        "_%_", "Gives what remains of a division of whole numbers.", .remainder,
        [("modulo_int64", .int, .int, .int), ("modulo_uint64", .uint, .uint, .uint)],
        examples: [.init("-7 % 2", "-1"), .init("7u % 2u", "1u", isFurther: true), .init("1 % 0", "")]),
    ]

  /// Operators that are functions as any other.
  static let plainOperators: [FunctionDeclaration] = [
    FunctionDeclaration(
      "-_", "Turns a number into its opposite.",
      [
        pure(
          "negate_int64", [.int], .int,
          .unary { value, _ in value.asInt.map { opposite($0, "-(#)") } ?? value }),
        pure(
          "negate_double", [.double], .double,
          .unary { value, _ in
            if case .double(let number) = value.payload { return Value(.double(-number)) }
            return value
          }),
      ], examples: [.init("-(2 + 3)", "-5"), .init("-(1.5 + 1.0)", "-2.5", isFurther: true)]),
    FunctionDeclaration(
      "@in", "Tells whether a list has an element, or a map a key.",
      [
        pure("in_list", [a, .list(a)], .bool, strictness: .partial, .binary { $2.isElement($0, of: $1) }),
        pure(
          "in_map", [a, .map(a, b)], .bool, strictness: .partial,
          .binary { key, map, _ in
            guard case .map(let map) = map.payload else { return .false }
            if map[key] != nil { return .true }
            return map.rest.map { .unknown($0) } ?? .false
          }),
      ], examples: [.init("2 in [1, 2]", "true"), .init("'a' in {'b': 1}", "false")]),
  ]

  /// The opposite of a number; the least int has none.
  ///
  /// - Parameter calculation: what the number was to be part of, with `#` in its place.
  static func opposite(_ number: Int64, _ calculation: String) -> Value {
    let (result, overflow) = Int64(0).subtractingReportingOverflow(number)
    guard overflow else { return Value(.int(result)) }
    return .error(
      Message(
        "{0} lies outside of what {1} holds", .text(calculation.replacing("#", with: String(number))), .text("an int"))
    )
  }

  private static func arithmetic(
    _ name: String, _ documentation: String, _ operation: Arithmetic,
    _ signatures: [(id: String, first: CELType, second: CELType, result: CELType)],
    examples: @autoclosure @escaping @Sendable () -> [FunctionDeclaration.Example]
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      signatures.map {
        pure(
          $0.id, [$0.first, $0.second], $0.result, strictness: .partial, flow: $0.id == "add_list" ? .joined : .new,
          .binary { $2.calculate(operation, $0, $1) })
      }, examples: examples())
  }

  private static let comparisons: [FunctionDeclaration] = [
    comparison("_<_", "less", "comes before", .less, example: .init("1 < 2u", "true")),
    comparison("_<=_", "less_equals", "comes before or equals", .lessOrEqual, example: .init("'a' <= 'a'", "true")),
    comparison("_>_", "greater", "comes after", .greater, example: .init("1.5 > 1", "true")),
    comparison(
      "_>=_", "greater_equals", "comes after or equals", .greaterOrEqual, example: .init("false >= true", "false")),
  ]

  private static let comparable: [(CELType, CELType)] = {
    let numbers: [CELType] = [.int, .uint, .double]
    return [CELType.bool, .string, .bytes, .timestamp, .duration].map { ($0, $0) }
      + numbers.flatMap { first in numbers.map { (first, $0) } }
  }()

  private static func comparison(
    _ name: String, _ id: String, _ verb: String, _ relation: Comparison, example: FunctionDeclaration.Example
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, "Tells whether a value \(verb) another in their order.",
      comparable.map { first, second in
        pure(
          "\(id)_\(first)_\(second)", [first, second], .bool, .binary { $2.compare(relation, $0, $1) })
      },
      examples: [example]
        + comparable.map { first, second in
          let spelling = Operators.spelling(of: name) ?? ""
          return .init(
            "\(first.samples[0]) \(spelling) \(second.samples[1])", relation.holds(-1) ? "true" : "false",
            isFurther: true)
        })
  }
}

extension CELType {
  /// A value of the type and a greater one, as literals; those of numbers are worth the same in each type.
  var samples: [String] {
    switch self {
    case .bool: ["false", "true"]
    case .int: ["1", "2"]
    case .uint: ["1u", "2u"]
    case .double: ["1.0", "2.0"]
    case .string: ["'a'", "'b'"]
    case .bytes: ["b'a'", "b'b'"]
    case .timestamp: ["timestamp(0)", "timestamp(60)"]
    case .duration: ["duration('1m')", "duration('1h')"]
    default: ["null", "null"]
    }
  }
}

extension EvaluationContext {
  /// `value in list`: true as soon as one equals it, whatever can't be read.
  mutating func isElement(_ value: Value, of list: Value) -> Value {
    guard let list = list.asList else { return .false }
    var unknown = list.rest
    if unknown == nil, case .string(let text) = value.payload, let answer = holds(list.elements, text) { return answer }
    for element in list.elements {
      steps -= 1
      if !isWithinSteps { return exhausted() }
      switch equality(value, element, negated: false) {
      case .yes: return .true
      case .no: continue
      case .pending:
        guard case .unknown(let more) = pending.payload else { return pending }
        unknown = Unknown.merged(unknown, more)
      }
    }
    return unknown.map { .unknown($0) } ?? .false
  }

  /// The same for a text among texts, which are compared where they lie; nil, and no step taken, where there are others.
  private mutating func holds(_ elements: [Value], _ text: String) -> Value? {
    let before = steps
    let length = text.utf8.count
    for index in elements.indices {
      guard case .string(let other) = elements[index].payload, steps > 1 else {
        steps = before
        return nil
      }
      steps -= 2 + min(length, other.utf8.count) / 64
      if Texts.isSame(text, other) { return .true }
    }
    return .false
  }
}
