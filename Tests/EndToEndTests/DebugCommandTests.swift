import Foundation
import TestSupport
import Testing

/// What lies behind a verdict, as `crmlint debug` and `crmlint check --explain-values` show it.
@Suite("Looking behind a verdict")
struct DebugCommandTests {
  private static let wrong = "examples/gone-wrong.yaml"

  /// A pack of one rule in a folder of its own.
  private static func pack(_ rule: String) throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    try folder.write("name: own\nversion: 1.0.0\nlanguages: [en]\n", to: "own/pack.yaml")
    try folder.write(
      """
      code: OWN1
      name: odd
      severity: major
      \(rule)
      title: Odd
      message: This is odd
      advice: Make it even.
      why: Odd things fall over.
      """, to: "own/test/odd/rule.yaml")
    return (folder, folder.path + "/own")
  }

  // MARK: - trace

  @Test("a trace gives each part of a condition its value and the line it comes from")
  func trace() throws {
    let run = try CommandRun.crmlint(["debug", "trace", "CRM201", Self.wrong, "--subject", "service-desk"])
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains(/\n +9:10 +projectStart +2026-02-02\n/))
    #expect(run.output.contains(/86:44 +goLive\(group\) +2026-12-14\n/))
    #expect(run.output.contains(/\n +share +91\.1%\n/))
    #expect(run.output.contains(/onlyAcceptance +not evaluated\n/))
    #expect(run.output.contains("userGroups[service-desk] “Service desk”: fails"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(run.output)")
  }

  @Test("the verdicts of a trace are those of check", arguments: ["CRM201", "CRM202", "CRM218", "CRM402", "CRM411"])
  func verdicts(rule: String) throws {
    let trace = try CommandRun.crmlint(["debug", "trace", rule, Self.wrong, "--format", "json"])
    let traces = try #require(try JSONSerialization.jsonObject(with: Data(trace.output.utf8)) as? [[String: Any]])
    let subjects = try #require(traces.first?["subjects"] as? [[String: Any]])
    let failing = subjects.filter { $0["verdict"] as? String == "fails" }
    let report = try CommandRun.crmlint(["check", "--format", "json", Self.wrong])
    let file = try #require(
      ((try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])?["files"]
        as? [[String: Any]])?
        .first)
    let findings = (file["findings"] as? [[String: Any]] ?? []).filter { $0["code"] as? String == rule }
    #expect(failing.isEmpty == findings.isEmpty)
    let held = (file["verdicts"] as? [[String: Any]] ?? []).filter { $0["code"] as? String == rule }
    #expect(subjects.count { ["withheld", "not judged"].contains($0["verdict"] as? String) } == held.count)
    for subject in failing {
      let clauses = try #require(subject["clauses"] as? [[String: Any]])
      #expect(clauses.last?["role"] as? String == "require")
      #expect((clauses.last?["node"] as? [String: Any])?["value"] as? String == "false")
    }
  }

  @Test("a rule that another withholds says which")
  func withheld() throws {
    let run = try CommandRun.crmlint(["debug", "trace", "late-user-involvement", Self.wrong, "--subject", "engineers"])
    #expect(run.output.contains("withheld"))
    #expect(run.output.contains(/CRM202 group-never-involved +fails: this one is withheld/))
  }

  @Test("--depth unfolds definitions level by level")
  func depth() throws {
    let unfolded = try [0, 1, 3].map { depth in
      try CommandRun.crmlint(["debug", "trace", "CRM201", Self.wrong, "--depth", String(depth)])
        .output.split(separator: "\n").count { $0.contains(/^ +is [a-z…(]/) }
    }
    #expect(unfolded[0] == 0)
    #expect(unfolded[1] > 0)
    #expect(unfolded[2] > unfolded[1])
  }

  @Test("the wrong name of a rule or a subject brings up the right one")
  func names() throws {
    let rule = try CommandRun.crmlint(["debug", "trace", "late-user-involvment", Self.wrong])
    #expect(rule.status == 2)
    #expect(rule.errors == "crmlint: there is no rule 'late-user-involvment'; did you mean late-user-involvement?\n")
    let subject = try CommandRun.crmlint(["debug", "trace", "CRM201", Self.wrong, "--subject", "service-dsk"])
    #expect(subject.status == 2)
    #expect(subject.errors.contains("did you mean service-desk?"))
  }

  @Test("a rule that fails itself shows where, and the status is 2")
  func failingRule() throws {
    let (folder, path) = try Self.pack("let: {zero: plan.people.size() - 4}\nrequire: 10 / zero > 1")
    let run = try CommandRun.crmlint(["debug", "trace", "OWN1", Self.wrong, "--rules", path])
    #expect(run.status == 2)
    #expect(run.output.contains(/10 \/ zero +error: 10 \/ 0 divides by zero/))
    #expect(run.output.contains(/zero +0\n/))
    #expect(run.output.contains("not judged"))
    _ = folder
  }

  @Test("a rule that takes too many steps ends, and shows how far it came")
  func overBudget() throws {
    let (folder, path) = try Self.pack(
      "require: lists.range(3000).all(x, lists.range(3000).all(y, lists.range(3000).all(z, x + y + z >= 0)))")
    let run = try CommandRun.crmlint(["debug", "trace", "odd", Self.wrong, "--rules", path], timeout: 60)
    #expect(!run.isTimedOut)
    #expect(run.status == 2)
    #expect(run.output.contains("too many steps"))
    #expect(run.output.contains(/· z = \d+/))
    #expect(run.output.utf8.count < 20_000)
    _ = folder
  }

  @Test("huge values are cut, and say how much is left out")
  func huge() throws {
    let (folder, path) = try Self.pack(
      "let: {many: 'lists.range(4120)', long: \"lists.range(3000).map(x, 'abcdefgh').join('')\"}\nrequire: many.size() == long.size()"
    )
    let run = try CommandRun.crmlint(["debug", "trace", "odd", Self.wrong, "--rules", path])
    #expect(run.output.contains(/… 4,\d\d\d more/))
    #expect(run.output.contains(/… 23,\d\d\d more/))
    #expect(run.output.utf8.count < 6_000)
    _ = folder
  }

  @Test("nothing from a plan steers the terminal", arguments: [["debug", "tree"], ["debug", "trace", "CRM202"]])
  func controls(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write(
      """
      format: crm-plan/1
      project: {name: "a\\e[31mb\\u202ec", start: 2026-01-05}
      userGroups: [{id: "x\\e[2J", name: "y\\a"}]
      releases: [{id: r1, goLive: 2026-06-01, userGroups: ["x\\e[2J"]}]
      "k\\e[0m": 1
      """, to: "plan.yaml")
    let run = try CommandRun.crmlint(command + [plan, "--color", "never"])
    #expect(!run.output.utf8.contains { $0 < 0x20 && $0 != 0x0A })
    #expect(!run.output.unicodeScalars.contains("\u{202E}"))
    #expect(!run.errors.utf8.contains { $0 < 0x20 && $0 != 0x0A })
  }

  // MARK: - tree

  @Test("the tree of a broken plan shows what could be read, and how each node stands")
  func brokenTree() throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write(
      """
      format: crm-plan/1
      project: {start: TBD, naem: x}
      # one for all
      releases:
        - &first {id: r1, goLive: not a date}
        - <<: *first
          id: r2
      maintenance: {owner: none}
      people: [{id: a
      """, to: "plan.yaml")
    let run = try CommandRun.crmlint(["debug", "tree", plan])
    #expect(run.status == 1)
    #expect(run.output.contains(/start: TBD +Date  open\n/))
    #expect(run.output.contains(/naem: x .* misspelt key, meant name\n/))
    #expect(run.output.contains(/# one for all\n/))
    #expect(run.output.contains(/Release, &first/))
    #expect(run.output.contains(/goLive: not a date +Date  unreadable CRM9\d\d\n/))
    #expect(run.output.contains(/<<: \*first → line 5/))
    #expect(run.output.contains("merged in: goLive"))
    #expect(run.output.contains(/owner: none +string  absent\n/))
    #expect(run.output.contains("the reading ended here"))
    #expect(run.errors.contains("CRM90"))
  }

  @Test("each line of the tree as JSON is an object of its own")
  func treeLines() throws {
    let run = try CommandRun.crmlint(["debug", "tree", Self.wrong, "--format", "json"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count > 200)
    for line in lines {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
  }

  @Test("a plan of 5 MB takes seconds, on many lines and on one", arguments: [true, false])
  func largeTree(isOneLine: Bool) throws {
    let folder = try TemporaryFolder()
    var text = "format: crm-plan/1\npeople: [\n"
    while text.utf8.count < 5_000_000 {
      text += "{id: p\(text.utf8.count), name: Somebody with a name, role: team-member},"
      if !isOneLine { text += "\n" }
    }
    let plan = try folder.write(text + "]\n", to: "plan.yaml")
    let run = try CommandRun.crmlint(["debug", "tree", plan], timeout: 60)
    #expect(!run.isTimedOut)
    #expect(run.output.split(separator: "\n").count > 200_000)
  }

  @Test(
    "a reader that has gone ends the command with 2 and no signal",
    arguments: [["debug", "tree"], ["debug", "trace", "CRM201"], ["check", "--explain-values", "--profile"]])
  func closedPipe(_ command: [String]) throws {
    let run = try CommandRun.crmlint(command + [Self.wrong], output: .closedPipe)
    #expect(run.status == 2)
    #expect(run.signal == nil)
  }

  @Test("a plan that is not there is named", arguments: [["debug", "tree"], ["debug", "trace", "CRM201"]])
  func missing(_ command: [String]) throws {
    let run = try CommandRun.crmlint(command + ["nowhere.yaml"])
    #expect(run.status == 2)
    #expect(run.errors == "crmlint: cannot read nowhere.yaml: No such file or directory\n")
  }

  // MARK: - types and ast

  @Test("types knows objects, fields, functions and values, and the nearest name")
  func types() throws {
    let object = try CommandRun.crmlint(["debug", "types", "Release"]).output
    #expect(object.contains(/goLive +Date +may be absent/))
    #expect(object.contains(/userGroups +list\(ReleaseGroup\) +reads as empty/))
    #expect(object.contains("servedBy(group: UserGroup) → list(Release)"))
    let function = try CommandRun.crmlint(["debug", "types", "firstGoLive"]).output
    #expect(function.contains("firstGoLive: Date"))
    #expect(function.contains(/Defined at rules\/definitions\/releases\.yaml:\d+:\d+/))
    let slip = try CommandRun.crmlint(["debug", "types", "Realease"])
    #expect(slip.status == 2)
    #expect(slip.errors.contains("did you mean Release?"))
  }

  @Test("ast shows types, overloads and guards of an expression")
  func ast() throws {
    let run = try CommandRun.crmlint([
      "debug", "ast", "plan.releases.exists(r, has(r.goLive) && r.goLive > date('2026-03'))",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains(/\.goLive +Date +\d+ +field of Release, may be absent: guarded\n/))
    #expect(run.output.contains(/> +bool +\d+ +greater_Date\n/))
  }

  @Test(
    "ast shows every expression of every rule", arguments: ["CRM201", "training-after-go-live", "CRM402", "CRM501"])
  func ruleAST(rule: String) throws {
    let run = try CommandRun.crmlint(["debug", "ast", rule])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\nrequire: "))
    #expect(run.output.contains("\nmessage"))
    #expect(!run.output.contains(" error "))
  }

  @Test("a mistake in an expression has a caret under it, and an expression bomb ends")
  func badExpressions() throws {
    let slip = try CommandRun.crmlint(["debug", "ast", "plan.realeases.size()"])
    #expect(slip.status == 2)
    #expect(slip.errors.contains("\n1 │ plan.realeases.size()\n  │      ^^^^^^^^^\n"))
    let open = try CommandRun.crmlint(["debug", "ast", "size(plan.releases"])
    #expect(open.status == 2)
    #expect(open.errors.contains("is not closed"))
    for bomb in [
      String(repeating: "(", count: 20_000),
      String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000),
      "1" + String(repeating: " + 1", count: 8_000), String(repeating: "!", count: 30_000) + "true",
      "[1].map(a, [1].map(b, [1].map(c, " + String(repeating: "a + ", count: 6_000) + "1)))",
    ] {
      let run = try CommandRun.crmlint(["debug", "ast", bomb], timeout: 30)
      #expect(run.signal == nil && !run.isTimedOut)
      #expect(run.status == 2 || run.status == 0)
    }
  }

  // MARK: - check

  @Test("--explain-values gives the values below each finding, and the report stays the same otherwise")
  func explainValues() throws {
    let plain = try CommandRun.crmlint(["check", Self.wrong])
    let run = try CommandRun.crmlint(["check", "--explain-values", Self.wrong])
    #expect(run.status == plain.status)
    #expect(run.output.contains("startOf(a) <= goLive(group) → false\n"))
    #expect(run.output.contains(/startOf\(a\) += 2026-12-17  \(line 82\)\n/))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let heads = { (text: String) in text.split(separator: "\n").filter { $0.contains(/^(error|warning|note|info)\[/) } }
    #expect(heads(plain.output) == heads(run.output))
    let dutch = try CommandRun.crmlint(["check", "--lang", "nl", "--explain-values", Self.wrong]).output
    #expect(dutch.contains("= waarden: "))
    #expect(dutch.contains("(regel 82)"))
    #expect(dutch.contains("91,1%"))
  }

  @Test("values in JSON keep to the schema of findings", .enabled(if: Python.hasJSONSchema))
  func valuesInJSON() throws {
    let report = try CommandRun.crmlint(["check", "--format", "json", "--explain-values", Self.wrong]).output
    #expect(report.contains("\"expression\": \"goLive(group)\""))
    let schema = try CommandRun.crmlint(["schema", "findings"]).output
    #expect(try Python.validate(report, against: schema) == "valid")
  }

  @Test("--profile writes to standard error and changes nothing else", arguments: ["text", "json", "concise"])
  func profile(format: String) throws {
    let plain = try CommandRun.crmlint(["check", "--format", format, "examples"])
    let run = try CommandRun.crmlint(["check", "--format", format, "--profile", "examples"])
    #expect(run.output == plain.output)
    #expect(run.status == plain.status)
    for phase in ["load the rules", "read plans", "parse plans", "validate plans", "judge plans", "total"] {
      #expect(run.errors.contains(phase), "\(run.errors)")
    }
    #expect(run.errors.contains(/ms +% +steps +pass +fail +n\/a +held +open +rule\n/))
    let rules = try CommandRun.crmlint(["rules"]).output.split(separator: "\n").count { $0.hasPrefix("CRM") }
    #expect(run.errors.split(separator: "\n").count { $0.contains(/\ CRM\d+\ [a-z]/) } == rules)
  }
}
