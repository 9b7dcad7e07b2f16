internal import Diagnostics

/// A text made of the parts of another, which knows where each part went.
struct Rewrite {
  enum Piece {
    /// Bytes of the original; they are found here.
    case copy(ByteRange)
    /// Bytes of the original that something else stands in for; they are found there.
    case aside(ByteRange)
    /// Text that the original does not have.
    case text(String)
    /// Text for which the same holds as for a part of the original: whatever lies in that part is found here.
    case standIn(String, ByteRange)
  }

  let original: SourceText
  let bytes: [UInt8]
  /// Where parts of the original went: in the order of the new text.
  private let copies: [(old: ByteRange, new: Int)]
  private let standIns: [(old: ByteRange, new: ByteRange)]

  init(_ original: SourceText, _ pieces: [Piece]) {
    var bytes: [UInt8] = []
    var copies: [(ByteRange, Int)] = []
    var standIns: [(ByteRange, ByteRange)] = []
    for piece in pieces {
      switch piece {
      case .copy(let range):
        let range = ByteRange(max(0, range.lower), min(range.upper, original.bytes.count))
        guard !range.isEmpty else { continue }
        copies.append((range, bytes.count))
        bytes += original.bytes[range.lower..<range.upper]
      case .aside(let range):
        let range = ByteRange(max(0, range.lower), min(range.upper, original.bytes.count))
        bytes += original.bytes[range.lower..<range.upper]
      case .text(let text): bytes += Array(text.utf8)
      case .standIn(let text, let range):
        let start = bytes.count
        bytes += Array(text.utf8)
        standIns.append((range, ByteRange(start, bytes.count)))
      }
    }
    self.original = original
    self.bytes = bytes
    self.copies = copies
    self.standIns = standIns
  }

  /// Where a range of the original is found: from the first to the last of its bytes in the new text; nil where none of them is there.
  func place(of range: ByteRange) -> ByteRange? {
    if let standIn = standIns.first(where: { $0.old.contains(range) }) { return standIn.new }
    if range.isEmpty {
      // It stands behind what comes before it.
      let copy =
        copies.first { $0.old.lower < range.lower && range.lower <= $0.old.upper }
        ?? copies.first { $0.old.lower == range.lower }
      return copy.map { ByteRange(at: $0.new + range.lower - $0.old.lower) }
    }
    var lower: Int?
    var upper = 0
    for (old, new) in copies where old.lower < range.upper && range.lower < old.upper {
      lower = min(lower ?? .max, new + max(range.lower, old.lower) - old.lower)
      upper = max(upper, new + min(range.upper, old.upper) - old.lower)
    }
    return lower.map { ByteRange($0, upper) }
  }
}
