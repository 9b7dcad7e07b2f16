internal import JSONSchema
internal import YAMLTree

/// A node where the plan has it: at its own place, or where an alias puts it.
struct Occurrence {
  var node: NodeID
  /// The outermost alias that leads here; -1 where none does.
  var via: Int32

  /// What the node is the value of: the alias that stands for the node itself, else the node.
  func use(in tree: Tree) -> NodeID {
    via >= 0 && tree.resolved(NodeID(via)) == node ? NodeID(via) : node
  }
}

extension PlanHost {
  /// Every node of the plan, in its order. A scalar behind an alias is there once for each use, anything else at its first: a second use
  /// of a section says nothing new. What stands below keys that the schema does not know is there only where an alias leads to it.
  func findOccurrences() -> [Occurrence] {
    guard let root = document.root else { return [] }
    let all = root.index..<tree[root].next
    guard all.contains(where: { tree[NodeID($0)].kind == .alias || tree[NodeID($0)].flags.contains(.hasMerge) }) else {
      return all.map { Occurrence(node: NodeID($0), via: -1) }
    }
    var walk = Walk(host: self)
    walk.visit(root, via: -1, depth: 0)
    return walk.found
  }

  private struct Walk {
    let host: PlanHost
    var found: [Occurrence] = []
    private var seen: Set<Int32> = []

    /// No plan nests so deep; the reader's own limit is lower.
    private static let deepest = 256

    init(host: PlanHost) { self.host = host }

    mutating func visit(_ node: NodeID, via: Int32, depth: Int) {
      let tree = host.tree
      guard depth < Self.deepest else { return }
      switch tree[node].kind {
      case .alias:
        visit(tree.resolved(node), via: via >= 0 ? via : node.index, depth: depth + 1)
      case .scalar:
        // Inside a section that an alias repeats, the section was seen before.
        found.append(Occurrence(node: node, via: via))
      case .sequence:
        guard seen.insert(node.index).inserted else { return }
        found.append(Occurrence(node: node, via: via))
        for item in tree.items(of: node) { visit(item, via: via, depth: depth + 1) }
      case .mapping:
        guard seen.insert(node.index).inserted else { return }
        found.append(Occurrence(node: node, via: via))
        for entry in tree.entries(of: node) where host.isKnown(entry.key, in: node) {
          visit(entry.value, via: via >= 0 ? via : entry.mergedVia?.index ?? -1, depth: depth + 1)
        }
      }
    }
  }

  /// Whether the schema says what stands under a key.
  private func isKnown(_ key: NodeID, in mapping: NodeID) -> Bool {
    guard let type = validation.schema(of: mapping).map({ schema[schema.resolved($0)] }), type.kind == .object else {
      return true
    }
    let index = Int(tree[key].key)
    if symbolsByKey.indices.contains(index), type.fields.contains(where: { $0.symbol.index == symbolsByKey[index] }) {
      return true
    }
    return type.describes(key, in: tree)
  }
}
