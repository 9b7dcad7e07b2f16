internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace

/// The comparison of plans with an earlier version of them.
struct AgainstSettings {
  /// A file or a git revision.
  var against: String
  /// Whether only new findings are shown and count.
  var newOnly: Bool

  /// Where the earlier versions come from.
  ///
  /// - Throws: `Status` where one file is to be the earlier version of several plans.
  func versions(plans: Int) throws -> EarlierVersions {
    let versions = EarlierVersions(against)
    if plans > 1, !versions.isForEach {
      Terminal.write(
        "crmlint: \(against.withoutControls) can be the earlier version of one plan, and \(plans) files are to be "
          + "linted: name the plan, or compare with a git revision\n", to: .standardError)
      throw Status(code: 2)
    }
    return versions
  }

  /// Leaves the new findings only, where that is asked for and they are known.
  func reduce(_ file: inout FileReport) {
    guard newOnly, file.comparison != nil else { return }
    file.diagnostics.removeAll { $0.change != .new }
  }

  /// Says what could not be compared, in the report and on standard error.
  func conclude(_ versions: EarlierVersions?, _ report: inout Report) {
    guard let versions else { return }
    let absent = versions.absent
    if !absent.isEmpty { Terminal.write(Self.newPlans(absent, against), to: .standardError) }
    let problems = versions.problems
    if !problems.isEmpty, report.exitStatus == 0 { report.exitReasons = [] }
    for problem in problems {
      report.exitStatus = 2
      report.exitReasons.append(
        Message(
          "nothing could be compared: {0}", nl: "er kon niets worden vergeleken: {0}",
          da: "intet kunne sammenlignes: {0}", .localized(problem.message.texts)))
      let reason = problem.message.text(in: .english)
      Terminal.write("crmlint: nothing is compared: \(reason)\n", to: .standardError)
    }
  }

  private static func newPlans(_ paths: [String], _ revision: String) -> String {
    let revision = revision.withoutControls
    let names = paths.prefix(5).map(\.withoutControls).joined(separator: ", ") + (paths.count > 5 ? ", …" : "")
    let what = paths.count == 1 ? "1 plan is" : "\(paths.count) plans are"
    return """
      crmlint: \(what) not in \(revision), so all of it is new: \(names)
      crmlint: a plan that had another name then is compared with --against \(revision):OLD/PATH.yaml

      """
  }
}

extension Message {
  /// The sentence in every language.
  fileprivate var texts: Localized<String> {
    Localized(text(in: .english), nl: text(in: .dutch), da: text(in: .danish))
  }
}
