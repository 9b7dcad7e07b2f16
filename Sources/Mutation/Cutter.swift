internal import Diagnostics
internal import YAMLTree

/// Makes the edits that take one node out of a text, or put something else in its place, in block and in flow style.
///
/// Comments on the lines of what goes, go with it; those around it stay. What cannot be cut so (a mapping's key behind
/// `?`) gives a text that is not YAML, and the run says so.
struct Cutter {
  let tree: Tree

  private var bytes: [UInt8] { tree.source.bytes }

  /// Takes an entry out of its mapping (`key` and its value), or an item out of its sequence (no `key`). The last one
  /// leaves `{}` or `[]`.
  func deletion(of value: NodeID, key: NodeID?) -> Edit? {
    guard tree[value].parent >= 0 else { return nil }
    let parent = NodeID(tree[value].parent)
    guard tree[parent].length > 1 else { return emptying(parent) }
    let first = key ?? value
    let previous = sibling(before: first, in: parent)
    let end = Int(tree[value].end)
    if tree[parent].style == .flow {
      if let previous { return Edit(ByteRange(Int(tree[previous].end), end), "") }
      var upper = skipBlank(from: end)
      if upper < bytes.count, bytes[upper] == UInt8(ascii: ",") { upper += 1 }
      while upper < bytes.count, bytes[upper] == 0x20 { upper += 1 }
      // No comment may begin right behind the bracket.
      let isComment = upper < bytes.count && bytes[upper] == UInt8(ascii: "#")
      return Edit(ByteRange(Int(tree[parent].start) + 1, upper), isComment ? " " : "")
    }
    let start = skipBlank(from: Int(previous.map { tree[$0].end } ?? tree[parent].start))
    let line = lineStart(of: start)
    if bytes[line..<max(line, start)].allSatisfy({ $0 == 0x20 }) {
      return Edit(ByteRange(line, afterLine(of: end)), "")
    }
    // The first after a dash: the next one takes its place.
    return Edit(ByteRange(start, skipBlank(from: end)), "")
  }

  /// Leaves `[]` or `{}` of a container.
  func emptying(_ container: NodeID) -> Edit {
    replacement(of: container, by: tree[container].kind == .sequence ? "[]" : "{}")
  }

  /// Puts `text`, a scalar or a flow collection, in place of a node.
  func replacement(of node: NodeID, by text: String) -> Edit {
    let range = tree.range(of: node)
    let isBlock = tree[node].kind != .scalar && tree[node].kind != .alias && tree[node].style == .block
    guard isBlock || range.isEmpty, let key = tree.key(of: node) else {
      return Edit(range, range.isEmpty ? " " + text : text)
    }
    // A block may stand below its key where a flow collection may not.
    let colon = skipBlank(from: Int(tree[key].end))
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return Edit(range, ": " + text) }
    return Edit(ByteRange(colon + 1, max(colon + 1, range.upper)), " " + text)
  }

  /// Puts a copy of an entry behind it.
  func duplication(of value: NodeID, key: NodeID) -> Edit? {
    guard tree[value].parent >= 0 else { return nil }
    let parent = NodeID(tree[value].parent)
    let start = Int(tree[key].start)
    let end = max(start, Int(tree[value].end))
    let copy = bytes[start..<end]
    if tree[parent].style == .flow {
      // A pair in a list has no braces, and no room for a second key.
      let opening = Int(tree[parent].start)
      guard opening < bytes.count, bytes[opening] == UInt8(ascii: "{") else { return nil }
      return Edit(ByteRange(at: end), Array((tree.range(of: value).isEmpty ? " , " : ", ").utf8) + copy)
    }
    var behind = end
    while behind < bytes.count, bytes[behind] != 0x0A, bytes[behind] != 0x0D { behind += 1 }
    let indentation = [UInt8](repeating: 0x20, count: start - lineStart(of: start))
    return Edit(ByteRange(at: behind), [0x0A] + indentation + copy)
  }

  /// Spells a key otherwise.
  func renaming(_ key: NodeID, to name: String) -> Edit {
    Edit(tree.range(of: key), tree[key].style == .plain ? name : Cutter.quoted(name))
  }

  /// A text as a scalar that says nothing else.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  // MARK: - Steps over the text

  /// The entry or item before `first`, as its value; nil where it is the first.
  private func sibling(before first: NodeID, in parent: NodeID) -> NodeID? {
    var previous: NodeID?
    var child = parent.index + 1
    while child < first.index {
      previous = NodeID(child)
      child = tree[NodeID(child)].next
    }
    return previous
  }

  /// The first byte from `offset` on that is no white space and in no comment.
  private func skipBlank(from offset: Int) -> Int {
    var index = max(0, offset)
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "#") where index == 0 || bytes[index - 1] <= 0x20:
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      default: return index
      }
    }
    return index
  }

  private func lineStart(of offset: Int) -> Int {
    var start = min(max(0, offset), bytes.count)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    return start
  }

  /// Where the line after the one at `offset` begins.
  private func afterLine(of offset: Int) -> Int {
    var end = max(0, offset)
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    return end
  }
}
