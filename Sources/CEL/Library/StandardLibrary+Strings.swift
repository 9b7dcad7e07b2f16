internal import Diagnostics

extension StandardLibrary {
  /// The standard functions on texts, and those of cel-go's strings extension. Positions count code points from 0.
  static let strings: [FunctionDeclaration] = [
    test(
      "contains", "Tells whether a text has another in it.", { Bytes.range(of: $1, in: $0, from: 0) != nil },
      "'lead'.contains('ea')"),
    test("startsWith", "Tells whether a text begins with another.", { $0.starts(with: $1) }, "'lead'.startsWith('le')"),
    test(
      "endsWith", "Tells whether a text ends with another.", { $0.reversed().starts(with: $1.reversed()) },
      "'lead'.endsWith('ad')"),
    FunctionDeclaration(
      "charAt", "Gives the character at a position; behind the last one, an empty text.",
      [
        pure(
          "string_char_at_int", [.string, .int], .string, member: true,
          .binary { text, index, _ in
            let scalars = Scalars(text)
            guard let index = scalars.position(index, last: scalars.count) else { return outside(index) }
            return .string(index == scalars.count ? "" : scalars.text(index..<(index + 1)))
          })
      ], examples: [.init("'tea'.charAt(1)", "'e'"), .init("'tea'.charAt(4)", "")]),
    FunctionDeclaration(
      "indexOf", "Gives the position of the first occurrence of a text, or -1.",
      [
        pure(
          "string_index_of_string", [.string, .string], .int, member: true,
          .binary { text, part, _ in .int(Scalars(text).first(Scalars(part), from: 0)) }),
        pure(
          "string_index_of_string_int", [.string, .string, .int], .int, member: true,
          .variadic { arguments, _ in
            let scalars = Scalars(arguments[0])
            guard let start = scalars.position(arguments[2], last: scalars.count) else { return outside(arguments[2]) }
            return .int(scalars.first(Scalars(arguments[1]), from: start))
          }),
      ], examples: [.init("'tacocat'.indexOf('ac')", "1"), .init("'tacocat'.indexOf('a', 3)", "5")]),
    FunctionDeclaration(
      "lastIndexOf", "Gives the position of the last occurrence of a text, or -1.",
      [
        pure(
          "string_last_index_of_string", [.string, .string], .int, member: true,
          .binary { text, part, _ in
            let scalars = Scalars(text)
            return .int(scalars.last(Scalars(part), from: scalars.count))
          }),
        pure(
          "string_last_index_of_string_int", [.string, .string, .int], .int, member: true,
          .variadic { arguments, _ in
            let scalars = Scalars(arguments[0])
            guard let start = scalars.position(arguments[2], last: scalars.count) else { return outside(arguments[2]) }
            return .int(scalars.last(Scalars(arguments[1]), from: start))
          }),
      ], examples: [.init("'tacocat'.lastIndexOf('a')", "5")]),
    FunctionDeclaration(
      "join", "Puts texts together, with a separator between them.",
      [
        pure("list_join", [.list(.string)], .string, member: true, .unary { $1.joined($0, "") }),
        pure(
          "list_join_string", [.list(.string), .string], .string, member: true,
          .binary { $2.joined($0, $1.asString ?? "") }),
      ], examples: [.init("['a', 'b'].join(', ')", "'a, b'")]),
    FunctionDeclaration(
      "lowerAscii", "Writes the letters A to Z small.",
      [mapped("string_lower_ascii") { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }],
      examples: [.init("'TacoCÆt'.lowerAscii()", "'tacocÆt'")]),
    FunctionDeclaration(
      "upperAscii", "Writes the letters a to z large.",
      [mapped("string_upper_ascii") { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }],
      examples: [.init("'tacocæt'.upperAscii()", "'TACOCæT'")]),
    FunctionDeclaration(
      "replace", "Puts one text in the place of another, everywhere or the first times.",
      [
        pure(
          "string_replace_string_string", [.string, .string, .string], .string, member: true,
          .variadic { arguments, context in context.replaced(arguments, limit: -1) }),
        pure(
          "string_replace_string_string_int", [.string, .string, .string, .int], .string, member: true,
          .variadic { arguments, context in context.replaced(arguments, limit: arguments[3].asInt ?? -1) }),
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
            context.split(arguments[0], arguments[1], limit: arguments[2].asInt ?? -1)
          }),
      ], examples: [.init("'a b c'.split(' ')", "['a', 'b', 'c']"), .init("'a b c'.split(' ', 2)", "['a', 'b c']")]),
    FunctionDeclaration(
      "substring", "Gives the part of a text from a position up to, not including, another.",
      [
        pure(
          "string_substring_int", [.string, .int], .string, member: true,
          .binary { text, start, _ in
            let scalars = Scalars(text)
            guard let lower = scalars.position(start, last: scalars.count) else { return outside(start) }
            return .string(scalars.text(lower..<scalars.count))
          }),
        pure(
          "string_substring_int_int", [.string, .int, .int], .string, member: true,
          .variadic { arguments, _ in
            let scalars = Scalars(arguments[0])
            guard let lower = scalars.position(arguments[1], last: scalars.count) else { return outside(arguments[1]) }
            guard let upper = scalars.position(arguments[2], last: scalars.count), upper >= lower else {
              return outside(arguments[2])
            }
            return .string(scalars.text(lower..<upper))
          }),
      ], examples: [.init("'tacocat'.substring(4)", "'cat'"), .init("'tacocat'.substring(0, 4)", "'taco'")]),
    FunctionDeclaration(
      "trim", "Leaves out white space at both ends of a text.",
      [
        pure(
          "string_trim", [.string], .string, member: true,
          .unary { value, _ in
            let scalars = Scalars(value)
            var lower = 0
            var upper = scalars.count
            while lower < upper, scalars.isSpace(lower) { lower += 1 }
            while upper > lower, scalars.isSpace(upper - 1) { upper -= 1 }
            return .string(scalars.text(lower..<upper))
          })
      ], examples: [.init("'  a b '.trim()", "'a b'")]),
    FunctionDeclaration(
      "reverse", "Turns a text around.",
      [
        pure(
          "string_reverse", [.string], .string, member: true,
          .unary { value, context in context.string(Scalars(value).reversedText) })
      ], examples: [.init("'abc'.reverse()", "'cba'")]),
    FunctionDeclaration(
      "strings.quote", "Writes a text in double quotes, with escapes.",
      [
        pure(
          "strings_quote", [.string], .string,
          .unary { value, context in context.string(Scalars(value).quoted) })
      ], examples: [.init("strings.quote('a\"b')", "'\"a\\\\\"b\"'")]),
  ]

  private static func test(
    _ name: String, _ documentation: String, _ holds: @escaping @Sendable ([UInt8], [UInt8]) -> Bool, _ example: String
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      [
        pure(
          "\(name)_string", [.string, .string], .bool, member: true,
          .binary { text, part, context in
            guard let text = text.asString, let part = part.asString else { return .false }
            if let error = context.charge(0, bytes: text.utf8.count) { return error }
            return .bool(holds(Array(text.utf8), Array(part.utf8)))
          })
      ], examples: [.init(example, "true")])
  }

  private static func mapped(_ id: String, _ map: @escaping @Sendable (UInt8) -> UInt8) -> Overload {
    pure(
      id, [.string], .string, member: true,
      .unary { value, context in
        guard let text = value.asString else { return value }
        return context.string(String(decoding: text.utf8.map(map), as: UTF8.self))
      })
  }

  fileprivate static func outside(_ index: Value) -> Value {
    .error(Message("{0} lies outside of the text", .text(index.asInt.map(String.init) ?? "")))
  }
}

/// Searching in UTF-8.
enum Bytes {
  static func range(of part: [UInt8], in text: [UInt8], from start: Int) -> Range<Int>? {
    guard !part.isEmpty else { return start..<start }
    guard text.count >= part.count, start <= text.count - part.count else { return nil }
    for index in start...(text.count - part.count)
    where text[index] == part[0] && text[index..<(index + part.count)].elementsEqual(part) {
      return index..<(index + part.count)
    }
    return nil
  }
}

/// A text by code points.
struct Scalars {
  private let scalars: [Unicode.Scalar]

  init(_ value: Value) { scalars = Array((value.asString ?? "").unicodeScalars) }

  var count: Int { scalars.count }

  /// The position that a value gives; nil where it lies outside of 0…last.
  func position(_ value: Value, last: Int) -> Int? {
    guard let index = value.asInt.flatMap({ Int(exactly: $0) }), index >= 0, index <= last else { return nil }
    return index
  }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  var reversedText: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.reversed())
    return String(view)
  }

  func isSpace(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }

  private func matches(_ part: Scalars, at index: Int) -> Bool {
    index + part.count <= count && scalars[index..<(index + part.count)].elementsEqual(part.scalars)
  }

  func first(_ part: Scalars, from start: Int) -> Int {
    guard start <= count - part.count else { return -1 }
    return (start...(count - part.count)).first { matches(part, at: $0) } ?? -1
  }

  func last(_ part: Scalars, from start: Int) -> Int {
    let start = min(start, count - part.count)
    guard start >= 0 else { return -1 }
    return (0...start).reversed().first { matches(part, at: $0) } ?? -1
  }

  var quoted: String {
    var result = "\""
    for scalar in scalars {
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

extension EvaluationContext {
  /// Counts the work of going over `bytes`; nil, or the error to return.
  mutating func charge(_ count: Int, bytes: Int) -> Value? {
    steps -= bytes / 64
    return !isWithinSteps ? exhausted() : charge(count)
  }

  mutating func joined(_ value: Value, _ separator: String) -> Value {
    guard let list = value.asList else { return value }
    if let value = strictly(list.elements, .whole) { return value }
    var result = ""
    for (index, element) in list.elements.enumerated() {
      guard let text = element.asString else {
        return .error(
          Message("only texts can be joined, not {0}", .text(typeName(of: element))), origin: element.origin)
      }
      if let error = charge(text.utf8.count + separator.utf8.count) { return error }
      if index > 0 { result += separator }
      result += text
    }
    return Value(.string(result))
  }

  mutating func replaced(_ arguments: [Value], limit: Int64) -> Value {
    guard let text = arguments[0].asString, let part = arguments[1].asString, let new = arguments[2].asString else {
      return arguments[0]
    }
    let bytes = Array(text.utf8)
    let old = Array(part.utf8)
    let replacement = Array(new.utf8)
    var result: [UInt8] = []
    var position = 0
    var count: Int64 = 0
    while limit < 0 || count < limit {
      if old.isEmpty {
        // An empty text lies between any two characters.
        if let error = charge(replacement.count + 1) { return error }
        result += replacement
        count += 1
        guard position < bytes.count else { break }
        repeat {
          result.append(bytes[position])
          position += 1
        } while position < bytes.count && bytes[position] & 0xC0 == 0x80
        continue
      }
      guard let found = Bytes.range(of: old, in: bytes, from: position) else { break }
      if let error = charge(found.lowerBound - position + replacement.count) { return error }
      result += bytes[position..<found.lowerBound]
      result += replacement
      position = found.upperBound
      count += 1
    }
    result += bytes[position...]
    return string(String(decoding: result, as: UTF8.self))
  }

  mutating func split(_ text: Value, _ separator: Value, limit: Int64) -> Value {
    guard let text = text.asString, let separator = separator.asString, limit != 0 else { return .list([]) }
    if limit == 1 { return list([.string(text)]) }
    if let error = charge(text.utf8.count) { return error }
    let bytes = Array(text.utf8)
    let cut = Array(separator.utf8)
    var parts: [Value] = []
    var position = 0
    while limit < 0 || parts.count < limit - 1 {
      if cut.isEmpty {
        var end = position + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        guard end < bytes.count else { break }
        parts.append(.string(String(decoding: bytes[position..<end], as: UTF8.self)))
        position = end
        continue
      }
      guard let found = Bytes.range(of: cut, in: bytes, from: position) else { break }
      parts.append(.string(String(decoding: bytes[position..<found.lowerBound], as: UTF8.self)))
      position = found.upperBound
    }
    if cut.isEmpty, bytes.isEmpty { return .list([]) }
    parts.append(.string(String(decoding: bytes[position...], as: UTF8.self)))
    return list(parts)
  }
}
