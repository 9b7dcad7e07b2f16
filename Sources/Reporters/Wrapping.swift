internal import Diagnostics

/// Breaks text into lines at spaces.
enum Wrapping {
  /// The lines of `text`, the first at most `first` columns wide and the others at most `rest`; a single word may be
  /// wider. At least one line; the first is empty where its first word fits only on the next.
  static func lines(_ text: String, first: Int, rest: Int) -> [String] {
    if text.plainCharacterCount != nil {
      let lines = text.utf8.withContiguousStorageIfAvailable { self.lines(ofPlain: $0, first: first, rest: rest) }
      if let lines { return lines }
    }
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

  /// The same of a text in which each character takes one column, by its bytes.
  private static func lines(ofPlain text: UnsafeBufferPointer<UInt8>, first: Int, rest: Int) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    line.reserveCapacity(text.count)
    var width = 0
    var start = 0
    while start < text.count {
      guard text[start] != 0x20 else {
        start += 1
        continue
      }
      var end = start
      var columns = 0
      while end < text.count, text[end] != 0x20 {
        if text[end] & 0xC0 != 0x80 { columns += 1 }
        end += 1
      }
      let room = lines.isEmpty ? first : rest
      let breaks = line.isEmpty ? lines.isEmpty && columns > room && rest > room : width + 1 + columns > room
      if breaks {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
        width = 0
      }
      if !line.isEmpty {
        line.append(0x20)
        width += 1
      }
      line += text[start..<end]
      width += columns
      start = end
    }
    lines.append(String(decoding: line, as: UTF8.self))
    return lines
  }
}
