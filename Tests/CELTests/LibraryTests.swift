import Testing

@testable import CEL

@Suite("Library")
struct LibraryTests {
  @Test(
    "the example of each function gives what it says",
    arguments: StandardLibrary.byName.values.flatMap(\.examples).map { [$0.expression, $0.expected] })
  func examples(pair: [String]) {
    let found = outcome(pair[0])
    if pair[1].isEmpty {
      #expect(found.hasPrefix("error: "), "\(pair[0]) gave \(found)")
    } else {
      #expect(found == outcome(pair[1]), "\(pair[0])")
      #expect(!found.hasPrefix("error: "))
    }
  }

  @Test("every function is documented, and no overload has the name of another")
  func ledger() {
    var ids: Set<String> = []
    for function in Environment().allFunctions {
      #expect(function.documentation.hasSuffix("."), "\(function.name)")
      for overload in function.overloads {
        #expect(ids.insert("\(function.name)/\(overload.id)").inserted, "\(overload.id)")
      }
    }
    #expect(ids.count > 200)
  }
}
