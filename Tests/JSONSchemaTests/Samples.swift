import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

/// A small schema with every keyword, and ways to hold a text against it.
enum Sample {
  static let words = OpenWords(placeholders: ["tbd", "nog te bepalen", "?"], absences: ["none", "geen", "n/a"])

  static let schemaText = """
    $schema: https://json-schema.org/draft/2020-12/schema
    title: Plan
    type: object
    required: [format]
    additionalProperties: false
    patternProperties: {'^x-': true}
    properties:
      format: {type: string, enum: [crm-plan/1], x-open: false}
      name: {title: Name, description: What it is called., type: string}
      owner: {type: string, x-ref: [people]}
      start: {type: string, format: plan-date}
      birthday: {type: string, format: date}
      notice: {type: string, format: span}
      every: {type: string, format: rhythm}
      share: {type: string, format: share}
      started: {type: boolean}
      count: {type: integer, minimum: 0, maximum: 100}
      weight: {type: number}
      rate: {type: number, exclusiveMinimum: 0}
      hours: {type: number, minimum: 0}
      limit: {type: number, maximum: 10}
      code: {type: string, minLength: 1, x-open: false}
      topics: {type: array, items: {type: string, enum: [why, vision, needs]}, x-listable: true}
      tags: {type: array, minItems: 2, items: {type: string}}
      metric: {$ref: '#/$defs/Metric'}
      metrics: {type: array, items: {$ref: '#/$defs/Metric'}, x-listable: true}
      risks: {type: array, items: {$ref: '#/$defs/Risk'}}
      main: {$ref: '#/$defs/Risk'}
      notes: {type: object, additionalProperties: {type: string}}
    $defs:
      Metric:
        type: object
        x-shorthand: name
        additionalProperties: false
        patternProperties: {'^x-': true}
        properties:
          name: {type: string}
          target: {type: number}
      Risk:
        type: object
        x-id: id
        additionalProperties: false
        required: [kind]
        properties:
          id: {type: string, format: slug, x-open: false}
          kind: {type: string, enum: [people, process, data], x-open: false}
          mitigation: {type: string}
          measure: {$ref: '#/$defs/Metric'}
          risks: {type: array, items: {$ref: '#/$defs/Risk'}}
    """

  static let schemaTree = Tree.parse(SourceText(name: "schema.yaml", text: schemaText))
  static let schema: Schema? = {
    let (schema, diagnostics) = SchemaCompiler.compile(schemaTree)
    for diagnostic in diagnostics { Issue.record("\(diagnostic.message.text(in: .english))") }
    return schema
  }()

  /// Holds the first document of a text against the schema; nil where the schema does not compile.
  static func validate(_ text: String, document: Int = 0) -> (tree: Tree, validation: Validation)? {
    guard let schema else { return nil }
    let tree = Tree.parse(SourceText(name: "plan.yaml", text: text))
    guard tree.documents.indices.contains(document) else { return nil }
    return (
      tree,
      Validator.validate(
        tree.documents[document], of: tree, against: schema, words: words,
        symbolsByKey: Validator.symbols(of: tree, in: schema))
    )
  }
}

/// A text with the places that findings are expected at, each between `«` and `»`.
struct MarkedText {
  var text = ""
  var ranges: [ByteRange] = []

  init(_ marked: String) {
    var start: Int?
    for character in marked {
      switch character {
      case "«": start = text.utf8.count
      case "»":
        if let lower = start { ranges.append(ByteRange(lower, text.utf8.count)) }
        start = nil
      default: text.append(character)
      }
    }
  }
}

/// The findings of a text as `CRM910 subject: message`, one line each, after a look at their places: those between `«`
/// and `»`, in this order. The line `format: crm-plan/1` stands before the text.
func findings(
  _ marked: String, prefix: String = "format: crm-plan/1\n", location: SourceLocation = #_sourceLocation
) -> String {
  let plan = MarkedText(prefix + marked)
  guard let (tree, validation) = Sample.validate(plan.text) else { return "no document" }
  let ranges = validation.diagnostics.map(\.place.range)
  let texts = ranges.map { tree.source.text(in: $0) }
  #expect(ranges == plan.ranges, "found at \(texts)", sourceLocation: location)
  return validation.diagnostics.map { "\($0.id.code) \($0.subject): \($0.message.text(in: .english))" }
    .joined(separator: "\n")
}
