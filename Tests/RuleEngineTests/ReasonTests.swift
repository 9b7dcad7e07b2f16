import Diagnostics
import RuleEngine
import Testing

@Suite("Why a check was not judged")
struct ReasonTests {
  /// The causes, reasons and lines of what was not judged.
  private func reasons(_ plan: String, _ body: String) throws -> [String] {
    let (pack, problems) = SmallPack.load([SmallPack.rule("G1", "rule", body)])
    #expect(problems.map { $0.message.text(in: .english) } == [])
    let source = SourceText(name: "p", text: "format: garden/1\n" + plan)
    let result = FileLinter.lint(source, with: try #require(pack))
    #expect(result.problems.isEmpty)
    let lines = LineIndex(source)
    return result.verdicts.flatMap { verdict in
      [UnjudgedVerdict.Reason(verdict.cause, verdict.reason, place: verdict.place)] + verdict.further
    }.map { reason in
      let line = reason.place.map { lines.position(at: $0.range.lower).line }
      return "\(line ?? 0) \(reason.cause.rawValue): \(reason.message.text(in: .english))"
    }
  }

  private let sown = "for: {bed: plan.beds}\ngiven: has(bed.sown)\nrequire: bed.sown > date('2026-03-10')"

  @Test("a coarse date is named with what it says")
  func coarse() throws {
    #expect(
      try reasons("beds:\n- {id: a, sown: 2026-03}\n", sown) == [
        "3 coarse: beds[a].sown says “2026-03”, which is too coarse to tell"
      ])
  }

  @Test("what is worked out of a coarse date names the date")
  func coarseResults() throws {
    let expected = ["2 coarse: opens says “2026-Q1”, which is too coarse to tell"]
    for condition in [
      "plan.opens - date('2026-01-01') > weeks(6)", "plan.opens + weeks(2) > date('2026-02-20')",
      "plan.opens - weeks(2) > date('2026-02-20')", "plan.opens.addWorkingDays(3) > date('2026-02-20')",
      "plan.opens.elapsed(date('2025-12-01'), date('2026-06-01')) > 0.5",
    ] {
      #expect(
        try reasons("opens: 2026-Q1\n", "given: has(plan.opens)\nrequire: \(condition)") == expected, "\(condition)")
    }
  }

  @Test("two coarse dates are both named")
  func further() throws {
    #expect(
      try reasons(
        "opens: 2026\nbeds:\n- {id: a, sown: 2026-03}\n",
        "for: {bed: plan.beds}\ngiven: has(bed.sown) && has(plan.opens)\nrequire: bed.sown < plan.opens") == [
          "4 coarse: beds[a].sown says “2026-03”, which is too coarse to tell",
          "2 coarse: opens says “2026”, which is too coarse to tell",
        ])
  }

  @Test("a relative date that leads nowhere, round in a circle or too far says which")
  func relative() throws {
    #expect(
      try reasons("opens: a + 1 week\nbeds: [{id: a}]\n", "given: has(plan.opens)\nrequire: plan.opens > date('2026')")
        == ["3 undated: “a” has no “sown”"])
    #expect(
      try reasons("beds:\n- {id: a, sown: b + 1 week}\n- {id: b, sown: a + 1 week}\n", sown) == [
        "3 circular: the date beds[a].sown counts from itself, by way of others",
        "3 circular: the date beds[a].sown counts from itself, by way of others",
      ])
    #expect(
      try reasons("beds:\n- {id: a, sown: a}\n", sown) == [
        "3 circular: the date beds[a].sown counts from itself, by way of others"
      ])
    let chain = (0..<70).map { "- {id: b\($0), sown: b\($0 + 1) + 1 week}\n" }.joined()
    let reasons = try reasons("beds:\n" + chain + "- {id: b70, sown: 2026-01-01}\n", sown)
    #expect(reasons.first == "67 distant: the date beds[b64].sown counts from others over more than 64 steps")
  }

  @Test("outlook, unreadable values, misspelt keys and the end of what could be read have places of their own")
  func others() throws {
    let owner = "for: {bed: plan.beds}\nrequire: has(bed.owner)"
    #expect(
      try reasons("beds:\n- id: a\n  status: outlook\n", owner) == [
        "4 outlook: beds[a] is on outlook, named but not planned yet"
      ])
    #expect(
      try reasons("beds:\n- id: a\n  owner: [x, y]\n", owner) == ["4 unreadable: beds[a].owner could not be read"])
    #expect(try reasons("beds:\n- id: a\n  ownr: x\n", owner) == ["4 misspelt: there is no key “ownr”"])
    #expect(
      try reasons("name: Park\npeople: [{id: ann}]\ngardener: \"Ann\n", "require: has(plan.opens)").map {
        $0.drop { $0.isNumber }
      } == [" cut: the file could not be read beyond this point"])
    #expect(
      try reasons("beds:\n- id: a\n", "for: {bed: plan.beds}\nrequire: has(bed.owner) || unsaid(bed)") == [
        "3 unsaid: the plan does not say enough about beds[a]"
      ])
    #expect(
      try reasons("beds:\n- id: a\n", "for: {bed: plan.beds}\nrequire: undated(bed) > date('2026')") == [
        "3 undated: “a” has no “sown”"
      ])
    #expect(
      try reasons(
        "beds:\n- {id: a, name: Roses}\n", "for: {bed: plan.beds}\nrequire: has(bed.owner) || unsaid(bed, 'owner')")
        == ["3 unsaid: the plan gives no “owner” for beds[a]"])
    #expect(
      try reasons(
        "opens: a + 1 week\nbeds: [{id: a, name: Roses}]\n", "require: has(plan.opens) && plan.opens > date('2026')")
        == ["3 undated: “Roses” has no “sown”"])
  }

  @Test("a rule that rests on another says that it comes first")
  func needs() throws {
    let (pack, _) = SmallPack.load([
      SmallPack.rule("G1", "no-beds", "require: plan.beds.size() > 0"),
      SmallPack.rule("G2", "no-roses", "needs: [no-beds]\nrequire: has(plan.name)"),
    ])
    let result = FileLinter.lint(SourceText(name: "p", text: "format: garden/1\n"), with: try #require(pack))
    #expect(result.verdicts.map(\.cause) == [.needs])
  }
}
