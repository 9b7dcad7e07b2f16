import Foundation

/// A second opinion: the JSON Schema validator of Python, where it is installed.
enum Python {
  /// Whether `python3` with the package `jsonschema` is there; where not, the test that needs it is shown as skipped.
  static let hasJSONSchema = (try? run("import jsonschema; print('yes')", input: "")) == "yes"

  /// "valid", or what is wrong first.
  static func validate(_ document: String, against schema: String) throws -> String {
    let script = """
      import json, sys, jsonschema
      schema, document = json.loads(sys.stdin.read())
      validator = jsonschema.Draft202012Validator
      validator.check_schema(schema)
      error = jsonschema.exceptions.best_match(validator(schema).iter_errors(document))
      print("valid" if error is None else error.message)
      """
    return try run(script, input: "[\(schema),\(document)]")
  }

  private static func run(_ script: String, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Smaller than a pipe's buffer, or read by the script before it writes.
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
