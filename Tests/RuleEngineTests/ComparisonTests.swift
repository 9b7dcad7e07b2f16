import Diagnostics
import RuleEngine
import Testing
import YAMLTree

@Suite("New, fixed and unchanged findings")
struct ComparisonTests {
  private static let rules = [
    SmallPack.rule(
      "G1", "plant-without-count",
      "for: {plant: 'plan.beds.map(b, b.plants).flatten()'}\nrequire: has(plant.count)\nat: plant.count"),
    SmallPack.rule(
      "G2", "bed-without-owner",
      """
      for: {bed: plan.beds}
      require: has(bed.owner)
      at: bed.owner
      title: {en: Nobody tends the bed}
      message: {en: "{{label(bed)}}"}
      together: {message: {en: "none of {{labels(failed)}}"}}
      """),
    SmallPack.rule(
      "G3", "late-bed",
      "require: 'plan.beds.all(b, !has(b.sown) || b.sown < date(\"2026-06-01\"))'\nat: plan.beds.filter(b, has(b.sown) && b.sown >= date('2026-06-01'))[0]"
    ),
  ]

  /// `new 3 G1`, `same 4 G2`, `fixed G1`, `open 1`.
  private static func changes(_ now: String, before: String) throws -> [String] {
    let (pack, problems) = SmallPack.load(rules)
    try #require(problems.map { $0.message.text(in: .english) } == [])
    let loaded = try #require(pack)
    let head = "format: garden/1\n"
    let result = FileLinter.lint(
      SourceText(name: "plan.yaml", text: head + now), with: loaded,
      against: .text(SourceText(name: "plan.yaml@main", text: head + before)))
    let comparison = try #require(result.comparison)
    let index = LineIndex(result.source)
    var texts = result.diagnostics.map { diagnostic in
      "\(diagnostic.change == .new ? "new" : "same") \(index.line(at: diagnostic.place.range.lower)) \(diagnostic.id.code)"
    }
    texts += comparison.fixed.map { "fixed \($0.diagnostic.id.code)" }
    if comparison.unjudged > 0 { texts.append("open \(comparison.unjudged)") }
    #expect(comparison.new == result.diagnostics.count { $0.change == .new })
    #expect(comparison.unchanged == result.diagnostics.count { $0.change == .unchanged })
    return texts
  }

  private static let owned = "- {id: z, owner: Ann Oak}\n"

  @Test("the same plan has nothing new")
  func same() throws {
    let plan = "beds:\n\(Self.owned)- {id: a, plants: [{name: x}]}\n"
    #expect(try Self.changes(plan, before: plan) == ["same 4 G2", "same 4 G1"])
  }

  @Test("lines, items and whole sections put before a finding do not make it new, also where nothing has an id")
  func insertion() throws {
    let before = "beds:\n- {owner: Ann Oak, plants: [{name: rose}]}\n"
    let now = """
      # a comment
      name: Park
      beds:
      - {owner: Bob Elm, plants: [{name: oak, count: 1}]}
      - owner: Ann Oak
        plants:
        - {name: tulip, count: 3}
        - {name: rose}

      """
    #expect(try Self.changes(now, before: before) == ["same 9 G1"])
  }

  @Test("of several that are alike, the one more is new, and the one less is fixed")
  func counted() throws {
    let one = "beds:\n\(Self.owned)- {id: a, owner: Ann Oak, plants: [{name: x}]}\n"
    let two = "beds:\n\(Self.owned)- {id: a, owner: Ann Oak, plants: [{name: x}, {name: x}]}\n"
    #expect(try Self.changes(two, before: one) == ["same 4 G1", "new 4 G1"])
    #expect(try Self.changes(one, before: two) == ["same 4 G1", "fixed G1"])
  }

  @Test("a finding that points elsewhere now is still the same one")
  func movedPlace() throws {
    let before = "beds:\n- {id: a, owner: Ann Oak, sown: 2026-08-01}\n- {id: b, owner: Ann Oak}\n"
    let now = "beds:\n- {id: a, owner: Ann Oak}\n- {id: b, owner: Ann Oak, sown: 2026-08-01}\n"
    #expect(try Self.changes(now, before: before) == ["same 4 G3"])
  }

  @Test("one finding for all subjects stands for those that were found one by one")
  func together() throws {
    let some = "beds:\n\(Self.owned)- {id: a}\n- {id: b}\n"
    let all = "beds:\n- {id: z}\n- {id: a}\n- {id: b}\n"
    #expect(try Self.changes(all, before: some) == ["new 3 G2"])
    #expect(try Self.changes(some, before: all) == ["same 4 G2", "same 5 G2"])
    #expect(try Self.changes("name: x\n", before: all) == ["fixed G2"])
  }

  @Test("what can't be judged any more is not called fixed")
  func unjudged() throws {
    let before = "beds:\n\(Self.owned)- {id: a}\n"
    #expect(
      try Self.changes("beds:\n\(Self.owned)- {id: a, owner: [x, y]}\n", before: before) == ["new 4 CRM910", "open 1"])
    #expect(try Self.changes("elsewhere: {beds: List}\n", before: before) == ["open 1"])
  }

  @Test("mistakes in the file count like findings of rules")
  func engine() throws {
    let before = "beds:\n- {id: z, owner: Ann Oak, hight: 3, colour: red}\n"
    let now = "x-new: 1\nbeds:\n- {id: y, owner: Ann Oak}\n- {id: z, owner: Ann Oak, colour: red, smell: x}\n"
    #expect(try Self.changes(now, before: before) == ["same 5 CRM911", "new 5 CRM911", "fixed CRM911"])
  }

  @Test("plans of one file that are not called anything are matched by their order")
  func documents() throws {
    let before = "beds: [{id: a}]\n---\nformat: garden/1\nbeds: [{id: b, plants: [{name: x}]}]\n"
    let now = "beds: [{id: a}]\n---\nformat: garden/1\nbeds: [{id: b}]\n---\nformat: garden/1\nbeds: [{id: b}]\n"
    #expect(try Self.changes(now, before: before) == ["same 2 G2", "same 5 G2", "new 8 G2", "fixed G1"])
  }

  @Test("a plan that did not exist is new altogether")
  func absent() throws {
    let pack = try #require(SmallPack.load(Self.rules).pack)
    let result = FileLinter.lint(
      SourceText(name: "p", text: "format: garden/1\nbeds: [{id: a}]\n"), with: pack, against: .absent("p@main"))
    #expect(result.diagnostics.map(\.change) == [.new])
    #expect(result.comparison?.isNew == true)
  }
}
