internal import Diagnostics
internal import YAMLTree

/// How far a rule was judged on a document, as far as waivers need to know.
struct RuleStanding {
  /// Everything was judged.
  private let isAllSettled: Bool
  /// Nothing was, or something that has no place.
  private let isOpen: Bool
  private let openSubjects: [ByteRange]
  private let settledSubjects: [ByteRange]

  init(_ verdicts: RuleVerdicts, _ tree: Tree) {
    // A joint finding stands for what fails; the waivers of single subjects wait until it is gone.
    let failing = verdicts.isJoint
    func isOpen(_ verdict: Verdict) -> Bool {
      switch verdict {
      case .pass, .doesNotApply: false
      case .fail: failing
      case .withheld, .notJudged, .onOutlook: true
      }
    }
    var open: [ByteRange] = []
    var settled: [ByteRange] = []
    for (node, verdict) in verdicts.bySubject {
      let range = tree.range(of: NodeID(node))
      if isOpen(verdict) { open.append(range) } else { settled.append(range) }
    }
    let others = verdicts.others.contains(where: isOpen)
    self.isOpen = verdicts.whole.map(isOpen) ?? others
    isAllSettled = !self.isOpen && open.isEmpty
    openSubjects = open
    settledSubjects = isAllSettled ? [] : settled
  }

  /// Whether all that a finding in `range` could be about was judged: the subjects that lie there or around it or, where the rule
  /// points from its subjects to other places, all of them.
  func isSettled(in range: ByteRange) -> Bool {
    if isAllSettled { return true }
    if isOpen { return false }
    func touches(_ subject: ByteRange) -> Bool { subject.lower <= range.upper && range.lower <= subject.upper }
    return !openSubjects.contains(where: touches) && settledSubjects.contains(where: touches)
  }
}
