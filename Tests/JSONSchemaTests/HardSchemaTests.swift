import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

/// What a schema has against a value, in words; nil where the schema does not compile.
private func words(_ schema: String, _ value: String) -> [String]? {
  Standard.findings(schema, value)?.map { $0.message.text(in: .english) }
}

private func problems(_ schema: String, _ options: SchemaOptions = .standard) -> [String] {
  Standard.schema(schema, options).1.map { $0.message.text(in: .english) }
}

@Suite("Schemas and values that ask for too much", .timeLimit(.minutes(1)))
struct HardSchemaTests {
  @Test(
    "a schema that leads back to itself for one and the same value is refused at the reference",
    arguments: [
      "$ref: «'#'»", "{$ref: «'#/$defs/a'», $defs: {a: {$ref: '#/$defs/b'}, b: {$ref: '#/$defs/a'}}}",
      "allOf: [{$ref: «'#'»}]", "anyOf: [true, {not: {$ref: «'#'»}}]", "{if: {$ref: «'#'»}, then: true}",
      "{dependentSchemas: {a: {oneOf: [{$ref: «'#'»}]}}}",
      "{properties: {a: {$ref: '#/$defs/a'}}, $defs: {a: {allOf: [{$ref: '#/$defs/b'}]}, b: {anyOf: [{$ref: «'#/$defs/a'»}]}}}",
    ])
  func loops(marked: String) {
    let schema = MarkedText(marked)
    let diagnostics = Standard.schema(schema.text).1
    #expect(diagnostics.map { $0.message.text(in: .english) } == ["This `$ref` leads back to itself."])
    #expect(diagnostics.count == schema.ranges.count)
    #expect(diagnostics.allSatisfy { schema.text.utf8.count > $0.place.range.upper || !$0.place.range.isEmpty })
  }

  @Test("a schema may lead back to itself for a value inside")
  func recursion() {
    #expect(words("{properties: {a: {$ref: '#'}}, additionalProperties: false}", "{a: {a: {b: 1}}}")?.count == 1)
  }

  @Test("branches within branches take no exponential time, nor do the reasons why they fail")
  func branches() {
    let value = String(repeating: "{a: ", count: 60) + "1" + String(repeating: "}", count: 60)
    let recursive = """
      {$ref: '#/$defs/N', $defs: {N: {type: object, anyOf: [
        {required: [x], properties: {a: {$ref: '#/$defs/N'}}}, {required: [y], properties: {a: {$ref: '#/$defs/N'}}}]}}}
      """
    #expect(words(recursive, value)?.isEmpty == false)
    let diamonds = (0..<60).map { "D\($0): {allOf: [{$ref: '#/$defs/D\($0 + 1)'}, {$ref: '#/$defs/D\($0 + 1)'}]}" }
    let schema = "{$ref: '#/$defs/D0', $defs: {\(diamonds.joined(separator: ", ")), D60: {type: string}}}"
    #expect(words(schema, "1") == ["This value takes a text, and “1” is read as a number."])
    let unevaluated = (0..<50).map {
      "D\($0): {allOf: [{$ref: '#/$defs/D\($0 + 1)'}, {$ref: '#/$defs/D\($0 + 1)'}], unevaluatedProperties: false}"
    }
    #expect(
      words("{$ref: '#/$defs/D0', $defs: {\(unevaluated.joined(separator: ", ")), D50: {}}}", "{a: 1}")?.isEmpty
        == false)
  }

  @Test("thousands of branches are judged, and named in few words")
  func manyBranches() throws {
    let branches = (0..<5_000).map { "{required: [k\($0)], properties: {k\($0): {type: integer}}}" }
    let schema = "anyOf: [\(branches.joined(separator: ", "))]"
    #expect(words(schema, "{k4999: 1}") == [])
    let texts = try #require(words(schema, "{k4999: x}"))
    #expect(texts.count == 1)
    #expect(texts.allSatisfy { $0.utf8.count < 2_000 })
  }

  @Test("a chain of a thousand schemas for one value is given up, and the finding says so")
  func longChain() {
    let chain = (0..<1_000).map { "D\($0): {minimum: 0, $ref: '#/$defs/D\($0 + 1)'}" }.joined(separator: ", ")
    #expect(
      words("{$ref: '#/$defs/D0', $defs: {\(chain), D1000: {type: string}}}", "1") == [
        "Not all of this could be held against the format: that would take too long."
      ])
    let plain = (0..<5_000).map { "D\($0): {$ref: '#/$defs/D\($0 + 1)'}" }.joined(separator: ", ")
    #expect(words("{$ref: '#/$defs/D0', $defs: {\(plain), D5000: {type: string}}}", "1")?.count == 1)
  }

  @Test("a hundred thousand items are told apart in linear time")
  func uniqueItems() {
    let numbers = (0..<100_000).map { "\($0)" }.joined(separator: ", ")
    #expect(words("uniqueItems: true", "[\(numbers)]") == [])
    #expect(words("uniqueItems: true", "[\(numbers), 77.0]") == ["This value names “77.0” twice."])
    let sections = (0..<20_000).map { "{a: \($0), b: [x]}" }.joined(separator: ", ")
    #expect(words("uniqueItems: true", "[\(sections)]") == [])
  }

  @Test("values that aliases multiply are given up in the end")
  func aliases() {
    var text = "a: &a0 [\(String(repeating: "a word that is long, ", count: 600))]\n"
    for level in 1...4 {
      text += "b\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }
    text += "c: [{n: 1, v: *a4}, {n: 2, v: *a4}, {n: 3, v: *a4}]\n"
    #expect(
      words("{properties: {c: {uniqueItems: true}}}", text) == [
        "Not all of this could be held against the format: that would take too long."
      ])
    #expect(words("{properties: {c: {enum: [1, [2]]}}}", text)?.count == 1)
  }

  @Test("long numbers and long texts take time linear in their length")
  func longValues() {
    let digits = String(repeating: "7", count: 200_000)
    #expect(words("{multipleOf: 7}", digits) == [])
    #expect(words("{multipleOf: 0.0123456789}", digits)?.count == 1)
    #expect(words("{maximum: 1e300, type: integer}", digits)?.count == 1)
    let text = String(repeating: "a", count: 200_000)
    #expect(words("{pattern: '^(a*)*b$'}", text)?.count == 1)
    #expect(words("{format: email}", text)?.count == 1)
    #expect(words("{format: uri}", "'" + text + ":" + text + "'") == [])
    #expect(words("{format: ipv6}", "'" + String(repeating: ":", count: 100_000) + "'")?.count == 1)
  }

  @Test("a schema of a megabyte is read, and one that nests too deep is refused")
  func largeSchemas() {
    let properties = (0..<30_000).map { "property\($0): {type: [string, integer]}" }.joined(separator: ",\n ")
    #expect(words("{properties: {\(properties)}}", "property29999: [1]")?.count == 1)
    let deep = String(repeating: "{not: ", count: 10_000) + "true" + String(repeating: "}", count: 10_000)
    #expect(!problems(deep).isEmpty)
    #expect(!problems(deep, .pack).isEmpty)
    let required = (0..<50_000).map { "k\($0)" }.joined(separator: ", ")
    #expect(words("required: [\(required)]", "{k1: 1}")?.count == 101)
    let many = (0...ConditionCompiler.maximumConditions).map { _ in "{}" }.joined(separator: ",")
    #expect(problems("allOf: [\(many)]") == ["The schema holds more than 100000 subschemas."])
  }
}
