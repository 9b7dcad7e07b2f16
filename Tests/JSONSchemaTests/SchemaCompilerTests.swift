import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

/// What is wrong with a schema, one line each, after a look at the places: those between `«` and `»`.
private func problems(_ marked: String, location: SourceLocation = #_sourceLocation) -> String {
  let source = MarkedText(marked)
  let tree = Tree.parse(SourceText(name: "schema.yaml", text: source.text))
  let (schema, diagnostics) = SchemaCompiler.compile(tree)
  #expect((schema == nil) == !diagnostics.isEmpty, sourceLocation: location)
  let ranges = diagnostics.map(\.place.range).sorted()
  let texts = ranges.map { tree.source.text(in: $0) }
  #expect(ranges == source.ranges, "found at \(texts)", sourceLocation: location)
  for diagnostic in diagnostics { #expect(diagnostic.id == .schemaProblem, sourceLocation: location) }
  return diagnostics.map { $0.message.text(in: .english) }.joined(separator: "\n")
}

@Test(
  "whatever is wrong with a schema is told in the schema file",
  arguments: [
    ("«»", "This file holds no schema: a mapping with `type: object` is expected."),
    ("«just a text»", "This file holds no schema: a mapping with `type: object` is expected."),
    ("«title»: T", "This schema gives no `type`: each node has exactly one."),
    ("type: «text»", "`type` takes one of string, integer, number, boolean, array, object."),
    ("type: «[»string, object]", "`type` takes one of string, integer, number, boolean, array, object."),
    ("type: string\n«patern»: x", "The keyword 'patern' is not known in a structural schema."),
    (
      "type: string\nformat: «tiem»",
      """
      The format 'tiem' is not known here; there are plan-date, span, rhythm, share, slug, date, time, date-time, \
      duration, email, idn-email, hostname, ipv4, ipv6, uri, uri-reference, iri, iri-reference, uri-template, uuid, \
      json-pointer, relative-json-pointer, regex.
      """
    ),
    ("type: integer\nminimum: «low»", "A number is expected here."),
    ("type: integer\nmaximum: «1e999»", "A number is expected here."),
    ("type: array\nminItems: «-1»", "A whole number, 0 or more, is expected here."),
    ("type: array\nminItems: «99999999999999999999»", "A whole number, 0 or more, is expected here."),
    ("type: array\nitems: «text»", "A schema is expected here: a mapping with `type` or `$ref`."),
    ("type: object\nproperties: «[»a]", "`properties` takes a mapping."),
    ("type: object\nrequired: [«[»a]]\nproperties: {}", "A text is expected here."),
    (
      "type: object\nadditionalProperties: «true»",
      "`additionalProperties` is false or a schema, so that every node has a type."
    ),
    (
      "type: object\npatternProperties: {'x-«(»': true}", "This pattern cannot be read: this group is not closed."
    ),
    (
      "type: array\nitems: «{»type: object}",
      "An object type needs a name: put it under `$defs` and refer to it with `$ref`."
    ),
    ("type: array\nx-listable: «yes»", "Either true or false is expected here."),
    ("$ref: «'#/definitions/A'»", "`$ref` takes the form #/$defs/Name."),
    (
      "type: array\nitems: {$ref: «'#/$defs/Phse'»}\n$defs: {Phase: {type: string}}",
      "`$defs` has no 'Phse'; did you mean 'Phase'?"
    ),
    ("$ref: «'#/$defs/Nothing'»", "`$defs` has no 'Nothing'."),
    ("type: string\n$defs:\n  A: {$ref: «'#/$defs/B'»}\n  B: {$ref: '#/$defs/A'}", "This `$ref` leads back to itself."),
    ("type: string\n$defs: {A: {$ref: «'#/$defs/A'»}}", "This `$ref` leads back to itself."),
    (
      "«type»: object\nx-id: nme\nproperties: {name: {type: string}}",
      "`x-id` names 'nme', which is no property here; did you mean 'name'?"
    ),
    ("«type»: object\nrequired: [format]\nproperties: {}", "`required` names 'format', which is no property here."),
    (
      "type: string\n$defs:\n  A: {type: object, x-shorthand: a, properties: {a: «{»$ref: '#/$defs/A'}}}",
      "A lone value would stand for this without end: look at `x-shorthand` and `x-listable`."
    ),
    (
      "type: string\n$defs:\n  A: {type: array, x-listable: true, items: «{»$ref: '#/$defs/A'}}",
      "A lone value would stand for this without end: look at `x-shorthand` and `x-listable`."
    ),
  ])
func schemaProblems(schema: String, expected: String) {
  #expect(problems(schema) == expected)
}

@Test("a schema of too many subschemas is refused, also where aliases make them many")
func tooManySubschemas() {
  let fields = (0...SchemaCompiler.maximumSubschemas).map { "  p\($0): {type: string}" }.joined(separator: "\n")
  let large = Tree.parse(SourceText(name: "schema.yaml", text: "type: object\nproperties:\n" + fields))
  #expect(
    SchemaCompiler.compile(large).diagnostics.map { $0.message.text(in: .english) } == [
      "The schema holds more than 20000 subschemas."
    ])
  var bomb = "type: string\n$defs:\n  A0: &a0 {type: object, properties: {a: {type: string}}}\n"
  for level in 1...9 {
    let fields = (0..<9).map { "p\($0): {type: array, items: *a\(level - 1)}" }.joined(separator: ", ")
    bomb += "  A\(level): &a\(level) {type: object, properties: {\(fields)}}\n"
  }
  let (schema, diagnostics) = SchemaCompiler.compile(Tree.parse(SourceText(name: "schema.yaml", text: bomb)))
  #expect(schema == nil)
  #expect(!diagnostics.isEmpty)
}

@Test("a chain of references ends at the type at its end")
func referenceChain() throws {
  let names = (0..<2_000).map { "  D\($0): {$ref: '#/$defs/D\($0 + 1)'}" }.joined(separator: "\n")
  let text = "type: array\nitems: {$ref: '#/$defs/D0'}\n$defs:\n\(names)\n  D2000: {type: boolean}"
  let schema = try #require(SchemaCompiler.compile(Tree.parse(SourceText(name: "schema.yaml", text: text))).schema)
  let items = try #require(schema[schema.root].items)
  #expect(schema[schema.resolved(items)].kind == .boolean)
}

@Test("annotations, slots and titles are kept")
func annotations() throws {
  let schema = try #require(Sample.schema)
  let risk = try #require(schema.definitions["Risk"])
  #expect(schema[risk].annotations.id == "id")
  #expect(schema.object(risk) == risk)
  let kind = try #require(schema.symbolsByName["kind"])
  let slot = Int(schema[risk].slots[Int(kind.index)])
  #expect(schema[risk].fields[slot].name == "kind")
  let name = try #require(schema[schema.root].fields.first { $0.name == "name" })
  #expect(schema[name.schema].title == "Name")
  #expect(schema[name.schema].description == "What it is called.")
}
