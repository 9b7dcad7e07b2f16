internal import Diagnostics

/// What linting one damaged plan gave, beyond what the whole plan gives.
struct Outcome: Hashable, Sendable {
  struct Finding: Hashable, Sendable, Comparable {
    var code: String
    var severity: Severity
    /// Lines from the damage to the finding.
    var offset: Int

    var text: String { "\(code) \(severity.name) \(offset < 0 ? "" : "+")\(offset)" }

    static func < (a: Finding, b: Finding) -> Bool {
      if a.severity != b.severity { return a.severity > b.severity }
      return (a.code, a.offset) < (b.code, b.offset)
    }
  }

  /// The worst first.
  var findings: [Finding]

  /// How many of them tell of a cause: information tells of none.
  var causes: Int { findings.count { $0.severity > .info } }

  /// What is compared along a scale: places move with what they point at.
  var signature: [String] { findings.map { "\($0.code) \($0.severity.name)" } }

  /// Many of one rule are told by their number and the first of their places.
  var text: String {
    if findings.isEmpty { return "nothing" }
    var parts: [String] = []
    var index = 0
    while index < findings.count {
      let first = findings[index]
      let same = findings[index...].prefix { $0.code == first.code && $0.severity == first.severity }
      if same.count > 3 {
        parts.append("\(same.count) × " + first.text)
      } else {
        parts += same.map(\.text)
      }
      index = same.endIndex
    }
    return parts.joined(separator: ", ")
  }
}
