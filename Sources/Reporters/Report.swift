package import Diagnostics
internal import PlanCalendar

/// All that a run found out, before a language or format is chosen.
package struct Report: Sendable {
  /// A rule pack that took part in the run.
  package struct Pack: Hashable, Sendable {
    package var name: String
    package var version: String

    package init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// The version of crmlint itself.
  package var toolVersion: String
  /// In the order in which they were loaded.
  package var packs: [Pack]
  /// The language that the report is written in.
  package var language: Language
  /// How many rules were switched on.
  package var rulesChecked: Int
  /// What the user chose to have checked.
  package var choice = Choice()
  /// How plans say where they stand; nil where the rules know no gates.
  package var gateHint: GateHint?
  /// In the order in which reports list them.
  package var files: [FileReport]
  /// What went wrong with rule packs or with the run itself; they make the exit status 2.
  package var problems: [Diagnostic]
  /// The severity from which on findings make the exit status 1; nil: never.
  package var failOn: Severity?
  /// 0, 1 or 2; `conclude` computes it.
  package var exitStatus: Int
  /// Why the exit status is what it is: parts of one sentence, without a full stop.
  package var exitReasons: [Message]

  package init(
    toolVersion: String, packs: [Pack] = [], language: Language = .english, rulesChecked: Int, files: [FileReport],
    problems: [Diagnostic] = [], failOn: Severity? = .critical, exitStatus: Int = 0, exitReasons: [Message] = []
  ) {
    self.toolVersion = toolVersion
    self.packs = packs
    self.language = language
    self.rulesChecked = rulesChecked
    self.files = files
    self.problems = problems
    self.failOn = failOn
    self.exitStatus = exitStatus
    self.exitReasons = exitReasons
  }
}

/// What a run found out about one file.
package struct FileReport: Sendable {
  package var source: SourceText
  /// How many plans (YAML documents) the file holds.
  package var planCount: Int
  /// Where each plan itself says that it stands.
  package var gates: [Report.Gate?] = []
  /// In report order.
  package var diagnostics: [Diagnostic]
  /// Findings that comments in the plan accept, in report order; they count for nothing.
  package var waived: [Diagnostic] = []
  /// The checks that gave neither a pass nor a finding.
  package var verdicts: [UnjudgedVerdict]
  /// Where the file was compared with an earlier version.
  package var comparison: Comparison?

  /// The name that reports show.
  package var name: String { source.name }

  /// - Parameter diagnostics: in any order; they are sorted by `Diagnostic.reportOrder`.
  package init(
    source: SourceText, planCount: Int = 1, diagnostics: [Diagnostic], verdicts: [UnjudgedVerdict] = []
  ) {
    self.source = source
    self.planCount = planCount
    self.diagnostics = diagnostics.sorted(by: Diagnostic.reportOrder)
    self.verdicts = verdicts
  }

  /// The fingerprint of each diagnostic, in the order of `diagnostics`.
  ///
  /// Where several findings of a file share one, the first in report order keeps it and the next get `-2`, `-3` and so
  /// on, so that no finding's fingerprint depends on another file, nor on findings of other rules or subjects. Path and
  /// fingerprint together are unique in a report.
  package var fingerprints: [String] { Report.numbered(diagnostics.map(\.fingerprint)) }
}

extension Report {
  /// `names`, with `-2`, `-3` … after each that came before.
  static func numbered(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.map { name in
      let ordinal = seen[name, default: 0] + 1
      seen[name] = ordinal
      return ordinal == 1 ? name : "\(name)-\(ordinal)"
    }
  }
}
