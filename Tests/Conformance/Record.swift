/// One case of a suite, as its line says it.
package struct Record: Sendable {
  /// The whole object; fields that nobody knows are left alone.
  package let fields: JSON
  /// The case's name within its file; `line N` where it gives none.
  package let id: String

  package init(_ fields: JSON, line: Int) {
    self.fields = fields
    id = fields["id"]?.string ?? "line \(line)"
  }

  package subscript(key: String) -> JSON? { fields[key] }

  /// Whether a switch is on; off where it is absent.
  package func isSet(_ key: String) -> Bool { fields[key]?.bool ?? false }
}

/// How the records of one file are judged.
package protocol Suite: Sendable {
  /// The field whose values the counts are broken down by.
  var groupField: String { get }

  /// What is wrong with the outcome, in one line; nil where the case passes.
  func failure(of record: Record) -> String?
}

/// The suites by the name of their file.
package enum Suites {
  package static let all: [String: any Suite] = [
    "cel": CELSuite(), "jsonschema": JSONSchemaSuite(), "yaml": YAMLSuite(),
  ]
}

/// What became of one case.
package struct Outcome: Sendable, Hashable {
  package var line: Int
  package var id: String
  package var group: String
  /// Nil: it passed.
  package var failure: String?

  package init(line: Int, id: String, group: String, failure: String?) {
    self.line = line
    self.id = id
    self.group = group
    self.failure = failure
  }
}
