import Diagnostics
import RegularExpressions
import Testing

@testable import CEL

@Suite("Regular expressions in CEL")
struct PatternTests {
  /// What the check has against an expression, with what it points at.
  private func issues(_ text: String) -> [String] {
    let (expression, issues) = CEL.Expression.parse(text)
    let found = issues.isEmpty ? Environment().check(expression).issues : issues
    return found.map { issue in
      "\(String(decoding: Array(text.utf8)[issue.range], as: UTF8.self)): \(issue.message.text(in: .english))"
        + (issue.remedy.map { " (\($0.text(in: .english)))" } ?? "")
    }
  }

  @Test("the check finds a mistake in a pattern that is written down, and points into the literal")
  func places() {
    #expect(
      issues("'a'.matches('ab(c')") == [
        "(: this group is not closed (add “)” where it ends, or write “\\(” for the character)"
      ])
    let range = "z-a: the range “z-a” ends before it begins (write “a-z”)"
    #expect(issues("matches('a', '[z-a]')") == [range])
    #expect(issues("'a'.matches(\"\"\"é[z-a]\"\"\")") == [range])
    #expect(issues("'a'.matches(R'\\pL[z-a]')") == [range])
    #expect(issues("'a'.matches('\\\\pL\\u00e9\\x41\\U0001F600\\101[z-a]')") == [range])
    #expect(
      issues("'a'.matches('[\\x7a-\\'z-a]')") == ["\\x7a-\\': the range “z-'” ends before it begins (write “'-z”)"])
    #expect(issues("'a'.matches('\\\\8')").first?.hasPrefix("\\\\8: ") == true)
    #expect(issues("'a'.matches('a**')").first?.hasPrefix("**: ") == true)
    #expect(issues("'a'.matches('')") == [])
  }

  @Test("a pattern that is computed is judged when it is evaluated")
  func computed() {
    #expect(issues("'a'.matches('(' + 'a')") == [])
    #expect(
      outcome("'a'.matches('(' + 'a')")
        == "error: the regular expression “(a” is not one: this group is not closed")
    #expect(outcome("['a', 'bb'].map(p, 'abba'.matches('^' + p))") == outcome("[true, false]"))
  }

  @Test("patterns and texts that are not texts are refused by the check")
  func types() {
    #expect(!issues("1.matches('a')").isEmpty)
    #expect(!issues("'a'.matches(1)").isEmpty)
    #expect(!issues("'a'.matches('a', 'b')").isEmpty)
  }

  @Test("what a search costs grows with the text and the pattern, and ends an evaluation that has too little left")
  func cost() {
    let environment = Environment()
    func steps(_ text: String, _ pattern: String, budget: Int = Limits.steps) -> (value: Value, steps: Int) {
      var environment = environment
      let slot = environment.declare(variable: "t", type: .string)
      let checked = environment.check(CEL.Expression.parse("t.matches(\(pattern))").expression)
      let evaluation = Evaluation(environment: environment, host: NoObjects(), budget: budget)
      evaluation.set(slot, .string(text))
      return (evaluation.run(environment.compile(checked)), evaluation.stepsTaken)
    }
    let short = steps(String(repeating: "a", count: 1_000), "'b'").steps
    let long = steps(String(repeating: "a", count: 100_000), "'b'").steps
    let large = steps(String(repeating: "a", count: 1_000), "'(?:ab?){900}b'").steps
    #expect(long > 50 * short)
    #expect(large > 10 * short)
    // The same again, from the cache: not a step less.
    #expect(steps(String(repeating: "a", count: 1_000), "'(?:ab?){900}b'").steps == large)
    #expect(steps(String(repeating: "a", count: 100_000), "'b'", budget: 500).value.asError?.isExhaustion == true)
  }

  @Test("the cache keeps what it gave, and never more than its limit")
  func cache() {
    let cache = PatternCache()
    for number in 0..<2_000 {
      guard case .success(let expression) = cache.expression("^\(number)$") else {
        Issue.record("\(number)")
        continue
      }
      #expect(expression.matches("\(number)"))
    }
    #expect(cache.count <= 512)
    let first = try? cache.expression("a+").get()
    #expect(first != nil && first === (try? cache.expression("a+").get()))
  }
}
