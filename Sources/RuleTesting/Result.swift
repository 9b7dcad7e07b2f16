package import Diagnostics
package import RuleEngine

extension PageTester {
  /// What came of the examples.
  package struct Result: Sendable {
    package var rules = 0
    package var passed = 0
    package var failed = 0
    package var problems: [Diagnostic] = []
    /// How many examples were run in each disguise.
    package var disguised: [Disguise: Int] = [:]
    /// The examples that could not be disguised so, and why.
    package var undisguised: [Undisguised] = []
    /// Failing examples behind which the page does not show what crmlint says.
    package var unrecorded = 0
    /// The pages that are others than before, where they were recorded; whoever asked for them writes them.
    package var pages: [NewPage] = []

    /// What the examples exercise of the rules, where that is measured.
    package var coverage = CoverageResult()

    package struct Undisguised: Sendable {
      package var disguise: Disguise
      package var place: Place
      package var reason: String
    }

    package struct NewPage: Sendable {
      package var path: String
      package var bytes: [UInt8]
    }
  }
}
