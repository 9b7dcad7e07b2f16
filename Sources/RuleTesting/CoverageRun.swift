internal import Diagnostics
internal import RuleEngine

/// What the examples of a pack exercise of it, collected while they are run.
struct CoverageRun {
  private let coverage: PackCoverage
  /// The thresholds of each rule that examples tell from their neighbours.
  private var pinned: [DiagnosticID: Set<Neighbour>] = [:]

  /// A parameter and one of the two values next to its default.
  private struct Neighbour: Hashable {
    var parameter: String
    var isAbove: Bool
  }

  init(_ pack: Pack, _ files: [PackFile]) { coverage = PackCoverage(pack, files) }

  /// Adds what an example exercises that does as its page says.
  mutating func add(_ trial: Trial) {
    let rule = trial.rule
    guard
      let example = coverage.example(of: rule, trial.tree, options: trial.options, against: trial.earlier)
    else { return }
    let outcome = coverage.record(example)
    // An example that sets a parameter tells nothing of its default.
    let set = trial.options.parameters[rule.id.name] ?? [:]
    for parameter in rule.parameters where set[parameter.name] == nil {
      for isAbove in [false, true] {
        let neighbour = Neighbour(parameter: parameter.name, isAbove: isAbove)
        guard pinned[rule.id]?.contains(neighbour) != true else { continue }
        let other = coverage.outcome(of: example, parameter, parameter.neighbour(isAbove: isAbove))
        if other != outcome { pinned[rule.id, default: []].insert(neighbour) }
      }
    }
  }

  func result(of rule: Rule) -> CoverageResult {
    var result = coverage.result(of: rule)
    for parameter in rule.parameters {
      for isAbove in [false, true] {
        let neighbour = Neighbour(parameter: parameter.name, isAbove: isAbove)
        result.threshold(
          pinned[rule.id]?.contains(neighbour) ?? false, parameter, of: rule, parameter.neighbour(isAbove: isAbove))
      }
    }
    return result
  }

  func resultOfDefinitions() -> CoverageResult { coverage.resultOfDefinitions() }
}

extension Rule.Parameter {
  /// A value that examples are to tell the default from: 1 further where it is a whole number, one percentage point where it is a
  /// share, a tenth of itself where it is anything else.
  func neighbour(isAbove: Bool) -> Double {
    let step =
      if isWhole { 1.0 } else if unit == "share" { 0.01 } else if standard == 0 { 0.1 } else { standard.magnitude / 10 }
    // Without the noise of adding: 0.1 and 0.01 are 0.11.
    return ((standard + (isAbove ? step : -step)) * 1e9).rounded() / 1e9
  }
}
