/// How a schema file is read.
package struct SchemaOptions: Sendable, Hashable {
  /// Whether each node has exactly one type, so that a rule's expressions can be typed by the schema. Else the file is any
  /// schema of the standard.
  package var isStructural: Bool
  /// Whether a keyword that the standard does not have is a mistake, as a misspelt one is; else it says nothing. Those that
  /// begin with `x-` say nothing to the standard in either case.
  package var refusesUnknownKeywords: Bool
  /// Whether `format` judges; else it is a note. Source: JSON Schema Validation 2020-12, 7.2.
  package var assertsFormat: Bool

  package init(isStructural: Bool, refusesUnknownKeywords: Bool, assertsFormat: Bool) {
    self.isStructural = isStructural
    self.refusesUnknownKeywords = refusesUnknownKeywords
    self.assertsFormat = assertsFormat
  }

  /// As the schemas of packs are read.
  package static let pack = SchemaOptions(isStructural: true, refusesUnknownKeywords: true, assertsFormat: true)

  /// As the standard has it, where nothing else is said.
  package static let standard = SchemaOptions(
    isStructural: false, refusesUnknownKeywords: false, assertsFormat: false)
}
