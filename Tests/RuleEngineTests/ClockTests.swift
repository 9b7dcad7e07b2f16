import Diagnostics
import PlanCalendar
import RuleEngine
import RuleTesting
import Testing

@Suite("Rules that read the clock")
struct ClockTests {
  private let overdue = SmallPack.rule(
    "G1", "overdue",
    "clock: true\ngiven: has(plan.opens)\nrequire: plan.opens >= today\nat: plan.opens\nmessage: {en: \"{{plan.opens}} is before {{today}}\"}"
  )
  private let unnamed = SmallPack.rule("G2", "unnamed", "needs: [overdue]\nrequire: has(plan.name)")

  private func lint(_ plan: String, asOf day: String?) throws -> (findings: [String], verdicts: [UnjudgedVerdict]) {
    let (pack, problems) = SmallPack.load([overdue, unnamed])
    #expect(problems.isEmpty)
    var options = LintOptions()
    options.asOf = day.flatMap { Day($0) }
    let result = FileLinter.lint(
      SourceText(name: "p", text: "format: garden/1\n" + plan), with: try #require(pack), options: options)
    return (result.diagnostics.map { "\($0.id.code) \($0.message.text(in: .english))" }, result.verdicts)
  }

  @Test("run only where a day is given, and without one nothing is said and nothing withheld")
  func onlyWithDay() throws {
    let without = try lint("opens: 2026-03-01\n", asOf: nil)
    #expect(without.findings == ["G2 Message"] && without.verdicts.isEmpty)
    let after = try lint("opens: 2026-03-01\n", asOf: "2026-03-02")
    #expect(after.findings == ["G1 1 March 2026 is before 2 March 2026"])
    #expect(after.verdicts.map(\.kind) == [.withheld])
    #expect(try lint("opens: 2026-03-01\n", asOf: "2026-03-01").findings == ["G2 Message"])
  }

  @Test("are not judged where the plan's date is too coarse for the day")
  func coarse() throws {
    let verdicts = try lint("name: Park\nopens: 2026-03\n", asOf: "2026-03-15").verdicts
    #expect(verdicts.first?.cause == .coarse && verdicts.first?.id.code == "G1")
  }

  @Test("are counted as checked where a day is given")
  func counted() throws {
    let pack = try #require(SmallPack.load([overdue, unnamed]).pack)
    var options = LintOptions()
    #expect(pack.checkedRules(options) == 1)
    options.asOf = Day("2026-01-01")
    #expect(pack.checkedRules(options) == 2)
  }

  @Test(
    "say so: today is not known to other rules nor to functions, and a rule that waits for it reads it",
    arguments: [
      ("require: plan.opens > today", "“today” is not a name known here"),
      ("clock: false\ngiven: has(plan.opens)\nrequire: plan.opens > today", "“today” is not a name known here"),
      ("clock: true\nrequire: has(plan.opens)", "nothing in this rule reads 'today'"),
      ("clock: soon\nrequire: has(plan.opens)", "“clock” takes true or false, not “soon”."),
      ("clock: true\nrequire: has(plan.opens) && today == 1", "Date"),
    ])
  func saysSo(_ body: String, _ expected: String) throws {
    let problems = SmallPack.load([SmallPack.rule("G1", "overdue", body)]).problems
    let texts = problems.map { $0.message.text(in: .english) }
    #expect(problems.contains { $0.message.text(in: .english).contains(expected) }, "\(texts)")
    if expected.hasPrefix("“today”") {
      #expect(problems.contains { $0.advice?.text(in: .english).contains("clock: true") == true })
    }
  }

  @Test("have examples that say which day it is")
  func examples() throws {
    let page = PackFile(
      path: "beds/overdue/doc.md",
      source: SourceText(
        name: "doc.md",
        text: """
          ```yaml fail as-of=2026-03-02
          opens: 2026-03-01  # expect
          ```

          ```yaml pass as-of=2026-03-01
          opens: 2026-03-01
          ```

          ```yaml pass as-of=2026-02-30
          opens: 2026-03-01
          ```

          """))
    let pack = try #require(SmallPack.load([overdue]).pack)
    let result = PageTester.run(pack, [overdue, page])
    #expect(result.passed == 2 && result.failed == 1)
    #expect(result.problems.map { $0.message.text(in: .english) }.first?.contains("as-of") == true)
  }

  @Test("a function of the pack does not know today either")
  func function() {
    let manifest =
      SmallPack.manifest + "\nvalues: {isLate: {result: bool, is: \"has(plan.opens) && plan.opens < today\"}}\n"
    let problems = SmallPack.load([overdue], manifest: manifest).problems
    #expect(problems.contains { $0.advice?.text(in: .english).contains("as a parameter") == true })
  }
}
