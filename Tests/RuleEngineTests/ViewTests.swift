import Diagnostics
import PlanCalendar
import RuleEngine
import Testing
import YAMLTree

/// Views of a pack about a garden.
@Suite("Views")
struct ViewTests {
  private static func load(_ views: String) -> (pack: Pack?, problems: [String]) {
    let indented = views.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    let manifest = SmallPack.manifest + "\nviews:\n" + indented.joined(separator: "\n") + "\n"
    let (pack, problems) = SmallPack.load([], manifest: manifest)
    return (pack, problems.map { "\($0.id.code) \($0.message.text(in: .english))" })
  }

  /// The view `it` of a plan.
  private static func view(_ view: String, of plan: String) throws -> PlanViewing {
    let (pack, problems) = load(view)
    #expect(problems.isEmpty, "\(problems)")
    let found = try #require(pack)
    let source = SourceText(name: "plan.yaml", text: "format: garden/1\n" + plan)
    let made = FileLinter.view(Tree.parse(source), with: found, view: try #require(found.views.first))
    return try #require(made.first)
  }

  private func shares(_ viewing: PlanViewing) throws -> ShareChart {
    guard case .shares(let chart) = viewing.view?.content else { throw Unexpected() }
    return chart
  }

  private func timeline(_ viewing: PlanViewing) throws -> Timeline {
    guard case .timeline(let timeline) = viewing.view?.content else { throw Unexpected() }
    return timeline
  }

  private func facts(_ viewing: PlanViewing) throws -> [String] {
    guard case .facts(let facts) = viewing.view?.content else { throw Unexpected() }
    return facts.map { fact in
      let state =
        switch fact.state {
        case .said(let words): words.text(in: .english)
        case .missing(let note): "missing" + (note.map { ": " + $0.text(in: .english) } ?? "")
        case .untold(let reasons): "untold: " + reasons.map { $0.reason.text(in: .english) }.joined(separator: ", ")
        }
      return "\(fact.label.text(in: .english)) = \(state)"
    }
  }

  private struct Unexpected: Error {}

  // MARK: - Loading

  @Test(
    "what is wrong with a view is found when its pack is loaded",
    arguments: [
      ("it: {title: A}", "CRM915 The key “kind” is missing in “it”."),
      ("it: {kind: pie, title: A}", "CRM912 “kind” cannot be “pie”."),
      ("it: {kind: facts, title: A}", "CRM958 a view of the kind facts needs `items`"),
      ("it: {kind: timeline, title: A, lanes: [], value: '1.0'}", "CRM958 a view of the kind timeline has no `value`"),
      (
        "it: {kind: shares, title: A, for: {b: plan.beds}, label: b, value: \"'much'\"}",
        "CRM952 this is of type string, where double is needed"
      ),
      (
        "it: {kind: shares, title: A, for: {b: plan.beds}, label: b, value: double(b.plant.size())}",
        "CRM952 Bed has no field “plant”"
      ),
      (
        "it: {kind: facts, title: A, items: [{label: a, value: plan.name}]}",
        "CRM952 “name” may be absent here; guard it with has(plan.name) or use plan.?name.orValue(…)"
      ),
      (
        "it: {kind: shares, title: A, for: {b: plan.beds, c: plan.beds}, label: b, value: '1.0'}",
        "CRM958 `for` names one thing and the list it comes from"
      ),
      (
        "it: {kind: shares, title: A, rule: none-such, for: {b: plan.beds}, label: b, value: '1.0'}",
        "CRM958 there is no rule 'none-such'"
      ),
      (
        "it: {kind: timeline, title: A, lanes: [{label: a, marks: [{shape: dot, from: plan.?name}]}]}",
        "CRM952 `from` is a Date, and this is optional(string)"
      ),
      ("it: {kind: facts, title: 'A {{plan.beds.size()}}', items: [{label: a, value: '1'}]}", "CRM958 the title"),
    ])
  func wrong(_ view: String, _ problem: String) {
    let problems = Self.load(view).problems
    #expect(problems.count == 1 && problems.first?.hasPrefix(problem) == true, "\(problems)")
  }

  @Test("texts are asked for in each language of the pack, unless they are nothing but a placeholder")
  func languages() {
    let manifest = SmallPack.manifest.replacing("languages: [en]", with: "languages: [en, nl]")
    func problems(_ label: String) -> [Diagnostic] {
      SmallPack.load(
        [],
        manifest: manifest
          + "\nviews: {it: {kind: facts, title: {en: A, nl: B}, items: [{label: \(label), value: '1'}]}}"
      ).problems
    }
    #expect(problems("'{{plan.beds.size()}}'").isEmpty && problems("{en: a, nl: b}").isEmpty)
    #expect(problems("'beds {{plan.beds.size()}}'").count == 1 && problems("{en: a}").count == 1)
  }

  @Test("a pack has no more views than it can need, and a view no more parts")
  func limits() {
    let many = (0..<60).map { "v\($0): {kind: facts, title: A, items: [{label: a, value: '1'}]}" }
    #expect(Self.load(many.joined(separator: "\n")).problems == ["CRM958 a pack has no more than 50 views"])
    let items = Array(repeating: "{label: a, value: '1'}", count: 120).joined(separator: ", ")
    #expect(
      Self.load("it: {kind: facts, title: A, items: [\(items)]}").problems
        == ["CRM958 there are no more than 100 of these under `items`"])
  }

  @Test("a pack that extends another adds views to its, or puts its own in the place of one")
  func replaced() throws {
    let (base, _) = Self.load(
      "a: {kind: facts, title: A, items: [{label: a, value: '1'}]}\nb: {kind: facts, title: B, items: [{label: a, value: '1'}]}"
    )
    let text =
      "name: mine\nversion: '1'\nlanguages: [en]\nviews: {b: {kind: facts, title: Mine, items: [{label: a, value: '2'}]},"
      + " c: {kind: facts, title: C, items: [{label: a, value: '2'}]}}"
    let (pack, problems) = PackLoader.load(
      [PackFile(path: "pack.yaml", source: SourceText(name: "pack.yaml", text: text))], extending: base)
    #expect(problems.isEmpty)
    #expect(pack?.views.map { "\($0.name) \($0.title.english)" } == ["a A", "b Mine", "c C"])
  }

  // MARK: - Shares

  private static let plants = """
    it:
      kind: shares
      title: Plants
      for: {b: plan.beds}
      label: "{{label(b)}}"
      value: 'b.plants.map(p, has(p.count) ? double(p.count) : unsaid(p) ? 0.0 : 0.0).sum()'
      amount: "{{count(int(value), 'plant')}}"
      target: '0.5'
      band: '0.1'
      parts: {for: {p: b.plants}, label: "{{label(p)}}", value: 'has(p.count) ? double(p.count) : 0.0', most: 1}
    """

  @Test("shares are of the sum where no whole is given, with the largest of what they are made of")
  func sums() throws {
    let chart = try shares(
      Self.view(
        Self.plants,
        of:
          "beds: [{id: a, plants: [{name: x, count: 10}, {name: y, count: 20}]}, {id: b, plants: {name: z, count: 10}}]"
      ))
    #expect(chart.bars.map(\.share) == [Share(0.75), Share(0.25)])
    #expect(chart.bars.map { $0.amount?.text(in: .english) } == ["30 plants", "10 plants"])
    #expect(chart.bars[0].parts.map { $0.label.text(in: .english) } == ["y"] && chart.bars[0].partsLeftOut == 1)
    #expect(chart.bars.map { chart.standing(of: $0.share) } == [.above, .below])
  }

  @Test("a share that cannot be told says why and where, and makes no other one up")
  func unknownShares() throws {
    let viewing = try Self.view(
      Self.plants,
      of:
        "beds: [{id: a, plants: [{name: x}]}, {id: b, plants: {name: z, count: many}}, {id: c, plants: {name: z, count: 3}}]"
    )
    let chart = try shares(viewing)
    #expect(chart.bars.allSatisfy { $0.share == nil && !$0.reasons.isEmpty })
    #expect(
      chart.bars[0].reasons.first?.reason.text(in: .english) == "the plan does not say enough about beds[a].plants[0]")
    #expect(chart.bars[1].reasons.first?.place != nil)
    #expect(chart.bars[2].amount?.text(in: .english) == "3 plants" && chart.bars[0].amount == nil)
    #expect(viewing.problems.isEmpty && viewing.diagnostics.count == 1)
  }

  @Test("a whole of nothing gives no shares, and never a division by it", arguments: ["0.0", "-3.0", "0.0 / 0.0"])
  func nothing(_ whole: String) throws {
    let view = "it: {kind: shares, title: A, for: {b: plan.beds}, label: b, value: '1.0', whole: '\(whole)'}"
    let chart = try shares(Self.view(view, of: "beds: [{id: a}]"))
    #expect(chart.bars.first?.share == nil)
  }

  @Test("a share may be an interval, negative or over the whole")
  func odd() throws {
    let view =
      "it: {kind: shares, title: A, for: {n: '[-1.0, 2.0, 9.0]'}, label: '{{n}}', value: n, upTo: n + 1.0, whole: '4.0'}"
    let chart = try shares(Self.view(view, of: "name: x"))
    #expect(
      chart.bars.map(\.share) == [Share(low: -0.25, high: 0), Share(low: 0.5, high: 0.75), Share(low: 2.25, high: 2.5)])
  }

  @Test("a view that does not apply says so in the pack's words")
  func otherwise() throws {
    let view =
      "it: {kind: facts, title: A, given: plan.beds.size() > 0, otherwise: No beds, items: [{label: a, value: '1'}]}"
    guard case .nothing(let message) = try Self.view(view, of: "name: x").view?.content else { throw Unexpected() }
    #expect(message.text(in: .english) == "No beds")
  }

  // MARK: - Facts

  @Test("facts are said, missing with what stands there, or cannot be told")
  func states() throws {
    let view = """
      it:
        kind: facts
        title: A
        items:
          - {label: Name, value: plan.?name}
          - {label: Stage, value: plan.?stage}
          - {label: Opens, value: plan.?opens}
          - {label: Gardener, value: plan.?gardener}
          - {label: Beds, value: 'plan.beds.map(b, label(b))'}
          - {for: {b: plan.beds}, label: "{{label(b)}}", value: b.?sown, given: has(b.name)}
          - {label: Yes, value: 'true'}
          - {label: Words, value: 'plan.beds.size()', text: "{{count(value, 'plant')}}"}
      """
    let plan = "name: Hill\nopens: some day\ngardener: TBD\nbeds: [{id: a, name: Rose, sown: 2026-03}, {id: b}]"
    #expect(
      try facts(Self.view(view, of: plan)) == [
        "Name = Hill", "Stage = missing", "Opens = untold: opens could not be read",
        "Gardener = missing: it is still “TBD”", "Beds = Rose and b", "Rose = March 2026", "Yes = yes",
        "Words = 2 plants",
      ])
  }

  @Test("facts point at what they say, and at where it would be")
  func places() throws {
    let view = "it: {kind: facts, title: A, items: [{label: a, value: plan.?name}, {label: b, value: plan.?stage}]}"
    guard case .facts(let facts) = try Self.view(view, of: "name: Hill").view?.content else { throw Unexpected() }
    let index = LineIndex(try #require(facts[0].place?.source))
    #expect(facts[0].place.map { index.position(at: $0.range.lower) } == .init(line: 2, column: 7))
    // A plan as a whole is no place to look for something.
    #expect(facts[1].place == nil)
  }

  // MARK: - Timelines

  private static let sowing = """
    it:
      kind: timeline
      title: Sowing
      lanes:
        - title: Beds
          for: {b: plan.beds}
          label: "{{label(b)}}"
          marks:
            - {shape: bar, from: b.?sown, until: plan.?opens, legend: growing}
            - {shape: dot, for: {p: b.plants}, label: "{{label(p)}}", from: p.?sown}
    """

  @Test("relative dates are worked out, and coarse ones stay coarse")
  func dates() throws {
    let timeline = try timeline(
      Self.view(
        Self.sowing, of: "opens: a + 10 days\nbeds: [{id: a, sown: 2026-03-01, plants: [{name: x, sown: 2026-Q2}]}]"))
    let marks = try #require(timeline.lanes.first?.rows.first?.marks)
    #expect(marks.map { $0.from?.text } == ["2026-03-01", "2026-Q2"] && marks[0].until?.text == "2026-03-11")
    #expect(timeline.extent?.upperBound.text == "2026-06-30" && timeline.undated.isEmpty)
    #expect(timeline.legend.map { $0.text.text(in: .english) } == ["growing"])
  }

  @Test("what has no date is listed, and so is an end before its start")
  func undated() throws {
    let timeline = try timeline(
      Self.view(
        Self.sowing,
        of:
          "opens: 2026-01-01\nbeds: [{id: a, sown: 2026-03-01}, {id: b, sown: z + 1 week}, {id: c, plants: [{name: x}]}]"
      ))
    #expect(
      timeline.undated.map { "\($0.subject?.text(in: .english) ?? ""): \($0.reason.text(in: .english))" } == [
        "a: it ends before it begins", "b: beds[b].sown says “z + 1 week”, which comes to no date",
        "c: it has no start",
        "x: no date is given",
      ])
    #expect(timeline.undated.allSatisfy { $0.place != nil })
    #expect(timeline.lanes.first?.rows.map(\.marks.count) == [0, 1, 1])
  }

  @Test("what is on outlook is named as such")
  func outlook() throws {
    let view = """
      it:
        kind: timeline
        title: A
        lanes: [{for: {b: plan.beds}, label: "{{label(b)}}", marks: [{shape: dot, from: b.?sown}]}]
      """
    let timeline = try timeline(Self.view(view, of: "beds: [{id: a, name: Far, sown: 2026-03, status: outlook}]"))
    #expect(timeline.lanes.first?.rows.first?.isOnOutlook == true)
    #expect(timeline.lanes.first?.rows.first?.label.text(in: .english) == "Far")
  }

  // MARK: - Strangers' packs

  @Test("an expression that fails is a problem of the view, shown in its place, and the rest is there")
  func failure() throws {
    let view =
      "it: {kind: facts, title: A, items: [{label: a, value: 1 / plan.beds.size()}, {label: b, value: plan.?name}]}"
    let viewing = try Self.view(view, of: "name: Hill")
    #expect(viewing.problems.map(\.id.code) == ["CRM958"])
    #expect(try facts(viewing) == ["a = untold: the view itself failed here", "b = Hill"])
  }

  @Test("a view that would go on for ever is ended, and one of very many rows is cut", .timeLimit(.minutes(1)))
  func floods() throws {
    let beds = "beds: [" + (0..<300).map { "{id: b\($0)}" }.joined(separator: ", ") + "]"
    let heavy = "plan.beds.filter(x, plan.beds.exists(y, plan.beds.exists(z, 1 == 2))).size()"
    let viewing = try Self.view("it: {kind: facts, title: A, items: [{label: a, value: '\(heavy)'}]}", of: beds)
    #expect(viewing.problems.map(\.id.code) == ["CRM958"])
    let rows = try timeline(
      Self.view(
        "it: {kind: timeline, title: A, lanes: [{for: {b: plan.beds}, label: '{{label(b)}}', marks: [{shape: dot, from: b.?sown}]}]}",
        of: beds))
    #expect(rows.lanes.first?.rows.count == 200 && rows.lanes.first?.rowsLeftOut == 100)
    #expect(rows.undated.count == 200)
  }

  @Test("what comes back every day for ages is followed a while, and that is said")
  func ages() throws {
    let view = """
      it:
        kind: timeline
        title: A
        lanes: [{for: {b: plan.beds}, label: "{{label(b)}}", marks: [{shape: bar, from: b.?sown, until: plan.?opens}]}]
      """
    let timeline = try timeline(Self.view(view, of: "opens: 9999\nbeds: [{id: a, sown: 0001}]"))
    #expect(timeline.extent == Day.earliest...Day.latest)
  }

  // MARK: - Broken plans

  @Test("of a file that holds no plan there is no view, and the reason is given", arguments: ["", "- a", "x: [", "7"])
  func noPlan(_ text: String) throws {
    let (pack, _) = Self.load("it: {kind: facts, title: A, items: [{label: a, value: plan.?name}]}")
    let found = try #require(pack)
    let made = FileLinter.view(
      Tree.parse(SourceText(name: "p", text: text)), with: found, view: try #require(found.views.first))
    #expect(made.count == 1)
    #expect(made.first?.view == nil || text == "x: [")
    #expect(made.first?.diagnostics.isEmpty == false)
  }

  @Test("behind a syntax error nothing is called missing")
  func cut() throws {
    let view = "it: {kind: facts, title: A, items: [{label: a, value: plan.?name}, {label: b, value: plan.?stage}]}"
    let viewing = try Self.view(view, of: "name: Hill\nbeds: [\n")
    #expect(try facts(viewing) == ["a = Hill", "b = untold: the file could not be read beyond this point"])
  }
}
