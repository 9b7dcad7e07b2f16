/// Fits texts into columns of a terminal.
enum Columns {
  /// The text in no more than `width` columns; what is cut off is stood for by `ellipsis`.
  static func cut(_ text: String, to width: Int, ellipsis: String) -> String {
    if DisplayWidth.of(text) <= width { return text }
    let room = width - DisplayWidth.of(ellipsis)
    guard room > 0 else { return String(ellipsis.prefix(max(0, width))) }
    var result = ""
    var columns = 0
    for cluster in text {
      let next = DisplayWidth.of(cluster)
      if columns + next > room { break }
      result.append(cluster)
      columns += next
    }
    while result.last == " " { result.removeLast() }
    return result + ellipsis
  }
}

extension Canvas {
  /// Writes a text cut to `width` columns, and the spaces that are left of them.
  mutating func column(_ text: String, _ width: Int, _ ink: Ink = .plain, alignedRight: Bool = false) {
    let shown = Columns.cut(text, to: width, ellipsis: style.ellipsis)
    let room = width - DisplayWidth.of(shown)
    if alignedRight { spaces(room) }
    put(shown, ink)
    if !alignedRight { spaces(room) }
  }
}
