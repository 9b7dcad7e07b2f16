import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

@Test("a plan that fits has no findings")
func fits() {
  #expect(
    findings(
      """
      name: "2026"
      start: r1 - 10 working days
      birthday: 2026-03-14
      notice: 6 weeks
      every: quarter
      share: 12%
      started: true
      count: 3.0
      weight: -0.5
      topics: [why, needs]
      metric: use
      metrics: {name: use, target: 80}
      risks: [{id: 7, kind: people, measure: {name: use}}]
      notes: {a: b, c: d}
      x-own: [anything, {at: all}]
      """) == "")
}

/// The state of each scalar value of a text, in file order, as `text state`.
private func states(_ text: String, document: Int = 0) -> [String] {
  guard let (tree, validation) = Sample.validate(text, document: document) else { return [] }
  return (0..<tree.nodeCount).map { NodeID(Int32($0)) }
    .filter { tree[$0].kind != .mapping && tree[$0].kind != .sequence && !tree[$0].flags.contains(.isKey) }
    .map { "\(tree.source.text(in: tree.range(of: $0))) \(validation.state(of: $0))" }
}

@Test("placeholders, null and empty texts are open, and words for none are absent, whatever their case")
func openAndAbsent() {
  #expect(
    states(
      """
      name: TBD
      owner: None
      start: "  nog te Bepalen "
      every: geen
      count: ~
      started: "?"
      metric: none
      topics: [tbd, why, ""]
      risks: TBD
      notes: {a: none}
      hours: none
      tags: geen
      main: none
      code: none
      share: tbd soon
      """) == [
        "TBD open", "None absent", "\"  nog te Bepalen \" open", "geen absent", "~ open", "\"?\" open", "none absent",
        "tbd open", "why sound", "\"\" open", "TBD open", "none absent", "none absent", "geen absent", "none absent",
        "none sound", "tbd soon unreadable",
      ])
  #expect(states("topics: none\nstarted: none") == ["none absent", "none unreadable"])
}

@Test("where no placeholder is allowed its word is a value like others")
func notOpen() {
  #expect(
    states("format: TBD\ncode: TBD\nmain: {id: tbd, kind: none}") == [
      "TBD unreadable", "TBD sound", "tbd sound", "none unreadable",
    ])
}

@Test("an alias has the state of what it stands for in its place")
func aliasStates() {
  #expect(
    states("name: &a tbd\nowner: *a\ncode: *a\nbirthday: &b 2026-03-14\nstart: *b\nnotice: *b\nx-c: &c x\ncount: *c")
      == [
        "tbd open", "*a open", "*a sound", "2026-03-14 unreadable", "*b sound", "*b unreadable", "x unreadable",
        "*c unreadable",
      ])
}

@Test("an alias that leads nowhere is unreadable and needs no second finding")
func aliasToNowhere() throws {
  let (tree, validation) = try #require(Sample.validate("format: crm-plan/1\nowner: *nobody\ncode: *nothing"))
  #expect(tree.diagnostics.count == 2)
  #expect(validation.diagnostics.isEmpty)
  #expect(states("owner: *nobody") == ["*nobody unreadable"])
}

@Test("each document of a file has findings and states of its own")
func documents() throws {
  let text = "format: crm-plan/1\nname: TBD\n---\nformat: crm-plan/1\nname: 12\n---\n# nothing\n"
  #expect(states(text) == ["crm-plan/1 sound", "TBD open", "crm-plan/1 sound", "12 sound"])
  #expect(states(text, document: 1) == ["crm-plan/1 sound", "TBD sound", "crm-plan/1 sound", "12 unreadable"])
  #expect(try #require(Sample.validate(text)).validation.diagnostics.isEmpty)
  #expect(try #require(Sample.validate(text, document: 1)).validation.diagnostics.count == 1)
}

@Test("a key that is near a known one is kept as the misspelling of it, and what it needs is not missed")
func misspellings() throws {
  let (tree, validation) = try #require(Sample.validate("format: crm-plan/1\nmain: {knid: people}"))
  let schema = try #require(Sample.schema)
  let kind = try #require(schema.symbolsByName["kind"])
  let mapping = try #require((0..<tree.nodeCount).map { NodeID(Int32($0)) }.last { tree[$0].kind == .mapping })
  let key = try #require(validation.misspelt[.init(mapping: mapping, property: kind)])
  #expect(tree.text(of: key) == "knid")
  #expect(validation.diagnostics.map(\.id) == [.unknownKey])
}

@Test("findings stand in the order of the file, with the routes that the tree gives")
func orderAndRoutes() throws {
  let text = """
    zzzzzz: 1
    main:
      id: a
    risks:
      - {id: b, kind: x}
      - {kind: people, measure: {target: lots}}
    """
  let (tree, validation) = try #require(Sample.validate(text))
  #expect(validation.diagnostics.map(\.subject) == ["zzzzzz", "", "main", "risks[b].kind", "risks[1].measure.target"])
  let nodes = (0..<tree.nodeCount).map { NodeID(Int32($0)) }
  let lots = try #require(nodes.last { tree.text(of: $0) == "lots" })
  #expect(tree.route(to: lots) == "risks[1].measure.target")
}

@Test("long texts are cut in messages")
func longTexts() throws {
  let long = String(repeating: "x", count: 100_000)
  let text =
    "format: crm-plan/1\ncount: \(long)\nstart: \(long)!\nrisks: [{id: '\(long) a', kind: \(long)}]\n? \(long)\n: 1"
  let (_, validation) = try #require(Sample.validate(text))
  #expect(validation.diagnostics.count == 5)
  for diagnostic in validation.diagnostics {
    for language in Language.allCases { #expect(diagnostic.message.text(in: language).utf8.count < 400) }
    #expect(diagnostic.subject.utf8.count < 200)
  }
}

// MARK: - Scale

/// Plans with `count` mistakes each, by what is wrong in them.
private func manyMistakes(_ count: Int) -> [(name: String, text: String)] {
  func lines(_ line: (Int) -> String) -> String { (0..<count).map(line).joined(separator: "\n") }
  return [
    ("unknown keys", lines { "unknown-key-\($0): x" }),
    ("keys near others", "main:\n  kind: people\n" + lines { "  mitigatio\($0 % 10)\($0): x" }),
    ("keys of an item", "risks:\n  - kind: people\n" + lines { "    owner\($0): x" }),
    ("keys that belong elsewhere", "main:\n  kind: people\n" + lines { "  \"start\\u00\(10 + $0 % 80)\($0)\": x" }),
    ("values of a map", "notes:\n" + lines { "  key\($0): \($0)" }),
    ("items", "risks:\n" + lines { _ in "  - {kind: peple, id: a b}" }),
    ("items without what they need", "risks:\n" + lines { "  - {id: r\($0)}" }),
    ("choices", "topics:\n" + lines { _ in "  - whi" }),
    ("aliases", "x-a: &a {kind: people, nme: x}\nrisks:\n" + lines { _ in "  - *a" }),
    ("merges", "x-a: &a {kind: people, nme: x}\nrisks:\n" + lines { "  - {<<: *a, id: r\($0)}" }),
    ("documents", lines { _ in "format: crm-plan/1\nnmae: x\n---" }),
  ]
}

/// The time that validating every document of a text takes, in seconds: the best of three.
private func time(_ text: String) -> Double {
  guard let schema = Sample.schema else { return 0 }
  let tree = Tree.parse(SourceText(name: "plan.yaml", text: text))
  let clock = ContinuousClock()
  let best = (0..<3).map { _ in
    clock.measure {
      let symbols = Validator.symbols(of: tree, in: schema)
      for document in tree.documents {
        _ = Validator.validate(document, of: tree, against: schema, words: Sample.words, symbolsByKey: symbols)
      }
    }
  }.min()
  return best.map { Double($0.components.seconds) + Double($0.components.attoseconds) * 1e-18 } ?? 0
}

@Test("ten times as many mistakes take about ten times as long")
func linear() {
  for (few, many) in zip(manyMistakes(300), manyMistakes(3_000)) {
    let (short, long) = (time(few.text), time(many.text))
    // Quadratic work would take a hundred times as long; what is below a tenth of a second is noise.
    #expect(long < max(0.1, short * 40), "\(few.name): \(short) s, then \(long) s")
  }
}

@Test("mistakes beyond 500 are counted in one finding")
func manyAreCounted() throws {
  let keys = (0..<2_000).map { "unknown-key-\($0): x" }.joined(separator: "\n")
  let (tree, validation) = try #require(Sample.validate("format: crm-plan/1\n" + keys))
  #expect(validation.diagnostics.count == 501)
  let last = try #require(validation.diagnostics.last)
  #expect(last.id == .moreMistakes)
  #expect(tree.source.text(in: last.place.range) == "unknown-key-500")
  #expect(last.message.text(in: .english) == "There are 1,500 more mistakes of this sort; they are not listed.")
  #expect(last.message.text(in: .dutch) == "Er zijn nog 1.500 fouten van deze soort; die staan er niet bij.")
  #expect(last.message.text(in: .danish) == "Der er 1.500 fejl mere af denne slags; de er ikke vist.")
}

@Test("nodes in deep nesting are held against a schema that nests as deep")
func deepNesting() throws {
  let depth = 28
  var text = "risks:\n"
  for level in 0..<depth {
    text += String(repeating: "  ", count: level) + "- kind: people\n"
    text += String(repeating: "  ", count: level) + "  risks:\n"
  }
  text += String(repeating: "  ", count: depth) + "- kind: peple\n"
  let (tree, validation) = try #require(Sample.validate("format: crm-plan/1\n" + text))
  #expect(tree.diagnostics.isEmpty)
  #expect(validation.diagnostics.map(\.id) == [.unknownValue])
}
