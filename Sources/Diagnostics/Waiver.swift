package import PlanCalendar

/// Why a finding is accepted where it is, as a comment in the plan says.
package struct Waiver: Sendable {
  /// The author's words, on one line.
  package var reason: String
  /// The last day on which it counts, where it says one; a coarse date counts to its end.
  package var until: PlanDate?
  /// Who accepts the finding, where it says so.
  package var by: String?
  /// The comment.
  package var place: Place

  package init(reason: String, until: PlanDate? = nil, by: String? = nil, place: Place) {
    self.reason = reason
    self.until = until
    self.by = by
    self.place = place
  }
}

/// A waiver as the register lists it, whether it works or not.
package struct WaiverRecord: Sendable {
  /// What has become of a waiver, or of one rule that it names.
  package enum State: String, Sendable, CaseIterable {
    /// A finding is waived by it.
    case inUse
    /// The rule was judged, and there is no finding to waive.
    case unused
    /// The rule was not judged, or only in part, so that nobody can say.
    case open
    /// Its last day has gone by.
    case expired
    /// The rule cannot be waived.
    case unwaivable
    /// It cannot be read.
    case malformed
    /// It stands where there is nothing that it could be about.
    case unattached
  }

  /// What a waiver covers.
  package enum Scope: String, Sendable {
    case line, entry, file
  }

  /// A rule that it names.
  package struct Entry: Sendable {
    package var id: DiagnosticID
    package var title: Localized<String>
    package var state: State
    /// How many findings of the rule it waives.
    package var findings: Int

    package init(id: DiagnosticID, title: Localized<String>, state: State, findings: Int) {
      self.id = id
      self.title = title
      self.state = state
      self.findings = findings
    }
  }

  /// The comment.
  package var place: Place
  /// The comment as it is written.
  package var text: String
  /// The state of the waiver as a whole: in use where one of its rules is.
  package var state: State
  /// Nil where it is malformed or unattached.
  package var scope: Scope?
  /// The route of what it covers, such as `people[pm].owner`; empty for the whole file, and where there is none.
  package var covers: String
  /// In the order in which they are named.
  package var rules: [Entry]
  /// Nil where it is malformed.
  package var waiver: Waiver?
  /// What is wrong with it, where something is.
  package var problem: Message?

  package init(
    place: Place, text: String, state: State, scope: Scope? = nil, covers: String = "", rules: [Entry] = [],
    waiver: Waiver? = nil, problem: Message? = nil
  ) {
    self.place = place
    self.text = text
    self.state = state
    self.scope = scope
    self.covers = covers
    self.rules = rules
    self.waiver = waiver
    self.problem = problem
  }
}
