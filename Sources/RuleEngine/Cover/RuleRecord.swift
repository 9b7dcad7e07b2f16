internal import Archive
internal import CEL
internal import Diagnostics
internal import TypedTree

/// What examples showed of one rule, beside the conditions of its expressions.
final class RuleRecord {
  let rule: Rule
  var points: [WatchedPoint] = []
  /// How its `require` can turn out: a rule whose list holds what is wrong has `false` there.
  var truths: Expression.Truths = .both
  private var passes = false
  private var fails = false
  /// Whether one finding stood for several, and whether one stood for itself.
  private var isJoint = false
  private var isSingle = false
  /// The further places that were shown, by their index.
  private var related: Set<Int> = []
  /// Topics that were kept elsewhere, with what was asked of them and without.
  private var settled: Set<String> = []
  private var unsettled: Set<String> = []

  init(_ rule: Rule) { self.rule = rule }

  /// A failure shows one of the rule's further places.
  func didRelate(_ index: Int) { related.insert(index) }

  func didJudge(_ verdicts: RuleVerdicts, in host: PlanHost) {
    let tally = verdicts.tally
    // Where a topic is kept elsewhere the rule is not judged, even if it passes.
    let topics = rule.about.filter { host.elsewhere[$0.name] != nil || host.earlier?.elsewhere[$0.name] != nil }
    // Of two topics each alone would do, so that neither is shown to.
    if topics.count == 1, let topic = topics.first {
      let isSettled =
        !topic.covers.isEmpty && topic.covers.allSatisfy { host.elsewhere[topic.name]?.settled.contains($0) ?? false }
      if isSettled { settled.insert(topic.name) } else { unsettled.insert(topic.name) }
    }
    if topics.isEmpty, tally.pass > 0 { passes = true }
    if tally.fail > 0 {
      fails = true
      if verdicts.isJoint { isJoint = true } else { isSingle = true }
    }
  }

  /// What is to be shown of the rule as a whole, and what was not.
  func outcomes() -> CoverageResult {
    var result = CoverageResult()
    let root = rule.require.scalar.section.flatMap { Section($0.tree) }
    let place = rule.place
    if truths.contains(.yes) {
      result.outcome(passes, place, "in no example this holds: those that pass do not come to it")
    }
    if truths.contains(.no) { result.outcome(fails, place, "no example fails") }
    for (index, topic) in rule.about.enumerated() {
      let items = root?["about"]?.items ?? []
      let place = items.indices.contains(index) ? items[index].place : place
      result.outcome(
        unsettled.contains(topic.name), place,
        topic.covers.isEmpty
          ? "no example keeps this elsewhere, and nothing else that the rule is about"
          : "no example keeps this elsewhere without saying what the rule asks of it")
      if !topic.covers.isEmpty {
        result.outcome(
          settled.contains(topic.name), place, "no example keeps this elsewhere in a document that covers these keys")
      }
    }
    for (index, further) in rule.finding.value.related.enumerated() {
      result.outcome(related.contains(index), further.at.scalar.place, "no example shows this place")
    }
    if rule.finding.value.together != nil {
      let place = root?["together"]?["message"]?.place ?? place
      result.outcome(isJoint, place, "no example shows this: two subjects and more have to fail, and none to pass")
      result.outcome(
        isSingle, root?["message"]?.place ?? place,
        "no example shows this: one subject has to fail, and another to pass")
    }
    return result
  }
}
