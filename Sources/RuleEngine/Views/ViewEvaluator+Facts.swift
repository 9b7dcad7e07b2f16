internal import CEL
internal import Diagnostics
internal import TypedTree

extension ViewEvaluator {
  mutating func facts(_ items: [View.Item]) -> [Fact] {
    var facts: [Fact] = []
    for item in items {
      guard let subject = item.subject else {
        if let fact = fact(item, nil) { facts.append(fact) }
        continue
      }
      let (elements, leftOut) = elements(of: subject, limit: ViewLimits.facts)
      for element in elements {
        set(subject.slot, element)
        if let fact = fact(item, element) { facts.append(fact) }
      }
      if leftOut > 0 { add([Self.leftOut(leftOut)]) }
    }
    return facts
  }

  /// One fact; nil where it does not apply.
  private mutating func fact(_ item: View.Item, _ subject: Value?) -> Fact? {
    if let given = item.given {
      let value = run(given)
      if value.asBool == false { return nil }
      if !value.isKnown { return Fact(label: message(item.label), state: .untold(reasons(of: value))) }
    }
    let value = run(item.value)
    var fact = Fact(label: message(item.label), state: .missing(nil))
    let located = place(item, subject)
    fact.place = located?.place
    if !value.isKnown {
      // What stands where the fact itself does is named by it.
      let reasons = reasons(of: value).map { reason in
        reason.place?.range == fact.place?.range ? Untold(reason: reason.reason, place: reason.place) : reason
      }
      fact.state = .untold(reasons)
    } else if let words = words(of: value) {
      if let text = item.text {
        if case .optional(let box) = value.payload { set(text.slot, box.value ?? value) } else { set(text.slot, value) }
        fact.state = .said(message(text.text))
      } else {
        fact.state = .said(Self.words(words))
      }
    } else {
      fact.state = .missing(located?.open?.note)
    }
    // The plan as a whole is no place to look for what it does not say.
    if let range = fact.place?.range, case .missing = fact.state, range == host.wholePlan.range { fact.place = nil }
    return fact
  }

  /// Where a fact stands: by its route, else where its value comes from, else at its subject.
  private func place(_ item: View.Item, _ subject: Value?) -> LocatedPlace? {
    if let at = item.at { return linter.locate(at, subject) }
    if !linter.evaluation.locate(item.value.program).origin.isNowhere { return linter.locate(item.value, subject) }
    return located(nil, subject)
  }
}
