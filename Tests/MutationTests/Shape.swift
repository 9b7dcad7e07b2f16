import YAMLTree

/// What a text says, without where it says it.
indirect enum Shape: Hashable {
  case scalar(String)
  case list([Shape])
  case section([Entry])

  struct Entry: Hashable {
    var key: String
    var value: Shape
  }

  /// The shape of a node, without the node `hidden`; a container that loses its last part stays, empty.
  init(_ node: NodeID, of tree: Tree, without hidden: NodeID? = nil) {
    let node = tree.resolved(node)
    switch tree[node].kind {
    case .sequence:
      self = .list(tree.items(of: node).filter { $0 != hidden }.map { Shape($0, of: tree, without: hidden) })
    case .mapping:
      self = .section(
        tree.entries(of: node).filter { $0.value != hidden }.map {
          Entry(key: tree.text(of: $0.key), value: Shape($0.value, of: tree, without: hidden))
        })
    default: self = .scalar(tree.text(of: node))
    }
  }
}

extension Tree {
  /// Every value and item below the root, with its key where it has one.
  var parts: [(value: NodeID, key: NodeID?)] {
    guard let root = documents.first?.root else { return [] }
    return (root.index + 1..<self[root].next).map(NodeID.init).filter { !self[$0].flags.contains(.isKey) }
      .map { ($0, key(of: $0)) }
  }
}
