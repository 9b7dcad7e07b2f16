package import Diagnostics

/// The codes under which what is wrong with a pack is reported, in the pack's own file. Any of them makes the exit status 2.
extension DiagnosticID {
  /// A CEL expression does not parse or does not fit its types.
  package static let badExpression = DiagnosticID("CRM952", "bad-expression")
  /// A rule's other parts do not fit: unknown names, missing languages, repeated codes.
  package static let badRule = DiagnosticID("CRM953", "bad-rule")
  /// The pack's manifest or folder does not fit.
  package static let badPack = DiagnosticID("CRM954", "bad-pack")
  /// A rule's expression failed while it was evaluated on a plan.
  package static let evaluationError = DiagnosticID("CRM955", "evaluation-error")
  /// A rule cost more steps than a rule may.
  package static let overBudget = DiagnosticID("CRM956", "over-budget")
  /// A rule will cost many steps on a large plan. A warning: it changes no exit status.
  package static let costlyRule = DiagnosticID("CRM959", "costly-rule")
  /// A view of a pack does not fit together, or failed while it was made.
  package static let badView = DiagnosticID("CRM958", "bad-view")
}

/// Something wrong in a pack's file: always critical, in English, the language of rule authors.
struct PackProblem {
  static func make(
    _ id: DiagnosticID, _ place: Place, _ text: String, advice: String? = nil, label: String? = nil
  ) -> Diagnostic {
    var place = place
    place.label = label.map { Message(Localized(Template([.literal($0)]))) }
    return Diagnostic(
      id: id, severity: .critical, message: Message(Localized(Template([.literal(text)]))), place: place,
      advice: advice.map { Message(Localized(Template([.literal($0)]))) })
  }
}
