internal import Diagnostics
internal import RuleEngine
internal import YAMLTree

/// Another way of writing a plan that says the same: whatever a rule finds, it finds in each of them.
package enum Disguise: String, Sendable, CaseIterable {
  case comment = "a comment in other scripts on top"
  case carriageReturns = "CR LF line ends"
  case byteOrderMark = "a byte-order mark"
  case reversedKeys = "its keys in reverse order"
  case anchoredValues = "its values behind anchors"
  case anchoredSection = "a section behind an anchor"
  /// The findings are there, and accepted: they no longer count.
  case waived = "its findings waived"

  /// Why a plan cannot be disguised so.
  struct Impossible: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// The key on top of a plan that holds what stands behind anchors.
  static let key = "x-disguise"

  /// The plan in this disguise.
  ///
  /// - Parameters:
  ///   - places: where findings point; a section that holds the first of them is chosen, and those are waived.
  ///   - rule: the rule whose findings they are.
  func of(_ plan: Tree, places: [ByteRange], rule: Rule) throws(Impossible) -> Rewrite {
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
    case .waived: return try waiving(plan, places, rule)
    }
  }

  /// A waiver at the end of each line that a finding points at; a comment that is there becomes the end of its reason.
  private func waiving(_ plan: Tree, _ places: [ByteRange], _ rule: Rule) throws(Impossible) -> Rewrite {
    guard rule.isWaivable else { throw Impossible("its rule cannot be waived") }
    let index = LineIndex(plan.source)
    let comments = plan.comments
    var pieces: [Rewrite.Piece] = []
    var position = 0
    for number in Set(places.map { index.line(at: $0.lower) }).sorted() {
      let line = index.range(ofLine: number)
      let comment = comments.first { line.contains($0) }
      let end = comment?.lower ?? line.upper
      guard !Self.isInText(end, of: plan) else { throw Impossible("a text goes on behind the line of a finding") }
      let space = comment == nil && line.upper > line.lower ? "  " : ""
      pieces += [
        .copy(ByteRange(position, end)), .text("\(space)# crmlint: waive \(rule.id.code): an example"),
        .text(comment == nil ? "" : " "),
      ]
      position = end
    }
    return Rewrite(plan.source, pieces + [.copy(ByteRange(position, plan.source.bytes.count))])
  }

  /// Whether a text in quotes or over several lines holds the byte; a comment behind the head of a block is none of its text.
  private static func isInText(_ offset: Int, of plan: Tree) -> Bool {
    (0..<plan.nodeCount).contains { index in
      let id = NodeID(Int32(truncatingIfNeeded: index))
      let range = plan.range(of: id)
      guard plan[id].kind == .scalar, range.lower < offset, offset < range.upper else { return false }
      let isBlock = plan[id].style == .literal || plan[id].style == .folded
      return !isBlock || plan.source.bytes[range.lower..<offset].contains(0x0A)
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
