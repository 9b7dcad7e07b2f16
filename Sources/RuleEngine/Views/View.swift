internal import CEL
package import Diagnostics

/// A view of a pack, compiled: what to show of a plan, for drawings that know nothing of what it is about.
package struct View: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case shares, timeline, facts
  }

  package var name: String
  package var kind: Kind
  package var title: Localized<String>
  package var about: Localized<String>?
  /// Where the view is written: its name in the pack's manifest.
  package var place: Place
  /// The parameters of the rule that it goes by.
  var parameters: [Parameter]
  var given: Clause?
  var otherwise: RuleText?
  var steps: [Rule.Step]
  var body: Body

  /// A rule's parameter under a slot of the view's own.
  struct Parameter: Sendable {
    var rule: DiagnosticID
    var parameter: Rule.Parameter
    var slot: Int32
  }

  enum Body: Sendable {
    case shares(Shares)
    case timeline([Lane])
    case facts([Item])
  }

  /// Shares of a whole, one for each element.
  struct Shares: Sendable {
    var subject: Rule.Step
    var label: RuleText
    var at: Clause?
    var value: Clause
    /// What the value may come to at most.
    var upTo: Clause?
    /// nil: the sum of the values.
    var whole: Clause?
    /// The value in words; it stands in the slot of `value`.
    var amount: (text: RuleText, slot: Int32)?
    var target: Clause?
    var band: Clause?
    var legend: RuleText?
    var parts: Parts?
    var untold: Remark?
  }

  /// What one share is made of.
  struct Parts: Sendable {
    var subject: Rule.Step
    var label: RuleText
    var at: Clause?
    var value: Clause
    var amount: (text: RuleText, slot: Int32)?
    /// How many are listed.
    var most: Int
  }

  /// Things that are to be named as not told.
  struct Remark: Sendable {
    var subject: Rule.Step
    var label: RuleText
    var at: Clause?
    var reason: RuleText
  }

  /// Rows of a timeline under one heading.
  struct Lane: Sendable {
    var title: RuleText?
    /// nil: one row.
    var subject: Rule.Step?
    var label: RuleText
    var at: Clause?
    var marks: [Mark]
  }

  /// What stands in a row: once, or for each element.
  struct Mark: Sendable {
    var shape: Timeline.Shape
    var legend: RuleText?
    var subject: Rule.Step?
    var given: Clause?
    var label: RuleText?
    var at: Clause?
    var from: Clause?
    var until: Clause?
    var every: Clause?
  }

  /// A fact: once, or for each element.
  struct Item: Sendable {
    var subject: Rule.Step?
    var given: Clause?
    var label: RuleText
    var value: Clause
    /// The value in words, where it is there; it stands in the slot of `value`.
    var text: (text: RuleText, slot: Int32)?
    var at: Clause?
  }
}

/// What a view may come to. A pack is a stranger's: each bound keeps one kind of flood away.
enum ViewLimits {
  /// Views of one pack; lanes of a timeline, marks of a lane and facts that a view writes down.
  static let views = 50
  static let clauses = 100
  /// Shares, and parts of a share.
  static let bars = 50
  static let parts = 20
  /// Rows of one lane, marks of one row, times that something comes back, and marks of a whole view.
  static let rows = 200
  static let marksPerRow = 300
  static let occurrences = 500
  static let marks = 5_000
  /// Facts that one item gives.
  static let facts = 50
  /// Things named as untold, and as undated.
  static let untold = 200
  /// How many times the steps of one expression a view may take in all; those of a good plan take a thousandth.
  static let expressions = 3
}
