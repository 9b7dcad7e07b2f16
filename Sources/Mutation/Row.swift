/// One line of the table: a mutation, and what the rules say of it.
package struct Row: Sendable {
  /// The findings from a value on; without a value those of the mutation as such.
  struct Stretch: Sendable {
    var value: String?
    var outcome: Outcome
  }

  package var route: String
  package var damage: Damage
  package var section: String
  /// The values that a flip puts in.
  var values: [String]
  var outcomes: [Stretch]
  /// Why it is right that no rule notices it, or that several do.
  package var reason: String?

  init(_ mutation: Mutation, values: [String] = [], outcomes: [Stretch]) {
    route = mutation.route
    damage = mutation.damage
    section = String(mutation.section)
    self.values = values
    self.outcomes = outcomes
  }

  /// What is said of it, by what that asks of its author.
  package enum Notice: String, Sendable, CaseIterable {
    /// One finding tells of the cause, or information alone.
    case one
    /// More than one finding tells of a cause, somewhere along the scale.
    case several
    /// No rule says anything.
    case unnoticed
  }

  package var notice: Notice {
    if outcomes.contains(where: { $0.outcome.causes > 1 }) { return .several }
    return outcomes.allSatisfy(\.outcome.findings.isEmpty) ? .unnoticed : .one
  }

  /// How many damages it stands for.
  package var count: Int { max(1, values.count) }

  /// The route with every item of a list as `[*]`.
  var pattern: String {
    var result = ""
    var isInside = false
    for character in route {
      if character == "[" { result += "[*]" }
      if character == "[" { isInside = true }
      if !isInside { result.append(character) }
      if character == "]" { isInside = false }
    }
    return result
  }

  /// Damage to the form with the one finding that it should have: all of a kind share a line.
  var isFormal: Bool { damage.isFormal && notice == .one }

  /// Whether it shares a line with its like in the other items of a list.
  var isShared: Bool { notice == .unnoticed || damage.isFormal }

  /// What comes before the findings.
  var head: String {
    let place = isFormal ? "**" : isShared ? pattern : route
    return values.isEmpty || isShared
      ? "\(place)  \(damage.rawValue)"
      : "\(place)  \(damage.rawValue) \(values.joined(separator: " "))"
  }

  var findings: String {
    if outcomes.isEmpty { return "nothing" }
    return outcomes.map { stretch in
      stretch.value.map { "from \($0): \(stretch.outcome.text)" } ?? stretch.outcome.text
    }.joined(separator: "; ")
  }
}

extension Mutation {
  /// How it is called in messages.
  var name: String { "\(route)  \(damage.rawValue)" }
}
