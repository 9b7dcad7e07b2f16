internal import Diagnostics

/// Sets facts in columns: what, what of it, and where.
struct FactsPainter {
  let facts: [Fact]
  let style: TextStyle
  let language: Language
  let line: (Place?) -> String?

  func paint(on canvas: inout Canvas) {
    let labels = facts.map { $0.label.text(in: language).withoutControls }
    let labelWidth = min(labels.map { DisplayWidth.of($0) }.max() ?? 0, max(style.width / 3, 8))
    let lines = facts.map { fact in
      // What cannot be told is looked for where that shows.
      if case .untold(let reasons) = fact.state, let place = reasons.first?.place { return line(place) ?? "" }
      return line(fact.place) ?? ""
    }
    let lineWidth = lines.map { DisplayWidth.of($0) }.max() ?? 0
    let hang = labelWidth + 2
    let textWidth = max(8, style.proseWidth - hang - (lineWidth > 0 ? lineWidth + 2 : 0))
    for (index, fact) in facts.enumerated() {
      canvas.column(labels[index], labelWidth, .strong)
      canvas.spaces(2)
      let (text, ink) = words(fact)
      let rows = Wrapping.lines(text, first: textWidth, rest: textWidth)
      for (number, row) in rows.enumerated() {
        if number > 0 { canvas.spaces(hang) }
        canvas.put(row, ink)
        if number == 0, !lines[index].isEmpty {
          canvas.spaces(max(0, textWidth - DisplayWidth.of(row)) + 2 + lineWidth - DisplayWidth.of(lines[index]))
          canvas.put(lines[index], .frame)
        }
        canvas.newline()
      }
    }
  }

  private func words(_ fact: Fact) -> (String, Ink) {
    switch fact.state {
    case .said(let message): (message.text(in: language).withoutControls, .plain)
    case .missing(let note):
      (
        "– " + Words.missing[language] + (note.map { ": " + $0.text(in: language).withoutControls } ?? ""),
        .severity(.major)
      )
    case .untold(let reasons):
      (
        "? " + Words.notKnown[language]
          + (reasons.first.map { ": " + $0.text(in: language).withoutControls } ?? ""), .severity(.minor)
      )
    }
  }
}
