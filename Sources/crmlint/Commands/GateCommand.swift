internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: "Print what blocks a gate, as a checklist to go through together.",
    discussion: """
      Each plan is judged as if it stood at that gate: what is due by then and weighs as much as --fail-on blocks it. \
      What could not be judged is listed for people to look at, and what is due later is counted.

      The exit status is 1 where something blocks the gate, 0 where nothing does, and 2 where part of the run could not \
      be done.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @ArgumentParser.Argument(help: "The gate, such as build.")
  var gate: String

  @ArgumentParser.Argument(help: "Files and folders, or - for standard input.")
  var paths: [String]

  @Option(help: "How to print: text for people, json for programs.")
  var format: Format = .text

  @Option(name: .customLong("fail-on"), help: "The severity from which on a finding blocks.")
  var failOn: Threshold = .from(.critical)

  @OptionGroup var unjudged: UnjudgedOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let (pack, problems) = try common.loadPack()
    var options = LintOptions()
    var choices = try Choices(
      pack, problems, selection: selection.request, gate: gate, asOf: clock.asOf, common, into: &options)
    choices.report.failOnUnjudged = unjudged.failOnUnjudged
    var run = PlanRun(paths)
    run.lint(with: pack, options: options)
    var report = Report(
      toolVersion: Version.current, packs: pack.manifests.map { .init(name: $0.name, version: $0.version) },
      rulesChecked: pack.checkedRules(options), files: [], problems: problems, failOn: failOn.severity)
    report.choice = choices.report
    for result in run.results { report.add(result, gates: choices.gates(of: result)) }
    report.language = common.language(of: run.language)
    report.conclude(failOnUnjudged: unjudged.failOnUnjudged)
    run.tellFailures(in: &report, of: pack)
    var output = OutputBuffer()
    switch format {
    case .text: ChecklistReporter(style: common.style).write(report, to: &output)
    case .json: JSONReporter().write(report, to: &output)
    }
    try Terminal.output(output.bytes)
    if report.exitStatus != 0 { throw Status(code: Int32(report.exitStatus)) }
  }
}
