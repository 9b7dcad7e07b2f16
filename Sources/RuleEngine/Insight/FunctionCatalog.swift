internal import Archive
internal import CEL
internal import TypedTree

/// The functions and macros that expressions may use, described for people: what `crmlint explain cel` prints.
package struct FunctionCatalog: Sendable {
  package struct Library: Sendable {
    package var name: String
    /// One sentence or two.
    package var documentation: String
    /// Where it is defined, with the version of that.
    package var source: String
    /// What its examples read, where they are not about values alone.
    package var setting: String?
    /// By name.
    package var entries: [Entry]
  }

  package struct Entry: Sendable {
    /// As people write it: `substring`, `+`, `math.abs`.
    package var name: String
    package var documentation: String
    /// With their results, such as `string.substring(int) -> string`; of a macro, how it is written.
    package var signatures: [String]
    package var examples: [Example]
  }

  package struct Example: Sendable {
    package var expression: String
    /// What it gives, as CEL; `an error` or `unknown` where it gives nothing.
    package var result: String
  }

  package var libraries: [Library]

  /// The catalog of the language and of what the engine adds to it.
  package static var standard: FunctionCatalog {
    let vocabulary = Deferred(Vocabulary())
    return FunctionCatalog(
      libraries: (FunctionLibrary.standard + EngineLibrary.libraries(vocabulary: vocabulary)).map(Library.init))
  }

  /// The entries of a name with the libraries that they are in.
  package func entries(named name: String) -> [(library: Library, entry: Entry)] {
    libraries.flatMap { library in library.entries.filter { $0.name == name }.map { (library, $0) } }
  }

  /// Every name of a function, macro or library.
  package var names: [String] { libraries.flatMap { [$0.name] + $0.entries.map(\.name) } }
}

extension FunctionCatalog.Library {
  fileprivate init(_ library: FunctionLibrary) {
    name = library.name
    documentation = library.documentation
    source = library.source + (library.version.map { ", version \($0)" } ?? "")
    setting = library.setting
    var entries: [FunctionCatalog.Entry] = []
    for macro in library.macros() {
      entries.append(
        .init(
          name: Self.spelling(macro.name), documentation: macro.documentation, signatures: macro.forms,
          examples: macro.examples.map(FunctionCatalog.Example.init)))
    }
    for function in library.functions() {
      let name = Self.spelling(function.name)
      let signatures = function.overloads.map { "\($0.signature(of: function.name)) -> \($0.result)" }
      let examples = function.examples.filter { !$0.isFurther }.map(FunctionCatalog.Example.init)
      // One library may describe a function in several entries.
      if let index = entries.firstIndex(where: { $0.name == name && $0.documentation == function.documentation }) {
        entries[index].signatures += signatures
        entries[index].examples += examples
      } else {
        entries.append(
          .init(name: name, documentation: function.documentation, signatures: signatures, examples: examples))
      }
    }
    self.entries = entries.sorted { $0.name < $1.name }
  }

  /// Operators as they are written.
  private static func spelling(_ name: String) -> String {
    switch name {
    case "_?_:_": "? :"
    case "_[_]": "[ ]"
    case "_._": "."
    case "_?._": ".?"
    case "_[?_]": "[? ]"
    case "[?_]": "[?]"
    case "{?_:_}": "{?}"
    case "@in": "in"
    default:
      name.contains { $0.isLetter || $0.isNumber } ? name : String(name.filter { $0 != "_" })
    }
  }
}

extension FunctionCatalog.Example {
  fileprivate init(_ example: FunctionDeclaration.Example) {
    expression = example.expression
    result =
      switch example.expected {
      case "": "an error"
      case "?": "unknown"
      case let value: value
      }
  }
}
