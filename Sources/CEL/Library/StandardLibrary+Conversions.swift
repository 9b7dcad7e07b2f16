internal import Diagnostics

extension StandardLibrary {
  static let conversions: [FunctionDeclaration] = [
    FunctionDeclaration(
      "int",
      "Turns a value into a whole number; a fraction is dropped. Of a time it gives the seconds since 1970, of a duration its nanoseconds.",
      [
        identity("int64_to_int64", .int),
        pure(
          "uint64_to_int64", [.uint], .int, .unary { value, context in whole(value, Int64.self, context) { .int($0) } }),
        pure(
          "double_to_int64", [.double], .int,
          .unary { value, context in whole(value, Int64.self, context) { .int($0) } }),
        pure(
          "string_to_int64", [.string], .int,
          .unary { value, context in
            guard let text = value.asString, let number = Int64(text) else { return unreadable(value, "int", context) }
            return Value(.int(number))
          }),
        pure(
          "timestamp_to_int64", [.timestamp], .int,
          .unary { value, _ in
            if case .timestamp(let time) = value.payload { return Value(.int(time.seconds)) }
            return value
          }),
        pure(
          "duration_to_int64", [.duration], .int,
          .unary { value, _ in
            if case .duration(let time) = value.payload { return Value(.int(time.totalNanoseconds)) }
            return value
          }),
      ],
      examples: [
        .init("int(3.9)", "3"), .init("int('42')", "42"), .init("int('4x')", ""), .init("int(1e99)", ""),
        .init("int(timestamp('1970-01-01T00:01:00Z'))", "60"), .init("int(duration('1s'))", "1000000000"),
        .init("int(5)", "5", isFurther: true), .init("int(5u)", "5", isFurther: true),
      ]),
    FunctionDeclaration(
      "uint", "Turns a value into a whole number without a sign.",
      [
        identity("uint64_to_uint64", .uint),
        pure(
          "int64_to_uint64", [.int], .uint,
          .unary { value, context in whole(value, UInt64.self, context) { .uint($0) } }),
        pure(
          "double_to_uint64", [.double], .uint,
          .unary { value, context in whole(value, UInt64.self, context) { .uint($0) } }),
        pure(
          "string_to_uint64", [.string], .uint,
          .unary { value, context in
            guard let text = value.asString, text.utf8.allSatisfy(Lexer.isDigit), let number = UInt64(text) else {
              return unreadable(value, "uint", context)
            }
            return Value(.uint(number))
          }),
      ],
      examples: [
        .init("uint(5)", "5u"), .init("uint(-1)", ""), .init("uint('42')", "42u"),
        .init("uint(5u)", "5u", isFurther: true), .init("uint(3.9)", "3u", isFurther: true),
      ]),
    FunctionDeclaration(
      "double", "Turns a value into a number with a fraction.",
      [
        identity("double_to_double", .double),
        pure("int64_to_double", [.int], .double, .unary { value, _ in double(value) }),
        pure("uint64_to_double", [.uint], .double, .unary { value, _ in double(value) }),
        pure(
          "string_to_double", [.string], .double,
          .unary { value, context in
            guard let text = value.asString, let number = number(text) else {
              return unreadable(value, "double", context)
            }
            return Value(.double(number))
          }),
      ],
      examples: [
        .init("double(2)", "2.0"), .init("double('1.5')", "1.5"), .init("double('one')", ""),
        .init("double(2u)", "2.0", isFurther: true), .init("double(2.5)", "2.5", isFurther: true),
      ]),
    FunctionDeclaration(
      "bool", "Turns the words for true and false into a bool.",
      [
        identity("bool_to_bool", .bool),
        pure(
          "string_to_bool", [.string], .bool,
          .unary { value, context in
            switch value.asString {
            case "true", "True", "TRUE", "t", "T", "1": .true
            case "false", "False", "FALSE", "f", "F", "0": .false
            default: unreadable(value, "bool", context)
            }
          }),
      ],
      examples: [
        .init("bool('true')", "true"), .init("bool('F')", "false"), .init("bool('0')", "false"),
        .init("bool('yes')", ""),
        .init("bool(true)", "true", isFurther: true),
      ]),
    FunctionDeclaration(
      "string", "Writes a value as text. For doubles with a fixed number of decimals there is format().",
      [
        identity("string_to_string", .string), written("bool", .bool), written("int64", .int), written("uint64", .uint),

        pure(
          "double_to_string", [.double], .string,
          .unary { value, context in
            guard case .double(let number) = value.payload else { return value }
            return context.string(NumberText.conversion(of: number))
          }),
        written("timestamp", .timestamp), written("duration", .duration),
        pure(
          "bytes_to_string", [.bytes], .string,
          .unary { value, context in
            guard case .bytes(let bytes) = value.payload, let text = String(validating: bytes, as: UTF8.self) else {
              return .error(Message("these bytes are no text in UTF-8"), origin: value.origin)
            }
            return context.string(text)
          }),
      ],
      examples: [
        .init("string(42)", "'42'"), .init("string(1.5)", "'1.5'"), .init("string(2500000.0)", "'2.5e+06'"),
        .init("string(true)", "'true'"), .init("string(b'\\xff')", ""),
        .init("string(timestamp(0))", "'1970-01-01T00:00:00Z'"), .init("string(duration('1m1ms'))", "'60.001s'"),
        .init("string('a')", "'a'", isFurther: true), .init("string(5u)", "'5'", isFurther: true),
        .init("string(b'ab')", "'ab'", isFurther: true),
      ]),
    FunctionDeclaration(
      "bytes", "Gives the UTF-8 bytes of a text.",
      [
        identity("bytes_to_bytes", .bytes),
        pure(
          "string_to_bytes", [.string], .bytes,
          .unary { value, context in
            guard let text = value.asString else { return value }
            return context.charge(text.utf8.count) ?? Value(.bytes(Array(text.utf8)))
          }),
      ], examples: [.init("bytes('ab')", "b'ab'"), .init("bytes(b'ab')", "b'ab'", isFurther: true)]),
    FunctionDeclaration(
      "dyn", "Hides the type of a value from the checker.",
      [pure("to_dyn", [a], .dyn, strictness: .partial, flow: .argument(0), .unary { value, _ in value })],
      examples: [.init("dyn(1) == 1u", "true")]),
    FunctionDeclaration(
      "type", "Gives the type of a value.",
      [
        Overload(
          "type", [a], .type(a), strictness: .partial,
          implementation: .unary { value, context in
            switch value.payload {
            case .object: Value(.type(.object(context.typeName(of: value))))
            case .opaque: Value(.type(.opaque(context.typeName(of: value))))
            default: Value(.type(EvaluationContext.type(of: value)))
            }
          })
      ], examples: [.init("type(1) == int", "true"), .init("type([]) == list", "true")]),
    FunctionDeclaration(
      "size", "Counts the characters of a text, the bytes, the elements of a list or the entries of a map.",
      [CELType.string, .bytes, .list(a), .map(a, b)].flatMap { type in
        [false, true].map { isMember in
          pure("\(isMember ? "member_" : "")size_\(type.name)", [type], .int, member: isMember, .unary { $1.size($0) })
        }
      },
      examples: [
        .init("size('añb')", "3"), .init("[1, 2].size()", "2"), .init("size({'a': 1})", "1"),
        .init("'ab'.size()", "2", isFurther: true), .init("size(b'ab')", "2", isFurther: true),
        .init("b'ab'.size()", "2", isFurther: true), .init("size([1])", "1", isFurther: true),
        .init("{1: 2}.size()", "1", isFurther: true),
      ]),
  ]

  private static func identity(_ id: String, _ type: CELType) -> Overload {
    pure(id, [type], type, flow: .argument(0), .unary { value, _ in value })
  }

  private static func written(_ id: String, _ type: CELType) -> Overload {
    pure("\(id)_to_string", [type], .string, .unary { value, context in context.string(context.text(of: value)) })
  }

  private static func unreadable(_ value: Value, _ type: String, _ context: borrowing EvaluationContext) -> Value {
    .error(
      Message("{0} can't be read as {1}", .quoted(context.text(of: value)), .text(type)), origin: value.origin)
  }

  /// Doubles must lie between the least and the greatest number, neither of them included. Source: CEL language
  /// definition, “Overflow”.
  private static func whole<T: FixedWidthInteger>(
    _ value: Value, _ type: T.Type, _ context: borrowing EvaluationContext, _ make: (T) -> Value.Payload
  ) -> Value {
    let result: T?
    switch value.payload {
    case .int(let number): result = T(exactly: number)
    case .uint(let number): result = T(exactly: number)
    case .double(let number):
      let isInside = number.isFinite && (T.isSigned ? number > -0x1p63 : number >= 0)
      result = isInside ? T(exactly: number.rounded(.towardZero)) : nil
    default: result = nil
    }
    return result.map { Value(make($0)) }
      ?? .error(
        Message(
          "{0} lies outside of what {1} holds", .text(context.text(of: value)), .text(T.isSigned ? "an int" : "a uint")),
        origin: value.origin)
  }

  private static func double(_ value: Value) -> Value {
    switch value.payload {
    case .int(let number): Value(.double(Double(number)))
    case .uint(let number): Value(.double(Double(number)))
    default: value
    }
  }

  private static func number(_ text: String) -> Double? {
    switch text.lowercased() {
    case "nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default:
      let isPlain = text.utf8.allSatisfy { Lexer.isDigit($0) || "+-.eE".utf8.contains($0) }
      guard isPlain, let number = Double(text), number.isFinite else { return nil }
      return number
    }
  }
}

extension EvaluationContext {
  func size(_ value: Value) -> Value {
    switch value.payload {
    case .string(let text): .int(text.unicodeScalars.count)
    case .bytes(let bytes): .int(bytes.count)
    case .list(let list): .int(list.elements.count)
    case .map(let map): .int(map.count)
    default: value
    }
  }
}
