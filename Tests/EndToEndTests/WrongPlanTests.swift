import Foundation
import TestSupport
import Testing

@Suite("The plans that went wrong")
struct WrongPlanTests {
  /// What the engine says of plans on its own; the rest of its findings, on encoding and size, need files of their own.
  private static let engine: Set = [
    "CRM901", "CRM907", "CRM908", "CRM910", "CRM911", "CRM912", "CRM913", "CRM914", "CRM915", "CRM918",
  ]

  private struct Report: Decodable {
    struct File: Decodable {
      struct Finding: Decodable { var code: String }
      var path: String
      var findings: [Finding]
    }
    var files: [File]
  }

  /// The codes that each of the example plans gives, by its path.
  private static func codes() throws -> [String: Set<String>] {
    let run = try CommandRun.crmlint([
      "check", "--select", "all", "--format", "json", "examples",
    ])
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    return Dictionary(
      report.files.map { ($0.path, Set($0.findings.map(\.code))) }, uniquingKeysWith: { $0.union($1) })
  }

  @Test("every rule has a plan that went wrong by it, and so has every mistake of form")
  func everyRuleSpeaks() throws {
    let list = try CommandRun.crmlint(["rules"])
    // Rules stand below the headings of their families.
    let rules = Set(list.output.matches(of: /(?m)^[A-Z0-9]+(?=  )/).map { String($0.output) })
    #expect(list.status == 0 && !rules.isEmpty)
    var found = try Self.codes().values.reduce(into: Set<String>()) { $0.formUnion($1) }
    // What compares versions has pairs of plans to show it.
    for pair in ExamplePlanTests.pairs {
      found.formUnion(try pair.check("--format", "concise").findings.map(\.code).filter { $0.hasPrefix("CRM45") })
    }
    let silent = rules.union(Self.engine).subtracting(found).sorted()
    #expect(silent.isEmpty, "no plan below examples shows \(silent.joined(separator: ", "))")
    let others = found.subtracting(rules).subtracting(Self.engine).sorted()
    #expect(
      others.isEmpty,
      "a plan below examples shows \(others.joined(separator: ", ")), which nobody expects there")
  }

  @Test("each of them, found by its folder, gives findings", arguments: Repository.files(below: "examples/wrong"))
  func eachSpeaks(_ path: String) throws {
    let codes = try Self.codes()["examples/wrong/\(path)"]
    #expect(codes?.isEmpty == false)
  }
}
