import Archive
import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

/// A structural schema that is narrowed in every way.
enum Narrowed {
  static let schemaText = #"""
    title: Plan
    type: object
    additionalProperties: false
    patternProperties: {'^x-': true, '^q[0-9]$': {type: integer}, '\.own$': true}
    dependentRequired: {start: [owner]}
    not: {required: [draft, final]}
    properties:
      name: {type: string, minLength: 2, maxLength: 8, pattern: '^\p{Lu}'}
      owner: {type: string}
      mail: {type: string, format: email}
      start: {type: string, format: plan-date, pattern: '^2'}
      kind: {type: string, enum: [small, large]}
      level: {type: integer, enum: [1, 2, 3]}
      hours: {type: number, exclusiveMaximum: 24, multipleOf: 0.25}
      note: {type: [string, 'null'], x-open: false}
      draft: {type: boolean}
      final: {type: boolean}
      tags: {type: array, maxItems: 3, uniqueItems: true, items: {type: string}, x-listable: true}
      team: {$ref: '#/$defs/Team', minProperties: 2}
      quarters: {$ref: '#/$defs/Quarters'}
      contact: {$ref: '#/$defs/Contact'}
    if: {properties: {kind: {const: large}}, required: [kind]}
    then: {required: [team]}
    allOf:
      - anyOf:
          - {properties: {hours: {maximum: 8}}}
          - {required: [owner], properties: {owner: {pattern: '^A'}}}
    $defs:
      Team:
        type: object
        x-shorthand: lead
        additionalProperties: false
        properties: {lead: {type: string}, members: {type: array, items: {type: string}, contains: {const: Anna}}}
      Quarters: {type: object, patternProperties: {'^Q[1-4]$': {type: number}}, additionalProperties: false}
      Contact:
        type: object
        additionalProperties: false
        properties: {by: {type: string}, phone: {type: string}, mail: {type: string}}
        oneOf:
          - {properties: {by: {const: phone}}, required: [phone]}
          - {properties: {by: {const: mail}}, required: [mail]}
    """#

  static let tree = Tree.parse(SourceText(name: "schema.yaml", text: schemaText))
  static let schema: Schema? = {
    let (schema, diagnostics) = SchemaCompiler.compile(tree)
    for diagnostic in diagnostics { Issue.record("\(diagnostic.message.text(in: .english))") }
    return schema
  }()

  static func validate(_ text: String, against schema: Schema? = schema) -> Validation? {
    guard let schema else { return nil }
    let tree = Tree.parse(SourceText(name: "plan.yaml", text: text))
    guard let document = tree.documents.first else { return nil }
    return Validator.validate(
      document, of: tree, against: schema, words: Sample.words,
      symbolsByKey: Validator.symbols(of: tree, in: schema))
  }
}

/// What the narrowed schema has against a plan, at the places between `«` and `»`.
private func found(_ marked: String, location: SourceLocation = #_sourceLocation) -> String {
  let plan = MarkedText(marked)
  guard let validation = Narrowed.validate(plan.text) else { return "cannot be read" }
  #expect(validation.diagnostics.map(\.place.range) == plan.ranges, sourceLocation: location)
  return validation.diagnostics.map { $0.message.text(in: .english) }.joined(separator: "\n")
}

let narrowedGood = [
  "name: Zilver", "name: tbd", "name: none", "name: '?'\nx-a: [1]", "level: 2", "level: 2.0", "level: tbd",
  "hours: 7.75",
  "hours: tbd", "note: ~", "note: text", "q1: 3", "a.own: {b: 1}", "tags: [a, b]", "tags: [tbd, tbd]", "tags: a",
  "tags:",
  "owner: A\nstart: 2026", "owner: A\nstart: 2026-03-14", "draft: true", "team: {lead: a, members: [Anna]}", "team: x",
  "team: tbd",
  "team: {lead: a, members: [tbd]}", "kind: large\nteam: x", "kind: tbd", "kind: small", "quarters: {Q1: 1.5}",
  "hours: 9\nowner: Anna", "hours: 9\nowner: tbd", "mail: a@b.nl", "contact: {by: phone, phone: '1'}",
  "contact: {by: tbd, mail: x}",
  "contact: tbd",
]

let narrowedBad = [
  "name: Z", "name: zilver", "name: Zilverzout", "level: 4", "level: 1.5", "hours: 24\nowner: A", "hours: 0.3",
  "note: 12",
  "q1: x", "q12: 3", "tags: [a, b, c, d]", "tags: [a, a]", "start: 2026-03-14", "owner: A\nstart: r1",
  "draft: true\nfinal: true", "team: {lead: a}", "team: {lead: a, members: [Bob]}", "kind: large", "kind: medium",
  "quarters: {Q5: 1}", "quarters: {Q1: x}", "hours: 9", "hours: 9\nowner: Bob", "mail: anna",
  "contact: {by: phone, mail: x}",
  "contact: {by: fax}", "contact: {by: tbd}",
]

@Test("keywords narrow what the types of a pack's schema allow, and conclude nothing from what is open")
func narrowing() {
  for plan in narrowedGood { #expect(found(plan) == "", "\(plan)") }
  for plan in narrowedBad { #expect(Narrowed.validate(plan)?.diagnostics.isEmpty == false, "\(plan)") }
}

@Test("what narrows a plan is told at its place")
func places() {
  #expect(found("name: «zilver»") == "“zilver” is not written the way that “name” needs.")
  #expect(
    found("«start»: 2026") == "The key “owner” is missing in the plan: where “start” is given, it belongs there too.")
  #expect(found("level: «4»") == "“level” cannot be “4”.")
  #expect(found("«kind»: large") == "The key “team” is missing in the plan.")
  #expect(found("q1: «x»") == "“q1” takes a whole number, not “x”.")
  #expect(found("«q12»: 1").hasPrefix("There is no key “q12” in the plan."))
  #expect(found("team:\n  lead: a\n  «members»: [Bob]") == "“members” needs an item that is “Anna”.")
  #expect(found("contact: {by: «fax»}") == "“by” cannot be “fax”.")
  #expect(found("«contact»: {by: phone, mail: x}") == "The key “phone” is missing in “contact”.")
  #expect(found("hours: «9»") == "“hours” must be 8 or less, not “9”.")
}

@Test("a value that a condition is against is not read any further")
func unreadable() throws {
  let tree = Tree.parse(SourceText(name: "plan.yaml", text: "name: zilver\ntags: [a, a]\nteam: {lead: a}"))
  let schema = try #require(Narrowed.schema)
  let validation = Validator.validate(
    try #require(tree.documents.first), of: tree, against: schema, words: Sample.words,
    symbolsByKey: Validator.symbols(of: tree, in: schema))
  let root = try #require(tree.documents.first?.root)
  let values = tree.entries(of: root).map(\.value)
  #expect(validation.state(of: values[0]) == .unreadable)
  #expect(validation.state(of: values[2]) == .sound)
  #expect(tree.items(of: values[1]).map { validation.state(of: $0) } == [.sound, .unreadable])
}

@Test("where the reading ended early nothing is missing, by conditions either")
func cutPlan() {
  #expect(found("start: 2026\nkind: large\n\"") == "")
}

@Test("a schema with conditions judges the same after it was kept in an archive")
func archivedConditions() throws {
  let schema = try #require(Narrowed.schema)
  var writer = ArchiveWriter()
  writer.value(schema)
  var reader = ArchiveReader(Archive(writer.bytes))
  let copy = Schema(from: &reader)
  #expect(reader.isComplete)
  for plan in narrowedGood + narrowedBad {
    let (first, second) = (Narrowed.validate(plan), Narrowed.validate(plan, against: copy))
    #expect(first?.diagnostics.map(\.message) == second?.diagnostics.map(\.message), "\(plan)")
    #expect(first?.diagnostics.map(\.place.range) == second?.diagnostics.map(\.place.range), "\(plan)")
  }
}

@Test("damaged archives of conditions are refused or read, and bring nothing down")
func damagedConditions() throws {
  let schema = try #require(Narrowed.schema)
  var writer = ArchiveWriter()
  writer.value(schema)
  var generator = SeededGenerator(seed: 3)
  for _ in 0..<300 {
    var bytes = writer.bytes
    bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0..<0x80, using: &generator)
    var reader = ArchiveReader(Archive(bytes))
    let copy = Schema(from: &reader)
    if reader.isComplete { _ = Narrowed.validate("name: Zilver\nkind: large\nhours: 9", against: copy) }
  }
}

@Test("the plain schema judges as the engine does, but for what a plain one cannot say")
func plainConditions() throws {
  let plain = String(decoding: PlainSchema.json(of: Narrowed.tree, words: Sample.words), as: UTF8.self)
  let schema = try #require(Standard.schema(plain).0)
  for plan in narrowedGood {
    #expect(Standard.findings(schema, plan)?.map { $0.message.text(in: .english) } == [], "\(plan)")
  }
  // Two items that are both open are two all the same, so that nothing can be said of those that repeat.
  for plan in narrowedBad {
    let isBeyond = plan == "tags: [a, a]" || plan.contains("mail: anna")
    #expect(Standard.findings(schema, plan)?.isEmpty == isBeyond, "\(plan)")
  }
}

@Test("the plain schema of the sample judges as the engine does, by our own reading of the standard as well")
func plainSample() throws {
  let plain = String(decoding: PlainSchema.json(of: Sample.schemaTree, words: Sample.words), as: UTF8.self)
  let schema = try #require(Standard.schema(plain).0)
  for text in plainGood { #expect(Standard.findings(schema, text)?.isEmpty == true, "\(text)") }
  for text in plainBad { #expect(Standard.findings(schema, text)?.isEmpty == false, "\(text)") }
}
