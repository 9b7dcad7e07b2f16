package import Diagnostics
package import YAMLTree

extension Tree {
  /// Whether a plain or quoted scalar's whole trimmed text is one of `words`, whatever its case.
  package func isWord(_ scalar: NodeID, in words: WordList) -> Bool {
    let node = self[scalar]
    guard node.kind == .scalar, node.length > 0, Int(node.length) <= WordList.longest else { return false }
    guard withTextBytes(of: scalar, { words.mayHold($0) }) else { return false }
    return words.texts.contains(text(of: scalar).trimmedLowercase)
  }

  /// Whether a scalar's text is empty or white space.
  func isBlank(_ scalar: NodeID) -> Bool {
    // Nearly every text begins with a letter or digit, and is none.
    let first = withTextBytes(of: scalar) { $0.first }
    if let first, first > 0x20, first < 0x80 { return false }
    return text(of: scalar).allSatisfy(\.isWhitespace)
  }

  /// The route from the document's root to a node: `phases[2].activities[A1].start`, an item by its `id` where it has one, else by
  /// its position from 0. Cost: a walk over the entries before it in each container around it.
  package func route(to node: NodeID) -> String {
    var parts: [String] = []
    var current = node
    while self[current].parent >= 0 {
      let parent = NodeID(self[current].parent)
      if self[parent].kind == .sequence {
        parts.append("[\(identity(of: current) ?? String(position(of: current, in: parent)))]")
      } else if let key = self[current].flags.contains(.isKey) ? current : key(of: current) {
        parts.append((self[parent].parent < 0 ? "" : ".") + text(of: key))
      }
      current = parent
    }
    return parts.reversed().joined()
  }

  /// The `id` of an item, as routes name it; a very long one is cut.
  func identity(of item: NodeID) -> String? {
    let item = resolved(item)
    if let id = keyID("id"), self[item].kind == .mapping, let entry = value(of: id, in: item) {
      let text = text(of: resolved(entry.value))
      return text.isEmpty ? nil : String(text.prefix(80))
    }
    return nil
  }

  private func position(of item: NodeID, in sequence: NodeID) -> Int {
    var position = 0
    for candidate in items(of: sequence) {
      if candidate == item { return position }
      position += 1
    }
    return position
  }

  /// Where a container begins, as far as a reader needs to see it: its first key, its first item's mark or its bracket.
  package func opening(of container: NodeID) -> ByteRange {
    let range = range(of: container)
    if self[container].style == .flow { return ByteRange(range.lower, min(range.upper, range.lower + 1)) }
    if self[container].kind == .mapping, let first = entries(of: container).first(where: { $0.mergedVia == nil }) {
      return self.range(of: first.key)
    }
    return ByteRange(range.lower, min(range.upper, range.lower + 1))
  }
}

extension String {
  /// Without white space at either end and in lower case.
  package var trimmedLowercase: String {
    if let text = trimmedLowercaseOfASCII { return text }
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    let head = drop(while: isSpace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return head[...last].lowercased()
  }

  /// The same by bytes, which is many times as fast; nil where there are others than those of ASCII.
  private var trimmedLowercaseOfASCII: String? {
    let text = utf8.withContiguousStorageIfAvailable { bytes -> String? in
      func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      var (lower, upper) = (0, bytes.count)
      while lower < upper, isSpace(bytes[lower]) { lower += 1 }
      while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
      return String(unsafeUninitializedCapacity: upper - lower) { room in
        for index in lower..<upper {
          let byte = bytes[index]
          room[index - lower] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        }
        return upper - lower
      }
    }
    return text ?? nil
  }
}
