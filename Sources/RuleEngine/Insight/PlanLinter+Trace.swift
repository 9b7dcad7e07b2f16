internal import CEL
package import Diagnostics
internal import JSONSchema
internal import TypedTree
package import YAMLTree

/// What a trace shows of a rule.
package struct TraceOptions: Sendable {
  /// Levels of definitions that are followed into.
  package var depth = 1
  /// The id, name or route of the one subject to show.
  package var subject: String?
  /// Elements of each list that are shown.
  package var elements = 6

  package init() {}

  /// Subjects that are shown where none is asked for.
  static let subjects = 8
}

extension PlanLinter {
  /// Judges one document and follows how it is judged by `rule`.
  package static func trace(
    _ rule: Rule, on document: Document, of tree: Tree, with pack: Pack, options: LintOptions = LintOptions(),
    _ trace: TraceOptions = TraceOptions()
  ) -> RuleTrace {
    var options = options
    options.only = [rule.id.code]
    var linter = PlanLinter(pack, options, PlanHost.make(document, of: tree, pack))
    let observer = JudgingObserver(
      rule.id, tree.source,
      TraceBounds(depth: trace.depth, elements: trace.elements, followed: FollowedCalls()), wanted: trace.subject,
      limit: TraceOptions.subjects)
    linter.observer = observer
    linter.judgeAll()
    var result = observer.trace
    result.findings = linter.result.diagnostics.filter { $0.id == rule.id }
    // Other rules have problems too; they are no matter of this one.
    result.problems = linter.result.problems.filter { $0.subject == rule.folder }
    if let root = document.root, linter.host.validation.state(of: tree.resolved(root)) != .sound {
      result.obstacle = (Message("the document is no plan that could be judged"), linter.host.wholePlan)
    }
    return result
  }

  /// A clause that gave `value`, evaluated again part by part.
  func trace(_ clause: Clause, _ value: Value, _ role: String, _ bounds: TraceBounds) -> TraceClause {
    var trace = evaluation.trace(clause.program, bounds)
    // Without results from memory it may take more steps than there are; then what is in memory is taken from there.
    if trace.value.asError?.isExhaustion == true, value.asError?.isExhaustion != true {
      var shallow = bounds
      shallow.depth = 0
      _ = evaluation.run(clause.program)
      trace = evaluation.trace(clause.program, shallow)
      trace.isWhole = false
    }
    trace.value = value
    let builder = TraceBuilder(
      tree: clause.program.expression, environment: pack.environment,
      values: ValueText(host: host, evaluation: evaluation))
    var node = builder.node(of: trace)
    node.value = builder.values.text(of: value)
    return TraceClause(role: role, node: node, isWhole: trace.isWhole)
  }

  /// What the rule that a verdict needs says of the subject.
  func answer(to need: Rule.Need, about subject: Value?) -> SubjectTrace.Need {
    let origin = need.on.map { evaluation.locate($0.program).origin } ?? subject?.origin
    let withholds = withholds(need, subject)
    guard let index = need.rule, pack.rules.indices.contains(index), verdicts.indices.contains(index) else {
      return SubjectTrace.Need(
        name: "any finding at \(need.on?.text ?? "the subject")", answer: withholds ? "there is one" : "there is none",
        withholds: withholds)
    }
    let rule = pack.rules[index]
    let other = need.on.map { " (on \($0.text))" } ?? ""
    let answer: String
    if withholds {
      answer = verdicts[index].explanation(of: origin?.node, in: host.tree)?.word ?? "withholds"
    } else if let verdict = verdicts[index].whole ?? origin.flatMap({ verdicts[index].bySubject[$0.node] }) {
      answer = verdict.word
    } else {
      answer = "says nothing of this"
    }
    return SubjectTrace.Need(
      name: "\(rule.id.code) \(rule.id.name)\(other)", answer: answer, withholds: withholds)
  }
}
