internal import ArgumentParser

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Lint plans.",
    discussion: """
      A file is always linted; in a folder, those .yaml and .yml files are whose root says format: crm-plan/…. \
      With - the plan is read from standard input.

      The exit status is 0 where nothing is at or above --fail-on, 1 where something is, and 2 where part of the run \
      could not be done.
      """)

  @ArgumentParser.Argument(help: "Files and folders, or - for standard input.")
  var paths: [String]

  @Option(help: "How to report: text for people, concise for problem matchers, json for programs.")
  var format: CheckFormat = CheckRun.standard.format

  @Option(
    name: .customLong("fail-on"),
    help: "The severity from which on findings make the exit status 1.")
  var failOn: Threshold = CheckRun.standard.failOn

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

  func run() throws { try settings.run() }

  private var settings: CheckRun {
    CheckRun(
      paths: paths, format: format, failOn: failOn, stdinFilename: stdinFilename, gate: gate.gate, asOf: clock.asOf,
      selection: selection.request, failOnUnjudged: unjudged.failOnUnjudged, honoursWaivers: !waivers.areIgnored,
      comparison: comparison.settings, explainsValues: insight.explainValues, profiles: insight.profile,
      common: common.settings)
  }
}

extension CheckFormat: ExpressibleByArgument {}
