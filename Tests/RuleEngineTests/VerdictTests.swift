import Diagnostics
import RuleEngine
import Testing

@Suite("Verdicts")
struct VerdictTests {
  private let noBeds = SmallPack.rule(
    "G1", "no-beds", "require: plan.beds.size() > 0\nat: plan.beds\nmessage: {en: No beds}")
  private let noOwner = SmallPack.rule(
    "G2", "bed-without-owner",
    """
    for: {bed: plan.beds}
    require: has(bed.owner)
    at: bed.owner
    message: {en: "{{label(bed)}} has no owner"}
    """)

  @Test("a rule on elements gives one verdict each and points at the element's id")
  func elements() {
    let result = SmallPack.lint("beds:\n- {id: a, name: Roses}\n- {id: b, owner: Gardener Ann}\n", [noOwner])
    #expect(result.findings == ["3:8 G2 Roses has no owner"])
  }

  @Test("a finding on an absent section points at the deepest thing that is there")
  func absentSection() {
    #expect(SmallPack.lint("name: Park\n", [noBeds]).findings == ["1:1 G1 No beds"])
    #expect(SmallPack.lint("name: Park\nbeds:\n", [noBeds]).findings == ["3:1 G1 No beds – nothing stands there yet"])
  }

  @Test("a placeholder is absent, and the finding says that it still stands there")
  func placeholder() {
    let result = SmallPack.lint("beds:\n- id: a\n  owner: TBD\n", [noOwner])
    #expect(result.findings == ["4:10 G2 a has no owner – it is still “TBD”"])
  }

  @Test("a stated absence is judged like silence and worded as the plan's own")
  func statedAbsence() {
    let result = SmallPack.lint("beds:\n- id: a\n  owner: none\n", [noOwner])
    #expect(result.findings == ["4:10 G2 a has no owner – the plan itself says “none”"])
  }

  @Test("a list and a section may be said not to be there, and a whole number of none is 0")
  func statedAbsenceOfMore() {
    #expect(SmallPack.lint("beds: none\n", [noBeds]).findings == ["2:7 G1 No beds – the plan itself says “none”"])
    let few = SmallPack.rule(
      "G3", "few",
      "for: {plant: 'plan.beds.map(b, b.plants).flatten()'}\ngiven: has(plant.count)\nrequire: plant.count > 0\nat: plant.count"
    )
    let result = SmallPack.lint("beds:\n- {id: a, plants: [{name: rose, count: none}]}\n", [few])
    #expect(result.findings == ["3:40 G3 Message – the plan itself says “none”"])
    #expect(SmallPack.lint("beds:\n- {id: a, plants: none}\n", [few]).findings == [])
  }

  @Test("what holds nothing is empty, and so is what holds a placeholder only; what is said not to be there is not")
  func emptySections() {
    let empty = SmallPack.rule(
      "G3", "empty",
      "for: {section: document.emptySections}\nrequire: 'false'\nat: section\nmessage: {en: \"{{section.key}} {{section.text}}\"}"
    )
    let plan = "beds: TBD\npeople: []\nhelpers: none\nelsewhere:\n"
    #expect(
      SmallPack.lint(plan, [empty]).findings == ["2:7 G3 beds TBD", "3:1 G3 people ", "5:1 G3 elsewhere "])
  }

  @Test("an id of what is called by a placeholder is open, once, unless a finding speaks of that name")
  func openReference() {
    let open = SmallPack.rule(
      "G6", "still-open",
      """
      for: {open: document.openValues}
      needs: [{any: open}, {any: open.text}]
      require: 'false'
      message: {en: "{{open.key}} is {{open.id}} {{open.text}}"}
      """)
    let unnamed = SmallPack.rule(
      "G7", "unnamed", "for: {p: plan.people}\nrequire: has(p.name)\nat: p.name\nmessage: {en: No name}")
    let plan = "people: [{id: ann, name: '?'}]\ngardener: ann\nbeds: [{id: a, owner: ann}]\n"
    #expect(
      SmallPack.lint(plan, [open]).findings == ["2:26 G6 name is  ?", "3:11 G6 gardener is ann ?"])
    #expect(SmallPack.lint(plan, [open, unnamed]).findings == ["2:26 G7 No name – it is still “?”"])
  }

  @Test("what fails the schema is unreadable: the rule on it is not judged")
  func unreadable() {
    let result = SmallPack.lint("beds:\n- id: a\n  owner: [x, y]\n", [noOwner])
    #expect(result.findings.map { $0.prefix(11) } == ["4:3 CRM910 "] || result.findings.count == 1)
    #expect(result.verdicts == ["G2 notJudged beds[a]"])
  }

  @Test("a misspelt key is unreadable, and what it means is not said to be missing")
  func misspelt() {
    let result = SmallPack.lint("bedz:\n- id: a\n", [noBeds, noOwner])
    #expect(result.findings.count == 1)
    #expect(result.findings.first?.contains("CRM911") == true)
    #expect(result.verdicts.contains("G1 notJudged "))
  }

  @Test("beyond a syntax error nothing is said to be missing")
  func cut() {
    let result = SmallPack.lint("name: Park\nbeds:\n- id: a\n  owner: \"Ann\n", [noBeds, noOwner])
    #expect(result.findings.count == 1)
    #expect(result.findings.first?.contains("CRM901") == true)
  }

  @Test("needs withholds where the other rule failed on the plan")
  func needsOnPlan() {
    let rule = SmallPack.rule("G3", "no-roses", "needs: [no-beds]\nrequire: plan.beds.exists(b, has(b.name))")
    let result = SmallPack.lint("name: Park\n", [noBeds, rule])
    #expect(result.findings == ["1:1 G1 No beds"])
    #expect(result.verdicts == ["G3 withheld "])
  }

  @Test("needs withholds on the subject that failed and on what lies in it, and nowhere else")
  func needsOnSubject() {
    let sown = SmallPack.rule(
      "G4", "plant-not-sown",
      "needs: [bed-without-owner]\nfor: {plant: 'plan.beds.map(b, b.plants).flatten()'}\nrequire: has(plant.sown)\nmessage: {en: \"{{label(plant)}} is not sown\"}"
    )
    let result = SmallPack.lint(
      "beds:\n- {id: a, plants: [rose]}\n- {id: b, owner: Gardener Ann, plants: [tulip]}\n", [noOwner, sown])
    #expect(result.findings == ["3:8 G2 a has no owner", "4:41 G4 tulip is not sown"])
    #expect(result.verdicts == ["G4 withheld beds[a].plants[0]"])
  }

  @Test("a rule on the plan that needs one on elements is withheld only where that failed for all")
  func needsOnAll() {
    let rule = SmallPack.rule(
      "G5", "unnamed", "needs: [bed-without-owner]\nrequire: has(plan.name)\nmessage: {en: No name}")
    let some = SmallPack.lint("beds:\n- {id: a}\n- {id: b, owner: Gardener Ann}\n", [noOwner, rule])
    #expect(some.findings.contains("1:1 G5 No name"))
    let all = SmallPack.lint("beds:\n- {id: a}\n- {id: b}\n", [noOwner, rule])
    #expect(all.verdicts == ["G5 withheld "])
  }

  @Test("a rule that needs any is withheld where a finding points at the node")
  func needsAny() {
    let open = SmallPack.rule(
      "G6", "still-open",
      "for: {open: document.openValues}\nneeds: [{any: open}]\nrequire: 'false'\nmessage: {en: \"{{open.key}} is open\"}"
    )
    let result = SmallPack.lint("name: TBD\nbeds:\n- {id: a, owner: '?'}\n", [open, noOwner])
    #expect(result.findings == ["2:7 G6 name is open", "4:18 G2 a has no owner – it is still “?”"])
  }

  @Test("given that is false means the rule does not apply")
  func given() {
    let rule = SmallPack.rule("G7", "too-early", "given: has(plan.opens)\nrequire: plan.opens > date('2026-01-01')")
    let result = SmallPack.lint("name: Park\n", [rule])
    #expect(result.findings.isEmpty && result.verdicts.isEmpty)
  }

  @Test("a coarse date on which readings disagree is not judged; one on which they agree is")
  func coarse() {
    let rule = SmallPack.rule(
      "G7", "too-early", "given: has(plan.opens)\nrequire: plan.opens > date('2026-02-10')\nat: plan.opens")
    #expect(SmallPack.lint("opens: 2026-02\n", [rule]).verdicts == ["G7 notJudged "])
    #expect(SmallPack.lint("opens: 2026-01\n", [rule]).findings.count == 1)
    #expect(SmallPack.lint("opens: 2026-Q2\n", [rule]).findings.isEmpty)
  }

  @Test("a relative date follows the id it names, and its word the item around it")
  func relative() {
    let rule = SmallPack.rule(
      "G7", "too-early",
      "given: has(plan.opens)\nrequire: plan.opens > date('2026-03-01')\nat: plan.opens\nmessage: {en: \"{{plan.opens}}\"}"
    )
    let result = SmallPack.lint("opens: a - 2 weeks\nbeds:\n- {id: a, sown: 2026-03-10}\n", [rule])
    #expect(result.findings == ["2:8 G7 24 February 2026"])
  }

  @Test("dates that hang on each other are not judged")
  func circularDates() {
    let rule = SmallPack.rule(
      "G7", "too-early", "for: {bed: plan.beds}\ngiven: has(bed.sown)\nrequire: bed.sown > date('2026-03-01')")
    let result = SmallPack.lint("beds:\n- {id: a, sown: b + 1 week}\n- {id: b, sown: a + 1 week}\n", [rule])
    #expect(result.findings.isEmpty)
    #expect(result.verdicts.count == 2)
  }

  @Test("an inherited value has the place of the one it comes from")
  func inherited() {
    let rule = SmallPack.rule(
      "G8", "sown-late",
      "for: {plant: 'plan.beds.map(b, b.plants).flatten()'}\ngiven: has(plant.sown)\nrequire: plant.sown < date('2026-03-01')\nat: plant.sown"
    )
    #expect(
      SmallPack.lint("beds:\n- id: a\n  sown: 2026-04-01\n  plants: rose\n", [rule]).findings == ["4:9 G8 Message"])
  }

  @Test("a topic kept elsewhere is not judged")
  func elsewhere() {
    let rule = SmallPack.rule("G1", "no-beds", "about: beds\nrequire: plan.beds.size() > 0")
    #expect(SmallPack.lint("elsewhere: {beds: Bed book}\n", [rule]).verdicts == ["G1 notJudged "])
    #expect(SmallPack.lint("elsewhere: {beds: Bed book}\n", [noBeds]).verdicts == ["G1 notJudged "])
  }

  @Test("an item on outlook is not judged")
  func outlook() {
    #expect(SmallPack.lint("beds:\n- {id: a, status: outlook}\n", [noOwner]).verdicts == ["G2 notJudged beds[a]"])
  }

  @Test("through an alias a finding points at the place of use")
  func alias() {
    let result = SmallPack.lint(
      "beds:\n- &a {id: a, owner: Gardener Ann, plants: [{name: rose, count: 0}]}\n- *a\n",
      [
        SmallPack.rule(
          "G9", "empty",
          "for: {plant: 'plan.beds.map(b, b.plants).flatten()'}\ngiven: has(plant.count)\nrequire: plant.count > 0\nat: plant.count"
        )
      ])
    #expect(result.findings == ["3:64 G9 Message", "4:3 G9 Message"])
  }

  @Test("where everything judged fails, a rule with words for that speaks once")
  func together() {
    let rule = SmallPack.rule(
      "G2", "bed-without-owner",
      "for: {bed: plan.beds}\nrequire: has(bed.owner)\nmessage: {en: one}\ntogether: {at: plan.beds, message: {en: \"{{labels(failed)}} have no owner\"}}"
    )
    #expect(
      SmallPack.lint("beds:\n- {id: a}\n- {id: b}\n- {id: c}\n", [rule]).findings == ["2:1 G2 a, b and c have no owner"]
    )
    #expect(SmallPack.lint("beds:\n- {id: a}\n- {id: b, owner: Gardener Ann}\n", [rule]).findings == ["3:8 G2 one"])
  }

  @Test("an item on outlook does not keep a rule from speaking once, and one that can't be judged does")
  func togetherWithOutlook() {
    let rule = SmallPack.rule(
      "G2", "bed-without-date",
      "for: {bed: plan.beds}\nrequire: has(bed.sown)\nmessage: {en: one}\ntogether: {at: plan.beds, message: {en: all}}"
    )
    let two = "beds:\n- {id: a}\n- {id: b}\n"
    #expect(SmallPack.lint(two + "- {id: c, status: outlook}\n", [rule]).findings == ["2:1 G2 all"])
    #expect(
      SmallPack.lint(two + "- {id: c, sown: soon-ish}\n", [rule]).findings.filter { $0.contains("G2") }
        == ["3:8 G2 one", "4:8 G2 one"])
  }

  @Test("a lone value that stands for an object is a reference as well")
  func shorthandReference() {
    let rule = SmallPack.rule(
      "G5", "unknown-person",
      "for: {use: document.references}\nrequire: use.isDefined\nat: use.text\nmessage: {en: \"{{use.text}}\"}")
    let plan = "people: [{id: ann}]\nhelpers: [ann, {person: bob}, cleo]\n"
    #expect(SmallPack.lint(plan, [rule]).findings == ["3:25 G5 bob", "3:31 G5 cleo"])
  }

  @Test("a source with a condition is cited by those findings that it holds for")
  func conditionalSources() throws {
    let rule = SmallPack.rule(
      "G2", "bed-without-owner",
      """
      sources:
      - {document: almanac, item: '1'}
      - {document: almanac, item: '2', when: bed.plants.size() > 1}
      for: {bed: plan.beds}
      require: has(bed.owner)
      """)
    let pack = try #require(SmallPack.load([rule]).pack)
    let source = SourceText(
      name: "plan.yaml", text: "format: garden/1\nbeds:\n- {id: a, plants: rose}\n- {id: b, plants: [rose, oak]}\n")
    let cited = FileLinter.lint(source, with: pack, options: LintOptions()).diagnostics.map { $0.sources.map(\.item) }
    #expect(cited == [["1"], ["1", "2"]])
  }

  @Test("the first case that holds gives its own words and place")
  func cases() {
    let rule = SmallPack.rule(
      "G2", "bed-without-owner",
      "for: {bed: plan.beds}\nrequire: has(bed.owner)\nmessage: {en: plain}\ncases:\n- {when: has(bed.name), at: bed.name, message: {en: named}}"
    )
    #expect(
      SmallPack.lint("beds:\n- {id: a, name: Roses}\n- {id: b}\n", [rule]).findings == [
        "3:17 G2 named", "4:8 G2 plain",
      ])
  }

  @Test("an evaluation error is a problem of the rule, once, and never a pass")
  func evaluationError() {
    let rule = SmallPack.rule("G1", "bad", "for: {bed: plan.beds}\nrequire: 1 / plan.people.size() == 1")
    let result = SmallPack.lint("beds: [{id: a}, {id: b}]\n", [rule])
    #expect(result.findings.isEmpty)
    #expect(result.problems.count == 1)
    #expect(result.problems.first?.hasPrefix("the rule G1 bad could not be evaluated") == true)
  }

  @Test("before a rule is due its finding is information, with its own severity kept")
  func due() throws {
    let (pack, problems) = SmallPack.load([
      SmallPack.rule("G1", "no-beds", "due: spring\nrequire: plan.beds.size() > 0")
    ])
    #expect(problems.isEmpty)
    let source = SourceText(name: "p", text: "format: garden/1\nstage: winter\n")
    let loaded = try #require(pack)
    let finding = try #require(FileLinter.lint(source, with: loaded).diagnostics.first)
    #expect(finding.severity == .major && finding.effectiveSeverity == .info && finding.dueBy?.english == "spring")
  }

  @Test("one mistake in given is reported once, and what it guards stays guarded")
  func givenWithMistake() {
    let rule = SmallPack.rule(
      "G7", "too-early",
      "for: {bed: plan.beds}\ngiven: has(bed.sown) && bed.naem != ''\nrequire: bed.sown > date('2026-03-01')")
    let problems = SmallPack.load([rule]).problems.map { $0.message.text(in: .english) }
    #expect(problems == ["Bed has no field “naem”"])
  }
}
