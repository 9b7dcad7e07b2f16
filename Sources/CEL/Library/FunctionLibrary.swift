/// Functions and macros that belong together, under the name that the language's community has for them.
package struct FunctionLibrary: Sendable {
  package var name: String
  /// One sentence.
  package var documentation: String
  /// Where it is defined.
  package var source: String
  /// The version of that definition that is met; nil where it has none.
  package var version: Int?
  /// What the examples read, where they are not about values alone; one sentence.
  package var setting: String?
  /// Made at each call.
  package var functions: @Sendable () -> [FunctionDeclaration]
  package var macros: @Sendable () -> [MacroDeclaration]

  package init(
    _ name: String, _ documentation: String, source: String, version: Int? = nil, setting: String? = nil,
    functions: @escaping @Sendable () -> [FunctionDeclaration] = { [] },
    macros: @escaping @Sendable () -> [MacroDeclaration] = { [] }
  ) {
    self.name = name
    self.documentation = documentation
    self.source = source
    self.version = version
    self.setting = setting
    self.functions = functions
    self.macros = macros
  }

  /// The libraries that every environment has, in the order of documentation.
  package static var standard: [FunctionLibrary] { StandardLibrary.libraries }
}

/// A macro, or an operator that is no function: what the parser knows of itself, described as functions are.
package struct MacroDeclaration: Sendable {
  package var name: String
  /// One sentence or two.
  package var documentation: String
  /// How it is written, such as `list.all(x, condition)`.
  package var forms: [String]
  package var examples: [FunctionDeclaration.Example]

  package init(
    _ name: String, _ documentation: String, forms: [String], examples: [FunctionDeclaration.Example]
  ) {
    self.name = name
    self.documentation = documentation
    self.forms = forms
    self.examples = examples
  }
}
