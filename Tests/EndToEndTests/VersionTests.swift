import Foundation
import TestSupport
import Testing

@Suite("Versions of a plan")
struct VersionTests {
  private static func plan(training: Int = 40, goLive: String = "2027-06-01", more: String = "") -> String {
    """
    format: crm-plan/1
    project: {name: Know the customer, start: 2027-01-11, language: en}
    \(more)
    activities:
      - {id: t1, kind: training, title: How we answer customers, start: 2027-05-17}
    releases:
      - {id: r1, name: Desk, goLive: \(goLive)}
    budget:
      currency: EUR
      lines:
        - {id: licences, name: Licences, category: licences, amount: 60}
        - {id: training, name: Training, category: training, amount: \(training)}

    """
  }

  /// The codes of the new findings, and the counts, of a JSON report.
  private func changes(_ run: CommandRun) throws -> (new: [String], counts: [String: Int]) {
    let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let files = try #require(report["files"] as? [[String: Any]])
    let findings = files.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
    let summary = report["summary"] as? [String: Any]
    return (
      findings.filter { $0["change"] as? String == "new" }.compactMap { $0["code"] as? String }.sorted(),
      summary?["changes"] as? [String: Int] ?? [:]
    )
  }

  @Test("against a revision, rules compare the versions, and what was there before is unchanged")
  func revision() throws {
    let git = try GitFolder(Self.plan())
    try git.write(Self.plan(training: 20, goLive: "2027-04-26"))
    for revision in ["main", "HEAD", "v1"] {
      let (new, counts) = try changes(git.check("--against", revision, "--format", "json"))
      #expect(new == ["CRM219", "CRM451", "CRM453"] || new == ["CRM451", "CRM453"])
      #expect(counts["fixed"] == 0)
      #expect((counts["unchanged"] ?? 0) > 0)
    }
    let text = try git.check("--against", "main").output
    #expect(text.contains("error[CRM451 anchoring-cut-first] new: The budget for training shrinks by 50%"))
    #expect(text.contains("::: plans ø/my plan.yaml@main:12:12"))
    #expect(text.contains("Compared with plans ø/my plan.yaml@main: "))
    // Without it, rules that compare versions say nothing and are not counted.
    let plain = try git.check()
    #expect(!plain.output.contains("CRM451"))
    #expect(!plain.output.contains("new"))
  }

  @Test("from another folder, by a full path and from within the plan's folder, the same file is read")
  func folders() throws {
    let git = try GitFolder(Self.plan())
    try git.write(Self.plan(training: 20))
    let full = git.folder.path + "/" + git.path
    for run in [
      try git.check("--against", "main", "--format", "concise"),
      try git.check("--against", "main", "--format", "concise", paths: ["my plan.yaml"], in: "plans ø"),
      try git.check("--against", "main", "--format", "concise", paths: ["../plans ø/my plan.yaml"], in: "plans ø"),
      try CommandRun.crmlint(
        ["check", "--against", "main", "--format", "concise", full],
        environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"], in: "/"),
    ] {
      #expect(run.findings.contains { $0.code == "CRM451" }, "\(run.output)\(run.errors)")
    }
  }

  @Test("nothing is written, checked out or left behind")
  func readOnly() throws {
    let git = try GitFolder(Self.plan())
    try git.write(Self.plan(training: 20))
    func state() throws -> [String: Date] {
      let manager = FileManager.default
      let names = try #require(manager.enumerator(atPath: git.folder.path)).compactMap { $0 as? String }
      return try Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, try manager.attributesOfItem(atPath: git.folder.path + "/" + $0)[.modificationDate] as? Date ?? Date())
        })
    }
    let before = try state()
    _ = try git.check("--against", "main")
    #expect(try state() == before)
  }

  @Test("--new-only shows and counts what is new, for the exit status too")
  func newOnly() throws {
    let git = try GitFolder(Self.plan())
    try git.write("# a comment\n" + Self.plan())
    let all = try git.check("--against", "main")
    #expect(all.status == 1)
    let new = try git.check("--against", "main", "--new-only")
    #expect(new.status == 0)
    #expect(new.output.hasPrefix("No new findings in 1 file"))
    try git.write(Self.plan(training: 20))
    let (codes, _) = try changes(git.check("--against", "main", "--new-only", "--format", "json"))
    #expect(codes == ["CRM451"])
    #expect(try git.check("--against", "main", "--new-only", "--format", "concise").findings.map(\.code) == ["CRM451"])
    #expect(try git.check("--against", "main", "--new-only").status == 1)
  }

  @Test("what was fixed is listed in a line each, with its place in the earlier version")
  func fixed() throws {
    let git = try GitFolder(Self.plan(more: "maintenance: {owner: TBD}"))
    try git.write(Self.plan(more: "maintenance: {owner: Head of Service, agreedBy: 2027-05-01}"))
    let output = try git.check("--against", "main").output
    let text = output.replacing("\n      ", with: " ")
    #expect(text.contains("\nFixed:\n  CRM410 no-maintenance-owner: "), "\(text)")
    #expect(text.contains("(plans ø/my plan.yaml@main:3:22)"), "\(text)")
  }

  @Test("each of several plans has its own earlier version, and one that did not exist is new")
  func several() throws {
    let git = try GitFolder(Self.plan())
    try git.write(Self.plan(training: 20))
    try git.write(Self.plan(training: 20), at: "plans ø/other.yaml")
    let run = try git.check("--against", "main", "--format", "concise", paths: ["plans ø"])
    #expect(run.findings.filter { $0.code == "CRM451" }.map(\.path) == ["plans ø/my plan.yaml"])
    #expect(run.errors.contains("1 plan is not in main, so all of it is new: plans ø/other.yaml"))
    #expect(run.errors.contains("--against main:OLD/PATH.yaml"))
    #expect(run.status == 1)
    // Renamed: the earlier file is named.
    let renamed = try git.check(
      "--against", "main:plans ø/my plan.yaml", "--format", "concise", paths: ["plans ø/other.yaml"])
    #expect(renamed.findings.contains { $0.code == "CRM451" }, "\(renamed.errors)")
  }

  @Test("a file can be the earlier version of one plan; a path at which a file is means that file")
  func file() throws {
    let git = try GitFolder(Self.plan(training: 20))
    try git.write(Self.plan(), at: "main")
    try git.write(Self.plan(training: 20), at: "second.yaml")
    #expect(
      try git.check("--against", "main", "--format", "concise").findings.contains { $0.code == "CRM451" })
    #expect(
      try !git.check("--against", "refs/heads/main", "--format", "concise").findings.contains { $0.code == "CRM451" })
    let two = try git.check("--against", "main", paths: [git.path, "second.yaml"])
    #expect(two.status == 2)
    #expect(two.output.isEmpty)
    #expect(two.errors.contains("main can be the earlier version of one plan, and 2 files are to be linted"))
  }

  @Test("an editor's unsaved text is compared with the revision of its file")
  func standardInput() throws {
    let git = try GitFolder(Self.plan())
    let run = try git.check(
      "--against", "main", "--stdin-filename", git.path, "--format", "concise", paths: ["-"],
      input: Self.plan(training: 20))
    #expect(run.findings.contains { $0.code == "CRM451" && $0.path == git.path }, "\(run.errors)")
    let nameless = try git.check("--against", "main", paths: ["-"], input: Self.plan())
    #expect(nameless.status == 2)
    #expect(nameless.errors.contains("name its file with --stdin-filename"))
  }

  @Test("plans of one file are matched by their projects' names")
  func documents() throws {
    let other = Self.plan().replacing("Know the customer", with: "Another one")
    let git = try GitFolder(Self.plan() + "---\n" + other)
    try git.write(other + "---\n" + Self.plan(training: 20))
    let run = try git.check("--against", "main", "--format", "concise")
    #expect(run.findings.filter { $0.code == "CRM451" }.map(\.line) == [25], "\(run.output)")
    let (new, _) = try changes(git.check("--against", "main", "--format", "json"))
    #expect(new == ["CRM451"])
  }

  /// Revisions and files that nothing can be compared with, and a part of what is said of each.
  static let hopelessCases: [(against: String, reason: String)] = [
    ("mian", "there is no file “mian”, and git knows no revision of that name"),
    ("main~7", "there is no file “main~7”, and git knows no revision of that name"),
    ("plans ø", "there is no file “plans ø”, and git knows no revision of that name"),
    ("main:old.yaml", "“main:old.yaml” could not be read"),
    ("mian:old.yaml", "there is no file “mian”, and git knows no revision of that name"),
    ("..", "git knows no revision of that name"),
    ("$(touch x)", "there is no file “$(touch x)”"),
    ("a\u{1B}[2Jb", "git knows no revision of that name"),
  ]

  @Test(
    "where there is nothing to compare with, that is said, the plan is linted, and the status is 2",
    arguments: hopelessCases
  )
  func hopeless(_ against: String, _ reason: String) throws {
    let git = try GitFolder(Self.plan())
    let run = try git.check("--against", against)
    #expect(run.status == 2)
    #expect(run.errors.contains("crmlint: nothing is compared: "), "\(run.errors)")
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(!run.errors.contains("\u{1B}") && !run.output.contains("\u{1B}"))
    #expect(run.output.contains("error["))
    #expect(!run.output.contains("Compared with"))
    #expect(run.output.contains("exit status 2: "))
  }

  @Test("what can't be a revision is a mistake in the arguments", arguments: ["--output=x", "-1", ""])
  func options(_ against: String) throws {
    let git = try GitFolder(Self.plan())
    let run = try git.check("--against=" + against)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: git.folder.path + "/x"))
    #expect(try git.check("--new-only").status == 2)
  }

  @Test("no repository, no git and a git that fails are told apart")
  func noGit() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.plan(), to: "plan.yaml")
    let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let outside = try CommandRun.crmlint(
      ["check", "--against", "main", path],
      environment: ["PATH": search, "GIT_CEILING_DIRECTORIES": folder.path])
    #expect(outside.status == 2)
    #expect(outside.errors.contains("is in no git repository that can be read"), "\(outside.errors)")
    let git = try GitFolder(Self.plan())
    let without = try git.check("--against", "main", path: folder.path)
    #expect(without.status == 2)
    #expect(without.errors.contains("git could not be started"), "\(without.errors)")
    #expect(without.output.contains("error["))
  }

  @Test("an earlier version that is no plan is a problem in three languages, and the plan is linted")
  func unreadable() throws {
    for (text, words) in [
      ("format: crm-plan/1\nwhy: \"so\n", "kan ikke læses til ende"),
      ("format: crm-plan/9\n", "er skrevet i »crm-plan/9«"), ("", "indeholder ingen plan"),
      ("a: 1\n", "står der ikke »format: crm-plan/1«"), ("\u{0}\u{1}", "kan ikke læses til ende"),
    ] {
      let git = try GitFolder(text)
      try git.write(Self.plan())
      let run = try git.check("--against", "main", "--lang", "da")
      #expect(run.status == 2)
      #expect(run.output.contains("error[CRM920 unreadable-earlier-version]"), "\(run.output)")
      #expect(run.output.replacing("\n    ", with: " ").contains(words), "\(run.output)")
      #expect(!run.output.contains("Sammenlignet med"))
    }
  }

  @Test("an earlier file of a gigabyte is refused without being read whole")
  func huge() throws {
    let git = try GitFolder(Self.plan())
    let path = try git.folder.write("", to: "big.yaml")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 1 << 30)
    try handle.close()
    let run = try git.check("--against", "big.yaml", "--format", "concise")
    #expect(run.status == 2)
    #expect(run.output.contains("CRM902 file-too-large"))
  }

  @Test("lists and help pages say that a rule compares versions")
  func explained() throws {
    #expect(
      try CommandRun.crmlint(["rules"], environment: ["COLUMNS": "120"]).output
        .contains("is cut first (compares versions)"))
    let page = try CommandRun.crmlint(["explain", "--lang", "nl", "CRM451"]).output
    #expect(page.contains("De regel vergelijkt twee versies van een plan"))
    #expect(page.contains("\n  Eerst:\n") && page.contains("\n  Nu:\n"), "\(page)")
  }
}
