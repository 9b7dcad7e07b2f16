internal import Diagnostics

extension StandardLibrary {
  /// Source: cel-go `ext/strings.go`, documentation, version 5; where cel-spec's conformance tests ask for an error at a
  /// position outside of the text, they count.
  static let strings: [FunctionDeclaration] = [
    FunctionDeclaration(
      "charAt", "Gives the character at a position; behind the last one, an empty text.",
      [
        pure(
          "string_char_at_int", [.string, .int], .string, member: true,
          .binary { text, index, context in
            if let error = context.charge(over: text) { return error }
            let points = CodePoints(text)
            guard let position = points.position(index) else { return outside(index, points) }
            return context.string(position == points.count ? "" : points.text(position..<(position + 1)))
          })
      ], examples: [.init("'tea'.charAt(1)", "'e'"), .init("'tea'.charAt(4)", "")]),
    FunctionDeclaration(
      "indexOf", "Gives the position of the first occurrence of a text, from a position on if one is given, or -1.",
      [
        pure(
          "string_index_of_string", [.string, .string], .int, member: true,
          .binary { text, part, context in context.position(of: part, in: text, from: .int(0)) }),
        pure(
          "string_index_of_string_int", [.string, .string, .int], .int, member: true,
          .variadic { arguments, context in
            guard arguments.count == 3 else { return .int(-1) }
            return context.position(of: arguments[1], in: arguments[0], from: arguments[2])
          }),
      ], examples: [.init("'tacocat'.indexOf('ac')", "1"), .init("'tacocat'.indexOf('a', 3)", "5")]),
    FunctionDeclaration(
      "lastIndexOf",
      "Gives the position of the last occurrence of a text, at a position or before it if one is given, or -1.",
      [
        pure(
          "string_last_index_of_string", [.string, .string], .int, member: true,
          .binary { text, part, context in context.lastPosition(of: part, in: text, notBehind: nil) }),
        pure(
          "string_last_index_of_string_int", [.string, .string, .int], .int, member: true,
          .variadic { arguments, context in
            guard arguments.count == 3 else { return .int(-1) }
            return context.lastPosition(of: arguments[1], in: arguments[0], notBehind: arguments[2])
          }),
      ], examples: [.init("'tacocat'.lastIndexOf('a')", "5"), .init("'tacocat'.lastIndexOf('a', 3)", "1")]),
    FunctionDeclaration(
      "join", "Puts texts together, with a separator between them.",
      [
        pure("list_join", [.list(.string)], .string, member: true, .unary { $1.joined($0, "") }),
        pure(
          "list_join_string", [.list(.string), .string], .string, member: true,
          .binary { $2.joined($0, $1.asString ?? "") }),
      ], examples: [.init("['a', 'b'].join(', ')", "'a, b'"), .init("['a', 'b'].join()", "'ab'")]),
    FunctionDeclaration(
      "lowerAscii", "Writes the letters A to Z small.",
      [turning("string_lower_ascii", from: 0x41)],
      examples: [.init("'TacoCÆt'.lowerAscii()", "'tacocÆt'")]),
    FunctionDeclaration(
      "upperAscii", "Writes the letters a to z large.",
      [turning("string_upper_ascii", from: 0x61)],
      examples: [.init("'tacocæt'.upperAscii()", "'TACOCæT'")]),
    FunctionDeclaration(
      "replace", "Puts one text in the place of another, everywhere or the first times.",
      [
        pure(
          "string_replace_string_string", [.string, .string, .string], .string, member: true,
          .variadic { arguments, context in context.replaced(arguments, limit: -1) }),
        pure(
          "string_replace_string_string_int", [.string, .string, .string, .int], .string, member: true,
          .variadic { arguments, context in context.replaced(arguments, limit: arguments.last?.asInt ?? -1) }),
      ], examples: [.init("'a-b-c'.replace('-', '+')", "'a+b+c'"), .init("'a-b-c'.replace('-', '', 1)", "'ab-c'")]),
    FunctionDeclaration(
      "split", "Cuts a text at a separator, into as many parts as told at most.",
      [
        pure(
          "string_split_string", [.string, .string], .list(.string), member: true,
          .binary { text, separator, context in context.split(text, separator, limit: -1) }),
        pure(
          "string_split_string_int", [.string, .string, .int], .list(.string), member: true,
          .variadic { arguments, context in
            guard arguments.count == 3 else { return .list([]) }
            return context.split(arguments[0], arguments[1], limit: arguments[2].asInt ?? -1)
          }),
      ], examples: [.init("'a b c'.split(' ')", "['a', 'b', 'c']"), .init("'a b c'.split(' ', 2)", "['a', 'b c']")]),
    FunctionDeclaration(
      "substring", "Gives the part of a text from a position up to, not including, another or to the end.",
      [
        pure(
          "string_substring_int", [.string, .int], .string, member: true,
          .binary { text, start, context in context.substring(text, start, nil) }),
        pure(
          "string_substring_int_int", [.string, .int, .int], .string, member: true,
          .variadic { arguments, context in
            guard arguments.count == 3 else { return .string("") }
            return context.substring(arguments[0], arguments[1], arguments[2])
          }),
      ],
      examples: [
        .init("'tacocat'.substring(4)", "'cat'"), .init("'tacocat'.substring(0, 4)", "'taco'"),
        .init("'tacocat'.substring(4, 3)", ""),
      ]),
    FunctionDeclaration(
      "trim", "Leaves out white space at both ends of a text.",
      [
        pure(
          "string_trim", [.string], .string, member: true,
          .unary { value, context in
            guard let text = value.asString else { return value }
            if let error = context.charge(over: value) { return error }
            let scalars = text.unicodeScalars
            guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
              let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
            else { return .string("") }
            return context.string(String(scalars[first...last]))
          })
      ], examples: [.init("'  a b '.trim()", "'a b'")]),
    FunctionDeclaration(
      "reverse", "Turns a text around.",
      [
        pure(
          "string_reverse", [.string], .string, member: true,
          .unary { value, context in
            if let error = context.charge(over: value) { return error }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: (value.asString ?? "").unicodeScalars.reversed())
            return context.string(String(view))
          })
      ], examples: [.init("'abc'.reverse()", "'cba'")]),
    FunctionDeclaration(
      "strings.quote", "Writes a text in double quotes, with escapes.",
      [
        pure(
          "strings_quote", [.string], .string,
          .unary { value, context in
            context.charge(over: value) ?? context.string(quoted(value.asString ?? ""))
          })
      ], examples: [.init("strings.quote('a\"b')", "'\"a\\\\\"b\"'")]),
    format,
  ]

  /// Turns the 26 letters from `first` on into those of the other case.
  private static func turning(_ id: String, from first: UInt8) -> Overload {
    pure(
      id, [.string], .string, member: true,
      .unary { value, context in
        guard var text = value.asString else { return value }
        if let error = context.charge(over: value) { return error }
        let turned = text.withUTF8 { bytes in
          String(unsafeUninitializedCapacity: bytes.count) { room in
            for index in 0..<bytes.count {
              let byte = bytes[index]
              room[index] = byte &- first < 26 ? byte ^ 0x20 : byte
            }
            return bytes.count
          }
        }
        return context.string(turned)
      })
  }

  static func outside(_ index: Value, _ points: CodePoints) -> Value {
    .error(
      Message(
        "{0} lies outside of the text, which has {1} characters", .text(String(index.asInt ?? 0)),
        .text(String(points.count))))
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
