internal import YAMLTree

/// Holds the values of a tree against JSON: scalars as the core schema resolves them.
///
/// Source: YAML 1.2.2, chapter 10.
enum YAMLValues {
  static func difference(_ tree: Tree, _ documents: [JSON]) -> String? {
    if tree.documents.count != documents.count {
      return "there are \(tree.documents.count) documents, not \(documents.count)"
    }
    for (document, wanted) in zip(tree.documents, documents) {
      guard let root = document.root else {
        if wanted != .null { return "a document is empty, not \(wanted.text)" }
        continue
      }
      if let difference = difference(tree, root, wanted) { return difference }
    }
    return nil
  }

  private static func difference(_ tree: Tree, _ node: NodeID, _ wanted: JSON) -> String? {
    let node = tree.resolved(node)
    switch (tree[node].kind, wanted) {
    case (.sequence, .array(let items)):
      let own = Array(tree.items(of: node))
      if own.count != items.count { return "a list has \(own.count) items, not \(items.count)" }
      return zip(own, items).lazy.compactMap { difference(tree, $0, $1) }.first
    case (.mapping, .object(let members)):
      let own = Array(tree.entries(of: node))
      if own.count != members.count { return "a mapping has \(own.count) entries, not \(members.count)" }
      for entry in own {
        let key = tree.text(of: tree.resolved(entry.key))
        guard let value = wanted[key] else { return "a mapping has the key '\(key)', not of \(wanted.text)" }
        if let difference = difference(tree, entry.value, value) { return difference }
      }
      return nil
    case (.scalar, _):
      return isSame(tree.scalarType(of: node), tree.text(of: node), wanted)
        ? nil : "'\(tree.text(of: node))' is \(tree.scalarType(of: node)), not \(wanted.text)"
    default: return "a \(tree[node].kind) stands where \(wanted.text) should"
    }
  }

  private static func isSame(_ type: ScalarType, _ text: String, _ wanted: JSON) -> Bool {
    switch (type, wanted) {
    case (.null, .null): true
    case (.bool(let value), .bool(let other)): value == other
    case (.int(let value), .number(let number)): Int64(number) == value || Double(number) == Double(value)
    case (.float(let value), .number(let number)): Double(number) == value
    case (.string, .string(let other)): Array(text.utf8) == Array(other.utf8)
    default: false
    }
  }
}
