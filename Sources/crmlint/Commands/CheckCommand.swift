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

  @OptionGroup var gate: GateOptions
  @OptionGroup var unjudged: UnjudgedOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var comparison: AgainstOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var waivers: WaiverOptions
  @OptionGroup var insight: InsightOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let stopwatch = insight.profile ? Stopwatch() : nil
    let (pack, packProblems) = try common.loadPack()
    stopwatch?.endLoading()
    var options = LintOptions()
    options.honoursWaivers = !waivers.areIgnored
    var choices = try Choices(
      pack, packProblems, selection: selection, gate: gate.gate, asOf: clock.asOf, common, into: &options)
    choices.report.failOnUnjudged = unjudged.failOnUnjudged
    insight.apply(to: &options)
    // Concise lines say nothing of what was not judged.
    options.collectsVerdicts = format != .concise || unjudged.failOnUnjudged
    var run = PlanRun(paths, stdinName: stdinFilename)
    let versions = try comparison.versions(plans: run.fileCount)
    run.lint(with: pack, options: options, against: versions)
    var report = Report(
      toolVersion: Version.current, packs: pack.manifests.map { .init(name: $0.name, version: $0.version) },
      rulesChecked: pack.checkedRules(options, comparesVersions: versions != nil), files: [], problems: packProblems,
      failOn: failOn.severity)
    report.choice = choices.report
    report.gateHint = choices.hint
    for result in run.results { report.add(result, gates: choices.gates(of: result), reducedBy: comparison) }
    // Plans that do not agree on a language leave the choice to the reader's own.
    report.language = common.language(of: run.language)
    report.conclude(failOnUnjudged: unjudged.failOnUnjudged)
    run.tellFailures(in: &report, of: pack)
    comparison.conclude(versions, &report)
    // Lines for problem matchers have no summary to say so.
    if format == .concise, report.dueUnjudgedCount > 0, unjudged.failOnUnjudged {
      Terminal.write("crmlint: exit status \(report.exitStatus): \(report.exitReason)\n", to: .standardError)
    }
    stopwatch?.endLinting()
    try write(report)
    stopwatch?.write(run.results, of: common)
    if report.exitStatus != 0 { throw Status(code: Int32(report.exitStatus)) }
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
  static func leftOut(_ paths: [String], _ pack: Pack) -> String {
    let names = paths.prefix(5).map(\.withoutControls).joined(separator: ", ") + (paths.count > 5 ? ", …" : "")
    let count = paths.count == 1 ? "1 YAML file is" : "\(paths.count) YAML files are"
    return "crmlint: \(count) left out, for want of 'format: \(pack.format.value)' at the root: \(names)\n"
  }

  static func cannotRead(_ failure: FileProblem) -> Message {
    Message(
      "{0} could not be read ({1})", nl: "{0} kon niet worden gelezen ({1})", da: "{0} kunne ikke læses ({1})",
      .text(failure.path), .text(failure.reason))
  }

  static func noPlans(_ folders: [String]) -> Message {
    Message(
      "there are no plans in {0}", nl: "er staan geen plannen in {0}", da: "der er ingen planer i {0}",
      .list(folders))
  }
}
