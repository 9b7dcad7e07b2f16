internal import CEL

/// The macros that exist for the suite alone. `cel.block([a, b], e)` computes `e` with names for what is in the list,
/// `cel.index(0)` for `a` and so on, which the elements behind may use as well; `cel.iterVar(n, m)` and `cel.accuVar(n, m)`
/// are variables of macros. They are written anew as what the language has: `cel.bind` and plain names.
///
/// Source: google/cel-spec, `tests/simple/testdata/block_ext.textproto`.
enum CELTestMacros {
  /// Reads an expression as the suite's authors mean it.
  static func parse(_ source: String) -> (expression: Expression, issues: [Issue]) {
    Expression.parse(source.utf8.count > 10_000 ? source : rewritten(source))
  }

  static func rewritten(_ source: String) -> String {
    var scanner = Scanner(Array(source.utf8))
    return String(decoding: scanner.rest(), as: UTF8.self)
  }

  /// Goes over a text; what stands in quotation marks stays as it is.
  private struct Scanner {
    private let text: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ text: [UInt8]) { self.text = text }

    /// What is left, up to a bracket or comma that ends the part under way.
    mutating func rest(isPart: Bool = false) -> [UInt8] {
      var result: [UInt8] = []
      var open = 0
      while position < text.count {
        let byte = text[position]
        if isPart, open == 0, ",)]}".utf8.contains(byte) { break }
        if "([{".utf8.contains(byte) { open += 1 }
        if ")]}".utf8.contains(byte) { open -= 1 }
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
          result += literal()
        } else if let name = variable("cel.index(", "cel_index")
          ?? variable("cel.iterVar(", "cel_iter") ?? variable("cel.accuVar(", "cel_accu")
        {
          result += name
        } else if depth < 8, isAt("cel.block(["), let block = block() {
          result += block
        } else {
          result.append(byte)
          position += 1
        }
      }
      return result
    }

    private func isAt(_ word: String) -> Bool { text[position...].starts(with: word.utf8) }

    /// A text with its quotation marks. One that a letter r stands before has no escapes.
    private mutating func literal() -> [UInt8] {
      let start = position
      let mark = text[position]
      let isRaw = start > 0 && (text[start - 1] | 0x20) == UInt8(ascii: "r")
      let triple = Array(repeating: mark, count: 3)
      let end = text[position...].starts(with: triple) ? triple : [mark]
      position += end.count
      while position < text.count, !text[position...].starts(with: end) {
        position += text[position] == UInt8(ascii: "\\") && !isRaw ? 2 : 1
      }
      position = min(text.count, position + end.count)
      return Array(text[start..<position])
    }

    /// `cel.index(3)` as a name.
    private mutating func variable(_ call: String, _ name: String) -> [UInt8]? {
      guard isAt(call) else { return nil }
      let start = position + call.utf8.count
      guard let end = text[start...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
      let numbers = text[start..<end].split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
      guard !numbers.isEmpty, numbers.joined().allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      position = end + 1
      return numbers.reduce(Array(name.utf8)) { $0 + [UInt8(ascii: "_")] + $1 }
    }

    /// A block as `cel.bind` within `cel.bind`.
    private mutating func block() -> [UInt8]? {
      let start = position
      position += "cel.block([".utf8.count
      depth += 1
      defer { depth -= 1 }
      var parts: [[UInt8]] = []
      while position < text.count, text[position] != UInt8(ascii: "]") {
        parts.append(rest(isPart: true))
        if position < text.count, text[position] == UInt8(ascii: ",") { position += 1 }
      }
      position += 1
      while position < text.count, text[position] == UInt8(ascii: " ") { position += 1 }
      guard position < text.count, text[position] == UInt8(ascii: ",") else {
        position = start
        return nil
      }
      position += 1
      let body = rest(isPart: true)
      guard position < text.count, text[position] == UInt8(ascii: ")") else {
        position = start
        return nil
      }
      position += 1
      var result = body
      for (index, part) in parts.enumerated().reversed() {
        result = Array("cel.bind(cel_index_\(index), ".utf8) + part + Array(", ".utf8) + result + [UInt8(ascii: ")")]
      }
      return result
    }
  }
}
