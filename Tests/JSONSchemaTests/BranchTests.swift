import Diagnostics
import Testing

@testable import JSONSchema

/// What a schema has against a value, one line each, at the places between `«` and `»`.
private func found(_ schema: String, _ marked: String, location: SourceLocation = #_sourceLocation) -> String {
  let value = MarkedText(marked)
  guard let findings = Standard.findings(schema, value.text) else { return "the schema or the value cannot be read" }
  #expect(findings.map(\.place.range) == value.ranges, sourceLocation: location)
  return findings.map { $0.message.text(in: .english) }.joined(separator: "\n")
}

private let shapes = """
  properties:
    shape:
      anyOf:
        - $ref: '#/$defs/Circle'
        - allOf: [$ref: '#/$defs/Square']
        - {type: string}
  $defs:
    Circle: {type: object, required: [kind, radius], properties: {kind: {const: circle}, radius: {type: number}}}
    Square:
      type: object
      required: [kind, side]
      properties: {kind: {enum: [square, box]}, side: {type: number, minimum: 1}}
      additionalProperties: false
  """

@Test("the branch that a key with a fixed value chooses is the one that was meant, behind references as well")
func discriminated() {
  #expect(found(shapes, "shape: {kind: circle, radius: «far»}") == "“radius” takes a number, not “far”.")
  #expect(found(shapes, "«shape»: {kind: circle, side: 3}") == "The key “radius” is missing in “shape”.")
  #expect(
    found(shapes, "shape: {kind: box, «sid»: 3}") == "There is no key “sid” in “shape”. Did you mean “side”?")
  #expect(
    found(shapes, "shape: {kind: box, side: «0», «colour»: red}")
      == "“side” must be 1 or more, not “0”.\nThere is no key “colour” in “shape”.")
}

@Test("a fixed value that no branch has is told with those of all branches")
func noSuchKind() {
  let schema = """
    oneOf:
      - {required: [kind], properties: {kind: {const: circle}}}
      - {required: [kind], properties: {kind: {const: square}}}
    """
  let value = MarkedText("kind: «sqare»\nside: 3")
  let findings = Standard.findings(schema, value.text) ?? []
  #expect(findings.map(\.place.range) == value.ranges)
  #expect(
    findings.map { $0.message.text(in: .english) } == ["“kind” cannot be “sqare”. Did you mean “square”?"])
  #expect(findings.first?.advice?.text(in: .english) == "Choose “circle” or “square”.")
}

@Test("a branch of the value's own type is nearer than those of other types")
func byType() {
  #expect(found(shapes, "shape: «12»") == "“shape” takes a text or a section with keys of its own, not “12”.")
  let schema = "{anyOf: [{type: string, maxLength: 2}, {type: integer, minimum: 5}, {type: 'null'}]}"
  #expect(found(schema, "«3»") == "This value must be 5 or more, not “3”.")
  #expect(found(schema, "«abc»") == "This value takes at most 2 characters, and this has 3.")
}

@Test("of several branches the one with the fewest reasons against it is told, then the one that fails deepest")
func byReasons() {
  let schema = """
    anyOf:
      - {required: [a, b, c]}
      - {required: [a], properties: {a: {properties: {x: {type: integer}}}}}
    """
  #expect(found(schema, "a: {x: «no»}") == "“x” takes a whole number, not “no”.")
  let deep = """
    anyOf:
      - {properties: {a: {type: string}}}
      - {properties: {a: {properties: {x: {properties: {y: {type: integer}}}}}}}
    """
  #expect(found(deep, "a: {x: {y: «no»}}") == "“y” takes a whole number, not “no”.")
}

@Test("where no branch is nearer the alternatives are named")
func alternatives() {
  let schema = "{oneOf: [{title: Weekly, pattern: '^w'}, {title: Monthly, pattern: '^m'}]}"
  #expect(found(schema, "«x»") == "This value fits none of what may stand here.")
  #expect(
    Standard.findings(schema, "x")?.first?.advice?.text(in: .english) == "Give “Weekly” or “Monthly”.")
}

@Test("one cause gives one finding, however many schemas say it")
func oneCause() {
  let schema = """
    allOf: [{properties: {a: {type: string}}}, {properties: {a: {type: string}}}, {$ref: '#/$defs/A'}]
    $defs: {A: {properties: {a: {type: [string, array], enum: [x]}}, required: [b]}}
    required: [b]
    """
  let value = MarkedText("a: «1»\nb: 2")
  let findings = Standard.findings(schema, value.text) ?? []
  #expect(findings.map(\.place.range) == value.ranges)
  #expect(found(schema, "«a»: x") == "The key “b” is missing in the plan.")
}

@Test("a value that is there twice is shown with where it stands first")
func earlierPlace() throws {
  let finding = try #require(Standard.findings("{uniqueItems: true}", "[a, b, a]")?.first)
  #expect(finding.related.map(\.range) == [ByteRange(1, 2)])
  #expect(finding.related.first?.label?.text(in: .english) == "it stands here first")
}
