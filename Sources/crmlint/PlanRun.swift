internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

/// The plans that a command line names, linted.
struct PlanRun {
  private(set) var results: [FileResult] = []
  private var failures: [FileProblem] = []
  private var leftOut: [String] = []
  private var lintedPaths: [String] = []
  private let discovery: Discovery
  private let readsStandardInput: Bool
  private let stdinName: String?

  /// Finds the files at `paths`, in folders too; `-` is standard input, under the name that reports show for it.
  init(_ paths: [String], stdinName: String? = nil) {
    discovery = Discovery(paths.filter { $0 != "-" })
    readsStandardInput = paths.contains("-")
    self.stdinName = stdinName
  }

  /// How many files there are to lint, standard input among them.
  var fileCount: Int { discovery.targets.count + (readsStandardInput ? 1 : 0) }

  mutating func lint(with pack: Pack, options: LintOptions, against versions: EarlierVersions? = nil) {
    if readsStandardInput {
      let name = stdinName ?? "<stdin>"
      do throws(FileProblem) {
        let bytes = try FileSystem.readStandardInput(named: name, limit: Limits.standard.maximumBytes)
        results.append(
          FileLinter.lint(
            SourceText(name: name, bytes: bytes), with: pack, options: options,
            against: versions?.version(of: stdinName)))
      } catch {
        failures.append(error)
      }
    }
    failures += discovery.problems
    let outcomes = FileRun.run(discovery.targets, with: pack, options: options, against: versions)
    for (target, outcome) in zip(discovery.targets, outcomes) {
      switch outcome {
      case .linted(let result):
        results.append(result)
        lintedPaths.append(target.path)
      case .notAPlan: leftOut.append(target.path)
      case .unreadable(let problem): failures.append(problem)
      }
    }
  }

  /// The language that the plans agree on.
  var language: Language? {
    guard let first = results.first else { return nil }
    return results.allSatisfy { $0.language == first.language } ? first.language : nil
  }

  /// Says on standard error what could not be read, and lets the report end with 2 for it.
  func tellFailures(in report: inout Report, of pack: Pack) {
    let reasons = tellFailures(of: pack)
    guard !reasons.isEmpty else { return }
    // What stopped the run is the reason; that nothing else was found would only distract from it.
    if report.exitStatus == 0 || results.isEmpty && failures.isEmpty { report.exitReasons = [] }
    report.exitStatus = 2
    report.exitReasons += reasons
  }

  /// Says on standard error what could not be read, and which files of folders were left out.
  ///
  /// - Returns: why the run was not a whole one; empty where it was.
  func tellFailures(of pack: Pack) -> [Message] {
    for failure in failures {
      Terminal.write("crmlint: cannot read \(failure.path): \(failure.reason)\n", to: .standardError)
    }
    let empty = failures.isEmpty ? discovery.folders(withoutAnyOf: lintedPaths) : []
    if !empty.isEmpty {
      Terminal.write(Self.noPlans(empty, pack), to: .standardError)
    } else if !leftOut.isEmpty {
      Terminal.write(Self.leftOut(leftOut, pack), to: .standardError)
    }
    return failures.map(Self.cannotRead) + (empty.isEmpty ? [] : [Self.noPlans(empty)])
  }

  /// For standard error: folders in which nothing was found, and how a plan is known.
  static func noPlans(_ folders: [String], _ pack: Pack) -> String {
    "crmlint: no plans in \(folders.joined(separator: ", ")): a plan is a .yaml or .yml file that says "
      + "'format: \(pack.format.value)' at its root\n"
  }

  /// Which files of the folders are no plans: a plan with a slip in its format line is one of them.
  private static func leftOut(_ paths: [String], _ pack: Pack) -> String {
    let names = paths.prefix(5).map(\.withoutControls).joined(separator: ", ") + (paths.count > 5 ? ", …" : "")
    let count = paths.count == 1 ? "1 YAML file is" : "\(paths.count) YAML files are"
    return "crmlint: \(count) left out, for want of 'format: \(pack.format.value)' at the root: \(names)\n"
  }

  private static func cannotRead(_ failure: FileProblem) -> Message {
    Message(
      "{0} could not be read ({1})", nl: "{0} kon niet worden gelezen ({1})", da: "{0} kunne ikke læses ({1})",
      .text(failure.path), .text(failure.reason))
  }

  private static func noPlans(_ folders: [String]) -> Message {
    Message(
      "there are no plans in {0}", nl: "er staan geen plannen in {0}", da: "der er ingen planer i {0}",
      .list(folders))
  }
}

extension Report {
  /// Adds what a file gave; a rule that fails on many plans is one problem of the rule.
  mutating func add(_ result: FileResult, gates: [Report.Gate?], reducedBy comparison: AgainstSettings? = nil) {
    var file = FileReport(
      source: result.source, planCount: result.planCount, diagnostics: result.diagnostics, verdicts: result.verdicts)
    file.gates = gates
    file.waived = result.waived
    file.comparison = result.comparison
    comparison?.reduce(&file)
    files.append(file)
    for problem in result.problems
    where !problems.contains(where: { $0.id == problem.id && $0.subject == problem.subject }) {
      problems.append(problem)
    }
  }
}
