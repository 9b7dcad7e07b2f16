internal import Diagnostics
internal import JSONSchema
internal import YAMLTree

/// The JSON Schema test suite, draft 2020-12.
///
/// Source: json-schema-org/JSON-Schema-Test-Suite, `tests/draft2020-12`.
struct JSONSchemaSuite: Suite {
  let groupField = "file"

  func failure(of record: Record) -> String? {
    guard let schemaText = record["schema"]?.text, let data = record["data"]?.text, let isValid = record["valid"]?.bool
    else { return "the record is malformed: schema, data or valid is missing" }
    var options = SchemaOptions.standard
    options.assertsFormat = record.isSet("format_assertion")
    let (schema, problems) = SchemaCompiler.compile(
      Tree.parse(SourceText(name: "schema", text: schemaText)), options: options)
    guard let schema, problems.isEmpty else {
      return "the schema is refused: \(problems.first?.message.text(in: .english) ?? "without a reason")"
    }
    let tree = Tree.parse(SourceText(name: "data", text: data))
    guard tree.diagnostics.isEmpty, let document = tree.documents.first else {
      return "the data are refused: \(tree.diagnostics.first?.message.text(in: .english) ?? "without a reason")"
    }
    let validation = Validator.validate(
      document, of: tree, against: schema, words: OpenWords(),
      symbolsByKey: Validator.symbols(of: tree, in: schema))
    if isValid { return validation.diagnostics.first.map { "valid data: \($0.message.text(in: .english))" } }
    return validation.diagnostics.isEmpty ? "invalid data pass" : nil
  }
}
