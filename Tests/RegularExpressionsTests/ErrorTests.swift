import Diagnostics
import Foundation
import RegularExpressions
import TestSupport
import Testing

/// Every message about a pattern, kept word for word in Tests/Patterns/errors.txt. `CRMLINT_RECORD=1` writes it anew, and
/// the run fails, so that nothing is recorded by accident.
@Suite("Messages about patterns")
struct ErrorTests {
  static let re2 = [
    // Groups.
    "(", "a(b(c)", "a)", "(?", "(?i", "(?im-s", "(?z)", "(?i-)", "(?i-s-m)", "(?-)", "(?é:a)", "(?<name", "(?P<name",
    "(?<>a)", "(?P<a-b>a)", "(?<a b>a)",
    "a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?>a)", "(?P=n)", "(?P>n)", "(?&n)", "(?R)", "(?(1)a)", "(?#note)a",
    "(?'n'a)",
    // Repetition.
    "*", "a|+", "(?:?)", "{2}", "a**", "a+?*", "a{2}{3}", "a++", "a{2}+", "a{1001}", "a{3,1001}", "a{5,2}",
    "(?:a{100}){11}", "(a{2}){3}{4}", "((a{10}b){20}c){6}",
    // Classes.
    "[", "[a", "[^", "[]", "[a-", "[z-a]", "[a-\\d]", "[a-\\pL]", "[[:alpa:]]", "[[:foo:]]", "[[:^foo:]]",
    "[\\b]", "[\\A]", "[\\Z]", "[\\8]", "[\\h]", "[\\R]",
    "\\p", "\\p{", "\\p{Greek", "\\p{}", "\\pX", "\\p{greek}", "\\p{Script=Greek}", "\\p{Letter}", "\\p{Grek}",
    "\\p{^Foo}",
    "\\p{Foo}", "\\PX", "\\p{Quite a long text that nobody would take for the name of a property of characters}",
    // Escapes.
    "\\", "a\\", "\\1", "(a)\\1", "\\8", "\\k<n>", "\\g1", "\\Z", "\\h", "\\H", "\\R", "\\N", "\\e", "\\u", "\\u0041",
    "\\U00000041",
    "\\cA", "\\cz", "\\c1", "\\q", "\\é", "\\E", "\\x", "\\x4", "\\xzz", "\\x{", "\\x{}", "\\x{12", "\\x{zz}",
    "\\x{110000}",
    "\\x{99999999999}",
    // All of it.
    "(?:a{1000}b{1000}c{1000}d{1000}){0,1}".replicated(60),
  ]

  static let ecma = [
    "(", "a)", "(?i)a", "(?i-i:a)", "(?-:a)", "(?ii:a)", "(?U:a)", "(?<1>a)", "(?<>a)", "(?P<n>a)", "(?<n>a)(?<n>b)",
    "(?<n>(?:a|(?<n>b)))", "(?:(?<m>a)|(?<m>b)(?<n>c))(?<m>d)",
    "a(?=b)*", "(?<!a)b", "\\1", "\\k<n>",
    "*", "^*", "\\b+", "a**", "a{2,1}", "{", "a{", "a{,5}", "}", "]", "a]", "x{1000000}",
    "[", "[z-a]", "[\\d-z]", "[a-\\d]", "[\\A]", "[\\1]",
    "\\", "\\A", "\\Z", "\\a", "\\-", "\\_", "\\é", "\\07", "\\c1", "\\x4", "\\u", "\\u12", "\\u{", "\\u{}",
    "\\u{110000}",
    "\\p", "\\pL", "\\p{", "\\p{}", "\\p{Greek}", "\\p{Lettter}", "\\p{Script=Grek1}", "\\p{sc=}", "\\p{Scripts=Greek}",
    "\\p{gc=Foo}", "\\p{scx=Foo}", "\\h", "\\Q",
  ]

  static func page() -> String {
    var lines: [String] = []
    for (name, dialect, patterns) in [
      ("RE2", RegularExpression.Dialect.re2, re2), ("ECMA-262", .ecma262, ecma),
    ] {
      lines += ["# \(name)", ""]
      for pattern in patterns {
        do throws(PatternError) {
          _ = try RegularExpression(pattern, dialect: dialect)
          lines += [shown(pattern), "no mistake", ""]
        } catch {
          let utf8 = Array(pattern.utf8)
          let inside = error.range.lowerBound >= 0 && error.range.upperBound <= utf8.count
          #expect(inside && !error.range.isEmpty, "\(pattern)")
          guard inside else { continue }
          let before = String(decoding: utf8[..<error.range.lowerBound], as: UTF8.self)
          let part = String(decoding: utf8[error.range], as: UTF8.self)
          // Whole characters only.
          #expect(Array((before + part).utf8) == Array(utf8[..<error.range.upperBound]), "\(pattern)")
          lines += [shown(pattern)]
          if pattern.count < 80 {
            lines += [
              String(repeating: " ", count: before.count) + String(repeating: "^", count: max(1, part.count))
            ]
          }
          lines += [error.message.text(in: .english)]
          if let remedy = error.remedy { lines += ["→ " + remedy.text(in: .english)] }
          lines += [""]
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func shown(_ pattern: String) -> String {
    pattern.count < 80 ? pattern : "\(pattern.prefix(40))… (\(pattern.count) characters)"
  }

  @Test("every message is as kept, with the place it points at")
  func golden() throws {
    let path = Repository.path("Tests/Patterns/errors.txt")
    let page = Self.page()
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      try Data(page.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded Tests/Patterns/errors.txt; run again without CRMLINT_RECORD")
      return
    }
    #expect(try Repository.text("Tests/Patterns/errors.txt") == page, "keep it with CRMLINT_RECORD=1")
    #expect(!page.contains("no mistake"))
  }

  @Test("no message of the sources is missing there")
  func complete() throws {
    let page = try Repository.text("Tests/Patterns/errors.txt")
    let literal = try RegularExpression(#"Message\((?:\n\s*)?"(?:[^"\\]|\\.)*""#)
    var found = 0
    for file in Repository.files(below: "Sources/RegularExpressions") where file.hasSuffix(".swift") {
      var rest = Array(try Repository.text("Sources/RegularExpressions/" + file).utf8)
      while let range = literal.firstMatch(in: rest) {
        let text = String(decoding: rest[range], as: UTF8.self).drop { $0 != "\"" }.dropFirst().dropLast()
        rest.removeSubrange(..<range.upperBound)
        found += 1
        // What stands between the slots must stand in the page in that order.
        let parts = text.replacing("\\(linear)", with: "{0}").split(separator: #/\{[0-9]\}/#)
          .map { String($0).replacing("\\\\", with: "\\") }
        let pattern = parts.map { "\\Q\($0)\\E" }.joined(separator: ".*")
        #expect(try RegularExpression(pattern).matches(page), "\(file): \(text)")
      }
    }
    #expect(found > 60)
  }
}

extension String {
  fileprivate func replicated(_ count: Int) -> String { String(repeating: self, count: count) }
}
