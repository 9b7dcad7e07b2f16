internal import Diagnostics
internal import YAMLTree

/// Moves values of a plan to a key of its own on top, where they have anchors, and puts aliases in their places.
struct Anchoring {
  private let tree: Tree
  private let bytes: [UInt8]
  private let root: NodeID

  init(_ tree: Tree) throws(Disguise.Impossible) {
    guard tree.documents.count == 1, let document = tree.documents.first, let root = document.root,
      tree[root].kind == .mapping, tree[root].style == .block
    else { throw Disguise.Impossible("it is no single mapping in block style") }
    guard document.range.lower == tree.range(of: root).lower, !tree.source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw Disguise.Impossible("nothing can stand before its first key")
    }
    self.tree = tree
    self.root = root
    bytes = tree.source.bytes
  }

  // MARK: - Every value

  /// Every value of one line that is no key, with an anchor of its own; but for keys that are not looked at.
  func values() throws(Disguise.Impossible) -> Rewrite {
    var head: [Rewrite.Piece] = [.text("\(Disguise.key):\n")]
    var body: [Rewrite.Piece] = []
    var position = 0
    var count = 0
    for entry in tree.entries(of: root) where entry.mergedVia == nil && !isOwn(entry.key) {
      for index in entry.value.index..<tree[entry.value].next where mayHaveAnchor(NodeID(index)) {
        let range = tree.range(of: NodeID(index))
        count += 1
        head += [.text("  - &v\(count) "), .aside(range), .text("\n")]
        body += [.copy(ByteRange(position, range.lower)), .standIn("*v\(count)", range)]
        position = range.upper
      }
    }
    guard count > 0 else { throw Disguise.Impossible("it has no value of one line that could have an anchor") }
    return Rewrite(tree.source, head + body + [.copy(ByteRange(position, bytes.count))])
  }

  private func mayHaveAnchor(_ id: NodeID) -> Bool {
    let node = tree[id]
    let range = tree.range(of: id)
    return node.kind == .scalar && node.style != .literal && node.style != .folded && !range.isEmpty
      && node.flags.isDisjoint(with: [.isKey, .hasAnchor, .hasTag, .isUnreadable])
      && !bytes[range.lower..<range.upper].contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// Keys with x- are a user's own, and no rule sees what stands there.
  private func isOwn(_ key: NodeID) -> Bool { tree.text(of: key).hasPrefix("x-") }

  // MARK: - One section

  /// The smallest section or item around the first place that has one, but for the plan itself; where no place has, the first
  /// that there is.
  func section(around places: [ByteRange]) throws(Disguise.Impossible) -> Rewrite {
    let all = (root.index + 1..<tree[root].next).map { NodeID($0) }.filter(mayMove)
    for place in places {
      let around = all.filter { id in
        let range = tree.range(of: id)
        let key = tree.key(of: id).map { tree.range(of: $0) }
        return range.contains(place) || key == place
      }
      if let smallest = around.min(by: { tree.range(of: $0).count < tree.range(of: $1).count }) {
        return move(smallest)
      }
    }
    guard let first = all.first else { throw Disguise.Impossible("it has no section that could have an anchor") }
    return move(first)
  }

  private func mayMove(_ id: NodeID) -> Bool {
    let node = tree[id]
    guard node.kind == .mapping || node.kind == .sequence, node.flags.isDisjoint(with: [.isKey, .hasAnchor, .hasTag]),
      !(id.index..<node.next).contains(where: { tree[NodeID($0)].kind == .alias })
    else { return false }
    // A pair in brackets without braces of its own is no text that could stand elsewhere.
    if node.style == .flow {
      let first = bytes[tree.range(of: id).lower]
      guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    }
    var top = id
    while tree[top].parent != root.index, tree[top].parent >= 0 { top = NodeID(tree[top].parent) }
    return tree.key(of: top).map { !isOwn($0) } ?? false
  }

  private func move(_ id: NodeID) -> Rewrite {
    let range = tree.range(of: id)
    let isBlock = tree[id].style == .block
    var pieces: [Rewrite.Piece] = [.text("\(Disguise.key): &section")]
    if isBlock {
      let column = range.lower - (bytes[..<range.lower].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
      pieces += [.text("\n" + String(repeating: " ", count: column)), .aside(range), .text("\n")]
    } else {
      pieces += [.text(" "), .aside(range), .text("\n")]
    }
    var end = range.lower
    if isBlock, let key = tree.key(of: id),
      let colon = bytes[tree.range(of: key).upper..<range.lower].firstIndex(of: UInt8(ascii: ":"))
    {
      // A block stands on the lines below its key, and an alias behind it; a comment there stays.
      end = colon + 1
      let line = bytes[end..<range.lower].firstIndex(of: 0x0A) ?? range.lower
      pieces += [.copy(ByteRange(0, end)), .text(" "), .standIn("*section", range), .copy(ByteRange(end, line))]
    } else {
      pieces += [.copy(ByteRange(0, end)), .standIn("*section", range)]
    }
    return Rewrite(tree.source, pieces + [.copy(ByteRange(range.upper, bytes.count))])
  }
}
