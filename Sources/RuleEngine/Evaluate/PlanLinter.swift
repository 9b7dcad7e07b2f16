internal import CEL
package import Diagnostics
internal import JSONSchema
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
  /// By rule; filled only where `LintOptions.only` names rules.
  package var tallies: [DiagnosticID: VerdictTally] = [:]
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

  package init() {}
}

/// Judges one plan by all rules of a pack. For one thread.
package struct PlanLinter {
  let pack: Pack
  let options: LintOptions
  let host: PlanHost
  let evaluation: Evaluation
  let gate: Int?
  var result = PlanResult()
  var verdicts: [RuleVerdicts] = []
  /// Open nodes that a finding points at.
  var spokenFor: Set<Int32> = []
  var failedRules: Set<DiagnosticID> = []

  /// Steps that each expression of a rule may take: a share that does not depend on the plan, and one for each of its nodes,
  /// so that a rule that walks the whole plan a few dozen times fits, and one that compares all its nodes with each other does not.
  private static let baseSteps = 1_000_000
  private static let stepsPerNode = 100

  /// Validates and judges one document of a tree.
  package static func lint(
    _ document: Document, of tree: Tree, with pack: Pack, options: LintOptions = LintOptions()
  ) -> PlanResult {
    let symbols = Validator.symbols(of: tree, in: pack.schema)
    let validation = Validator.validate(
      document, of: tree, against: pack.schema, words: pack.settings.words, symbolsByKey: symbols)
    let host = PlanHost(
      tree: tree, document: document, types: pack.types, settings: pack.settings, validation: validation,
      symbolsByKey: symbols)
    var linter = PlanLinter(pack, options, host)
    linter.result.diagnostics = validation.diagnostics
    linter.judgeAll()
    return linter.result
  }

  private init(_ pack: Pack, _ options: LintOptions, _ host: PlanHost) {
    self.pack = pack
    self.options = options
    self.host = host
    evaluation = Evaluation(
      runtime: pack.runtime, host: host,
      budget: PlanLinter.baseSteps + PlanLinter.stepsPerNode * host.tree.nodeCount)
    evaluation.set(pack.slots.plan, host.plan)
    evaluation.set(pack.slots.document, host.documentObject)
    let evaluation = evaluation
    let stated = options.gate ?? pack.gate.flatMap { evaluation.run($0.program).asString }
    gate = stated.flatMap { name in pack.gates.firstIndex { $0.id == name } }
    result.language = pack.language.flatMap { evaluation.run($0.program).asString }.flatMap { Language(tag: $0) }
  }

  private mutating func judgeAll() {
    // Where the plan is no mapping, its schema finding says all there is to say.
    guard let root = host.document.root, host.validation.state(of: host.tree.resolved(root)) == .sound else { return }
    verdicts.reserveCapacity(pack.rules.count)
    for rule in pack.rules {
      verdicts.append(RuleVerdicts())
      judge(rule, at: verdicts.count - 1)
    }
    if options.only != nil {
      for (rule, verdicts) in zip(pack.rules, verdicts) where isShown(rule) {
        result.tallies[rule.id] = verdicts.tally
      }
    }
  }

  // MARK: - One rule

  private mutating func judge(_ rule: Rule, at index: Int) {
    for parameter in rule.parameters {
      let set = options.parameters[rule.id.code]?[parameter.name] ?? options.parameters[rule.id.name]?[parameter.name]
      evaluation.set(parameter.slot, parameter.value(set ?? parameter.standard))
    }
    if let node = rule.about.compactMap({ host.elsewhere(topic: $0) }).first {
      verdicts[index].add(.notJudged, subject: nil)
      note(rule, .notJudged, nil, host.reason(.elsewhere), host.place(of: node))
      return
    }
    var failures: [Failure] = []
    guard let subject = rule.subject else {
      judge(rule, at: index, subject: nil, failures: &failures)
      for failure in failures { report(failure, of: rule) }
      return
    }
    let list = evaluation.run(subject.clause.program)
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
    if let subject, !subject.isKnown { return conclude(subject, rule, at: index, subject: subject) }
    if let subject, let outlook = host.outlook(of: subject) {
      return conclude(outlook, rule, at: index, subject: subject, as: .onOutlook)
    }
    if rule.needs.contains(where: { withholds($0, subject) }) {
      verdicts[index].add(.withheld, subject: subject?.origin)
      note(rule, .withheld, subject, withholder(rule, subject), nil)
      return
    }
    if let given = rule.given {
      let value = evaluation.run(given.program)
      guard let applies = value.asBool else { return conclude(value, rule, at: index, subject: subject) }
      guard applies else {
        verdicts[index].add(.doesNotApply, subject: subject?.origin)
        return
      }
    }
    for step in rule.steps { evaluation.set(step.slot, evaluation.run(step.clause.program)) }
    let value = evaluation.run(rule.require.program)
    guard let holds = value.asBool else { return conclude(value, rule, at: index, subject: subject) }
    verdicts[index].add(holds ? .pass : .fail, subject: subject?.origin)
    if !holds { failures.append(makeFailure(rule, subject)) }
  }

  /// The verdict where an expression gave an unknown or an error.
  private mutating func conclude(
    _ value: Value, _ rule: Rule, at index: Int, subject: Value?, as verdict: Verdict = .notJudged
  ) {
    verdicts[index].add(verdict, subject: subject?.origin)
    if let unknown = value.asUnknown {
      let cause = unknown.causes.first
      let reason = cause.flatMap { UnknownReason(rawValue: $0.reason) } ?? .unreadable
      note(rule, .notJudged, subject, host.reason(reason), cause.flatMap { host.place(of: $0.origin) })
    } else {
      reportError(value, in: rule, subject)
      note(
        rule, .notJudged, subject,
        Message("the rule itself failed", nl: "de regel zelf faalde", da: "selve reglen fejlede"), nil)
    }
  }

  // MARK: - Needs

  private func withholds(_ need: Rule.Need, _ subject: Value?) -> Bool {
    let origin = need.on.map { evaluation.locate($0.program).origin } ?? subject?.origin
    let node = origin.flatMap { $0.node >= 0 ? $0.node : nil }
    guard let index = need.rule else { return node.map(spokenFor.contains) ?? false }
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
      switch verdicts[index].explanation(of: subject?.origin.node, in: host.tree) {
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

  // MARK: - Notes

  private mutating func note(
    _ rule: Rule, _ kind: UnjudgedVerdict.Kind, _ subject: Value?, _ reason: Message, _ place: Place?
  ) {
    guard options.collectsVerdicts, isShown(rule) else { return }
    result.verdicts.append(
      UnjudgedVerdict(
        id: rule.id, kind: kind, subject: subject.map { host.route(of: $0.origin) } ?? "", reason: reason,
        place: place))
  }

  func isShown(_ rule: Rule) -> Bool {
    guard let only = options.only else { return true }
    return only.contains(rule.id.code) || only.contains(rule.id.name)
  }

  /// An expression that ended in an error is a finding about the rule, once for each rule.
  mutating func reportError(_ value: Value, in rule: Rule, _ subject: Value?) {
    guard let error = value.asError, failedRules.insert(rule.id).inserted else { return }
    var diagnostic = Diagnostic(
      id: error.isExhaustion ? .overBudget : .evaluationError, severity: .critical,
      message: Message(
        "the rule {0} could not be evaluated: {1}", .text("\(rule.id.code) \(rule.id.name)"),
        .text(error.message.text(in: .english))),
      place: place(of: error, in: rule), subject: rule.folder)
    let origin = error.origin.isNowhere ? subject?.origin : error.origin
    if var found = origin.flatMap({ host.place(of: $0) }) {
      found.label = Message("on this part of the plan")
      diagnostic.related = [found]
    }
    result.problems.append(diagnostic)
  }

  private func place(of error: EvaluationError, in rule: Rule) -> Place {
    guard let definition = error.site?.definition, let range = error.site?.range,
      pack.definitions.indices.contains(Int(definition))
    else { return rule.place }
    return pack.definitions[Int(definition)].place(range)
  }
}
