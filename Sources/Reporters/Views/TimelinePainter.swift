internal import Diagnostics
internal import PlanCalendar

/// Draws a timeline: a scale, and a line for each row.
struct TimelinePainter {
  let timeline: Timeline
  let style: TextStyle
  let language: Language

  func paint(on canvas: inout Canvas) {
    let labels = timeline.lanes.flatMap(\.rows).map { DisplayWidth.of(label(of: $0)) + indent }
    guard let extent = timeline.extent, let longest = labels.max() else {
      paintRowsWithoutScale(on: &canvas)
      return
    }
    let labelWidth = min(longest, max(style.width * 3 / 10, 10))
    let scale = TimeScale(extent, columns: style.width - labelWidth - 1)
    let ruler = scale.ruler(in: language)
    for line in [ruler.upper, ruler.lower] where !line.isEmpty {
      canvas.spaces(labelWidth + 1)
      canvas.put(line, .frame)
      canvas.newline()
    }
    let guides = guides(scale)
    for lane in timeline.lanes where !lane.rows.isEmpty {
      if let title = lane.title {
        canvas.put(title.text(in: language).withoutControls, .strong)
        canvas.newline()
      }
      for row in lane.rows {
        canvas.spaces(indent)
        let cells = RowPainter(row, scale, style, guides: guides)
        paintLabel(of: row, width: labelWidth - indent, isAlone: cells.isEmpty, on: &canvas)
        cells.paint(on: &canvas)
        canvas.newline()
      }
      if lane.rowsLeftOut > 0 {
        canvas.spaces(indent)
        canvas.put(Words.more(lane.rowsLeftOut)[language], .frame)
        canvas.newline()
      }
    }
    paintLegend(on: &canvas)
  }

  private let indent = 2

  private func label(of row: Timeline.Row) -> String { row.label.text(in: language).withoutControls + suffix(of: row) }

  /// What is said behind the name, also where that is cut.
  private func suffix(of row: Timeline.Row) -> String { row.isOnOutlook ? " (\(Words.onOutlook[language]))" : "" }

  private func paintLabel(of row: Timeline.Row, width: Int, isAlone: Bool, on canvas: inout Canvas) {
    let suffix = suffix(of: row)
    let room = max(width - DisplayWidth.of(suffix), width / 3)
    let name = Columns.cut(row.label.text(in: language).withoutControls, to: room, ellipsis: style.ellipsis)
    let ink = row.isOnOutlook ? Ink.frame : .plain
    if isAlone { return canvas.put(name + suffix, ink) }
    canvas.column(name + suffix, width, ink)
    canvas.spaces(1)
  }

  /// The days of milestones go through all rows, so that one sees what lies before them.
  private func guides(_ scale: TimeScale) -> Set<Int> {
    var columns: Set<Int> = []
    for row in timeline.lanes.flatMap(\.rows) where !row.isOnOutlook {
      for mark in row.marks where mark.shape == .diamond && !mark.isOnOutlook {
        if let day = mark.from, day.isExact, scale.contains(day.first) { columns.insert(scale.column(of: day.first)) }
      }
    }
    // More would be a hatching.
    return columns.count <= 12 ? columns : []
  }

  private func paintRowsWithoutScale(on canvas: inout Canvas) {
    canvas.put(Words.nothingDated[language])
    canvas.newline()
  }

  private func paintLegend(on canvas: inout Canvas) {
    var entries: [(sign: String, text: String, ink: Ink)] = timeline.legend.map { entry in
      let glyphs = Glyphs(entry.shape, style)
      return (String(glyphs.solid), entry.text.text(in: language).withoutControls, Ink.of(entry.shape))
    }
    let shapes = timeline.lanes.flatMap(\.rows).flatMap(\.marks).filter(\.isUncertain).map(\.shape)
    if !shapes.isEmpty {
      var signs = ""
      for shape in Timeline.Shape.allCases where shapes.contains(shape) {
        let sign = Glyphs(shape, style).hollow
        if !signs.contains(sign) { signs.append(sign) }
      }
      entries.append((signs, Words.uncertain[language], .frame))
    }
    guard !entries.isEmpty else { return }
    canvas.newline()
    var column = 0
    for entry in entries {
      let width = DisplayWidth.of(entry.sign) + 1 + DisplayWidth.of(entry.text)
      if column > 0, column + 3 + width > style.proseWidth {
        canvas.newline()
        column = 0
      } else if column > 0 {
        canvas.spaces(3)
        column += 3
      }
      canvas.put(entry.sign, entry.ink)
      canvas.put(" " + entry.text)
      column += width
    }
    canvas.newline()
  }
}

extension Timeline.Mark {
  /// Whether a part of it is drawn as not certain.
  var isUncertain: Bool {
    isOnOutlook || from?.isExact == false || (every == nil && until?.isExact == false)
      || occurrences.contains { !$0.isCertain }
  }
}

extension Ink {
  static func of(_ shape: Timeline.Shape) -> Ink {
    switch shape {
    case .bar: .secondary
    case .line: .frame
    case .dot: .advice
    case .triangle: .severity(.minor)
    case .diamond: .severity(.major)
    }
  }
}

/// The characters of a shape: at its ends and between them, where it is certain and where it is not.
struct Glyphs {
  var solid: Character
  var middle: Character
  var hollow: Character
  var hollowMiddle: Character

  init(_ shape: Timeline.Shape, _ style: TextStyle) {
    let light: Character = style.unicode ? "╌" : "."
    let line: Character = style.unicode ? "─" : "-"
    switch shape {
    case .bar:
      (solid, hollow) = style.unicode ? ("█", "░") : ("#", ".")
      (middle, hollowMiddle) = (solid, hollow)
    case .line:
      (solid, hollow) = (line, light)
      (middle, hollowMiddle) = (line, light)
    case .dot:
      (solid, hollow) = style.unicode ? ("●", "○") : ("o", "?")
      (middle, hollowMiddle) = (line, light)
    case .triangle:
      (solid, hollow) = style.unicode ? ("▲", "△") : ("^", "?")
      (middle, hollowMiddle) = (line, light)
    case .diamond:
      (solid, hollow) = style.unicode ? ("◆", "◇") : ("*", "?")
      (middle, hollowMiddle) = (line, light)
    }
  }
}
