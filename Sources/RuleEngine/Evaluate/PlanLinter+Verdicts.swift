internal import CEL
internal import Diagnostics
internal import TypedTree

// What is said of verdicts that are neither a pass nor a finding.

extension PlanLinter {
  /// The verdict on a rule where the plan keeps what it is about in another document; nil: it is judged as any other.
  ///
  /// What `covers` settles passes, where that is all the rule asks of the topic; the rest is not judged.
  mutating func verdictElsewhere(_ rule: Rule) -> Verdict? {
    if rule.isTransition, let before = host.earlier, let verdict = verdictElsewhere(rule, in: before) {
      return verdict
    }
    return verdictElsewhere(rule, in: host)
  }

  private mutating func verdictElsewhere(_ rule: Rule, in host: PlanHost) -> Verdict? {
    guard !rule.about.isEmpty, !host.elsewhere.isEmpty else { return nil }
    var isSettled = false
    for topic in rule.about {
      guard let kept = host.elsewhere[topic.name] else { continue }
      guard !topic.covers.isEmpty, topic.covers.allSatisfy(kept.settled.contains) else {
        note(rule, .notJudged, nil, host.explain(kept).asReason)
        return .notJudged
      }
      isSettled = true
    }
    return isSettled ? .pass : nil
  }

  /// Whether verdicts of a rule are collected.
  func notes(_ rule: Rule) -> Bool { options.collectsVerdicts && isShown(rule) }

  mutating func note(
    _ rule: Rule, _ kind: UnjudgedVerdict.Kind, _ subject: Value?, _ reason: UnjudgedVerdict.Reason,
    further: [UnjudgedVerdict.Reason] = []
  ) {
    observer?.didNote(reason.message, reason.place)
    guard notes(rule) else { return }
    result.verdicts.append(
      UnjudgedVerdict(
        id: rule.id, kind: kind, subject: subject.map { host.route(of: $0.origin) } ?? "", cause: reason.cause,
        reason: reason.message, place: reason.place, further: further, dueBy: gateAhead(of: rule)))
  }

  /// The gate by which a rule counts in full, where the plan has not come to it yet.
  func gateAhead(of rule: Rule) -> Localized<String>? {
    guard let gate, let due = rule.due, gate < due, pack.gates.indices.contains(due) else { return nil }
    return pack.gates[due].title
  }

  func isShown(_ rule: Rule) -> Bool { pack.shows(rule, options) }
}

extension ExplainedUnknown {
  var asReason: UnjudgedVerdict.Reason { UnjudgedVerdict.Reason(cause, reason, place: place) }
}
