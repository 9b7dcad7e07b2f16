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
    /// A placeholder such as "TBD", null or an empty text: still open.
    case open
    /// A stated absence such as "none".
    case absent
  }

  /// A key that is near a property of its mapping.
  package struct Misspelling: Hashable, Sendable {
    package var mapping: NodeID
    package var property: Symbol

    package init(mapping: NodeID, property: Symbol) {
      self.mapping = mapping
      self.property = property
    }
  }

  /// What is wrong, in document order; only the deepest cause of each failure.
  package var diagnostics: [Diagnostic] = []
  /// The nodes of the document: the arrays begin at its root, so that a file of many documents stays linear.
  private let nodes: Range<Int>
  private var states: [State]
  private var schemas: [Int32]
  /// Keys that are not known but near a known one: the mapping and the property that was meant.
  package private(set) var misspelt: [Misspelling: NodeID] = [:]

  /// The document's root.
  var firstNode: NodeID? { nodes.isEmpty ? nil : NodeID(Int32(clamping: nodes.lowerBound)) }

  init(nodes: Range<Int>) {
    self.nodes = nodes
    states = Array(repeating: .sound, count: nodes.count)
    schemas = Array(repeating: -1, count: nodes.count)
  }

  /// How a node stands; `sound` for nodes of other documents.
  ///
  /// An alias has the state of what it stands for in its place; a node that does not suit every place where an alias
  /// puts it is `unreadable` itself.
  package func state(of node: NodeID) -> State {
    let index = Int(node.index)
    return nodes.contains(index) ? states[index - nodes.lowerBound] : .sound
  }

  /// The schema that described the node first; nil where none did.
  package func schema(of node: NodeID) -> SchemaID? {
    let index = Int(node.index)
    guard nodes.contains(index), schemas[index - nodes.lowerBound] >= 0 else { return nil }
    return SchemaID(schemas[index - nodes.lowerBound])
  }

  mutating func set(_ state: State, for node: NodeID) {
    if nodes.contains(Int(node.index)) { states[Int(node.index) - nodes.lowerBound] = state }
  }

  mutating func set(_ schema: SchemaID, for node: NodeID) {
    if nodes.contains(Int(node.index)) { schemas[Int(node.index) - nodes.lowerBound] = schema.index }
  }

  mutating func setMisspelt(_ misspelling: Misspelling, key: NodeID) {
    if misspelt[misspelling] == nil { misspelt[misspelling] = key }
  }
}

/// The words that stand for "not decided yet" and for "there is none", in every language of the pack, in lower case.
package struct OpenWords: Sendable {
  package var placeholders: WordList
  package var absences: WordList

  package init(placeholders: Set<String> = [], absences: Set<String> = []) {
    self.placeholders = WordList(placeholders)
    self.absences = WordList(absences)
  }
}
