internal import CEL
internal import Diagnostics
internal import TypedTree

// What a rule says of the clock, and of other documents.

extension RuleCompiler {
  private static let today = "today"

  /// What a rule finds that asks for the clock without saying so.
  static let unavailable = [
    today: Message(
      "Only a rule that says 'clock: true' knows today; it runs where --as-of gives the day. A function gets it as a parameter."
    )
  ]

  /// Declares `today` in a rule that says it reads the clock.
  mutating func declareClock() -> Int32? {
    guard root["clock"]?.isTrue == true else { return nil }
    compiler.watched = Self.today
    return compiler.environment.declare(variable: Self.today, type: EngineType.date.type)
  }

  /// A rule that waits for a day and never looks at it would be left out of most runs for nothing.
  mutating func checkClock(_ slot: Int32?) {
    guard slot != nil, compiler.problems.isEmpty, !compiler.hasWatched else { return }
    compiler.report(
      PackProblem.make(
        .badRule, root["clock"]?.place ?? root.place, "nothing in this rule reads 'today'",
        advice: "Take 'clock: true' out: with it the rule runs only where --as-of gives a day."))
  }

  mutating func about() -> [Rule.Topic] {
    guard let section = root["about"] else { return [] }
    return section.items.compactMap { item in
      guard let name = item.isScalar ? item : item["topic"] else { return nil }
      guard context.topics.contains(name.text) else {
        report(unknown: "topic", name, among: context.topics)
        return nil
      }
      guard let covers = item.isScalar ? nil : item["covers"] else { return Rule.Topic(name: name.text, covers: []) }
      let known = context.types.keys(ofTopic: name.text).union([KeptElsewhere.Key.count])
      for key in covers.items where !known.contains(key.text) {
        report(unknown: "key of \(name.text)", key, among: known.sorted())
      }
      return Rule.Topic(name: name.text, covers: covers.items.map(\.text))
    }
  }
}
