import Foundation
import TestSupport
import Testing

@Suite("The plans of this repository")
struct PlanTests {
  @Test("a plan with twelve mistakes gives these twelve findings on these lines, and no other")
  func twelveMistakes() throws {
    let expected = try Repository.text("Tests/Plans/twelve-mistakes.expected").split(separator: "\n").map(String.init)
    let run = try CommandRun.crmlint(["check", "--format", "concise", "Tests/Plans/twelve-mistakes.yaml"])
    let actual = run.findings.sorted { ($0.line, $0.code) < ($1.line, $1.code) }.map { "\($0.line) \($0.code)" }
    #expect(actual == expected, "\(run.output)")
    #expect(run.status == 1)
  }

  @Test(
    "a good plan is silent, in whichever language it is written",
    arguments: ["good-lift-service", "good-vets", "good-long-programme", "goed-woningcorporatie", "god-vinduesfabrik"])
  func good(_ name: String) throws {
    let concise = try CommandRun.crmlint(["check", "--select", "all", "--format", "concise", "examples/\(name).yaml"])
    #expect(concise.output.isEmpty, "\(concise.output)")
    let text = try CommandRun.crmlint(["check", "--select", "all", "--fail-on", "info", "examples/\(name).yaml"])
    #expect(text.status == 0)
    #expect(text.errors.isEmpty)
    // One calm line, and what could not be judged.
    let first = try #require(text.output.split(separator: "\n").first)
    #expect(
      first.hasPrefix("No findings in 1 file") || first.hasPrefix("Geen bevindingen") || first.hasPrefix("Ingen fund"))
  }

  @Test("a reference is checked however short it is written")
  func shortReferences() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      format: crm-plan/1
      userGroups: [{id: service-desk}]
      releases: [{id: r1, goLive: 2026-09-07, userGroups: service-dsk}]
      activities:
        - {kind: training, audience: servce-desk}
        - {kind: training, audience: [servicedesk]}
        - {kind: training, audience: [{group: service-deks}]}
      """, to: "plan.yaml")
    let run = try CommandRun.crmlint(["check", "--format", "concise", path])
    #expect(run.findings.filter { $0.code == "CRM501" }.map(\.line) == [3, 5, 6, 7], "\(run.output)")
  }

  @Test(
    "what an alias repeats counts from the go-live of the release it stands in, and is kept elsewhere as that part is")
  func aliases() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      format: crm-plan/1
      x-care: &care {until: go-live + 2 weeks}
      x-systems: &systems [{id: orders, name: Order book}]
      releases:
        - {id: r1, goLive: 2026-09-07, aftercare: *care}
        - {id: r2, goLive: 2026-12-07, aftercare: *care}
      systems: *systems
      elsewhere:
        systems: {document: Register, covers: [role, interface, owner, integrated]}
      """, to: "plan.yaml")
    let run = try CommandRun.crmlint(["check", "--format", "concise", path])
    let short = run.findings.filter { $0.code == "CRM424" }
    #expect(short.map(\.message).first?.contains("21 December 2026") == true, "\(run.output)")
    #expect(!run.findings.contains { $0.code == "CRM312" }, "\(run.output)")
  }

  @Test(
    "every example is read without a mistake of form, but for those that show one",
    arguments: Repository.files(below: "examples").filter { !$0.hasPrefix("wrong/") })
  func examples(_ path: String) throws {
    guard path.hasSuffix(".yaml") else { return }
    let run = try CommandRun.crmlint(["check", "--format", "concise", "examples/\(path)"])
    #expect(run.status == 0 || run.status == 1, "\(run.errors)")
    let reading = run.findings.filter { $0.code.hasPrefix("CRM9") }
    #expect(reading.isEmpty, "\(reading)")
  }
}
