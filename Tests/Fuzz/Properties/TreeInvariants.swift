internal import Diagnostics
package import YAMLTree

/// What holds of every tree, whatever the file: the first fault found, or nil.
package func invariantFault(in tree: Tree) -> String? {
  let bytes = tree.source.bytes
  func isBorder(_ offset: Int) -> Bool {
    offset >= 0 && (offset == bytes.count || (offset < bytes.count && bytes[offset] & 0xC0 != 0x80))
  }
  var roots: Set<NodeID> = []
  for document in tree.documents {
    if !isBorder(document.range.lower) || !isBorder(document.range.upper) { return "document range \(document.range)" }
    guard let root = document.root else { continue }
    roots.insert(root)
    if tree[root].parent >= 0 { return "root \(root) has a parent" }
    if !document.range.contains(tree.range(of: root)) { return "root outside its document" }
  }
  for index in 0..<tree.nodeCount {
    let id = NodeID(Int32(index))
    let node = tree[id]
    let range = tree.range(of: id)
    let name = "node \(index) \(node.kind) \(range.lower)..<\(range.upper)"
    if node.start > node.end || !isBorder(range.lower) || !isBorder(range.upper) { return "\(name): not on borders" }
    if Int(node.next) <= index || Int(node.next) > tree.nodeCount { return "\(name): next \(node.next)" }
    if node.parent < 0 {
      if tree.cutAt == nil, !roots.contains(id) { return "\(name): a root of no document" }
    } else {
      let parent = tree[NodeID(node.parent)]
      if parent.kind == .scalar || parent.kind == .alias { return "\(name): parent is no container" }
      if node.parent >= id.index || node.next > parent.next { return "\(name): outside its parent's subtree" }
      if node.start < parent.start || node.end > parent.end { return "\(name): outside its parent's range" }
    }
    if let fault = contentFault(tree, id, node) { return "\(name): \(fault)" }
  }
  return placeFault(tree, isBorder) ?? orderFault(tree)
}

/// Findings and comments.
private func placeFault(_ tree: Tree, _ isBorder: (Int) -> Bool) -> String? {
  let bytes = tree.source.bytes
  if let end = tree.cutAt, tree.diagnostics.isEmpty || end < 0 || end > bytes.count { return "cut at \(end)" }
  for diagnostic in tree.diagnostics {
    for place in [diagnostic.place] + diagnostic.related {
      let (lower, upper) = (place.range.lower, place.range.upper)
      // What is no UTF-8 has no characters.
      let isText = !["CRM903", "CRM906"].contains(diagnostic.id.code)
      if lower < 0 || upper < lower || upper > bytes.count || isText && !(isBorder(lower) && isBorder(upper)) {
        return "\(diagnostic.id.code) at \(place.range)"
      }
    }
    for language in Language.allCases
    where diagnostic.message.text(in: language).isEmpty || diagnostic.advice?.text(in: language).isEmpty != false {
      return "\(diagnostic.id.code) says nothing in \(language)"
    }
  }
  var end = 0
  for comment in tree.comments {
    if comment.lower < end || comment.upper > bytes.count || bytes[comment.lower] != UInt8(ascii: "#")
      || !isBorder(comment.upper) || bytes[comment.lower..<comment.upper].contains(0x0A)
    {
      return "comment \(comment)"
    }
    end = comment.upper
  }
  return nil
}

/// Scalars and aliases stand one after another, and so do documents.
private func orderFault(_ tree: Tree) -> String? {
  var end = 0
  for index in 0..<tree.nodeCount {
    let node = tree[NodeID(Int32(index))]
    guard node.kind == .scalar || node.kind == .alias else { continue }
    if Int(node.start) < end { return "node \(index) begins at \(node.start), before \(end)" }
    end = Int(node.end)
  }
  end = 0
  for document in tree.documents {
    if document.range.lower < end { return "a document begins at \(document.range.lower), before \(end)" }
    end = document.range.upper
  }
  return nil
}

private func contentFault(_ tree: Tree, _ id: NodeID, _ node: Node) -> String? {
  switch node.kind {
  case .scalar:
    if node.next != id.index + 1 { return "a scalar with children" }
    return sourceFault(tree, id, node)
  case .alias:
    let target = tree.resolved(id)
    return target < id && tree[target].kind != .alias && tree[target].flags.contains(.hasAnchor) ? nil : "target"
  case .sequence:
    if Array(tree.items(of: id)).count != Int(node.length) { return "length" }
  case .mapping:
    var child = id.index + 1
    var count = 0
    while child < node.next {
      let isKey = tree[NodeID(child)].flags.contains(.isKey)
      if isKey != (count % 2 == 0) { return "keys and values do not alternate" }
      count += 1
      child = tree[NodeID(child)].next
    }
    if count != 2 * Int(node.length) { return "length" }
    let entries = Array(tree.entries(of: id))
    if Set(entries.map { tree[$0.key].key }.filter { $0 >= 0 }).count
      != entries.filter({ tree[$0.key].key >= 0 }).count
    {
      return "a key twice among the entries"
    }
  }
  return nil
}

/// Maps every character of a scalar's text to the file and back.
private func sourceFault(_ tree: Tree, _ id: NodeID, _ node: Node) -> String? {
  let text = Array(tree.text(of: id).utf8)
  let whole = tree.range(of: id)
  let bytes = tree.source.bytes
  // Long texts in a hurry: the first characters and the last.
  var offset = 0
  var last = whole.lower
  while offset < text.count, offset < 300 {
    var end = offset + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    let range = tree.sourceRange(in: id, decoded: offset..<end)
    if !whole.contains(range) { return "character \(offset) at \(range) outside" }
    if range.lower < last { return "character \(offset) at \(range) before its predecessor" }
    for place in [range.lower, range.upper] where place < bytes.count && bytes[place] & 0xC0 == 0x80 {
      return "character \(offset) at \(range) not on a border"
    }
    let written = Array(bytes[range.lower..<range.upper])
    if written != Array(text[offset..<end]), !isProduced(written, text[offset], in: node, range.upper == whole.upper) {
      return "character \(offset) at \(range) is written \(String(decoding: written, as: UTF8.self).debugDescription)"
    }
    last = range.lower
    offset = end
  }
  return nil
}

/// Whether the bytes may differ from the character: an escape, a doubled quote, a folded or converted line break, or white
/// space at the end of a text block.
private func isProduced(_ written: [UInt8], _ character: UInt8, in node: Node, _ isLast: Bool) -> Bool {
  switch node.style {
  case .doubleQuoted where written.first == UInt8(ascii: "\\"): return true
  case .singleQuoted where written == Array("''".utf8) && character == UInt8(ascii: "'"): return true
  case .literal, .folded:
    if written.isEmpty { return isLast && [0x20, 0x09, 0x0A, 0xC2, 0xE2].contains(character) }
  default: break
  }
  let hasBreak =
    written.contains(0x0A) || written.contains(0x0D) || written == [0xC2, 0x85]
    || (written.count > 2 && written.contains(0x85))
  return hasBreak && (character == 0x20 || character == 0x0A)
}
