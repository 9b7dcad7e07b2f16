import Diagnostics
import PlanCalendar
import RuleEngine
import Testing
import YAMLTree

/// Waivers on the plan of `SmallPack`: a bed wants an owner (G01), a plant a count (G02), the garden a name (G03).
@Suite("Waivers")
struct WaiverTests {
  static let rules = [
    SmallPack.rule("G01", "no-owner", "for: {bed: plan.beds}\nrequire: has(bed.owner)\nat: bed.owner"),
    SmallPack.rule(
      "G02", "no-count", "for: {p: 'plan.beds.map(b, b.plants).flatten()'}\nrequire: has(p.count)\nat: p.count"),
    SmallPack.rule("G03", "no-name", "require: has(plan.name)\nat: plan.name"),
    SmallPack.rule(
      "G04", "damaged", "for: {use: document.references}\nrequire: use.isDefined\nat: use.text\nwaivable: false"),
  ]

  /// What linting gave, in short.
  struct Outcome {
    /// `line code` of each finding, waived ones apart.
    var findings: [String] = []
    var waived: [String] = []
    /// `line state scope covers` of each waiver.
    var records: [String] = []
    var result: FileResult
  }

  private func lint(
    _ plan: String, format: Bool = true, rules: [PackFile] = rules, _ change: (inout LintOptions) -> Void = { _ in }
  ) throws -> Outcome {
    try lint(Array(((format ? "format: garden/1\n" : "") + plan).utf8), rules: rules, change)
  }

  private func lint(
    _ bytes: [UInt8], rules: [PackFile] = rules, _ change: (inout LintOptions) -> Void = { _ in }
  ) throws -> Outcome {
    let (pack, problems) = SmallPack.load(rules)
    #expect(problems.isEmpty, "\(problems.map { $0.message.text(in: .english) })")
    var options = LintOptions()
    options.describesWaivers = true
    change(&options)
    let source = SourceText(name: "plan.yaml", bytes: bytes)
    let result = FileLinter.lint(source, with: try #require(pack), options: options)
    let index = LineIndex(source)
    func line(_ diagnostic: Diagnostic) -> String {
      "\(index.line(at: diagnostic.place.range.lower)) \(diagnostic.id.code)"
    }
    return Outcome(
      findings: result.diagnostics.map(line), waived: result.waived.map(line),
      records: result.waivers.map { record in
        let line = index.line(at: record.place.range.lower)
        return "\(line) \(record.state) \(record.scope.map { "\($0)" } ?? "-") \(record.covers)"
      }, result: result)
  }

  // MARK: - Binding

  @Test(
    "a waiver covers its line, the next entry or item with all in it, or the file, and nothing else",
    arguments: [
      // Behind something: that line alone.
      ("name: a\nbeds:\n  - id: x  # crmlint: waive G01: r\n  - id: y", ["4 G01"], ["5 G01"]),
      ("name: a\nbeds: # crmlint: waive G01: r\n  - id: x\n", [], ["4 G01", "3 CRM802"]),
      // On a line of its own: the item, and not the next one.
      ("name: a\nbeds:\n  # crmlint: waive G01: r\n  - id: x\n  - id: y", ["5 G01"], ["6 G01"]),
      ("name: a\nbeds:\n  - id: x\n  # crmlint: waive G01: r\n  - id: y", ["6 G01"], ["4 G01"]),
      // Less far in than what follows is no harm.
      ("name: a\nbeds:\n# crmlint: waive G01: r\n  - id: x\n  - id: y", ["5 G01"], ["6 G01"]),
      // Lists that are not indented.
      ("name: a\nbeds:\n# crmlint: waive G01: r\n- id: x\n- id: y", ["5 G01"], ["6 G01"]),
      // The whole section.
      ("name: a\n# crmlint: waive G01: r\nbeds:\n  - id: x\n  - id: y\n", ["5 G01", "6 G01"], []),
      // An entry inside an item is not the item.
      (
        "name: a\nbeds:\n  -\n    # crmlint: waive G02: r\n    id: x\n    owner: A B\n    plants: [p]", [],
        ["8 G02", "5 CRM802"]
      ),
      // A dash alone opens its item.
      ("name: a\nbeds:\n  - # crmlint: waive G01: r\n    id: x\n  - id: y", ["5 G01"], ["6 G01"]),
      ("name: a\nbeds:\n  - id: x\n  - # crmlint: waive G01: r\n    id: y", ["6 G01"], ["4 G01"]),
      // Between a key and its value.
      (
        "name: a\nbeds:\n  - id: x\n    plants:\n      # crmlint: waive G02: r\n      - p\n      - q\n    owner: A B",
        ["7 G02"], ["8 G02"]
      ),
      // In brackets indentation means nothing.
      ("name: a\nbeds: [\n      # crmlint: waive G01: r\n  {id: x},\n  {id: y}]", ["5 G01"], ["6 G01"]),
      ("name: a\nbeds: [{id: x}, # crmlint: waive G01: r\n  {id: y}]", ["3 G01"], ["4 G01"]),
      ("name: a\nbeds: [\n  { # crmlint: waive G01: r\n    id: x},\n  {id: y}]", ["5 G01"], ["6 G01"]),
      ("name: a\nbeds: [\n  {id: x}\n  # crmlint: waive G01: r\n]\npeople: []", [], ["4 G01", "5 CRM803"]),
      ("name: a\nbeds: [\n  {id: x}\n] # crmlint: waive G01: r", [], ["4 G01", "5 CRM803"]),
      // Further in than what follows, at the end of a section, or with nothing behind it.
      ("name: a\nbeds:\n  - id: x\n  # crmlint: waive G01: r\npeople: []", [], ["4 G01", "5 CRM803"]),
      ("name: a\nbeds:\n  - id: x\n# crmlint: waive G01: r", [], ["4 G01", "5 CRM803"]),
      // Several on one node, and several rules in one.
      (
        "name: a\nbeds:\n  # crmlint: waive G01: r\n  # crmlint: waive G02: s\n  - {id: x, plants: p}",
        ["6 G01", "6 G02"], []
      ),
      ("name: a\nbeds:\n  # crmlint: waive G01, no-count: r\n  - {id: x, plants: p}", ["5 G01", "5 G02"], []),
      // The plan as a whole, where its finding is shown.
      ("beds: []", [], ["1 G03"]),
    ] as [(String, [String], [String])])
  func binding(_ plan: String, _ waived: [String], _ findings: [String]) throws {
    let outcome = try lint(plan)
    #expect(outcome.waived == waived)
    #expect(outcome.findings.sorted() == findings.sorted())
  }

  @Test("a finding about the plan as a whole is waived at the line where it is shown")
  func wholePlan() throws {
    let outcome = try lint("format: garden/1 # crmlint: waive G03: r\nbeds: []", format: false)
    #expect(outcome.waived == ["1 G03"])
    #expect(outcome.findings.isEmpty)
  }

  @Test("a text of several lines is covered where it begins and where it ends")
  func longTexts() throws {
    let rule = SmallPack.rule("G05", "long", "given: has(plan.name)\nrequire: plan.name.size() < 3\nat: plan.name")
    let plans = [
      "name: \"a\n  b\" # crmlint: waive G05: r", "name: | # crmlint: waive G05: r\n  long\n  text\n",
      "# crmlint: waive G05: r\nname: >\n  long\n", "name: # crmlint: waive G05: r\n  long\n",
    ]
    for plan in plans.prefix(3) {
      let outcome = try lint(plan, rules: [rule])
      #expect(outcome.waived.count == 1 && outcome.findings.isEmpty, "\(plan)")
    }
    #expect(try lint(plans[3], rules: [rule]).findings == ["2 CRM802", "3 G05"])
  }

  @Test("waive-file stands above the first content, and covers every plan of the file")
  func wholeFile() throws {
    let plan = "format: garden/1\nname: a\nbeds: [{id: x}]\n"
    for head in ["", "---\n", "%YAML 1.2\n---\n", "\u{FEFF}"] {
      let waiver = "# crmlint: waive-file G01: r\n"
      let text = head.hasPrefix("%") || head == "\u{FEFF}" ? head + waiver + plan : waiver + head + plan
      let outcome = try lint(head.hasPrefix("%") ? text.replacing("# crm", with: "\n# crm") : text, format: false)
      #expect(outcome.waived.count == 1 && outcome.findings.isEmpty, "\(text)")
    }
    #expect(try lint("--- # crmlint: waive-file G01: r\n" + plan, format: false).findings.isEmpty)
    let two = try lint("# crmlint: waive-file G01: r\n" + plan + "---\n" + plan, format: false)
    #expect(two.waived == ["4 G01", "8 G01"])
    let late = try lint("format: garden/1\n# crmlint: waive-file G01: r\nname: a\nbeds: [{id: x}]\n", format: false)
    #expect(late.findings == ["2 CRM803", "4 G01"])
    let second = try lint(plan + "---\n# crmlint: waive-file G01: r\n" + plan, format: false)
    #expect(second.findings == ["3 G01", "5 CRM803", "8 G01"])
  }

  @Test("a waiver reaches the next node of its own plan only")
  func documents() throws {
    let plan = "format: garden/1\nname: a\nbeds: [{id: x}]\n"
    let between = try lint(plan + "# crmlint: waive G01: r\n---\n" + plan, format: false)
    #expect(between.findings.contains("4 CRM803"))
    let ended = try lint(plan + "...\n# crmlint: waive no-name: r\n---\nformat: garden/1\n", format: false)
    #expect(ended.waived == ["7 G03"])
    let onMark = try lint("--- # crmlint: waive G01: r\n" + plan, format: false)
    #expect(onMark.findings == ["1 CRM803", "4 G01"])
    let second = try lint(plan + "---\n" + plan.replacing("beds", with: "# crmlint: waive G01: r\nbeds"), format: false)
    #expect(second.waived == ["8 G01"] && second.findings == ["3 G01"])
  }

  @Test("line ends, marks and letters of any kind move places and nothing else")
  func encodings() throws {
    let plan =
      "format: garden/1\n# été – 計画 😀\nname: é😀 # crmlint: waive G03: ja\nbeds:\n  # crmlint: waive G01: é\n  - id: x\n"
    for text in [plan, plan.replacing("\n", with: "\r\n"), "\u{FEFF}" + plan, plan.replacing("\n", with: "\r")] {
      let outcome = try lint(text, format: false)
      #expect(outcome.waived == ["6 G01"])
      #expect(outcome.findings == ["3 CRM802"])
    }
    let last = try lint("name: a\nbeds:\n  - id: x # crmlint: waive G01: r")
    #expect(last.waived == ["4 G01"])
  }

  @Test("through an alias the finding is at the place of use, and waived there")
  func aliases() throws {
    let plan = "x-base: &b [{name: p}] # crmlint: waive G02: here\nname: a\nbeds:\n  - {id: x, owner: A B, plants: *b}"
    let outcome = try lint(plan)
    let place = try #require(outcome.findings.first { $0.hasSuffix("G02") } ?? outcome.waived.first)
    let line = try #require(place.split(separator: " ").first.flatMap { Int($0) })
    let lines = plan.split(separator: "\n").map(String.init)
    let waived = lines.enumerated().map { index, text in
      let plain = text.split(separator: " #")[0]
      return index + 2 == line ? plain + " # crmlint: waive G02: there" : plain
    }
    #expect(try lint(waived.joined(separator: "\n")).waived == ["\(line) G02"])
  }

  // MARK: - What it says

  @Test(
    "what is written wrong is a finding on the words that are wrong, with the line as it is written right",
    arguments: [
      ("# crmlint waive G01: r", "crmlint waive", "# crmlint: waive G01: r"),
      ("# Crmlint: waive G01: r", "Crmlint: waive", "# crmlint: waive G01: r"),
      ("# crm-lint: disable G01: r", "crm-lint: disable", "# crmlint: waive G01: r"),
      ("# noqa: G01", "noqa", "# crmlint: waive G01: why it is accepted"),
      ("# crmlint: ignore G01: r", "ignore", "# crmlint: waive G01: r"),
      ("# crmlint: ignore[G01] r", "ignore", "# crmlint: waive G01: r"),
      ("# crmlint: waive-fil G01: r", "waive-fil", "# crmlint: waive G01: r"),
      ("# crmlint:", "crmlint:", "# crmlint: waive G01: why it is accepted"),
      ("# crmlint: waive: r", "crmlint: waive", "# crmlint: waive G01: r"),
      ("# crmlint: waive G0l: r", "G0l", "# crmlint: waive G01: r"),
      ("# crmlint: waive no-ownr: r", "no-ownr", "# crmlint: waive no-owner: r"),
      ("# crmlint: waive G01, no-such-thing-at-all: r", "no-such-thing-at-all", "# crmlint: waive G01: r"),
      ("# crmlint: waive G01 since nobody knows", "since", "# crmlint: waive G01: since nobody knows"),
      (
        "# crmlint: waive G01 until 2026-06-01 nobody knows", "nobody",
        "# crmlint: waive G01 until 2026-06-01: nobody knows"
      ),
      ("# crmlint: waive G01:", ":", "# crmlint: waive G01: why it is accepted"),
      ("# crmlint: waive G01: …", ":", "# crmlint: waive G01: why it is accepted"),
      ("# crmlint: waive G01: tbd", "tbd", "# crmlint: waive G01: why it is accepted"),
      ("# crmlint: waive G01", "crmlint: waive G01", "# crmlint: waive G01: why it is accepted"),
      ("# crmlint: waive G01 2026-06-01: r", "2026-06-01", "# crmlint: waive G01 until 2026-06-01: r"),
      ("# crmlint: waive G01 til 2026-06-01: r", "til 2026-06-01", "# crmlint: waive G01 until 2026-06-01: r"),
      (
        "# crmlint: waive G01 until 2026-02-30 by A B: r", "2026-02-30",
        "# crmlint: waive G01 until 2026-02-28 by A B: r"
      ),
      ("# crmlint: waive G01 until soon: r", "soon", "# crmlint: waive G01 until 2026-06-01: r"),
      ("# crmlint: waive G01 until: r", "until", "# crmlint: waive G01 until 2026-06-01: r"),
      ("# crmlint: waive G01 by: r", "by", "# crmlint: waive G01: r"),
      ("# crmlint: waive G01 by A by B: r", "by", "# crmlint: waive G01 by A: r"),
    ])
  func malformed(_ comment: String, _ words: String, _ line: String) throws {
    let outcome = try lint("name: a\n\(comment)\nbeds:\n  - id: x\n")
    #expect(outcome.waived.isEmpty, "a waiver that cannot be read waives nothing")
    let finding = try #require(outcome.result.diagnostics.first { $0.id == .malformedWaiver })
    #expect(finding.place.source.text(in: finding.place.range) == words)
    #expect(finding.advice?.text(in: .english).hasSuffix(line) == true, "\(finding.advice?.text(in: .english) ?? "")")
    #expect(outcome.result.waivers.map(\.state) == [.malformed])
  }

  @Test(
    "comments that are none of it are left alone",
    arguments: [
      "# crmlint", "# see crmlint: waive", "# Waive nothing", "# crmlint checks this file", "# ignore this",
      "# waive the fee", "# lint: waive G01: r", "#", "# :", "# TODO: G01", "# skip: the first week",
      "# expect: G01", "# accept G01 later", "# name: a # crmlint: waive G01: commented out with its line",
    ])
  func ordinary(_ comment: String) throws {
    let outcome = try lint("name: a\n\(comment)\nbeds:\n  - {id: x, owner: A B}\n")
    #expect(outcome.findings.isEmpty && outcome.records.isEmpty)
  }

  @Test("a waiver behind other words of its comment is a slip; every form of blank and of order is read")
  func forms() throws {
    let inner = try lint("name: a # a note # crmlint: waive G01: r\nbeds: [{id: x}]")
    #expect(inner.findings.contains("2 CRM801"))
    for comment in [
      "#crmlint:waive G01:r", "##  crmlint :  waive  g01 : r",
      "# crmlint: waive G01,G02 by E. Smit, CEO until 2026-Q2: r",
      "#\u{A0}crmlint:\u{A0}waive\u{A0}G01: r", "# crmlint: waive no-owner: r: with a colon # and more",
    ] {
      let outcome = try lint("name: a\nbeds:\n  # x\n  \(comment)\n  - {id: x, plants: {name: p, count: 1}}")
      #expect(outcome.waived == ["6 G01"], "\(comment) \(outcome.findings)")
    }
    let full = try lint("name: a\nbeds: [{id: x}] # crmlint: waive G01 by E. Smit, CEO until 2026-Q2: r: é # s")
    let waiver = try #require(full.result.waived.first?.waiver)
    #expect(waiver.by == "E. Smit, CEO" && waiver.until?.text == "2026-Q2" && waiver.reason == "r: é # s")
  }

  @Test("a reason goes on in the comment lines directly below that stand further in")
  func longReasons() throws {
    func reason(_ lines: String) throws -> String? {
      let outcome = try lint("name: a\n\(lines)\nbeds: [{id: x}]")
      return outcome.result.waived.first?.waiver?.reason
    }
    #expect(try reason("# crmlint: waive G01: one\n#   two\n#   three") == "one two three")
    #expect(try reason("# crmlint: waive G01:\n#   two") == "two")
    #expect(try reason("# crmlint: waive G01: one\n# two") == "one")
    #expect(try reason("# crmlint: waive G01: one\n\n#   two") == "one")
    #expect(try reason("# crmlint: waive G01: one\n  #   two") == "one")
    #expect(
      try lint("name: a\r\n# crmlint: waive G01: one\r\n#   two\r\nbeds: [{id: x}]").result.waived.first?.waiver?.reason
        == "one two")
  }

  // MARK: - In texts

  @Test("in a text a waiver is text, and said to be one where it stands at the beginning of a line")
  func texts() throws {
    let block = try lint("name: |\n  a\n  # crmlint: waive G01: r\nbeds: [{id: x}]")
    #expect(block.findings == ["4 CRM803", "5 G01"])
    #expect(block.records == ["4 unattached - "])
    let finding = try #require(block.result.diagnostics.first)
    #expect(finding.place.source.text(in: finding.place.range) == "# crmlint: waive G01: r")
    #expect(try lint("name: \"a\n\n  # crmlint: waive G01: r\"\nbeds: [{id: x}]").findings == ["4 CRM803", "5 G01"])
    for quiet in [
      "name: 'a # crmlint: waive G01: r'", "name: |\n  a # crmlint: waive G01: r", "name: a#crmlint: waive",
    ] {
      #expect(
        try lint(quiet + "\nbeds: [{id: x, owner: A B}]").findings.allSatisfy { !$0.contains("CRM8") }, "\(quiet)")
    }
  }

  // MARK: - What becomes of it

  @Test("a waiver with nothing to waive is unused, unless its rule could not be judged")
  func unused() throws {
    #expect(try lint("name: a\nbeds: [{id: x, owner: A B}] # crmlint: waive G01: r").findings == ["3 CRM802"])
    // Kept elsewhere: not judged.
    let rule = SmallPack.rule("G06", "few", "about: beds\nrequire: plan.beds.size() > 2\nat: plan.beds")
    let elsewhere = try lint("elsewhere: {beds: x}\nbeds: [] # crmlint: waive G06: r", rules: [rule])
    #expect(elsewhere.findings.isEmpty && elsewhere.records == ["3 open line beds"])
    // Withheld.
    let needy = SmallPack.rule(
      "G07", "later", "needs: [no-owner]\nfor: {bed: plan.beds}\nrequire: has(bed.name)\nat: bed.name")
    let withheld = try lint("name: a\nbeds:\n  - id: x # crmlint: waive G07: r\n", rules: Self.rules + [needy])
    #expect(withheld.findings == ["4 G01"] && withheld.records == ["4 open line beds[x]"])
    // Without a subject, behind what is missing from the whole plan.
    let behind = SmallPack.rule(
      "G09", "behind", "needs: [no-name]\nfor: {bed: plan.beds}\nrequire: has(bed.name)\nat: bed.name")
    let empty = try lint("beds: [] # crmlint: waive G09: r", rules: Self.rules + [behind])
    #expect(empty.findings == ["1 G03"] && empty.records == ["2 open line beds"])
    // Judged here, and not judged there.
    let mixed = try lint(
      "name: a\nbeds:\n  - {id: x, owner: A B, name: n} # crmlint: waive G07: r\n  - id: y\n",
      rules: Self.rules + [needy])
    #expect(mixed.findings == ["4 CRM802", "5 G01"])
    // On outlook, beyond a syntax error, and where the rule is not asked for.
    #expect(try lint("name: a\nbeds: [{id: x, status: outlook}] # crmlint: waive G01: r").findings.isEmpty)
    #expect(
      try lint("beds: [{id: x, owner: A B}] # crmlint: waive G01: r\nname: 'a\n").findings.allSatisfy {
        !$0.contains("CRM8")
      })
    let other = try lint("name: a\nbeds: [{id: x, owner: A B}] # crmlint: waive G01: r") {
      $0.only = ["G02", "CRM802"]
    }
    #expect(other.findings.isEmpty && other.records == ["3 open line beds"])
  }

  @Test("where the rule finds something elsewhere, an unused waiver says where")
  func elsewhere() throws {
    let outcome = try lint("name: a # crmlint: waive G01: r\nbeds:\n  - id: x\n")
    let finding = try #require(outcome.result.diagnostics.first { $0.id == .unusedWaiver })
    #expect(finding.related.map { $0.source.text(in: $0.range) } == ["x"])
  }

  @Test("a waiver runs out after its last day, and only where a day is given")
  func expiry() throws {
    let plan = "name: a\nbeds: [{id: x}] # crmlint: waive G01 until 2026-06: r"
    func findings(_ day: Day?) throws -> [String] { try lint(plan) { $0.asOf = day }.findings }
    #expect(try findings(nil).isEmpty)
    #expect(try findings(Day(year: 2026, month: 6, day: 30)).isEmpty)
    #expect(try findings(Day(year: 2026, month: 7, day: 1)) == ["3 G01", "3 CRM804"])
    let late = try lint(plan) { $0.asOf = Day(year: 2027, month: 1, day: 1) }
    #expect(late.records == ["3 expired line beds"])
  }

  @Test("an unwaivable rule is found all the same, and the rest of its waiver works")
  func unwaivable() throws {
    let outcome = try lint(
      "name: a\nbeds:\n  # crmlint: waive G04, G01, CRM911: r\n  - {id: x, plants: p}\ngardener: bo")
    #expect(outcome.waived == ["5 G01"])
    #expect(outcome.findings == ["4 CRM805", "4 CRM805", "5 G02", "6 G04"])
    let engine = try lint("name: a\nbedz: [] # crmlint: waive unknown-key: r")
    #expect(engine.findings.contains("3 CRM911") && engine.findings.contains("3 CRM805"))
  }

  @Test("what is waived still withholds the rules behind it, and a joint finding is waived where it is shown")
  func verdicts() throws {
    let needy = SmallPack.rule(
      "G07", "later", "needs: [no-owner]\nfor: {bed: plan.beds}\nrequire: has(bed.name)\nat: bed.name")
    let waived = try lint("name: a\nbeds:\n  - id: x # crmlint: waive G01: r\n", rules: Self.rules + [needy])
    #expect(waived.findings.isEmpty && waived.result.verdicts.map(\.id.code) == ["G07"])
    let joint = SmallPack.rule(
      "G08", "none-owned",
      "for: {bed: plan.beds}\nrequire: has(bed.owner)\nat: bed.owner\ntogether: {at: plan.beds, message: None}")
    let there = try lint("# crmlint: waive G08: r\nbeds:\n  - id: x\n  - id: y\n", rules: [joint])
    #expect(there.waived == ["3 G08"] && there.findings.isEmpty)
    let single = try lint("beds:\n  - id: x # crmlint: waive G08: r\n  - id: y\n", rules: [joint])
    #expect(single.findings == ["2 G08"] && single.records == ["3 open line beds[x]"])
  }

  @Test("without waivers there are none, nor findings about them")
  func ignored() throws {
    let outcome = try lint("name: a # crmlint: waiv G01: r\nbeds: [{id: x}] # crmlint: waive G01: r") {
      $0.honoursWaivers = false
    }
    #expect(outcome.findings == ["3 G01"] && outcome.waived.isEmpty && outcome.records.isEmpty)
  }

  @Test("the narrowest waiver is credited, and every one that covers the finding is in use")
  func nested() throws {
    let outcome = try lint(
      "# crmlint: waive-file G01: file\nformat: garden/1\nname: a\n# crmlint: waive G01: section\nbeds:\n  - id: x # crmlint: waive G01: line\n",
      format: false)
    #expect(outcome.result.waived.map(\.waiver?.reason) == ["line"])
    #expect(outcome.result.waivers.map(\.state) == [.inUse, .inUse, .inUse])
  }

  @Test("waivers by the thousand cost no more than their number")
  func many() throws {
    func plan(_ count: Int) -> String {
      "name: a\nbeds:\n" + (0..<count).map { "  # crmlint: waive G01: r\n  - id: x\($0)\n" }.joined()
    }
    func piled(_ count: Int) -> String {
      "name: a\nbeds:\n" + String(repeating: "  # crmlint: waive G01: r\n", count: count) + "  - id: x\n"
    }
    #expect(try lint(plan(2_000)).waived.count == 2_000)
    let pile = try lint(piled(2_000))
    #expect(pile.waived.count == 1 && pile.result.waivers.allSatisfy { $0.state == .inUse })
    let clock = ContinuousClock()
    func seconds(_ text: String) throws -> Double {
      let time = try clock.measure { _ = try lint(text) { $0.describesWaivers = false } }
      return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
    let (few, more) = (try seconds(piled(1_000)), try seconds(piled(8_000)))
    #expect(more < few * 30 + 0.5, "\(few) s for 1,000 and \(more) s for 8,000")
  }
}
