import Foundation
import TestSupport
import Testing

/// A broken input and what the program is to make of it.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  /// Codes of the findings about reading it, no more and no fewer; none where it can be read.
  var codes: [String]
  var bytes: @Sendable () -> [UInt8]

  var testDescription: String { name }

  init(_ name: String, _ codes: [String], _ bytes: @autoclosure @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.codes = codes
    self.bytes = bytes
  }

  init(_ name: String, _ codes: [String], text: @autoclosure @escaping @Sendable () -> String) {
    self.init(name, codes, Array(text().utf8))
  }

  private static let head = "format: crm-plan/1\n"

  static let table: [BadInput] = [
    BadInput("an empty file", ["CRM919"], []),
    BadInput("only comments", ["CRM919"], text: "# a plan will follow\n# soon\n"),
    BadInput("only a document marker", ["CRM919"], text: "---\n"),
    BadInput("a program", ["CRM906"], [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0xFF, 0xFE, 0x90] + Array(0...255)),
    BadInput("a spreadsheet", ["CRM906"], Array("PK\u{3}\u{4}".utf8) + [0x14, 0, 6, 0, 8, 0, 0x21, 0, 0xD0]),
    BadInput("Latin-1", ["CRM903"], Array("\(head)why: caf".utf8) + [0xE9, 0x0A]),
    BadInput("UTF-16 with a mark, little end first", ["CRM903"], [0xFF, 0xFE] + sixteen(head, bigEnd: false)),
    BadInput("UTF-16 with a mark, big end first", ["CRM903"], [0xFE, 0xFF] + sixteen(head, bigEnd: true)),
    BadInput("UTF-16 without a mark, little end first", ["CRM903"], sixteen(head, bigEnd: false)),
    BadInput("UTF-16 without a mark, big end first", ["CRM903"], sixteen(head, bigEnd: true)),
    BadInput("a cut letter at the end", ["CRM903"], Array("\(head)why: caf".utf8) + [0xC3]),
    BadInput("a NUL byte", ["CRM906"], text: "\(head)why: a\0b\n"),
    BadInput("a byte-order mark", [], [0xEF, 0xBB, 0xBF] + Array("format: crm-plan/1\nwhy: a\n".utf8)),
    BadInput("carriage returns", [], text: "format: crm-plan/1\r\nwhy: a\r\n"),
    BadInput("a list for a plan", ["CRM910"], text: "- a\n- b\n"),
    BadInput("a text for a plan", ["CRM910"], text: "just words\n"),
    BadInput("an unknown version", ["CRM918"], text: "format: crm-plan/9\nwhatever: 1\n"),
    BadInput("two plans in one file", [], text: "\(head)---\n\(head)"),
    BadInput("two plans, the second wrong", ["CRM911"], text: "\(head)---\n\(head)whyy: a\n"),
    BadInput("a key twice", ["CRM907"], text: "\(head)why: a\nwhy: b\n"),
    BadInput("a tab for indentation", ["CRM901"], text: "\(head)project:\n\tname: a\n"),
    BadInput("a quote never closed", ["CRM901"], text: "\(head)why: \"so\nvision: that\n"),
    BadInput("a bracket never closed", ["CRM901"], text: "\(head)people: [\n  {id: a}\n"),
    BadInput("an alias to nothing", ["CRM908"], text: "\(head)why: *reason\n"),
    BadInput("an alias to itself", ["CRM908"], text: "\(head)x-a: &a [*a]\n"),
    BadInput("an alias bomb", ["CRM905"], text: bomb()),
    BadInput("100,000 brackets", ["CRM904"], text: "\(head)x-a: " + String(repeating: "[", count: 100_000)),
    BadInput("100,000 braces", ["CRM904"], text: "\(head)x-a: " + String(repeating: "{a: ", count: 100_000)),
    BadInput("100,000 dashes", ["CRM904"], text: "\(head)x-a:\n" + String(repeating: "- ", count: 100_000) + "a\n"),
    BadInput("a line of 5 MB", [], text: "\(head)why: " + String(repeating: "word ", count: 1_000_000) + "\n"),
    BadInput("200,000 keys", [], text: head + (0..<200_000).map { "x-key\($0): 1\n" }.joined()),
    BadInput("5,000 unknown keys", ["CRM911", "CRM916"], text: head + (0..<5_000).map { "key\($0): 1\n" }.joined()),
    BadInput("100 MB", ["CRM902"], text: head + String(repeating: "x-abc: words that fill a line\n", count: 3_400_000)),
  ]

  private static func sixteen(_ text: String, bigEnd: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEnd ? [high, low] : [low, high]
    }
  }

  private static func bomb() -> String {
    var text = head + "x-0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    for level in 1..<12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "x-\(level): &a\(level) [\(aliases)]\n"
    }
    return text
  }
}

@Suite("Bad input")
struct BadInputTests {
  @Test("a broken file gives its finding and never ends the program by a signal", arguments: BadInput.table)
  func broken(_ input: BadInput) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(input.bytes(), to: "plan.yaml")
    let run = try CommandRun.crmlint(["check", "--format", "concise", path])
    #expect(run.signal == nil)
    #expect(!run.isTimedOut)
    // Where it can be read, rules may find much to miss in so short a plan, or nothing.
    let statuses: [Int32] = input.codes.isEmpty ? [0, 1] : [1]
    #expect(statuses.contains(run.status ?? -1), "\(run.output.prefix(600))\(run.errors.prefix(600))")
    let reading = Set(run.findings.map(\.code).filter { $0.hasPrefix("CRM9") })
    #expect(reading == Set(input.codes), "\(run.output.prefix(600))")
    #expect(run.errors.isEmpty)
  }

  @Test(
    "half a plan gives findings and no crash, wherever it was cut",
    arguments: ["good-lift-service", "goed-woningcorporatie", "god-vinduesfabrik"])
  func halves(_ name: String) throws {
    let bytes = Array(try Repository.text("examples/\(name).yaml").utf8)
    let folder = try TemporaryFolder()
    var cuts = (1..<16).map { bytes.count * $0 / 16 }
    // Inside quotes, flow lists and flow mappings, and after a colon.
    for mark in ["\"", "[", "{", ": ", ">-"] {
      let found = bytes.indices.filter { bytes[$0...].starts(with: Array(mark.utf8)) }
      for index in [0, found.count / 2, found.count - 1] where found.indices.contains(index) {
        cuts += [found[index] + 1, found[index] + 3]
      }
    }
    var paths: [String] = []
    for cut in Set(cuts).sorted() where cut < bytes.count {
      paths.append(try folder.write(Array(bytes[..<cut]), to: "half-\(cut).yaml"))
    }
    let run = try CommandRun.crmlint(["check", "--format", "concise"] + paths)
    #expect(run.signal == nil && !run.isTimedOut)
    #expect(run.status == 0 || run.status == 1, "\(run.errors)")
    #expect(run.findings.contains { $0.code == "CRM901" })
    // After a syntax error nothing is known of the rest: no rule may call it missing.
    for path in paths {
      let findings = run.findings.filter { $0.path == path }
      guard findings.contains(where: { $0.code == "CRM901" }) else { continue }
      #expect(findings.count <= 3, "\(path): \(findings.map(\.code))")
    }
  }

  @Test("what cannot be opened is named, and the exit status is 2", arguments: [true, false])
  func unreadable(_ isFolderMissing: Bool) throws {
    let folder = try TemporaryFolder()
    // A link to itself can be opened by nobody; access rights would not stop a superuser.
    let path = folder.path + (isFolderMissing ? "/none/plan.yaml" : "/loop.yaml")
    if !isFolderMissing { try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path) }
    let good = try folder.write("format: crm-plan/1\nwhyy: a\n", to: "plan.yaml")
    let run = try CommandRun.crmlint(["check", "--format", "concise", path, good])
    #expect(run.status == 2)
    #expect(run.errors.contains(path))
    #expect(run.findings.map(\.code).contains("CRM911"), "the rest is still linted")
  }

  @Test(
    "a file without the right to read it is named, and the exit status is 2",
    .enabled(if: geteuid() != 0, "root may read everything"))
  func forbidden() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("format: crm-plan/1\n", to: "plan.yaml")
    chmod(path, 0)
    let run = try CommandRun.crmlint(["check", path])
    #expect(run.status == 2)
    #expect(run.errors.contains(path))
  }

  @Test("a folder without plans is an error of the command, not a clean run")
  func noPlans() throws {
    let folder = try TemporaryFolder()
    try folder.write("services: {}\n", to: "compose.yaml")
    let run = try CommandRun.crmlint(["check", folder.path])
    #expect(run.status == 2)
    #expect(run.errors.contains("no plans"))
    #expect(try CommandRun.crmlint(["check", try TemporaryFolder().path]).status == 2)
  }

  @Test(
    "a command line that cannot be understood ends with 2 and says why on standard error",
    arguments: [
      (["--nonsense"], "nonsense"), (["frobnicate"], "frobnicate"), (["check"], "paths"),
      (["check", "--fail-on", "nonsense", "a"], "critical"), (["check", "--format", "word", "a"], "concise"),
      (["check", "--lang", "fr", "a"], "nl"), (["check", "--rules", "no-such-folder", "a"], "no-such-folder"),
      (["schema", "dog"], "findings"), ([], "USAGE"),
    ])
  func usage(_ arguments: [String], _ word: String) throws {
    let run = try CommandRun.crmlint(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(word), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("a reader that closed its end, or a full disk, ends the run with 2 and no signal")
  func output() throws {
    let closed = try CommandRun.crmlint(["check", "examples/gone-wrong.yaml"], output: .closedPipe)
    #expect(closed.signal == nil)
    #expect(closed.status == 2)
    #expect(closed.errors.isEmpty)
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let full = try CommandRun.crmlint(["check", "examples/gone-wrong.yaml"], output: .file("/dev/full"))
    #expect(full.status == 2)
    #expect(full.errors.contains("cannot write"))
  }
}
