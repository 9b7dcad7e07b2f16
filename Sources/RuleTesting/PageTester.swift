package import Diagnostics
internal import PlanCalendar
package import RuleEngine
internal import YAMLTree

/// Runs the examples on the help pages of a pack's rules.
package struct PageTester {
  /// How many examples there were, and what is wrong with those that failed.
  package struct Result: Sendable {
    package var rules = 0
    package var passed = 0
    package var failed = 0
    package var problems: [Diagnostic] = []
  }

  private let pack: Pack
  /// Base plans that examples may lie over, by name.
  private let bases: [String: SourceText]
  private var result = Result()

  private init(_ pack: Pack, _ files: [PackFile]) {
    self.pack = pack
    var bases: [String: SourceText] = [:]
    for file in files where file.path.hasPrefix("bases/") && file.path.hasSuffix(".yaml") {
      bases[String(file.path.dropFirst("bases/".count).dropLast(".yaml".count))] = file.source
    }
    self.bases = bases
  }

  /// Runs the pages of every rule in `files`, or of those in the folder `only`.
  package static func run(_ pack: Pack, _ files: [PackFile], only: String? = nil) -> Result {
    var tester = PageTester(pack, files)
    for file in files where file.path.hasSuffix("/rule.yaml") {
      let folder = String(file.path.dropLast("/rule.yaml".count))
      guard only == nil || only == folder, let rule = pack.rules.first(where: { $0.folder == folder }) else { continue }
      tester.result.rules += 1
      tester.run(rule, files.first { $0.path == folder + "/doc.md" }, ruleFile: file)
    }
    return tester.result
  }

  private mutating func run(_ rule: Rule, _ file: PackFile?, ruleFile: PackFile) {
    guard let file else {
      result.failed += 1
      result.problems.append(
        Diagnostic(
          id: .failedExample, severity: .critical,
          message: Message("the rule {0} has no help page", .text(rule.id.name)), place: rule.place,
          advice: Message("Put a doc.md with a passing and a failing example beside its rule.yaml.")))
      return
    }
    let page = Page(file.source)
    result.problems += page.problems
    result.failed += page.problems.count
    for expectation in [Page.Example.Expectation.pass, .fail]
    where !page.examples.contains(where: { $0.expectation == expectation }) {
      result.failed += 1
      result.problems.append(
        page.problem(
          ByteRange(at: 0), "the page of \(rule.id.name) has no example marked 'yaml \(expectation.rawValue)'"))
    }
    for example in page.examples {
      let found = run(example, of: page, rule)
      if found.isEmpty { result.passed += 1 } else { result.failed += 1 }
      result.problems += found
    }
  }

  // MARK: - One example

  private func run(_ example: Page.Example, of page: Page, _ rule: Rule) -> [Diagnostic] {
    var options = LintOptions()
    options.only = [rule.id.name]
    var base: SourceText?
    var problems: [Diagnostic] = []
    for option in example.options {
      switch option.name {
      case "gate" where pack.gates.contains(where: { $0.id == option.value }): options.gate = option.value
      case "as-of" where Day(option.value) != nil: options.asOf = Day(option.value)
      case "base":
        base = bases[option.value]
        if base == nil { problems.append(page.problem(option.range, "there is no plan bases/\(option.value).yaml")) }
      case let name where name.hasPrefix("param."):
        let parameter = String(name.dropFirst("param.".count))
        if rule.parameters.contains(where: { $0.name == parameter }), let value = Double(option.value) {
          options.parameters[rule.id.name, default: [:]][parameter] = value
        } else {
          problems.append(page.problem(option.range, "'\(rule.id.name)' has no such parameter, or this is no number"))
        }
      default:
        problems.append(page.problem(option.range, "'\(option.name)' is no option of an example, or has no such value"))
      }
    }
    guard problems.isEmpty else { return problems }
    let plan = Fragment.plan(example.text, over: base, format: pack.format)
    let source = SourceText(name: page.source.name, bytes: plan.bytes)
    let linted = FileLinter.lint(source, with: pack, options: options)
    return compare(example, plan, linted, page, rule)
  }

  private func compare(
    _ example: Page.Example, _ plan: Fragment, _ linted: FileResult, _ page: Page, _ rule: Rule
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = linted.problems
    /// The place in the page of a range in the plan; the fence where it lies in the base.
    func inPage(_ range: ByteRange) -> ByteRange {
      guard range.upper <= plan.fragmentEnd, range.lower >= plan.fragmentStart else { return example.heading }
      let shift = example.range.lower - plan.fragmentStart
      return ByteRange(range.lower + shift, range.upper + shift)
    }
    // What keeps a fragment from being read is a mistake in the example, whatever is expected of the rule.
    for diagnostic in linted.diagnostics where diagnostic.id != rule.id {
      guard rule.family == "" || diagnostic.id.code.hasPrefix("CRM9") else { continue }
      problems.append(
        page.problem(
          inPage(diagnostic.place.range), "this example is not a sound plan: " + diagnostic.message.text(in: .english)))
    }
    let index = LineIndex(linted.source)
    var expected = Marks.expected(in: plan.text)
    let findings = linted.diagnostics.filter { $0.id == rule.id }
    for finding in findings {
      let line = index.line(at: finding.place.range.lower)
      guard let mark = expected[line] else {
        let text = finding.message.text(in: .english)
        problems.append(
          page.problem(
            inPage(finding.place.range),
            example.expectation == .fail
              ? "a finding that is not marked: \(text)" : "a finding in an example that has none: \(text)",
            advice: example.expectation == .fail ? "Mark its line with the comment '# expect', if that is right." : nil)
        )
        continue
      }
      if let severity = mark.severity, severity != finding.effectiveSeverity {
        problems.append(
          page.problem(
            inPage(finding.place.range), "expected \(severity.name), and it is \(finding.effectiveSeverity.name)"))
      }
      expected[line]?.isMet = true
    }
    for (line, mark) in expected.sorted(by: { $0.key < $1.key }) where !mark.isMet {
      problems.append(page.problem(inPage(index.range(ofLine: line)), "no finding on this line, and one is expected"))
    }
    if problems.isEmpty { problems += compareVerdicts(example, findings, linted, page, rule) }
    return problems
  }

  private func compareVerdicts(
    _ example: Page.Example, _ findings: [Diagnostic], _ linted: FileResult, _ page: Page, _ rule: Rule
  ) -> [Diagnostic] {
    let tally = linted.tallies[rule.id] ?? VerdictTally()
    switch example.expectation {
    case .fail where findings.isEmpty:
      return [page.problem(example.heading, "this example is to fail, and no line is marked")]
    case .pass where tally.withheld + tally.notJudged > 0:
      let reason = linted.verdicts.first { $0.id == rule.id }?.reason.text(in: .english) ?? ""
      return [page.problem(example.heading, "this example is to pass, and the rule was not judged: \(reason)")]
    case .pass where tally.pass + tally.doesNotApply == 0 && rule.subject == nil:
      return [page.problem(example.heading, "this example is to pass, and the rule said nothing at all")]
    case .notJudged where tally.notJudged == 0:
      return [page.problem(example.heading, "this example is not to be judged, and the rule was: \(tally.text)")]
    default: return []
    }
  }
}
