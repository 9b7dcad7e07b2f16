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

  @Test("nothing is kept for a plan that is not there")
  func noneLeftOver() {
    let kept = Set(Repository.files(below: Self.folder).filter { $0.hasSuffix(".txt") })
    let plans = Set(Self.plans.map { String($0.dropLast(".yaml".count)) + ".txt" })
    let versions = Set(kept.filter { $0.hasPrefix("versions/") && $0.contains("-to-") })
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
