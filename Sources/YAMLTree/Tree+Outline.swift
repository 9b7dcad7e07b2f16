extension Tree {
  /// The tree as text for tests and debugging: a line per node, indented by depth, with kind, byte range and text.
  package func outline() -> String {
    var lines: [String] = []
    var depths: [Int32: Int] = [:]
    for index in nodes.indices {
      let id = NodeID(Int32(index))
      let node = nodes[index]
      let depth = node.parent < 0 ? 0 : (depths[node.parent] ?? 0) + 1
      if node.kind != .scalar, node.kind != .alias { depths[id.index] = depth }
      lines.append(String(repeating: "  ", count: depth) + line(of: id))
    }
    return lines.joined(separator: "\n")
  }

  private func line(of id: NodeID) -> String {
    let node = self[id]
    var words: [String] = []
    if node.flags.contains(.isKey) { words.append("key") }
    switch node.kind {
    case .scalar: words.append("\(node.style)")
    case .sequence: words.append(node.style == .flow ? "[\(node.length)]" : "-\(node.length)")
    case .mapping: words.append(node.style == .flow ? "{\(node.length)}" : ":\(node.length)")
    case .alias: words.append("*\(node.value)")
    }
    words.append("\(node.start)..<\(node.end)")
    if let tag = tag(of: id) { words.append("!<\(tag)>") }
    if node.flags.contains(.hasAnchor) { words.append("&\(id.index)") }
    if node.flags.contains(.isDuplicate) { words.append("duplicate") }
    if node.flags.contains(.isCut) { words.append("cut") }
    if node.flags.contains(.isUnreadable) { words.append("unreadable") }
    if node.kind == .scalar { words.append(text(of: id).debugDescription) }
    return words.joined(separator: " ")
  }
}
