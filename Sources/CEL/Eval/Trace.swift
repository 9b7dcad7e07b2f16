/// What an evaluation gave, part by part.
package struct Trace: Sendable {
  package var value: Value
  /// The expression as a whole; nil where not even that was begun.
  package var root: TraceStep?
  /// Whether every part that was evaluated is there, apart from elements and definitions beyond the bounds.
  package var isWhole: Bool
}

/// How much a trace keeps.
package struct TraceBounds {
  /// How many levels of definitions are followed into.
  package var depth: Int
  /// How many elements of each list a macro keeps the evaluation of; the last one is kept as well.
  package var elements: Int
  /// How many sub-expressions there are in all.
  package var steps: Int

  /// What was followed into before, in other expressions; nil: only this expression's own.
  package var followed: FollowedCalls?

  package init(depth: Int = 1, elements: Int = 6, steps: Int = 20_000, followed: FollowedCalls? = nil) {
    self.depth = max(0, depth)
    self.elements = max(1, elements)
    self.steps = max(1, steps)
    self.followed = followed
  }
}

/// The calls of definitions whose bodies a reader has seen: the second time is like the first.
package final class FollowedCalls {
  private var calls: Set<Memo.Key> = []
  private var values: Set<Int32> = []

  package init() {}

  /// - Returns: whether the call was not seen before.
  func insert(_ definition: Int32, _ arguments: [Value], _ key: Memo.Key?) -> Bool {
    if let key { return calls.insert(key).inserted }
    return arguments.isEmpty ? values.insert(definition).inserted : true
  }
}

/// One sub-expression that was evaluated. What was not evaluated has no step.
package struct TraceStep: Sendable {
  /// The index of the definition whose body it is a part of; nil: the program itself.
  package var definition: Int32?
  package var node: Expression.ID
  package var value: Value
  /// The sub-expressions right below it, in the order of their evaluation.
  package var parts: [TraceStep] = []
  /// The evaluations of a macro's body.
  package var elements: [Element] = []
  /// How many elements were evaluated and left out, between the last of `elements` and the one before.
  package var elementsLeftOut = 0
  /// Of a call of a definition that was followed into.
  package var call: Call?

  /// The body of a macro for one element.
  package struct Element: Sendable {
    /// From 0, in the list or map.
    package var index: Int
    /// One value, or two in the forms with two variables.
    package var variables: [Value]
    /// The condition where there is one, and the body where it was reached.
    package var parts: [TraceStep] = []
  }

  package struct Call: Sendable {
    /// The definition that is called.
    package var definition: Int32
    package var arguments: [Value]
    package var body: [TraceStep] = []
  }

  init(_ definition: Int32?, _ node: Expression.ID) {
    self.definition = definition
    self.node = node
    value = .null
  }

  /// The step of a sub-expression right below; nil where it was not evaluated.
  package func part(_ node: Expression.ID) -> TraceStep? { parts.first { $0.node == node } }
}
