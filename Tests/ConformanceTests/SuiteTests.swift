import Conformance
import Foundation
import TestSupport
import Testing

/// The public suites, where their records lie beside the repository, held against the list of known failures.
@Suite("Conformance")
struct SuiteTests {
  static let folder: String = {
    if let path = ProcessInfo.processInfo.environment["CONFORMANCE_DIR"] { return path }
    return Repository.root.appendingPathComponent("../shared/conformance").standardizedFileURL.path
  }()

  static func isPresent(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name + ".jsonl")
  }

  private func score() throws -> ScoreFile { ScoreFile(try Repository.text("Tests/ConformanceTests/score.txt")) }

  @Test("each entry of the list of known failures names a suite and a case, once, and says why")
  func list() throws {
    let score = try score()
    #expect(score.problems == [])
    for entry in score.entries { #expect(Suites.all[entry.suite] != nil, "\(entry.suite) \(entry.id)") }
  }

  @Test(
    "every case of CEL's suite passes but those listed, and each of those fails",
    .enabled(if: isPresent("cel"), "cel.jsonl is not there; CONFORMANCE_DIR names the folder that holds it"))
  func cel() throws { try run("cel") }

  @Test(
    "every case of JSON Schema's suite passes but those listed, and each of those fails",
    .enabled(
      if: isPresent("jsonschema"), "jsonschema.jsonl is not there; CONFORMANCE_DIR names the folder that holds it"))
  func jsonSchema() throws { try run("jsonschema") }

  @Test(
    "every case of YAML's suite passes but those listed, and each of those fails",
    .enabled(if: isPresent("yaml"), "yaml.jsonl is not there; CONFORMANCE_DIR names the folder that holds it"))
  func yaml() throws { try run("yaml") }

  private func run(_ name: String) throws {
    var outcomes: [Outcome] = []
    #expect(SuiteFile(path: Self.folder + "/" + name + ".jsonl").run { outcomes.append($0) })
    #expect(!outcomes.isEmpty)
    for disagreement in try score().disagreements(with: outcomes, of: name) { Issue.record("\(disagreement)") }
  }
}
