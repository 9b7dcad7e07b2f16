/// How a file stands to an earlier version of it.
package struct Comparison: Sendable {
  /// The earlier version, as reports name it: `plan.yaml@main`, or a file's path.
  package var name: String
  /// Whether the plan did not exist then.
  package var isNew: Bool
  /// Findings of the earlier version that are gone, in its order.
  package var fixed: [FixedFinding] = []
  /// How many findings of the earlier version are gone because the rule can't be judged any more.
  package var unjudged = 0
  /// How many findings the plan has that the earlier version lacked, and how many both have.
  package var new = 0
  package var unchanged = 0

  package init(name: String, isNew: Bool = false) {
    self.name = name
    self.isNew = isNew
  }
}

/// A finding that an earlier version of the plan had and this one has no longer.
package struct FixedFinding: Sendable {
  /// The finding, with its places in the earlier version.
  package var diagnostic: Diagnostic
  /// The defect in a few words.
  package var title: Localized<String>

  package init(_ diagnostic: Diagnostic, title: Localized<String>) {
    self.diagnostic = diagnostic
    self.title = title
  }
}
