internal import CEL
internal import Diagnostics
internal import TypedTree
internal import YAMLTree

/// Follows how a linter judges by one rule. What it sees are the linter's own steps; it evaluates again only to look into
/// an expression.
final class JudgingObserver {
  let id: DiagnosticID
  let bounds: TraceBounds
  /// Which subjects are followed: those of this id, name or route; nil: all.
  let wanted: String?
  /// How many subjects are followed.
  let limit: Int
  private(set) var trace: RuleTrace
  private var isActive = false
  /// Whether a subject is under judgement, followed or not.
  private var isJudging = false
  private var current: SubjectTrace?
  private var reason: (text: Message, place: Place?)?

  init(_ id: DiagnosticID, _ source: SourceText, _ bounds: TraceBounds, wanted: String?, limit: Int) {
    self.id = id
    self.bounds = bounds
    self.wanted = wanted
    self.limit = limit
    trace = RuleTrace(id: id, source: source)
  }

  /// The linter turns to a rule.
  func begin(_ rule: Rule) {
    isActive = rule.id == id
    isJudging = false
    reason = nil
  }

  func willJudge(_ subject: Value?, _ rule: Rule, _ linter: PlanLinter) {
    guard isActive else { return }
    isJudging = true
    reason = nil
    let values = ValueText(host: linter.host, evaluation: linter.evaluation)
    let route = subject.map { linter.host.route(of: $0.origin) } ?? ""
    let label = subject.flatMap { linter.host.argument($0)?.text(in: .english).withoutControls } ?? ""
    if trace.names.count < 10_000, subject != nil { trace.names.append(route.isEmpty ? label : Self.id(in: route)) }
    guard trace.subjects.count < limit, isWanted(route, label) else { return }
    current = SubjectTrace(route: route, label: label, place: subject.flatMap(values.place))
    current?.needs = rule.needs.map { linter.answer(to: $0, about: subject) }
  }

  func didRun(_ clause: Clause, _ role: String, _ value: Value, _ linter: PlanLinter) {
    guard isActive, current != nil || !isJudging else { return }
    let traced = linter.trace(clause, value, role, bounds)
    if isJudging { current?.clauses.append(traced) } else { trace.list = traced }
  }

  /// Why a verdict is what it is.
  func didNote(_ text: Message, _ place: Place?) {
    guard isActive else { return }
    reason = (text, place)
    if !isJudging { trace.obstacle = (text, place) }
  }

  func didJudge(_ verdict: Verdict?) {
    guard isActive else { return }
    isJudging = false
    let word = verdict?.word ?? "not judged"
    guard var done = current else {
      if let index = trace.leftOut.firstIndex(where: { $0.verdict == word }) {
        trace.leftOut[index].count += 1
      } else {
        trace.leftOut.append((word, 1))
      }
      return
    }
    done.verdict = word
    done.reason = reason
    trace.subjects.append(done)
    current = nil
  }

  private func isWanted(_ route: String, _ label: String) -> Bool {
    guard let wanted else { return true }
    return route == wanted || label == wanted || Self.id(in: route) == wanted
  }

  /// What stands in the last brackets of a route: `userGroups[sales]` → `sales`.
  private static func id(in route: String) -> String {
    guard route.hasSuffix("]"), let open = route.lastIndex(of: "[") else { return route }
    return String(route[route.index(after: open)...].dropLast())
  }
}

extension Verdict {
  /// As it follows the name of what was judged.
  var word: String {
    switch self {
    case .pass: "passes"
    case .fail: "fails"
    case .doesNotApply: "does not apply"
    case .withheld: "withheld"
    case .notJudged: "not judged"
    case .onOutlook: "not judged (on outlook)"
    }
  }
}
