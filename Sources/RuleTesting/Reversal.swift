internal import Diagnostics
internal import YAMLTree

/// Writes the entries of every mapping in reverse. Lines keep their comments, and comments on lines of their own stay before the entry
/// that follows them.
struct Reversal {
  private let tree: Tree
  private let bytes: [UInt8]
  private let comments: [ByteRange]

  init(_ tree: Tree) {
    self.tree = tree
    bytes = tree.source.bytes
    comments = tree.comments
  }

  func rewrite() throws(Disguise.Impossible) -> Rewrite {
    let roots = tree.documents.compactMap(\.root)
    var reversed = 0
    let (pieces, end) = render(from: 0, roots, &reversed)
    guard reversed > 0 else { throw Disguise.Impossible("none of its mappings has two entries that can change places") }
    return Rewrite(tree.source, pieces + [.copy(ByteRange(end, bytes.count))])
  }

  /// Everything from `start` to the end of the last of `nodes`, and where that is: it may be the end of its line.
  private func render(
    from start: Int, _ nodes: [NodeID], _ reversed: inout Int
  ) -> (pieces: [Rewrite.Piece], end: Int) {
    var pieces: [Rewrite.Piece] = []
    var position = start
    for node in nodes {
      let range = tree.range(of: node)
      if range.lower > position {
        pieces.append(.copy(ByteRange(position, range.lower)))
        position = range.lower
      }
      let (own, end) = render(node, &reversed)
      pieces += own
      position = max(position, end)
    }
    return (pieces, position)
  }

  private func render(_ node: NodeID, _ reversed: inout Int) -> (pieces: [Rewrite.Piece], end: Int) {
    let range = tree.range(of: node)
    switch tree[node].kind {
    case .scalar, .alias: return ([.copy(range)], range.upper)
    case .sequence:
      let (pieces, end) = render(from: range.lower, Array(tree.items(of: node)), &reversed)
      return (pieces + [.copy(ByteRange(end, range.upper))], max(end, range.upper))
    case .mapping:
      let entries = entries(of: node)
      if mayChange(node, entries) {
        if tree[node].style == .flow, let chunks = flowChunks(node, entries) {
          reversed += 1
          return (reverse(chunks, of: range, entries, &reversed), range.upper)
        }
        if tree[node].style == .block, let result = reverseBlock(node, entries, &reversed) {
          reversed += 1
          return result
        }
      }
      let (pieces, end) = render(from: range.lower, entries.map(\.value), &reversed)
      return (pieces + [.copy(ByteRange(end, range.upper))], max(end, range.upper))
    }
  }

  /// Every entry as it is written, merge keys and repeated ones included.
  private func entries(of mapping: NodeID) -> [(key: NodeID, value: NodeID)] {
    var entries: [(NodeID, NodeID)] = []
    var key = mapping.index + 1
    while key < tree[mapping].next {
      let value = tree[NodeID(key)].next
      entries.append((NodeID(key), NodeID(value)))
      key = tree[NodeID(value)].next
    }
    return entries
  }

  /// Whether the order of its entries says nothing: of repeated keys the first counts, and an anchor comes before what uses it.
  private func mayChange(_ mapping: NodeID, _ entries: [(key: NodeID, value: NodeID)]) -> Bool {
    guard entries.count > 1, !entries.contains(where: { tree[$0.key].flags.contains(.isDuplicate) }) else {
      return false
    }
    for entry in entries {
      for index in entry.key.index..<tree[entry.value].next where tree[NodeID(index)].kind == .alias {
        let target = tree[NodeID(index)].value
        let isElsewhereInside =
          target > mapping.index && target < tree[mapping].next
          && !(entry.key.index..<tree[entry.value].next).contains(target)
        if isElsewhereInside { return false }
      }
    }
    return true
  }

  // MARK: - Flow style

  /// The text of each entry between braces and commas; nil where it cannot be told apart.
  private func flowChunks(_ mapping: NodeID, _ entries: [(key: NodeID, value: NodeID)]) -> [ByteRange]? {
    let range = tree.range(of: mapping)
    // A comment would take the rest of its line with it.
    guard bytes[range.lower] == UInt8(ascii: "{"), !comments.contains(where: { range.contains($0) }) else { return nil }
    var chunks: [ByteRange] = []
    var start = range.lower + 1
    for (index, entry) in entries.enumerated() {
      let content = max(tree.range(of: entry.key).upper, tree.range(of: entry.value).upper)
      let comma = bytes[content..<range.upper].firstIndex(of: UInt8(ascii: ","))
      if index + 1 < entries.count, comma == nil { return nil }
      let end = comma ?? range.upper - 1
      chunks.append(trimmed(ByteRange(start, end)))
      start = end + 1
    }
    return chunks
  }

  private func trimmed(_ range: ByteRange) -> ByteRange {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    var (lower, upper) = (range.lower, range.upper)
    while lower < upper, isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
    return ByteRange(lower, upper)
  }

  private func reverse(
    _ chunks: [ByteRange], of range: ByteRange, _ entries: [(key: NodeID, value: NodeID)], _ reversed: inout Int
  ) -> [Rewrite.Piece] {
    var pieces: [Rewrite.Piece] = []
    var position = range.lower
    for (place, chunk) in chunks.enumerated() {
      // What separates the entries stays where it is.
      pieces.append(.copy(ByteRange(position, chunk.lower)))
      let from = chunks.count - 1 - place
      let (own, end) = render(from: chunks[from].lower, [entries[from].value], &reversed)
      pieces += own
      pieces.append(.copy(ByteRange(end, chunks[from].upper)))
      // An empty value is told from the brace behind it by a space.
      if tree.range(of: entries[from].value).isEmpty { pieces.append(.text(" ")) }
      position = chunk.upper
    }
    pieces.append(.copy(ByteRange(position, range.upper)))
    return pieces
  }

  // MARK: - Block style

  /// An entry's lines: comments on lines of their own before it, and its own.
  private struct Lines {
    var lead: ByteRange
    var content: ByteRange
  }

  private func reverseBlock(
    _ mapping: NodeID, _ entries: [(key: NodeID, value: NodeID)], _ reversed: inout Int
  ) -> (pieces: [Rewrite.Piece], end: Int)? {
    guard let lines = blockLines(mapping, entries), let first = lines.first, let last = lines.last else { return nil }
    let indent = first.content.lower - lineStart(first.content.lower)
    var pieces: [Rewrite.Piece] = []
    for (place, index) in lines.indices.reversed().enumerated() {
      let chunk = lines[index]
      var lead = chunk.lead
      // The first line takes the place behind a dash, where there is one.
      if place == 0 { lead = ByteRange(trimmed(ByteRange(lead.lower, chunk.content.lower)).lower, lead.upper) }
      if lead.isEmpty {
        if place > 0 { pieces.append(.text(String(repeating: " ", count: indent))) }
      } else {
        pieces += [.copy(lead), .text(String(repeating: " ", count: indent))]
      }
      let (own, end) = render(from: chunk.content.lower, [entries[index].value], &reversed)
      pieces += own
      pieces.append(.copy(ByteRange(end, chunk.content.upper)))
      if bytes[chunk.content.upper - 1] != 0x0A { pieces.append(.text("\n")) }
    }
    return (pieces, last.content.upper)
  }

  /// The lines of each entry; nil where they are not plain to see: explicit keys, keys with anchors, texts whose empty lines count.
  private func blockLines(_ mapping: NodeID, _ entries: [(key: NodeID, value: NodeID)]) -> [Lines]? {
    let start = tree.range(of: mapping).lower
    let indent = start - lineStart(start)
    var lines: [Lines] = []
    var position = start
    for (index, entry) in entries.enumerated() {
      let key = tree.range(of: entry.key)
      let line = lineStart(key.lower)
      if index == 0 {
        guard key.lower == start else { return nil }
      } else {
        guard key.lower - line == indent, bytes[line..<key.lower].allSatisfy({ $0 == 0x20 }), line >= position else {
          return nil
        }
        // Empty lines belong to what stands before them, comments to what follows.
        let lead = comments.first { $0.lower >= position && $0.lower < line }.map { lineStart($0.lower) } ?? line
        lines[index - 1].content = ByteRange(lines[index - 1].content.lower, lead)
        lines.append(Lines(lead: ByteRange(lead, line), content: ByteRange(key.lower, key.lower)))
      }
      guard !keepsEmptyLines(entry.value) else { return nil }
      let end = lineEnd(max(key.upper, tree.range(of: entry.value).upper))
      if index == 0 { lines.append(Lines(lead: ByteRange(at: start), content: ByteRange(start, end))) }
      lines[index].content = ByteRange(key.lower, end)
      position = end
    }
    return lines
  }

  private func keepsEmptyLines(_ node: NodeID) -> Bool {
    (node.index..<tree[node].next).contains { index in
      let style = tree[NodeID(index)].style
      guard style == .literal || style == .folded else { return false }
      let range = tree.range(of: NodeID(index))
      return bytes[range.lower..<range.upper].prefix { $0 != 0x0A }.contains(UInt8(ascii: "+"))
    }
  }

  private func lineStart(_ offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  /// Behind the line break.
  private func lineEnd(_ offset: Int) -> Int {
    bytes[offset...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }
}
