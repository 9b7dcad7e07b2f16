internal import Diagnostics
internal import PlanCalendar

/// Draws the marks of one row on the columns of a scale.
struct RowPainter {
  private struct Cell {
    var character: Character = " "
    var ink = Ink.plain
    /// What stands above what: a mark of a higher rank hides one of a lower.
    var rank = -1
  }

  private let scale: TimeScale
  private let style: TextStyle
  private var cells: [Cell]

  init(_ row: Timeline.Row, _ scale: TimeScale, _ style: TextStyle, guides: Set<Int>) {
    self.scale = scale
    self.style = style
    cells = Array(repeating: Cell(), count: scale.columns)
    for column in guides { put(style.unicode ? "┊" : "|", .frame, rank: 0, at: column) }
    for mark in row.marks { draw(mark) }
  }

  /// Whether nothing stands in the row.
  var isEmpty: Bool { cells.allSatisfy { $0.rank < 0 } }

  func paint(on canvas: inout Canvas) {
    var end = cells.count
    while end > 0, cells[end - 1].rank < 0 { end -= 1 }
    var start = 0
    while start < end {
      var next = start
      var text = ""
      while next < end, cells[next].ink.parameters == cells[start].ink.parameters {
        text.append(cells[next].character)
        next += 1
      }
      canvas.put(text, cells[start].ink)
      start = next
    }
  }

  private mutating func put(_ character: Character, _ ink: Ink, rank: Int, at column: Int) {
    guard cells.indices.contains(column), cells[column].rank <= rank else { return }
    cells[column] = Cell(character: character, ink: ink, rank: rank)
  }

  private mutating func draw(_ mark: Timeline.Mark) {
    guard mark.every == nil || mark.from == nil else {
      for occurrence in mark.occurrences {
        moment(mark, occurrence.date, isCertain: occurrence.isCertain && !mark.isOnOutlook)
      }
      if mark.until.map({ $0.first > scale.last }) ?? true, let last = mark.occurrences.last,
        last.date.first <= scale.last
      {
        put(style.unicode ? "›" : ">", Ink.of(mark.shape), rank: 20, at: cells.count - 1)
      }
      return
    }
    switch (mark.from, mark.until) {
    case (let from?, let until?): stretch(mark, from, until)
    case (let from?, nil):
      moment(mark, from, isCertain: !mark.isOnOutlook)
      if mark.shape.isStretch { put(open, Ink.of(mark.shape), rank: 1, at: scale.column(of: from.last) + 1) }
    case (nil, let until?):
      moment(mark, until, isCertain: !mark.isOnOutlook)
      put(open, Ink.of(mark.shape), rank: 1, at: scale.column(of: until.first) - 1)
    case (nil, nil): break
    }
  }

  /// What has no end, or no start, goes on into the open.
  private var open: Character { style.unicode ? "…" : "~" }

  private mutating func moment(_ mark: Timeline.Mark, _ date: PlanDate, isCertain: Bool) {
    fill(mark.shape, date.first, date.last, isCertain: isCertain && date.isExact)
  }

  /// A stretch of time: what lies between all readings of its ends is certain.
  private mutating func stretch(_ mark: Timeline.Mark, _ from: PlanDate, _ until: PlanDate) {
    if mark.isOnOutlook {
      fill(mark.shape, from.first, until.last, isCertain: false)
      return
    }
    if !from.isExact { fill(mark.shape, from.first, min(from.last, until.last), isCertain: false) }
    if !until.isExact { fill(mark.shape, max(until.first, from.first), until.last, isCertain: false) }
    fill(mark.shape, from.last, until.first, isCertain: true)
  }

  private mutating func fill(_ shape: Timeline.Shape, _ from: Day, _ until: Day, isCertain: Bool) {
    guard let range = scale.columns(from: from, through: until) else { return }
    let glyphs = Glyphs(shape, style)
    let ink = isCertain || shape == .bar ? Ink.of(shape) : .frame
    let rank = Self.rank(shape) * 2 + (isCertain ? 1 : 0)
    // A moment that lasts has its sign at both ends.
    let isLong = range.count > 3
    for column in range {
      let isEnd = column == range.lowerBound || column == range.upperBound
      if isLong, !isEnd {
        put(isCertain ? glyphs.middle : glyphs.hollowMiddle, ink, rank: shape.isStretch ? rank : 2, at: column)
      } else {
        put(isCertain ? glyphs.solid : glyphs.hollow, ink, rank: rank, at: column)
      }
    }
  }

  private static func rank(_ shape: Timeline.Shape) -> Int {
    switch shape {
    case .line: 1
    case .bar: 2
    case .dot: 3
    case .triangle: 4
    case .diamond: 5
    }
  }
}
