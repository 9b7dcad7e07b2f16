import Foundation
import TestSupport
import Testing

/// What docs/versions.md shows is what the program does. `CRMLINT_RECORD=1` writes it anew, and the run fails.
@Suite("docs/versions.md")
struct VersionDocumentTests {
  @Test("the commands on the page give what it shows, on the plan and its change that it shows")
  func page() throws {
    let path = "docs/versions.md"
    let text = try Repository.text(path)
    let plans = text.matches(of: /```yaml\n(format: [^`]*)```/).map { String($0.1) }
    let change = try #require(text.firstMatch(of: /```diff\n([^`]*)```/)).1.split(separator: "\n")
    let plan = try #require(plans.first)
    let git = try GitFolder(plan, at: "plan.yaml")
    var changed = plan
    for (old, new) in zip(change.filter { $0.hasPrefix("-") }, change.filter { $0.hasPrefix("+") }) {
      try #require(changed.contains(old.dropFirst()))
      changed = changed.replacing(old.dropFirst(), with: new.dropFirst())
    }
    try git.write(changed)
    var actual = text
    var from = actual.startIndex
    while let opening = actual[from...].firstRange(of: "```console\n$ ") {
      let closing = try #require(actual[opening.upperBound...].firstRange(of: "```"))
      let command = actual[opening.upperBound...].prefix { $0 != "\n" }
      try #require(command.hasPrefix("crmlint check ") && command.hasSuffix(" plan.yaml"))
      let words = command.split(separator: " ").dropFirst(2).dropLast().map(String.init)
      let output = try git.check(arguments: words).output
      let offset = actual.utf8.distance(from: actual.startIndex, to: opening.upperBound) + command.utf8.count + 1
      actual.replaceSubrange(command.endIndex..<closing.lowerBound, with: "\n" + output)
      from = actual.utf8.index(actual.startIndex, offsetBy: offset + output.utf8.count)
    }
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(actual.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
      Issue.record("recorded \(path); run again without CRMLINT_RECORD")
    } else {
      #expect(text == actual, "\(path) is not up to date: CRMLINT_RECORD=1 scripts/test --filter VersionDocumentTests")
    }
  }
}
