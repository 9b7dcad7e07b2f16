import Diagnostics
import RuleEngine
import RuleTesting
import Testing

/// A rule on beds without an owner, and pages about it.
@Suite("Help pages")
struct HelpPageTests {
  static let rules = [
    SmallPack.rule("G1", "gardened", "require: '!has(plan.gardener)'\nat: plan.gardener"),
    SmallPack.rule(
      "G2", "no-owner",
      """
      severity: {from: 'params.least > 1 ? "major" : "minor"'}
      due: spring
      needs: [gardened]
      parameters: {least: {type: int, default: 1, help: {en: Help}}}
      for: {bed: plan.beds}
      require: has(bed.owner)
      at: bed.owner
      message: {en: "{{label(bed)}} has no owner"}
      """),
  ]

  static func run(
    _ page: String, mode: PageTester.Mode = .init(), path: String = "beds/no-owner/doc.md"
  ) throws -> PageTester.Result {
    let files =
      [
        PackFile(
          path: "bases/two.yaml", source: SourceText(name: "two.yaml", text: "format: garden/1\nbeds:\n- id: a\n")),
        PackFile(path: path, source: SourceText(name: "doc.md", text: page)),
      ] + rules
    let (pack, problems) = SmallPack.load(rules)
    try #require(problems.isEmpty)
    return PageTester.run(try #require(pack), files, only: "beds/no-owner", mode: mode)
  }

  static let pass = "```yaml pass\nbeds: [{id: a, owner: els}]\npeople: [{id: els}]\n```\n"
  static let fail = "```yaml fail\nbeds:\n  - id: a  # expect\n```\n"

  /// Problems as `line:column message`.
  static func problems(_ page: String) throws -> [String] {
    try run(page).problems.map { problem in
      let place = LineIndex(problem.place.source).position(at: problem.place.range.lower)
      return "\(place.line):\(place.column) \(problem.message.text(in: .english))"
    }
  }

  @Test("a page whose examples do as they say is silent, in every disguise that goes")
  func silent() throws {
    let result = try Self.run(Self.pass + Self.fail)
    #expect(result.problems.isEmpty)
    #expect((result.rules, result.passed, result.failed, result.unrecorded) == (1, 2, 0, 1))
    #expect(result.disguised[.reversedKeys] == 2)
    #expect(result.disguised[.waived] == 1)
    #expect(Set(result.disguised.keys) == Set(Disguise.allCases))
    #expect(try Self.run(Self.pass + Self.fail, mode: .init(disguises: [])).disguised.isEmpty)
  }

  @Test(
    "every option does what it says",
    arguments: [
      "```yaml fail base=two\nname: x\n```\n", "```yaml fail param.least=2\nbeds:\n  - id: a  # expect: major\n```\n",
      "```yaml fail gate=winter\nbeds:\n  - id: a  # expect: info\n```\n",
      "```yaml fail as-of=2026-03-01 gate=spring\nbeds:\n  - id: a  # expect: minor\n```\n",
      "```yaml withheld\ngardener: Somebody\nbeds: [{id: a}]\n```\n",
      "```yaml not-judged\nbeds: [{id: a, status: outlook}]\n```\n",
      "   ```yaml fail\nbeds:\n  - id: a # a remark # expect\n   ```\n",
      "````yaml fail\nbeds:\n  - id: a  # expect\n````\n", "~~~yaml fail\nbeds:\n  - id: a  # expect\n~~~\n",
    ])
  func options(example: String) throws {
    let problems = try Self.problems(Self.pass + Self.fail + example)
    // The finding of the first lies in the base, where nothing can be marked.
    let expected = example.contains("base=") ? ["9:1 a finding that is not marked: a has no owner"] : []
    #expect(problems == expected)
  }

  @Test(
    "what is wrong with a page is said where it stands",
    arguments: [
      ("```yaml fail\nbeds:\n", "9:1 this example has no end: the closing ``` is missing"),
      ("```yaml fial\nbeds:\n```\n", "9:9 'fial' is no kind of example; did you mean 'fail'?"),
      ("```yml fail\nbeds:\n```\n", "9:4 an example is marked 'yaml', not 'yml'"),
      ("```yaml pass gate=winter gate=spring\n```\n", "9:26 'gate' is given twice"),
      ("```yaml pass gate=sprng\n```\n", "9:14 there is no gate 'sprng'; did you mean 'spring'?"),
      ("```yaml pass gate=\n```\n", "9:14 'gate' has no value: gate=…"),
      ("```yaml pass gat=spring\n```\n", "9:14 'gat' is no option of an example; did you mean 'gate'?"),
      ("```yaml pass base=tow\n```\n", "9:14 there is no plan bases/tow.yaml in this pack; did you mean 'two'?"),
      ("```yaml pass param.last=2\n```\n", "9:14 'no-owner' has no parameter 'last'; did you mean 'least'?"),
      ("```yaml pass param.least=many\n```\n", "9:14 'many' is no number"),
      ("```yaml pass param.least=0.5\n```\n", "9:14 'least' is a whole number, and 0.5 is none"),
      ("```yaml pass as-of=2026-03\n```\n", "9:14 as-of takes a day such as 2026-03-14, and '2026-03' is none"),
      (
        "```yaml pass\nname: 'all # expect'\nbeds: []\n```\n",
        "10:12 this mark is no comment: YAML takes it for a part of the text, and so marks nothing"
      ),
      (
        "```yaml pass\nname: |\n  # expect\nbeds: []\n```\n",
        "11:3 this mark is no comment: YAML takes it for a part of the text, and so marks nothing"
      ),
      (
        "```yaml fail\nbeds:\n  - id: a  # expect: bad\n```\n",
        "11:12 'bad' is no severity: info, minor, major, critical"
      ),
      (
        "```yaml fail\nbeds:\n  - id: a  #expect\n```\n",
        "11:12 this marks nothing: a mark is written '# expect', or '# expect: major'"
      ),
      ("```yaml fail\nbeds:\n  - id: a\n```\n", "11:9 a finding that is not marked: a has no owner"),
      ("```yaml fail\nbeds:  # expect\n```\n", "10:1 no finding on this line, and one is expected"),
      (
        "```yaml pass\nbeds: []  # expect\n```\n",
        "10:11 a mark in an example of 'pass', which has no findings"
      ),
      ("```yaml fail\nbeds:\n  - id: a  # expect: major\n```\n", "11:9 expected major, and it is minor"),
      ("```yaml pass\nbeds:\n  - id: a\n```\n", "11:9 a finding in an example that has none: a has no owner"),
      (
        "```yaml withheld\nbeds: [{id: a, owner: els}]\npeople: [{id: els}]\n```\n",
        "9:1 the verdict is to be withheld in this example, and it was not: 1 pass"
      ),
      (
        "```yaml not-judged\nbeds: [{id: a, owner: els}]\npeople: [{id: els}]\n```\n",
        "9:1 this example is not to be judged, and the rule was: 1 pass"
      ),
      (
        "```yaml fail\nbed: 1\n```\n",
        "10:1 this example is not a sound plan: There is no key “bed” in the plan. Did you mean “beds”?"
      ),
    ])
  func wrong(example: String, problem: String) throws {
    let problems = try Self.problems(Self.pass + Self.fail + example)
    #expect(problems.first == problem, "\(problems)")
  }

  @Test("a page that starts with line ends of other systems is read the same")
  func carriageReturns() throws {
    let page = (Self.pass + Self.fail).replacing("\n", with: "\r\n")
    #expect(try Self.problems(page).isEmpty)
    let recorded = try #require(try Self.run(page, mode: .init(records: true)).pages.first)
    let text = String(decoding: recorded.bytes, as: UTF8.self)
    #expect(!text.unicodeScalars.split(separator: "\r\n".unicodeScalars).isEmpty)
    #expect(text.utf8.count(where: { $0 == 0x0A }) == text.utf8.count(where: { $0 == 0x0D }))
    #expect(try Self.run(text).problems.isEmpty)
    #expect(try Self.run(text).unrecorded == 0)
  }

  @Test("recording puts what is said behind failing examples, and changes nothing else on the page")
  func recording() throws {
    let page = "Some words.\n\n" + Self.pass + "\nMore.\n\n" + Self.fail + "\n```text\nold\n```\n\nThe end.\n"
    #expect(try Self.problems(page) == ["16:1 the page shows something else than crmlint says"])
    let result = try Self.run(page, mode: .init(records: true))
    #expect(result.problems.isEmpty)
    let recorded = String(decoding: try #require(result.pages.first).bytes, as: UTF8.self)
    #expect(
      recorded == "Some words.\n\n" + Self.pass + "\nMore.\n\n" + Self.fail + """

        ```text
        note[G2 no-owner]: a has no owner
         --> plan.yaml:2:9
          │
        2 │   - id: a
          │         ^
          │
          = help: Advice
        ```

        The end.

        """)
    #expect(try Self.run(recorded).problems.isEmpty)
    #expect(try Self.run(recorded, mode: .init(records: true)).pages.isEmpty)
  }

  @Test("findings shown behind an example that has none are a mistake, and recording takes them out; other text stays")
  func stale() throws {
    let shown = "\n```text\nerror[G2 no-owner]: a has no owner\n```\n"
    let page = Self.fail + "\n" + Self.pass + shown
    #expect(try Self.problems(page) == ["11:1 findings are shown here, and the example before them has none"])
    let recorded = try #require(try Self.run(page, mode: .init(records: true)).pages.first)
    #expect(!String(decoding: recorded.bytes, as: UTF8.self).contains("error["))
    #expect(try Self.problems(Self.fail + "\n" + Self.pass + "\n```text\nerrors aside\n```\n").isEmpty)
  }

  @Test("an example that gives something else in a disguise shows the disguised plan")
  func failingDisguise() throws {
    // A plant behind an alias has the day it was sown of no bed.
    let rule = SmallPack.rule(
      "G3", "sown",
      "for: {plant: 'plan.beds.size() > 0 ? plan.beds[0].plants : []'}\nrequire: '!has(plant.sown)'\nat: plant.name")
    let doc = """
      ```yaml fail
      beds:
        - id: a
          sown: 2026-03-01
          plants:
            - {name: rose, count: 2}  # expect
      ```

      ```yaml pass
      beds: []
      ```

      """
    let (pack, problems) = SmallPack.load([rule])
    try #require(problems.isEmpty)
    let files = [rule, PackFile(path: "beds/sown/doc.md", source: SourceText(name: "doc.md", text: doc))]
    let result = PageTester.run(try #require(pack), files)
    let problem = try #require(result.problems.first)
    #expect(result.failed == 1)
    #expect(
      problem.message.text(in: .english)
        == "with a section behind an anchor, this example does not give the same: a finding is gone: Message")
    #expect(problem.related.first?.whole.contains("- *section") == true)
  }
}

extension Place {
  /// The text of the whole source.
  fileprivate var whole: String { source.text(in: ByteRange(0, source.bytes.count)) }
}
