package import Diagnostics
package import PlanCalendar

extension Report {
  /// What the user chose to have checked.
  package struct Choice: Sendable {
    /// The words after --select, --extend-select and --ignore.
    package var select: [String] = []
    package var extendSelect: [String] = []
    package var ignore: [String] = []
    /// The gate to judge at, in place of each plan's own.
    package var gate: Gate?
    /// The day to judge as of.
    package var asOf: Day?
    package var failOnUnjudged = false

    package init() {}
  }

  /// A point in a project's life that findings are due by.
  package struct Gate: Sendable, Equatable {
    package var id: String
    package var title: Localized<String>
    /// Its place among the gates.
    package var order: Int

    package init(id: String, title: Localized<String>, order: Int) {
      self.id = id
      self.title = title
      self.order = order
    }

    package static func == (a: Gate, b: Gate) -> Bool { a.id == b.id && a.order == b.order }
  }

  /// How a plan says where it stands.
  package struct GateHint: Sendable {
    /// The plan's key for it, where there is a single one.
    package var key: String?

    package init(key: String?) { self.key = key }
  }

  /// Whether findings count in full for want of a word on where the plan stands.
  var lacksGate: Bool {
    guard gateHint != nil, choice.gate == nil else { return false }
    return files.contains { file in
      file.gates.contains { $0 == nil } && file.diagnostics.contains { !$0.isAboutReading }
    }
  }
}

extension Report {
  /// How many checks that are due could not be judged.
  package var dueUnjudgedCount: Int {
    files.reduce(0) { sum, file in sum + file.verdicts.count { $0.kind == .notJudged && $0.dueBy == nil } }
  }
}

extension Diagnostic {
  /// Whether it keeps the plan from being read; such a finding is due at every gate.
  fileprivate var isAboutReading: Bool { id.code.hasPrefix("CRM9") }
}
