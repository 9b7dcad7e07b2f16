internal import Diagnostics

extension StandardLibrary {
  private static let numeric: [CELType] = [.int, .uint, .double]

  /// Source: cel-go `ext/math.go`, documentation.
  static let numbers: [FunctionDeclaration] = [
    FunctionDeclaration(
      "math.greatest", "Gives the greatest of some numbers, or of a list of them.", extremes("greatest", .greater),
      examples: [
        .init("math.greatest(1, 5, 3)", "5"), .init("math.greatest([1.5, 2.0])", "2.0"),
        .init("math.greatest(2, 1.5)", "2"),
      ] + furtherExtremes("greatest", 1)),
    FunctionDeclaration(
      "math.least", "Gives the least of some numbers, or of a list of them.", extremes("least", .less),
      examples: [.init("math.least(1, 5, 3)", "1"), .init("math.least([1.5, 2.0])", "1.5")]
        + furtherExtremes("least", 0)),
    rounding("math.ceil", "Rounds up to a whole number.", { $0.rounded(.up) }, .init("math.ceil(1.2)", "2.0")),
    rounding("math.floor", "Rounds down to a whole number.", { $0.rounded(.down) }, .init("math.floor(-1.2)", "-2.0")),
    rounding(
      "math.round", "Rounds to the nearest whole number, halves away from zero.",
      { $0.rounded(.toNearestOrAwayFromZero) },
      .init("math.round(-1.5)", "-2.0")),
    rounding("math.trunc", "Drops the fraction.", { $0.rounded(.towardZero) }, .init("math.trunc(-1.7)", "-1.0")),
    rounding(
      "math.sqrt", "Gives the square root.", { $0.squareRoot() }, .init("math.sqrt(9.0)", "3.0"), alsoWhole: true),
    FunctionDeclaration(
      "math.abs", "Gives a number without its sign.",
      [
        pure(
          "math_abs_int", [.int], .int,
          .unary { value, _ in
            guard let number = value.asInt, number < 0 else { return Value(value.payload) }
            return opposite(number, "math.abs(#)")
          }),
        pure("math_abs_uint", [.uint], .uint, .unary { value, _ in Value(value.payload) }),
        pure(
          "math_abs_double", [.double], .double, .unary { value, _ in onDouble(value) { Value(.double($0.magnitude)) } }
        ),
      ],
      examples: [
        .init("math.abs(-5)", "5"), .init("math.abs(-1.5)", "1.5"), .init("math.abs(5u)", "5u", isFurther: true),
        .init("math.abs(-9223372036854775808)", ""),
      ]),
    FunctionDeclaration(
      "math.sign", "Gives -1, 0 or 1, as a number is negative, zero or positive.",
      [
        pure(
          "math_sign_int", [.int], .int, .unary { value, _ in value.asInt.map { Value(.int($0.signum())) } ?? value }),
        pure(
          "math_sign_uint", [.uint], .uint,
          .unary { value, _ in
            if case .uint(let number) = value.payload { return Value(.uint(number.signum())) }
            return value
          }),
        pure(
          "math_sign_double", [.double], .double,
          .unary { value, _ in onDouble(value) { Value(.double($0 > 0 ? 1 : $0 < 0 ? -1 : $0)) } }),
      ],
      examples: [
        .init("math.sign(-5)", "-1"), .init("math.sign(0.0)", "0.0"), .init("math.sign(5u)", "1u", isFurther: true),
      ]),
    check("math.isNaN", "Tells whether a double is no number.", { $0.isNaN }, .init("math.isNaN(0.0 / 0.0)", "true")),
    check(
      "math.isInf", "Tells whether a double is infinite.", { $0.isInfinite }, .init("math.isInf(1.0 / 0.0)", "true")),
    check(
      "math.isFinite", "Tells whether a double is a finite number.", { $0.isFinite },
      .init("math.isFinite(1.5)", "true")),
    bits("math.bitAnd", "Keeps the bits that both numbers have.", { $0 & $1 }, .init("math.bitAnd(5, 3)", "1")),
    bits("math.bitOr", "Joins the bits of both numbers.", { $0 | $1 }, .init("math.bitOr(5, 3)", "7")),
    bits("math.bitXor", "Keeps the bits that one number has.", { $0 ^ $1 }, .init("math.bitXor(5, 3)", "6")),
    FunctionDeclaration(
      "math.bitNot", "Turns every bit around.",
      [
        pure("math_bitNot_int", [.int], .int, .unary { value, _ in onBits(value) { ~$0 } }),
        pure("math_bitNot_uint", [.uint], .uint, .unary { value, _ in onBits(value) { ~$0 } }),
      ],
      examples: [.init("math.bitNot(1)", "-2"), .init("math.bitNot(0u)", "18446744073709551615u", isFurther: true)]),
    shift(
      "math.bitShiftLeft", "Moves the bits to the left.", { $1 >= 64 ? 0 : $0 << $1 },
      .init("math.bitShiftLeft(1, 3)", "8")),
    shift(
      "math.bitShiftRight", "Moves the bits to the right; zeros follow.", { $1 >= 64 ? 0 : $0 >> $1 },
      .init("math.bitShiftRight(8, 3)", "1")),
  ]

  private static func extremes(_ name: String, _ relation: Comparison) -> [Overload] {
    @Sendable func choose(_ values: [Value], _ context: inout EvaluationContext) -> Value {
      guard var best = values.first else { return .error(Message("an empty list has no {0} number", .text(name))) }
      for value in values {
        if let error = context.work() { return error }
        guard EvaluationContext.order(ofNumbers: value, value) != nil else {
          return .error(
            Message("values of type {0} are no numbers", .text(context.typeName(of: value))), origin: value.origin)
        }
        if context.compare(relation, value, best).asBool == true { best = value }
      }
      return best
    }
    var result: [Overload] = []
    for type in numeric {
      result.append(pure("math_\(name)_\(type)", [type], type, flow: .argument(0), .unary { value, _ in value }))
      result.append(
        pure(
          "math_\(name)_list_\(type)", [.list(type)], type, flow: .element(0),
          .unary { value, context in
            let elements = value.asList?.elements ?? []
            return context.strictly(elements, .whole) ?? choose(elements, &context)
          }))
      for other in numeric {
        result.append(
          pure(
            "math_\(name)_\(type)_\(other)", [type, other], type == other ? type : .dyn, flow: .either,
            .binary { choose([$0, $1], &$2) }))
      }
    }
    return result
  }

  private static func onDouble(_ value: Value, _ make: (Double) -> Value) -> Value {
    switch value.payload {
    case .double(let number): make(number)
    case .int(let number): make(Double(number))
    case .uint(let number): make(Double(number))
    default: value
    }
  }

  private static func rounding(
    _ name: String, _ documentation: String, _ round: @escaping @Sendable (Double) -> Double,
    _ example: FunctionDeclaration.Example, alsoWhole: Bool = false
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      (alsoWhole ? numeric : [.double]).map { type in
        pure("\(name)_\(type)", [type], .double, .unary { value, _ in onDouble(value) { Value(.double(round($0))) } })
      },
      examples: [example]
        + (alsoWhole
          ? [.init("\(name)(4)", "2.0", isFurther: true), .init("\(name)(4u)", "2.0", isFurther: true)] : []))
  }

  private static func check(
    _ name: String, _ documentation: String, _ holds: @escaping @Sendable (Double) -> Bool,
    _ example: FunctionDeclaration.Example
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      [pure("\(name)_double", [.double], .bool, .unary { value, _ in onDouble(value) { .bool(holds($0)) } })],
      examples: [example])
  }

  /// Ints and uints by their bits.
  private static func onBits(_ value: Value, _ change: (UInt64) -> UInt64) -> Value {
    switch value.payload {
    case .int(let number): Value(.int(Int64(bitPattern: change(UInt64(bitPattern: number)))))
    case .uint(let number): Value(.uint(change(number)))
    default: value
    }
  }

  private static func bitPattern(_ value: Value) -> UInt64 {
    switch value.payload {
    case .int(let number): UInt64(bitPattern: number)
    case .uint(let number): number
    default: 0
    }
  }

  private static func bits(
    _ name: String, _ documentation: String, _ join: @escaping @Sendable (UInt64, UInt64) -> UInt64,
    _ example: FunctionDeclaration.Example
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      [CELType.int, .uint].map { type in
        pure(
          "\(name)_\(type)", [type, type], type,
          .binary { first, second, _ in onBits(first) { join($0, bitPattern(second)) } })
      }, examples: [example, unsigned(example)])
  }

  private static func shift(
    _ name: String, _ documentation: String, _ move: @escaping @Sendable (UInt64, Int64) -> UInt64,
    _ example: FunctionDeclaration.Example
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      [CELType.int, .uint].map { type in
        pure(
          "\(name)_\(type)", [type, .int], type,
          .binary { value, count, _ in
            guard let places = count.asInt, places >= 0 else {
              return .error(
                Message("bits can't move by {0} places", .text(String(count.asInt ?? 0))), origin: count.origin)
            }
            return onBits(value) { move($0, places) }
          })
      },
      examples: [
        example, .init(example.expression.replacingFirst(", ", with: "u, "), example.expected + "u", isFurther: true),
        .init("\(name)(1, -1)", ""),
      ])
  }

  /// The same on uints.
  private static func unsigned(_ example: FunctionDeclaration.Example) -> FunctionDeclaration.Example {
    .init(
      example.expression.replacingFirst(", ", with: "u, ").replacingFirst(")", with: "u)"), example.expected + "u",
      isFurther: true)
  }

  private static func furtherExtremes(_ name: String, _ sample: Int) -> [FunctionDeclaration.Example] {
    numeric.flatMap { type -> [FunctionDeclaration.Example] in
      [
        .init("math.\(name)(\(type.samples[0]))", type.samples[0], isFurther: true),
        .init("math.\(name)([\(type.samples[0]), \(type.samples[1])])", type.samples[sample], isFurther: true),
      ]
        + numeric.map { other in
          .init(
            "math.\(name)(\(type.samples[0]), \(other.samples[1]))",
            sample == 0 ? type.samples[0] : other.samples[1], isFurther: true)
        }
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let found = firstRange(of: part) else { return self }
    return self[..<found.lowerBound] + other + self[found.upperBound...]
  }
}
