internal import Archive
internal import CEL
internal import Diagnostics
internal import TypedTree
internal import YAMLTree

/// A `require` that does not hold, with everything evaluated that its finding says.
struct Failure {
  var subject: Value?
  var severity: Severity
  var message: Message
  var advice: Message
  var place: Place
  var related: [Place]
  /// Those of the rule's sources that this finding stands on.
  var sources: [Citation]
  /// The open value or empty section that the finding points at, where it does.
  var openNode: NodeID?
  var route: String
  /// What was evaluated on the way, where `LintOptions.explainsValues`.
  var values: [ExplainedValue] = []
}

extension PlanLinter {
  mutating func makeFailure(_ rule: Rule, _ subject: Value?) -> Failure {
    let finding = rule.finding.value
    let alternative = finding.cases.first { evaluation.run($0.when.program).asBool == true }
    let located = locate(alternative?.at ?? finding.at, subject)
    var place = located.place
    if let label = alternative?.label ?? finding.label { place.label = message(label, rule, subject) }
    var text = message(alternative?.message ?? finding.message, rule, subject)
    if let open = located.open {
      text = text.adding(open.note)
      if place.label == nil { place.label = open.label }
    }
    var related: [Place] = []
    for (index, further) in finding.related.enumerated() {
      if let when = further.when, evaluation.run(when.program).asBool != true { continue }
      let target = locate(further.at, subject)
      // A label would say of another thing what it is to say of one that is not there.
      guard target.isComplete else { continue }
      var found = target.place
      guard found.range != place.range || found.source !== place.source else { continue }
      found.label = message(further.label, rule, subject)
      record?.didRelate(index)
      related.append(found)
    }
    if let anchor = located.anchor { related.append(anchor) }
    return Failure(
      subject: subject, severity: severity(of: rule), message: text,
      advice: message(alternative?.advice ?? finding.advice, rule, subject), place: place, related: related,
      sources: sources(of: rule), openNode: located.open?.node ?? located.emptySection, route: located.route,
      values: options.explainsValues ? explainedValues(of: rule) : [])
  }

  private func sources(of rule: Rule) -> [Citation] {
    let conditions = rule.finding.value.sourceConditions
    return rule.sources.indices.compactMap { index in
      guard conditions.indices.contains(index), let condition = conditions[index] else { return rule.sources[index] }
      return evaluation.run(condition.program).asBool == true ? rule.sources[index] : nil
    }
  }

  private mutating func severity(of rule: Rule) -> Severity {
    guard let from = rule.finding.value.severityFrom else { return rule.severity }
    let value = evaluation.run(from.program)
    trackError(value, of: from)
    if let severity = value.asString.flatMap({ Severity(name: $0) }) { return severity }
    // Where the readings disagree on how bad it is, it is not called worse than it must be.
    reportError(value, in: rule, nil)
    return value.asUnknown == nil ? rule.severity : .major
  }

  // MARK: - Reporting

  /// Reports what a rule found on its subjects: one finding for all where the rule has words for that and nothing passed.
  mutating func report(_ failures: [Failure], of rule: Rule, at index: Int) {
    // An item that is repeated for others fails once, at its place, however many copies do.
    var seen: Set<[Int]> = []
    let failures = failures.filter { failure in
      guard let origin = failure.subject?.origin, origin.node >= 0 else { return true }
      let range = failure.place.range
      return seen.insert([Int(origin.tree), Int(origin.node), Int(origin.via), range.lower, range.upper]).inserted
    }
    let finding = rule.finding.value
    guard let together = finding.together, var failure = failures.first, failures.count > 1,
      verdicts[index].onlyFailures
    else {
      for failure in failures { report(failure, of: rule) }
      return
    }
    verdicts[index].isJoint = true
    evaluation.set(finding.failedSlot, .list(failures.compactMap(\.subject)))
    failure.subject = nil
    failure.values = values(of: failures)
    failure.severity = failures.map(\.severity).max() ?? failure.severity
    failure.sources = rule.sources.filter { source in failures.contains { $0.sources.contains(source) } }
    failure.message = message(together.message, rule, nil)
    if let advice = together.advice { failure.advice = message(advice, rule, nil) }
    failure.related = failures.dropFirst().map(\.place)
    if let at = together.at {
      let located = locate(at, nil)
      failure.place = located.place
      failure.route = located.route
      failure.related = failures.map(\.place)
    }
    // Each place once, and enough to see the pattern; the sentence names them all.
    var places: [Place] = []
    for place in failure.related where !places.contains(where: { $0.range == place.range }) { places.append(place) }
    if let same = places.firstIndex(where: { $0.range == failure.place.range }) {
      let place = places.remove(at: same)
      if failure.place.label == nil { failure.place.label = place.label }
    }
    failure.related = Array(places.prefix(8))
    for each in failures {
      if let node = each.openNode { spokenFor.insert(node.index) }
    }
    report(failure, of: rule)
  }

  mutating func report(_ failure: Failure, of rule: Rule) {
    if let node = failure.openNode { spokenFor.insert(node.index) }
    guard isShown(rule) else { return }
    let subject = failure.subject.map { host.route(of: $0.origin) } ?? ""
    var diagnostic = Diagnostic(
      id: rule.id, severity: failure.severity, message: failure.message, place: failure.place,
      related: failure.related, advice: failure.advice, why: message(rule.why, rule, failure.subject),
      sources: failure.sources, subject: subject,
      fingerprint: Fingerprint.of([
        rule.id.code, failure.subject.map { host.lastingRoute(of: $0.origin) } ?? "", failure.route,
      ]))
    diagnostic.values = failure.values
    if let ahead = gateAhead(of: rule) {
      diagnostic.effectiveSeverity = .info
      diagnostic.dueBy = ahead
      diagnostic.dueOrder = rule.due ?? 0
    }
    result.diagnostics.append(diagnostic)
  }

  // MARK: - Words

  /// A text with its placeholders evaluated, each to a typed value.
  mutating func message(_ text: RuleText, _ rule: Rule, _ subject: Value?) -> Message {
    var arguments: [Argument] = []
    for clause in text.clauses {
      let value = evaluation.run(clause.program)
      if let argument = host.argument(value) {
        arguments.append(argument)
      } else {
        trackError(value, of: clause)
        reportError(value, in: rule, subject)
        arguments.append(.text("…"))
      }
    }
    return Message(text.templates, arguments)
  }
}

extension Message {
  /// The message with a note at its end, after a dash.
  func adding(_ note: Message) -> Message {
    let offset = arguments.count
    func joined(_ a: Template, _ b: Template) -> Template {
      Template(
        a.segments + [.literal(" – ")]
          + b.segments.map { segment in
            if case .slot(let index) = segment { return .slot(index + offset) }
            return segment
          })
    }
    return Message(
      Localized(
        joined(templates.english, note.templates.english), nl: joined(templates[.dutch], note.templates[.dutch]),
        da: joined(templates[.danish], note.templates[.danish])),
      arguments + note.arguments)
  }
}
