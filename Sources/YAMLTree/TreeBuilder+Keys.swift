internal import Diagnostics

extension TreeBuilder {
  /// Gives a mapping's key its number, and reports it where the mapping has that key already.
  mutating func register(key index: Int32, spelled text: UnsafeBufferPointer<UInt8>) {
    guard let mapping = open.last?.index else { return }
    let id = Int(keys.intern(text).index)
    nodes[Int(index)].key = Int32(truncatingIfNeeded: id)
    while keyUses.count <= id { keyUses.append(KeyUse(mapping: -1, key: -1)) }
    if text.count == 2, text.elementsEqual("<<".utf8), nodes[Int(index)].style == .plain {
      nodes[Int(mapping)].flags.insert(.hasMerge)
    }
    let use = keyUses[id]
    if use.mapping == mapping {
      nodes[Int(index)].flags.insert(.isDuplicate)
      reportDuplicate(index, first: use.key, String(decoding: text, as: UTF8.self))
    } else {
      overwritten.append((id, use))
      keyUses[id] = KeyUse(mapping: mapping, key: index)
    }
  }

  /// Adds an alias, or an empty scalar where it leads nowhere.
  mutating func addAlias(_ event: Event, name: String) -> Cut? {
    let range = ByteRange(event.start, event.end)
    checkNode(event, name: name.utf8.count)
    let target = anchors[name]
    let known = target.flatMap { anchored[$0] }
    var node = Node(
      start: UInt32(truncatingIfNeeded: range.lower), end: UInt32(truncatingIfNeeded: range.upper), parent: -1, next: 0,
      value: target ?? 0, length: 0, key: -1, kind: .alias, style: .plain, flags: [])
    guard let target, let known, !known.isOpen else {
      node.kind = .scalar
      node.flags.insert(.isUnreadable)
      node.value = 0
      reportAlias(name, range, containing: known == nil ? nil : target)
      guard let index = append(node, event) else { return tooManyNodes(range) }
      expandedTotal += 1
      complete(index, end: range.upper, expanded: 1, height: 0)
      return nil
    }
    if open.count + known.height > limits.maximumDepth { return tooDeep(range) }
    expandedTotal += known.expanded
    if expandedTotal > limits.maximumAliasExpansion { return aliasBomb(range, name) }
    guard let index = append(node, event) else { return tooManyNodes(range) }
    complete(index, end: range.upper, expanded: known.expanded, height: known.height) { builder in
      builder.register(key: index, like: target)
    }
    return nil
  }

  /// A key that is an alias has the spelling of the scalar it stands for.
  private mutating func register(key index: Int32, like target: Int32) {
    let node = nodes[Int(target)]
    guard node.kind == .scalar else { return }
    let text =
      node.flags.contains(.decoded)
      ? Array(decoded[node.textStart..<node.textStart + Int(node.length)])
      : Array(bytes[node.textStart..<node.textStart + Int(node.length)])
    text.withUnsafeBufferPointer { register(key: index, spelled: $0) }
  }

  // MARK: - Documents

  mutating func beginDocument(_ event: Event) {
    checkDirectives(at: event.start)
    documentRange = ByteRange(event.start, event.end)
    documentRoot = -1
    anchors = [:]
    anchored = [:]
    expandedTotal = 0
  }

  mutating func endDocument(start: Int, end: Int, isCut: Bool = false) {
    isEndMarked = end > start
    guard var range = documentRange else { return }
    documentRange = nil
    var root = documentRoot >= 0 && Int(documentRoot) < nodes.count ? NodeID(documentRoot) : nil
    if let id = root {
      let node = nodes[Int(id.index)]
      if node.kind == .scalar, node.style == .plain, node.start == node.end, node.flags.isEmpty {
        // libyaml's stand-in for the missing content of `---`.
        nodes.removeLast()
        root = nil
      } else {
        range = ByteRange(min(range.lower, Int(node.start)), max(range.upper, Int(node.end)))
      }
    }
    if end > start { range.upper = max(range.upper, end) }
    documents.append(Document(root: root, range: range, isCut: isCut))
  }

  /// Ends the reading early: closes what is open, marked as cut, and drops the entry that was being read, lest its value
  /// look absent.
  mutating func end(by cut: Cut) {
    diagnostics.append(cut.diagnostic)
    // Whatever belongs to a key that is itself a container goes with it.
    if let complex = open.firstIndex(where: { nodes[Int($0.index)].flags.contains(.isKey) }) {
      let first = open[complex].index
      while open.count > complex, let container = open.popLast() { close(container, end: container.lastEnd) }
      drop(from: first)
    }
    if let last = open.last, last.pendingKey >= 0 { drop(from: last.pendingKey) }
    var end = open.last.map { container in lastEnd(of: container.index) } ?? 0
    while let container = open.popLast() {
      end = max(end, lastEnd(of: container.index))
      close(container, end: end)
      nodes[Int(container.index)].flags.insert(.isCut)
      if let parent = open.last { nodes[Int(parent.index)].length += 1 } else { documentRoot = container.index }
    }
    endDocument(start: cut.offset, end: cut.offset, isCut: true)
  }

  /// The end of the last child that is left in a container at the end of the arena.
  private func lastEnd(of container: Int32) -> Int {
    var last = Int32(truncatingIfNeeded: nodes.count) - 1
    guard last > container else { return Int(nodes[Int(container)].start) }
    while nodes[Int(last)].parent > container { last = nodes[Int(last)].parent }
    return Int(nodes[Int(last)].end)
  }

  private mutating func drop(from index: Int32) {
    nodes.removeSubrange(Int(index)...)
    tags.cut(at: index)
  }

  consuming func finish(cutAt: Int?) -> Tree {
    checkComments(to: cutAt == nil ? bytes.count : readTo)
    diagnostics.sort(by: Diagnostic.reportOrder)
    return Tree(
      source: source, documents: documents, diagnostics: diagnostics, cutAt: cutAt, nodes: nodes, decoded: decoded,
      keys: keys, tags: tags, commentsEnd: cutAt == nil ? bytes.count : readTo)
  }
}
