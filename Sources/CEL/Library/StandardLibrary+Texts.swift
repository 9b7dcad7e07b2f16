internal import Diagnostics

extension StandardLibrary {
  /// The functions on texts of the language itself.
  static let texts: [FunctionDeclaration] = [
    test("contains", "Tells whether a text has another in it.", "'lead'.contains('ea')") { text, part in
      TextSearch.holds(text, part)
    },
    test("startsWith", "Tells whether a text begins with another.", "'lead'.startsWith('le')") { text, part in
      text.count >= part.count && TextSearch.matches(text, part, at: 0)
    },
    test("endsWith", "Tells whether a text ends with another.", "'lead'.endsWith('ad')") { text, part in
      text.count >= part.count && TextSearch.matches(text, part, at: text.count - part.count)
    },
  ]

  private static func test(
    _ name: String, _ documentation: String, _ example: String,
    _ holds: @escaping @Sendable (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      [
        pure(
          "\(name)_string", [.string, .string], .bool, member: true,
          .binary { text, part, context in
            guard var text = text.asString, var part = part.asString else { return .false }
            if let error = context.charge(0, bytes: text.utf8.count + part.utf8.count) { return error }
            return .bool(text.withUTF8 { text in part.withUTF8 { holds(text, $0) } })
          })
      ], examples: [.init(example, "true"), .init("''" + example.dropFirst(6), "false", isFurther: true)])
  }
}
