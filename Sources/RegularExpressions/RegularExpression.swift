internal import Synchronization

/// A regular expression, compiled. Every search takes time linear in the text: there is no backtracking, and memory is
/// bounded.
///
/// One object serves any number of threads at once; each search borrows a matcher of its own.
package final class RegularExpression: Sendable {
  /// Whose syntax a pattern is written in.
  package enum Dialect: Sendable, Hashable {
    /// RE2, as CEL has it. Source: https://github.com/google/re2/wiki/Syntax
    case re2
    /// ECMA-262 with the flag `u`, as JSON Schema has it, without what takes more than linear time. Source: ECMA-262,
    /// 2025, section 22.2, and JSON Schema 2020-12 Core, section 6.4.
    case ecma262
  }

  /// The pattern as written.
  package let pattern: String
  let program: Program
  private let matchers = Mutex<[Matcher]>([])

  /// Matchers that are kept for the next search; more exist only while more threads search at once.
  private static let keptMatchers = 4

  /// - Throws: `PatternError` where the pattern breaks the dialect's syntax, asks for what can't run in linear time, or is
  ///   too large.
  package init(_ pattern: String, dialect: Dialect = .re2) throws(PatternError) {
    self.pattern = pattern
    var parser = PatternParser(pattern, dialect: dialect)
    let tree = try parser.parse()
    program = try ProgramCompiler.compile(tree, dialect: dialect)
  }

  /// How many instructions the pattern came to; a search takes at most this many steps for each byte of text.
  package var size: Int { program.instructions.count }

  /// Whether the text holds a match anywhere.
  package func matches(_ text: String) -> Bool { matches(text.utf8) }

  /// Whether the text holds a match anywhere.
  package func matches(_ text: Substring) -> Bool { matches(text.utf8) }

  /// Whether the text holds a match anywhere; text that lies in one piece is not copied.
  package func matches(_ text: some Sequence<UInt8>) -> Bool {
    text.withContiguousStorageIfAvailable { matches($0) } ?? Array(text).withUnsafeBufferPointer { matches($0) }
  }

  /// Whether the text, which must be UTF-8, holds a match anywhere. Bytes that are no UTF-8 match `\C` at most.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let matcher = matchers.withLock { $0.popLast() } ?? Matcher(program)
    let result = matcher.matches(text)
    matchers.withLock { if $0.count < Self.keptMatchers { $0.append(matcher) } }
    return result
  }

  /// The leftmost match, as UTF-8 byte offsets; among those that begin there, the one that the pattern prefers.
  ///
  /// For tests and tools: it steps through the program without an automaton, at up to `size` steps for each byte.
  package func firstMatch(in text: some Sequence<UInt8>) -> Range<Int>? {
    var simulation = Simulation(program)
    return simulation.firstMatch(in: Array(text))
  }
}
