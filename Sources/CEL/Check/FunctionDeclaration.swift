/// How an overload computes its result. A function returns errors and unknowns as values.
package enum Implementation: Sendable {
  case nullary(@Sendable (inout EvaluationContext) -> Value)
  case unary(@Sendable (Value, inout EvaluationContext) -> Value)
  case binary(@Sendable (Value, Value, inout EvaluationContext) -> Value)
  case variadic(@Sendable ([Value], inout EvaluationContext) -> Value)
}

/// Which arguments an overload is called with; for the others the call's value follows from the arguments.
package enum Strictness: Sendable {
  /// Known values only, and lists known to be whole.
  case whole
  /// Known values only; a list may have a `rest`.
  case partial
  /// Anything, errors and unknowns included.
  case none
}

/// Where the value of a call has its place from, and with it what is known of its parts.
package enum Flow: Sendable {
  /// It is new: it has no place.
  case new
  /// It is the argument at this index, or its content.
  case argument(Int)
  /// It is an element of the list that the argument at this index is.
  case element(Int)
  /// It is one of the arguments.
  case either
  /// It is a new list of the elements of the arguments.
  case joined
}

/// One signature of a function.
package struct Overload: Sendable {
  /// Unique among all overloads, such as `size_string`.
  package var id: String
  package var parameters: [CELType]
  package var result: CELType
  /// Called as `x.f()`: the first parameter is the target.
  package var isMember: Bool
  package var strictness: Strictness
  package var flow: Flow
  /// Whether the result depends on the arguments alone, so that calls with constants may be computed once.
  package var isPure: Bool
  package var implementation: Implementation

  package init(
    _ id: String, _ parameters: [CELType], _ result: CELType, isMember: Bool = false, strictness: Strictness = .whole,
    flow: Flow = .new, isPure: Bool = false, implementation: Implementation
  ) {
    self.id = id
    self.parameters = parameters
    self.result = result
    self.isMember = isMember
    self.strictness = strictness
    self.flow = flow
    self.isPure = isPure
    self.implementation = implementation
  }

  /// The signature as a reader knows it: `size(string)`, `string.contains(string)`.
  package func signature(of name: String) -> String {
    if let spelling = Operators.spelling(of: name) {
      return parameters.count == 1
        ? "\(spelling)\(parameters[0])" : parameters.map(\.description).joined(separator: " \(spelling) ")
    }
    if name == "_[_]", parameters.count == 2 { return "\(parameters[0])[\(parameters[1])]" }
    let shown = (isMember ? parameters.dropFirst() : parameters[...]).map(\.description).joined(separator: ", ")
    return (isMember ? (parameters.first.map { "\($0)." } ?? "") : "") + "\(name)(\(shown))"
  }
}

/// A function of the language or of its host: a table entry that documentation and tests are made from.
package struct FunctionDeclaration: Sendable {
  /// An expression and what it gives, both as CEL. An empty expectation: the expression ends in an error.
  package struct Example: Sendable {
    package var expression: String
    package var expected: String
    /// Whether it is one of many alike: tests run it, and documentation leaves it out.
    package var isFurther: Bool

    package init(_ expression: String, _ expected: String, isFurther: Bool = false) {
      self.expression = expression
      self.expected = expected
      self.isFurther = isFurther
    }
  }

  /// The name in calls; operators under their CEL names, such as `_-_`.
  package var name: String
  /// One sentence.
  package var documentation: String
  package var overloads: [Overload]
  private var exampleLists: @Sendable () -> [Example]

  /// - Parameter examples: made when somebody asks for them; no run that judges plans does.
  package init(
    _ name: String, _ documentation: String, _ overloads: [Overload],
    examples: @autoclosure @escaping @Sendable () -> [Example] = []
  ) {
    self.name = name
    self.documentation = documentation
    self.overloads = overloads
    exampleLists = examples
  }

  /// What calls of it give; tests run all of them.
  package var examples: [Example] { exampleLists() }

  /// Adds the overloads and examples of a function of the same name, in place of overloads with the same ids.
  package mutating func add(_ other: FunctionDeclaration) {
    if !overloads.isEmpty {
      let ids = Set(other.overloads.map(\.id))
      overloads.removeAll { ids.contains($0.id) }
    }
    overloads += other.overloads
    let (own, more) = (exampleLists, other.exampleLists)
    exampleLists = { own() + more() }
  }
}
