/// The tree of one expression: an arena of nodes, children by index, so that neither copying nor releasing a deep tree
/// recurses. Macros stay what they were written as; nothing is expanded.
package struct Expression: Sendable {
  /// The index of a node in `nodes`.
  package typealias ID = Int32

  package struct Node: Sendable {
    package var kind: Kind
    /// UTF-8 byte offsets within `text`.
    package var range: Range<Int>
    /// Levels below and including this node.
    var depth: Int
  }

  package enum Kind: Sendable {
    case literal(Literal)
    /// A name; a leading dot means that no container or local variable may stand before it.
    case identifier(String)
    /// `operand.field`, or `operand.?field`.
    case select(ID, field: String, isOptional: Bool)
    /// `has(operand.field)`
    case has(ID, field: String)
    /// `operand[index]`, or `operand[?index]`.
    case index(ID, ID, isOptional: Bool)
    /// A function, or an operator under its CEL name such as `_+_`.
    case call(String, [ID])
    case memberCall(ID, String, [ID])
    /// Two operands or more.
    case and([ID])
    case or([ID])
    case conditional(ID, ID, ID)
    case list([Element])
    case map([Entry])
    /// `Type{field: value}`
    case message(String, nameRange: Range<Int>, [MessageField])
    case comprehension(Comprehension)
    /// `cel.bind(variable, value, body)`
    case bind(String, value: ID, body: ID)
    /// `target.optMap(variable, body)`, or optFlatMap.
    case optionalMap(ID, String, body: ID, isFlat: Bool)
    /// What could not be read; an issue says why.
    case invalid
  }

  /// An element of a list; an optional one (`?e`) is left out where it has no value.
  package struct Element: Sendable {
    package var value: ID
    package var isOptional: Bool
  }

  package struct Entry: Sendable {
    package var key: ID
    package var value: ID
    package var isOptional: Bool
  }

  /// A field of a message; an optional one (`?f: v`) is left out where it has no value.
  package struct MessageField: Sendable {
    package var name: String
    package var value: ID
    package var isOptional: Bool
  }

  /// A macro over the elements of a list or the entries of a map.
  package struct Comprehension: Sendable {
    package enum Macro: String, Sendable {
      case all, exists, map, filter, transformList, transformMap, transformMapEntry, sortBy
      case existsOne = "exists_one"
    }

    package var macro: Macro
    package var range: ID
    /// The element (of a map: the key), or the index or key.
    package var variable: String
    /// The element or value, in the forms with two variables.
    package var second: String?
    /// What an element must meet to be transformed.
    package var condition: ID?
    package var body: ID
    /// The name as written: `exists_one` and `existsOne` are one macro.
    package var name: String
  }

  package internal(set) var nodes: [Node] = []
  package internal(set) var root: ID = 0
  package let text: String

  init(text: String) { self.text = text }

  package func node(_ id: ID) -> Node {
    let index = Int(id)
    guard nodes.indices.contains(index) else { return Node(kind: .invalid, range: 0..<0, depth: 1) }
    return nodes[index]
  }

  package func kind(_ id: ID) -> Kind { node(id).kind }

  package func range(_ id: ID) -> Range<Int> { node(id).range }

  /// The nodes directly below `id`, in the order of the text.
  package func children(_ id: ID) -> [ID] {
    switch kind(id) {
    case .literal, .identifier, .invalid: []
    case .select(let operand, _, _), .has(let operand, _): [operand]
    case .index(let operand, let index, _): [operand, index]
    case .call(_, let arguments), .and(let arguments), .or(let arguments): arguments
    case .memberCall(let target, _, let arguments): [target] + arguments
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .list(let elements): elements.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .message(_, _, let fields): fields.map(\.value)
    case .comprehension(let it): [it.range] + (it.condition.map { [$0] } ?? []) + [it.body]
    case .bind(_, let value, let body): [value, body]
    case .optionalMap(let target, _, let body, _): [target, body]
    }
  }
}
