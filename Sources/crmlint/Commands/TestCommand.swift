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
      Each ```yaml fence marked pass, fail, not-judged or withheld in a rule's doc.md is linted with that rule; findings \
      must be where the comment # expect says, and nowhere else. Each is then linted again in disguise, written another \
      way that says the same, and must give the same. The folder of a rule or a family runs its pages alone.

      With --record, or CRMLINT_RECORD=1 in the environment, the pages are written anew with what crmlint says of each \
      failing example, and the exit status is 1 where that changed one: read it before you keep it.

      The last line says how much of the rules the examples exercise: what a rule may come to, both ways that each \
      condition may turn out, and each parameter against a value a little smaller and a little larger. --coverage shows \
      what is left.
      """)

  @ArgumentParser.Argument(help: "The pack's folder, or that of a rule or a family in it.")
  var pack: String

  @Flag(help: "Run each example as it stands, and not in disguise.")
  var plain = false

  @Flag(help: "Write what crmlint says behind each failing example of the pages.")
  var record = false

  @Flag(help: "Show what no example exercises, at its place in the rules.")
  var coverage = false

  @Flag(help: "Exit with status 1 where there is something that no example exercises.")
  var failOnUncovered = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (folder, rule) = Self.split(pack)
    let base = try common.loadBase()
    let loaded: (pack: Pack?, problems: [Diagnostic], files: [PackFile])
    do throws(FileProblem) {
      loaded = try PackSource.folder(folder, extending: base.pack)
    } catch {
      Terminal.write("crmlint: cannot read \(error.path): \(error.reason)\n", to: .standardError)
      throw Status(code: 2)
    }
    var problems = loaded.problems + (loaded.pack?.manifests.count == 1 ? [] : base.problems)
    if let rule { problems.removeAll { Self.isOfAnotherRule($0, than: rule, in: loaded.files) } }
    guard let pack = loaded.pack else {
      try common.show(problems)
      throw Status(code: 2)
    }
    let records = record || Terminal.environment["CRMLINT_RECORD"] == "1"
    let mode = PageTester.Mode(disguises: plain ? [] : Set(Disguise.allCases), records: records, measures: !records)
    let result = PageTester.run(pack, loaded.files, only: rule, mode: mode)
    var output = OutputBuffer()
    let reporter = TextReporter(style: common.style)
    for problem in problems + pack.warnings + result.problems { reporter.write(problem, in: .english, to: &output) }
    if coverage {
      for gap in result.coverage.gaps.sorted(by: Diagnostic.reportOrder) {
        reporter.write(gap, in: .english, to: &output)
      }
    }
    let isWritten = write(result.pages, to: &output)
    summarise(result, isWritten, to: &output)
    try Terminal.output(output.bytes)
    if !isWritten || !problems.isEmpty || result.rules == 0 { throw Status(code: 2) }
    if result.failed > 0 || !result.pages.isEmpty { throw Status(code: 1) }
    if failOnUncovered, !result.coverage.gaps.isEmpty { throw Status(code: 1) }
  }

  /// Whether a problem stands in the folder of another rule.
  private static func isOfAnotherRule(_ problem: Diagnostic, than rule: String, in files: [PackFile]) -> Bool {
    guard let path = files.first(where: { $0.source === problem.place.source })?.path else { return false }
    return path.split(separator: "/").count > 2 && !path.hasPrefix(rule + "/")
  }

  /// - Returns: whether all of them could be written.
  private func write(_ pages: [PageTester.Result.NewPage], to output: inout OutputBuffer) -> Bool {
    var isWritten = true
    for page in pages {
      do throws(FileProblem) {
        try FileSystem.replace(page.path, with: page.bytes)
        output.append("recorded \(page.path.withoutControls)\n")
      } catch {
        Terminal.write("crmlint: cannot write \(error.path): \(error.reason)\n", to: .standardError)
        isWritten = false
      }
    }
    return isWritten
  }

  private func summarise(_ result: PageTester.Result, _ isWritten: Bool, to output: inout OutputBuffer) {
    guard result.rules > 0 else { return output.append("no rule to test in \(pack.withoutControls)\n") }
    func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
    output.append(
      "\(count(result.rules, "rule")): \(count(result.passed, "example")) passed, \(result.failed) failed\n")
    let runs = result.disguised.values.reduce(0, +)
    if runs > 0 {
      output.append("in disguise: \(count(runs, "run")) with \(count(result.disguised.count, "disguise"))")
      let rest = result.undisguised.count
      output.append(rest == 0 ? "\n" : ", \(rest) not possible\(common.verbose ? "" : " (--verbose says why)")\n")
    }
    if common.verbose {
      for disguise in Disguise.allCases {
        if let runs = result.disguised[disguise] { output.append("  \(runs) with \(disguise.rawValue)\n") }
      }
      for each in result.undisguised {
        let line = LineIndex(each.place.source).line(at: each.place.range.lower)
        output.append("  not with \(each.disguise.rawValue): \(each.place.source.name):\(line): \(each.reason)\n")
      }
    }
    if result.unrecorded > 0, result.pages.isEmpty {
      output.append(
        "\(count(result.unrecorded, "failing example")) without what crmlint says of it: --record writes that behind it\n"
      )
    }
    summarise(result.coverage, rules: result.rules, to: &output)
    if !result.pages.isEmpty, isWritten { output.append("read what has changed, then test again without recording\n") }
  }

  /// "coverage: 3 rules, 12 of 14 outcomes, 40 of 48 branches, 3 of 4 thresholds"
  private func summarise(_ coverage: CoverageResult, rules: Int, to output: inout OutputBuffer) {
    guard coverage.outcomes.all > 0 else { return }
    func number(_ number: Int) -> String { Argument.number(Double(number)).text(in: .english) }
    func part(_ count: CoverageResult.Count, _ one: String, _ many: String) -> String {
      count.all == 0 ? "" : ", \(number(count.met)) of \(number(count.all)) \(count.all == 1 ? one : many)"
    }
    output.append("coverage: \(rules == 1 ? "1 rule" : "\(number(rules)) rules")")
    output.append(part(coverage.outcomes, "outcome", "outcomes"))
    output.append(part(coverage.branches, "branch", "branches"))
    output.append(part(coverage.thresholds, "threshold", "thresholds"))
    output.append(coverage.gaps.isEmpty || self.coverage ? "\n" : " (--coverage shows the rest)\n")
  }

  /// The pack's folder, and that of a rule or a family below it where the path leads to one.
  private static func split(_ path: String) -> (pack: String, rule: String?) {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    func isPack(_ folder: String) -> Bool { (try? FileSystem.kind(of: folder + "/pack.yaml")) != nil }
    if isPack(path) { return (path, nil) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for depth in [1, 2] where parts.count >= depth {
      let above = parts.count > depth ? parts.dropLast(depth).joined(separator: "/") : "."
      if isPack(above) { return (above, parts.suffix(depth).joined(separator: "/")) }
    }
    return (path, nil)
  }
}
