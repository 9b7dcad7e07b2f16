import Foundation
import TestSupport
import Testing

/// `crmlint init` and the plans that it begins.
@Suite("A plan to begin with")
struct InitTests {
  private static let languages = ["en", "nl", "da"]
  private static let gates = ["kickoff", "selection", "build", "go-live", "aftercare"]
  /// Groups, releases and objectives.
  private static let sizes = [["1", "1", "1"], ["2", "1", "2"], ["3", "3", "4"]]

  private static func plan(_ language: String, _ gate: String, _ size: [String], _ more: [String] = []) throws
    -> StarterPlan
  {
    let options = ["--groups", size[0], "--releases", size[1], "--objectives", size[2]]
    let run = try CommandRun.crmlint(["init", "-", "--lang", language, "--gate", gate] + options + more)
    guard run.status == 0, run.errors.isEmpty else { throw StarterPlan.Failure(reason: run.errors) }
    return StarterPlan(run.output)
  }

  @Test(
    "has findings only where it asks for an answer, and on nothing that is not asked for yet", arguments: languages,
    gates)
  func asks(_ language: String, _ gate: String) throws {
    let named = ["--name", "Know the building", "--start", "2026-02-02"]
    let plans =
      try Self.sizes.map { try Self.plan(language, gate, $0) } + [Self.plan(language, gate, Self.sizes[1], named)]
    for options in [[], ["--select", "all"]] {
      for (plan, findings) in zip(plans, try StarterPlan.findings(of: plans, options)) {
        #expect(findings.count > 5)
        for finding in findings {
          #expect(!finding.code.hasPrefix("CRM9"), "\(finding)")
          // What is due at a later gate may be about a section that the plan does not have yet.
          #expect(finding.due != nil || plan.asks(at: finding.line), "\(language) \(gate): \(finding)")
        }
      }
    }
  }

  @Test("asks at open answers and around examples, and not where it says something itself")
  func questions() {
    let plan = StarterPlan(
      """
      project:
        name: Known
        horizon:  # Until when?
      people:
        - id: pm
          role: tester
          #fte: 1
      why: So
      vision:
      """)
    #expect((1...9).map(plan.asks) == [true, false, true, true, true, false, true, false, true])
  }

  @Test("is silent at its gate once every question is answered", arguments: languages, gates)
  func answered(_ language: String, _ gate: String) throws {
    let plans = try Self.sizes.map { try Self.plan(language, gate, $0).answered }
    for options in [[], ["--select", "all"]] {
      for (size, findings) in zip(Self.sizes, try StarterPlan.findings(of: plans, options)) {
        for finding in findings where finding.due == nil || gate == Self.gates.last {
          Issue.record("\(language) \(gate) \(size) \(options.joined(separator: " ")): \(finding)")
        }
      }
    }
  }

  @Test("asks at most a page at kick-off, with twelve findings or so that count", arguments: languages)
  func small(_ language: String) throws {
    let plan = try Self.plan(language, "kickoff", ["2", "1", "2"])
    #expect(plan.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 130)
    #expect(try plan.findings().filter { $0.due == nil }.count <= 13)
  }

  @Test("begins no line that is wider than a page", arguments: languages, gates)
  func width(_ language: String, _ gate: String) throws {
    for line in try Self.plan(language, gate, ["2", "2", "2"]).text.split(separator: "\n") {
      #expect(line.count <= 130, "\(line)")
      #expect(!line.hasSuffix(" ") && !line.contains("{{") && !line.contains("#:"), "\(line)")
    }
  }

  // MARK: - The command

  @Test("is written to plan.yaml, and says what to do next")
  func written() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.crmlint(["init"], in: folder.path)
    #expect(run.status == 0)
    #expect(
      run.output == """
        made plan.yaml, with what a plan needs for kick-off, as questions
        Answer them from top to bottom. What is still missing, and why it matters:
          crmlint check plan.yaml

        """)
    let text = try String(contentsOfFile: folder.path + "/plan.yaml", encoding: .utf8)
    #expect(text == (try CommandRun.crmlint(["init", "-"]).output))
    #expect(try CommandRun.crmlint(["check", "plan.yaml"], in: folder.path).status == 1)
    let danish = try CommandRun.crmlint(["init", "--lang", "da", "da.yaml"], in: folder.path)
    #expect(danish.output.contains("da.yaml er lavet"))
    let dutch = try CommandRun.crmlint(["init", "nl.yaml"], environment: ["LC_ALL": "nl_NL.UTF-8"], in: folder.path)
    #expect(dutch.output.contains("nl.yaml is gemaakt"))
  }

  @Test("never takes the place of a file, but where --force says so")
  func force() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine\n", to: "plan.yaml")
    let refused = try CommandRun.crmlint(["init"], in: folder.path)
    #expect(refused.status == 2)
    #expect(refused.errors == "crmlint: plan.yaml is there already, and stays as it is; --force replaces it\n")
    #expect(try String(contentsOfFile: folder.path + "/plan.yaml", encoding: .utf8) == "mine\n")
    #expect(try CommandRun.crmlint(["init", "--force"], in: folder.path).status == 0)
    #expect(try String(contentsOfFile: folder.path + "/plan.yaml", encoding: .utf8).contains("format: crm-plan/1"))
    #expect(try CommandRun.crmlint(["init", "no/such/folder.yaml"], in: folder.path).status == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["plan.yaml"])
  }

  @Test("takes names for groups, and gives each an id of its own")
  func names() throws {
    let run = try CommandRun.crmlint(
      [
        "init", "-", "--groups", "Field sales, Søborg,Field  sales,Everyone,日本", "--name", "Yes: \"we\" can",
        "--releases=Pilot",
      ])
    #expect(run.status == 0, "\(run.errors)")
    for line in [
      "  name: \"Yes: \\\"we\\\" can\"  # ", "  - id: field-sales\n    name: Field sales\n",
      "  - id: soeborg\n    name: Søborg\n", "  - id: field-sales-2\n", "  - id: everyone-2\n    name: Everyone\n",
      "  - id: group-5\n", "  - id: pilot\n    name: Pilot\n",
    ] {
      #expect(run.output.contains(line), "\(line)")
    }
    let plan = StarterPlan(run.output)
    #expect(try plan.findings().allSatisfy { !$0.code.hasPrefix("CRM9") && $0.code != "CRM502" })
    #expect(try plan.answered.findings().filter { $0.due == nil }.isEmpty)
  }

  @Test("counts its examples from the start that is given, and invents no date of its own")
  func dates() throws {
    let run = try CommandRun.crmlint(["init", "-", "--start", "2027-03-01"])
    #expect(run.output.contains("\n  start: 2027-03-01  # "))
    #expect(run.output.contains("\n    #end: 2027-04-26\n"))
    let undated = try CommandRun.crmlint(["init", "-", "--gate", "aftercare"]).output
    let stated = undated.split(separator: "\n").filter { !$0.contains("#") && $0.contains(/\d{4}-\d\d/) }
    #expect(stated.isEmpty, "\(stated)")
  }

  @Test(
    "says what is wrong with its command line",
    arguments: [
      (["--gate", "bild"], "there is no gate 'bild'; did you mean build?"),
      (["--gate", "x"], "there is no gate 'x': there are kickoff, selection, build, go-live, aftercare"),
      (["--group", "2"], "there is no option '--group'; did you mean --groups?"),
      (["--groups", "0"], "--groups takes a number from 1 to 50, or names with commas between"),
      (["--groups", ","], "--groups takes a number from 1 to 50, or names with commas between"),
      (["--releases", "51"], "--releases takes a number from 1 to 50, or names with commas between"),
      (["--releases"], "--releases lacks its value"),
      (["--start", "2026-Q1"], "--start takes a day such as 2026-03-14, and not '2026-Q1'"),
      (["--name", "a\nb"], "--name takes a text on one line"),
      (["a.yaml", "b.yaml"], "one plan at a time, and not a.yaml, b.yaml"),
    ])
  func mistakes(_ words: [String], _ message: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.crmlint(["init"] + words, in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors == "crmlint: \(message)\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("lists in its help what the pack's plan can be filled in with")
  func help() throws {
    let run = try CommandRun.crmlint(["init", "--help"])
    #expect(run.status == 0)
    for option in ["--name TEXT", "--start DAY", "--groups N|NAMES", "--releases N|NAMES", "--gate", "--force"] {
      #expect(run.output.contains(option), "\(option)")
    }
  }

  // MARK: - Packs

  /// A pack of one's own with a page in one language.
  private static func pack(_ manifest: String, _ page: String, in folder: TemporaryFolder) throws {
    try folder.write("name: house\nversion: 1.0.0\nlanguages: [en]\n\(manifest)\n", to: "house/pack.yaml")
    try folder.write(page, to: "house/starter/en.yaml")
  }

  @Test("may come from a pack of one's own")
  func ownPack() throws {
    let folder = try TemporaryFolder()
    try Self.pack(
      "starter: {teams: {kind: list, ids: t, help: The teams.}}",
      """
      format: crm-plan/1
      userGroups:
        #: each team in teams
        - id: "{{team.id}}"
          name: "{{team.name}}"  # Who are they?
          #headcount: 12
        #: end
      #: from build
      releases:
        #- {userGroups: [{{teams.ids}}]}
      #: end

      """, in: folder)
    let words = ["init", "-", "--rules", "house", "--teams", "2", "--gate", "build"]
    let run = try CommandRun.crmlint(words, in: folder.path)
    #expect(
      run.output == """
        format: crm-plan/1
        userGroups:
          - id: t1
            name:  # Who are they?
            #headcount: 12
          - id: t2
            name:  # Who are they?
            #headcount: 12
        releases:
          #- {userGroups: [t1, t2]}

        """, "\(run.errors)")
    #expect(try CommandRun.crmlint(["init", "-", "--rules", "house", "--lang", "nl"], in: folder.path).status == 2)
  }

  @Test(
    "is held against the schema when its pack is loaded, and mistakes are shown where they stand",
    arguments: [
      ("#: each x in groups\n#: end", "4:14", "pack.yaml has no list 'groups' under starter: there are teams"),
      ("#: from bild\n#: end", "4:9", "there is no gate 'bild'; did you mean 'build'?"),
      ("#: untill build", "4:1", "behind '#:' stands nothing that a page knows"),
      ("#: from build", "4:1", "nothing ends this part of the page"),
      ("#: end", "4:1", "there is no part of the page that this could end"),
      ("vision: \"{{visoin}}\"", "4:12", "nothing here is called 'visoin'"),
      ("vision: \"{{day - 3 wekken}}\"", "4:12", "'day - 3 wekken' is no date"),
      ("vision: {{gate}}", "4:9", "a placeholder in a line of the plan stands alone in quotation marks"),
      ("vision: \"{{gate\"", "4:10", "this placeholder has no end"),
      ("visoin: we see", "4:1", "the plan that is written here is none: There is no key “visoin” in the plan"),
      ("#visoin: we see", "4:1", "the plan that is written here is none: There is no key “visoin” in the plan"),
      ("vision: [", "4:1", "the plan that is written here is none: "),
    ])
  func wrongPages(_ line: String, _ place: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    try Self.pack(
      "starter:\n  teams: {kind: list, help: The teams.}\n  day: {kind: date, help: A day.}",
      "format: crm-plan/1\n\n# Why?\n\(line)\n", in: folder)
    let run = try CommandRun.crmlint(["init", "-", "--rules", "house"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.output == "")
    let words = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("--> house/starter/en.yaml:\(place) "), "\(run.errors)")
    #expect(words.contains(message), "\(run.errors)")
  }

  @Test(
    "needs a page for each of the pack's languages, which say the same",
    arguments: [
      ("starter: {}\nlanguages: [en, nl]", "", "there is no starter/nl.yaml for the starter"),
      ("starter: {}\nlanguages: [en, nl]", "format: crm-plan/1\n", "this page has no why, which starter/en.yaml has"),
      (
        "starter: {}\nlanguages: [en, nl]", "format: crm-plan/1\nwhy:\n#vision: x\n",
        "this page has vision, which starter/en.yaml has not"
      ),
      ("starter: {}\nlanguages: [en]", "format: crm-plan/1\n", "the pack has no texts in a language of that name"),
      ("languages: [en]", "", "pack.yaml says nothing of a starter"),
      ("starter: {gate: {kind: text, help: x}}\nlanguages: [en]", "", "'gate' is an option that crmlint init has"),
      ("starter: {a: {kind: text, ids: x, help: x}}\nlanguages: [en]", "", "only what is of kind list has 'ids'"),
      ("starter: {a: {kind: date, example: soon, help: x}}\nlanguages: [en]", "", "'soon' is no day such as"),
    ])
  func wrongPacks(_ manifest: String, _ other: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("name: house\nversion: 1.0.0\n\(manifest)\n", to: "house/pack.yaml")
    try folder.write("format: crm-plan/1\nwhy:\n", to: "house/starter/en.yaml")
    if !other.isEmpty { try folder.write(other, to: "house/starter/nl.yaml") }
    let run = try CommandRun.crmlint(["init", "-", "--rules", "house"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(message), "\(run.errors)")
  }
}
