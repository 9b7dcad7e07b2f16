internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

/// What a check goes by.
protocol CheckSettings {
  associatedtype Common: CommonSettings

  /// Files and folders, or - for standard input.
  var paths: [String] { get }
  var format: CheckFormat { get }
  var failOn: Threshold { get }
  /// The name that reports show for standard input.
  var stdinFilename: String? { get }
  var common: Common { get }
}

enum CheckFormat: String, CaseIterable {
  case text, concise, json
}

/// A check with nothing said but its paths, which is what most are.
///
/// The argument library looks up hundreds of types before it has read one argument, and takes more time than a small plan.
/// What needs no option does without it.
struct PlainCheck: CheckSettings {
  var paths: [String] = []
  var format = CheckFormat.text
  var failOn = Threshold.from(.critical)
  var stdinFilename: String?
  var common = StandardSettings()

  static let standard = PlainCheck()

  init() {}

  /// nil where the arguments, the program's name first, are more than `check` and its paths.
  init?(arguments: [String]) {
    guard arguments.dropFirst().first == "check", arguments.count > 2 else { return nil }
    paths = Array(arguments.dropFirst(2))
    guard paths.allSatisfy({ !$0.isEmpty && (!$0.hasPrefix("-") || $0 == "-") }) else { return nil }
  }
}

extension CheckSettings {
  /// Lints the plans and reports; ends with a `Status` other than 0 where something is wrong.
  func check() throws {
    let (pack, packProblems) = try common.loadPack()
    var options = LintOptions()
    // Concise lines say nothing of what was not judged.
    options.collectsVerdicts = format != .concise
    var report = Report(
      toolVersion: Version.current, packs: pack.manifests.map { .init(name: $0.name, version: $0.version) },
      rulesChecked: pack.rules.count, files: [], problems: packProblems, failOn: failOn.severity)
    var failures: [FileProblem] = []
    var planLanguages: [Language?] = []
    var results: [FileResult] = []
    if paths.contains("-") { lintStandardInput(pack, options, &results, &failures) }
    let discovery = Discovery(paths.filter { $0 != "-" })
    failures += discovery.problems
    var leftOut: [String] = []
    let outcomes = FileRun.run(discovery.targets, with: pack, options: options)
    for (target, outcome) in zip(discovery.targets, outcomes) {
      switch outcome {
      case .linted(let result): results.append(result)
      case .notAPlan: leftOut.append(target.path)
      case .unreadable(let problem): failures.append(problem)
      }
    }
    for result in results {
      if !planLanguages.contains(result.language) { planLanguages.append(result.language) }
      report.files.append(
        FileReport(
          source: result.source, planCount: result.planCount, diagnostics: result.diagnostics,
          verdicts: result.verdicts))
      // A rule that fails on many plans is one problem of the rule.
      for problem in result.problems
      where !report.problems.contains(where: { $0.id == problem.id && $0.subject == problem.subject }) {
        report.problems.append(problem)
      }
    }
    let noPlans = results.isEmpty && failures.isEmpty && !discovery.folders.isEmpty
    // Plans that do not agree on a language leave the choice to the reader's own.
    report.language = common.language(of: planLanguages.count == 1 ? planLanguages.first ?? nil : nil)
    report.conclude()
    // What stopped the run is the reason; that nothing else was found would only distract from it.
    if report.exitStatus == 0, !failures.isEmpty { report.exitReasons = [] }
    for failure in failures {
      report.exitStatus = 2
      report.exitReasons.append(Self.cannotRead(failure))
      Terminal.write("crmlint: cannot read \(failure.path): \(failure.reason)\n", to: .standardError)
    }
    if noPlans {
      report.exitStatus = 2
      report.exitReasons = [Self.noPlans(discovery.folders)]
      Terminal.write(
        "crmlint: no plans in \(discovery.folders.joined(separator: ", ")): a plan is a .yaml or .yml file that says "
          + "'format: \(pack.format.value)' at its root\n", to: .standardError)
    }
    if !leftOut.isEmpty, !noPlans { Terminal.write(Self.leftOut(leftOut, pack), to: .standardError) }
    try write(report)
    if report.exitStatus != 0 { throw Status(code: Int32(report.exitStatus)) }
  }

  private func lintStandardInput(
    _ pack: Pack, _ options: LintOptions, _ results: inout [FileResult], _ failures: inout [FileProblem]
  ) {
    let name = stdinFilename ?? "<stdin>"
    do throws(FileProblem) {
      let bytes = try FileSystem.readStandardInput(named: name, limit: Limits.standard.maximumBytes)
      results.append(FileLinter.lint(SourceText(name: name, bytes: bytes), with: pack, options: options))
    } catch {
      failures.append(error)
    }
  }

  private func write(_ report: Report) throws {
    var output = OutputBuffer()
    switch format {
    case .text: TextReporter(style: common.style).write(report, to: &output)
    case .concise: ConciseReporter().write(report, to: &output)
    case .json: JSONReporter().write(report, to: &output)
    }
    try Terminal.output(output.bytes)
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
