internal import CEL
package import Diagnostics
internal import JSONSchema
internal import TypedTree
package import YAMLTree

/// A plan node by node, in the order of the file: what each is, which schema describes it, and how it stands.
package struct PlanOutline {
  private let tree: Tree
  private let pack: Pack
  private let lines: LineIndex
  private let comments: [ByteRange]

  /// Longer texts are cut; enough to recognise one.
  private static let textLimit = 200

  package init(_ tree: Tree, _ pack: Pack) {
    self.tree = tree
    self.pack = pack
    lines = LineIndex(tree.source)
    comments = tree.comments
  }

  /// Hands over every row; ends early where `body` gives false.
  package func eachRow(_ body: (TreeRow) -> Bool) {
    var walk = Walk(self)
    for (number, document) in tree.documents.enumerated() {
      if tree.documents.count > 1 {
        var row = TreeRow(.document, depth: 0, offset: document.range.lower)
        row.text = "document \(number + 1) of \(tree.documents.count)"
        guard walk.emit(row, body) else { return }
      }
      guard let root = document.root else { continue }
      walk.enter(document)
      guard walk.walk(root, body) else { return }
    }
    guard walk.emitComments(until: Int.max, depth: 0, body) else { return }
    if let end = tree.cutAt {
      var row = TreeRow(.end, depth: 0, offset: end)
      row.text = "the reading ended here"
      row.state = "cut"
      _ = body(row)
    }
  }

  /// One way through the arena, which lies in document order; nothing is looked up by walking over siblings.
  private struct Walk {
    let outline: PlanOutline
    let tree: Tree
    var validation: Validation?
    /// For a key that is near a known one, the one that was meant.
    var meant: [Int32: String] = [:]
    /// The codes of the findings that the schema has against a place.
    var codes: [(offset: Int, code: String)] = []
    var nextComment = 0
    /// The containers around, outermost first.
    var around: [(node: Int32, end: Int32, entries: Int)] = []
    /// The end of the last thing seen: between it and a node stand its anchor and tag.
    var position = 0

    init(_ outline: PlanOutline) {
      self.outline = outline
      tree = outline.tree
    }

    mutating func enter(_ document: Document) {
      let validation = Validator.validate(
        document, of: tree, against: outline.pack.schema, words: outline.pack.settings.words,
        symbolsByKey: Validator.symbols(of: tree, in: outline.pack.schema))
      meant = [:]
      for (misspelling, key) in validation.misspelt {
        meant[key.index] = outline.pack.schema.symbols[Int(misspelling.property.index)]
      }
      codes = validation.diagnostics.map { ($0.place.range.lower, $0.id.code) }.sorted { $0.offset < $1.offset }
      self.validation = validation
      around = []
      position = document.range.lower
    }

    mutating func emit(_ row: TreeRow, _ body: (TreeRow) -> Bool) -> Bool {
      emitComments(until: row.offset, depth: row.depth, body) && body(row)
    }

    mutating func emitComments(until offset: Int, depth: Int, _ body: (TreeRow) -> Bool) -> Bool {
      while nextComment < outline.comments.count, outline.comments[nextComment].lower < offset {
        let range = outline.comments[nextComment]
        nextComment += 1
        var row = TreeRow(.comment, depth: depth, offset: range.lower)
        row.text = outline.text(range)
        guard body(row) else { return false }
      }
      return true
    }

    mutating func walk(_ root: NodeID, _ body: (TreeRow) -> Bool) -> Bool {
      let end = tree[root].next
      var index = root.index
      var key: NodeID?
      while index < end {
        let id = NodeID(index)
        let node = tree[id]
        while let last = around.last, index >= last.end {
          around.removeLast()
          guard merged(NodeID(last.node), body) else { return false }
        }
        if node.flags.contains(.isKey) {
          key = id
          // A key that is a list or a mapping is one line.
          index = node.next
          continue
        }
        guard emit(row(id, node, key), body) else { return false }
        if node.kind == .mapping || node.kind == .sequence {
          around.append((index, node.next, 0))
          position = Int(node.start)
        } else {
          position = Int(node.end)
        }
        key = nil
        index += 1
      }
      while let last = around.popLast() {
        guard merged(NodeID(last.node), body) else { return false }
      }
      return true
    }

    private mutating func row(_ id: NodeID, _ node: Node, _ key: NodeID?) -> TreeRow {
      let kinds: [Node.Kind: TreeRow.Kind] = [
        .mapping: .mapping, .sequence: .sequence, .scalar: .scalar, .alias: .alias,
      ]
      let offset = key.map { Int(tree[$0].start) } ?? Int(node.start)
      var row = TreeRow(kinds[node.kind] ?? .scalar, depth: around.count, offset: offset)
      if let key {
        row.key = outline.keyText(key)
        position = Int(tree[key].end)
      } else if let last = around.indices.last {
        row.index = around[last].entries
      }
      if let last = around.indices.last { around[last].entries += 1 }
      switch node.kind {
      case .mapping, .sequence: row.count = Int(node.length)
      case .scalar: row.text = outline.text(id)
      case .alias:
        let target = Int(tree[tree.resolved(id)].start)
        row.text = outline.text(tree.range(of: id)) + " → line \(outline.lines.line(at: target))"
      }
      describe(id, node, key, &row)
      return row
    }

    private func describe(_ id: NodeID, _ node: Node, _ key: NodeID?, _ row: inout TreeRow) {
      let content = tree.resolved(id)
      let schema = validation?.schema(of: content)
      row.type = schema.map { outline.pack.types.type(of: $0).description }
      switch validation?.state(of: content) {
      case .open: row.state = "open"
      case .absent: row.state = "absent"
      case .unreadable: row.state = "unreadable"
      default: break
      }
      // A scalar's may be about a part of it, a container's about its key.
      let end = node.kind == .scalar ? Int(node.end) : Int(node.start)
      if let code = code(from: Int(node.start), through: end)
        ?? key.flatMap({ code(from: Int(tree[$0].start), through: Int(tree[$0].start)) })
      {
        row.state = [row.state, code].compactMap { $0 }.joined(separator: " ")
      }
      if node.flags.contains(.isUnreadable) { row.state = "leads nowhere" }
      if let key, let property = meant[key.index] { row.state = "misspelt key, meant \(property)" }
      if let key, tree[key].flags.contains(.isDuplicate) { row.state = "repeated key, not read" }
      if node.flags.contains(.isCut) { row.notes.append("cut") }
      if schema == nil, row.state == nil, row.key != "<<" { row.notes.append("not in the schema") }
      if node.flags.contains(.hasAnchor), let name = outline.anchor(between: position, and: Int(node.start)) {
        row.notes.append(name)
      }
      if let tag = tree.tag(of: id) { row.notes.append("!<\(tag)>".withoutControls) }
    }

    /// The first finding that begins between two offsets.
    private func code(from lower: Int, through upper: Int) -> String? {
      var low = 0
      var high = codes.count
      while low < high {
        let middle = (low + high) / 2
        if codes[middle].offset < lower { low = middle + 1 } else { high = middle }
      }
      return low < codes.count && codes[low].offset <= upper ? codes[low].code : nil
    }

    /// After a mapping, what `<<` brought into it.
    private mutating func merged(_ mapping: NodeID, _ body: (TreeRow) -> Bool) -> Bool {
      guard tree[mapping].kind == .mapping, tree[mapping].flags.contains(.hasMerge) else { return true }
      var names: [String] = []
      var count = 0
      for entry in tree.entries(of: mapping) where entry.mergedVia != nil {
        count += 1
        if names.count < 12 { names.append(tree.text(of: entry.key).withoutControls) }
      }
      guard count > 0 else { return true }
      var row = TreeRow(.merge, depth: around.count + 1, offset: Int(tree[mapping].start))
      row.text = "merged in: " + names.joined(separator: ", ") + (count > names.count ? ", …" : "")
      return body(row)
    }
  }

  // MARK: - Texts

  private func text(_ range: ByteRange) -> String {
    let bytes = tree.source.bytes[range.lower..<min(range.upper, range.lower + Self.textLimit)]
    return String(decoding: bytes, as: UTF8.self).withoutControls
  }

  private func text(_ scalar: NodeID) -> String {
    tree.withTextBytes(of: scalar) { bytes in
      let text = String(decoding: bytes.prefix(Self.textLimit), as: UTF8.self).withoutControls
      return bytes.count > Self.textLimit ? text + "…" : text
    }
  }

  private func keyText(_ key: NodeID) -> String {
    tree[key].kind == .scalar ? text(key) : text(tree.range(of: key))
  }

  /// The name of the anchor that stands between two places, `&` included.
  private func anchor(between lower: Int, and upper: Int) -> String? {
    let bytes = tree.source.bytes
    var index = lower
    while index < min(upper, bytes.count) {
      if bytes[index] == UInt8(ascii: "#"), index == lower || bytes[index - 1] <= 0x20 {
        while index < upper, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      } else if bytes[index] == UInt8(ascii: "&") {
        var end = index + 1
        while end < bytes.count, bytes[end] > 0x20, !",[]{}".utf8.contains(bytes[end]) { end += 1 }
        return text(ByteRange(index, end))
      } else {
        index += 1
      }
    }
    return nil
  }
}
