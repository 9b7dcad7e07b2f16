internal import Diagnostics

/// Writes the values that a finding rests on, below it: conditions with “→”, then what goes into them.
struct ValuesPainter {
  private let style: TextStyle
  private let language: Language
  private let maps: SourceMaps

  init(_ style: TextStyle, _ language: Language, _ maps: SourceMaps) {
    self.style = style
    self.language = language
    self.maps = maps
  }

  func paint(_ values: [ExplainedValue], gutter: Int, on canvas: inout Canvas) {
    let word = Words.values[language]
    canvas.spaces(gutter + 1)
    canvas.put("=", .frame)
    canvas.put(" ")
    canvas.put("\(word):", .advice)
    // The values stand below one another, right behind the word where there is room.
    let start = gutter + 5 + DisplayWidth.of(word)
    let room = style.proseWidth - start
    let names = values.filter { !$0.isCondition }.map { DisplayWidth.of($0.text.text) }
    let column = min(names.max() ?? 0, max(room / 2, 10))
    for (index, value) in values.enumerated() {
      canvas.spaces(index == 0 ? 1 : start)
      if value.isCondition { condition(value, start, on: &canvas) } else { operand(value, start, column, on: &canvas) }
    }
  }

  private func condition(_ value: ExplainedValue, _ start: Int, on canvas: inout Canvas) {
    let result = value.value[language].withoutControls
    let place = place(of: value)
    let tail = (result.isEmpty || value.text.text.isEmpty ? "" : style.unicode ? " → " : " -> ") + result
    let width = style.proseWidth - start - DisplayWidth.of(tail) - (result.isEmpty ? DisplayWidth.of(place) : 0)
    canvas.put(value.text.fitting(max(width, 16), DisplayWidth.of).withoutControls, .strong)
    canvas.put(tail)
    if result.isEmpty { canvas.put(place, .secondary) }
    canvas.newline()
  }

  private func operand(_ value: ExplainedValue, _ start: Int, _ column: Int, on canvas: inout Canvas) {
    canvas.spaces(2)
    let name = value.text.fitting(column, DisplayWidth.of).withoutControls
    canvas.put(name)
    canvas.spaces(column - DisplayWidth.of(name))
    let written = value.value[language].withoutControls
    let isRounded = written.hasPrefix("≈ ")
    canvas.put(isRounded ? " ≈ " : " = ", .frame)
    let begin = start + column + 5
    let width = style.proseWidth - begin
    var end = begin
    for (index, line) in Wrapping.lines(
      isRounded ? String(written.dropFirst(2)) : written, first: width, rest: width
    ).enumerated() {
      if index > 0 {
        canvas.newline()
        canvas.spaces(begin)
      }
      canvas.put(line)
      end = begin + DisplayWidth.of(line)
    }
    let place = place(of: value)
    if !place.isEmpty {
      if end + DisplayWidth.of(place) > style.proseWidth {
        canvas.newline()
        canvas.spaces(begin - 2)
        end = begin - 2
      }
      canvas.put(place, .secondary)
      end += DisplayWidth.of(place)
    }
    if let detail = value.detail, style.proseWidth - end - 3 >= 12 {
      canvas.spaces(3)
      canvas.put(detail.fitting(style.proseWidth - end - 3, DisplayWidth.of).withoutControls, .frame)
    }
    canvas.newline()
  }

  private func place(of value: ExplainedValue) -> String {
    guard let place = value.place else { return "" }
    return "  (\(Words.line(maps[place.source].span(of: place.range).start.line)[language]))"
  }
}
