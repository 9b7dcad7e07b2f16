import Foundation
import TestSupport
import Testing

/// What docs/schemas.md shows is what the program does.
@Suite("Schemas from outside")
struct SchemaDocumentTests {
  @Test("the schema, the plan and the output in docs/schemas.md are real; CRMLINT_RECORD=1 writes the output anew")
  func document() throws {
    let path = "docs/schemas.md"
    let old = try Repository.text(path)
    let fences = old.matches(of: /```yaml\n([^`]*)```/).map { String($0.1) }
    #expect(fences.count == 2)
    let folder = try TemporaryFolder()
    try folder.write(
      "name: visits\nversion: 1.0.0\nformat: {key: format, is: visit-plan/1}\nplaceholders: [tbd]\n",
      to: "visits/pack.yaml")
    try folder.write(try #require(fences.first), to: "visits/plan.schema.yaml")
    try folder.write(try #require(fences.last), to: "plan.yaml")
    let opening = try #require(old.firstRange(of: "```console\n"))
    let closing = try #require(old[opening.upperBound...].firstRange(of: "```\n"))
    let command = String(try #require(old[opening.upperBound...].split(separator: "\n").first))
    let words = command.split(separator: " ").dropFirst(2).map(String.init)
    let run = try CommandRun.crmlint(words, in: folder.path)
    #expect(run.status == 1 && run.errors.isEmpty, "\(run.errors)")
    let new = old[..<opening.upperBound] + command + "\n" + run.output + old[closing.lowerBound...]
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(new.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
      Issue.record("recorded \(path); run again without CRMLINT_RECORD")
    } else {
      #expect(old == String(new), "\(path) is not up to date: CRMLINT_RECORD=1 scripts/test --filter DocumentTests")
    }
  }

  @Test("what narrows a pack's types stands in its plain schema, where what is open may pass it")
  func plainSchema() throws {
    let folder = try TemporaryFolder()
    let old = try Repository.text("docs/schemas.md")
    let fence = try #require(old.firstMatch(of: /```yaml\n([^`]*)```/))
    try folder.write("name: visits\nversion: 1.0.0\nformat: {key: format, is: visit-plan/1}\n", to: "visits/pack.yaml")
    try folder.write(String(fence.1), to: "visits/plan.schema.yaml")
    let run = try CommandRun.crmlint(["schema", "plan", "--rules", "visits"], in: folder.path)
    #expect(run.status == 0 && run.errors.isEmpty)
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(parsed["dependentRequired"] == nil && parsed["allOf"] != nil)
  }
}
