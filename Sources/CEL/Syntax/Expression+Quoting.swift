extension Expression {
  /// A part of the expression as its author wrote it, on one line, with the ranges of what can be left out of it.
  package struct Quotation: Sendable {
    package var text: String
    /// UTF-8 ranges in `text` of the sub-expressions, outer ones before those inside them.
    package var parts: [Range<Int>]
  }

  /// No more of these are needed to shorten a text to a line.
  private static let quotedParts = 400

  /// The text of `id`: comments left out, white space between words set as one space.
  package func quotation(of id: ID) -> Quotation {
    let bytes = Array(text.utf8)
    let whole = range(id).clamped(to: 0..<bytes.count)
    var nodes: [ID] = []
    var literals: [Range<Int>] = []
    var pending = children(id)
    if case .literal = kind(id) { literals.append(whole) }
    while let next = pending.popLast() {
      if case .literal = kind(next) {
        literals.append(range(next).clamped(to: whole))
      } else if nodes.count < Self.quotedParts {
        nodes.append(next)
      }
      pending += children(next)
    }
    literals.sort { $0.lowerBound < $1.lowerBound }
    var offsets = [Int](repeating: 0, count: whole.count + 1)
    var result: [UInt8] = []
    var nextLiteral = 0
    var index = whole.lowerBound
    while index < whole.upperBound {
      while nextLiteral < literals.count, literals[nextLiteral].upperBound <= index { nextLiteral += 1 }
      let isQuoted = nextLiteral < literals.count && literals[nextLiteral].contains(index)
      offsets[index - whole.lowerBound] = result.count
      let byte = bytes[index]
      if !isQuoted, byte == 0x2F, index + 1 < whole.upperBound, bytes[index + 1] == 0x2F {
        while index < whole.upperBound, bytes[index] != 0x0A {
          offsets[index - whole.lowerBound] = result.count
          index += 1
        }
        continue
      }
      if !isQuoted, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        if let last = result.last, last != 0x20, last != 0x28 { result.append(0x20) }
      } else {
        // "( a )" closes up, as folded lines often leave it.
        if !isQuoted, byte == 0x29, result.last == 0x20 { result.removeLast() }
        result.append(byte)
      }
      index += 1
    }
    offsets[whole.count] = result.count
    let parts = nodes.map { node in
      let range = range(node).clamped(to: whole)
      let lower = min(offsets[range.lowerBound - whole.lowerBound], result.count)
      return lower..<min(max(lower, offsets[range.upperBound - whole.lowerBound]), result.count)
    }
    return Quotation(
      text: String(decoding: result, as: UTF8.self),
      parts: parts.sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) })
  }
}
