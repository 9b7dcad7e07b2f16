/// A text that may be shortened by leaving out whole parts of it, such as an expression its sub-expressions.
package struct ElidableText: Sendable, Hashable {
  package var text: String
  /// UTF-8 ranges in `text`, outer ones before those inside them.
  package var parts: [Range<Int>]

  package init(_ text: String, parts: [Range<Int>] = []) {
    self.text = text
    self.parts = parts
  }

  /// The text in at most `width` as `measure` counts: first the smallest part that suffices gives way to “…”, else the
  /// largest and then what is still too long. A text without such parts is cut at its end.
  package func fitting(_ width: Int, _ measure: (String) -> Int) -> String {
    var text = text
    var parts = parts.filter { $0.count > 3 }
    while measure(text) > width, !parts.isEmpty {
      let excess = text.utf8.count - width + 3
      let enough = parts.indices.filter { parts[$0].count >= excess }
      let chosen =
        enough.min { parts[$0].count < parts[$1].count } ?? parts.indices.max { parts[$0].count < parts[$1].count }
      guard let chosen else { break }
      (text, parts) = Self.leavingOut(parts[chosen], of: text, parts)
    }
    guard measure(text) > width else { return text }
    var end = text.prefix(max(1, width))
    while measure(String(end)) > width - 1, !end.isEmpty { end.removeLast() }
    return end + "…"
  }

  private static func leavingOut(
    _ part: Range<Int>, of text: String, _ parts: [Range<Int>]
  ) -> (String, [Range<Int>]) {
    let mark = "…"
    let shift = mark.utf8.count - part.count
    let bytes = Array(text.utf8)
    let shortened =
      String(decoding: bytes[..<part.lowerBound], as: UTF8.self) + mark
      + String(decoding: bytes[part.upperBound...], as: UTF8.self)
    let rest = parts.compactMap { other -> Range<Int>? in
      if other.lowerBound >= part.upperBound { return (other.lowerBound + shift)..<(other.upperBound + shift) }
      if other.upperBound <= part.lowerBound { return other }
      guard other.lowerBound <= part.lowerBound, other.upperBound >= part.upperBound, other != part else { return nil }
      let grown = other.lowerBound..<(other.upperBound + shift)
      return grown.count > 3 ? grown : nil
    }
    return (shortened, rest)
  }
}
