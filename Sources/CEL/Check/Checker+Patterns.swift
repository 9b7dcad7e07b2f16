internal import Diagnostics
internal import RegularExpressions

extension Checker {
  /// Reports a regular expression that is none, where it is written down in the call.
  mutating func checkPattern(_ function: FunctionDeclaration, _ arguments: [ID]) {
    guard function.name == "matches", let argument = arguments.last,
      case .literal(.string(let pattern)) = expression.kind(argument),
      case .failure(let error) = PatternCache.shared.expression(pattern)
    else { return }
    let literal = LiteralMap(expression.text, expression.range(argument), value: pattern)
    report(literal.range(of: error.range), error.message, remedy: error.remedy, at: argument)
  }
}

/// Where the bytes of a string literal's value stand in the text.
struct LiteralMap {
  private let range: Range<Int>
  /// For each byte of the value, where what it was written as begins; one more for the closing quote. nil: the literal
  /// could not be followed.
  private let starts: [Int]?

  /// - Parameters:
  ///   - range: the literal's, in UTF-8 bytes of `text`, with prefix and quotes.
  ///   - value: what it stands for.
  init(_ text: String, _ range: Range<Int>, value: String) {
    self.range = range
    let source = Array(text.utf8.dropFirst(range.lowerBound).prefix(range.count))
    starts = Self.starts(source, value: Array(value.utf8))?.map { $0 + range.lowerBound }
  }

  /// The bytes of the text that stand for those of the value; the whole literal where that can't be told.
  func range(of part: Range<Int>) -> Range<Int> {
    guard let starts, starts.indices.contains(part.lowerBound), starts.indices.contains(part.upperBound) else {
      return range
    }
    return starts[part.lowerBound]..<max(starts[part.upperBound], starts[part.lowerBound])
  }

  private static func starts(_ source: [UInt8], value: [UInt8]) -> [Int]? {
    guard let quoteAt = source.firstIndex(where: { $0 == 0x22 || $0 == 0x27 }) else { return nil }
    let isRaw = source[..<quoteAt].contains { $0 | 0x20 == UInt8(ascii: "r") }
    let isTriple = source[quoteAt...].starts(with: Array(repeating: source[quoteAt], count: 3)) && source.count > 5
    var position = quoteAt + (isTriple ? 3 : 1)
    var result: [Int] = []
    var decoded = 0
    while decoded < value.count {
      guard position < source.count else { return nil }
      var consumed = 1
      var produced = 1
      if source[position] == UInt8(ascii: "\\"), !isRaw {
        guard position + 1 < source.count else { return nil }
        switch source[position + 1] {
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "0")...UInt8(ascii: "3"): consumed = 4
        case UInt8(ascii: "u"): consumed = 6
        case UInt8(ascii: "U"): consumed = 10
        default: consumed = 2
        }
        let first = value[decoded]
        produced = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      } else if source[position] != value[decoded] {
        return nil
      }
      result += Array(repeating: position, count: produced)
      position += consumed
      decoded += produced
    }
    return decoded == value.count && position < source.count ? result + [position] : nil
  }
}
