internal import Diagnostics

/// The part of a rule that is needed where it fails: its words, its places, its severity.
struct RuleFinding: Sendable {
  let severityFrom: Clause?
  /// For each of the rule's sources, when a finding stands on it; nil: always.
  let sourceConditions: [Clause?]
  let at: Clause?
  let label: RuleText?
  let related: [Rule.Related]
  let title: RuleText
  let message: RuleText
  let advice: RuleText
  let why: RuleText
  let cases: [Rule.Case]
  let together: Rule.Together?
  /// The variable that holds the subjects that fail, for `together`.
  let failedSlot: Int32

  /// What stands in where an archive turns out to be damaged.
  static func unreadable(_ id: DiagnosticID) -> RuleFinding {
    let text = RuleText(templates: Localized(Template([.literal(id.name)])), clauses: [])
    return RuleFinding(
      severityFrom: nil, sourceConditions: [], at: nil, label: nil, related: [], title: text, message: text,
      advice: text, why: text, cases: [], together: nil, failedSlot: -1)
  }
}
