import Diagnostics
import Testing

@testable import CEL

@Suite("Parser")
struct ParserTests {
  @Test(
    "an expression prints in its normal form, and that form reads as the same",
    arguments: [
      ("1+2*3", "1 + 2 * 3"), ("(1+2)*3", "(1 + 2) * 3"), ("1-(2-3)", "1 - (2 - 3)"), ("(1-2)-3", "1 - 2 - 3"),
      ("a&&b||c&&!d", "a && b || c && !d"), ("a&&(b||c)", "a && (b || c)"), ("a && b && c", "a && b && c"),
      ("a?b:c?d:e", "a ? b : c ? d : e"), ("(a?b:c)?d:e", "(a ? b : c) ? d : e"), ("a . b [ 1 ] . c ( )", "a.b[1].c()"),
      ("-5", "-5"), ("-(5)", "-(5)"), ("--5", "-(-5)"), ("-x", "-x"), ("!!x", "!!x"), ("(-5).f()", "(-5).f()"),
      ("-9223372036854775808", "-9223372036854775808"), ("0xFF", "255"), ("-0x10", "-16"), ("7u", "7u"),
      ("1e3", "1000.0"), (".5", "0.5"), ("'a\"b'", #""a\"b""#), ("r'\\n'", #""\\n""#), ("'''a\n'b'''", #""a\n'b""#),
      ("b'\\xff\\101'", #"b"\xffA""#), ("'\\u00e9\\U0001F600'", "\"é😀\""), ("[1,2,]", "[1, 2]"), ("[]", "[]"),
      ("{'a':1,'b':2,}", #"{"a": 1, "b": 2}"#), ("a.?b[?c]", "a.?b[?c]"), ("[?a, b]", "[?a, b]"),
      ("{?'k': v}", #"{?"k": v}"#), ("x in [1]", "x in [1]"), ("has(a.b.c)", "has(a.b.c)"), ("has(a, b)", "has(a, b)"),
      ("l.all(x,x>0)", "l.all(x, x > 0)"), ("l.existsOne(x, x)", "l.existsOne(x, x)"),
      ("l.map(x, x > 1, x)", "l.map(x, x > 1, x)"), ("l.transformList(i, v, i)", "l.transformList(i, v, i)"),
      ("l.sortBy(x, x.y)", "l.sortBy(x, x.y)"), ("cel.bind(a, 1, a)", "cel.bind(a, 1, a)"),
      ("o.optMap(x, x + 1)", "o.optMap(x, x + 1)"), ("math.least(1, 2, 3)", "math.least([1, 2, 3])"),
      ("a.`b-c`", "a.`b-c`"),
      ("has(a.`b/c`)", "has(a.`b/c`)"), ("a.?`b.c d`", "a.?`b.c d`"), ("!(-x)", "!(-x)"), ("-(!x)", "-(!x)"),
      ("--x", "--x"), ("!-1", "!-1"), ("[,]", "[]"), ("{,}", "{}"), ("br'\\x'", #"b"\x5cx""#), ("a.in1", "a.in1"),
      ("a.`in`", "a.`in`"), ("a ? (b ? c : d) : e", "a ? (b ? c : d) : e"),
      ("A{}", "A{}"), (".a.B{x: 1, ?`y-z`: 2,}", ".a.B{x: 1, ?`y-z`: 2}"), ("a.for.if(b)", "a.for.if(b)"),
      (".a.b", ".a.b"), ("a // note\n+ b", "a + b"), ("x.filter(1)", "x.filter(1)"),
      ("a == b != c", "a == b != c"), ("a == (b != c)", "a == (b != c)"), ("[1][0] + f(x)(", ""),
    ])
  func printing(source: String, expected: String) {
    let (expression, issues) = Expression.parse(source)
    guard !expected.isEmpty else {
      #expect(!issues.isEmpty)
      return
    }
    #expect(issues.map(\.line) == [])
    #expect(expression.description == expected)
    let again = Expression.parse(expression.description)
    #expect(again.issues.isEmpty)
    #expect(again.expression.description == expected)
  }

  @Test("every node's range lies within that of its parent and on the right text")
  func ranges() {
    let text = "  plan.releases.filter(r, has(r.start) && (r.effort + 1) > 2)[0].name == 'é' ? -1 : {'a': [2]}.a "
    let (expression, _) = Expression.parse(text)
    var seen = 0
    for id in expression.nodes.indices.map(Int32.init) {
      for child in expression.children(id) {
        seen += 1
        #expect(expression.range(id).lowerBound <= expression.range(child).lowerBound)
        #expect(expression.range(child).upperBound <= expression.range(id).upperBound)
      }
    }
    #expect(seen > 20)
    #expect(expression.range(expression.root) == 2..<(text.utf8.count - 1))
  }

  @Test(
    "each mistake is reported where it is, and what follows is still read",
    arguments: [
      ("", ["0-0: something is missing at the end"]),
      ("1 +", ["3-3: something is missing at the end"]),
      (
        "f(1 2, 3) + ]",
        [
          "4-5: “2” stands in an unexpected place (an operator or a comma is missing before it)",
          "12-13: “]” closes nothing",
        ]
      ),
      (
        "[1, * 2, 3 4]",
        [
          "4-5: something is missing before “*”",
          "11-12: “4” stands in an unexpected place (an operator or a comma is missing before it)",
        ]
      ),
      ("a = b", ["2-3: “=” means nothing here (write ==)"]),
      ("[1, (2])", ["6-7: “]” can't close “(” (write “)” here)"]),
      ("(1 + 2]", ["6-7: “]” can't close “(” (write “)” here)"]), ("a) && b", ["1-2: “)” closes nothing"]),
      ("f(1, [2, 3) + 4", ["5-6: “[” is not closed (add “]”)"]), ("a[", ["1-2: “[” is not closed (add “]”)"]),
      ("f('abc) + g(", ["2-12: this text does not end (add ' where it ends)"]),
      ("größe > 1", ["0-7: “größe” can't be a name; names are made of the letters A to Z, digits and _"]),
      ("a.`ä`", ["2-6: a name in backquotes is made of letters without accents, digits, blanks and _ . - /"]),
      ("a.`b`()", ["2-5: the name of a function has no backquotes"]),
      ("a.?b()", ["3-4: a function can't be called behind '.?'"]),
      ("a.in + b.`in`", ["2-4: “in” is a word of the language (write `in` for a field of that name)"]),
      ("x ≤ 1 – 2", ["2-5: “≤” means nothing here (write <=)", "8-11: “–” means nothing here (write -)"]),
      ("x <> 1 === 2", ["2-4: “<>” means nothing here (write !=)", "7-10: “===” means nothing here (write ==)"]),
      ("a\u{A0}+ b", ["1-3: this blank is a special character (write an ordinary blank)"]),
      ("1 ; 2", ["2-3: “;” means nothing here"]), ("$x + 1", ["0-2: “$x” means nothing here"]),
      ("if a then b", ["0-2: “if” is a reserved word (write condition ? value : other value)"]),
      ("for(1) + a.for + a.for()", ["0-3: “for” is a reserved word"]),
      ("not x", ["0-3: “not” is no operator (write !)"]),
      ("true ? true ? 1 : 2 : 3", ["12-13: a condition inside another needs parentheses (write a ? (b ? c : d) : e)"]),
      (
        "-!x + !-x + !-1",
        [
          "1-2: “!” behind “-” needs parentheses (write -(!…))", "7-8: “-” behind “!” needs parentheses (write !(-…))",
        ]
      ),
      ("{1: 2: 3}", ["5-6: “:” stands in an unexpected place"]),
      ("a.B{x 1}", ["6-7: ':' is missing between a field and its value"]),
      ("f(1,)", ["3-4: “,” stands in an unexpected place"]),
      ("f(?x)", ["2-3: “?” stands in an unexpected place (parts that may be absent stand in lists and maps)"]),
      ("`x`", ["0-3: a name in backquotes stands behind a dot only"]),
      ("rb'a'", ["0-2: “rb” means nothing here (write br)"]),
      (
        "a b c && 3 * * 4",
        [
          "2-3: “b” stands in an unexpected place (an operator or a comma is missing before it)",
          "13-14: something is missing before “*”",
        ]
      ),
      ("a and b", ["2-5: “and” is no operator (write &&)"]),
      ("(1 + 2", ["0-1: “(” is not closed (add “)”)"]),
      ("[1, (2]", ["4-5: “(” is not closed (add “)”)"]),
      ("'abc", ["0-4: this text does not end (add ' where it ends)"]),
      (
        "'a\\qb' + '\\ud800'",
        [
          "2-4: “\\q” is not an escape that texts know (write \\\\ for a backslash, or r before the text to read it as it stands)",
          "10-16: “\\ud800” is not a character",
        ]
      ),
      ("x ? 1", ["5-5: ':' is missing (write condition ? value : other value)"]),
      (
        "12days + 99999999999999999999",
        [
          "0-6: “12days” is neither a number nor a name",
          "9-29: “99999999999999999999” is too large for a whole number",
        ]
      ),
      ("a. + b", ["3-4: a name is missing behind '.'"]),
      ("for + 1", ["0-3: “for” is a reserved word"]),
      ("has(x)", ["4-5: has() asks for a field, as in has(project.start)"]),
      ("l.all(1, true)", ["6-7: a simple name is needed here, as in list.all(item, …)"]),
      ("{1 2}", ["3-4: ':' is missing between a key and its value"]),
      (
        "“a”",
        ["0-7: a text stands between straight quotation marks"]
      ),
    ])
  func recovery(source: String, expected: [String]) {
    let found = Expression.parse(source).issues.map(\.line)
    #expect(found == expected, "\(source)")
  }

  @Test(
    "nesting beyond the limit is an error",
    arguments: ["(", "[", "{1:", "!", "-", "a?b:", "f(", "a?", "a[", "x.all(y,", "1+(", "-(", "{"])
  func deep(piece: String) {
    let count = min(10_000, Limits.expressionLength / piece.utf8.count - 1)
    for suffix in ["", "1"] {
      let issues = Expression.parse(String(repeating: piece, count: count) + suffix).issues
      #expect(issues.contains { $0.message.text(in: .english).contains("nested too deeply") })
      #expect(issues.count <= Limits.issues)
    }
  }

  @Test("long chains are as deep as they are long", arguments: [".a", "[0]", "+1", "-1", ".f()", "<1"])
  func chains(piece: String) {
    #expect(Expression.parse("x" + String(repeating: piece, count: 100)).issues.isEmpty)
    let issues = Expression.parse("x" + String(repeating: piece, count: 5_000)).issues
    #expect(issues.count == 1)
    #expect(issues.first?.message.text(in: .english).contains("nested too deeply") == true)
  }

  @Test("a long row of && is no depth")
  func flat() {
    let (expression, issues) = Expression.parse("x" + String(repeating: " && x", count: 5_000))
    #expect(issues.isEmpty)
    #expect(expression.children(expression.root).count == 5_001)
  }

  @Test("an expression of a megabyte is refused at once")
  func long() {
    let issues = Expression.parse(String(repeating: "1 + ", count: 250_000) + "1").issues
    #expect(issues.count == 1)
    #expect(issues.first?.range.lowerBound == Limits.expressionLength)
  }

  @Test("any cut of an expression is read without a crash, with ranges inside the text")
  func cuts() {
    let text =
      "plan.releases.filter(r, has(r.start) && r.?x.orValue(b'\\xff') in [1, ?2u]).map(r, {'a': r}[?'a'] ? -1 : 0x1F)"
    let bytes = Array(text.utf8)
    for lower in 0..<bytes.count {
      for upper in [bytes.count, (lower + bytes.count) / 2] {
        let part = String(decoding: bytes[lower..<max(lower, upper)], as: UTF8.self)
        let (expression, issues) = Expression.parse(part)
        let length = part.utf8.count
        #expect(issues.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= length })
        #expect(expression.nodes.allSatisfy { $0.range.upperBound <= length })
        _ = Environment.test().check(expression)
      }
    }
  }
}
