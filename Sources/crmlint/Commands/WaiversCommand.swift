internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

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
    var results: [FileResult] = []
    var failures: [FileProblem] = []
    if paths.contains("-") {
      do throws(FileProblem) {
        let bytes = try FileSystem.readStandardInput(named: "<stdin>", limit: Limits.standard.maximumBytes)
        results.append(FileLinter.lint(SourceText(name: "<stdin>", bytes: bytes), with: pack, options: options))
      } catch {
        failures.append(error)
      }
    }
    let discovery = Discovery(paths.filter { $0 != "-" })
    failures += discovery.problems
    for outcome in FileRun.run(discovery.targets, with: pack, options: options) {
      switch outcome {
      case .linted(let result): results.append(result)
      case .notAPlan: break
      case .unreadable(let problem): failures.append(problem)
      }
    }
    for failure in failures {
      Terminal.write("crmlint: cannot read \(failure.path): \(failure.reason)\n", to: .standardError)
    }
    if results.isEmpty, failures.isEmpty {
      Terminal.write(
        "crmlint: no plans in \(discovery.folders.joined(separator: ", ")): a plan is a .yaml or .yml file that says "
          + "'format: \(pack.format.value)' at its root\n", to: .standardError)
      throw Status(code: 2)
    }
    let languages = Set(results.map(\.language))
    let register = WaiverRegister(
      toolVersion: Version.current, language: common.language(of: languages.count == 1 ? languages.first ?? nil : nil),
      asOf: options.asOf, files: results.map { .init(name: $0.source.name, waivers: $0.waivers) })
    var output = OutputBuffer()
    switch format {
    case .text: register.write(in: common.style, to: &output)
    case .json: register.writeJSON(to: &output)
    }
    try Terminal.output(output.bytes)
    let problems = packProblems + results.flatMap(\.problems)
    if !problems.isEmpty { try common.show(problems) }
    if !problems.isEmpty || !failures.isEmpty { throw Status(code: 2) }
  }
}
