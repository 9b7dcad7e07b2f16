internal import Diagnostics
internal import RuleEngine
internal import YAMLTree

/// One example of a help page as a plan, linted as it stands.
struct Trial {
  let pack: Pack
  let rule: Rule
  let page: Page
  let example: Page.Example
  let options: LintOptions
  /// The version that the plan is compared with.
  let earlier: EarlierFile?
  /// The plan that the fragment lies over.
  let base: SourceText?
  let plan: Fragment
  let tree: Tree
  let linted: FileResult
  /// The findings of the rule.
  let findings: [Diagnostic]

  init(
    _ example: Page.Example, of page: Page, _ rule: Rule, in pack: Pack, base: SourceText?, options: LintOptions,
    against earlier: EarlierFile? = nil
  ) {
    self.pack = pack
    self.rule = rule
    self.page = page
    self.example = example
    self.options = options
    self.earlier = earlier
    self.base = base
    plan = Fragment.plan(example.text, over: base, format: pack.format)
    tree = Tree.parse(SourceText(name: page.source.name, bytes: plan.bytes))
    linted = FileLinter.lint(tree, with: pack, options: options, against: earlier)
    findings = linted.diagnostics.filter { [id = rule.id] in $0.id == id }
  }

  /// What keeps a plan from being read is a mistake in the example, whatever is expected of the rule.
  func isUnsound(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.id != rule.id
      && (rule.family == "" || diagnostic.id.code.hasPrefix("CRM9") || diagnostic.id.code.hasPrefix("CRM8"))
  }

  /// The place in the page of a range in the plan; the fence where it lies in the base.
  func inPage(_ range: ByteRange) -> ByteRange {
    plan.inFragment(range).map { ByteRange($0.lower + example.range.lower, $0.upper + example.range.lower) }
      ?? example.heading
  }

  // MARK: - As it stands

  /// What the example does other than it says.
  func check() -> [Diagnostic] {
    var problems: [Diagnostic] = linted.problems
    for diagnostic in linted.diagnostics where isUnsound(diagnostic) {
      problems.append(
        page.problem(
          inPage(diagnostic.place.range), "this example is not a sound plan: " + diagnostic.message.text(in: .english)))
    }
    let lines = LineIndex(linted.source)
    var marks = Marks(in: tree, lines: lines)
    for problem in marks.problems { problems.append(page.problem(inPage(problem.range), problem.text)) }
    for finding in findings {
      let line = lines.line(at: finding.place.range.lower)
      guard let mark = marks.byLine[line] else {
        problems.append(unmarked(finding))
        continue
      }
      if let severity = mark.severity, severity != finding.effectiveSeverity {
        problems.append(
          page.problem(
            inPage(finding.place.range), "expected \(severity.name), and it is \(finding.effectiveSeverity.name)"))
      }
      marks.meet(line)
    }
    for (line, mark) in marks.byLine.sorted(by: { $0.key < $1.key }) where !mark.isMet {
      let isToFail = example.expectation == .fail
      problems.append(
        page.problem(
          inPage(isToFail ? lines.range(ofLine: line) : mark.range),
          isToFail
            ? "no finding on this line, and one is expected"
            : "a mark in an example of '\(example.expectation.rawValue)', which has no findings"))
    }
    return problems.isEmpty ? checkVerdicts() : problems
  }

  private func unmarked(_ finding: Diagnostic) -> Diagnostic {
    let text = finding.message.text(in: .english)
    let range = inPage(finding.place.range)
    guard example.expectation == .fail else {
      return page.problem(range, "a finding in an example that has none: \(text)")
    }
    return page.problem(
      range, "a finding that is not marked: \(text)",
      advice: "Mark its line with the comment '# expect', if that is right.")
  }

  var tally: VerdictTally { linted.tallies[rule.id] ?? VerdictTally() }

  private func checkVerdicts() -> [Diagnostic] {
    func problem(_ text: String) -> [Diagnostic] { [page.problem(example.heading, text)] }
    let said = tally.text.isEmpty ? "there was nothing to judge" : tally.text
    switch example.expectation {
    case .fail where findings.isEmpty: return problem("this example is to fail, and no line is marked")
    case .pass where tally.withheld + tally.notJudged > 0:
      let reason = linted.verdicts.first { $0.id == rule.id }?.reason.text(in: .english) ?? ""
      return problem("this example is to pass, and the rule was not judged: \(reason)")
    case .pass where tally.pass + tally.doesNotApply == 0 && rule.subject == nil:
      return problem("this example is to pass, and the rule said nothing at all")
    case .notJudged where tally.notJudged == 0:
      return problem("this example is not to be judged, and the rule was: \(said)")
    case .withheld where tally.withheld == 0:
      return problem("the verdict is to be withheld in this example, and it was not: \(said)")
    default: return []
    }
  }
}
