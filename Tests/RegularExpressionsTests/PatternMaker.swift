import Foundation

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Makes patterns over the whole syntax of a dialect, a part of them broken, and texts that they have a chance to match.
struct PatternMaker {
  var generator: SeededGenerator
  /// Pieces that stand for one character or position.
  var atoms: [String]
  var classParts: [String]
  var groups: [String]
  var repetitions: [String]

  static func re2(seed: UInt64) -> PatternMaker {
    PatternMaker(
      generator: SeededGenerator(seed: seed),
      atoms: [
        "a", "b", "c", "K", "s", "é", "ß", "1", "_", "-", " ", "x", "\\n", "\\t", ".", "^", "$", "\\A", "\\z", "\\b",
        "\\B",
        "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\pL", "\\p{Lu}", "\\P{Greek}", "\\p{^N}", "\\PN", "\\pZ",
        "\\p{Latin}",
        "\\Qa.b\\E", "\\x61", "\\x{e9}", "\\x{1F600}", "\\101", "\\.", "\\_", "\\-", "\\a", "\\f", "\\v", "\\012", "λ",
        "Σ", "ς",
        "😀", "\\C", "{", "}", "]", ",", "\\pN", "\\p{Any}", "ſ",
      ],
      classParts: [
        "a", "b-d", "é", "k", "S", "0-9", "\\d", "\\W", "\\s", "[:alpha:]", "[:^digit:]", "[:word:]", "\\pL", "\\P{Lu}",
        "-",
        "^", "\\]", "\\n", "a-é", "α-ω", "\\x{100}-\\x{10FFFF}", "[", ".", "$", "]", "[:punct:]", "\\pN", "\\D", "\\S",
      ],
      groups: ["(", "(?:", "(?P<n>", "(?<m>", "(?i:", "(?s:", "(?m:", "(?U:", "(?i-s:", "(?is-mU:"],
      repetitions: ["*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{2,3}?", "{0}", "{0,1}", "{3,}?", "{,2}"])
  }

  static func ecma(seed: UInt64) -> PatternMaker {
    PatternMaker(
      generator: SeededGenerator(seed: seed),
      atoms: [
        "a", "b", "c", "K", "s", "é", "ß", "1", "_", "-", " ", "x", "\\n", "\\t", ".", "^", "$", "\\b", "\\B", "\\d",
        "\\D",
        "\\w", "\\W", "\\s", "\\S", "\\p{L}", "\\p{Lu}", "\\P{Script=Greek}", "\\p{Letter}", "\\p{gc=Nd}",
        "\\p{sc=Latin}",
        "\\p{scx=Deva}", "\\p{Alphabetic}", "\\p{ASCII}", "\\x61", "\\u{e9}", "\\u00e9", "\\ud83d\\ude00", "\\.", "\\/",
        "\\cJ",
        "\\0", "λ", "Σ", "😀", ",", "[]", "[^]", "\\p{White_Space}",
      ],
      classParts: [
        "a", "b-d", "é", "k", "S", "0-9", "\\d", "\\W", "\\s", "\\p{L}", "\\P{Lu}", "^", "\\]", "\\n", "a-é", "α-ω",
        "\\u{100}-\\u{10FFFF}", "[", ".", "$", "\\-", "\\b", "\\D", "\\S", "\\u0061",
      ],
      groups: ["(", "(?:", "(?<n>", "(?:"],
      repetitions: ["*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{2,3}?", "{0}", "{0,1}", "{3,}?"])
  }

  mutating func pattern() -> String {
    var text = alternatives(depth: Int.random(in: 0...4, using: &generator))
    // Each name once.
    if groups.contains("(?<n>") {
      let parts = text.components(separatedBy: "(?<n>")
      text = parts.indices.map { ($0 == 0 ? "" : "(?<n\($0)>") + parts[$0] }.joined()
    }
    if Int.random(in: 0..<5, using: &generator) == 0 { text = broken(text) }
    return text
  }

  private mutating func alternatives(depth: Int) -> String {
    let count = Int.random(in: 0..<4, using: &generator) == 0 ? 2 : 1
    return (0..<count).map { _ in sequence(depth: depth) }.joined(separator: "|")
  }

  private mutating func sequence(depth: Int) -> String {
    (0..<Int.random(in: 0...3, using: &generator)).map { _ in item(depth: depth) }.joined()
  }

  private mutating func item(depth: Int) -> String {
    var text: String
    switch Int.random(in: 0..<10, using: &generator) {
    case 0...2 where depth > 0:
      text = pick(groups) + alternatives(depth: depth - 1) + ")"
    case 3, 4:
      let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in pick(classParts) }
      text = "[" + (Bool.random(using: &generator) ? "^" : "") + parts.joined() + "]"
    case 5 where groups.contains("(?i:"): text = pick(["(?i)", "(?m)", "(?s)", "(?U)", "(?-i)", "(?im-s)"])
    default: text = pick(atoms)
    }
    if Int.random(in: 0..<3, using: &generator) == 0 { text += pick(repetitions) }
    return text
  }

  /// The pattern with a character taken out, put in or doubled.
  private mutating func broken(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    let at = Int.random(in: 0...scalars.count, using: &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0 where at < scalars.count: scalars.remove(at: at)
    case 1 where at < scalars.count: scalars.insert(scalars[at], at: at)
    default:
      scalars.insert(pick(Array("()[]{}*+?|\\^$.-,:<>=!PpQExu012aZ".unicodeScalars)), at: at)
    }
    var result = String.UnicodeScalarView()
    result += scalars
    return String(result)
  }

  mutating func text() -> String {
    let pieces = [
      "a", "b", "c", "K", "k", "s", "S", "ſ", "é", "É", "ß", "1", "_", "-", " ", "\n", "x", "λ", "Σ", "ς", "σ", "😀",
      ".", "A",
      "\u{212A}", "ab", "\u{2028}", "\t", "\r", "0", "ü",
    ]
    return (0..<Int.random(in: 0...7, using: &generator)).map { _ in pick(pieces) }.joined()
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }
}
