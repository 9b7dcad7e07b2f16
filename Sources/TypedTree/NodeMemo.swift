internal import YAMLTree

/// What was made of nodes already, each time for a key of three numbers: found by the node, since nearly all nodes are read
/// in one way. For one thread; nothing that it does calls back, so that no access meets another.
final class NodeMemo<Value> {
  typealias Key = (Int32, Int32, Int32)

  private struct Entry {
    var key: Key
    var value: Value
    /// The entry of the same node that was made before; -1: none.
    var before: Int32
  }

  /// By node: the entry that was made last; -1: none.
  @exclusivity(unchecked) private var last: [Int32]
  @exclusivity(unchecked) private var entries: [Entry] = []

  init(nodes: Int) { last = Array(repeating: -1, count: nodes) }

  func value(_ node: NodeID, _ key: Key) -> Value? {
    guard last.indices.contains(Int(node.index)) else { return nil }
    var position = last[Int(node.index)]
    while position >= 0 {
      if entries[Int(position)].key == key { return entries[Int(position)].value }
      position = entries[Int(position)].before
    }
    return nil
  }

  func add(_ value: Value, _ node: NodeID, _ key: Key) {
    guard last.indices.contains(Int(node.index)), let position = Int32(exactly: entries.count) else { return }
    entries.append(Entry(key: key, value: value, before: last[Int(node.index)]))
    last[Int(node.index)] = position
  }
}
