import Diagnostics
import RuleEngine
import RuleTesting
import Testing

/// What the examples of help pages exercise of their rules.
@Suite("Coverage of rules")
struct CoverageTests {
  /// Runs the page of a rule on beds, in a pack whose manifest defines what `definitions` says.
  private static func run(
    _ body: String, _ page: String, definitions: String = "", only: String? = nil
  ) throws -> PageTester.Result {
    let rule = SmallPack.rule("G1", "tended", body)
    let manifest = PackFile(
      path: "pack.yaml", source: SourceText(name: "pack.yaml", text: SmallPack.manifest + "\n" + definitions))
    let files = [
      manifest, rule,
      PackFile(path: "plan.schema.yaml", source: SourceText(name: "plan.schema.yaml", text: SmallPack.schema)),
      PackFile(path: "beds/tended/doc.md", source: SourceText(name: "doc.md", text: page)),
    ]
    let (pack, problems) = PackLoader.load(files)
    try #require(problems.isEmpty, "\(problems.map { $0.message.text(in: .english) })")
    let mode = PageTester.Mode(disguises: [], measures: true)
    let result = PageTester.run(try #require(pack), files, only: only, mode: mode)
    try #require(result.problems.isEmpty, "\(result.problems.map { $0.message.text(in: .english) })")
    return result
  }

  /// What is left, as `text it is about: sentence`.
  private static func gaps(_ body: String, _ page: String, definitions: String = "") throws -> [String] {
    try run(body, page, definitions: definitions).coverage.gaps.map { gap in
      gap.place.source.text(in: gap.place.range) + ": " + gap.message.text(in: .english)
    }
  }

  private static func pass(_ plan: String) -> String { "```yaml pass\n\(plan)\n```\n\n" }
  private static func fail(_ plan: String, _ options: String = "") -> String {
    "```yaml fail\(options)\n\(plan)\n```\n\n"
  }

  private static let simple = "for: {bed: plan.beds}\nrequire: has(bed.owner)\nat: bed.owner"
  private static let owned = "beds: [{id: a, owner: els}]\npeople: [{id: els}]"
  private static let unowned = "beds:\n  - id: a  # expect"

  @Test("a rule that is seen to pass and to fail is exercised")
  func whole() throws {
    let result = try Self.run(Self.simple, Self.pass(Self.owned) + Self.fail(Self.unowned))
    #expect(result.coverage.gaps.isEmpty)
    #expect((result.coverage.outcomes.met, result.coverage.outcomes.all) == (2, 2))
    #expect((result.coverage.branches.met, result.coverage.branches.all) == (2, 2))
    #expect(result.coverage.thresholds.all == 0)
  }

  @Test("nothing is measured where nobody asks")
  func unasked() throws {
    let rule = SmallPack.rule("G1", "tended", Self.simple)
    let (pack, _) = SmallPack.load([rule])
    let result = PageTester.run(try #require(pack), [rule], mode: .init(disguises: []))
    #expect(result.coverage.outcomes.all == 0)
  }

  @Test("an example that passes since the rule does not apply shows no pass")
  func notApplied() throws {
    let body = Self.simple + "\ngiven: has(bed.name)"
    let page = Self.pass("beds: [{id: a}]") + Self.fail("beds:\n  - {id: a, name: Rose}  # expect")
    #expect(
      try Self.gaps(body, page) == [
        "has(bed.owner): in no example this holds: those that pass do not come to it",
        "has(bed.owner): no example makes this true",
      ])
  }

  @Test("operands that the first decides for are not exercised")
  func operands() throws {
    let body = "for: {bed: plan.beds}\nrequire: has(bed.owner) || has(bed.name) && bed.name != 'x'\nat: bed.owner"
    let page = Self.pass(Self.owned) + Self.fail(Self.unowned)
    #expect(
      try Self.gaps(body, page) == [
        "has(bed.name): no example makes this true", "bed.name != 'x': no example comes to this",
      ])
    let more = page + Self.pass("beds: [{id: a, name: Rose}]") + Self.fail("beds:\n  - {id: a, name: x}  # expect")
    #expect(try Self.gaps(body, more).isEmpty)
  }

  @Test("cases, further places, severities and sources are exercised where an example shows them")
  func findings() throws {
    let body = """
      severity: {from: 'has(bed.name) ? "major" : "minor"'}
      sources: [{document: almanac, item: '1', when: has(bed.sown)}]
      for: {bed: plan.beds}
      require: has(bed.owner)
      at: bed.owner
      related:
        - {at: bed.name, label: {en: Name}}
        - {at: bed.plants, when: bed.plants.size() > 1, label: {en: Plants}}
      cases: [{when: bed.status == 'planned', message: {en: Planned}}]
      """.replacing("bed.status == 'planned'", with: "has(bed.status)")
    let page = Self.pass(Self.owned) + Self.fail(Self.unowned)
    #expect(
      try Self.gaps(body, page) == [
        "bed.name: no example shows this place", "bed.plants: no example shows this place",
        "has(bed.name): no example makes this true", "has(bed.sown): no example makes this true",
        "bed.plants.size() > 1: no example makes this true", "has(bed.status): no example makes this true",
      ])
    let more =
      page
      + Self.fail(
        "beds:\n  - id: a  # expect: major\n    name: Rose\n    sown: 2026-03-01\n    plants: [a, b]\n    status: planned"
      )
    #expect(try Self.gaps(body, more).isEmpty)
  }

  @Test("of one finding for many, the words for many and those for one are two things")
  func together() throws {
    let body = Self.simple + "\nmessage: {en: One}\ntogether: {message: {en: All}}"
    let page = Self.pass(Self.owned) + Self.fail(Self.unowned)
    #expect(
      try Self.gaps(body, page) == [
        "{en: All}: no example shows this: two subjects and more have to fail, and none to pass"
      ])
    let joint = Self.pass(Self.owned) + Self.fail("beds:\n  - id: a  # expect\n  - id: b")
    #expect(
      try Self.gaps(body, joint) == ["{en: One}: no example shows this: one subject has to fail, and another to pass"])
  }

  @Test("each topic that a rule is about is to be kept elsewhere once")
  func topics() throws {
    let body = Self.simple + "\nabout: [{topic: beds, covers: [owner]}]"
    let page = Self.pass(Self.owned) + Self.fail(Self.unowned)
    #expect(
      try Self.gaps(body, page) == [
        "{topic: beds, covers: [owner]}: no example keeps this elsewhere without saying what the rule asks of it",
        "{topic: beds, covers: [owner]}: no example keeps this elsewhere in a document that covers these keys",
      ])
    let more =
      page + "```yaml not-judged\nelsewhere: {beds: the plan of the garden}\n```\n\n"
    #expect(try Self.gaps(body, more).count == 1)
  }

  @Test("a topic that a rule is about is told by its name where nothing more is asked of it")
  func plainTopic() throws {
    let page = Self.pass(Self.owned) + Self.fail(Self.unowned)
    #expect(
      try Self.gaps(Self.simple + "\nabout: [beds]", page) == [
        "beds: no example keeps this elsewhere, and nothing else that the rule is about"
      ])
  }

  @Test("what can turn out in one way only is not to turn out in the other")
  func impossible() throws {
    let definitions = """
      functions:
        isSettled: {params: {bed: Bed}, result: bool, is: "has(bed.name) || unsaid(bed, 'name')"}
      """
    let body = """
      for: {bed: plan.beds}
      given: isSettled(bed) && bed.plants.size() >= 0
      let: {isOwned: has(bed.owner) || unsaid(bed)}
      require: "!has(bed.sown) && isOwned ? true : has(bed.owner)"
      at: bed.owner
      """
    let page =
      Self.pass(
        "beds: [{id: a, name: A, owner: els}, {id: b, name: B, owner: els, sown: 2026-03-01}]\npeople: [{id: els}]")
      + Self.fail("beds:\n  - {id: a, name: A, sown: 2026-03-01}  # expect")
      + "```yaml not-judged\nbeds: [{id: a}, {id: b, name: B}]\n```\n\n"
    #expect(try Self.gaps(body, page, definitions: definitions).isEmpty)
    // A list of what is wrong has nothing to pass.
    let listed = "for: {bed: 'plan.beds.filter(b, !has(b.owner))'}\nrequire: 'false'\nat: bed.owner"
    let result = try Self.run(listed, Self.pass(Self.owned) + Self.fail(Self.unowned))
    #expect(result.coverage.gaps.isEmpty)
    #expect((result.coverage.outcomes.met, result.coverage.outcomes.all) == (1, 1))
  }

  private static let counted =
    "parameters: {least: {type: int, default: 3, help: {en: Help}}}\n"
    + "require: plan.beds.size() >= params.least\nat: plan.beds"

  private static func beds(_ count: Int) -> String {
    (1...count).map { "  - id: b\($0)\n" }.joined()
  }

  @Test("a threshold is exercised where an example changes with it, up and down")
  func thresholds() throws {
    let far = Self.pass("beds:\n" + Self.beds(9)) + Self.fail("beds:  # expect\n" + Self.beds(1))
    #expect(
      try Self.gaps(Self.counted, far) == ["3: no example tells this from 2", "3: no example tells this from 4"])
    let above = Self.pass("beds:\n" + Self.beds(3)) + Self.fail("beds:  # expect\n" + Self.beds(1))
    #expect(try Self.gaps(Self.counted, above) == ["3: no example tells this from 2"])
    let both = Self.pass("beds:\n" + Self.beds(3)) + Self.fail("beds:  # expect\n" + Self.beds(2))
    let result = try Self.run(Self.counted, both)
    #expect(result.coverage.gaps.isEmpty)
    #expect((result.coverage.thresholds.met, result.coverage.thresholds.all) == (2, 2))
  }

  @Test("an example that sets a parameter tells nothing of its default")
  func setParameter() throws {
    let page =
      Self.pass("beds:\n" + Self.beds(9)) + Self.fail("beds:  # expect\n" + Self.beds(4), " param.least=5")
    #expect(try Self.gaps(Self.counted, page).contains("3: no example tells this from 4"))
  }

  @Test("words that only repeat a parameter tell nothing of it")
  func wordsOfParameters() throws {
    let body =
      "parameters: {least: {type: double, default: 0.5, unit: share, help: {en: Help}}}\n" + Self.simple
      + "\nmessage: {en: '{{params.least}}'}"
    #expect(
      try Self.gaps(body, Self.pass(Self.owned) + Self.fail(Self.unowned)) == [
        "0.5: no example tells this from 0.49", "0.5: no example tells this from 0.51",
      ])
  }

  @Test("what a pack defines is measured over all its examples, as far as rules use it")
  func definitions() throws {
    let definitions = """
      functions:
        isTended: {params: {bed: Bed}, result: bool, is: "has(bed.owner) || isSleeping(bed)"}
        isSleeping: {params: {bed: Bed}, result: bool, is: "has(bed.status) && bed.status == 'outlook'"}
        isSpare: {params: {bed: Bed}, result: bool, is: has(bed.sown)}
      """
    let body = "for: {bed: plan.beds}\nrequire: isTended(bed)\nat: bed.owner"
    let page = Self.pass(Self.owned) + Self.fail(Self.unowned)
    #expect(
      try Self.gaps(body, page, definitions: definitions) == [
        "isSleeping(bed): no example makes this true",
        "has(bed.status): no example makes this true", "bed.status == 'outlook': no example comes to this",
      ])
    let rule = try Self.run(body, page, definitions: definitions, only: "beds/tended")
    #expect(rule.coverage.gaps.isEmpty)
    let unused = try Self.gaps(
      "for: {bed: plan.beds}\nrequire: has(bed.owner) || false && isTended(bed)\nat: bed.owner", page,
      definitions: definitions)
    #expect(
      unused == [
        "isTended(bed): no example comes to this",
        "has(bed.owner) || isSleeping(bed): rules use this, and no example of theirs comes to it",
        "has(bed.status) && bed.status == 'outlook': rules use this, and no example of theirs comes to it",
      ])
  }

  @Test("a rule that is needed leaves no trace in what it is needed by")
  func needs() throws {
    let first = SmallPack.rule("G2", "named", "for: {bed: plan.beds}\nrequire: isTended(bed)\nat: bed.name")
    #expect(first.path == "beds/named/rule.yaml")
    let definitions = "functions: {isTended: {params: {bed: Bed}, result: bool, is: has(bed.name)}}"
    let second = SmallPack.rule(
      "G1", "tended", "needs: [named]\nfor: {bed: plan.beds}\nrequire: has(bed.owner) || !isTended(bed)\nat: bed.owner")
    let page =
      Self.pass("beds: [{id: a, name: Rose, owner: els}]\npeople: [{id: els}]")
      + "```yaml withheld\nbeds: [{id: a}]\n```\n\n" + Self.fail("beds:\n  - {id: a, name: Rose}  # expect")
    let files = [
      first, second, PackFile(path: "beds/tended/doc.md", source: SourceText(name: "doc.md", text: page)),
      PackFile(
        path: "pack.yaml", source: SourceText(name: "pack.yaml", text: SmallPack.manifest + "\n" + definitions)),
      PackFile(path: "plan.schema.yaml", source: SourceText(name: "plan.schema.yaml", text: SmallPack.schema)),
    ]
    let (pack, problems) = PackLoader.load(files)
    try #require(problems.isEmpty, "\(problems.map { $0.message.text(in: .english) })")
    let result = PageTester.run(
      try #require(pack), files, only: "beds/tended", mode: .init(disguises: [], measures: true))
    #expect(result.problems.isEmpty)
    #expect(result.coverage.gaps.map { $0.place.source.text(in: $0.place.range) } == ["isTended(bed)"])
  }
}
