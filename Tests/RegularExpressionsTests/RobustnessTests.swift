import Diagnostics
import Properties
import Testing

@testable import RegularExpressions

/// Patterns and texts that are meant to hurt. What they cost is counted in steps, not in time.
@Suite("Hostile patterns")
struct RobustnessTests {
  private func outcome(_ pattern: String, _ dialect: RegularExpression.Dialect = .re2) -> RegularExpression? {
    do throws(PatternError) {
      return try RegularExpression(pattern, dialect: dialect)
    } catch {
      #expect(error.range.lowerBound >= 0 && error.range.upperBound <= pattern.utf8.count)
      #expect(error.message.text(in: .english).utf8.count < 500)
      return nil
    }
  }

  /// The matcher after a search, with what it did.
  private func search(
    _ pattern: String, _ text: String, limits: Matcher.Limits = Matcher.Limits()
  ) throws -> (matches: Bool, matcher: Matcher, size: Int) {
    let expression = try RegularExpression(pattern)
    let matcher = Matcher(expression.program, limits: limits)
    let result = Array(text.utf8).withUnsafeBufferPointer { matcher.matches($0) }
    return (result, matcher, expression.size)
  }

  @Test(
    "patterns that make others backtrack take at most one visit to each instruction for each byte",
    arguments: [
      "(a*)*b", "(a+)+$x", "(a|aa)+b", "(a|a?)+b", "(.*)(.*)(.*)(.*)x", "(?:a?){30}a{30}c",
      "^(([a-z])+.)+[A-Z]([a-z])+$",
    ])
  func backtracking(pattern: String) throws {
    let text = String(repeating: "a", count: 20_000)
    let (matches, matcher, size) = try search(pattern, text)
    #expect(!matches)
    #expect(matcher.work <= 4 * size * (text.utf8.count + 1))
    // The automaton settles: almost every byte is read without looking at the program.
    #expect(matcher.work < text.utf8.count && matcher.stateCount < 200)
  }

  @Test("an automaton that would have 2^200 states stays within its memory, and the search within its steps")
  func explosion() throws {
    var generator = SeededGenerator(seed: 7)
    let text = String((0..<4_000).map { _ in Bool.random(using: &generator) ? "a" : "b" }) + "c"
    let (matches, matcher, size) = try search("(?:a|b)*a(?:a|b){200}d", text)
    #expect(!matches)
    let limits = Matcher.Limits()
    #expect(matcher.transitionCount <= limits.transitions && matcher.memberCount <= limits.members)
    #expect(matcher.work <= 4 * size * (text.utf8.count + 1))
    #expect(matcher.bytesSimulated > 0)
    #expect(try search("(?:a|b)*a(?:a|b){200}c", text).matches)
  }

  @Test("an automaton with room for a few states only gives the same answers")
  func smallCache() throws {
    var generator = SeededGenerator(seed: 9)
    var (cleared, simulated) = (0, 0)
    for pattern in ["a[ab]{5}c", "(?:ab|ba)+$", "\\bab\\b", "(?i)[^b]{3}A", "^(?:a|b)*aab[ab]?$", "\\pL{3}\\d"] {
      for _ in 0..<40 {
        let text = String((0..<200).map { _ in "aabbbcé 1\n".randomElement(using: &generator) ?? "a" })
        let small = try search(pattern, text, limits: Matcher.Limits(transitions: 40, members: 20))
        let large = try search(pattern, text)
        #expect(small.matches == large.matches, "\(pattern) \(text)")
        cleared += small.matcher.clearings
        simulated += small.matcher.bytesSimulated
      }
    }
    #expect(cleared > 0 && simulated > 0)
  }

  @Test("a pattern of a megabyte is read in one pass, and an error where that is too much")
  func megabyte() {
    #expect(outcome(String(repeating: "a", count: 1_000_000)) == nil)
    #expect(outcome(String(repeating: "[[:", count: 330_000) + "]") == nil)
    #expect(outcome("[" + String(repeating: "[:", count: 500_000)) == nil)
  }

  @Test("a long pattern is read in one pass, whatever it repeats")
  func long() {
    func repeated(_ unit: String) -> String { String(repeating: unit, count: 10_000 / unit.utf8.count) }
    for unit in [
      "a", "(", ")", "[", "[a", "[[:", "[[:a", "\\pL", "[\\pL]", "[a-z]", "(?i)", "(?<n>", "(?:a|", "a*", "*", "a{2}",
      "{",
      "\\Q", "\\", "\\x{", "|", "()", "(?i:k)", "^", "\\b", ".", "é", "x{0}", "[^a]", "\\C", "(a|b)*", "{9", "\\p{",
      "a?",
    ] {
      for dialect in [RegularExpression.Dialect.re2, .ecma262] {
        if let expression = outcome(repeated(unit), dialect) {
          #expect(expression.size <= ProgramCompiler.limit)
          _ = expression.matches("aé")
        }
        // The same in one pair of brackets, and as one name.
        _ = outcome("[" + repeated(unit) + "]", dialect)
        _ = outcome("(?<" + repeated(unit) + ">a)", dialect)
        _ = outcome("\\p{" + repeated(unit) + "}", dialect)
      }
    }
  }

  @Test("nesting of 5,000 levels needs no more stack than one")
  func nesting() throws {
    let depth = 5_000
    for (open, close) in [("(", ")"), ("(?:", ")*"), ("(?:a|", ")"), ("(?i:", ")?"), ("(?:", "){1}"), ("(?:a", "b)+")] {
      let pattern = String(repeating: open, count: depth) + "a" + String(repeating: close, count: depth)
      if let expression = outcome(pattern) {
        _ = expression.matches("aaab")
        _ = expression.firstMatch(in: "aaab".utf8)
      }
      _ = outcome(String(repeating: open, count: depth) + "a")
    }
    let named = (0..<5_000).map { "(?<n\($0)>" }.joined() + String(repeating: ")", count: 5_000)
    #expect(outcome(named, .ecma262) != nil)
  }

  @Test("counted repetitions within one another end at the limits of RE2, or of memory")
  func counting() {
    #expect(outcome("x{1000}") != nil)
    #expect(outcome("x{1000}{1000}") == nil)
    #expect(outcome("(?:x{1000}){1000}") == nil)
    #expect(outcome("(?:x{1000}){1000}", .ecma262) == nil)
    #expect(outcome("(?:(?:(?:x{9999}){9999}){9999}){9999}", .ecma262) == nil)
    #expect(outcome("(?:){999999999999999999999}", .ecma262) != nil)
    #expect(outcome("x{99999999999999999999}", .ecma262) == nil)
    #expect(outcome("(?:\\pL{100}){4}") != nil)
    // RE2 has no room for it either.
    #expect(outcome("\\pL{1000}") == nil)
  }

  @Test("bytes that are no UTF-8 end no search")
  func invalidText() throws {
    let pattern = try RegularExpression("é.b|\\Bz")
    for bytes in [[0xC3], [0xC3, 0xA9, 0xFF, 0x62], [0xFF, 0x80, 0x7A], [0xED, 0xA0, 0x80, 0xC3, 0xA9, 0x61, 0x62]]
      as [[UInt8]]
    {
      bytes.withUnsafeBufferPointer { bytes in
        #expect(pattern.matches(bytes) == (pattern.firstMatch(in: bytes) != nil))
      }
    }
  }

  @Test("bytes by chance: both ways to search agree, and nothing traps")
  func chance() {
    var generator = SeededGenerator(seed: 11)
    let alphabet = Array("ab(){}[]|*+?^$.\\,-:<>=!ipPQExdDwWsSbBAzCkK0123é\n 😀".utf8)
    for _ in 0..<6_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      #expect(
        RegularExpressionProperty.fault(in: bytes) == nil, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("threads share one expression")
  func threads() async throws {
    let expression = try RegularExpression("(?i)gr[oö](?:ß|ss)\\pL*\\b")
    let texts = ["ein Großkunde", "GRÖSSE", "klein", "gross", ""]
    let expected = [true, true, false, true, false]
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<500).allSatisfy { _ in texts.map { expression.matches($0) } == expected } }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
