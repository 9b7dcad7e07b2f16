/// What `conformance` prints.
package struct Report {
  private let score: ScoreFile
  private var passed = 0
  private var failed = 0
  private var unlisted = 0
  private var stale = 0
  /// Suites that could not be run.
  private var isIncomplete = false

  package init(score: ScoreFile) { self.score = score }

  /// The lines on one file: counts for the whole and for each group, and each case that fails.
  package mutating func lines(_ suite: String, _ outcomes: [Outcome]) -> [String] {
    let failures = outcomes.filter { $0.failure != nil }
    passed += outcomes.count - failures.count
    failed += failures.count
    var lines = ["\(suite) \(outcomes.count - failures.count)/\(outcomes.count)"]
    var groups: [String: (passed: Int, total: Int)] = [:]
    for outcome in outcomes {
      groups[outcome.group, default: (0, 0)].total += 1
      if outcome.failure == nil { groups[outcome.group, default: (0, 0)].passed += 1 }
    }
    for (group, count) in groups.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(group.isEmpty ? "(none)" : group) \(count.passed)/\(count.total)")
    }
    for outcome in failures {
      let reason = score.reason(suite, outcome.id)
      if reason == nil { unlisted += 1 }
      lines.append("FAIL \(suite) \(outcome.id): \(outcome.failure ?? "")" + (reason.map { " [listed: \($0)]" } ?? ""))
    }
    for outcome in outcomes where outcome.failure == nil && score.reason(suite, outcome.id) != nil {
      stale += 1
      lines.append("PASS \(suite) \(outcome.id), though the score file lists it")
    }
    return lines
  }

  package mutating func incomplete() { isIncomplete = true }

  /// The last lines; the very last is `N passed, N failed`.
  package var summary: [String] {
    var lines: [String] = []
    if failed > 0 {
      lines.append("\(failed - unlisted) of \(failed) failures are in the score file, \(unlisted) are not")
    }
    if stale > 0 { lines.append("\(stale) of the listed cases pass: take them out of the score file") }
    return lines + ["\(passed) passed, \(failed) failed"]
  }

  /// 0 where every failure is listed; 1 where one is not; 2 where a suite could not be run.
  ///
  /// - Parameter isStrict: every failure counts, listed or not.
  package func status(isStrict: Bool) -> Int32 {
    isIncomplete ? 2 : (isStrict ? failed : unlisted) > 0 ? 1 : 0
  }
}
