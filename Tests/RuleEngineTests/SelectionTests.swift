import Diagnostics
import RuleEngine
import Testing

@Suite("Choosing rules")
struct SelectionTests {
  private static func rule(
    _ code: String, _ name: String, _ family: String, tags: [String] = [], sources: [(String, String)] = [],
    isOn: Bool = true
  ) -> Selection.Candidate {
    Selection.Candidate(
      id: DiagnosticID(code, name), family: family, tags: tags,
      sources: sources.map { Citation(document: $0.0, item: $0.1) }, isOn: isOn)
  }

  private static let rules = [
    rule("G101", "no-beds", "beds", tags: ["soil"], sources: [("almanac", "1")]),
    rule("G102", "dry-bed", "beds", tags: ["water"], sources: [("almanac", "2")]),
    rule("G201", "no-tools", "shed", tags: ["water"], sources: [("catalogue", "1")]),
    rule("G601", "no-gnome", "ornaments", tags: ["soil"], isOn: false),
    rule("G6011", "two-gnomes", "ornaments", isOn: false),
  ]

  private func codes(select: [String] = [], extend: [String] = [], ignore: [String] = []) throws -> [String] {
    let selection = try Selection(
      .init(select: select, extendSelect: extend, ignore: ignore), among: Self.rules,
      families: ["beds", "ornaments", "paths"], documents: ["almanac": ["1", "2", "3"], "catalogue": ["1"]],
      fixed: [DiagnosticID("CRM911", "unknown-key")])
    #expect(selection.count == Self.rules.count { selection.contains($0.id) })
    return Self.rules.map(\.id).filter(selection.contains).map(\.code)
  }

  private func problem(select: [String] = [], extend: [String] = [], ignore: [String] = []) -> String? {
    do {
      _ = try codes(select: select, extend: extend, ignore: ignore)
      return nil
    } catch {
      return (error as? ChoiceProblem)?.text
    }
  }

  @Test("without a word the rules that are on by default are chosen")
  func standard() throws {
    #expect(try codes() == ["G101", "G102", "G201"])
    #expect(try codes(ignore: ["G201"]) == ["G101", "G102"])
  }

  @Test(
    "a word is a code, the beginning of one, a name, a family, a tag, a document or an item of one, or all",
    arguments: [
      ("G101", ["G101"]), ("g101", ["G101"]), ("G1", ["G101", "G102"]),
      ("G", ["G101", "G102", "G201", "G601", "G6011"]),
      ("dry-bed", ["G102"]), ("shed", ["G201"]), ("water", ["G102", "G201"]), ("soil", ["G101", "G601"]),
      ("almanac", ["G101", "G102"]), ("almanac/2", ["G102"]), ("ornaments", ["G601", "G6011"]),
      ("all", ["G101", "G102", "G201", "G601", "G6011"]), ("G601", ["G601", "G6011"]),
    ] as [(String, [String])])
  func words(_ word: String, _ expected: [String]) throws {
    #expect(try codes(select: [word]) == expected)
    #expect(try codes(select: ["all"], ignore: [word]) == Self.rules.map(\.id.code).filter { !expected.contains($0) })
  }

  @Test("--select takes the place of the default set, --extend-select adds to it, and --ignore wins over both")
  func precedence() throws {
    #expect(try codes(select: ["G2", "no-beds"]) == ["G101", "G201"])
    #expect(try codes(extend: ["ornaments"]) == ["G101", "G102", "G201", "G601", "G6011"])
    #expect(try codes(select: ["G2"], extend: ["G601"]) == ["G201", "G601", "G6011"])
    #expect(try codes(select: ["G1"], extend: ["G2"], ignore: ["water"]) == ["G101"])
    #expect(try codes(select: ["G101"], ignore: ["G101"]) == [])
  }

  @Test("what a pack declares may be chosen though no rule has it")
  func empty() throws {
    #expect(try codes(select: ["paths"]) == [])
    #expect(try codes(select: ["almanac/3"]) == [])
  }

  @Test("a word that means nothing is an error with the nearest one that does")
  func unknown() {
    #expect(problem(select: ["dry-bet"])?.hasSuffix("did you mean 'dry-bed'?") == true)
    #expect(problem(extend: ["ornament"])?.hasPrefix("--extend-select ornament: there is no rule") == true)
    #expect(problem(ignore: ["G9"])?.hasPrefix("--ignore G9:") == true)
    #expect(problem(select: ["almanac/4"]) == "--select almanac/4: almanac has no item '4'; it has 1, 2, 3")
    #expect(problem(select: ["nothing-like-it-at-all"])?.hasSuffix("; crmlint rules lists them") == true)
    #expect(problem(select: [""])?.contains("empty name") == true)
    #expect(problem(select: ["\u{1B}[31mred"])?.contains("\u{1B}") == false)
  }

  @Test("what keeps a plan from being read can be chosen alone and never ignored")
  func fixed() throws {
    #expect(try codes(select: ["CRM9"]) == [])
    for word in ["CRM911", "crm9", "unknown-key"] {
      #expect(problem(ignore: [word])?.contains("can't be ignored") == true)
    }
  }

  // MARK: - In a pack

  private let noBeds = SmallPack.rule("G101", "no-beds", "require: plan.beds.size() > 0\nat: plan.beds")
  private let noRoses = SmallPack.rule(
    "G102", "no-roses", "needs: [no-beds]\nrequire: plan.beds.exists(b, has(b.name))")

  @Test("a rule that is not chosen is judged all the same, and withholds what rests on it")
  func judgedAnyway() throws {
    let pack = try #require(SmallPack.load([noBeds, noRoses]).pack)
    var options = LintOptions()
    options.selection = try pack.choose(.init(ignore: ["G101"]))
    let source = SourceText(name: "plan.yaml", text: "format: garden/1\nname: Park\n")
    let result = FileLinter.lint(source, with: pack, options: options)
    #expect(result.diagnostics.isEmpty)
    #expect(result.verdicts.map { "\($0.id.code) \($0.kind.rawValue)" } == ["G102 withheld"])
    #expect(pack.checkedRules(options) == 1)
  }

  @Test("a family that its manifest declares off takes part where it is chosen, and a pack beside may switch it")
  func families() throws {
    let manifest = SmallPack.manifest + "\nfamilies: {beds: {default: off, title: {en: All about beds}}}\n"
    let pack = try #require(SmallPack.load([noBeds], manifest: manifest).pack)
    let source = SourceText(name: "plan.yaml", text: "format: garden/1\nname: Park\n")
    #expect(FileLinter.lint(source, with: pack).diagnostics.isEmpty)
    #expect(pack.checkedRules(LintOptions()) == 0)
    var options = LintOptions()
    for request in [Selection.Request(select: ["all"]), .init(extendSelect: ["beds"]), .init(select: ["G101"])] {
      options.selection = try pack.choose(request)
      #expect(FileLinter.lint(source, with: pack, options: options).diagnostics.map(\.id.code) == ["G101"])
    }
    let house = PackFile(
      path: "pack.yaml",
      source: SourceText(name: "house.yaml", text: "name: house\nversion: 1.0.0\nfamilies: {beds: {default: on}}\n"))
    let extended = try #require(PackLoader.load([house], extending: pack).pack)
    #expect(extended.family("beds").isOn && extended.family("beds").title.english == "All about beds")
    #expect(extended.checkedRules(LintOptions()) == 1)
  }

  @Test("a gate that the pack does not have is an error with the nearest and the list")
  func gates() throws {
    let pack = try #require(SmallPack.load([noBeds]).pack)
    #expect(try pack.findGate("spring").id == "spring")
    for (name, text) in [
      ("sprnig", "there is no gate 'sprnig'; did you mean 'spring'? The gates are winter, spring"),
      ("", "a gate has a name. The gates are winter, spring"),
    ] {
      #expect(throws: ChoiceProblem(text)) { try pack.findGate(name) }
    }
    #expect(pack.gateKey == "stage")
    let without = SmallPack.manifest.replacing("gates: [{id: winter}, {id: spring}]\n", with: "")
    let bare = try #require(SmallPack.load([noBeds], manifest: without).pack)
    #expect(throws: ChoiceProblem("the rules know no gates, so there is no gate 'spring'")) {
      try bare.findGate("spring")
    }
  }
}
