import Foundation
import TestSupport
import Testing

/// What docs/views.md shows is what the program draws, and its JSON keeps to its own schema.
@Suite("Views from outside")
struct ViewDocumentTests {
  private static let plans =
    Repository.files(below: "examples").filter { $0.hasSuffix(".yaml") }.map { "examples/" + $0 }
  private static let views = ["thirds", "timeline", "facts"]

  @Test("the output in docs/views.md is real; CRMLINT_RECORD=1 writes it anew, and the run fails")
  func document() throws {
    let path = "docs/views.md"
    let old = try Repository.text(path)
    var new = ""
    var rest = old[...]
    while let opening = rest.firstRange(of: "```console\n"),
      let closing = rest[opening.upperBound...].firstRange(of: "```\n")
    {
      let command = try #require(rest[opening.upperBound..<closing.lowerBound].split(separator: "\n").first)
      let words = command.split(separator: " ").dropFirst(2).map(String.init)
      let run = try CommandRun.crmlint(words)
      #expect(run.status == 0 && run.errors.isEmpty, "\(command)")
      new += rest[..<opening.upperBound] + command + "\n" + run.output + "```\n"
      rest = rest[closing.upperBound...]
    }
    new += rest
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(new.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
      Issue.record("recorded \(path); run again without CRMLINT_RECORD")
    } else {
      #expect(old == new, "\(path) is not up to date: CRMLINT_RECORD=1 scripts/test --filter DocumentTests")
    }
  }

  @Test(
    "every view of every example can be made, in all languages, and has lines of no more than 80 columns of a terminal")
  func examples() throws {
    for view in Self.views {
      for language in ["en", "nl", "da"] {
        let run = try CommandRun.crmlint(["view", view, "--lang", language] + Self.plans)
        // One of the wrong ones is of another version of the format.
        #expect(run.signal == nil && run.errors.isEmpty, "\(view) \(run.errors)")
        let long = run.output.split(separator: "\n").filter { $0.count > 80 }.map(String.init)
        #expect(long.isEmpty, "\(view) \(language): \(long)")
        #expect(!run.output.contains("the view itself failed"))
      }
    }
  }

  @Test(
    "Python's validator finds the JSON of every view valid",
    .enabled(if: Python.hasJSONSchema, "scripts/test installs it"),
    arguments: views)
  func schema(_ view: String) throws {
    let schema = try CommandRun.crmlint(["schema", "view"]).output
    let folder = try TemporaryFolder()
    let odd = try folder.write(
      "format: crm-plan/1\nphases: [{id: a, start: soon}, 3]\nbudget: {lines: [{id: a}]}\n", to: "p.yaml")
    let json = try CommandRun.crmlint(["view", view, "--format", "json", odd] + Self.plans)
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
    #expect(try Python.validate(json.output, against: schema) == "valid")
  }

  @Test("taking anything out of a good plan never makes a view fail", arguments: views)
  func deletions(_ view: String) throws {
    let lines = try Repository.text("examples/good-lift-service.yaml").split(
      separator: "\n", omittingEmptySubsequences: false)
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for index in lines.indices where index.isMultiple(of: 3) {
      var less = lines
      less.remove(at: index)
      paths.append(try folder.write(less.joined(separator: "\n"), to: "plan-\(index).yaml"))
    }
    let run = try CommandRun.crmlint(["view", view, "--format", "json"] + paths)
    #expect(run.signal == nil && !run.isTimedOut && !run.errors.contains("CRM958"), "\(run.errors.prefix(600))")
    #expect(!run.output.contains("the view itself failed"))
  }

  @Test("a plan that cannot be looked at is 2, and the others are still shown")
  func statuses() throws {
    let good = "examples/kick-off-sketch.yaml"
    #expect(try CommandRun.crmlint(["view", "facts", "examples/gone-wrong.yaml"]).status == 0)
    let run = try CommandRun.crmlint(["view", "facts", "no-such-file", good])
    #expect(run.status == 2 && run.output.contains("Growers First") && run.errors.contains("no-such-file"))
    for words in [
      ["view"], ["view", "facts"], ["view", "fact", good], ["view", "facts", "Sources"], ["view", "nonsense"],
    ] {
      let run = try CommandRun.crmlint(words)
      #expect(run.status == 2 && run.output.isEmpty && run.errors.hasPrefix("crmlint: "), "\(words) \(run.errors)")
    }
  }
}
