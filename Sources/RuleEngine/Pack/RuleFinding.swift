internal import Diagnostics
internal import Synchronization

/// The part of a rule that is needed where it fails: its words, its places, its severity.
struct RuleFinding: Sendable {
  var severityFrom: Clause?
  /// For each of the rule's sources, when a finding stands on it; nil: always.
  var sourceConditions: [Clause?] = []
  var at: Clause?
  var label: RuleText?
  var related: [Rule.Related]
  var title: RuleText
  var message: RuleText
  var advice: RuleText
  var why: RuleText
  var cases: [Rule.Case]
  var together: Rule.Together?
  /// The variable that holds the subjects that fail, for `together`.
  var failedSlot: Int32

  /// What stands in where the texts of a built-in rule do not compile; a test sees to it that they do.
  static func unreadable(_ id: DiagnosticID) -> RuleFinding {
    let text = RuleText(templates: Localized(Template([.literal(id.name)])), clauses: [])
    return RuleFinding(
      related: [], title: text, message: text, advice: text, why: text, cases: [], failedSlot: -1)
  }
}

/// A rule's finding, compiled at the first failure: most rules pass on most plans, and their words are then never read.
final class LazyFinding: Sendable {
  private let compiled: Mutex<RuleFinding?>
  private let compile: @Sendable () -> RuleFinding

  init(_ compile: @escaping @Sendable () -> RuleFinding) {
    compiled = Mutex(nil)
    self.compile = compile
  }

  init(_ finding: RuleFinding) {
    compiled = Mutex(finding)
    compile = { finding }
  }

  var value: RuleFinding {
    compiled.withLock { known in
      if let known { return known }
      let finding = compile()
      known = finding
      return finding
    }
  }
}
