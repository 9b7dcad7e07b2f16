internal import Diagnostics
internal import YAMLTree

/// A node of a pack's file with ways to read it; aliases are followed.
struct Section {
  let tree: Tree
  let node: NodeID

  init(_ tree: Tree, _ node: NodeID) {
    self.tree = tree
    self.node = tree.resolved(node)
  }

  /// The first document's root.
  init?(_ tree: Tree) {
    guard let root = tree.documents.first?.root else { return nil }
    self.init(tree, root)
  }

  subscript(_ key: String) -> Section? {
    guard let id = tree.keyID(key), let entry = tree.value(of: id, in: node) else { return nil }
    return Section(tree, entry.value)
  }

  var text: String { tree.text(of: node) }

  var isMapping: Bool { tree[node].kind == .mapping }
  var isScalar: Bool { tree[node].kind == .scalar }

  /// A sequence's items; a lone value stands for a list of one.
  var items: [Section] {
    tree[node].kind == .sequence ? tree.items(of: node).map { Section(tree, $0) } : [self]
  }

  /// A mapping's entries: name, the key's node, the value.
  var entries: [(name: String, key: NodeID, value: Section)] {
    tree.entries(of: node).map { (tree.text(of: $0.key), $0.key, Section(tree, $0.value)) }
  }

  var isTrue: Bool {
    if case .bool(true) = tree.scalarType(of: node) { return true }
    return false
  }

  var isFalse: Bool {
    if case .bool(false) = tree.scalarType(of: node) { return true }
    return false
  }

  var number: Double? {
    switch tree.scalarType(of: node) {
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  /// The place of the whole node.
  var place: Place { Place(tree.source, tree.range(of: node)) }

  /// The place of a part of a scalar's text, in UTF-8 offsets of the decoded text.
  func place(_ part: Range<Int>) -> Place {
    Place(tree.source, isScalar ? tree.sourceRange(in: node, decoded: part) : tree.range(of: node))
  }

  func place(ofKey key: NodeID) -> Place { Place(tree.source, tree.range(of: key)) }
}
