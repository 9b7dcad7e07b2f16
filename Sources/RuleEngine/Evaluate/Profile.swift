internal import CEL
package import Diagnostics

/// Where the time of a run went. Times of several plans are added up, also where they ran side by side.
package struct LintProfile: Sendable {
  /// What is done with a plan, in this order.
  package enum Phase: Int, Sendable, CaseIterable {
    case read, parse, validate, judge
  }

  /// What judging by one rule took, its `needs` and its words included.
  package struct RuleCost: Sendable {
    package var id: DiagnosticID
    package var time = Duration.zero
    /// Instructions of CEL.
    package var steps = 0
    package var tally = VerdictTally()
  }

  package var phases = [Duration](repeating: .zero, count: Phase.allCases.count)
  /// In the pack's order.
  package var rules: [RuleCost] = []
  /// How often a definition's result was already known, and how many results were kept.
  package var memoryHits = 0
  package var memoryKept = 0

  package init() {}

  package func adding(_ other: LintProfile?) -> LintProfile {
    guard let other else { return self }
    var sum = self
    for phase in Phase.allCases { sum.phases[phase.rawValue] += other.phases[phase.rawValue] }
    sum.memoryHits += other.memoryHits
    sum.memoryKept += other.memoryKept
    var indices: [DiagnosticID: Int] = [:]
    for (index, rule) in sum.rules.enumerated() { indices[rule.id] = index }
    for rule in other.rules {
      if let index = indices[rule.id] {
        sum.rules[index].time += rule.time
        sum.rules[index].steps += rule.steps
        sum.rules[index].tally.add(rule.tally)
      } else {
        sum.rules.append(rule)
      }
    }
    return sum
  }
}

extension VerdictTally {
  mutating func add(_ other: VerdictTally) {
    pass += other.pass
    fail += other.fail
    doesNotApply += other.doesNotApply
    withheld += other.withheld
    notJudged += other.notJudged
  }

  /// How many verdicts there are.
  package var total: Int { pass + fail + doesNotApply + withheld + notJudged }
}

/// Measures one thread's way through the phases and the rules.
package final class Profiler {
  package private(set) var profile = LintProfile()
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private var stepsBefore = 0

  package init() { last = clock.now }

  /// The time since the last call belongs to `phase`.
  package func end(_ phase: LintProfile.Phase) {
    profile.phases[phase.rawValue] += lap()
  }

  /// The time since the last call belongs to `rule`.
  func end(_ rule: Rule, _ evaluation: Evaluation) {
    let time = lap()
    profile.phases[LintProfile.Phase.judge.rawValue] += time
    profile.rules.append(.init(id: rule.id, time: time, steps: evaluation.totalSteps - stepsBefore))
    stepsBefore = evaluation.totalSteps
  }

  func profile(of linter: PlanLinter) -> LintProfile {
    for index in profile.rules.indices where linter.verdicts.indices.contains(index) {
      profile.rules[index].tally = linter.verdicts[index].tally
    }
    (profile.memoryHits, profile.memoryKept) = linter.evaluation.definitionMemory
    return profile
  }

  private func lap() -> Duration {
    let now = clock.now
    defer { last = now }
    return now - last
  }
}
