internal import Archive
internal import CEL
internal import Diagnostics
internal import TypedTree
package import YAMLTree

/// Measures what examples exercise of a pack's rules, and of what it defines for them. For one thread.
///
/// A rule is exercised by what it is judged on itself: the rules it needs are judged first, and leave no trace here.
package final class PackCoverage {
  let pack: Pack
  private let coverage = Coverage()
  /// By the rule's index in the pack.
  private var rules: [Int: RuleRecord] = [:]
  private var definitions: [Int32: [WatchedPoint]] = [:]
  /// How functions and values can turn out that give a truth value.
  private let known: [String: Expression.Truths]

  /// - Parameter files: those of the pack that is measured; what another one defines, that it adds to, is not counted.
  package init(_ pack: Pack, _ files: [PackFile]) {
    self.pack = pack
    known = Self.truths(of: pack.environment.allDefinitions)
    for (index, rule) in pack.rules.enumerated() where Self.isWritten(rule.require.scalar, in: files) {
      let record = RuleRecord(rule)
      let known = known(in: rule)
      record.truths = rule.require.program.expression.truths(known)
      record.points = rule.allClauses.flatMap { watch($0.clause, isCondition: $0.isCondition, known) }
      rules[index] = record
    }
    let programs = rules.values.flatMap { $0.rule.allClauses.map(\.clause.program) }
    for index in Coverage.definitions(calledBy: programs, in: pack.runtime) {
      guard pack.definitions.indices.contains(Int(index)),
        Self.isWritten(pack.definitions[Int(index)], in: files), let definition = pack.environment.definition(index)
      else { continue }
      definitions[index] = watch(definition, index)
    }
  }

  private static func isWritten(_ scalar: Clause.Scalar, in files: [PackFile]) -> Bool {
    files.contains { $0.source === scalar.file.tree.source }
  }

  /// Definitions that turn out in one way only, if at all, such as one that ends in `|| unsaid(x)`.
  private static func truths(of definitions: [Definition]) -> [String: Expression.Truths] {
    var known: [String: Expression.Truths] = ["unsaid": []]
    // They may call each other in any order; what is known only ever gets more.
    for _ in 0..<4 {
      for definition in definitions where definition.result == .bool {
        let truths = definition.body.truths(known)
        known[definition.name] = truths == .both ? nil : truths
      }
    }
    return known
  }

  /// The same with the names that a rule gives.
  private func known(in rule: Rule) -> [String: Expression.Truths] {
    var known = known
    for step in rule.steps where step.clause.program.type == .bool {
      known[step.name] = step.clause.program.expression.truths(known)
    }
    return known
  }

  private func watch(_ clause: Clause, isCondition: Bool, _ known: [String: Expression.Truths]) -> [WatchedPoint] {
    let expression = clause.program.expression
    let points = expression.points(isCondition: isCondition, known: known)
    return zip(points, coverage.watch(points, of: clause.program)).compactMap { point, number in
      number.map {
        WatchedPoint(point: point, number: $0, scalar: clause.scalar, range: expression.range(point.node))
      }
    }
  }

  private func watch(_ definition: Definition, _ index: Int32) -> [WatchedPoint] {
    let points = definition.body.points(isCondition: definition.result == .bool, known: known)
    let scalar = pack.definitions[Int(index)]
    let whole = Expression.Point(node: definition.body.root, kind: .part)
    return zip(points + [whole], coverage.watch(points, ofDefinition: index, of: pack.runtime)).compactMap {
      point, number in
      number.map {
        WatchedPoint(point: point, number: $0, scalar: scalar, range: definition.body.range(point.node))
      }
    }
  }

  // MARK: - Examples

  /// An example of a rule, ready to be judged by it.
  package struct Example {
    let index: Int
    let options: LintOptions
    let plans: [(document: Document, host: PlanHost, earlier: EarlierPlan)]
    let needed: Set<Int>?
  }

  /// - Returns: nil for a rule that is not measured.
  package func example(
    of rule: Rule, _ tree: Tree, options: LintOptions, against earlier: EarlierFile?
  ) -> Example? {
    guard let index = rules.first(where: { $0.value.rule.id == rule.id })?.key else { return nil }
    let versions = earlier.map { VersionPair(tree, $0, pack) }
    let plans = tree.documents.filter { $0.root != nil }.map { document in
      let earlier = versions?.earlierPlan(of: document) ?? .notAsked
      return (document, PlanHost.make(document, of: tree, pack, earlier: earlier.host(pack)), earlier)
    }
    var options = options
    options.collectsVerdicts = false
    return Example(index: index, options: options, plans: plans, needed: pack.rulesNeeded(by: index))
  }

  /// Judges an example by its rule, and keeps what that exercises.
  package func record(_ example: Example) -> ExampleOutcome {
    guard let record = rules[example.index] else { return ExampleOutcome() }
    return judge(example, example.options, record)
  }

  /// Judges an example with another value of a parameter, and keeps nothing.
  package func outcome(of example: Example, _ parameter: Rule.Parameter, _ value: Double) -> ExampleOutcome {
    var options = example.options
    options.parameters[pack.rules[example.index].id.name, default: [:]][parameter.name] = value
    return judge(example, options, nil)
  }

  private func judge(_ example: Example, _ options: LintOptions, _ record: RuleRecord?) -> ExampleOutcome {
    var outcome = ExampleOutcome()
    for plan in example.plans {
      var linter = PlanLinter(pack, options, plan.host, plan.earlier)
      guard linter.isJudgeable else { continue }
      for index in 0..<example.index {
        linter.verdicts.append(RuleVerdicts())
        if example.needed?.contains(index) ?? true { linter.judge(pack.rules[index], at: index) }
      }
      linter.verdicts.append(RuleVerdicts())
      if record != nil { linter.evaluation.record(in: coverage) }
      linter.record = record
      linter.judge(pack.rules[example.index], at: example.index)
      record?.didJudge(linter.verdicts[example.index], in: plan.host)
      outcome.add(
        linter.verdicts[example.index],
        linter.result.diagnostics.filter { $0.id == record?.rule.id ?? pack.rules[example.index].id })
    }
    return outcome
  }

  // MARK: - Results

  /// What is not exercised of a rule, and how much is.
  package func result(of rule: Rule) -> CoverageResult {
    guard let record = rules.values.first(where: { $0.rule.id == rule.id }) else { return CoverageResult() }
    var result = record.outcomes()
    for point in record.points { result.add(point, coverage.sightings[point.number]) }
    return result
  }

  /// The same for what the pack defines, as far as rules use it.
  package func resultOfDefinitions() -> CoverageResult {
    var result = CoverageResult()
    for (_, points) in definitions.sorted(by: { $0.key < $1.key }) {
      guard let whole = points.last else { continue }
      // Of what nothing uses one thing is to be said.
      if !coverage.sightings[whole.number].isReached {
        result.addUnused(points)
      } else {
        for point in points { result.add(point, coverage.sightings[point.number]) }
      }
    }
    return result
  }
}

/// A point of an expression in a pack's file.
struct WatchedPoint {
  var point: Expression.Point
  /// In `Coverage.sightings`.
  var number: Int
  var scalar: Clause.Scalar
  var range: Range<Int>

  var place: Place { scalar.place(range) }
}

/// What came of an example, without the words that only repeat a parameter: outcomes that differ are told apart by what they are
/// about, how bad it is and which text says so.
package struct ExampleOutcome: Equatable {
  private struct Finding: Equatable {
    var place: ByteRange
    var severity: Severity
    var texts: [Localized<Template>]
    var related: [ByteRange]
    var sources: [Citation]
  }

  private var verdicts: [String] = []
  private var findings: [Finding] = []

  mutating func add(_ verdicts: RuleVerdicts, _ diagnostics: [Diagnostic]) {
    self.verdicts.append(verdicts.tally.text)
    findings += diagnostics.map { diagnostic in
      Finding(
        place: diagnostic.place.range, severity: diagnostic.effectiveSeverity,
        texts: [diagnostic.message.templates] + (diagnostic.advice.map { [$0.templates] } ?? []),
        related: diagnostic.related.map(\.range), sources: diagnostic.sources)
    }
  }
}

extension Pack {
  /// The rules that are judged before another can be, by their indices; nil: all that come before it.
  func rulesNeeded(by index: Int) -> Set<Int>? {
    var found: Set<Int> = []
    var pending = [index]
    while let next = pending.popLast() {
      for need in rules[next].needs {
        guard let rule = need.rule else { return nil }
        if found.insert(rule).inserted { pending.append(rule) }
      }
    }
    return found
  }
}

extension Rule {
  /// Every expression of the rule, and whether something hangs on its truth.
  var allClauses: [(clause: Clause, isCondition: Bool)] {
    let finding = finding.value
    func values(_ clauses: [Clause?]) -> [(clause: Clause, isCondition: Bool)] {
      clauses.compactMap { $0.map { ($0, false) } }
    }
    func conditions(_ clauses: [Clause?]) -> [(clause: Clause, isCondition: Bool)] {
      clauses.compactMap { $0.map { ($0, true) } }
    }
    func texts(_ texts: [RuleText?]) -> [(clause: Clause, isCondition: Bool)] {
      texts.compactMap { $0 }.flatMap { values($0.clauses) }
    }
    var result = values([subject?.clause]) + conditions([given]) + values(steps.map(\.clause)) + conditions([require])
    result += values(needs.map(\.on)) + values([finding.severityFrom, finding.at])
    result += conditions(finding.sourceConditions)
    result += texts([finding.label, finding.title, finding.message, finding.advice, finding.why])
    for related in finding.related {
      result += values([related.at]) + conditions([related.when]) + texts([related.label])
    }
    for each in finding.cases {
      result += conditions([each.when]) + values([each.at]) + texts([each.label, each.message, each.advice])
    }
    if let together = finding.together { result += values([together.at]) + texts([together.message, together.advice]) }
    return result
  }
}
