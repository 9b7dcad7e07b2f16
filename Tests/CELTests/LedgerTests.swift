import Foundation
import TestSupport
import Testing

@testable import CEL

/// The libraries as a list in the tree, so that nobody adds, renames or drops a function unseen.
@Suite("Ledger of libraries")
struct LedgerTests {
  private static let path = "Tests/Libraries/cel.txt"

  @Test("Tests/Libraries/cel.txt names every library with its version, every function, macro and overload")
  func ledger() throws {
    let actual = StandardLibrary.libraries.map(Self.lines).joined(separator: "\n")
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(actual.utf8).write(to: URL(fileURLWithPath: Repository.path(Self.path)))
      Issue.record("recorded \(Self.path); run again without CRMLINT_RECORD")
    } else {
      #expect(try Repository.text(Self.path) == actual, "CRMLINT_RECORD=1 scripts/test --filter LedgerTests records it")
    }
  }

  private static func lines(_ library: FunctionLibrary) -> String {
    var text = "\(library.name)\(library.version.map { " version \($0)" } ?? "") (\(library.source))\n"
    for macro in library.macros().sorted(by: { $0.name < $1.name }) {
      text += "  \(macro.name) macro: \(macro.forms.joined(separator: "; "))\n"
    }
    for function in library.functions().sorted(by: { $0.name < $1.name }) {
      text += "  \(function.name)\n"
      for overload in function.overloads.sorted(by: { $0.id < $1.id }) {
        text += "    \(overload.id): \(overload.signature(of: function.name)) -> \(overload.result)\n"
      }
    }
    return text
  }
}
