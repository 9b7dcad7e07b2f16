internal import CEL
internal import YAMLTree

/// What a rule says of one subject.
enum Verdict {
  case pass, fail, doesNotApply, withheld, notJudged
  /// Not judged, since the plan itself says that the subject comes later; it takes no part in what holds for all.
  case onOutlook

  var withholds: Bool { self == .fail || self == .withheld || self == .notJudged || self == .onOutlook }
}

/// How many verdicts of each kind a rule reached.
package struct VerdictTally: Sendable {
  package var pass = 0
  package var fail = 0
  package var doesNotApply = 0
  package var withheld = 0
  package var notJudged = 0

  package init() {}

  mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .pass: pass += 1
    case .fail: fail += 1
    case .doesNotApply: doesNotApply += 1
    case .withheld: withheld += 1
    case .notJudged, .onOutlook: notJudged += 1
    }
  }

  /// Such as "1 pass, 2 withheld".
  package var text: String {
    let parts = [
      (pass, "pass"), (fail, "fail"), (doesNotApply, "does not apply"), (withheld, "withheld"),
      (notJudged, "not judged"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

/// The verdicts of one rule on one plan, by subject.
struct RuleVerdicts {
  /// The verdict on the plan as a whole, for a rule without `for`.
  private(set) var whole: Verdict?
  /// By the subject's node; subjects without a node count for the plan as a whole only.
  private(set) var bySubject: [Int32: Verdict] = [:]
  private(set) var others: [Verdict] = []
  /// Whether one finding stands for all that fails.
  var isJoint = false
  private(set) var tally = VerdictTally()
  private(set) var latest: Verdict?

  mutating func add(_ verdict: Verdict, subject: Origin?) {
    tally.add(verdict)
    latest = verdict
    guard let subject else {
      whole = verdict
      return
    }
    // Subjects of the earlier version have numbers of their own.
    if subject.node >= 0, subject.tree == 0 { bySubject[subject.node] = verdict } else { others.append(verdict) }
  }

  /// Whether something failed and nothing that was judged passed.
  var onlyFailures: Bool {
    let all = Array(bySubject.values) + others
    return all.contains(.fail) && !all.contains(.pass) && !all.contains(.notJudged)
  }

  /// The verdict that stands in the way of rules that need this one: fail before not judged before withheld, on `subject` or around
  /// it, else on anything.
  func explanation(of subject: Int32?, in tree: Tree) -> Verdict? {
    if let whole { return whole }
    var node = subject ?? -1
    while node >= 0 {
      if let verdict = bySubject[node], verdict.withholds { return verdict }
      node = tree[NodeID(node)].parent
    }
    return [Verdict.fail, .notJudged, .withheld].first { verdict in
      bySubject.values.contains(verdict) || others.contains(verdict)
    }
  }

  /// Whether a rule that needs this one has nothing to say about the node `subject` (nil: the plan as a whole).
  func withholds(_ subject: Int32?, in tree: Tree) -> Bool {
    if let whole { return whole.withholds }
    guard let subject else {
      // The whole plan is only beyond judging where every element is.
      let all = Array(bySubject.values) + others
      return !all.isEmpty && all.allSatisfy(\.withholds)
    }
    var node = subject
    while node >= 0 {
      if bySubject[node]?.withholds == true { return true }
      node = tree[NodeID(node)].parent
    }
    return false
  }
}
