internal import Diagnostics
internal import YAMLTree

/// The marks in an example: `# expect` on the very line that a finding must point at, `# expect: critical` with its severity.
struct Marks {
  struct Mark {
    var severity: Severity?
    var isMet = false
    /// Its bytes in the plan, up to the end of the comment.
    var range: ByteRange
  }

  /// By line, from 1.
  private(set) var byLine: [Int: Mark] = [:]
  /// What looks like a mark and is none, with its place in the plan.
  private(set) var problems: [(range: ByteRange, text: String)] = []

  private static let mark = Array("# expect".utf8)

  /// The marks in the comments of `plan`. A mark that YAML takes for a part of a text marks nothing, and is a problem.
  init(in plan: Tree, lines: LineIndex) {
    let bytes = plan.source.bytes
    var comments = plan.comments
    // Behind a syntax error nothing is known to be a comment, and the error itself is reported.
    if let cut = plan.cutAt {
      comments.removeAll { $0.lower >= cut }
    }
    for comment in comments {
      if let start = Self.start(in: bytes, comment) {
        read(ByteRange(start, comment.upper), plan.source, line: lines.line(at: start))
      } else if Self.isNearlyMark(plan.source.text(in: comment)) {
        problems.append((comment, "this marks nothing: a mark is written '# expect', or '# expect: major'"))
      }
    }
    var position = 0
    while let found = Self.start(in: bytes, ByteRange(position, plan.cutAt ?? bytes.count), isWhole: false) {
      if !comments.contains(where: { $0.lower <= found && found < $0.upper }) {
        let line = lines.range(ofLine: lines.line(at: found))
        problems.append(
          (
            ByteRange(found, max(found, line.upper)),
            "this mark is no comment: YAML takes it for a part of the text, and so marks nothing"
          ))
      }
      position = found + Self.mark.count
    }
  }

  private mutating func read(_ range: ByteRange, _ source: SourceText, line: Int) {
    let rest = source.text(in: range).dropFirst(Self.mark.count)
    var severity: Severity?
    if rest.first == ":" {
      let word = rest.dropFirst().drop { $0 == " " }.prefix { $0.isLetter }
      severity = Severity(name: String(word))
      if severity == nil {
        let names = Severity.allCases.map(\.name)
        let nearest = NearestName.of(String(word), among: names).map { "; did you mean '\($0)'?" }
        problems.append((range, "'\(word)' is no severity" + (nearest ?? ": \(names.joined(separator: ", "))")))
      }
    }
    byLine[line] = Mark(severity: severity, range: range)
  }

  mutating func meet(_ line: Int) { byLine[line]?.isMet = true }

  /// Where the first mark within a range begins; a longer word, such as `# expected`, is none.
  private static func start(in bytes: [UInt8], _ range: ByteRange, isWhole: Bool = true) -> Int? {
    guard range.count >= mark.count else { return nil }
    return (range.lower...range.upper - mark.count).first { start in
      guard bytes[start] == mark[0], bytes[start..<start + mark.count].elementsEqual(mark) else { return false }
      let end = start + mark.count
      return !isWhole || end == range.upper || [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ":")].contains(bytes[end])
    }
  }

  private static func isNearlyMark(_ comment: String) -> Bool {
    let words = comment.drop { $0 == "#" || $0.isWhitespace }.prefix { $0.isLetter }
    return ["expect", "expects", "expected"].contains(words.lowercased())
  }
}
