internal import CEL
internal import JSONSchema
package import YAMLTree

// What a plan leaves open, and what it holds nothing in.

/// A value that is still open.
struct OpenValue {
  var place: Occurrence
  /// Where an id stands there: what the item of that id is called by, which is a placeholder.
  var name: Occurrence?
}

extension PlanHost {
  func openValueField(_ index: Int, _ slot: Int32) -> Value? {
    guard index < openNodes.count + emptySections.count, index >= 0 else { return nil }
    let open = index < openNodes.count ? openNodes[index] : OpenValue(place: emptySections[index - openNodes.count])
    switch slot {
    case 0:
      let text = open.name ?? open.place
      return Value(.string(tree.text(of: text.node)), origin: origin(text))
    case 1: return Value(.string(keyName(of: open.place)), origin: origin(open.place))
    case 2:
      return Value(.string(open.name == nil ? "" : tree.text(of: open.place.node)), origin: origin(open.place))
    default: return nil
    }
  }

  /// The scalars that are still open where a single value belongs, an empty section being another matter; and of each item
  /// that is called by a placeholder, the first reference to it.
  func findOpenNodes() -> [OpenValue] {
    let open = occurrences.filter { occurrence in
      let node = occurrence.node
      guard case .open = validation.state(of: node), case .scalar = tree[node].kind,
        let type = validation.schema(of: node)
      else { return false }
      return !facts[facts[type].target].isContainer || tree[node].length > 0
    }
    return open.map { OpenValue(place: $0) } + (open.isEmpty ? [] : findOpenReferences())
  }

  private func findOpenReferences() -> [OpenValue] {
    var seen: Set<NodeID> = []
    return identifiers.uses.compactMap { use in
      guard use.isDefined, use.part == nil, let item = identifiers.item(of: use),
        let type = validation.schema(of: item).map(schema.resolved), let label = schema[type].annotations.label.first,
        let written = writtenUse(of: label, in: item), case let name = tree.resolved(written),
        tree[name].kind == .scalar, validation.state(of: name) == .open, seen.insert(item).inserted
      else { return nil }
      return OpenValue(place: use.place, name: Occurrence(node: name, via: written == name ? -1 : written.index))
    }
  }

  /// Lists and sections that are written and hold nothing: `[]`, `{}`, a key with nothing after it, or a placeholder.
  func findEmptySections() -> [Occurrence] {
    guard let root = document.root, !document.isCut else { return [] }
    return occurrences.filter { occurrence in
      let node = occurrence.node
      guard let type = validation.schema(of: node), facts[facts[type].target].isContainer, node != root
      else { return false }
      switch validation.state(of: node) {
      case .unreadable: return false
      case .open: if case .scalar = tree[node].kind { return true }
      default: break
      }
      return isEmptySection(node)
    }
  }

  /// Whether a node is a list or a section without anything in it, or nothing at all where such belongs.
  package func isEmptySection(_ node: NodeID) -> Bool {
    switch tree[node].kind {
    case .mapping: tree[node].next == node.index + 1 || !tree.entries(of: node).contains { _ in true }
    case .sequence: tree[node].next == node.index + 1
    case .scalar: validation.state(of: node) == .open && tree[node].length == 0
    default: false
    }
  }
}
