import Testing

@testable import CEL

@Suite("Library")
struct LibraryTests {
  private static let examples: [FunctionDeclaration.Example] = StandardLibrary.libraries.flatMap { library in
    library.functions().flatMap(\.examples) + library.macros().flatMap(\.examples)
  }

  @Test("the examples of each function and macro give what they say")
  func givesWhatItSays() {
    let environment = Environment()
    for example in Self.examples {
      let found = outcome(example.expression, in: environment)
      if example.expected.isEmpty {
        #expect(found.hasPrefix("error: "), "\(example.expression) gave \(found)")
      } else {
        #expect(found == outcome(example.expected, in: environment), "\(example.expression)")
        #expect(!found.hasPrefix("error: "), "\(example.expression)")
      }
    }
    #expect(Self.examples.count > 400)
  }

  @Test("every function and macro has a sentence and an example, and no overload the id of another")
  func entries() {
    var ids: Set<String> = []
    for library in StandardLibrary.libraries {
      #expect(library.documentation.hasSuffix("."))
      for function in library.functions() {
        #expect(function.documentation.hasSuffix("."), "\(function.name)")
        #expect(!function.examples.isEmpty, "\(function.name)")
        #expect(!function.overloads.isEmpty, "\(function.name)")
        for overload in function.overloads { #expect(ids.insert(overload.id).inserted, "\(overload.id)") }
      }
      for macro in library.macros() {
        #expect(macro.documentation.hasSuffix("."), "\(macro.name)")
        #expect(!macro.examples.isEmpty && !macro.forms.isEmpty, "\(macro.name)")
      }
    }
    #expect(ids.count > 300)
  }

  @Test("every overload is what some example calls")
  func overloads() {
    let environment = Environment()
    var met: Set<String> = []
    for text in Self.examples.flatMap({ [$0.expression, $0.expected] }) where !text.isEmpty {
      met.formUnion(environment.check(Expression.parse(text).expression).overloadIDs)
    }
    let all = StandardLibrary.functions.flatMap(\.overloads).map(\.id)
    #expect(all.filter { !met.contains($0) } == [])
  }

  @Test("documentation is not made where nobody asks for it")
  func lazyExamples() {
    let asked = Asked()
    let function = FunctionDeclaration("f", "Does.", [], examples: asked.examples())
    var merged = function
    merged.add(FunctionDeclaration("f", "Does more.", [], examples: asked.examples()))
    #expect(asked.count == 0)
    #expect(merged.examples.count == 2)
    #expect(asked.count == 2)
  }

  private final class Asked: @unchecked Sendable {
    var count = 0
    func examples() -> [FunctionDeclaration.Example] {
      count += 1
      return [.init("1", "1")]
    }
  }
}
