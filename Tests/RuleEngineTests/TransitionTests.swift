import BuiltinRules
import Diagnostics
import JSONSchema
import RuleEngine
import Testing
import Workspace
import YAMLTree

@Suite("Rules that compare two versions of a plan")
struct TransitionTests {
  private static let manifest =
    SmallPack.manifest + """

      functions:
        gardenOf: {params: {bed: Bed}, result: string, is: "plan.?name.orValue('?') + ' ' + bed.?id.orValue('')"}
        bedCount: {params: {version: Plan}, result: int, is: count_}
        sownIn: {params: {bed: Bed}, result: Date, is: 'has(bed.sown) ? bed.sown : undated(bed)'}
        isSame: {params: {a: Bed, b: Bed}, result: bool, is: 'has(a.id) && has(b.id) && a.id == b.id'}
        mixed: {params: {a: Bed, b: Bed}, result: bool, is: 'plan.beds.size() > 0 && isSame(a, b)'}
      values:
        count_: {result: int, is: plan.beds.size()}
      """

  private static func pack(_ rules: [PackFile]) throws -> Pack {
    let (pack, problems) = SmallPack.load(rules, manifest: manifest)
    try #require(problems.map { $0.message.text(in: .english) } == [])
    return try #require(pack)
  }

  private static func lint(_ now: String, before: String, _ rules: [PackFile]) throws -> FileResult {
    let head = "format: garden/1\n"
    return FileLinter.lint(
      SourceText(name: "plan.yaml", text: head + now), with: try pack(rules),
      against: .text(SourceText(name: "plan.yaml@main", text: head + before)))
  }

  private static func texts(_ result: FileResult) -> [String] {
    result.diagnostics.map { diagnostic in
      let line = LineIndex(result.source).line(at: diagnostic.place.range.lower)
      return "\(line) \(diagnostic.id.code) \(diagnostic.message.text(in: .english))"
    } + result.problems.map { "problem: \($0.message.text(in: .english))" }
  }

  private static let moved = SmallPack.rule(
    "G1", "bed-resown",
    """
    for: {bed: plan.beds}
    given: has(bed.id) && has(bed.sown) && before.beds.exists(b, isSame(bed, b) && has(b.sown))
    let: {was: "before.beds.filter(b, isSame(bed, b) && has(b.sown))[0]"}
    require: bed.sown == was.sown
    at: bed.sown
    related: [{at: was.sown, label: {en: before}}]
    message: {en: "{{label(bed)}} was sown {{was.sown}}, in {{gardenOf(was)}}, now {{gardenOf(bed)}}"}
    """)

  @Test("without an earlier version such a rule says nothing and counts as nothing")
  func notAsked() throws {
    var options = LintOptions()
    options.only = ["G1"]
    let result = FileLinter.lint(
      SourceText(name: "p", text: "format: garden/1\nbeds: [{id: a, sown: 2026-01-01}]\n"),
      with: try Self.pack([Self.moved]), options: options)
    #expect(result.diagnostics.isEmpty)
    #expect(result.verdicts.isEmpty)
    #expect(result.tallies.values.allSatisfy { $0.text.isEmpty })
    #expect(result.comparison == nil)
  }

  @Test("things are matched by id, and a definition reads the version that it is given things of")
  func worlds() throws {
    // Both beds are the same node of their trees, so that whatever mixes the two up shows.
    let result = try Self.lint(
      "name: New\nbeds:\n- {id: a, sown: 2026-02-01}\n", before: "name: Old\nbeds:\n- {id: a, sown: 2026-01-01}\n",
      [Self.moved])
    #expect(Self.texts(result) == ["4 G1 a was sown 1 January 2026, in Old a, now New a"])
    let related = try #require(result.diagnostics.first?.related.first)
    #expect(related.source.name == "plan.yaml@main")
    #expect(related.source.text(in: related.range) == "2026-01-01")
  }

  @Test("values of a version are asked for by giving a definition that version")
  func values() throws {
    let rule = SmallPack.rule(
      "G2", "fewer-beds",
      """
      require: bedCount(plan) >= bedCount(before)
      at: plan.beds
      message: {en: "{{bedCount(before)}} beds became {{bedCount(plan)}}"}
      """)
    let result = try Self.lint("beds: [{id: a}]\n", before: "beds: [{id: a}, {id: b}]\n", [rule])
    #expect(Self.texts(result) == ["2 G2 2 beds became 1"])
  }

  @Test("things of the two versions are never equal, whatever their place in the files")
  func identity() throws {
    let rule = SmallPack.rule("G2", "same", "require: plan.beds[0] != before.beds[0]\nat: plan.beds")
    #expect(try Self.lint("beds: [{id: a}]\n", before: "beds: [{id: a}]\n", [rule]).diagnostics.isEmpty)
  }

  @Test("relative dates of the earlier version count from what stood there")
  func relativeDates() throws {
    let before = "beds:\n- {id: a, sown: 2026-01-01}\n- {id: b, sown: a + 1 week}\n"
    let now = "beds:\n- {id: a, sown: 2026-03-01}\n- {id: b, sown: a + 1 week}\n"
    let result = try Self.lint(now, before: before, [Self.moved])
    #expect(Self.texts(result).contains { $0.hasPrefix("4 G1 b was sown 8 January 2026") })
  }

  @Test("a subject of the earlier version that is gone is reported in the present one")
  func earlierSubject() throws {
    let rule = SmallPack.rule(
      "G2", "bed-gone",
      """
      for: {bed: before.beds}
      require: plan.beds.exists(b, isSame(b, bed))
      at: plan.beds
      related: [{at: bed, label: {en: it stood here}}]
      message: {en: "{{label(bed)}} is gone"}
      """)
    let result = try Self.lint(
      "name: x\nbeds:\n- {id: b}\n", before: "beds:\n- {id: a, name: Roses}\n- {id: b}\n", [rule])
    #expect(Self.texts(result) == ["3 G2 Roses is gone"])
    #expect(result.diagnostics.first?.subject == "beds[a]")
    #expect(result.diagnostics.first?.change == .new)
    // The list is gone as well: the plan as a whole is what is left to point at.
    let empty = try Self.lint("name: x\n", before: "beds:\n- {id: a, name: Roses}\n", [rule])
    #expect(Self.texts(empty) == ["1 G2 Roses is gone"])
  }

  @Test(
    "what the earlier version does not settle is not judged",
    arguments: [
      ("beds: [{id: a, sown: [x]}]", "beds[a].sown could not be read"),
      ("beds: [{id: a, sown: 2026-01-01, status: outlook}]", "beds[a] is on outlook"),
      ("elsewhere: {beds: Planting list}", "“beds” is kept in another document"),
      ("beds: [{id: a, sown: 2026}]", "beds[a].sown says “2026”, which is too coarse"),
    ])
  func unknown(_ before: String, _ reason: String) throws {
    let result = try Self.lint("beds: [{id: a, sown: 2026-02-01}]\n", before: before + "\n", [Self.moved])
    #expect(result.diagnostics.isEmpty)
    let verdict = try #require(result.verdicts.first)
    #expect(verdict.reason.text(in: .english).hasPrefix(reason))
    #expect(verdict.place?.source.name == "plan.yaml@main")
  }

  @Test(
    "what can't be right in such a rule is a mistake of the rule",
    arguments: [
      ("require: before.beds.size() > 0\nat: before.beds", "this lies in the earlier version of the plan"),
      ("require: plan.beds.size() > 0\nlet: {was: before.beds}\nat: was", "this lies in the earlier version"),
      ("for: {bed: before.beds}\nrequire: has(bed.name)", "so the rule needs an `at` in the present one"),
      (
        "require: plan.beds.all(b, before.beds.all(c, mixed(b, c)))\nat: plan.beds",
        "“mixed” is given things of both versions"
      ),
      ("require: before.bedz.size() > 0\nat: plan.beds", "Plan has no field “bedz”"),
    ])
  func mistakes(_ body: String, _ message: String) {
    let (_, problems) = SmallPack.load([SmallPack.rule("G2", "wrong", body)], manifest: Self.manifest)
    let found = problems.map { $0.message.text(in: .english) }
    #expect(found.contains { $0.contains(message) })
  }

  @Test("a definition does not read the earlier version by itself, and the mistake says what to do")
  func definition() throws {
    let manifest = SmallPack.manifest + "\nvalues: {old: {result: int, is: before.beds.size()}}"
    let problem = try #require(SmallPack.load([], manifest: manifest).problems.first)
    #expect(problem.advice?.text(in: .english).contains("take what you need as a parameter") == true)
  }

  @Test("an earlier version that can't be read stops the comparison and nothing else")
  func unreadable() throws {
    let rule = SmallPack.rule("G2", "no-name", "require: has(plan.name)\nat: plan.name\nmessage: {en: No name}")
    for before in ["beds: [\n", "- a\n"] {
      let result = try Self.lint("stage: x\n", before: before, [Self.moved, rule])
      #expect(result.problems.map(\.id.code) == ["CRM920"], "\(before)")
      #expect(result.diagnostics.map(\.id.code) == ["G2"])
      #expect(result.diagnostics.allSatisfy { $0.change == nil })
      #expect(result.verdicts.map(\.id.code) == ["G1"])
      #expect(result.comparison == nil)
    }
  }

  @Test("taking anything out of either version never ends in an evaluation error")
  func deletions() throws {
    let pack = try BuiltinPackTests.pack()
    let text = """
      format: crm-plan/1
      project: {name: Know the customer, start: 2027-01-11}
      userGroups: [{id: desk, name: Service desk}]
      phases:
        - id: build
          start: 2027-03-01
          end: 2027-05-14
          activities: [{id: a1, kind: acceptance-test, title: Does it work?, start: 2027-05-03, audience: desk}]
      activities: [{id: t1, kind: training, title: How we answer, start: 2027-05-17, end: 2027-05-18, audience: desk}]
      releases: [{id: r1, name: Desk, goLive: 2027-06-01, userGroups: desk}]
      budget:
        currency: EUR
        unit: thousand
        dayRate: 400
        lines:
          - {id: licences, name: Licences, category: licences, amount: 60}
          - {id: training, name: Training, category: training, days: 100}
      """
    let changed = text.replacing("goLive: 2027-06-01", with: "goLive: 2027-04-05").replacing(
      "days: 100", with: "days: 1.0")
    let full = FileLinter.lint(
      SourceText(name: "now", text: changed), with: pack, against: .text(SourceText(name: "before", text: text)))
    #expect(
      full.diagnostics.map(\.id.code).filter { $0.hasPrefix("CRM45") }.sorted() == ["CRM451", "CRM453"])
    let tree = Tree.parse(SourceText(name: "before", text: text))
    var open = [try #require(tree.documents.first?.root)]
    var count = 0
    while let mapping = open.popLast() {
      for entry in tree.entries(of: mapping) {
        for filling in ["~", "TBD", "[]", "x y"] {
          var (before, now) = (Array(text.utf8), Array(changed.utf8))
          let range = tree.range(of: entry.value)
          // Both versions have the same length, so that a place in one is one in the other.
          before.replaceSubrange(range.lower..<range.upper, with: Array(filling.utf8))
          now.replaceSubrange(range.lower..<range.upper, with: Array(filling.utf8))
          for (first, second) in [(Array(text.utf8), now), (before, Array(changed.utf8)), (before, now)] {
            let result = FileLinter.lint(
              SourceText(name: "now", bytes: second), with: pack,
              against: .text(SourceText(name: "before", bytes: first)))
            let problems = result.problems.filter { $0.id.code != "CRM920" }
            #expect(problems.map { $0.message.text(in: .english) } == [], "\(tree.route(to: entry.value)) \(filling)")
          }
        }
        count += 1
        if tree[entry.value].kind == .mapping { open.append(entry.value) }
        for item in tree.items(of: entry.value) where tree[item].kind == .mapping { open.append(item) }
      }
    }
    #expect(count > 40)
  }

  @Test("a rule of the compiled pack is known for one that compares versions")
  func builtin() throws {
    let pack = try #require(PackSource.builtin().pack)
    #expect(
      pack.rules.filter(\.isTransition).map(\.id.code).sorted() == ["CRM451", "CRM452", "CRM453", "CRM454", "CRM455"])
  }
}
