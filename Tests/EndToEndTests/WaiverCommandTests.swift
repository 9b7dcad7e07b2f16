import Foundation
import TestSupport
import Testing

@Suite("Waivers on the command line")
struct WaiverCommandTests {
  private static let critical = "format: crm-plan/1\nproject: {name: A, start: 2026-01}\nmaintenance:\n  owner: TBD"
  private static let waiver = "  # crmlint: waive CRM410 until 2026-06-01 by E. Smit: decided in May\n"

  private func run(_ text: String, _ arguments: [String]) throws -> CommandRun {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "plan.yaml")
    return try CommandRun.crmlint(arguments + ["plan.yaml"], in: folder.path)
  }

  @Test("what is waived does not count for the exit status, until the waiver expires or is left out of account")
  func exitStatus() throws {
    let rest =
      "elsewhere: {budget: B, userGroups: U, involvement: I, releases: R, why: W, objectives: O, governance: G}\n"
    let open = Self.critical + "\n" + rest
    let waived = Self.critical + Self.waiver + rest
    #expect(try run(open, ["check"]).status == 1)
    #expect(try run(waived, ["check"]).status == 0)
    #expect(try run(waived, ["check", "--as-of", "2026-06-01"]).status == 0)
    #expect(try run(waived, ["check", "--as-of", "2026-06-02"]).status == 1)
    #expect(try run(waived, ["check", "--no-waivers"]).status == 1)
    #expect(try run(waived, ["check"]).output.contains("1 finding is waived"))
    #expect(try run(waived, ["check"]).output.contains("--as-of today"))
    #expect(try !run(waived, ["check", "--as-of", "2026-06-01"]).output.contains("--as-of today"))
  }

  @Test("the findings about waivers are explained, by code and by name, as every other")
  func explain() throws {
    for name in ["CRM801", "CRM802", "CRM803", "CRM804", "CRM805", "unused-waiver"] {
      for language in ["en", "nl", "da"] {
        #expect(try CommandRun.crmlint(["explain", name, "--lang", language]).status == 0)
      }
    }
    #expect(try CommandRun.crmlint(["explain", "CRM410"]).output.contains("# crmlint: waive CRM410: "))
    #expect(try !CommandRun.crmlint(["explain", "CRM501"]).output.contains("# crmlint: waive"))
  }

  @Test("the register lists what works and what does not, and fails only for what cannot be read")
  func register() throws {
    let plan = Self.critical + Self.waiver + "# crmlint: waive CRM999: so\n"
    let listed = try run(plan, ["waivers"])
    #expect(listed.status == 0 && listed.errors.isEmpty)
    #expect(listed.output.contains("2 waivers in 1 file: 1 in use, 1 cannot be read."))
    #expect(listed.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try run("format: crm-plan/1\n", ["waivers"]).output == "No waivers in 1 file.\n")
    #expect(try CommandRun.crmlint(["waivers", "no-such-file"]).status == 2)
    #expect(try CommandRun.crmlint(["waivers", "-"], input: Array(plan.utf8)).output.hasPrefix("<stdin>:4: in use\n"))
    let empty = try TemporaryFolder()
    #expect(try CommandRun.crmlint(["waivers", empty.path]).status == 2)
  }

  @Test(
    "Python's validator finds the register and a report with waivers valid by their schemas",
    .enabled(if: Python.hasJSONSchema, "scripts/test installs it"))
  func schema() throws {
    let plan = Self.critical + Self.waiver + "# crmlint: waive CRM999: so\nx-a: 1 # crmlint: waive-file CRM200: so\n"
    let register = try run(plan, ["waivers", "--format", "json", "--as-of", "2026-03-01"]).output
    #expect(try Python.validate(register, against: try CommandRun.crmlint(["schema", "waivers"]).output) == "valid")
    let report = try run(plan, ["check", "--format", "json"]).output
    #expect(try Python.validate(report, against: try CommandRun.crmlint(["schema", "findings"]).output) == "valid")
  }

  @Test("a pack says which rules cannot be waived, with true or false and nothing else")
  func packs() throws {
    let folder = try TemporaryFolder()
    try folder.write("name: house\nversion: 1.0.0\nlanguages: [en]\n", to: "house/pack.yaml")
    func rule(_ waivable: String) -> String {
      """
      code: HOUSE01
      name: no-reason
      severity: minor
      waivable: \(waivable)
      require: has(plan.supplier.reason)
      at: plan.supplier.reason
      title: No reason
      message: No reason
      advice: Give one.
      why: So.

      """
    }
    let plan = "format: crm-plan/1\n# crmlint: waive HOUSE01: so\nsupplier: {name: A}\n"
    try folder.write(plan, to: "plan.yaml")
    for (value, isFound) in [("false", true), ("true", false)] {
      try folder.write(rule(value), to: "house/x/no-reason/rule.yaml")
      let run = try CommandRun.crmlint(
        ["check", "--format", "concise", "--rules", "house", "plan.yaml"], in: folder.path)
      #expect(run.output.contains("[HOUSE01 ") == isFound)
      #expect(run.output.contains("[CRM805 ") == isFound)
    }
    try folder.write(rule("perhaps"), to: "house/x/no-reason/rule.yaml")
    #expect(try CommandRun.crmlint(["check", "--rules", "house", "plan.yaml"], in: folder.path).status == 2)
  }
}
