internal import Diagnostics

/// The part of a source line that fits the terminal, around what is underlined.
struct LineView {
  let text: ArraySlice<UInt8>
  let isCutLeft: Bool
  let isCutRight: Bool
  var isBlank: Bool { !isCutLeft && !isCutRight && text.allSatisfy { $0 == 0x20 } }

  private let line: DisplayLine
  /// The column of the line that stands first, and the columns that stand before it.
  private let origin: Int
  private let lead: Int
  private let room: Int

  /// Of a longer line only so many bytes for each column of the terminal are looked at, on each side of the focus: 4 for
  /// any scalar, twice for the marks on it.
  private static let bytesPerColumn = 8

  /// - Parameter focus: the bytes of the line that must be in sight, from their beginning.
  init(_ map: SourceMap, _ number: Int, focus: ByteRange?, room: Int, _ style: TextStyle) {
    let whole = map.lines.range(ofLine: number)
    let anchor = min(max(focus?.lower ?? whole.lower, whole.lower), whole.upper)
    var looked = whole
    let reach = Self.bytesPerColumn * room
    if whole.count > 2 * reach {
      looked = map.aligned(ByteRange(max(whole.lower, anchor - reach), min(whole.upper, anchor + reach)))
    }
    let line = DisplayLine(map.source, looked, unicode: style.unicode)
    self.line = line
    self.room = room
    let moreLeft = looked.lower > whole.lower
    let moreRight = looked.upper < whole.upper
    guard line.width > room || moreLeft || moreRight else {
      (text, isCutLeft, isCutRight, origin, lead) = (line.text[...], false, false, 0, 0)
      return
    }
    let mark = style.unicode ? 1 : 3
    let start = line.column(at: anchor)
    let end = max(start + 1, focus.map { line.columnBehind($0.upper) } ?? 0)
    if !moreLeft, end + mark <= room {
      (text, _) = line.part(0..<max(0, room - mark))
      (isCutLeft, isCutRight, origin, lead) = (false, true, 0, 0)
      return
    }
    let inner = max(1, room - 2 * mark)
    var left = end - start < inner ? start - (inner - (end - start)) / 2 : start - min(4, inner / 4)
    // At the end of the line nothing is cut on the right; a caret may stand behind the last character.
    let last = max(line.width, start + 1)
    let reachesEnd = !moreRight && left + inner + mark >= last
    if reachesEnd { left = last - (room - mark) }
    left = max(0, left)
    (text, origin) = line.part(left..<(left + (reachesEnd ? room - mark : inner)))
    (isCutLeft, isCutRight, lead) = (true, !reachesEnd, mark)
  }

  /// Where `bytes` of the line are seen, as columns from 0 of this view; at least one column, which is the mark of
  /// omission where they are out of sight.
  func columns(of bytes: ByteRange) -> Range<Int> {
    let lower = line.column(at: bytes.lower) - origin + lead
    let upper = bytes.isEmpty ? lower + 1 : line.columnBehind(bytes.upper) - origin + lead
    let start = min(max(0, lower), max(0, room - 1))
    return start..<max(start + 1, min(upper, room))
  }
}
