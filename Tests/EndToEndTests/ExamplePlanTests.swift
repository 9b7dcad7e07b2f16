import Foundation
import TestSupport
import Testing

/// What crmlint says of each whole plan below `examples`, with all rules on and in the plan's own language, kept beside
/// the tests in `Tests/Examples` under the same name. A rule that changes shows there what it does to real plans.
///
/// With `CRMLINT_RECORD=1` in the environment the findings are written anew, and the run fails, so that nothing is
/// recorded by accident.
@Suite("The example plans")
struct ExamplePlanTests {
  static let folder = "Tests/Examples"
  /// The plans, by their paths below `examples`.
  static let plans = Repository.files(below: "examples").filter { $0.hasSuffix(".yaml") }.sorted()

  @Test("each gives the findings kept for it, and no other", arguments: plans)
  func asKept(_ path: String) throws {
    try Self.compare(
      ["check", "--select", "all", "--format", "concise", "examples/\(path)"],
      with: Self.folder + "/" + path.dropLast(".yaml".count) + ".txt")
  }

  /// An earlier and a later version of a plan below `examples/versions`.
  struct Pair: Sendable, CustomTestStringConvertible {
    var before: String
    var after: String

    var testDescription: String { "\(before) to \(after)" }
    /// Where its findings are kept.
    var kept: String { "versions/\(before)-to-\(after).txt" }

    func arguments(_ more: String...) -> [String] {
      let folder = "examples/versions/"
      return ["check"] + more + ["--against", "\(folder)\(before).yaml", "\(folder)\(after).yaml"]
    }

    func check(_ more: String...) throws -> CommandRun {
      try CommandRun.crmlint(["check"] + more + Array(arguments().dropFirst()))
    }
  }

  static let pairs = [
    Pair(before: "harbour-march", after: "harbour-june"),
    Pair(before: "drukkerij-begroting-rond", after: "drukkerij-eerst-op-nazorg-bezuinigd"),
    Pair(before: "gartneri-klar-til-foraaret", after: "gartneri-idriftsaettelsen-rykker-alene"),
    Pair(before: "hearing-clinics-as-promised", after: "hearing-clinics-less-and-later"),
    Pair(before: "museums-before-the-merger", after: "museums-merged-plan-frozen"),
    Pair(before: "cider-maker-first-plan", after: "cider-maker-changed-with-care"),
  ]

  @Test("each pair of versions gives the new findings kept for it, and no other", arguments: pairs)
  func pairAsKept(_ pair: Pair) throws {
    try Self.compare(pair.arguments("--new-only", "--format", "concise"), with: Self.folder + "/" + pair.kept)
  }

  @Test("a plan that changes much and well has no finding about its changes")
  func changedWithCare() throws {
    let pair = try #require(Self.pairs.last)
    let codes = try pair.check("--format", "concise").findings.map(\.code)
    #expect(!codes.contains { $0.hasPrefix("CRM45") }, "\(codes)")
  }

  @Test("nothing is kept for a plan that is not there")
  func noneLeftOver() {
    let kept = Set(Repository.files(below: Self.folder).filter { $0.hasSuffix(".txt") })
    let plans = Set(Self.plans.map { String($0.dropLast(".yaml".count)) + ".txt" })
    let versions = Set(Self.pairs.map(\.kept))
    let others: Set<String> = kept.subtracting(plans).subtracting(versions)
    #expect(others.isEmpty)
  }

  static func compare(_ arguments: [String], with path: String) throws {
    let run = try CommandRun.crmlint(arguments)
    #expect(run.errors.isEmpty || run.findings.isEmpty, "\(run.errors)")
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      let url = URL(fileURLWithPath: Repository.path(path))
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(run.output.utf8).write(to: url)
      Issue.record("recorded \(path); run again without CRMLINT_RECORD")
      return
    }
    let expected = try Repository.text(path)
    #expect(
      run.output == expected,
      """
      \(path) differs; read the new findings, then keep them with
      CRMLINT_RECORD=1 scripts/test --filter ExamplePlanTests
      \(run.output)
      """)
  }
}
