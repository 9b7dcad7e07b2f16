internal import Diagnostics

/// A source line as a terminal shows it: tabs set out, nothing left that steers the terminal, and for each grapheme
/// cluster where it stands in the file and in which column.
struct DisplayLine {
  /// The beginning of a cluster; the last mark stands behind the line.
  private struct Mark {
    /// Bytes from the beginning of the file.
    var offset: Int
    /// Columns from 0.
    var column: Int
    /// Bytes from the beginning of `text`.
    var index: Int
  }

  /// Tabs go on to the next multiple of this.
  private static let tabStop = 4

  private(set) var text: [UInt8] = []
  private(set) var width = 0
  private var marks: [Mark] = []

  /// - Parameters:
  ///   - range: bytes of one line, without its line break, within the source.
  ///   - unicode: whether control characters may be shown by their pictures (U+2400 and on), else as `?`.
  init(_ source: SourceText, _ range: ByteRange, unicode: Bool) {
    let slice = source.bytes[range.lower..<range.upper]
    marks.reserveCapacity(slice.count + 1)
    text.reserveCapacity(slice.count)
    if slice.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      for (index, offset) in slice.indices.enumerated() {
        marks.append(Mark(offset: offset, column: index, index: index))
      }
      text.append(contentsOf: slice)
      width = slice.count
    } else {
      decode(slice, unicode: unicode)
    }
    marks.append(Mark(offset: range.upper, column: width, index: text.count))
  }

  /// The column where the cluster stands that holds the byte at `offset`.
  func column(at offset: Int) -> Int {
    let next = firstMark { $0.offset > offset }
    return next > 0 ? marks[next - 1].column : 0
  }

  /// The column behind the last cluster that begins before `offset`.
  func columnBehind(_ offset: Int) -> Int {
    let next = firstMark { $0.offset >= offset }
    return next < marks.count ? marks[next].column : width
  }

  /// The clusters that stand wholly in `columns`, as bytes, and the column of the first.
  func part(_ columns: Range<Int>) -> (text: ArraySlice<UInt8>, column: Int) {
    let first = min(firstMark { $0.column >= columns.lowerBound }, marks.count - 1)
    let last = max(first, firstMark { $0.column > columns.upperBound } - 1)
    return (text[marks[first].index..<marks[last].index], marks[first].column)
  }

  private func firstMark(_ matches: (Mark) -> Bool) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if matches(marks[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func decode(_ slice: ArraySlice<UInt8>, unicode: Bool) {
    var run = String.UnicodeScalarView()
    var offsets: [Int] = []
    var offset = slice.startIndex
    var iterator = slice.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    loop: while true {
      let scalar: Unicode.Scalar
      let length: Int
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): (scalar, length) = (Unicode.UTF8.decode(encoded), encoded.count)
      case .error(let count): (scalar, length) = (unicode ? "\u{FFFD}" : "?", count)
      case .emptyInput: break loop
      }
      if scalar == "\t" {
        flush(&run, &offsets)
        appendTab(at: offset)
      } else {
        run.append(Self.picture(of: scalar, unicode: unicode))
        offsets.append(offset)
      }
      offset += length
    }
    flush(&run, &offsets)
  }

  /// Sets the clusters of `run`, whose scalars stand at `offsets`.
  private mutating func flush(_ run: inout String.UnicodeScalarView, _ offsets: inout [Int]) {
    var scalar = 0
    for cluster in String(run) where scalar < offsets.count {
      marks.append(Mark(offset: offsets[scalar], column: width, index: text.count))
      text.append(contentsOf: cluster.utf8)
      width += DisplayWidth.of(cluster)
      scalar += cluster.unicodeScalars.count
    }
    run = String.UnicodeScalarView()
    offsets.removeAll(keepingCapacity: true)
  }

  private mutating func appendTab(at offset: Int) {
    marks.append(Mark(offset: offset, column: width, index: text.count))
    let columns = Self.tabStop - width % Self.tabStop
    text.append(contentsOf: repeatElement(0x20, count: columns))
    width += columns
  }

  /// What is shown for a scalar: itself, unless it steers a terminal.
  private static func picture(of scalar: Unicode.Scalar, unicode: Bool) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: unicode ? Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" : "?"
    case 0x7F: unicode ? "\u{2421}" : "?"
    case 0x80..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: unicode ? "\u{FFFD}" : "?"
    default: scalar
    }
  }
}
