internal import Diagnostics
package import YAMLTree

/// Any bytes become a tree whose places fit them, and what stands in a node's range reads as that node again.
package enum YAMLTreeProperty: Property {
  package static func fault(in input: [UInt8]) -> String? {
    let tree = Tree.parse(SourceText(name: "fuzz", bytes: input), limits: Limits(maximumNodes: 100_000))
    return invariantFault(in: tree) ?? rereadFault(in: tree)
  }

  /// Reads what stands in each node's range by itself.
  ///
  /// Left out are nodes that mean something only where they stand (aliases, tags with a handle, texts with an indentation
  /// of their own), and files with a finding that says that other programs read them otherwise.
  package static func rereadFault(in tree: Tree) -> String? {
    guard tree.nodeCount <= 400, !tree.diagnostics.contains(where: { $0.id.code == "CRM909" }) else { return nil }
    for index in 0..<tree.nodeCount {
      let id = NodeID(Int32(index))
      let node = tree[id]
      let whole = index..<Int(node.next)
      let isOwn = whole.allSatisfy { index in
        let id = NodeID(Int32(index))
        let node = tree[id]
        return node.kind != .alias && node.flags.isDisjoint(with: [.hasTag, .isCut, .isUnreadable, .hasAnchor])
          && !hasIndentation(tree, node)
      }
      // Where the reading ended early, containers may hold what was being read.
      guard isOwn, node.kind == .scalar ? node.start < node.end : tree.cutAt == nil else { continue }
      let range = tree.range(of: id)
      let text = Array(tree.source.bytes[range.lower..<range.upper])
      if dependsOnContext(text, isPlain: node.style == .plain) { continue }
      // What stands in brackets may mean something else outside: a pair, a text that begins as a document ends.
      let isInFlow = node.parent >= 0 && tree[NodeID(node.parent)].style == .flow
      let column = node.style == .block ? column(of: range.lower, in: tree.source.bytes) : 1
      let (opening, closing) = isInFlow ? ("[ ", " ]") : (String(repeating: " ", count: column), "")
      let again = Tree.parse(SourceText(name: "part", bytes: opening.utf8 + text + closing.utf8))
      let (old, new) = (shape(tree, whole), shape(again, (isInFlow ? 1 : 0)..<max(isInFlow ? 1 : 0, again.nodeCount)))
      if old != new || again.cutAt != nil {
        return "node \(index) at \(range) reads as \(new) and not as \(old)"
      }
    }
    return nil
  }

  /// Whether a text means something else by itself: U+FEFF does at the beginning of a file, a dash or a question mark alone
  /// begins an item or a key, a colon at the end makes a key, dots or dashes on the last line end a document.
  private static func dependsOnContext(_ text: [UInt8], isPlain: Bool) -> Bool {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    guard isPlain, let last = text.last else { return false }
    let isMark = text.count > 3 && text[text.count - 4] < 0x20 && text.suffix(3).allSatisfy { $0 == last }
    return text == [0x2D] || text == [0x3F] || last == 0x3A || isMark && (last == 0x2D || last == 0x2E)
  }

  /// Whether a text block says how far it is indented, which counts from what is around it.
  private static func hasIndentation(_ tree: Tree, _ node: Node) -> Bool {
    guard node.style == .literal || node.style == .folded else { return false }
    return tree.source.bytes[Int(node.start)..<min(Int(node.start) + 3, Int(node.end))].contains { $0 &- 0x30 < 10 }
  }

  /// Characters since the line break before a place; U+0085, U+2028 and U+2029 are such, to libyaml.
  private static func column(of offset: Int, in bytes: [UInt8]) -> Int {
    var column = 0
    for scalar in String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars.reversed() {
      if "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar) { return column }
      column += 1
    }
    return column - (bytes.starts(with: [0xEF, 0xBB, 0xBF]) && offset > 0 ? 1 : 0)
  }

  /// Kinds and texts; what follows the last line of a text block is left out, since its range ends there.
  private static func shape(_ tree: Tree, _ nodes: Range<Int>) -> [String] {
    nodes.map { index in
      let id = NodeID(Int32(index))
      let node = tree[id]
      guard node.kind == .scalar else { return "\(node.kind) \(node.style) \(node.length)" }
      var text = Array(tree.text(of: id).unicodeScalars)
      if node.style == .literal || node.style == .folded {
        while let last = text.last, " \t\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains(last) { text.removeLast() }
      }
      return "\(node.style) \(String(String.UnicodeScalarView(text)).debugDescription)"
    }
  }
}
