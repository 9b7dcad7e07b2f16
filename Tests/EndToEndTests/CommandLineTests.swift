import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  private static let pack = Repository.path("Tests/EndToEndTests/cases/office-pack")
  private static let minor = "format: office-plan/1\nteams: [{id: desk, people: 2}]\n"
  private static let major = "format: office-plan/1\nteams: [{id: desk, people: 1}]\n"
  private static let critical = "format: office-plan/1\nteems: []\n"

  /// Runs `check` with the small pack on a plan of that text.
  private func check(_ text: String, _ arguments: [String] = [], environment: [String: String] = [:]) throws
    -> CommandRun
  {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "plan.yaml")
    return try CommandRun.crmlint(["check", "--rules", Self.pack, path] + arguments, environment: environment)
  }

  @Test(
    "a folder without plans is no clean run, also where another path has some",
    arguments: [
      (["check"], "No findings in 1 file"), (["gate", "build"], "build"), (["waivers"], "No waivers"),
      (["view", "facts"], "At a glance"),
    ])
  func emptyFolderBesideAPlan(_ command: [String], _ shown: String) throws {
    let folder = try TemporaryFolder()
    let plan = Repository.path("examples/good-lift-service.yaml")
    let run = try CommandRun.crmlint(command + [folder.path, plan])
    #expect(run.status == 2)
    #expect(run.errors.contains("no plans in \(folder.path)"))
    #expect(run.output.contains(shown), "\(run.output)")
    #expect(try CommandRun.crmlint(command + [plan]).status == 0)
  }

  @Test(
    "the exit status is 1 from the severity of --fail-on on, critical without it, and never with never",
    arguments: [
      (minor, nil, 0), (minor, "minor", 1), (minor, "info", 1), (minor, "major", 0), (major, nil, 0),
      (major, "major", 1), (major, "critical", 0), (critical, nil, 1), (critical, "never", 0), (critical, "minor", 1),
    ] as [(String, String?, Int32)])
  func failOn(_ text: String, _ threshold: String?, _ status: Int32) throws {
    #expect(try check(text, threshold.map { ["--fail-on", $0] } ?? []).status == status)
  }

  @Test("every line of --format concise is path:line:column: severity: message [code name]")
  func concise() throws {
    let plans = ["examples/gone-wrong.yaml", "Tests/Plans/twelve-mistakes.yaml"]
    let run = try CommandRun.crmlint(["check", "--format", "concise"] + plans)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count > 10)
    #expect(lines.count == run.findings.count, "\(lines.filter { ConciseFinding($0) == nil })")
    #expect(Set(run.findings.map(\.path)) == Set(plans))
    let sorted = run.findings.sorted { ($0.path == $1.path ? ($0.line, $0.column) : (0, 0)) < ($1.line, $1.column) }
    #expect(sorted.count == run.findings.count)
  }

  @Test("standard input is linted under the name it is given, and under <stdin> without one")
  func standardInput() throws {
    let text = Array("format: crm-plan/1\nwhyy: so\n".utf8)
    let named = try CommandRun.crmlint(
      ["check", "-", "--stdin-filename", "plans/a.yaml", "--format", "concise"], input: text)
    #expect(named.findings.contains { $0.path == "plans/a.yaml" && $0.code == "CRM911" })
    let unnamed = try CommandRun.crmlint(["check", "-", "--format", "concise"], input: text)
    #expect(unnamed.findings.contains { $0.path == "<stdin>" && $0.code == "CRM911" })
    #expect(try CommandRun.crmlint(["check", "-"]).status == 1)
  }

  @Test("text for people has colour only where it is wanted")
  func colour() throws {
    let escape = "\u{1B}["
    #expect(try !check(Self.major).output.contains(escape), "a file is no terminal")
    #expect(try check(Self.major, environment: ["FORCE_COLOR": "1"]).output.contains(escape))
    #expect(try !check(Self.major, environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"]).output.contains(escape))
    #expect(try check(Self.major, ["--color", "always"], environment: ["NO_COLOR": "1"]).output.contains(escape))
    #expect(try check(Self.major, ["--color", "always"], environment: ["TERM": "dumb"]).output.contains(escape))
    #expect(try !check(Self.major, ["--color", "never"], environment: ["FORCE_COLOR": "1"]).output.contains(escape))
    #expect(try !check(Self.major, environment: ["TERM": "dumb"]).output.contains(escape))
  }

  @Test("a locale without UTF-8 gets a report in ASCII but for the plan's own text")
  func plainLocale() throws {
    let output = try check(Self.major, environment: ["LC_ALL": "C"]).output
    #expect(output.utf8.allSatisfy { $0 < 0x80 }, "\(output)")
  }

  @Test("the report is in the language asked for, else the plan's, else the locale's, else English")
  func languages() throws {
    let danish = Self.major + "language: da\n"
    #expect(try check(Self.major).output.contains("has only 1 person"))
    #expect(try check(Self.major, ["--lang", "nl"]).output.contains("heeft maar 1 persoon"))
    #expect(try check(danish).output.contains("har kun 1 person"))
    #expect(try check(danish, ["--lang", "nl"]).output.contains("heeft maar 1 persoon"))
    #expect(try check(Self.major, environment: ["LC_ALL": "nl_NL.UTF-8"]).output.contains("heeft maar 1 persoon"))
    #expect(try check(danish, environment: ["LC_ALL": "nl_NL.UTF-8"]).output.contains("har kun 1 person"))
    #expect(
      try check(Self.major, environment: ["LC_ALL": "", "LANG": "da_DK.UTF-8"]).output.contains("har kun 1 person"))
    #expect(
      try check(Self.major, environment: ["LC_ALL": "", "LANG": "de_DE.UTF-8"]).output.contains("has only 1 person"))
  }

  @Test("a folder is searched for plans, whatever else lies in it; a file that is named is always linted")
  func discovery() throws {
    let folder = try TemporaryFolder()
    let wrong = "format: crm-plan/1\nwhyy: so\n"
    let plans = ["a.yaml", "deep/er/b.yml", "deep/c.yaml"]
    for plan in plans { try folder.write(wrong, to: plan) }
    try folder.write("services: {web: {image: a}}\n", to: "compose.yaml")
    try folder.write("services: {web: [\n", to: "broken-compose.yaml")
    try folder.write(wrong, to: "notes.txt")
    try folder.write(wrong, to: ".hidden/d.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/deep/loop", withDestinationPath: folder.path)
    let run = try CommandRun.crmlint(["check", "--format", "concise", "."], in: folder.path)
    let found = Set(run.findings.filter { $0.code == "CRM911" }.map(\.path))
    #expect(found == Set(plans.map { "./" + $0 }))
    // A plan with a slip in its format line would be among those left out, so they are named.
    #expect(
      run.errors == """
        crmlint: 2 YAML files are left out, for want of 'format: crm-plan/1' at the root: ./broken-compose.yaml, \
        ./compose.yaml

        """)
    let named = try CommandRun.crmlint(
      ["check", "--format", "concise", "compose.yaml", "notes.txt", "a.yaml", "a.yaml"], in: folder.path)
    #expect(Set(named.findings.map(\.path)) == ["compose.yaml", "notes.txt", "a.yaml"])
    #expect(
      named.findings.filter { $0.path == "a.yaml" && $0.code == "CRM911" }.count == 1, "named twice is linted once")
  }

  @Test("many plans give the same report each time, in the order of their paths")
  func order() throws {
    let folder = try TemporaryFolder()
    for index in 0..<60 {
      try folder.write(
        "format: crm-plan/1\nwhyy: so\n# \(String(repeating: "x", count: 4_000))\n", to: "plan-\(index).yaml")
    }
    let runs = try (0..<4).map { _ in try CommandRun.crmlint(["check", "--format", "concise", folder.path]).output }
    #expect(Set(runs).count == 1)
    let paths = try CommandRun.crmlint(["check", "--format", "concise", folder.path]).findings.map(\.path)
    #expect(paths == paths.sorted() && Set(paths).count == 60)
  }

  @Test("JSON says what the text says, and keeps to crmlint's own schema")
  func json() throws {
    let arguments = ["check", "--format", "json", "examples", "Tests/Plans"]
    let report = try CommandRun.crmlint(arguments)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])
    #expect(object["exitStatus"] as? Int == report.status.map(Int.init))
    let schema = try CommandRun.crmlint(["schema", "findings"])
    #expect(schema.status == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) is [String: Any])
    #expect(
      try JSONSerialization.jsonObject(with: Data(try CommandRun.crmlint(["schema", "plan"]).output.utf8))
        is [String: Any])
  }

  @Test(
    "Python's validator finds every JSON report valid", .enabled(if: Python.hasJSONSchema, "scripts/test installs it"),
    arguments: [["examples", "Tests/Plans"], ["no-such-file"], ["examples/good-lift-service.yaml", "Package.swift"]])
  func schema(_ paths: [String]) throws {
    let report = try CommandRun.crmlint(["check", "--format", "json"] + paths).output
    let schema = try CommandRun.crmlint(["schema", "findings"]).output
    #expect(try Python.validate(report, against: schema) == "valid")
  }

  @Test(
    "Python's validator finds the plan's schema valid, and the good plans valid by it",
    .enabled(if: Python.hasJSONSchema && Python.hasYAML, "scripts/test installs it"))
  func planSchema() throws {
    let schema = try CommandRun.crmlint(["schema", "plan"]).output
    for plan in ["good-lift-service", "goed-woningcorporatie", "god-vinduesfabrik"] {
      #expect(try Python.validateYAML(try Repository.text("examples/\(plan).yaml"), against: schema) == "valid")
    }
  }

  @Test(
    "help says what each option does, and asking for it is no mistake",
    arguments: [["--help"], ["check", "--help"], ["help"]])
  func help(_ arguments: [String]) throws {
    let run = try CommandRun.crmlint(arguments)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("OPTIONS:") && run.output.contains("--help"))
  }
}
