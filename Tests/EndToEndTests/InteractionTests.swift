import Foundation
import TestSupport
import Testing

/// How the rules of the built-in pack get on with each other: one cause gives one finding, and what a plan leaves open
/// is neither a pass nor a failure.
@Suite("The rules among each other")
struct InteractionTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      var code: String
      var severity: String
      var effectiveSeverity: String
      var dueBy: Gate?
      var message: String
      var advice: String?
    }
    struct Gate: Decodable {}
    struct File: Decodable { var findings: [Finding] }
    struct Summary: Decodable { var notJudged: Int }
    var exitStatus: Int
    var files: [File]
    var summary: Summary
    var findings: [Finding] { files.flatMap(\.findings) }
    var codes: Set<String> { Set(findings.map(\.code)) }
  }

  private static let good = "examples/good-lift-service.yaml"

  private func lint(_ plan: String, _ arguments: [String] = [], language: String = "en") throws -> Report {
    let run = try CommandRun.crmlint(
      ["check", "--format", "json", "--lang", language, "--stdin-filename", "plan.yaml", "-"] + arguments,
      input: Array(("format: crm-plan/1\n" + plan).utf8))
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  /// The good plan without some of its root sections, each of which ends where the next one begins.
  private func goodPlan(without sections: String...) throws -> String {
    var isLeftOut = false
    return try Repository.text(Self.good).split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if let first = line.first, first.isLetter { isLeftOut = sections.contains { line.hasPrefix("\($0):") } }
      return !isLeftOut && !line.hasPrefix("format:")
    }.joined(separator: "\n")
  }

  /// The good plan without the activities of some kinds; each begins with a dash and goes on in lines behind it.
  private func goodPlan(withoutKinds kinds: String...) throws -> String {
    var isLeftOut = false
    return try Repository.text(Self.good).split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let text = line.drop { $0 == " " }
      if text.hasPrefix("- ") || text.hasPrefix("#") || line.first?.isLetter == true {
        isLeftOut = kinds.contains { text.hasPrefix("- {kind: \($0),") || text.contains(", kind: \($0),") }
      }
      return !isLeftOut && !line.hasPrefix("format:")
    }.joined(separator: "\n")
  }

  @Test("a plan without any training is told so once, and not of training that comes too late, or is too little")
  func noTraining() throws {
    let codes = try lint(goodPlan(withoutKinds: "training")).codes
    #expect(codes.contains("CRM218"))
    #expect(codes.isDisjoint(with: ["CRM219", "CRM220", "CRM221", "CRM222", "CRM108"]), "\(codes.sorted())")
  }

  @Test("a plan that does not say who will work with the CRM is told so once, and not thirty times")
  func noGroups() throws {
    let codes = try lint(goodPlan(without: "userGroups")).codes
    #expect(codes.contains("CRM200"))
    #expect(codes.filter { $0.hasPrefix("CRM2") } == ["CRM200"], "\(codes.sorted())")
  }

  @Test("a plan without objectives is told so once, and not that nothing leads back to them")
  func noObjectives() throws {
    let plan = try goodPlan(without: "objectives").replacing(/\n? *supports: (\[[^\]]*\]|[a-z-]+),?/, with: "")
    let codes = try lint(plan).codes
    #expect(codes.contains("CRM103"))
    let others = codes.filter { $0.hasPrefix("CRM10") && $0 != "CRM103" }.union(
      codes.intersection(["CRM110", "CRM120", "CRM122", "CRM123"]))
    #expect(others.isEmpty, "\(others.sorted())")
  }

  @Test("a plan in which nothing traces back is told so once, at its objectives")
  func nothingTraces() throws {
    let codes = try lint(
      """
      objectives:
        - {id: sooner, statement: Answer within a day, owner: Head of Service,
           metric: {name: answers within a day, target: 80, baseline: 40, by: 2028}}
      requirements: [{id: R1, statement: One screen}, {id: R2, statement: One list}]
      userGroups: [{id: desk, name: The desk}]
      releases: [{id: r1, goLive: 2027-10-04, userGroups: desk}]
      activities: [{kind: training, audience: desk, start: 2027-09-13}, {kind: workshop, audience: desk, start: 2027-03-01}]
      testScenarios: [{id: T1, title: A call}]
      governance: {decisions: [{what: No chat in the first year, date: 2027-02}]}
      """
    ).codes
    #expect(codes.contains("CRM123"))
    #expect(codes.isDisjoint(with: ["CRM106", "CRM107", "CRM108", "CRM109", "CRM122", "CRM313"]), "\(codes.sorted())")
  }

  @Test("what lives in another document, or is too coarse, is not judged: counted, listed on request, and never a pass")
  func thirdVerdict() throws {
    let plan = """
      project: {start: 2027-01-11}
      userGroups: [{id: desk, name: The desk}]
      releases: [{id: r1, goLive: 2027, userGroups: desk}]
      activities: [{kind: workshop, audience: desk, start: 2027-04-05}]
      elsewhere: {training: Training plan v3}
      """
    let report = try lint(plan)
    #expect(report.codes.isDisjoint(with: ["CRM218", "CRM219", "CRM221", "CRM201"]))
    #expect(report.summary.notJudged > 0)
    let strict = try lint(plan, ["--fail-on", "never", "--fail-on-unjudged"])
    #expect(strict.exitStatus == 1)
    let run = try CommandRun.crmlint(
      ["check", "--verbose", "--lang", "en", "-"], input: Array(("format: crm-plan/1\n" + plan).utf8))
    #expect(run.output.contains("Training plan v3"))
    #expect(run.output.contains("too coarse"))
  }

  @Test("a group that is on outlook is not judged")
  func outlook() throws {
    let report = try lint(
      """
      userGroups: [{id: desk, name: The desk}, {id: shops, name: The shops, status: outlook}]
      releases: [{id: r1, goLive: 2027-10-04, userGroups: desk}]
      activities: [{kind: training, audience: desk, start: 2027-09-13}]
      """)
    #expect(report.findings.allSatisfy { !$0.message.contains("The shops") })
    #expect(report.summary.notJudged > 0)
  }

  @Test("severity belongs to the moment: before a rule is due its finding is information, and keeps its own severity")
  func gates() throws {
    let plan = "project: {name: One Desk}\nuserGroups: [{id: desk, name: The desk}]\n"
    func owner(_ arguments: [String]) throws -> Report.Finding {
      try #require(try lint(plan, arguments).findings.first { $0.code == "CRM410" })
    }
    let early = try owner(["--gate", "kickoff"])
    #expect(early.effectiveSeverity == "info" && early.severity == "critical" && early.dueBy != nil)
    let late = try owner(["--gate", "go-live"])
    #expect(late.effectiveSeverity == "critical" && late.dueBy == nil)
    let none = try owner([])
    #expect(none.effectiveSeverity == "critical" && none.dueBy == nil)
    // Without a gate the first hint is to say where the plan stands.
    let run = try CommandRun.crmlint(
      ["check", "--lang", "en", "-"], input: Array(("format: crm-plan/1\n" + plan).utf8))
    #expect(run.output.contains("Say where the plan stands (project.gate in the plan, or --gate)"))
  }

  @Test("a first run on a sparse plan is no flood: what counts comes first, and the rest in a line each")
  func sparse() throws {
    let run = try CommandRun.crmlint(
      ["check", "--lang", "en", "-"],
      input: Array("format: crm-plan/1\nproject: {name: One Desk, gate: kickoff}\n".utf8))
    #expect(run.output.matches(of: /(?m)^(error|warning|note|info)\[/).count <= 12)
    #expect(run.output.contains("Not due before build:"))
  }

  @Test("what nobody recorded is not judged: attitudes, availability, the value of an objective, earlier attempts")
  func absentIsNotZero() throws {
    let codes = try lint(
      """
      objectives: [{id: sooner, statement: Answer within a day}]
      userGroups: [{id: desk, name: The desk, powerUsers: [{count: 3}]}]
      """
    ).codes
    #expect(codes.isDisjoint(with: ["CRM207", "CRM208", "CRM110", "CRM117", "CRM119", "CRM124"]), "\(codes.sorted())")
    let first = try lint("project: {firstAttempt: true}\nuserGroups: [{id: desk}]\n").codes
    #expect(first.contains("CRM119") && first.isDisjoint(with: ["CRM117", "CRM124"]))
  }

  @Test("each release's own go-live counts for its own groups")
  func ownGoLive() throws {
    let report = try lint(
      """
      project: {start: 2027-01-11}
      userGroups: [{id: desk, name: The desk}, {id: shops, name: The shops}]
      releases:
        - {id: r1, goLive: 2027-06-07, userGroups: desk}
        - {id: r2, goLive: 2028-06-05, userGroups: shops}
      activities:
        - {kind: workshop, audience: [desk, shops], start: 2027-01-25}
        - {kind: communication, title: What comes when, audience: everyone, start: 2027-02-01}
        - {kind: training, audience: [desk, shops], start: 2027-09-13, end: 2027-09-17}
      """)
    let late = report.findings.filter { $0.code == "CRM219" }
    #expect(late.count == 1)
    #expect(late.first?.message.contains("The desk") == true)
    #expect(late.first?.message.contains("The shops") == false)
  }

  @Test("a two-year programme with frequent releases is neither done on the side nor too slow")
  func longProgramme() throws {
    let codes = try lint(
      """
      project: {start: 2027-01-11, end: 2028-12-15}
      people: [{id: pm, name: Nina Moss, role: project-manager, fte: 1}]
      userGroups: [{id: desk, name: The desk}]
      releases:
        - {id: r1, goLive: 2027-06-07, userGroups: desk}
        - {id: r2, goLive: 2027-09-06, userGroups: desk}
        - {id: r3, goLive: 2028-01-10, userGroups: desk}
      activities:
        - {kind: workshop, audience: desk, start: 2027-01-13}
        - {kind: demo, audience: desk, start: 2027-02-01, every: 4 weeks, until: 2028-12-15, feedback: true}
        - {kind: training, audience: desk, start: 2027-05-10}
      maintenance: {aftercareUntil: 2028-12-15}
      """
    ).codes
    #expect(codes.isDisjoint(with: ["CRM217", "CRM224", "CRM225"]), "\(codes.sorted())")
  }

  @Test("starting late breaks one rule and asking only at the end another; approval above is not support below")
  func neighbours() throws {
    let late = try lint(
      """
      project: {start: 2027-01-11}
      userGroups: [{id: desk, name: The desk}]
      releases: [{id: r1, goLive: 2027-11-01, userGroups: desk}]
      activities: [{kind: workshop, audience: desk, start: 2027-05-03}, {kind: training, audience: desk, start: 2027-10-04}]
      """)
    #expect(late.codes.contains("CRM201") && !late.codes.contains("CRM202"))
    let approved = try lint(
      """
      project: {start: 2027-01-11}
      people: [{id: md, name: Moira Hill, role: executive-sponsor, function: management}]
      userGroups: [{id: desk, name: The desk}]
      phases:
        - {id: design, stage: design, start: 2027-02-01, end: 2027-04-30}
        - {id: build, stage: build, start: 2027-05-03, end: 2027-09-30}
      releases: [{id: r1, goLive: 2027-11-01, userGroups: desk}]
      activities:
        - {kind: approval, title: The board says yes, start: 2027-01-11}
        - {kind: demo, audience: desk, start: 2027-10-04, topics: software}
      """)
    #expect(approved.codes.contains("CRM214") && !approved.codes.contains("CRM211"))
  }

  @Test("no message names a person together with an attitude", arguments: ["en", "nl", "da"])
  func attitudes(language: String) throws {
    let report = try lint(
      """
      people: [{id: jan, name: Jan Quist, department: Desk, role: power-user}]
      userGroups:
        - {id: desk, name: The desk, powerUsers: [{person: jan, attitude: enthusiast, availability: available}]}
      releases: [{id: r1, goLive: 2027-11-01, userGroups: desk}]
      activities: [{kind: workshop, audience: desk, start: 2027-05-03}]
      """, language: language)
    #expect(!report.codes.isDisjoint(with: ["CRM207", "CRM208"]), "\(report.codes.sorted())")
    for finding in report.findings where finding.code == "CRM207" || finding.code == "CRM208" {
      #expect(!finding.message.contains("Quist") && finding.advice?.contains("Quist") != true)
    }
  }

  @Test("with one user group, what concerns several does not apply; without a supplier neither does what concerns one")
  func notApplicable() throws {
    let codes = try lint(
      """
      people: [{id: pm, name: Nina Moss, role: project-manager, department: Desk, fte: 1}]
      userGroups: [{id: desk, name: The desk, department: Desk, powerUsers: [{count: 2}]}]
      releases: [{id: r1, goLive: 2027-11-01, userGroups: desk}]
      """
    ).codes
    #expect(codes.isDisjoint(with: ["CRM227", "CRM406", "CRM419", "CRM420", "CRM421"]), "\(codes.sorted())")
  }
}
