internal import RegularExpressions

/// Any pattern is compiled or refused with a place in it; the automaton and the simulation agree on any text, the first
/// time and the second. The first byte of the input tells the dialect and the length of the pattern; the text follows.
package enum RegularExpressionProperty: Property {
  package static func fault(in input: [UInt8]) -> String? {
    guard let first = input.first else { return nil }
    let rest = input.dropFirst()
    let length = rest.isEmpty ? 0 : Int(first >> 1) % (rest.count + 1)
    let pattern = String(decoding: rest.prefix(length), as: UTF8.self)
    let text = String(decoding: rest.dropFirst(length), as: UTF8.self)
    do throws(PatternError) {
      let expression = try RegularExpression(pattern, dialect: first & 1 == 0 ? .re2 : .ecma262)
      let found = expression.firstMatch(in: text.utf8)
      if expression.matches(text) != (found != nil) { return "the automaton and the simulation differ" }
      // The second search finds the states of the first.
      if expression.matches(text) != (found != nil) { return "the second search differs" }
      if let found, found.lowerBound < 0 || found.upperBound > text.utf8.count { return "the match lies outside" }
      return nil
    } catch {
      let utf8 = Array(pattern.utf8)
      guard error.range.lowerBound >= 0, error.range.upperBound <= utf8.count else { return "the place lies outside" }
      for end in [error.range.lowerBound, error.range.upperBound] where end < utf8.count && utf8[end] & 0xC0 == 0x80 {
        return "the place cuts a character"
      }
      return error.range.isEmpty && !utf8.isEmpty ? "the place is empty" : nil
    }
  }
}
