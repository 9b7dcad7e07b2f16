internal import Diagnostics
internal import PlanCalendar

/// Draws shares as bars, the band that they should end in marked in each.
struct SharesPainter {
  let chart: ShareChart
  let style: TextStyle
  let language: Language
  let line: (Place?) -> String?

  func paint(on canvas: inout Canvas) {
    let labels = chart.bars.map { DisplayWidth.of($0.label.text(in: language).withoutControls) }
    let figures = chart.bars.map { DisplayWidth.of(figure($0)) }
    let labelWidth = min(labels.max() ?? 0, max(style.width / 4, 8))
    let figureWidth = figures.max() ?? 0
    // In a narrow terminal the figures stand below the bars.
    let isNarrow = style.proseWidth - labelWidth - figureWidth - 4 < 12
    let barWidth = max(6, min(style.proseWidth - labelWidth - (isNarrow ? 2 : figureWidth + 4), 50))
    for (index, bar) in chart.bars.enumerated() {
      if index > 0, chart.bars.contains(where: { !$0.parts.isEmpty }) { canvas.newline() }
      canvas.column(bar.label.text(in: language).withoutControls, labelWidth, .strong)
      canvas.spaces(2)
      paint(bar, width: barWidth, on: &canvas)
      let figure = figure(bar)
      if isNarrow {
        canvas.newline()
        canvas.spaces(1)
        canvas.paragraph(figure, behind: 1, hang: 2, width: style.proseWidth, ink(of: bar))
      } else {
        canvas.spaces(2)
        canvas.put(figure, ink(of: bar))
        canvas.newline()
      }
      paintParts(bar, indent: min(labelWidth + 2, style.width / 4), on: &canvas)
    }
    paintLegend(on: &canvas)
  }

  // MARK: - Bars

  /// What a column of a bar shows.
  enum Cell: Equatable {
    case empty, filled, perhaps, band, edge
  }

  /// The columns of a bar. The scale ends at the whole, or at the largest of the shares and the band where that is more.
  static func cells(_ share: Share?, bounds: ClosedRange<Double>?, end: Double, width: Int) -> [Cell] {
    func column(_ value: Double) -> Int {
      guard value.isFinite, end > 0, value > 0 else { return 0 }
      return Int((min(1, value / end) * Double(width)).rounded())
    }
    var cells = Array(repeating: Cell.empty, count: width)
    if let bounds {
      for index in column(bounds.lowerBound)..<max(column(bounds.lowerBound), column(bounds.upperBound)) {
        cells[index] = .band
      }
    }
    if let share {
      for index in 0..<column(share.low) { cells[index] = .filled }
      for index in column(share.low)..<max(column(share.low), column(share.high)) { cells[index] = .perhaps }
      // However small, a share is there.
      if share.low > 0, column(share.low) == 0, width > 0 { cells[0] = .filled }
    }
    if let bounds {
      for value in [bounds.lowerBound, bounds.upperBound] {
        let index = value == bounds.lowerBound ? column(value) : column(value) - 1
        if cells.indices.contains(index), value > 0, value < end || bounds.upperBound <= end { cells[index] = .edge }
      }
    }
    return cells
  }

  private func paint(_ bar: ShareChart.Bar, width: Int, on canvas: inout Canvas) {
    let end = ([1, chart.bounds?.upperBound ?? 0] + chart.bars.compactMap { $0.share?.high }).max() ?? 1
    let cells = Self.cells(bar.share, bounds: chart.bounds, end: end, width: width)
    var start = 0
    while start < cells.count {
      var next = start
      while next < cells.count, cells[next] == cells[start] { next += 1 }
      let (sign, ink) = glyph(cells[start], bar)
      canvas.put(String(repeating: sign, count: next - start), ink)
      start = next
    }
  }

  private func glyph(_ cell: Cell, _ bar: ShareChart.Bar) -> (String, Ink) {
    switch cell {
    case .empty: (style.unicode ? "·" : " ", .frame)
    case .filled: (style.unicode ? "█" : "#", ink(of: bar))
    case .perhaps: (style.unicode ? "▒" : "?", ink(of: bar))
    case .band: (style.unicode ? "░" : ".", .frame)
    case .edge: (style.bar, .plain)
    }
  }

  private func ink(of bar: ShareChart.Bar) -> Ink {
    switch chart.standing(of: bar.share) {
    case .within: .advice
    case .below, .above: .severity(.major)
    case nil: chart.target == nil || bar.share == nil ? .plain : .severity(.minor)
    }
  }

  // MARK: - Words

  /// "32%  GBP 159,000", and how it stands to the band where it is outside.
  private func figure(_ bar: ShareChart.Bar) -> String {
    var parts: [String] = []
    if let share = bar.share {
      let percent = Argument.share(share).text(in: language)
      let room = chart.bars.compactMap { $0.share.map { DisplayWidth.of(Argument.share($0).text(in: language)) } }.max()
      parts.append(String(repeating: " ", count: max(0, (room ?? 0) - DisplayWidth.of(percent))) + percent)
    } else {
      parts.append(Words.notKnown[language])
    }
    if let amount = bar.amount { parts.append(amount.text(in: language).withoutControls) }
    switch chart.standing(of: bar.share) {
    case .below: parts.append((style.unicode ? "↓ " : "v ") + Words.belowBand[language])
    case .above: parts.append((style.unicode ? "↑ " : "^ ") + Words.aboveBand[language])
    case .within, nil: break
    }
    return parts.joined(separator: "  ")
  }

  private func paintParts(_ bar: ShareChart.Bar, indent: Int, on canvas: inout Canvas) {
    // Of all shares alike, so that the columns go through.
    let all = chart.bars.flatMap(\.parts)
    let amountWidth =
      all.compactMap { $0.amount.map { DisplayWidth.of($0.text(in: language).withoutControls) } }.max() ?? 0
    let room = max(8, style.proseWidth - indent - amountWidth - 14)
    let labelWidth = min(all.map { DisplayWidth.of($0.label.text(in: language).withoutControls) }.max() ?? 0, room)
    let amounts = bar.parts.map { $0.amount?.text(in: language).withoutControls ?? "" }
    let labels = bar.parts.map { $0.label.text(in: language).withoutControls }
    for (index, part) in bar.parts.enumerated() {
      canvas.spaces(indent)
      canvas.column(labels[index], labelWidth)
      canvas.spaces(2)
      canvas.column(amounts[index], amountWidth, alignedRight: true)
      if let line = line(part.place) {
        canvas.spaces(2)
        canvas.put(line, .frame)
      }
      canvas.newline()
    }
    if bar.partsLeftOut > 0 {
      canvas.spaces(indent)
      canvas.put(Words.more(bar.partsLeftOut)[language], .frame)
      canvas.newline()
    }
  }

  private func paintLegend(on canvas: inout Canvas) {
    var entries: [(String, String)] = []
    if let legend = chart.legend, chart.bounds != nil {
      let band = style.unicode ? "░░" : ".."
      entries.append((style.bar + band + style.bar, legend.text(in: language).withoutControls))
    }
    if chart.bars.contains(where: { $0.share?.isExact == false }) {
      entries.append((style.unicode ? "▒▒" : "??", Words.mayBe[language]))
    }
    guard !entries.isEmpty else { return }
    canvas.newline()
    for (sign, meaning) in entries {
      canvas.put(sign)
      let width = DisplayWidth.of(sign)
      canvas.paragraph(meaning, behind: width, hang: width + 1, width: style.proseWidth)
    }
  }
}
