package import YAMLTree

extension Tree {
  /// The route to a node as `route(to:)` gives it, made to last: an item without an `id` goes by what it says of
  /// itself, so that the route stays the same where other items are put before it.
  ///
  /// - Parameter labels: the keys that items of this kind are called by.
  package func lastingRoute(to node: NodeID, labels: (NodeID) -> [String]) -> String {
    var parts: [String] = []
    var current = node
    while self[current].parent >= 0 {
      let parent = NodeID(self[current].parent)
      if self[parent].kind == .sequence {
        parts.append("[\(lastingIdentity(of: current, labels: labels) ?? "")]")
      } else if let key = self[current].flags.contains(.isKey) ? current : key(of: current) {
        parts.append("." + text(of: key))
      }
      current = parent
    }
    return parts.reversed().joined()
  }

  /// What tells an item from others of its list, wherever it stands: its `id`, else what it is called, else the first
  /// thing it says. nil where it says nothing.
  func lastingIdentity(of item: NodeID, labels: (NodeID) -> [String]) -> String? {
    if let id = identity(of: item) { return id }
    let item = resolved(item)
    switch self[item].kind {
    case .scalar: return String(text(of: item).prefix(80))
    case .mapping:
      for label in labels(item) {
        guard let key = keyID(label), let entry = value(of: key, in: item) else { continue }
        let text = text(of: resolved(entry.value))
        if !text.isEmpty { return String(text.prefix(80)) }
      }
      let first = entries(of: item).first { self[resolved($0.value)].kind == .scalar }
      return first.map { text(of: $0.key) + "=" + String(text(of: resolved($0.value)).prefix(80)) }
    case .sequence, .alias: return nil
    }
  }
}
