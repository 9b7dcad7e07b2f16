import Foundation
import Properties
import TestSupport
import Testing

@Suite("What fuzzers found")
struct ReplayTests {
  private static let folder = "Tests/Fuzz/FailCases"

  @Test("every input that once broke a property no longer does", arguments: Repository.files(below: folder))
  func failCase(_ path: String) throws {
    let name = String(path.prefix { $0 != "/" })
    guard path.contains("/") else { return }
    let property = try #require(Properties.all[name], "Tests/Fuzz/FailCases has a folder for each fuzz target")
    let url = Repository.root.appendingPathComponent("\(Self.folder)/\(path)")
    let fault = property.fault(in: Array(try Data(contentsOf: url)))
    #expect(fault == nil)
  }

  @Test("each property holds for the plans, schemas and expressions that come with the program")
  func examples() throws {
    for path in Repository.files(below: "examples") where path.hasSuffix(".yaml") {
      #expect(YAMLTreeProperty.fault(in: Array(try Repository.text("examples/" + path).utf8)) == nil, "\(path)")
    }
  }

  @Test("the properties notice what they should")
  func seeds() {
    for property in Properties.all.values {
      for text in ["", "\u{0}", "a: [1, {b: c}]\n", "1 + x.map(y, y)", "type: object\n===\na: 1\n"] {
        #expect(property.fault(in: Array(text.utf8)) == nil, "\(text)")
      }
    }
  }
}
