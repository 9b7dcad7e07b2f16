/// Lines of YAML, set to a width: what a bracket holds is broken at its commas, and a comment that does not fit behind its line
/// stands above it. What is written stays the same plan.
package struct ExampleLines: Sendable {
  /// The columns that a line may take.
  private let width: Int
  /// What stands in a comment in place of `expect …`, the mark of tests.
  private let pointer: String
  private let arrows: (behind: String, above: String)

  package init(width: Int, pointer: String, unicode: Bool) {
    self.width = width
    self.pointer = pointer
    arrows = unicode ? ("←", "↓") : ("<-", "v")
  }

  /// The text with its lines set; empty lines at either end are left out.
  package func set(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.flatMap(set(line:)).joined(separator: "\n")
  }

  private func set(line: String) -> [String] {
    let (code, comment) = Self.parts(of: line)
    let indent = String(line.prefix { $0 == " " })
    guard let comment else { return broken(code) }
    let isMark = comment.hasPrefix("expect")
    let behind = "# " + (isMark ? "\(arrows.behind) \(pointer)" : comment)
    if code.isEmpty { return Self.wrapped(comment, indent + "# ", width) }
    if DisplayWidth.of(code) + 2 + DisplayWidth.of(behind) <= width { return [code + "  " + behind] }
    let above = isMark ? "\(arrows.above) \(pointer)" : comment
    return Self.wrapped(above, indent + "# ", width) + broken(code)
  }

  private static func wrapped(_ text: String, _ prefix: String, _ width: Int) -> [String] {
    let room = max(width - DisplayWidth.of(prefix), 20)
    return Wrapping.lines(text, first: room, rest: room).map { prefix + $0 }
  }

  /// What stands before a comment, without spaces at the end, and the comment without its sign.
  static func parts(of line: String) -> (code: String, comment: String?) {
    var scanner = FlowScanner()
    var before: Character = " "
    for index in line.indices {
      if line[index] == "#", before == " ", !scanner.isQuoted {
        let code = String(line[..<index])
        let comment = line[line.index(after: index)...].drop { $0 == " " }
        return (String(code.reversed().drop { $0 == " " }.reversed()), String(comment))
      }
      scanner.read(line[index], at: 0)
      before = line[index]
    }
    return (line, nil)
  }

  /// A line, broken at the commas of its brackets where it is too wide.
  private func broken(_ line: String) -> [String] {
    var result: [String] = []
    var rest = Array(line)
    var opened: [Int] = []
    while DisplayWidth.of(String(rest)) > width {
      var scanner = FlowScanner(opened: opened)
      var best: (end: Int, opened: [Int])?
      for (index, character) in rest.enumerated() {
        // Where no comma is near enough, the first one behind has to do.
        if index >= width - 1, best != nil { break }
        scanner.read(character, at: index)
        guard character == ",", !scanner.isQuoted, !scanner.opened.isEmpty, index + 1 < rest.count,
          rest[index + 1] == " "
        else { continue }
        // The outermost bracket, unless that leaves most of the line empty.
        if let known = best, known.opened.count < scanner.opened.count, known.end > width / 3 { continue }
        best = (index + 1, scanner.opened)
      }
      guard let best, let column = best.opened.last, column + 1 < width / 2 else { break }
      result.append(String(rest[..<best.end]))
      opened = best.opened
      rest = Array(repeating: " ", count: column + 1) + rest[best.end...].drop { $0 == " " }
    }
    return result + [String(rest)]
  }
}

/// Follows the brackets and quotes of a line of YAML.
private struct FlowScanner {
  /// The columns of the brackets that are open.
  var opened: [Int] = []
  private var quote: Character?
  private var before: Character = " "

  init(opened: [Int] = []) { self.opened = opened }

  var isQuoted: Bool { quote != nil }

  mutating func read(_ character: Character, at column: Int) {
    defer { before = character }
    if let open = quote {
      if character == open, !(open == "\"" && before == "\\") { quote = nil }
      return
    }
    switch character {
    // A quote opens a text only where a value begins.
    case "\"", "'": if " [{,".contains(before) { quote = character }
    case "[", "{": if !opened.isEmpty || " [{".contains(before) { opened.append(column) }
    case "]", "}": _ = opened.popLast()
    default: break
    }
  }
}
