import Archive
import CEL
import Diagnostics
import Foundation
import TestSupport
import Testing
import YAMLTree

@testable import RuleEngine
@testable import TypedTree

/// What the engine adds to CEL, described as CEL's own functions are.
@Suite("Catalog of functions")
struct FunctionCatalogTests {
  private static let plan = """
    format: garden/1
    beds:
    - {id: roses, name: Roses, sown: 2026-03-14}
    - {id: herbs, sown: TBD}
    """

  private static let libraries = EngineLibrary.libraries(vocabulary: Deferred(Vocabulary()))

  /// Evaluates expressions on the plan that the examples speak of.
  private struct Garden {
    let environment: Environment
    let evaluation: Evaluation
    let host: PlanHost

    init() throws {
      let manifest =
        SmallPack.manifest + "\nterms: {sun: {en: sun}, shade: {en: shade}}\n"
      let (loaded, problems) = SmallPack.load([], manifest: manifest)
      #expect(problems.map { $0.message.text(in: .english) } == [])
      let pack = try #require(loaded)
      let tree = Tree.parse(SourceText(name: "plan.yaml", text: FunctionCatalogTests.plan))
      host = PlanHost.make(try #require(tree.documents.first), of: tree, pack)
      environment = pack.environment
      evaluation = PlanLinter(pack, LintOptions(), host).evaluation
    }

    /// The value as people read it, words in quotation marks as texts are; `?` for what can't be told.
    func outcome(_ text: String) -> String {
      let (expression, issues) = Expression.parse(text)
      let checked = environment.check(expression)
      if let issue = (issues + checked.issues).first { return "refused: " + issue.message.text(in: .english) }
      let value = evaluation.run(environment.compile(checked))
      if value.asUnknown != nil { return "?" }
      if value.asError != nil { return "" }
      let shown = ValueText(host: host, evaluation: evaluation).text(of: value)
      return value.asWords == nil ? shown : "“\(shown)”"
    }
  }

  @Test("the examples of the engine's own functions give what they say")
  func examples() throws {
    let garden = try Garden()
    var count = 0
    for library in Self.libraries {
      for example in library.functions().flatMap(\.examples) {
        let found = garden.outcome(example.expression)
        let expected = ["", "?"].contains(example.expected) ? example.expected : garden.outcome(example.expected)
        #expect(found == expected, "\(example.expression)")
        #expect(!found.hasPrefix("refused"), "\(example.expression)")
        count += 1
      }
    }
    #expect(count > 40)
  }

  @Test("every function of the engine has a sentence and an example, and every overload is what some example calls")
  func overloads() throws {
    let garden = try Garden()
    var met: Set<String> = []
    for function in Self.libraries.flatMap({ $0.functions() }) {
      #expect(function.documentation.hasSuffix("."), "\(function.name)")
      #expect(!function.examples.isEmpty, "\(function.name)")
      for text in function.examples.flatMap({ [$0.expression, $0.expected] }) where !["", "?"].contains(text) {
        met.formUnion(garden.environment.check(Expression.parse(text).expression).overloadIDs)
      }
    }
    let all = Self.libraries.flatMap { $0.functions() }.flatMap(\.overloads).map(\.id)
    #expect(all.filter { !met.contains($0) } == [])
  }

  @Test("Tests/Libraries/engine.txt names every function and overload of the engine")
  func ledger() throws {
    var text = ""
    for library in Self.libraries {
      text += library.name + "\n"
      for function in library.functions().sorted(by: { ($0.name, $0.documentation) < ($1.name, $1.documentation) }) {
        text += "  \(function.name)\n"
        for overload in function.overloads.sorted(by: { $0.id < $1.id }) {
          text += "    \(overload.id): \(overload.signature(of: function.name)) -> \(overload.result)\n"
        }
      }
    }
    try expect(text, is: "Tests/Libraries/engine.txt")
  }

  @Test("docs/cel.md describes what crmlint explain cel does")
  func document() throws {
    var text = """
      # CEL: functions and macros

      Conditions are written in CEL, the Common Expression Language
      ([its definition](https://github.com/google/cel-spec/blob/master/doc/langdef.md)). `crmlint explain cel` prints what
      stands here, `crmlint explain cel NAME` what is said of one function, macro or library. This file is made from the same
      table, whose examples run as tests. How rules use CEL is described in [writing-rules.md](writing-rules.md).


      """
    for library in FunctionCatalog.standard.libraries {
      text += "## \(library.name)\n\n\(library.documentation) Source: \(library.source).\n\n"
      if let setting = library.setting { text += setting + "\n\n" }
      for entry in library.entries {
        text += "### `\(entry.name)`\n\n\(entry.documentation)\n\n```cel\n"
        text += entry.signatures.map { $0 + "\n" }.joined()
        text += "```\n\n"
        if !entry.examples.isEmpty {
          text += "```cel\n" + entry.examples.map { "\($0.expression)  // \($0.result)\n" }.joined() + "```\n\n"
        }
      }
    }
    try expect(String(text.dropLast()), is: "docs/cel.md")
  }

  private func expect(_ actual: String, is path: String) throws {
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(actual.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
      Issue.record("recorded \(path); run again without CRMLINT_RECORD")
    } else {
      let expected = (try? Repository.text(path)) ?? ""
      #expect(expected == actual, "\(path): CRMLINT_RECORD=1 scripts/test --filter FunctionCatalogTests records it")
    }
  }
}
