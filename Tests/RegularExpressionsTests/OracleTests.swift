import Diagnostics
import Foundation
import Testing

@testable import RegularExpressions

/// Random patterns and texts, held against other engines.
@Suite("Other engines as oracles")
struct OracleTests {
  /// `ORACLE_SEED` and `ORACLE_COUNT` try other ones.
  static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  @Test("what RE2 says of random patterns, we say", .enabled(if: Python.hasRE2, Python.missing))
  func re2() throws {
    try compare(.re2, PatternMaker.re2(seed: UInt64(Self.setting("ORACLE_SEED", 1))), Python.re2)
  }

  @Test("what Node.js says of random ECMA-262 patterns, we say", .enabled(if: Node.version != nil, "node is not there"))
  func node() throws {
    try compare(.ecma262, PatternMaker.ecma(seed: UInt64(Self.setting("ORACLE_SEED", 1))), Node.ask)
  }

  private func compare(
    _ dialect: RegularExpression.Dialect, _ maker: PatternMaker,
    _ oracle: ([Oracle.Question]) throws -> [Oracle.Answer]
  ) throws {
    var maker = maker
    let questions = (0..<Self.setting("ORACLE_COUNT", 2000)).map { _ in
      Oracle.Question(pattern: maker.pattern(), texts: (0..<8).map { _ in maker.text() })
    }
    let answers = try oracle(questions)
    try #require(answers.count == questions.count)
    var (valid, matching) = (0, 0)
    var differences: [String] = []
    for (question, answer) in zip(questions, answers) {
      do throws(PatternError) {
        let expression = try RegularExpression(question.pattern, dialect: dialect)
        guard answer.isValid else {
          differences.append("\(question.pattern.debugDescription) is valid here only")
          continue
        }
        valid += 1
        for (text, span) in zip(question.texts, answer.spans) {
          let found = expression.firstMatch(in: text.utf8).map { [$0.lowerBound, $0.upperBound] } ?? []
          // Which of several matches at one place is taken differs where parts can be empty: ECMA-262 backtracks there.
          if dialect == .re2 ? found != span : found.first != span.first {
            differences.append("\(question.pattern.debugDescription) \(text.debugDescription): \(found), not \(span)")
          }
          if expression.matches(text) == span.isEmpty {
            differences.append("\(question.pattern.debugDescription) \(text.debugDescription): automaton")
          }
          if !span.isEmpty { matching += 1 }
        }
      } catch {
        if answer.isValid {
          differences.append(
            "\(question.pattern.debugDescription) is invalid here only: \(error.message.text(in: .english))")
        }
      }
    }
    print("\(dialect): \(questions.count) patterns, \(valid) valid, \(matching) matches")
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(25).joined(separator: "\n"))")
    // The comparison must be about something.
    #expect(valid > questions.count / 2 && valid < questions.count && matching > valid)
  }
}
