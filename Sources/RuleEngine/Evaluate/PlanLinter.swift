internal import CEL
package import Diagnostics
internal import JSONSchema
package import PlanCalendar
internal import TypedTree
package import YAMLTree

/// What linting one plan gave.
package struct PlanResult: Sendable {
  /// Schema findings and rule findings, unsorted.
  package var diagnostics: [Diagnostic] = []
  package var verdicts: [UnjudgedVerdict] = []
  /// Rules that failed to be evaluated, in the rules' files.
  package var problems: [Diagnostic] = []
  /// What the plan says its language is.
  package var language: Language?
  /// The gate that the plan says it stands at, by its id, whichever it is judged at.
  package var gate: String?
  /// By rule; filled only where `LintOptions.only` names rules.
  package var tallies: [DiagnosticID: VerdictTally] = [:]
  /// The verdicts of each rule of the pack, in its order; none where the plan could not be judged.
  var judgements: [RuleVerdicts] = []
  /// Where the time went; filled only where `LintOptions.profiles`.
  package var profile: LintProfile?
}

/// What a user asks of a run, beyond the pack.
package struct LintOptions: Sendable {
  /// Whether verdicts withheld and not judged are collected with their reasons.
  package var collectsVerdicts = true
  /// Values for parameters: by rule code or name, then by the parameter's name.
  package var parameters: [String: [String: Double]] = [:]
  /// Only these rules are shown; all are judged, since others may need them.
  package var only: Set<String>?
  /// The gate the plan stands at, in place of its own.
  package var gate: String?
  /// The day that counts as today, for what reads the clock; nil: nothing does, so that a run can be repeated for ever.
  package var asOf: Day?
  /// Whether comments in the plan can waive findings.
  package var honoursWaivers = true
  /// Whether waivers are recorded with the titles of their rules and the routes of what they cover.
  package var describesWaivers = false
  /// The rules that are shown; nil: those that are on by default. All are judged, since others may need them.
  package var selection: Selection?
  /// Whether findings say the values that they were concluded from.
  package var explainsValues = false
  /// Whether the time and the steps of each rule are measured.
  package var profiles = false

  package init() {}
}

/// Judges one plan by all rules of a pack. For one thread.
package struct PlanLinter {
  let pack: Pack
  let options: LintOptions
  let host: PlanHost
  let evaluation: Evaluation
  let gate: Int?
  let earlier: EarlierPlan
  var result = PlanResult()
  var verdicts: [RuleVerdicts] = []
  /// Open nodes that a finding points at.
  var spokenFor: Set<Int32> = []
  var failedRules: Set<DiagnosticID> = []
  /// The errors of the verdict under way, each with the expression that it arose in: others only pass it on.
  private var errors: [(error: EvaluationError, clause: Clause)] = []
  /// Follows the judging of one rule, where somebody asks how it goes.
  var observer: JudgingObserver?
  /// Keeps what a rule's examples show of it, while they are measured.
  var record: RuleRecord?

  /// Steps that each expression of a rule may take: a share that does not depend on the plan, and one for each of its nodes,
  /// so that a rule that walks the whole plan a few dozen times fits, and one that compares all its nodes with each other does not.
  static let baseSteps = 1_000_000
  static let stepsPerNode = 100

  /// Validates and judges one document of a tree.
  ///
  /// - Parameter earlier: what the plan is compared with.
  package static func lint(
    _ document: Document, of tree: Tree, with pack: Pack, options: LintOptions = LintOptions(),
    against earlier: EarlierPlan = .notAsked
  ) -> PlanResult {
    let profiler = options.profiles ? Profiler() : nil
    let host = PlanHost.make(document, of: tree, pack, earlier: earlier.host(pack))
    profiler?.end(.validate)
    var linter = PlanLinter(pack, options, host, earlier)
    linter.result.diagnostics = host.validation.diagnostics + host.elsewhereProblems()
    linter.judgeAll(profiler)
    return linter.result
  }

  init(_ pack: Pack, _ options: LintOptions, _ host: PlanHost, _ earlier: EarlierPlan = .notAsked) {
    self.pack = pack
    self.options = options
    self.host = host
    self.earlier = earlier
    evaluation = Evaluation(
      runtime: pack.runtime, host: host,
      budget: PlanLinter.baseSteps
        + PlanLinter.stepsPerNode * (host.tree.nodeCount + (host.earlier?.tree.nodeCount ?? 0)))
    evaluation.set(pack.slots.plan, host.plan)
    evaluation.set(pack.slots.document, host.documentObject)
    if let before = host.earlier {
      evaluation.set(pack.slots.before, before.plan)
      evaluation.setEarlier(pack.slots.plan, before.plan)
      evaluation.setEarlier(pack.slots.document, before.documentObject)
    }
    let evaluation = evaluation
    let gates = pack.gates
    let stated = pack.gate.flatMap { evaluation.run($0.program).asString }
      .flatMap { name in gates.firstIndex { $0.id == name } }
    gate = options.gate.flatMap { name in gates.firstIndex { $0.id == name } } ?? stated
    result.gate = stated.map { gates[$0].id }
    result.language = pack.language.flatMap { evaluation.run($0.program).asString }.flatMap { Language(tag: $0) }
  }

  mutating func judgeAll(_ profiler: Profiler? = nil) {
    defer { result.profile = profiler?.profile(of: self) }
    guard isJudgeable else { return }
    verdicts.reserveCapacity(pack.rules.count)
    for rule in pack.rules {
      verdicts.append(RuleVerdicts())
      judge(rule, at: verdicts.count - 1)
      profiler?.end(rule, evaluation)
    }
    result.judgements = verdicts
    if options.only != nil {
      for (rule, verdicts) in zip(pack.rules, verdicts) where isShown(rule) {
        result.tallies[rule.id] = verdicts.tally
      }
    }
  }

  /// Where the plan is no mapping, its schema finding says all there is to say.
  var isJudgeable: Bool {
    guard let root = host.document.root else { return false }
    return host.validation.state(of: host.tree.resolved(root)) == .sound
  }

  // MARK: - One rule

  mutating func judge(_ rule: Rule, at index: Int) {
    if rule.isTransition, host.earlier == nil { return concludeWithoutEarlier(rule, at: index) }
    observer?.begin(rule)
    for parameter in rule.parameters {
      let set = options.parameters[rule.id.code]?[parameter.name] ?? options.parameters[rule.id.name]?[parameter.name]
      evaluation.set(parameter.slot, parameter.value(set ?? parameter.standard))
    }
    if let slot = rule.today {
      // Without a day nothing is said of such a rule, so that a run gives the same for ever.
      guard let day = options.asOf else { return }
      evaluation.set(slot, host.value(of: PlanDate(day)))
    }
    if let verdict = verdictElsewhere(rule) {
      verdicts[index].add(verdict, subject: nil)
      return
    }
    var failures: [Failure] = []
    guard let subject = rule.subject else {
      judge(rule, at: index, subject: nil, failures: &failures)
      for failure in failures { report(failure, of: rule) }
      return
    }
    let list = run(subject.clause, "for \(subject.name)")
    guard let elements = list.asList else {
      conclude(list, rule, at: index, subject: nil)
      return
    }
    for element in elements.elements {
      evaluation.set(subject.slot, element)
      judge(rule, at: index, subject: element, failures: &failures)
    }
    // What could not be read may hold further subjects.
    if let rest = elements.rest { conclude(.unknown(rest), rule, at: index, subject: .null) }
    if !failures.isEmpty { report(failures, of: rule, at: index) }
  }

  /// One verdict; a failure is collected.
  private mutating func judge(_ rule: Rule, at index: Int, subject: Value?, failures: inout [Failure]) {
    observer?.willJudge(subject, rule, self)
    defer { observer?.didJudge(verdicts[index].latest) }
    if let subject, !subject.isKnown { return conclude(subject, rule, at: index, subject: subject) }
    if let subject, let outlook = host.outlook(of: subject) {
      return conclude(outlook, rule, at: index, subject: subject, as: .onOutlook)
    }
    if rule.needs.contains(where: { withholds($0, subject) }) {
      verdicts[index].add(.withheld, subject: subject?.origin)
      note(rule, .withheld, subject, .init(.needs, withholder(rule, subject)))
      return
    }
    if let given = rule.given {
      let value = run(given, "given")
      guard let applies = value.asBool else { return conclude(value, rule, at: index, subject: subject) }
      guard applies else {
        verdicts[index].add(.doesNotApply, subject: subject?.origin)
        return
      }
    }
    for step in rule.steps { evaluation.set(step.slot, run(step.clause, "let \(step.name)")) }
    let value = run(rule.require, "require")
    guard let holds = value.asBool else { return conclude(value, rule, at: index, subject: subject) }
    verdicts[index].add(holds ? .pass : .fail, subject: subject?.origin)
    if !holds { failures.append(makeFailure(rule, subject)) }
  }

  /// Remembers where an error comes from.
  mutating func trackError(_ value: Value, of clause: Clause) {
    guard let error = value.asError, !errors.contains(where: { $0.error === error }) else { return }
    if errors.count >= 16 { errors.removeAll() }
    errors.append((error, clause))
  }

  /// The value of a part of a rule.
  private mutating func run(_ clause: Clause, _ role: @autoclosure () -> String) -> Value {
    let value = evaluation.run(clause.program)
    trackError(value, of: clause)
    observer?.didRun(clause, role(), value, self)
    return value
  }

  /// The verdict where an expression gave an unknown or an error.
  private mutating func conclude(
    _ value: Value, _ rule: Rule, at index: Int, subject: Value?, as verdict: Verdict = .notJudged
  ) {
    verdicts[index].add(verdict, subject: subject?.origin)
    if let unknown = value.asUnknown {
      guard notes(rule) else { return }
      let reasons = unknown.causes.map { host.explain($0).asReason }
      guard let first = reasons.first else { return }
      note(rule, .notJudged, subject, first, further: Array(reasons.dropFirst()))
    } else {
      reportError(value, in: rule, subject)
      note(
        rule, .notJudged, subject,
        .init(.failed, Message("the rule itself failed", nl: "de regel zelf faalde", da: "selve reglen fejlede")))
    }
  }

  // MARK: - Needs

  func withholds(_ need: Rule.Need, _ subject: Value?) -> Bool {
    let origin = need.on.map { evaluation.locate($0.program).origin } ?? subject?.origin
    let node = origin.flatMap { $0.node >= 0 && $0.tree == 0 ? $0.node : nil }
    guard let index = need.rule else {
      return origin.map { $0.tree == 0 && spokenFor.contains(spokenNode($0).index) } ?? false
    }
    guard verdicts.indices.contains(index) else { return false }
    return verdicts[index].withholds(node, in: host.tree)
  }

  /// What a verdict is withheld by in the end: the finding that comes first, or the rule that could not be judged.
  private func withholder(_ rule: Rule, _ subject: Value?) -> Message {
    var rule = rule
    // Rules come after those they need, so each step leads to an earlier one.
    while true {
      let need =
        rule.needs.first { withholds($0, subject) } ?? rule.needs.first { $0.rule.map(isWithheldAnywhere) ?? false }
      guard let index = need?.rule, pack.rules.indices.contains(index), verdicts.indices.contains(index) else {
        return Message(
          "another finding already speaks of it", nl: "een andere bevinding gaat er al over",
          da: "et andet fund handler allerede om det")
      }
      let id = Argument.text("\(pack.rules[index].id.code) \(pack.rules[index].id.name)")
      let node = subject.flatMap { $0.origin.tree == 0 ? $0.origin.node : nil }
      switch verdicts[index].explanation(of: node, in: host.tree) {
      case .withheld: rule = pack.rules[index]
      case .notJudged:
        return Message(
          "{0} could not be judged", nl: "{0} kon niet worden beoordeeld", da: "{0} kunne ikke bedømmes", id)
      default:
        return Message("{0} comes first", nl: "{0} gaat voor", da: "{0} kommer først", id)
      }
    }
  }

  private func isWithheldAnywhere(_ index: Int) -> Bool {
    verdicts.indices.contains(index) && verdicts[index].tally.withheld > 0
  }

  /// An expression that ended in an error is a finding about the rule, once for each rule.
  mutating func reportError(_ value: Value, in rule: Rule, _ subject: Value?) {
    guard let error = value.asError, failedRules.insert(rule.id).inserted else { return }
    var diagnostic = Diagnostic(
      id: error.isExhaustion ? .overBudget : .evaluationError, severity: .critical,
      message: Message(
        "the rule {0} could not be evaluated: {1}", .text("\(rule.id.code) \(rule.id.name)"),
        .text(error.message.text(in: .english))),
      place: place(of: error, in: rule),
      advice: error.isExhaustion
        ? Message("look at fewer things together, or keep what is asked for often in a value of pack.yaml") : nil,
      subject: rule.folder)
    errors.removeAll()
    let origin = error.origin.isNowhere ? subject?.origin : error.origin
    if var found = origin.flatMap({ host.place(of: $0) }) {
      found.label = Message("on this part of the plan")
      diagnostic.related = [found]
    }
    result.problems.append(diagnostic)
  }

  private func place(of error: EvaluationError, in rule: Rule) -> Place {
    guard let site = error.site else { return rule.place }
    guard let definition = site.definition else {
      return errors.first { $0.error === error }?.clause.scalar.place(site.range) ?? rule.place
    }
    return pack.definitions.indices.contains(Int(definition))
      ? pack.definitions[Int(definition)].place(site.range) : rule.place
  }
}
