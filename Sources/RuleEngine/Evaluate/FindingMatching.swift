internal import Diagnostics

/// Finds for each finding of a plan the one that its earlier version had.
///
/// First by fingerprint, that is by rule, subject and route. Where a rule points at another place of the same subject
/// now, the finding is still the same one. And a finding that a rule makes for all subjects at once stands for those
/// that it made one by one.
struct FindingMatching {
  private var earlier: [(diagnostic: Diagnostic, plan: String, isTaken: Bool)]
  private let pack: Pack

  private struct Key: Hashable {
    var plan: String
    var code: String
    var mark: String
  }

  init(_ earlier: [(Diagnostic, plan: String)], _ pack: Pack) {
    self.earlier = earlier.map { ($0.0, $0.plan, false) }
    self.pack = pack
  }

  /// The findings of the earlier version that no finding was matched with.
  var remaining: [Diagnostic] { earlier.filter { !$0.isTaken }.map(\.diagnostic) }

  /// - Parameter findings: each with the plan of the earlier version that its plan was.
  /// - Returns: for each whether it is new.
  mutating func match(_ findings: [(diagnostic: Diagnostic, plan: String)]) -> [Diagnostic.Change] {
    var isMatched = [Bool](repeating: false, count: findings.count)
    pair(findings, &isMatched) { Key(plan: $1, code: $0.id.code, mark: $0.fingerprint) }
    let pack = pack
    pair(findings, &isMatched) { diagnostic, plan in
      guard pack.rule(diagnostic.id.code) != nil else { return nil }
      return Key(plan: plan, code: diagnostic.id.code, mark: diagnostic.subject)
    }
    for index in findings.indices {
      let finding = findings[index].diagnostic
      guard let rule = pack.rule(finding.id.code), rule.subject != nil else { continue }
      let isForAll = finding.subject.isEmpty
      for other in earlier.indices
      where earlier[other].plan == findings[index].plan && earlier[other].diagnostic.id == finding.id
        && earlier[other].diagnostic.subject.isEmpty != isForAll
      {
        earlier[other].isTaken = true
        // One subject more than before fails where all do now.
        if !isForAll { isMatched[index] = true }
      }
    }
    return isMatched.map { $0 ? .unchanged : .new }
  }

  private mutating func pair(
    _ findings: [(diagnostic: Diagnostic, plan: String)], _ isMatched: inout [Bool],
    by key: (Diagnostic, String) -> Key?
  ) {
    var free: [Key: [Int]] = [:]
    for (index, other) in earlier.enumerated().reversed() where !other.isTaken {
      if let key = key(other.diagnostic, other.plan) { free[key, default: []].append(index) }
    }
    for index in findings.indices where !isMatched[index] {
      guard let key = key(findings[index].diagnostic, findings[index].plan), let other = free[key]?.popLast() else {
        continue
      }
      isMatched[index] = true
      earlier[other].isTaken = true
    }
  }
}
