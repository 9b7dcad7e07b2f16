internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

struct WaiversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waivers", abstract: "List the waivers in plans: what is accepted, why, by whom and until when.",
    discussion: """
      A waiver is a comment such as # crmlint: waive CRM410 until 2026-06-01 by E. Smit: it is decided in May. The \
      list has each of them with its line and what has become of it, also those that waive nothing.

      The exit status is 0, and 2 where part of the run could not be done.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @ArgumentParser.Argument(help: "Files and folders, or - for standard input.")
  var paths: [String]

  @Option(help: "How to list them: text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var clock: ClockOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let (pack, packProblems) = try common.loadPack()
    var options = LintOptions()
    options.asOf = clock.asOf
    options.collectsVerdicts = false
    options.describesWaivers = true
    var run = PlanRun(paths)
    run.lint(with: pack, options: options)
    let isWhole = run.tellFailures(of: pack).isEmpty
    guard isWhole || !run.results.isEmpty else { throw Status(code: 2) }
    let register = WaiverRegister(
      toolVersion: Version.current, language: common.language(of: run.language), asOf: options.asOf,
      files: run.results.map { .init(name: $0.source.name, waivers: $0.waivers) })
    var output = OutputBuffer()
    switch format {
    case .text: register.write(in: common.style, to: &output)
    case .json: register.writeJSON(to: &output)
    }
    try Terminal.output(output.bytes)
    let problems = packProblems + run.results.flatMap(\.problems)
    if !problems.isEmpty { try common.show(problems) }
    if !problems.isEmpty || !isWhole { throw Status(code: 2) }
  }
}
