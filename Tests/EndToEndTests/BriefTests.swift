import Foundation
import TestSupport
import Testing

/// Briefs of projects with the weaknesses that an expert sees in them, held against what crmlint says of their transcripts
/// below `examples/briefs`. Ours are in `Tests/Briefs`; others lie beside the repository. What was hit and missed is kept in
/// `Tests/Briefs/score.txt` and written anew with `CRMLINT_RECORD=1`.
@Suite("The briefs")
struct BriefTests {
  static let folder: String = {
    if let path = ProcessInfo.processInfo.environment["BRIEFS_DIR"] { return path }
    return Repository.root.appendingPathComponent("../shared/briefs").standardizedFileURL.path
  }()
  static let scorePath = "Tests/Briefs/score.txt"

  /// The briefs' paths: a number, then a name.
  private static func briefs(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.first?.isNumber == true && $0.hasSuffix(".md") }.map { folder + "/" + $0 }.sorted()
  }

  @Test("what the expert expects is found as kept, and what must not fire does not")
  func asKept() throws {
    let others = Self.briefs(in: Self.folder)
    let ours = Self.briefs(in: Repository.path("Tests/Briefs"))
    #expect(ours.count >= 10)
    let plans = Repository.files(below: "examples/briefs")
    var lines = [
      "# Each weakness that an expert expects in a brief: hit, with the rules that cite it, or missed; and each wrong alarm."
    ]
    for path in others + ours {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let number = String(name.prefix(2))
      let plan = try #require(plans.first { $0.hasPrefix(number) }, "\(name) has no transcript")
      let findings = try Self.findings("examples/briefs/\(plan)")
      let labels = Labels(try String(contentsOfFile: path, encoding: .utf8))
      try #require(!labels.expected.isEmpty || !labels.forbidden.isEmpty, "\(name) has no labels")
      for label in labels.expected {
        let hits = Set(findings.filter { !$0.items.isDisjoint(with: label.items) }.map(\.code)).sorted()
        lines.append("\(number) \(label.item) " + (hits.isEmpty ? "missed" : "hit \(hits.joined(separator: " "))"))
      }
      for item in labels.forbidden {
        for finding in findings where finding.items.contains(item) {
          lines.append("\(number) \(item) WRONG ALARM \(finding.code)")
        }
      }
    }
    let actual = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1", !others.isEmpty {
      try Data(actual.utf8).write(to: URL(fileURLWithPath: Repository.path(Self.scorePath)))
      Issue.record("recorded \(Self.scorePath); run again without CRMLINT_RECORD")
      return
    }
    // Where the others are not there, only ours are compared.
    let numbers = Set((others + ours).compactMap { $0.split(separator: "/").last?.prefix(2) })
    let expected =
      try Repository.text(Self.scorePath).split(separator: "\n")
      .filter { $0.hasPrefix("#") || numbers.contains($0.prefix(2)) }.joined(separator: "\n") + "\n"
    let gone = Set(expected.split(separator: "\n")).subtracting(actual.split(separator: "\n")).sorted()
    let new = Set(actual.split(separator: "\n")).subtracting(expected.split(separator: "\n")).sorted()
    #expect(
      actual == expected,
      "no longer: \(gone); now: \(new). Keep it with CRMLINT_RECORD=1 scripts/test --filter BriefTests")
  }

  private struct Report: Decodable {
    struct Source: Decodable { var document: String, item: String }
    struct Finding: Decodable {
      var code: String
      var sources: [Source]
      var items: Set<String> { Set(sources.map { "\($0.document)/\($0.item)" }) }
    }
    struct File: Decodable { var findings: [Finding] }
    var files: [File]
  }

  private static func findings(_ plan: String) throws -> [Report.Finding] {
    let run = try CommandRun.crmlint(["check", "--format", "json", "--lang", "en", plan])
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)).files.flatMap(\.findings)
  }
}

/// What stands below `--- LABELS ---` in a brief.
private struct Labels {
  struct Expected {
    /// As `ten-sins/8`.
    var item: String
    /// With those that may be cited in its place.
    var items: Set<String>
  }

  var expected: [Expected] = []
  var forbidden: [String] = []

  private static let documents = [
    "000": "five-factors", "001": "new-approach", "002": "first-fails", "003": "ten-sins", "004": "thirds-rule",
  ]

  init(_ text: String) {
    guard let start = text.range(of: "--- LABELS ---") else { return }
    var part = ""
    for line in text[start.upperBound...].split(separator: "\n") {
      guard line.hasPrefix("- ") else {
        part = String(line.prefix { $0 != ":" })
        continue
      }
      let columns = line.dropFirst(2).split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let item = columns.first.map(Self.item) else { continue }
      switch part {
      case "EXPECTED":
        let others = columns.last.flatMap { $0.hasPrefix("also:") ? $0.dropFirst("also:".count) : nil } ?? ""
        expected.append(Expected(item: item, items: Set([item] + others.split(separator: ",").map(Self.item))))
      case "MUST NOT FIRE": forbidden.append(item)
      default: break
      }
    }
  }

  /// `003#8` as `ten-sins/8`.
  private static func item(_ text: some StringProtocol) -> String {
    let parts = text.trimmingCharacters(in: .whitespaces).split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return String(text) }
    return (documents[parts[0]] ?? parts[0]) + "/" + parts[1]
  }
}
