public import Diagnostics

/// One file as a tree of positioned nodes: an arena that never changes and may be shared between threads.
///
/// Ids belong to the tree that gave them; an id of another tree gives another node, or a trap.
public final class Tree: Sendable {
  @usableFromInline package let source: SourceText
  /// The YAML documents of the file, in order; none for an empty file or one of comments alone.
  package let documents: [Document]
  /// What was wrong while reading, in file order: syntax, encoding, duplicate keys, limits.
  package let diagnostics: [Diagnostic]
  /// The byte at which reading ended early (syntax error or limit); nil where the file was read to its end.
  package let cutAt: Int?

  @usableFromInline let nodes: [Node]
  /// The texts of scalars that differ from the file's bytes.
  @usableFromInline let decoded: [UInt8]
  let keys: KeyTable
  let tags: TagList
  /// Up to here the gaps between nodes hold nothing but punctuation and comments.
  let commentsEnd: Int

  init(
    source: SourceText, documents: [Document], diagnostics: [Diagnostic], cutAt: Int?, nodes: [Node], decoded: [UInt8],
    keys: KeyTable, tags: TagList, commentsEnd: Int
  ) {
    self.source = source
    self.documents = documents
    self.diagnostics = diagnostics
    self.cutAt = cutAt
    self.nodes = nodes
    self.decoded = decoded
    self.keys = keys
    self.tags = tags
    self.commentsEnd = commentsEnd
  }

  /// How many nodes the tree has: their ids are 0 to one less.
  @inlinable
  public var nodeCount: Int { nodes.count }

  /// How many key spellings the tree has: their ids are 0 to one less.
  package var keyCount: Int { keys.count }

  @inlinable
  public subscript(_ id: NodeID) -> Node { nodes[Int(id.index)] }

  /// The bytes of the node: `start..<end`.
  @inlinable
  public func range(of id: NodeID) -> ByteRange {
    let node = self[id]
    return ByteRange(Int(node.start), Int(node.end))
  }

  /// The node an alias stands for (never an alias itself), or the node as it is.
  @inlinable
  public func resolved(_ id: NodeID) -> NodeID {
    let node = self[id]
    return node.kind == .alias ? NodeID(node.value) : id
  }

  /// The text of a scalar as YAML reads it: without quotes, escapes resolved, lines folded; "" for other nodes.
  package func text(of scalar: NodeID) -> String {
    withTextBytes(of: scalar) { String(decoding: $0, as: UTF8.self) }
  }

  /// Lends the UTF-8 bytes of a scalar's text, without a copy; none for other nodes.
  @inlinable
  public func withTextBytes<Result>(
    of scalar: NodeID, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let node = self[scalar]
    guard node.kind == .scalar else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    let lower = node.textStart
    let upper = lower + Int(node.length)
    return node.flags.contains(.decoded)
      ? try decoded.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[lower..<upper])) }
      : try source.bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[lower..<upper])) }
  }

  /// What a scalar is under the YAML 1.2 core schema, explicit tags respected; an alias answers for its target, and a
  /// container is `string`.
  package func scalarType(of id: NodeID) -> ScalarType {
    let id = resolved(id)
    let node = self[id]
    guard node.kind == .scalar else { return .string }
    if node.flags.contains(.hasTag), let tag = tags.tag(of: id.index), tag != "" {
      return withTextBytes(of: id) { ScalarType.resolve(tag: tag, text: $0) }
    }
    guard node.style == .plain else { return .string }
    return withTextBytes(of: id) { ScalarType.resolve(plain: $0) }
  }

  /// The node's explicit tag, shorthands written out (`tag:yaml.org,2002:str`); nil where it has none.
  package func tag(of id: NodeID) -> String? {
    self[id].flags.contains(.hasTag) ? tags.tag(of: id.index) : nil
  }

  /// The id of the keys spelt so; nil where no key of this tree is.
  package func keyID(_ spelling: String) -> KeyID? {
    var spelling = spelling
    return spelling.withUTF8 { keys.find($0) }
  }

  /// The text of a key.
  package func spelling(of key: KeyID) -> String { keys.spelling(key) }

  /// The key of a mapping's value; nil for keys themselves, items and roots. Cost: a walk over the mapping's entries
  /// before it.
  package func key(of value: NodeID) -> NodeID? {
    let node = self[value]
    guard node.parent >= 0, nodes[Int(node.parent)].kind == .mapping, !node.flags.contains(.isKey) else { return nil }
    var key = node.parent + 1
    while key < value.index {
      let candidate = nodes[Int(key)].next
      if candidate >= value.index { return NodeID(key) }
      key = nodes[Int(candidate)].next
    }
    return nil
  }
}

/// One YAML document of a file.
package struct Document: Sendable {
  /// Nil for an explicit document without content (`---` alone).
  package var root: NodeID?
  /// From its first mark or node to its last, `---` and `...` included.
  package var range: ByteRange
  /// A syntax error or a limit ended the reading inside this document: more may have followed.
  package var isCut: Bool

  package init(root: NodeID?, range: ByteRange, isCut: Bool) {
    self.root = root
    self.range = range
    self.isCut = isCut
  }
}

extension Node {
  /// Where a scalar's text begins: in the side buffer with `.decoded`, in the file without.
  @usableFromInline
  package var textStart: Int {
    if flags.contains(.decoded) { return Int(value) }
    return style == .plain ? Int(start) : Int(start) + 1
  }
}

/// The explicit tags of a tree's nodes.
struct TagList: Sendable {
  /// Ascending.
  private var nodes: [Int32] = []
  private var numbers: [Int32] = []
  private var names: [String] = []
  private var numberOfName: [String: Int32] = [:]

  mutating func add(_ name: String, to node: Int32) {
    nodes.append(node)
    if let number = numberOfName[name] {
      numbers.append(number)
    } else {
      let number = Int32(truncatingIfNeeded: names.count)
      numberOfName[name] = number
      names.append(name)
      numbers.append(number)
    }
  }

  /// Forgets the tags of nodes from `node` on.
  mutating func cut(at node: Int32) {
    while let last = nodes.last, last >= node {
      nodes.removeLast()
      numbers.removeLast()
    }
  }

  func tag(of node: Int32) -> String? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] < node { low = middle + 1 } else { high = middle }
    }
    guard low < nodes.count, nodes[low] == node else { return nil }
    return names[Int(numbers[low])]
  }
}
