internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

/// What makes a check say more of how it came about.
struct InsightOptions: ParsableArguments {
  @Flag(
    name: .customLong("explain-values"),
    help: "Print the values that each finding was concluded from, with their lines.")
  var explainValues = false

  @Flag(help: "Write to standard error where the time went: phases, and the cost of each rule.")
  var profile = false
}

/// Times the parts of a run that no plan sees, and writes the profile of the whole.
final class Stopwatch {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var loaded: ContinuousClock.Instant
  private var linted: ContinuousClock.Instant

  init() {
    start = clock.now
    loaded = start
    linted = start
  }

  func endLoading() { loaded = clock.now }

  func endLinting() { linted = clock.now }

  /// Writes the profile to standard error.
  func write(_ results: [FileResult], of common: some CommonSettings) {
    var sum = LintProfile()
    for result in results { sum = result.profile?.adding(sum) ?? sum }
    let end = clock.now
    let page = ProfilePage(
      phases: [("load the rules", loaded - start)]
        + LintProfile.Phase.allCases.map { ("\($0) plans", sum.phases[$0.rawValue]) }
        + [("write the report", end - linted)],
      elapsed: end - start, plans: results.reduce(0) { $0 + $1.planCount }, files: results.count,
      rules: sum.rules.map { rule in
        ProfilePage.Rule(
          name: "\(rule.id.code) \(rule.id.name)", time: rule.time, steps: rule.steps,
          verdicts: [
            rule.tally.pass, rule.tally.fail, rule.tally.doesNotApply, rule.tally.withheld, rule.tally.notJudged,
          ])
      },
      memoryHits: sum.memoryHits, memoryKept: sum.memoryKept)
    var style = common.style
    style = TextStyle.detect(
      isTerminal: Terminal.isTerminal(.standardError), environment: Terminal.environment,
      width: Terminal.width(of: .standardError), flag: common.colour, verbose: style.verbose)
    var output = OutputBuffer()
    page.write(in: style, to: &output)
    Terminal.write(output.bytes, to: .standardError)
  }
}
