package import Diagnostics
package import YAMLTree

/// What validating one document against a schema found out about each of its nodes.
package struct Validation: Sendable {
  /// How a node stands after validation.
  package enum State: UInt8, Sendable {
    /// The schema has nothing against it, or nothing to say about it.
    case sound
    /// It fails the schema, so nothing may be concluded from it.
    case unreadable
    /// A placeholder such as "TBD", or null: still open.
    case open
    /// A stated absence such as "none".
    case absent
  }

  /// What is wrong, in document order; only the deepest cause of each failure.
  package var diagnostics: [Diagnostic] = []
  /// By node index, over the whole tree.
  package private(set) var states: [State]
  /// By node index: the schema that described the node first, -1 where none did.
  package private(set) var schemas: [Int32]
  /// Keys that are not known but near a known one: the mapping and the property that was meant.
  package private(set) var misspelt: [Misspelling: NodeID] = [:]

  package struct Misspelling: Hashable, Sendable {
    package var mapping: NodeID
    package var property: Symbol

    package init(mapping: NodeID, property: Symbol) {
      self.mapping = mapping
      self.property = property
    }
  }

  init(nodeCount: Int) {
    states = Array(repeating: .sound, count: nodeCount)
    schemas = Array(repeating: -1, count: nodeCount)
  }

  package func state(of node: NodeID) -> State { states[Int(node.index)] }

  package func schema(of node: NodeID) -> SchemaID? {
    let index = schemas[Int(node.index)]
    return index < 0 ? nil : SchemaID(index)
  }

  mutating func set(_ state: State, for node: NodeID) { states[Int(node.index)] = state }

  mutating func set(_ schema: SchemaID, for node: NodeID) { schemas[Int(node.index)] = schema.index }

  mutating func setMisspelt(_ misspelling: Misspelling, key: NodeID) { misspelt[misspelling] = key }
}

/// The words that stand for "not decided yet" and for "there is none", in every language of the pack, in lower case.
package struct OpenWords: Sendable {
  package var placeholders: Set<String>
  package var absences: Set<String>

  package init(placeholders: Set<String> = [], absences: Set<String> = []) {
    self.placeholders = placeholders
    self.absences = absences
  }
}
