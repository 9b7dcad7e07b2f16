extension Tree {
  /// The items of a sequence, in file order; none for other nodes. An alias is not followed.
  @inlinable
  public func items(of sequence: NodeID) -> Items {
    let node = self[sequence]
    guard node.kind == .sequence else { return Items(nodes: nodes, position: 0, end: 0) }
    return Items(nodes: nodes, position: sequence.index + 1, end: node.next)
  }

  /// The items of a sequence; each step costs the same.
  public struct Items: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let nodes: [Node]
    @usableFromInline var position: Int32
    @usableFromInline let end: Int32

    @usableFromInline
    init(nodes: [Node], position: Int32, end: Int32) {
      self.nodes = nodes
      self.position = position
      self.end = end
    }

    @inlinable
    public mutating func next() -> NodeID? {
      guard position < end else { return nil }
      let current = NodeID(position)
      position = nodes[Int(position)].next
      return current
    }
  }

  /// A key and its value.
  public struct Entry: Hashable, Sendable {
    public var key: NodeID
    public var value: NodeID
    /// The alias in this mapping's own `<<` that brought the entry; nil for an entry of the mapping itself.
    public var mergedVia: NodeID?

    @inlinable
    public init(key: NodeID, value: NodeID, mergedVia: NodeID? = nil) {
      self.key = key
      self.value = value
      self.mergedVia = mergedVia
    }
  }

  /// The entries of a mapping in file order, without repeated keys; then those that `<<` merges in: the mapping's own
  /// keys win over merged ones, and an earlier merged mapping over a later. Empty for other nodes; an alias is not
  /// followed.
  @inlinable
  public func entries(of mapping: NodeID) -> Entries {
    let node = self[mapping]
    guard node.kind == .mapping else { return Entries(nodes: nodes, position: 0, end: 0, merged: nil) }
    if node.flags.contains(.hasMerge) {
      return Entries(nodes: nodes, position: 0, end: 0, merged: mergedEntries(of: mapping))
    }
    return Entries(nodes: nodes, position: mapping.index + 1, end: node.next, merged: nil)
  }

  /// The entries of a mapping; each step costs the same, but for repeated keys.
  public struct Entries: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let nodes: [Node]
    @usableFromInline var position: Int32
    @usableFromInline let end: Int32
    @usableFromInline let merged: [Entry]?
    @usableFromInline var mergedIndex = 0

    @usableFromInline
    init(nodes: [Node], position: Int32, end: Int32, merged: [Entry]?) {
      self.nodes = nodes
      self.position = position
      self.end = end
      self.merged = merged
    }

    @inlinable
    public mutating func next() -> Entry? {
      if let merged {
        guard mergedIndex < merged.count else { return nil }
        mergedIndex += 1
        return merged[mergedIndex - 1]
      }
      while position < end {
        let key = position
        let value = nodes[Int(key)].next
        position = nodes[Int(value)].next
        if !nodes[Int(key)].flags.contains(.isDuplicate) { return Entry(key: NodeID(key), value: NodeID(value)) }
      }
      return nil
    }
  }

  /// The entry of `mapping` with this key, merged ones included; nil where it has none. Cost: a walk over its entries.
  @inlinable
  public func value(of key: KeyID, in mapping: NodeID) -> Entry? {
    entries(of: mapping).first { self[$0.key].key == key.index }
  }

  /// The entries of a mapping with merge keys.
  ///
  /// Walks merged mappings with a stack of its own. The limit on alias expansion bounds the walk: a merged mapping counts
  /// there like any other copy.
  ///
  /// Source: "Merge Key Language-Independent Type for YAML Version 1.1" (yaml.org/type/merge).
  @usableFromInline
  func mergedEntries(of mapping: NodeID) -> [Entry] {
    var result: [Entry] = []
    var seen: Set<Int32> = []
    var pending: [(mapping: NodeID, via: NodeID?)] = [(mapping, nil)]
    while let (current, via) = pending.popLast() {
      var merges: [(mapping: NodeID, via: NodeID?)] = []
      var plain = Entries(nodes: nodes, position: current.index + 1, end: self[current].next, merged: nil)
      while let entry = plain.next() {
        if isMerge(entry.key), let targets = mergeTargets(of: entry.value) {
          for target in targets { merges.append((resolved(target), via ?? target)) }
          continue
        }
        let key = self[entry.key].key
        if key >= 0, !seen.insert(key).inserted { continue }
        result.append(Entry(key: entry.key, value: entry.value, mergedVia: via))
      }
      // Last in, first out: the earliest merge, with all it merges itself, comes before the next.
      pending.append(contentsOf: merges.reversed())
    }
    return result
  }

  /// Whether a key is a plain `<<` without a tag of another kind.
  func isMerge(_ key: NodeID) -> Bool {
    let node = self[key]
    guard node.kind == .scalar, node.style == .plain, node.length == 2 else { return false }
    if let tag = tag(of: key), tag != ScalarType.corePrefix + "merge" { return false }
    return withTextBytes(of: key) { $0.elementsEqual("<<".utf8) }
  }

  /// The mappings that the value of `<<` names, as it names them (aliases or mappings); nil where it is neither a
  /// mapping nor a list of mappings, and `<<` is then a key like any other.
  private func mergeTargets(of value: NodeID) -> [NodeID]? {
    let target = resolved(value)
    switch self[target].kind {
    case .mapping: return [value]
    case .sequence:
      let items = Array(items(of: target))
      guard items.allSatisfy({ self[resolved($0)].kind == .mapping }) else { return nil }
      return items
    default: return nil
    }
  }
}
