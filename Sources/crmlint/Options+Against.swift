internal import ArgumentParser
internal import Diagnostics

/// What `check` takes to compare plans with an earlier version of them.
struct AgainstOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Compare with an earlier version: a file, or a git revision such as main.",
      discussion: """
        Findings are called new where the earlier version does not have them, and those it had are listed as fixed. \
        Rules that compare versions are judged. A path at which a file is means that file.
        """, valueName: "file or revision"))
  var against: String?

  @Flag(name: .customLong("new-only"), help: "Show and count only what is new since the version that --against names.")
  var newOnly = false

  func validate() throws {
    guard let against else {
      if newOnly { throw ValidationError("--new-only needs --against and the version that findings are new since.") }
      return
    }
    if against.isEmpty { throw ValidationError("--against needs a file or a git revision, such as main or HEAD~1.") }
    if against.hasPrefix("-") {
      throw ValidationError("'\(against.withoutControls)' is no git revision: none begins with '-'.")
    }
  }

  /// What they ask for; nil where nothing is compared.
  var settings: AgainstSettings? { against.map { AgainstSettings(against: $0, newOnly: newOnly) } }
}
