internal import Diagnostics

/// Lines of one file with what is marked in them; how a diagnostic's places are laid out before they are drawn.
struct Snippet {
  /// A part of one line that is underlined.
  struct Underline {
    /// From 1.
    var line: Int
    /// Bytes within that line, without its line break; may be empty.
    var bytes: ByteRange
    /// Whether it belongs to the place the diagnostic is about.
    var isPrimary: Bool
    var label: String?
  }

  let map: SourceMap
  /// The position that the header names.
  var position: LineIndex.Position
  /// Ordered by line; on one line the primary ones first.
  var underlines: [Underline]
  /// The lines shown.
  var lines: ClosedRange<Int>

  /// Lines that are no further apart share a snippet, with the lines between them.
  private static let nearby = 3
  /// A range of no more lines is shown in full, a longer one by its first line.
  private static let fullyShown = 3

  /// The snippets of a diagnostic: the first holds its place, the others follow in the order of the related places.
  static func layOut(_ diagnostic: Diagnostic, _ maps: SourceMaps, _ language: Language) -> [Snippet] {
    var snippets = [Snippet(diagnostic.place, isPrimary: true, maps, language)]
    for place in diagnostic.related {
      let snippet = Snippet(place, isPrimary: false, maps, language)
      if let near = snippets.firstIndex(where: { $0.isNear(snippet) }) {
        snippets[near].merge(snippet)
      } else {
        snippets.append(snippet)
      }
    }
    return joined(snippets)
  }

  private init(_ place: Place, isPrimary: Bool, _ maps: SourceMaps, _ language: Language) {
    map = maps[place.source]
    let span = map.span(of: place.range)
    position = span.start
    let shown = Self.withoutTrailingSpace(span.bytes, of: map)
    let first = span.start.line
    let last = shown.isEmpty ? first : map.lines.line(at: shown.upper - 1)
    let end = last - first < Self.fullyShown ? last : first
    lines = first...end
    var label = place.label?.text(in: language).withoutControls
    if end < last {
      let through = Words.throughLine(last)[language]
      label = label.map { "\($0) (\(through))" } ?? through
    }
    underlines = []
    for line in first...end {
      let whole = map.lines.range(ofLine: line)
      let lower = line == first ? shown.lower : whole.lower + map.leadingSpaces(of: whole)
      let part = ByteRange(min(lower, whole.upper), line == last ? min(shown.upper, whole.upper) : whole.upper)
      // A blank line within a range has nothing to underline.
      if line != first, line != end, part.isEmpty { continue }
      underlines.append(
        Underline(line: line, bytes: part, isPrimary: isPrimary, label: line == end ? label : nil))
    }
  }

  /// `range` without the space and line breaks at its end, as places of blocks end where the next one starts; a range
  /// of nothing else stays as far as it is on its first line.
  private static func withoutTrailingSpace(_ range: ByteRange, of map: SourceMap) -> ByteRange {
    let bytes = map.source.bytes
    var upper = range.upper
    while upper > range.lower, [0x09, 0x0A, 0x0D, 0x20].contains(bytes[upper - 1]) { upper -= 1 }
    if upper > range.lower { return ByteRange(range.lower, upper) }
    let line = map.lines.range(ofLine: map.lines.line(at: range.lower))
    return ByteRange(range.lower, min(range.upper, max(range.lower, line.upper)))
  }

  private func isNear(_ other: Snippet) -> Bool {
    map === other.map && other.lines.lowerBound - lines.upperBound <= Self.nearby
      && lines.lowerBound - other.lines.upperBound <= Self.nearby
  }

  private mutating func merge(_ other: Snippet) {
    let repeated = other.underlines.allSatisfy { new in
      new.label == nil && underlines.contains { $0.line == new.line && $0.bytes == new.bytes }
    }
    if !repeated { underlines += other.underlines }
    lines = min(lines.lowerBound, other.lines.lowerBound)...max(lines.upperBound, other.lines.upperBound)
  }

  /// Joins snippets that have grown near to each other, and puts their underlines in order.
  private static func joined(_ snippets: [Snippet]) -> [Snippet] {
    var result: [Snippet] = []
    for snippet in snippets {
      if let near = result.firstIndex(where: { $0.isNear(snippet) }) {
        result[near].merge(snippet)
      } else {
        result.append(snippet)
      }
    }
    for index in result.indices {
      result[index].underlines = result[index].underlines.enumerated()
        .sorted {
          ($0.element.line, $0.element.isPrimary ? 0 : 1, $0.offset)
            < ($1.element.line, $1.element.isPrimary ? 0 : 1, $1.offset)
        }
        .map(\.element)
    }
    return result
  }
}

extension SourceMap {
  /// How many spaces and tabs `range` begins with.
  func leadingSpaces(of range: ByteRange) -> Int {
    source.bytes[range.lower..<range.upper].prefix { $0 == 0x20 || $0 == 0x09 }.count
  }
}
