/// A named expression of a pack: a function `name(parameters) -> result`, or a value where it has no parameters. Its
/// value is kept for as long as an `Evaluation` lives: values once, functions once for each object or scalar they are
/// called with.
package struct Definition: Sendable {
  package struct Parameter: Sendable {
    package var name: String
    package var type: CELType
    /// Whether what it is called with has a place; an object always has.
    package var isPlaced: Bool

    package init(_ name: String, _ type: CELType, isPlaced: Bool = true) {
      self.name = name
      self.type = type
      self.isPlaced = isPlaced
    }
  }

  package var name: String
  /// nil: a value, used without parentheses.
  package var parameters: [Parameter]?
  package var result: CELType
  package var body: Expression
  /// Paths that are known to be there wherever it is used, such as `group.start`.
  package var guarded: Set<String>

  package init(
    name: String, parameters: [Parameter]? = nil, result: CELType, body: Expression, guarded: Set<String> = []
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.body = body
    self.guarded = guarded
  }
}

/// What is wrong with a definition.
package struct DefinitionIssues: Sendable {
  /// Its index in what was given to `Environment.define(_:)`.
  package var definition: Int
  /// About the body, with ranges in its text; one about the declaration itself has an empty range at 0.
  package var issues: [Issue]
}
