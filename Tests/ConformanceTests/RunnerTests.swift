import Conformance
import Foundation
import TestSupport
import Testing

/// The program `conformance` on records of our own.
@Suite("The conformance program")
struct RunnerTests {
  static let program: String = {
    let folder = URL(fileURLWithPath: CommandRun.program).deletingLastPathComponent()
    return folder.appendingPathComponent("conformance").path
  }()

  private func run(_ files: [String: String], score: String = "", _ arguments: [String] = []) throws -> CommandRun {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: "records/" + name) }
    try folder.write(score, to: "score.txt")
    try FileManager.default.createDirectory(atPath: folder.path + "/records", withIntermediateDirectories: true)
    return try CommandRun.run(
      Self.program, ["--dir", folder.path + "/records", "--score", folder.path + "/score.txt"] + arguments, input: [],
      environment: ["LC_ALL": "C.UTF-8"], folder: folder.path, timeout: 60)
  }

  private let yaml = """
    {"id": "good", "yaml": "a: 1\\n", "events": ["+STR", "+DOC", "+MAP", "=VAL :a", "=VAL :1", "-MAP", "-DOC", "-STR"], \
    "json_docs": [{"a": 1}], "libyaml": "ok", "later": {"field": []}}
    {"id": "bad", "yaml": "a: 1\\n", "fail": true, "libyaml": "accepts-invalid"}

    {"id": "broken", "yaml":
    """

  @Test("it counts by file and by group, names what fails, and ends with both numbers")
  func counts() throws {
    let run = try run(["yaml.jsonl": yaml, "zebra.jsonl": "{}\n"], score: "yaml bad -- libyaml reads it\n")
    #expect(
      run.output == """
        yaml 1/3
          (none) 0/1
          accepts-invalid 0/1
          ok 1/1
        FAIL yaml bad: the text is accepted [listed: libyaml reads it]
        FAIL yaml line 4: the record is malformed: a value is missing, at byte 24 of its line
        zebra.jsonl is left out: no suite has that name (known are cel, jsonschema, yaml)
        1 of 2 failures are in the score file, 1 are not
        1 passed, 2 failed

        """)
    #expect(run.errors == "" && run.status == 1)
  }

  @Test("known failures alone leave the exit status 0, unless it is to be strict")
  func status() throws {
    let record = "{\"id\": \"x -- y\", \"yaml\": \"a\", \"fail\": true, \"libyaml\": \"ok\"}\n"
    let known = try run(["yaml.jsonl": record], score: "# why\nyaml x -- y -- it is so\n")
    #expect(known.status == 0 && known.output.hasSuffix("\n0 passed, 1 failed\n"))
    #expect(try run(["yaml.jsonl": record], score: "yaml x -- y -- it is so\n", ["--strict"]).status == 1)
    #expect(try run(["yaml.jsonl": record]).status == 1)
  }

  @Test("what passes is taken out of the list, and all else stays")
  func prune() {
    let text = "# why\n\nyaml a -- b\nyaml a b -- c\ncel a -- d\nnonsense\n"
    #expect(
      ScoreFile.pruned(text, of: [("yaml", "a"), ("cel", "x")]) == "# why\n\nyaml a b -- c\ncel a -- d\nnonsense\n")
  }

  @Test("a folder without a suite, and one that is not there, are told so")
  func nothing() throws {
    let empty = try run([:])
    #expect(empty.status == 2 && empty.output == "0 passed, 0 failed\n" && empty.errors.contains("holds no suite"))
    let missing = try CommandRun.run(
      Self.program, ["--dir", "/no/such/folder"], input: [], environment: [:], folder: "/", timeout: 60)
    #expect(missing.status == 2 && missing.errors == "conformance: there is no folder /no/such/folder\n")
  }

  @Test("a record that crashes, ends or holds up its process has failed, and the others are still run")
  func crashes() throws {
    let script = """
      case $1 in
      1) printf 'line 1\\ncase g\\tone\\npass\\nline 2\\ncase g\\ttwo\\n'; kill -SEGV $$ ;;
      3) printf 'line 3\\ncase g\\tthree\\n'; exit 5 ;;
      4) printf 'line 4\\n'; exec sleep 20 ;;
      5) printf 'line 6\\ncase h\\tsix\\nfail it is wrong\\nend\\n' ;;
      esac
      """
    let supervisor = Supervisor(patience: 1) { _, line in ["/bin/sh", "-c", script, "worker", String(line)] }
    #expect(
      supervisor.run(SuiteFile(path: "x.jsonl")) == [
        Outcome(line: 1, id: "one", group: "g", failure: nil),
        Outcome(line: 2, id: "two", group: "g", failure: "it crashed with signal 11"),
        Outcome(line: 3, id: "three", group: "g", failure: "it ended the process (5)"),
        Outcome(line: 4, id: "line 4", group: "", failure: "it took more than 1 seconds"),
        Outcome(line: 6, id: "six", group: "h", failure: "it is wrong"),
      ])
  }

  @Test("records of any shape are judged and bring nothing down")
  func shapes() throws {
    let bodies = [
      "[]", "1", "{", "\u{FEFF}{}", String(repeating: "[", count: 100_000), "{\"id\": 1}", "{\"yaml\": {}}",
      "{\"expr\": \"" + String(repeating: "(", count: 200_000) + "\", \"expect\": {\"error\": \"\"}}",
      "{\"expr\": \"1\", \"expect\": {\"value\": {\"int\": \"x\"}}}", "{\"expr\": \"1\", \"expect\": {\"value\": []}}",
      "{\"schema\": {\"$ref\": \"#\"}, \"data\": 1, \"valid\": true}", "{\"schema\": 1, \"data\": 1e999, \"valid\": 1}",
    ]
    for name in Suites.all.keys {
      let outcomes = try run([name + ".jsonl": bodies.joined(separator: "\n")])
      #expect(outcomes.status == 1, "\(name)")
      #expect(!outcomes.output.contains("crashed"), "\(name)")
      let last = try #require(outcomes.output.split(separator: "\n").last)
      let numbers = last.split { !$0.isNumber }.compactMap { Int($0) }
      #expect(numbers.reduce(0, +) == bodies.count, "\(name): \(last)")
    }
  }
}
