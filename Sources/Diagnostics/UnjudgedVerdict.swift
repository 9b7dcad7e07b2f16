/// A check that was neither passed nor failed on one subject.
package struct UnjudgedVerdict: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The plan leaves open, or could not be read on, what the rule asks about.
    case notJudged
    /// Another finding comes first: the rule rests on one that failed.
    case withheld
  }

  /// What kind of thing stands in the way, as programs see it.
  package enum Cause: String, Sendable, CaseIterable {
    /// A value fails the schema.
    case unreadable
    /// A key is misspelt.
    case misspelt
    /// The reading of the file ended before.
    case cut
    /// A topic is kept in another document.
    case elsewhere
    /// A date, length or share is so coarse that its readings disagree.
    case coarse
    /// A date is asked for, and there is none that can be worked out.
    case undated
    /// A relative date counts from itself.
    case circular
    /// A relative date counts from others over too many steps.
    case distant
    /// An item is on outlook.
    case outlook
    /// The plan does not say it, and its absence tells nothing.
    case unsaid
    /// The rule itself failed.
    case failed
    /// Another rule comes first.
    case needs
  }

  /// One thing that stands in the way.
  package struct Reason: Sendable {
    package var cause: Cause
    package var message: Message
    package var place: Place?

    package init(_ cause: Cause, _ message: Message, place: Place? = nil) {
      self.cause = cause
      self.message = message
      self.place = place
    }
  }

  /// The rule that was not judged.
  package var id: DiagnosticID
  package var kind: Kind
  /// The route of the plan element, such as `userGroups[sales-reps]`; empty for the plan as a whole.
  package var subject: String
  package var cause: Cause
  package var reason: Message
  package var place: Place?
  /// What else stands in the way once that is settled.
  package var further: [Reason]
  /// The gate by which the rule counts, where that is still ahead.
  package var dueBy: Localized<String>?

  package init(
    id: DiagnosticID, kind: Kind, subject: String, cause: Cause = .unsaid, reason: Message, place: Place? = nil,
    further: [Reason] = [], dueBy: Localized<String>? = nil
  ) {
    self.id = id
    self.kind = kind
    self.subject = subject
    self.cause = cause
    self.reason = reason
    self.place = place
    self.further = further
    self.dueBy = dueBy
  }
}
