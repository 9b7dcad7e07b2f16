import Diagnostics
import Testing
import YAMLTree

@testable import Mutation

@Suite("The table and its reasons")
struct TableTests {
  private func row(_ route: String, _ damage: Damage, _ codes: [String] = [], values: [String] = []) -> Row {
    let mutation = Mutation(route: route, damage: damage, line: 1, variants: .choices([]))
    let findings = codes.map { Outcome.Finding(code: $0, severity: $0.hasPrefix("I") ? .info : .major, offset: 2) }
    return Row(mutation, values: values, outcomes: [.init(value: nil, outcome: Outcome(findings: findings))])
  }

  @Test("what is noticed has a line of its own; what is not shares one over the items of a list")
  func lines() {
    let rows = [
      row("beds[a].name", .deleteKey), row("beds[a].size", .deleteKey, ["G1"]), row("beds[b].name", .deleteKey),
      row("beds[b].size", .deleteKey, ["G1", "G2"]), row("beds[b].size", .wrongType, ["G9"]),
      row("tools", .flip, ["I1"], values: ["spade", "rake"]),
    ]
    #expect(
      Table(rows, of: "plan.yaml").lines.dropFirst(2) == [
        "# 7 damages: 4 noticed, 1 by more than one finding, 2 unnoticed.", "", "## beds",
        "beds[*].name  delete-key ×2 → nothing", "beds[a].size  delete-key → G1 major +2",
        "beds[b].size  delete-key → G1 major +2, G2 major +2", "", "## tools",
        "tools  flip spade rake → I1 info +2", "", "## form", "**  wrong-type → G9 major +2",
      ])
    #expect(Table(text: Table(rows, of: "plan.yaml").text).changes(from: Table(rows, of: "plan.yaml")).isEmpty)
    #expect(Table(rows, of: "plan.yaml").disagreements(with: rows).isEmpty)
    #expect(Table(rows, of: "plan.yaml").disagreements(with: [row("beds[c].name", .deleteKey, ["G1"])]).count == 1)
  }

  @Test("many findings of one rule are told by their number")
  func many() {
    #expect(row("a", .deleteKey, ["G1", "G1", "G1", "G1", "G2"]).findings == "4 × G1 major +2, G2 major +2")
  }

  @Test("a comparison shows the lines that came and went, under their section")
  func changes() {
    let old = Table([row("beds[a].size", .deleteKey, ["G1"]), row("tools", .deleteKey)], of: "plan.yaml")
    let new = Table([row("beds[a].size", .deleteKey, ["G2"]), row("tools", .deleteKey)], of: "plan.yaml")
    #expect(
      new.changes(from: old)
        == ["## beds", "- beds[a].size  delete-key → G1 major +2", "+ beds[a].size  delete-key → G2 major +2"])
  }

  @Test(
    "a star stands for anything in one part of a route, two for any parts",
    arguments: [
      ("**.name", "beds[a].name", true), ("beds[*].name", "beds[a].name", true), ("beds[*]", "beds[a].name", false),
      ("beds[**", "beds[a].name", true), ("*", "beds", true), ("*", "beds.name", false), ("**", "beds.name", true),
      ("b*s", "beds", true), ("name", "names", false), ("", "", true), ("***", "a.b", true),
    ])
  func fits(_ pattern: String, _ route: String, _ expected: Bool) {
    #expect(Reasons.fits(pattern, route) == expected)
  }

  @Test("the first reason that fits counts, and one that nothing needs is out of date")
  func reasons() {
    let reasons = Reasons(
      text: """
        # why
        unnoticed:
          **.name  delete-key | placeholder  a name
          **.name  *  never reached
          tools  *  awaits G7 G8: they will
          beds[*].size  *  it is noticed

        several:
          beds[*].size  *  two causes
        """)
    #expect(reasons.problems.isEmpty)
    var rows = [
      row("beds[a].name", .deleteKey), row("beds[a].size", .deleteKey, ["G1", "G2"]), row("tools", .emptyList),
      row("soil", .deleteKey), row("beds[a].size", .flip, ["G1", "I1"]),
    ]
    let stale = reasons.apply(to: &rows, codes: ["G1", "G8"])
    #expect(rows.map(\.reason) == ["a name", "two causes", "awaits G7 G8: they will", nil, nil])
    #expect(stale.map(\.line) == [4, 5, 6])
    #expect(stale[1].text.hasPrefix("G8 is awaited here"))
    #expect(Reasons.missing(in: rows) == ["soil  delete-key: no reason why no rule notices it"])
  }

  @Test("a line that cannot be read is shown with its number")
  func wrongReasons() {
    let text = "a  *  before any heading\nunnoticed:\na * one space\na  burn  no such damage\n  b  *  fine\r\n"
    let reasons = Reasons(text: text)
    #expect(reasons.problems.map(\.line) == [1, 3, 4])
    #expect(reasons.patterns.map(\.reason) == ["fine"])
  }
}
