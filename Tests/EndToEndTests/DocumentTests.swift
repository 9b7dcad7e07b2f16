import Foundation
import TestSupport
import Testing

/// What documents show is what the program does. `CRMLINT_RECORD=1` writes it anew, and the run fails.
@Suite("Documents")
struct DocumentTests {
  private static let isRecording = ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1"

  /// Compares a document, or writes it where recording is asked for.
  private func expect(_ actual: String, is path: String) throws {
    if Self.isRecording {
      try Data(actual.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
      Issue.record("recorded \(path); run again without CRMLINT_RECORD")
    } else {
      let expected = (try? Repository.text(path)) ?? ""
      #expect(expected == actual, "\(path) is not up to date: CRMLINT_RECORD=1 scripts/test --filter DocumentTests")
    }
  }

  @Test(
    "the commands in a document print what stands below them",
    arguments: [("README.md", 5), ("docs/starting.md", 3), ("docs/debugging.md", 6), ("docs/looking-up.md", 5)])
  func commands(_ path: String, _ least: Int) throws {
    var text = ""
    var rest = try Repository.text(path)[...]
    var count = 0
    while let opening = rest.firstRange(of: "```console\n"),
      let closing = rest[opening.upperBound...].firstRange(of: "```\n")
    {
      let command = String(try #require(rest[opening.upperBound...].split(separator: "\n").first))
      text += rest[..<opening.upperBound] + command + "\n" + (try output(of: command)) + "```\n"
      rest = rest[closing.upperBound...]
      count += 1
    }
    #expect(count >= least)
    try expect(text + rest, is: path)
  }

  /// What `$ crmlint …` prints, or what `head`, `grep` and their like behind a `|` make of it. A plan is begun in a folder
  /// of its own.
  private func output(of command: String) throws -> String {
    var parts: [[String]] = [[]]
    // Words in quotes, as expressions and names are.
    for (index, part) in command.components(separatedBy: "'").enumerated() {
      if index % 2 == 1 {
        parts[parts.count - 1].append(part)
        continue
      }
      for word in part.split(separator: " ") {
        if word == "|" { parts.append([]) } else { parts[parts.count - 1].append(String(word)) }
      }
    }
    let words = Array(try #require(parts.first).dropFirst(2))
    let folder = try TemporaryFolder()
    var output = try CommandRun.crmlint(words, in: words.first == "init" ? folder.path : nil).output
    for filter in parts.dropFirst() {
      output = try CommandRun.run(
        "/usr/bin/env", filter, input: Array(output.utf8), environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"],
        folder: folder.path, timeout: 60
      ).output
    }
    return output
  }

  @Test("the plans of README.md's quarter of an hour are what it says they are")
  func quarter() throws {
    let words = [
      "init", "-", "--name", "One answer", "--customer", "Harrow & Pike Pumps", "--start", "2026-03-02", "--groups",
      "Service desk,Fitters", "--objectives", "1",
    ]
    try expect(try CommandRun.crmlint(words).output, is: "examples/quarter/begun.yaml")
    for (plan, counting) in [("begun", 10...13), ("halfway", 3...3), ("clean", 0...0)] {
      let run = try CommandRun.crmlint(["check", "--format", "concise", "examples/quarter/\(plan).yaml"])
      #expect(counting.contains(run.findings.filter { $0.severity != "info" }.count), "\(plan)\n\(run.output)")
    }
    // What README.md shows of plans stands in them.
    for fence in try Repository.text("README.md").matches(of: /```yaml\n([^`]*)```/).prefix(2) {
      let plans = try ["begun", "clean"].map { try Repository.text("examples/quarter/\($0).yaml") }
      #expect(plans.contains { $0.contains(fence.1) }, "\(fence.1)")
    }
  }

  @Test("every example in docs/plan-format.md can be read")
  func examples() throws {
    let fences = try Repository.text("docs/plan-format.md").matches(of: /```yaml\n([^`]*)```/).map { String($0.1) }
    #expect(fences.count >= 3)
    let folder = try TemporaryFolder()
    for fence in fences {
      let path = try folder.write(fence.hasPrefix("format:") ? fence : "format: crm-plan/1\n" + fence, to: "plan.yaml")
      let run = try CommandRun.crmlint(["check", "--format", "concise", path])
      #expect(run.findings.filter { $0.code.hasPrefix("CRM9") || $0.code == "CRM501" }.isEmpty, "\(fence)\(run.output)")
    }
  }

  @Test("docs/plan-keys.md lists the keys of the plan's schema")
  func keys() throws {
    let schema = try CommandRun.crmlint(["schema", "plan"]).output
    let root = try #require(try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any])
    let definitions = try #require(root["$defs"] as? [String: [String: Any]])
    // JSON objects lose their order; the file keeps it.
    let source = try Repository.text("rules/plan.schema.yaml")
    func position(_ name: String, indent: Int, after start: String.Index) -> String.Index {
      let line = "\n" + String(repeating: " ", count: indent) + name + ":\n"
      return source[start...].firstRange(of: line)?.lowerBound ?? source.endIndex
    }
    let start = source.firstRange(of: "\n$defs:\n")?.lowerBound ?? source.startIndex
    var text = """
      # Every key of a plan

      Made from the schema of plans, which `crmlint schema plan` prints. How plans are written is described in
      [plan-format.md](plan-format.md).


      """
    text += section("The plan", root) { position($0, indent: 2, after: source.startIndex) }
    let objects = definitions.filter { $0.value["properties"] != nil }
    for name in objects.keys.sorted(by: {
      position($0, indent: 2, after: start) < position($1, indent: 2, after: start)
    }) {
      let here = position(name, indent: 2, after: start)
      text += section(name, objects[name] ?? [:]) { position($0, indent: 6, after: here) }
    }
    try expect(text, is: "docs/plan-keys.md")
  }

  private func section(_ name: String, _ schema: [String: Any], order: (String) -> String.Index) -> String {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    var text = "## \(name)\n\n\(schema["description"] as? String ?? "")\n\n| key | value | |\n| --- | --- | --- |\n"
    for key in properties.keys.sorted(by: { order($0) < order($1) }) {
      let property = properties[key] ?? [:]
      let description = (property["description"] as? String ?? "").replacing("|", with: "\\|")
      text += "| `\(key)` | \(kind(property)) | \(description) |\n"
    }
    return text + "\n"
  }

  /// A word for what stands after a key.
  private func kind(_ schema: [String: Any]) -> String {
    if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last {
      // Sections have a heading below; formats such as a date are described in the guide.
      return name.first?.isUppercase == true
        ? "[\(name)](#\(name.lowercased()))" : String(name).replacing("-", with: " ")
    }
    if let items = schema["items"] as? [String: Any] { return "list of " + kind(items) }
    if let values = schema["enum"] as? [Any] {
      let words = values.compactMap { $0 as? String }
      if !words.isEmpty { return words.map { "`\($0)`" }.joined(separator: ", ") }
    }
    if let choices = (schema["anyOf"] ?? schema["oneOf"]) as? [[String: Any]], let first = choices.first {
      return kind(first)
    }
    if let format = schema["format"] as? String { return format.replacing("-", with: " ") }
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
    for (type, word) in [
      ("integer", "whole number"), ("number", "number"), ("boolean", "true or false"), ("string", "text"),
    ]
    where types.contains(type) { return word }
    return ""
  }
}
