import Foundation
import TestSupport
import Testing

/// What a user sees, kept word for word: a folder below `cases` with the file `command` (a command line as in a shell,
/// with `NAME=value` in front, `< file` behind, and `> /dev/null` at the end where it needs them), the files it works on,
/// and `expected.txt`. Most use the small pack `office-pack`, so that a new rule of the built-in one changes nothing here.
///
/// With `CRMLINT_RECORD=1` in the environment the expected texts are written anew, and the run fails, so that nothing is
/// recorded by accident.
@Suite("What a user sees")
struct GoldenTests {
  static let folder = "Tests/EndToEndTests/cases"
  static let cases: [String] = Set(
    Repository.files(below: folder).filter { $0.hasSuffix("/command") }.map { String($0.dropLast("/command".count)) }
  ).sorted()

  @Test("the output is as kept", arguments: cases)
  func asKept(_ name: String) throws {
    let command = try Repository.text("\(Self.folder)/\(name)/command")
    let expectedPath = Repository.path("\(Self.folder)/\(name)/expected.txt")
    let actual = try Self.run(command, in: Repository.path("\(Self.folder)/\(name)"))
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(actual.utf8).write(to: URL(fileURLWithPath: expectedPath))
      Issue.record("recorded \(name); run again without CRMLINT_RECORD")
      return
    }
    let expected = try Repository.text("\(Self.folder)/\(name)/expected.txt")
    #expect(
      actual == expected,
      "\(name) differs; read the new output, then keep it with CRMLINT_RECORD=1 scripts/test --filter GoldenTests\n\(actual)"
    )
  }

  private static func run(_ command: String, in folder: String) throws -> String {
    var words = command.split(whereSeparator: \.isWhitespace).map(String.init)
    var environment: [String: String] = [:]
    while let first = words.first, let equals = first.firstIndex(of: "="), !first.hasPrefix("-") {
      environment[String(first[..<equals])] = String(first[first.index(after: equals)...])
      words.removeFirst()
    }
    let isSilent = words.suffix(2) == [">", "/dev/null"]
    if isSilent { words.removeLast(2) }
    var input: [UInt8] = []
    if words.count > 2, words[words.count - 2] == "<" {
      input = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + words[words.count - 1])))
      words.removeLast(2)
    }
    #expect(words.first == "crmlint")
    let run = try CommandRun.crmlint(Array(words.dropFirst()), input: input, environment: environment, in: folder)
    var text = isSilent ? "" : run.output
    if !run.errors.isEmpty { text += "--- standard error ---\n" + run.errors }
    text += "--- exit status \(run.status.map(String.init) ?? "none") ---\n"
    return text.replacing(Self.version, with: "VERSION")
  }

  /// The version as the program says it.
  private static let version: String = {
    let run = try? CommandRun.crmlint(["--version"])
    return run?.output.trimmingCharacters(in: .whitespacesAndNewlines) ?? "?"
  }()
}
