import Diagnostics
import RuleEngine
import Testing

/// What a plan keeps in other documents, with the pack of `SmallPack` and entries that may say more than a name.
@Suite("Kept elsewhere")
struct ElsewhereTests {
  private static let schema = SmallPack.schema.replacing(
    "beds: {type: string}",
    with: """
      beds: {$ref: '#/$defs/Entry'}
            people: {$ref: '#/$defs/Entry', x-covers: [Person]}
        Entry:
          type: object
          additionalProperties: false
          x-shorthand: document
          properties:
            document: {type: string}
            count: {type: integer}
            covers: {type: array, items: {type: string}, x-listable: true}
      """)

  private func load(_ rules: [PackFile], schema: String = schema) -> (pack: Pack?, problems: [Diagnostic]) {
    PackLoader.load(
      [
        PackFile(path: "pack.yaml", source: SourceText(name: "pack.yaml", text: SmallPack.manifest)),
        PackFile(path: "plan.schema.yaml", source: SourceText(name: "plan.schema.yaml", text: schema)),
      ] + rules)
  }

  private func lint(_ plan: String, _ body: String) throws -> FileResult {
    let (pack, problems) = load([SmallPack.rule("G1", "rule", body)])
    #expect(problems.map { $0.message.text(in: .english) } == [])
    var options = LintOptions()
    options.only = ["G1"]
    return FileLinter.lint(
      SourceText(name: "p", text: "format: garden/1\n" + plan), with: try #require(pack), options: options)
  }

  private func tally(_ plan: String, _ body: String) throws -> String {
    let result = try lint(plan, body)
    #expect(result.problems.isEmpty)
    return result.tallies.values.first?.text ?? ""
  }

  private let owners = "about: [{topic: beds, covers: [owner]}]\nfor: {bed: plan.beds}\nrequire: has(bed.owner)"

  @Test("what the document covers passes where that is all the rule asks, and is not judged otherwise")
  func covers() throws {
    #expect(try tally("elsewhere: {beds: {document: Bed book, covers: [owner, plants]}}\n", owners) == "1 pass")
    #expect(try tally("elsewhere: {beds: {document: Bed book, covers: owner}}\n", owners) == "1 pass")
    #expect(try tally("elsewhere: {beds: {document: Bed book, covers: [plants]}}\n", owners) == "1 not judged")
    #expect(try tally("elsewhere: {beds: Bed book}\n", owners) == "1 not judged")
    #expect(try tally("elsewhere: {people: Staff list}\nbeds: [{id: a}]\n", owners) == "1 fail")
    let both = owners.replacing("covers: [owner]", with: "covers: [owner, plants]")
    #expect(try tally("elsewhere: {beds: {document: Bed book, covers: [owner]}}\n", both) == "1 not judged")
    #expect(
      try tally("elsewhere: {beds: {covers: [owner]}}\n", "about: beds\nrequire: has(plan.name)") == "1 not judged")
  }

  @Test("one topic that is covered does not speak for another that is not")
  func twoTopics() throws {
    let rule = "about: [{topic: beds, covers: [owner]}, people]\nrequire: has(plan.name)"
    let beds = "beds: {document: Bed book, covers: [owner]}"
    #expect(try tally("elsewhere: {\(beds)}\n", rule) == "1 pass")
    #expect(try tally("elsewhere: {\(beds), people: Staff list}\n", rule) == "1 not judged")
  }

  @Test("how many there are is covered where the entry counts them")
  func count() throws {
    let rule = "about: [{topic: beds, covers: [count]}]\nrequire: plan.beds.size() > 0"
    #expect(try tally("elsewhere: {beds: {document: Bed book, count: 23}}\n", rule) == "1 pass")
    #expect(try tally("elsewhere: {beds: {document: Bed book, count: 0}}\n", rule) == "1 not judged")
    #expect(try tally("elsewhere: {beds: {document: Bed book}}\n", rule) == "1 not judged")
  }

  @Test("in an item of the topic a covered key is there without a value, and the rest is not known")
  func reads() throws {
    let kept =
      "elsewhere: {beds: {document: Bed book, covers: [owner]}}\nbeds: [{id: a}, {id: b, owner: Ann Gardener}]\n"
    #expect(try tally(kept, "for: {bed: plan.beds}\nrequire: has(bed.owner)") == "2 pass")
    #expect(
      try tally(kept, "for: {bed: plan.beds}\nrequire: has(bed.owner) && bed.owner.startsWith('Ann')")
        == "1 pass, 1 not judged")
    #expect(try tally(kept, "for: {bed: plan.beds}\nrequire: has(bed.name)") == "2 not judged")
    #expect(try tally(kept, "for: {bed: plan.beds}\nrequire: '!has(bed.status)'") == "2 pass")
    // What stands open in the plan is open in the plan.
    #expect(
      try tally(
        kept.replacing("{id: a}", with: "{id: a, owner: TBD}"), "for: {bed: plan.beds}\nrequire: has(bed.owner)")
        == "1 pass, 1 fail")
  }

  @Test("the reason names the topic and the document, and points at the entry")
  func reason() throws {
    let result = try lint("elsewhere:\n  beds: Bed book v2\n", owners)
    let verdict = try #require(result.verdicts.first)
    #expect(verdict.cause == .elsewhere)
    #expect(verdict.reason.text(in: .english) == "“beds” is kept in another document, “Bed book v2”")
    #expect(verdict.place.map { LineIndex($0.source).position(at: $0.range.lower).line } == 3)
  }

  @Test("a covered key that the topic does not have is a finding with the nearest, and settles nothing")
  func wrongWord() throws {
    let result = try lint("elsewhere: {beds: {covers: [ownr, moonlight]}, people: {covers: [name, sown]}}\n", owners)
    #expect(
      result.diagnostics.map { $0.message.text(in: .english) } == [
        "“ownr” is no key of “beds”. Did you mean “owner”?",
        "“moonlight” is no key of “beds”, so it settles nothing.",
        "“sown” is no key of “people”, so it settles nothing.",
      ])
    #expect(Set(result.diagnostics.map(\.id.code)) == ["CRM912"])
    #expect(result.verdicts.map(\.cause) == [.elsewhere])
  }

  @Test(
    "a rule that covers an unknown key or topic is not loaded, and the nearest is named",
    arguments: [
      ("about: [{topic: beds, covers: [ownr]}]", "there is no key of beds 'ownr'; did you mean 'owner'?"),
      ("about: [{topic: bedz, covers: [owner]}]", "there is no topic 'bedz'; did you mean 'beds'?"),
      ("about: [{topic: beds, covers: []}]", "covers"), ("about: [{covers: [owner]}]", "topic"),
      ("about: [{topic: beds, cover: [owner]}]", "cover"),
    ])
  func wrongRule(_ about: String, _ expected: String) {
    let problems = load([SmallPack.rule("G1", "rule", about + "\nrequire: has(plan.name)")]).problems
    #expect(
      problems.contains { $0.message.text(in: .english).contains(expected) },
      "\(problems.map { $0.message.text(in: .english) })")
  }

  @Test("x-covers that names no type is a mistake of the schema")
  func wrongSchema() {
    let problems = load([], schema: Self.schema.replacing("x-covers: [Person]", with: "x-covers: [Persn]")).problems
    #expect(
      problems.map { $0.message.text(in: .english) } == [
        "`x-covers` names 'Persn', which is no type under $defs; did you mean 'Person'?"
      ])
  }
}
