/// Breaks text into lines at spaces.
enum Wrapping {
  /// The lines of `text`, the first at most `first` columns wide and the others at most `rest`; a single word may be
  /// wider. At least one line; the first is empty where its first word fits only on the next.
  static func lines(_ text: String, first: Int, rest: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for word in text.split(separator: " ") {
      let columns = DisplayWidth.of(word)
      let room = lines.isEmpty ? first : rest
      let breaks = line.isEmpty ? lines.isEmpty && columns > room && rest > room : width + 1 + columns > room
      if breaks {
        lines.append(line)
        line = ""
        width = 0
      }
      if !line.isEmpty {
        line += " "
        width += 1
      }
      line += word
      width += columns
    }
    lines.append(line)
    return lines
  }
}
