package import Diagnostics

/// How many findings there are of each severity, by the severity that counts now.
package struct SeverityCounts: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Severity.allCases.count)

  package init() {}

  package subscript(severity: Severity) -> Int { counts[severity.rawValue] }

  package var total: Int { counts.reduce(0, +) }

  /// How many are of `severity` or weigh more.
  package func atLeast(_ severity: Severity) -> Int { counts[severity.rawValue...].reduce(0, +) }

  package mutating func add(_ severity: Severity) { counts[severity.rawValue] += 1 }
}

extension Report {
  /// The findings about plans, by severity.
  package var severityCounts: SeverityCounts {
    var counts = SeverityCounts()
    for file in files {
      for diagnostic in file.diagnostics { counts.add(diagnostic.effectiveSeverity) }
    }
    return counts
  }

  /// How many plans were read.
  package var planCount: Int { files.reduce(0) { $0 + $1.planCount } }

  /// How many findings comments in the plans accept.
  package var waivedCount: Int { files.reduce(0) { $0 + $1.waived.count } }

  /// How many checks have a verdict of `kind`.
  package func verdictCount(_ kind: UnjudgedVerdict.Kind) -> Int {
    files.reduce(0) { sum, file in sum + file.verdicts.count { $0.kind == kind } }
  }

  /// Computes the exit status and its reasons from what the report holds: 2 where there is a problem, else 1 where a
  /// finding is at or above the threshold (or a check was not judged and that counts), else 0.
  package mutating func conclude(failOnUnjudged: Bool = false) {
    exitReasons = []
    exitStatus = 0
    if !problems.isEmpty {
      exitStatus = 2
      exitReasons.append(Words.stoppedPart(problems.count))
    }
    let counts = severityCounts
    if let failOn, counts.atLeast(failOn) > 0 {
      exitStatus = max(exitStatus, 1)
      exitReasons.append(Words.overThreshold(counts.atLeast(failOn), failOn))
    }
    // What is not due yet would not fail the run as a finding either.
    let unjudged = dueUnjudgedCount
    if failOnUnjudged, unjudged > 0 {
      exitStatus = max(exitStatus, 1)
      exitReasons.append(Words.unjudgedCount(unjudged, of: verdictCount(.notJudged)))
    }
    if exitReasons.isEmpty { exitReasons.append(Words.underThreshold(failOn)) }
  }

  /// The reasons as one text in the report's language, such as "2 critical findings, and --fail-on is critical".
  package var exitReason: String {
    exitReasons.map { $0.text(in: language).withoutControls }.joined(separator: "; ")
  }
}
