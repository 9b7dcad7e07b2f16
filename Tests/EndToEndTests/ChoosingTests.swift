import Foundation
import TestSupport
import Testing

@Suite("Gates, the clock and choosing rules")
struct ChoosingTests {
  private static let pack = Repository.path("Tests/EndToEndTests/cases/boat-pack")
  private static let head = "format: boat-plan/1\n"

  private func run(_ command: String, _ plan: String, _ arguments: [String]) throws -> CommandRun {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.head + plan, to: "plan.yaml")
    let words = command.split(separator: " ").map(String.init)
    return try CommandRun.crmlint(words + ["--rules", Self.pack, path] + arguments)
  }

  private func check(_ plan: String, _ arguments: [String]) throws -> CommandRun { try run("check", plan, arguments) }

  private func codes(_ plan: String, _ arguments: [String]) throws -> [String] {
    try check(plan, ["--format", "concise"] + arguments).findings.map(\.code).sorted()
  }

  // MARK: - Gates

  @Test("--gate takes the place of the plan's own, and what is due later is information")
  func gate() throws {
    let plan = "stage: launch\nlaunch: 2027-05-04\nplanks: [{id: shelf}]\n"
    let later = try check(plan, ["--gate", "keel", "--format", "concise"])
    #expect(later.output.contains(": info: The seam of shelf is open"))
    #expect(later.status == 1, "the keel is due")
    #expect(try check(plan, ["--format", "concise"]).output.contains(": error: The seam of shelf is open"))
  }

  @Test("the checklist's exit status is 1 where something blocks and 0 where nothing does")
  func checklist() throws {
    let plan = "keel: oak\nlaunch: 2027-05-04\nplanks: [{id: shelf}]\n"
    #expect(try run("gate launch", plan, []).status == 1)
    #expect(try run("gate launch", plan, ["--fail-on", "never"]).status == 0)
    let early = try run("gate keel", plan, [])
    #expect(early.status == 0)
    #expect(early.output.contains("Nothing in the plan blocks the keel."))
    #expect(early.output.contains("1 finding is due only later."))
    // The flag counts from minor on; it is no part of the checklist unless it is chosen.
    #expect(try run("gate keel", plan, ["--fail-on", "minor"]).status == 0)
    let flag = try run("gate keel", plan, ["--fail-on", "minor", "--extend-select", "extras"])
    #expect(flag.status == 1 && flag.output.contains("[ ] BOAT301 The boat has no flag (line 1)"))
    let broken = try run("gate keel", "keel: [\n", [])
    #expect(broken.status == 1 && broken.output.contains("[ ] CRM901"))
    #expect(try run("gate keel", plan, ["none.yaml"]).status == 2)
  }

  @Test("a checklist as JSON is a report that says which gate it is for")
  func checklistJSON() throws {
    let report = try run(
      "gate keel", "stage: launch\nlaunch: 2027-05-04\nplanks: [{id: shelf}]\n", ["--format", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])
    #expect((object["choice"] as? [String: Any])?["gate"] as? String == "keel")
    let file = try #require((object["files"] as? [[String: Any]])?.first)
    #expect(file["gates"] as? [String] == ["launch"])
    let due = (file["findings"] as? [[String: Any]])?.map { $0["dueBy"] as? String }
    #expect(due?.contains("the launch") == true)
  }

  @Test("no line of a checklist is wider than the terminal, in any language")
  func width() throws {
    for language in ["en", "nl", "da"] {
      for width in [40, 80] {
        let run = try CommandRun.crmlint(
          [
            "gate", "go-live", "--lang", language, "--verbose", "examples/gone-wrong.yaml",
            "examples/kick-off-sketch.yaml",
          ],
          environment: ["COLUMNS": "\(width)"])
        for line in run.output.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
      }
    }
  }

  @Test("a plan that does not say where it stands gets that as its first hint, and one that does gets none")
  func hint() throws {
    let hint = "Say where the plan stands (stage in the plan, or --gate)"
    let plan = "launch: 2027-05-04\n"
    #expect(try check(plan, ["--lang", "en"]).output.contains(hint))
    #expect(try !check(plan + "stage: keel\n", []).output.contains("where the plan stands"))
    #expect(try !check(plan, ["--gate", "launch"]).output.contains("where the plan stands"))
    #expect(try !check(plan + "keel: oak\n", []).output.contains("where the plan stands"), "there is no finding")
    #expect(try !check("keal: oak\n", ["--ignore", "all"]).output.contains("where the plan stands"))
  }

  // MARK: - The clock

  @Test("a rule that reads the clock runs with --as-of only, and says nothing without it")
  func clock() throws {
    let plan = "keel: oak\nsurvey: 2026-08-31\n"
    #expect(try codes(plan, []) == [])
    #expect(try check(plan, []).output.contains("2 rules checked"))
    #expect(try codes(plan, ["--as-of", "2026-09-01"]) == ["BOAT201"])
    #expect(try codes(plan, ["--as-of", "2026-08-31"]) == [])
    #expect(try check(plan, ["--as-of", "2026-08-31"]).output.contains("3 rules checked"))
    #expect(try codes(plan.replacing("2026", with: "1999"), ["--as-of", "today"]) == ["BOAT201"])
    // A coarse date is no reason to fail, nor is a run without a day.
    let coarse = plan.replacing("2026-08-31", with: "2026")
    #expect(try check(coarse, ["--as-of", "2026-08-31", "--fail-on-unjudged"]).status == 1)
    #expect(try check(coarse, ["--fail-on-unjudged"]).status == 0)
  }

  // MARK: - What is not judged

  @Test("--fail-on-unjudged makes the exit status 1, and every format says why")
  func failOnUnjudged() throws {
    let plan = "keel: oak\nlaunch: 2027-05\nplanks: [{id: shelf, caulked: 2027-05-20}]\n"
    #expect(try check(plan, []).status == 0)
    let text = try check(plan, ["--fail-on-unjudged"])
    #expect(text.status == 1)
    #expect(text.output.contains("exit status 1: 1 check could not be judged, and --fail-on-unjudged is set"))
    let concise = try check(plan, ["--fail-on-unjudged", "--format", "concise"])
    #expect(concise.status == 1 && concise.output.isEmpty)
    let early = try check("stage: keel\n" + plan, ["--fail-on-unjudged", "--format", "concise"])
    #expect(early.status == 0 && early.errors.isEmpty, "the seams are due at the launch")
    #expect(concise.errors.contains("--fail-on-unjudged is set"))
    let ignored = try check(plan, ["--fail-on-unjudged", "--ignore", "BOAT102"])
    #expect(ignored.status == 0, "a rule that is not shown does not count")
    #expect(try run("gate launch", plan, ["--fail-on-unjudged"]).status == 1)
  }

  @Test("what is covered elsewhere passes, so that --fail-on-unjudged has nothing against it")
  func covers() throws {
    let plan = "keel: oak\nlaunch: 2027-05-04\nelsewhere: {planks: {document: Plank book, covers: CAULKED}}\n"
    #expect(try check(plan.replacing("CAULKED", with: "caulked"), ["--fail-on-unjudged"]).status == 0)
    #expect(try check(plan.replacing("CAULKED", with: "wood"), ["--fail-on-unjudged"]).status == 1)
    #expect(try codes(plan, []) == ["CRM912"])
  }

  // MARK: - Choosing

  @Test(
    "families that are off by default are shown where they are chosen",
    arguments: [
      ([], ["BOAT101"]), (["--select", "all"], ["BOAT101", "BOAT301"]), (["--select", "extras"], ["BOAT301"]),
      (["--extend-select", "extras"], ["BOAT101", "BOAT301"]), (["--select", "BOAT3"], ["BOAT301"]),
      (["--select", "all", "--ignore", "yard-rules/1"], ["BOAT301"]),
      (["--select", "timber,looks"], ["BOAT101", "BOAT301"]),
      (["--select", "timber", "--select", " looks "], ["BOAT101", "BOAT301"]), (["--select", "rigging"], []),
      (["--ignore", "hull"], []),
    ] as [([String], [String])])
  func families(_ arguments: [String], _ expected: [String]) throws {
    #expect(try codes("stage: keel\n", arguments) == expected)
  }

  @Test("what keeps a plan from being read is shown whatever is chosen")
  func alwaysShown() throws {
    #expect(try codes("keal: oak\n", ["--ignore", "all"]) == ["CRM911"])
    #expect(try codes("keal: oak\n", ["--select", "CRM9"]) == ["CRM911"])
  }

  @Test(
    "the number of rules checked follows the choice",
    arguments: [
      ([], "2 rules checked"), (["--select", "all"], "3 rules checked"),
      (["--select", "all", "--as-of", "today"], "4 rules checked"),
      (["--select", "BOAT101"], "1 rule checked"), (["--ignore", "all"], "0 rules checked"),
    ] as [([String], String)])
  func count(_ arguments: [String], _ expected: String) throws {
    #expect(try check("keel: oak\nflag: red\n", arguments).output.contains(expected))
  }

  @Test(
    "a rule that takes no part in a plain check says so on its page",
    arguments: [
      ("BOAT301", "en", "It is off by default; --extend-select extras or --select all switches it on."),
      ("BOAT201", "nl", "Ze kijkt naar de datum en doet alleen mee met --as-of."),
      ("BOAT201", "da", "Den ser på datoen og kører kun med --as-of."),
    ])
  func explain(_ code: String, _ language: String, _ expected: String) throws {
    let page = try CommandRun.crmlint(["explain", code, "--lang", language, "--rules", Self.pack])
    #expect(page.status == 0 && page.output.contains(expected), "\(page.output)")
    #expect(try !CommandRun.crmlint(["explain", "BOAT101", "--rules", Self.pack]).output.contains("When it runs"))
  }

  @Test("the built-in pack has its delivery family off by default, and knows it by name")
  func delivery() throws {
    let list = try CommandRun.crmlint(["rules", "--lang", "en"])
    #expect(list.output.contains("delivery: Delivery practice beyond the sources (off by default;"))
    #expect(try CommandRun.crmlint(["check", "--select", "delivery", "examples/good-lift-service.yaml"]).status == 0)
  }

  @Test(
    "a choice that means nothing ends with 2, says what was meant, and lints nothing",
    arguments: [
      (["--gate", "lauch"], "did you mean 'launch'? The gates are keel, launch"),
      (["--gate", ""], "a gate has a name"),
      (["--gate", "keel", "--gate", "launch"], "--gate is given twice"), (["--select", ""], "empty name"),
      (["--select", "nope"], "there is no rule, family, tag or source"), (["--select", "no-kel"], "'no-keel'"),
      (["--ignore", "timbr"], "'timber'"), (["--extend-select", "extra"], "'extras'"),
      (["--select", "yard-rules/3"], "it has 1, 2"), (["--select", "hull,,papers"], "empty name"),
      (["--ignore", "CRM911"], "can't be ignored"), (["--ignore", "CRM9"], "can't be ignored"),
      (["--as-of", "2026-02-30"], "2026-02-28"), (["--as-of", "tomorrow"], "2026-03-14"),
      (["--as-of", ""], "2026-03-14"),
      (["--as-of", "2026-03"], "2026-03-14"), (["--as-of", "2026-03-01", "--as-of", "2026-03-02"], "given twice"),
    ] as [([String], String)])
  func wrong(_ arguments: [String], _ expected: String) throws {
    let run = try check("", arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(expected), "\(run.errors)")
  }

  @Test("a gate or rule is not found in a pack that is wrong, and what is wrong with the pack is said as well")
  func wrongPack() throws {
    let folder = try TemporaryFolder()
    try folder.write("name: house\nversion: 1.0.0\nlanguages: [en]\n", to: "house/pack.yaml")
    try folder.write("code: HOUSE01\n", to: "house/a/half/rule.yaml")
    let run = try CommandRun.crmlint(
      ["check", "--rules", folder.path + "/house", "--select", "HOUSE01", "examples/good-lift-service.yaml"])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("HOUSE01: there is no rule") && run.errors.contains("half/rule.yaml"))
  }

  @Test(
    "Python's validator finds the JSON of a choice and of a checklist valid",
    .enabled(if: Python.hasJSONSchema, "scripts/test installs it"),
    arguments: [
      ["check", "--select", "all", "--ignore", "hygiene", "--as-of", "2026-03-01", "--gate", "build"],
      ["gate", "go-live", "--fail-on-unjudged"],
    ])
  func schema(_ arguments: [String]) throws {
    let report = try CommandRun.crmlint(arguments + ["--format", "json", "examples"]).output
    let schema = try CommandRun.crmlint(["schema", "findings"]).output
    #expect(try Python.validate(report, against: schema) == "valid")
  }

  // MARK: - The document

  @Test("the commands in docs/choosing.md give what stands there")
  func document() throws {
    let path = "docs/choosing.md"
    let old = try Repository.text(path)
    var text = ""
    var rest = old[...]
    var count = 0
    while let opening = rest.firstRange(of: "```console\n$ crmlint ") {
      let closing = try #require(rest[opening.upperBound...].firstRange(of: "\n```\n"))
      let line = rest[opening.upperBound...].prefix { $0 != "\n" }
      let run = try CommandRun.crmlint(line.split(separator: " ").map(String.init))
      text += rest[..<opening.upperBound] + line + "\n" + run.errors + run.output + "```\n"
      rest = rest[closing.upperBound...]
      count += 1
    }
    text += rest
    #expect(count >= 3)
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
      Issue.record("recorded \(path); run again without CRMLINT_RECORD")
    } else {
      #expect(old == text, "\(path) is not up to date: CRMLINT_RECORD=1 scripts/test --filter ChoosingTests")
    }
  }
}
