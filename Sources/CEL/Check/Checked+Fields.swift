/// A field of an object type of the host.
package struct FieldName: Hashable, Sendable {
  /// The name of the object type.
  package var owner: String
  package var field: String

  package init(_ owner: String, _ field: String) {
    self.owner = owner
    self.field = field
  }
}

extension Checked {
  /// The fields of object types that it selects or asks for, by the types that the check gave its operands.
  package var selectedFields: Set<FieldName> {
    var result: Set<FieldName> = []
    for (index, node) in expression.nodes.enumerated() {
      guard case .field = reference(Expression.ID(index)) else { continue }
      switch node.kind {
      case .select(let operand, let field, _), .has(let operand, let field):
        if let owner = objectName(of: operand) { result.insert(FieldName(owner, field)) }
      default: break
      }
    }
    return result
  }

  /// The definitions that it uses itself, by their indices.
  package var usedDefinitions: Set<Int32> { uses }

  /// The object type that a node's value has, or that its list, map or optional holds.
  package func objectName(of id: Expression.ID) -> String? {
    var type = type(of: id)
    while true {
      switch type {
      case .object(let name): return name
      case .list(let inner), .optional(let inner), .map(_, let inner): type = inner
      default: return nil
      }
    }
  }
}

extension Environment {
  /// A definition's body with its types; nil where there is no definition of that index.
  package func checkedDefinition(_ index: Int32) -> Checked? {
    definitions.indices.contains(Int(index)) ? check(definition: Int(index)) : nil
  }
}
