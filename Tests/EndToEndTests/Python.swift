import Foundation
import TestSupport

/// A second opinion: Python's JSON Schema validator, from the folder that scripts/test fills, else the system's.
enum Python {
  private static let program: String = {
    let own = Repository.path(".build/python/bin/python3")
    return FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/python3"
  }()

  static let hasJSONSchema = (try? run("import jsonschema; print('yes')", input: "")) == "yes"
  static let hasYAML = (try? run("import yaml; print('yes')", input: "")) == "yes"

  /// "valid", or what is wrong first.
  static func validate(_ document: String, against schema: String) throws -> String {
    try run(script(reading: "document = json.loads(document)"), input: schema + "\u{0}" + document)
  }

  /// The same for YAML, whose dates stay text as in JSON.
  static func validateYAML(_ document: String, against schema: String) throws -> String {
    try run(
      script(
        reading: """
          import yaml
          yaml.SafeLoader.yaml_implicit_resolvers = {
            first: [(tag, test) for tag, test in found if tag != 'tag:yaml.org,2002:timestamp']
            for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()}
          document = yaml.safe_load(document)
          """), input: schema + "\u{0}" + document)
  }

  private static func script(reading: String) -> String {
    """
    import json, sys, jsonschema
    schema, document = sys.stdin.read().split(chr(0))
    schema = json.loads(schema)
    \(reading)
    jsonschema.Draft202012Validator.check_schema(schema)
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(document))
    print("valid" if error is None else error.json_path + ": " + error.message)
    """
  }

  private static func run(_ script: String, input: String) throws -> String {
    let run = try CommandRun.run(
      program, ["-c", script], input: Array(input.utf8), environment: ["LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"],
      folder: Repository.root.path, timeout: 60)
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines) + run.errors.suffix(400)
  }
}
