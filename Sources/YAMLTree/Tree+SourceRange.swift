package import Diagnostics

extension Tree {
  /// The bytes of the file that a part of a scalar's text comes from, through quotes, escapes, folded lines and
  /// indentation.
  ///
  /// The range lies inside the node's. A character that an escape or a fold stands for gives the whole of it; the line
  /// breaks at the end of a text block, which lie outside the node, give its end. Cost: one reading of the scalar where
  /// its text differs from the file.
  ///
  /// - Parameter decoded: UTF-8 offsets in `text(of:)`; clipped to it, and widened to whole characters.
  package func sourceRange(in scalar: NodeID, decoded: Range<Int>) -> ByteRange {
    let node = self[scalar]
    let whole = range(of: scalar)
    guard node.kind == .scalar else { return whole }
    return withTextBytes(of: scalar) { text in
      var lower = min(max(0, decoded.lowerBound), text.count)
      var upper = min(max(lower, decoded.upperBound), text.count)
      while lower > 0, lower < text.count, text[lower] & 0xC0 == 0x80 { lower -= 1 }
      while upper < text.count, text[upper] & 0xC0 == 0x80 { upper += 1 }
      if !node.flags.contains(.decoded) {
        return ByteRange(node.textStart + lower, node.textStart + upper)
      }
      let segments = segments(of: scalar)
      guard let start = segments.offset(of: lower, isEnd: false) else { return whole }
      let end = lower == upper ? start : segments.offset(of: upper, isEnd: true) ?? whole.upper
      return ByteRange(min(max(start, whole.lower), whole.upper), min(max(start, end, whole.lower), whole.upper))
    }
  }

  /// The segment map of a scalar whose text differs from the file.
  func segments(of scalar: NodeID) -> SegmentMap {
    let node = self[scalar]
    return source.bytes.withUnsafeBufferPointer { bytes in
      var map = SegmentMap(bytes)
      let start = Int(node.start)
      let end = Int(node.end)
      switch node.style {
      case .plain: map.readFlow(start, end, style: .plain)
      case .singleQuoted, .doubleQuoted: map.readFlow(start + 1, max(start + 1, end - 1), style: node.style)
      default:
        withTextBytes(of: scalar) { map.readBlock(start, decoded: $0, isFolded: node.style == .folded) }
      }
      return map
    }
  }
}
