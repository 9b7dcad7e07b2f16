internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Lint plans.",
    discussion: """
      A file is always linted; in a folder, those .yaml and .yml files are whose root says format: crm-plan/…. \
      With - the plan is read from standard input.

      The exit status is 0 where nothing is at or above --fail-on, 1 where something is, and 2 where part of the run \
      could not be done.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, concise, json
  }

  @ArgumentParser.Argument(help: "Files and folders, or - for standard input.")
  var paths: [String]

  @Option(help: "How to report: text for people, concise for problem matchers, json for programs.")
  var format: Format = .text

  @Option(
    name: .customLong("fail-on"),
    help: "The severity from which on findings make the exit status 1.")
  var failOn: Threshold = .from(.critical)

  @Option(
    name: .customLong("stdin-filename"),
    help: ArgumentHelp("The name that reports show for standard input.", valueName: "path"))
  var stdinFilename: String?

  @OptionGroup var insight: InsightOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    let stopwatch = insight.profile ? Stopwatch() : nil
    let (pack, packProblems) = try common.loadPack()
    stopwatch?.endLoading()
    var options = LintOptions()
    insight.apply(to: &options)
    // Concise lines say nothing of what was not judged.
    options.collectsVerdicts = format != .concise
    var report = Report(
      toolVersion: Version.current, packs: pack.manifests.map { .init(name: $0.name, version: $0.version) },
      rulesChecked: pack.rules.count, files: [], problems: packProblems, failOn: failOn.severity)
    var failures: [FileProblem] = []
    var planLanguages: Set<Language?> = []
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
      planLanguages.insert(result.language)
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
    stopwatch?.endLinting()
    try write(report)
    stopwatch?.write(results, of: common)
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
