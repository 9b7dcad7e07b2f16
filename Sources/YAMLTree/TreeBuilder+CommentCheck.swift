internal import CLibYAML
internal import Diagnostics

extension TreeBuilder {
  /// White space must stand before a comment. Looks at each `#` outside of texts, once everything is read.
  ///
  /// Source: YAML 1.2.2, 6.6 "Comments".
  mutating func checkComments(to end: Int) {
    guard let start = bytes.baseAddress else { return }
    var index = 0
    while index < end, let found = memchr(start + index, Int32(UInt8(ascii: "#")), end - index) {
      index = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if let end = textEnd(around: index) {
        index = end
        continue
      }
      if index > 0, !isWhite(bytes[index - 1]), !isBehindMark(index) { reportComment(index) }
      while index < end, LineBreak.length(bytes, index) == 0 { index += 1 }
    }
  }

  /// Whether a line break of more than one byte, or a byte-order mark that begins a line, stands before a place.
  private func isBehindMark(_ index: Int) -> Bool {
    if isBehindWideBreak(index) { return true }
    guard index >= 3, bytes[index - 3] == 0xEF, bytes[index - 2] == 0xBB, bytes[index - 1] == 0xBF else { return false }
    return index == 3 || isWhite(bytes[index - 4]) || isBehindWideBreak(index - 3)
  }

  private func isBehindWideBreak(_ index: Int) -> Bool {
    index >= 2 && LineBreak.length(bytes, index - 2) == 2 || index >= 3 && LineBreak.length(bytes, index - 3) == 3
  }

  /// The end of the scalar whose text is around a place; nil where none is. The header of a text block is no text.
  private func textEnd(around offset: Int) -> Int? {
    guard let scalar = lastScalar(from: offset), offset < Int(scalar.end) else { return nil }
    if scalar.style == .literal || scalar.style == .folded {
      var header = Int(scalar.start)
      while header < offset, LineBreak.length(bytes, header) == 0 { header += 1 }
      if header == offset { return nil }
    }
    return Int(scalar.end)
  }

  /// The last scalar or alias that begins at a place or before.
  private func lastScalar(from offset: Int) -> Node? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(nodes[middle].start) <= offset { low = middle + 1 } else { high = middle }
    }
    while low > 0 {
      low -= 1
      if nodes[low].kind == .scalar || nodes[low].kind == .alias { return nodes[low] }
    }
    return nil
  }

  private mutating func reportComment(_ offset: Int) {
    guard mayRefuse(offset) else { return }
    refuse(
      SourceLines(source).token(at: offset),
      Message(
        "A space is missing before this {0}: a comment cannot begin right behind something else.",
        nl: "Voor deze {0} ontbreekt een spatie: een opmerking kan niet direct achter iets anders beginnen.",
        da: "Foran dette {0} mangler et mellemrum: en kommentar kan ikke begynde lige bag noget andet.",
        .quoted("#")),
      Message(
        "Add the space, or, where it belongs to a text, put the text in quotes.",
        nl: "Voeg de spatie toe, of zet de tekst tussen aanhalingstekens als het teken bij een tekst hoort.",
        da: "Tilføj mellemrummet, eller sæt teksten i anførselstegn, hvis tegnet hører til en tekst."))
  }
}
