import Foundation
import TestSupport
import Testing

/// What docs/waivers.md shows is what the program does. `CRMLINT_RECORD=1` writes it anew, and the run fails.
@Suite("The guide to waivers, DocumentTests")
struct WaiverDocumentTests {
  @Test("the output in docs/waivers.md is that of its plan")
  func outputs() throws {
    let path = "docs/waivers.md"
    let text = try Repository.text(path)
    let plan = try #require(text.firstMatch(of: /```yaml\n([^`]*)```/)).1
    let folder = try TemporaryFolder()
    try folder.write(String(plan), to: "plan.yaml")
    var actual = ""
    var rest = text[...]
    var commands = 0
    while let opening = rest.firstRange(of: "```console\n"),
      let closing = rest[opening.upperBound...].firstRange(of: "```\n")
    {
      let command = try #require(rest[opening.upperBound...].split(separator: "\n").first)
      let words = command.split(separator: " ").dropFirst(2).map(String.init)
      let run = try CommandRun.crmlint(words, in: folder.path)
      actual += rest[..<opening.upperBound] + command + "\n" + run.output + "```\n"
      #expect(run.errors.isEmpty)
      rest = rest[closing.upperBound...]
      commands += 1
    }
    actual += rest
    #expect(commands == 2)
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(actual.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
      Issue.record("recorded \(path); run again without CRMLINT_RECORD")
    } else {
      #expect(text == actual, "\(path) is not up to date: CRMLINT_RECORD=1 scripts/test --filter DocumentTests")
    }
  }
}
