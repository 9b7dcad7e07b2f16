import Foundation
import TestSupport
import Testing

/// RE2 itself, through Python: from the folder that scripts/test fills, else the system's.
enum Python {
  private static let program: String = {
    let own = Repository.path(".build/python/bin/python3")
    return FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/python3"
  }()

  static let hasRE2 = (try? run("import re2; print('yes')", input: "")) == "yes"
  static let missing: Comment = "google-re2 is not installed; scripts/test installs it"

  /// RE2's answers, from one process.
  static func re2(_ questions: [Oracle.Question]) throws -> [Oracle.Answer] {
    try ask(
      questions,
      """
      import re2
      options = re2.Options()
      options.log_errors = False
      options.max_mem = 1 << 26
      def spans(pattern, texts):
          compiled = re2.compile(pattern.encode(), options)
          found = [compiled.search(text.encode()) for text in texts]
          return [[] if match is None else list(match.span()) for match in found]
      errors = re2.error
      """)
  }

  private static func ask(_ questions: [Oracle.Question], _ engine: String) throws -> [Oracle.Answer] {
    let script = """
      import json, sys
      \(engine)
      answers = []
      for question in json.load(sys.stdin):
          try:
              answers.append({"isValid": True, "spans": spans(question["pattern"], question["texts"])})
          except errors:
              answers.append({"isValid": False, "spans": []})
      print(json.dumps(answers))
      """
    let input = String(decoding: try JSONEncoder().encode(questions), as: UTF8.self)
    return try JSONDecoder().decode([Oracle.Answer].self, from: Data(try run(script, input: input).utf8))
  }

  static func run(_ script: String, input: String) throws -> String {
    let run = try CommandRun.run(
      program, ["-c", script], input: Array(input.utf8), environment: ["LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"],
      folder: Repository.root.path, timeout: 120)
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines) + run.errors.suffix(2000)
  }
}
