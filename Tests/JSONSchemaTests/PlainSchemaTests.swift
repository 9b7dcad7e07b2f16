import Foundation
import Testing
import YAMLTree

@testable import Diagnostics
@testable import JSONSchema

/// Documents that the engine and the plain schema must judge alike.
private let good: [String] = [
  "name: Zilver", "name: ~", "name: tbd", "name: Nog te bepalen", "name: ''", "name: none", "name:",
  "start: 2026-03-14", "start: 2026-03", "start: 2026-Q1", "start: 2026", "start: '2026'", "start: r1",
  "start: r1 - 10 working days", "start: go-live + 6 weeks", "start: design.end", "start: Geen", "start: N/A",
  "start: TBD",
  "start: été - 1 Day", "birthday: 2024-02-29", "notice: 6 weeks", "notice: quarter", "every: 2 a month",
  "every: Release",
  "every: 3 weeks", "every: geen", "share: 12%", "share: 12", "share: 12.5", "share: 0", "share: '0.5%'",
  "share: 1000%", "share: -25%", "share: -25",
  "started: true", "started: '?'", "count: 3", "count: 3.0", "count: TBD", "count: none", "weight: -0.5", "weight: 1e3",
  "rate: 0.1",
  "topics: [why, needs]", "topics: why", "topics: TBD", "topics: [why, ~]", "topics: []", "tags: [a, b]", "tags:",
  "metric: use", "metric: {name: use, target: 80}", "metric: none", "metrics: use", "metrics: {name: use}",
  "metrics: [use, {name: use}]", "risks: [{id: 7, kind: people}]", "risks: []", "main: ~", "main: '? '",
  "notes: {a: b, c: ~}", "x-own: [1, {a: b}]", "metric: {x-a: 1}", "code: a", "main: {kind: data, measure: use}",
  "topics: none", "tags: geen", "risks: none", "main: N/A", "notes: none", "weight: none",
  "metric: &a {name: use}\nmetrics: [*a]", "x-a: &a {kind: people}\nmain: {<<: *a, id: b}",
]

private let bad: [String] = [
  "nmae: x", "name: 12", "name: [a]", "name: {a: b}", "name: true", "start: 2026-13", "start: 2026-04-31", "start: 26",
  "start: 14-03-2026", "start: 10 days after r1", "start: r1-10 days", "start: r1 + soon", "start: [2026]",
  "start: true",
  "start: 20260314", "start: 2026-W12", "birthday: 2026-03", "birthday: r1", "birthday: 2026", "notice: 6",
  "notice: 1.5 weeks",
  "notice: 6 fortnights", "notice: 10000 days", "every: weekly", "every: 0 weeks", "every: 100 a year", "share: lots",
  "share: 12,5%", "share: 0.5", "share: 1001%", "share: -1001%", "share: -0.5", "share: --5%", "started: 'true'",
  "started: 1", "started: none", "count: 1.5", "count: -1",
  "count: '3'", "count: [1]", "count: 99999999999999999999", "rate: 0", "limit: 11", "weight: heavy",
  "topics: [money]", "topics: money", "topics: {a: b}", "topics: [[why]]", "tags: [a]", "tags: a", "metric: [use]",
  "metric: 12", "metric: {nam: use}", "metrics: [12]", "risks: {kind: people}", "risks: [{id: a}]", "risks: people",
  "risks: [{id: 'a b', kind: people}]", "risks: [{id: ~, kind: people}]", "risks: [{kind: TBD}]", "main: people",
  "main: {kind: people, x-a: b}", "notes: {a: 1}", "code: ''", "code:", "format: crm-plan/2",
]

/// Documents that the engine refuses and a plain schema cannot.
private let beyond: [String] = [
  // The days of February.
  "birthday: 2026-02-29",
  // Numbers without end.
  "weight: .inf",
]

/// The same, whole.
let plainGood = good.map(document)
let plainBad = bad.map(document)

private func document(_ text: String) -> String {
  text.hasPrefix("format:") ? text : "format: crm-plan/1\n" + text
}

private func accepts(_ text: String) -> Bool? {
  Sample.validate(document(text)).map { $0.validation.diagnostics.isEmpty && $0.tree.diagnostics.isEmpty }
}

@Test(
  "what the table calls good the engine accepts, and it refuses the rest",
  arguments: [(good, true), (bad + beyond, false)])
func engineJudges(documents: [String], isGood: Bool) {
  for text in documents { #expect(accepts(text) == isGood, "\(text)") }
}

@Test(
  "a plain validator accepts and refuses what the engine does",
  .enabled(if: CheckJSONSchema.executable != nil, CheckJSONSchema.missing))
func plainSchemaJudgesAlike() throws {
  let schema = PlainSchema.json(of: Sample.schemaTree, words: Sample.words)
  var texts: [String: String] = [:]
  for (index, text) in (good + beyond + bad).enumerated() { texts["\(index).yaml"] = document(text) }
  let refused = try CheckJSONSchema.refused(texts, by: schema)
  for (index, text) in (good + beyond + bad).enumerated() {
    let reason = refused["\(index).yaml"]
    #expect((reason == nil) == (index < good.count + beyond.count), "\(text): \(reason ?? "accepted")")
  }
}

@Test(
  "plain schemas are valid under the meta-schema",
  .enabled(if: CheckJSONSchema.executable != nil, CheckJSONSchema.missing))
func plainSchemaIsASchema() throws {
  #expect(try CheckJSONSchema.complaintsAboutSchema(PlainSchema.json(of: Sample.schemaTree, words: Sample.words)) == "")
  #expect(try CheckJSONSchema.complaintsAboutSchema(PlanSchema.plain()) == "")
  let broken = Array(#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "text"}"#.utf8)
  #expect(try CheckJSONSchema.complaintsAboutSchema(broken) != "")
}

/// The schema of plans, from `rules/`.
private enum PlanSchema {
  /// Some of the words of `rules/pack.yaml`, all that the plans of the repository use among them.
  static let words = OpenWords(
    placeholders: ["tbd", "?", "unknown", "afklares senere"],
    absences: ["none", "nobody", "geen", "niemand", "ingen"])

  static func tree() throws -> Tree {
    let file = CheckJSONSchema.packageRoot.appendingPathComponent("rules/plan.schema.yaml")
    return Tree.parse(SourceText(name: "plan.schema.yaml", bytes: Array(try Data(contentsOf: file))))
  }

  static func plain() throws -> [UInt8] { PlainSchema.json(of: try tree(), words: words) }

  /// The plans of the repository whose shape is right.
  static func plans() -> [URL] {
    let folder = CheckJSONSchema.packageRoot.appendingPathComponent("examples")
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { file in
      file.pathExtension == "yaml" && !file.pathComponents.contains("wrong")
        && !file.lastPathComponent.hasPrefix("gone-wrong")
    }
  }
}

@Test("the schema of plans compiles")
func planSchemaCompiles() throws {
  let (schema, diagnostics) = SchemaCompiler.compile(try PlanSchema.tree())
  #expect(diagnostics.map { $0.message.text(in: .english) } == [])
  #expect(schema?.definitions["Activity"] != nil)
}

@Test("the plans of the repository fit the schema of plans")
func plansFit() throws {
  let schema = try #require(SchemaCompiler.compile(try PlanSchema.tree()).schema)
  for file in PlanSchema.plans() {
    let tree = Tree.parse(SourceText(name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file))))
    for document in tree.documents {
      let validation = Validator.validate(
        document, of: tree, against: schema, words: PlanSchema.words,
        symbolsByKey: Validator.symbols(of: tree, in: schema))
      #expect(validation.diagnostics.map { $0.message.text(in: .english) } == [], "\(file.path)")
    }
  }
}

@Test(
  "a plain validator accepts the plans of the repository, and refuses plans with mistakes",
  .enabled(if: CheckJSONSchema.executable != nil, CheckJSONSchema.missing))
func plainSchemaOfPlans() throws {
  let schema = try PlanSchema.plain()
  // The validator reads the first document of a file and refuses others.
  let plans = try PlanSchema.plans().filter { file in
    !String(decoding: try Data(contentsOf: file), as: UTF8.self).contains("\n---\n")
  }
  let planMistakes = CheckJSONSchema.packageRoot.appendingPathComponent("Tests/Plans/twelve-mistakes.yaml")
  let refused = try CheckJSONSchema.refused(plans + [planMistakes], by: schema)
  #expect(refused.keys.sorted() == ["twelve-mistakes.yaml"], "\(refused)")
  #expect(refused["twelve-mistakes.yaml"]?.contains("refrences") == true)

  let texts = [
    "good.yaml": """
    format: crm-plan/1
    project: {name: Zilver, start: 2026-01-12, end: 2026-Q4, gate: TBD}
    objectives: [Answer at once, {id: a, statement: b, owner: none, metric: use}]
    phases:
      - {id: p, stage: build, start: 2026, activities: [{kind: training, audience: everyone, start: r1 - 2 weeks}]}
    releases: [{id: r1, goLive: 2026-06-01, userGroups: [sales, {group: service, part: Aarhus}]}]
    adoption: TBD
    elsewhere: {training: Training plan v3}
    x-mine: {a: [b]}
    """,
    "bad-date.yaml": "format: crm-plan/1\nproject: {start: 12-01-2026}",
    "bad-key.yaml": "format: crm-plan/1\nproject: {strat: 2026}",
    "bad-choice.yaml": "format: crm-plan/1\nproject: {gate: later}",
    "bad-format.yaml": "format: crm-plan/9",
    "no-format.yaml": "project: {name: a}",
    "bad-id.yaml": "format: crm-plan/1\npeople: [{id: a b}]",
  ]
  let wrong = try CheckJSONSchema.refused(texts, by: schema)
  #expect(
    wrong.keys.sorted() == [
      "bad-choice.yaml", "bad-date.yaml", "bad-format.yaml", "bad-id.yaml", "bad-key.yaml", "no-format.yaml",
    ], "\(wrong)")
}
