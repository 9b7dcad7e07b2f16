/// What a name or call stands for.
enum Reference: Sendable {
  case none
  case global(Int32)
  case local(Int32)
  case constant(Value)
  /// A field of an object type.
  case field(Int32)
  /// The overloads that the argument types leave; more than one where the types are known at evaluation only.
  case overloads([Overload], name: String)
  /// All overloads, none of which the argument types fit (lenient checks only).
  case mismatched([Overload], name: String)
  case definition(Int32)
  /// A definition that is given things of the host's earlier data, and reads variables as they were there.
  case earlierDefinition(Int32)
  /// The variables of a macro, by their frame index.
  case variables(Int32, Int32)
  /// Something that can't be resolved; it is an error at evaluation (lenient checks only).
  case unresolved(Issue)
}

/// An expression with its types: what `Environment.check` gives and `Environment.compile` takes.
package struct Checked: Sendable {
  package let expression: Expression
  /// The type of the whole.
  package let type: CELType
  /// In the order of the text; empty where the expression may be compiled.
  package let issues: [Issue]
  /// The paths that are there wherever the expression is true, such as `plan.maintenance.owner`.
  package let guaranteed: Set<String>
  /// What the expression's value is known to have, as paths below it: `start`, or `*.start` for all elements of a list.
  package let yields: Set<String>
  /// Whether the value always carries a place in the host's data.
  package let hasPlace: Bool
  /// Whether the value may come from the host's earlier data.
  package let isEarlier: Bool
  /// Whether it reads a variable with earlier data.
  package let readsEarlier: Bool
  let place: Placement
  let types: [CELType]
  let references: [Reference]
  let localCount: Int32
  /// The definitions that it uses.
  let uses: Set<Int32>
  /// Whether it reads variables, itself or through definitions.
  let readsData: Bool

  /// The type of a node.
  package func type(of id: Expression.ID) -> CELType {
    types.indices.contains(Int(id)) ? types[Int(id)] : .error
  }

  /// The guarded paths for a variable `name` that holds this expression's value.
  package func guarantees(forVariable name: String) -> Set<String> { yields.under(name) }

  /// The ids of the overloads that its calls have been settled on.
  package var overloadIDs: Set<String> {
    var result: Set<String> = []
    for reference in references {
      if case .overloads(let candidates, _) = reference, candidates.count == 1 { result.insert(candidates[0].id) }
    }
    return result
  }

  func reference(_ id: Expression.ID) -> Reference {
    references.indices.contains(Int(id)) ? references[Int(id)] : .none
  }
}
