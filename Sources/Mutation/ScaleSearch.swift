/// Finds the steps of a scale at which findings change.
enum ScaleSearch {
  /// A stretch of a scale with the same findings: from `step` on, outward.
  struct Segment {
    var step: Int
    var outcome: Outcome
  }

  /// Walks outward from 0, which is the plan as it is and gives no findings, over `probes`; between two that differ, the
  /// change is found by halving, and what may lie between the two kinds of findings as well.
  ///
  /// - Returns: the stretches in which the findings are others than before, nearest first; none where nothing changes. A
  ///   change that is undone between two neighbouring probes stays unseen.
  static func segments(_ probes: [Int], _ outcome: (Int) -> Outcome) -> [Segment] {
    var segments: [Segment] = []
    var near = 0
    var current: [String] = []
    for probe in probes {
      let far = outcome(probe)
      while far.signature != current {
        let change = firstChange(from: near, current, to: probe, far, outcome)
        segments.append(change)
        near = change.step
        current = change.outcome.signature
      }
      near = probe
    }
    return segments
  }

  /// The step nearest to `near` whose findings are not `current`, if they stay others from there on.
  private static func firstChange(
    from near: Int, _ current: [String], to probe: Int, _ far: Outcome, _ outcome: (Int) -> Outcome
  ) -> Segment {
    var near = near
    var found = Segment(step: probe, outcome: far)
    while abs(found.step - near) > 1 {
      let middle = near + (found.step - near) / 2
      let there = outcome(middle)
      if there.signature == current { near = middle } else { found = Segment(step: middle, outcome: there) }
    }
    return found
  }
}
