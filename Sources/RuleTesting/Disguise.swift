internal import Diagnostics
internal import YAMLTree

/// Another way of writing a plan that says the same: whatever a rule finds, it finds in each of them.
package enum Disguise: String, Sendable, CaseIterable {
  case comment = "a comment in other scripts on top"
  case carriageReturns = "CR LF line ends"
  case byteOrderMark = "a byte-order mark"
  case reversedKeys = "its keys in reverse order"
  case anchoredValues = "its values behind anchors"
  case anchoredSection = "a section behind an anchor"

  /// Why a plan cannot be disguised so.
  struct Impossible: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// The key on top of a plan that holds what stands behind anchors.
  static let key = "x-disguise"

  /// The plan in this disguise.
  ///
  /// - Parameter places: where findings point; a section that holds the first of them is chosen.
  func of(_ plan: Tree, places: [ByteRange]) throws(Impossible) -> Rewrite {
    let source = plan.source
    let whole = ByteRange(0, source.bytes.count)
    let mark = ByteRange(0, source.bytes.starts(with: Self.mark) ? Self.mark.count : 0)
    switch self {
    case .comment:
      // Letters of one, two, three and four bytes, and of one and two columns.
      return Rewrite(source, [.copy(mark), .text("# é 漢字 👷🏽 – x\n"), .copy(ByteRange(mark.upper, whole.upper))])
    case .byteOrderMark:
      guard mark.isEmpty else { throw Impossible("it has one") }
      return Rewrite(source, [.text("\u{FEFF}"), .copy(whole)])
    case .carriageReturns:
      let pieces = Self.carriageReturns(source)
      guard pieces.count > 1 else { throw Impossible("it has no line end that is not CR LF already") }
      return Rewrite(source, pieces)
    case .reversedKeys: return try Reversal(plan).rewrite()
    case .anchoredValues: return try Anchoring(plan).values()
    case .anchoredSection: return try Anchoring(plan).section(around: places)
    }
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func carriageReturns(_ source: SourceText) -> [Rewrite.Piece] {
    var pieces: [Rewrite.Piece] = []
    var start = 0
    for (index, byte) in source.bytes.enumerated() where byte == 0x0A {
      if index > 0, source.bytes[index - 1] == 0x0D { continue }
      pieces += [.copy(ByteRange(start, index)), .text("\r")]
      start = index
    }
    return pieces + [.copy(ByteRange(start, source.bytes.count))]
  }
}
