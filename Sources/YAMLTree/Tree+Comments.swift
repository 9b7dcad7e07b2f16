package import Diagnostics

extension Tree {
  /// Every comment from its `#` to the end of its line, in file order. Computed anew on each call: one pass over what
  /// lies between the nodes.
  ///
  /// Between scalars stand only punctuation, anchors, tags and directives, and none of these can hold a `#`; so each one
  /// there begins a comment. After a syntax error nothing is certain, and the comments end with the last node before it.
  package var comments: [ByteRange] {
    var found: [ByteRange] = []
    source.bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      for node in nodes where node.kind == .scalar || node.kind == .alias {
        scan(bytes, from: position, to: min(Int(node.start), commentsEnd), into: &found)
        if node.style == .literal || node.style == .folded { scanHeader(bytes, node, into: &found) }
        position = max(position, Int(node.end))
      }
      scan(bytes, from: position, to: commentsEnd, into: &found)
    }
    return found
  }

  /// The comment behind `|` or `>`.
  private func scanHeader(_ bytes: UnsafeBufferPointer<UInt8>, _ node: Node, into found: inout [ByteRange]) {
    var index = Int(node.start)
    while index < Int(node.end), !isBreak(bytes[index]), bytes[index] != UInt8(ascii: "#") { index += 1 }
    scan(bytes, from: index, to: min(index + 1, Int(node.end)), into: &found)
  }

  /// Collects the comments that begin in `lower..<upper`.
  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from lower: Int, to upper: Int, into found: inout [ByteRange]
  ) {
    var index = lower
    while index < upper {
      if bytes[index] == UInt8(ascii: "#") {
        let start = index
        while index < bytes.count, !isBreak(bytes[index]), !isWideBreak(bytes, index) { index += 1 }
        found.append(ByteRange(start, index))
      } else {
        index += 1
      }
    }
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// U+0085, U+2028 or U+2029, which libyaml takes for line breaks.
  private func isWideBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    LineBreak.length(bytes, index) > 1 && !isBreak(bytes[index])
  }
}

/// Line breaks as libyaml counts them.
///
/// Source: YAML 1.1, 4.1.4 "Line break characters"; YAML 1.2 keeps only the first three.
enum LineBreak {
  /// The bytes of the line break at `index` (LF, CR, CR LF, U+0085, U+2028, U+2029); 0 where none is.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    switch bytes[index] {
    case 0x0A: return 1
    case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
      return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}
