internal import Diagnostics

extension StandardLibrary {
  /// The functions on texts of the language itself.
  static let texts: [FunctionDeclaration] = [
    test("contains", "Tells whether a text has another in it.", "'lead'.contains('ea')") { text, part in
      TextSearch(part).first(in: text, from: 0) != nil
    },
    test("startsWith", "Tells whether a text begins with another.", "'lead'.startsWith('le')") { text, part in
      text.starts(with: part)
    },
    test("endsWith", "Tells whether a text ends with another.", "'lead'.endsWith('ad')") { text, part in
      text.suffix(part.count).elementsEqual(part)
    },
  ]

  private static func test(
    _ name: String, _ documentation: String, _ example: String,
    _ holds: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, documentation,
      [
        pure(
          "\(name)_string", [.string, .string], .bool, member: true,
          .binary { text, part, context in
            guard let text = text.asString, let part = part.asString else { return .false }
            if let error = context.charge(0, bytes: text.utf8.count + part.utf8.count) { return error }
            return .bool(holds(Array(text.utf8), Array(part.utf8)))
          })
      ], examples: [.init(example, "true"), .init("''" + example.dropFirst(6), "false", isFurther: true)])
  }
}
