internal import Diagnostics
internal import PlanCalendar
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

enum CheckFormat: String, CaseIterable {
  case text, concise, json
}

/// A check, by what it goes by.
struct CheckRun {
  /// Files and folders, or - for standard input.
  var paths: [String] = []
  var format = CheckFormat.text
  var failOn = Threshold.from(.critical)
  /// The name that reports show for standard input.
  var stdinFilename: String?
  var gate: String?
  var asOf: Day?
  var selection = Selection.Request()
  var failOnUnjudged = false
  var honoursWaivers = true
  var comparison: AgainstSettings?
  var explainsValues = false
  var profiles = false
  var common = StandardSettings()

  /// What a check goes by that says nothing but its paths.
  static let standard = CheckRun()

  /// Lints the plans and reports; ends with a `Status` other than 0 where something is wrong.
  func run() throws {
    let stopwatch = profiles ? Stopwatch() : nil
    let (pack, packProblems) = try common.loadPack()
    stopwatch?.endLoading()
    var options = LintOptions()
    options.honoursWaivers = honoursWaivers
    var choices = try Choices(
      pack, packProblems, selection: selection, gate: gate, asOf: asOf, common, into: &options)
    choices.report.failOnUnjudged = failOnUnjudged
    options.explainsValues = explainsValues
    options.profiles = profiles
    // Concise lines say nothing of what was not judged.
    options.collectsVerdicts = format != .concise || failOnUnjudged
    var run = PlanRun(paths, stdinName: stdinFilename)
    let versions = try comparison?.versions(plans: run.fileCount)
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
    report.conclude(failOnUnjudged: failOnUnjudged)
    run.tellFailures(in: &report, of: pack)
    comparison?.conclude(versions, &report)
    // Lines for problem matchers have no summary to say so.
    if format == .concise, report.dueUnjudgedCount > 0, failOnUnjudged {
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
    case .text:
      // A thread costs as much as writing a few findings.
      let findings = report.files.reduce(0) { $0 + $1.diagnostics.count }
      let threads = min(FileSystem.processorCount, report.files.count, findings / 100 + 1)
      TextReporter(style: common.style).write(
        report, to: &output,
        spread: threads > 1 ? { count, body in Threads.run(threads, count: count, body: body) } : nil)
    case .concise: ConciseReporter().write(report, to: &output)
    case .json: JSONReporter().write(report, to: &output)
    }
    try Terminal.output(output.bytes)
  }
}

extension CheckRun {
  /// A check with nothing said but its paths, which is what most are; nil where the arguments, the program's name first,
  /// are more than `check` and its paths.
  ///
  /// The argument library looks up hundreds of types before it has read one argument, and takes more time than a small
  /// plan. What needs no option does without it.
  init?(plain arguments: [String]) {
    guard arguments.dropFirst().first == "check", arguments.count > 2 else { return nil }
    paths = Array(arguments.dropFirst(2))
    guard paths.allSatisfy({ !$0.isEmpty && (!$0.hasPrefix("-") || $0 == "-") }) else { return nil }
  }
}
