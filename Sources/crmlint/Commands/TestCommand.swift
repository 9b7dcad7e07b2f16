internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import RuleTesting
internal import Workspace

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the examples on the help pages of a rule pack.",
    discussion: """
      Each ```yaml fence marked pass, fail or not-judged in a rule's doc.md is linted with that rule; findings must be \
      where the comment # expect says, and nowhere else. A folder of one rule runs its page alone.
      """)

  @ArgumentParser.Argument(help: "The pack's folder, or that of one rule in it.")
  var pack: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (folder, rule) = Self.split(pack)
    let (builtin, builtinProblems) = PackSource.builtin()
    let loaded: (pack: Pack?, problems: [Diagnostic], files: [PackFile])
    do throws(FileProblem) {
      loaded = try PackSource.folder(folder, extending: builtin)
    } catch {
      Terminal.write("crmlint: cannot read \(error.path): \(error.reason)\n", to: .standardError)
      throw Status(code: 2)
    }
    let problems = loaded.problems + (loaded.pack?.manifests.count == 1 ? [] : builtinProblems)
    guard let pack = loaded.pack else {
      try common.show(problems)
      throw Status(code: 2)
    }
    let result = PageTester.run(pack, loaded.files, only: rule)
    var output = OutputBuffer()
    let reporter = TextReporter(style: common.style)
    for problem in problems + result.problems { reporter.write(problem, in: .english, to: &output) }
    if result.rules == 0 {
      output.append("no rules in \(self.pack)\n")
    } else {
      let rules = result.rules == 1 ? "1 rule" : "\(result.rules) rules"
      output.append("\(rules): \(result.passed) examples passed, \(result.failed) failed\n")
    }
    try Terminal.output(output.bytes)
    if !problems.isEmpty || result.rules == 0 { throw Status(code: 2) }
    if result.failed > 0 { throw Status(code: 1) }
  }

  /// The pack's folder, and that of a rule below it where the path leads to one.
  private static func split(_ path: String) -> (pack: String, rule: String?) {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, (try? FileSystem.kind(of: path + "/rule.yaml")) != nil else { return (path, nil) }
    return (parts.dropLast(2).joined(separator: "/"), parts.suffix(2).joined(separator: "/"))
  }
}
