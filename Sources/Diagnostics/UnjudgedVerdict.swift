/// A check that was neither passed nor failed on one subject.
package struct UnjudgedVerdict: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The plan leaves open, or could not be read on, what the rule asks about.
    case notJudged
    /// Another finding comes first: the rule rests on one that failed.
    case withheld
  }

  /// The rule that was not judged.
  package var id: DiagnosticID
  package var kind: Kind
  /// The route of the plan element, such as `userGroups[sales-reps]`; empty for the plan as a whole.
  package var subject: String
  package var reason: Message
  package var place: Place?

  package init(id: DiagnosticID, kind: Kind, subject: String, reason: Message, place: Place? = nil) {
    self.id = id
    self.kind = kind
    self.subject = subject
    self.reason = reason
    self.place = place
  }
}
