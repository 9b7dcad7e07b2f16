internal import CEL
internal import Diagnostics

extension RuleCompiler {
  /// The length of lists that the warning speaks of: a large plan's.
  private static let listLength = 100.0
  /// Steps of all runs together beyond which a rule keeps people waiting: about a second.
  private static let patience = 50e6

  /// A warning where an expression of the rule would be stopped for its steps on a large plan, or where all its runs would
  /// take longer than anybody waits; nil for all others.
  func costWarning(_ rule: Rule) -> Diagnostic? {
    var clauses: [(clause: Clause, slot: Int32?)] = rule.given.map { [($0, nil)] } ?? []
    clauses += rule.steps.map { ($0.clause, $0.slot) } + [(rule.require, nil)]
    let (estimates, kept) = context.runtime.estimates(
      clauses.map { ($0.clause.program, $0.slot) },
      forEach: rule.subject.map { ($0.slot, $0.clause.program) })
    let runs = rule.subject == nil ? 1 : Self.listLength
    for (estimate, clause) in zip(estimates, clauses) {
      let steps = estimate.steps(elements: Self.listLength)
      if steps / runs > Double(PlanLinter.baseSteps) || steps > Self.patience {
        return warning(estimate, place(of: estimate.site, in: clause.clause.scalar) ?? rule.place)
      }
    }
    guard kept.steps(elements: Self.listLength) > Self.patience else { return nil }
    return warning(kept, place(of: kept.site, in: nil) ?? rule.place)
  }

  private func warning(_ estimate: CostEstimate, _ place: Place) -> Diagnostic {
    var warning = PackProblem.make(
      .costlyRule, place,
      "this looks at every combination of the items of \(estimate.power) lists: with \(Int(Self.listLength)) in each, "
        + "the rule takes about \(Self.words(estimate.steps(elements: Self.listLength))) steps",
      advice: "Work out what does not depend on the item at hand once, as a value or a function in pack.yaml, whose "
        + "results are kept; or look only at what stands within the item.")
    warning.severity = .minor
    warning.effectiveSeverity = .minor
    return warning
  }

  private func place(of site: Site?, in scalar: Clause.Scalar?) -> Place? {
    guard let site else { return nil }
    guard let definition = site.definition else { return scalar?.place(site.range) }
    guard context.definitions.indices.contains(Int(definition)) else { return nil }
    return context.definitions[Int(definition)].place(site.range)
  }

  /// A large number as a reader takes it in.
  private static func words(_ number: Double) -> String {
    guard number < 1e15 else { return "more than a million billion" }
    let millions = (number / 1e6).rounded()
    return millions >= 1_000 ? "\(Int((number / 1e9).rounded())) billion" : "\(max(1, Int(millions))) million"
  }
}
