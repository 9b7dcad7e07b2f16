/// How one rule judged one plan, step by step.
package struct RuleTrace: Sendable {
  package var id: DiagnosticID
  package var source: SourceText
  /// The expression under `for`; nil for a rule that judges the plan as a whole.
  package var list: TraceClause?
  package var subjects: [SubjectTrace] = []
  /// The subjects that were judged and are not shown, by verdict.
  package var leftOut: [(verdict: String, count: Int)] = []
  /// The ids of all subjects, to find the one that somebody meant.
  package var names: [String] = []
  /// Why nothing was judged, where that is so for all subjects at once.
  package var obstacle: (text: Message, place: Place?)?
  /// What the rule reports in the end.
  package var findings: [Diagnostic] = []
  /// What went wrong with the rule itself.
  package var problems: [Diagnostic] = []

  package init(id: DiagnosticID, source: SourceText) {
    self.id = id
    self.source = source
  }
}

/// How a rule came to its verdict on one subject.
package struct SubjectTrace: Sendable {
  /// A rule that comes first.
  package struct Need: Sendable {
    /// Such as "CRM204 no-start".
    package var name: String
    /// What it says of the subject.
    package var answer: String
    package var withholds: Bool

    package init(name: String, answer: String, withholds: Bool) {
      self.name = name
      self.answer = answer
      self.withholds = withholds
    }
  }

  /// The route of the plan element, empty for the plan as a whole.
  package var route: String
  /// What the element is called.
  package var label: String
  package var place: Place?
  package var needs: [Need] = []
  package var clauses: [TraceClause] = []
  /// "passes", "fails", "does not apply", "withheld", "not judged" …
  package var verdict = ""
  /// Why it was withheld or not judged.
  package var reason: (text: Message, place: Place?)?

  package init(route: String, label: String, place: Place?) {
    self.route = route
    self.label = label
    self.place = place
  }
}

/// One expression of a rule with what its parts gave.
package struct TraceClause: Sendable {
  /// The key in the rule: `given`, `let share`, `require`.
  package var role: String
  package var node: TraceNode
  /// Whether everything is there; not where the trace took more steps than the evaluation may.
  package var isWhole: Bool

  package init(role: String, node: TraceNode, isWhole: Bool) {
    self.role = role
    self.node = node
    self.isWhole = isWhole
  }
}

/// A sub-expression with its value and where in the plan that comes from.
package struct TraceNode: Sendable {
  package enum Kind: String, Sendable {
    case expression
    /// What a macro did with one element.
    case element
    /// The body of a definition that was called.
    case definition
    /// An expression that nothing asked for.
    case notEvaluated
    /// Words about what is not shown.
    case note
  }

  package var kind: Kind
  package var text: ElidableText
  /// Without anything that steers a terminal; nil for what has no value.
  package var value: String?
  package var place: Place?
  package var children: [TraceNode]

  package init(
    _ kind: Kind, _ text: ElidableText, value: String? = nil, place: Place? = nil, children: [TraceNode] = []
  ) {
    self.kind = kind
    self.text = text
    self.value = value
    self.place = place
    self.children = children
  }
}

/// A value that a finding rests on, for readers who want to check it.
package struct ExplainedValue: Sendable {
  package var text: ElidableText
  package var value: Localized<String>
  /// How a named step is computed.
  package var detail: ElidableText?
  package var place: Place?
  /// Whether it is the condition, or a part of one, rather than a value that goes into it.
  package var isCondition: Bool

  package init(
    _ text: ElidableText, value: Localized<String>, detail: ElidableText? = nil, place: Place? = nil,
    isCondition: Bool = false
  ) {
    self.text = text
    self.value = value
    self.detail = detail
    self.place = place
    self.isCondition = isCondition
  }
}
