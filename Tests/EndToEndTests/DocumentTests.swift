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

  @Test("the plan and the output in README.md are real")
  func readme() throws {
    var text = try Repository.text("README.md")
    let plan = try Repository.text("examples/first-look.yaml")
    text = try replaceFence("yaml", in: text) { _ in plan }
    text = try replaceFence("console", in: text) { old in
      let command = try #require(old.split(separator: "\n").first)
      let words = command.split(separator: " ").dropFirst(2).map(String.init)
      return command + "\n" + (try CommandRun.crmlint(words).output)
    }
    try expect(text, is: "README.md")
  }

  @Test(
    "the commands in a document print what stands below them",
    arguments: [("docs/debugging.md", 6), ("docs/looking-up.md", 5)])
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

  /// What `$ crmlint …` prints; behind `| head -n N` the first lines of it.
  private func output(of command: String) throws -> String {
    let parts = command.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    var words: [String] = []
    // Words in quotes, as expressions are.
    for (index, part) in try #require(parts.first).components(separatedBy: "'").enumerated() {
      words += index % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
    }
    let output = try CommandRun.crmlint(Array(words.dropFirst(2))).output
    guard parts.count > 1, let limit = parts[1].split(separator: " ").last.flatMap({ Int($0) }) else { return output }
    return output.split(separator: "\n", omittingEmptySubsequences: false).prefix(limit).joined(separator: "\n") + "\n"
  }

  /// Replaces what stands in the first fence of that language.
  private func replaceFence(_ language: String, in text: String, with body: (String) throws -> String) throws -> String
  {
    let opening = try #require(text.firstRange(of: "```\(language)\n"))
    let closing = try #require(text[opening.upperBound...].firstRange(of: "```\n"))
    let old = String(text[opening.upperBound..<closing.lowerBound])
    return text.replacingCharacters(in: opening.upperBound..<closing.lowerBound, with: try body(old))
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
