import Diagnostics
import Foundation
import Testing

@testable import YAMLTree

/// A file that cannot be read, and what is said about it: the bytes and the English sentence.
struct Golden: CustomTestStringConvertible {
  var text: String
  var range: Range<Int>
  var sentence: String

  init(_ text: String, _ range: Range<Int>, _ sentence: String) {
    self.text = text
    self.range = range
    self.sentence = sentence
  }

  var testDescription: String { text.debugDescription }
}

private let goldens: [Golden] = [
  Golden("a:\n\tb: 1\n", 3..<4, "A tab stands here where YAML allows only spaces."),
  Golden("a: |\n\tx\n", 5..<6, "A tab stands here where YAML allows only spaces."),
  Golden("a: b\n\tc\n", 5..<6, "A tab stands here where YAML allows only spaces."),
  Golden("a: @sales\n", 3..<4, "A text cannot begin with “@” unless it is in quotes."),
  Golden("a: `x`\n", 3..<4, "A text cannot begin with “`” unless it is in quotes."),
  Golden("a: %x\n", 3..<4, "A text cannot begin with “%” unless it is in quotes."),
  Golden("[a, |]\n", 4..<5, "A text block (|) cannot stand inside brackets."),
  Golden("a: 1\nfoo\nb: 2\n", 5..<8, "This line is neither a key with a colon nor an item with a dash."),
  Golden("a: 1\nowner:pm\nb: 2\n", 10..<11, "A space is missing after this colon."),
  Golden("a: - b\n", 3..<4, "A list cannot begin here, on the same line as its key."),
  Golden("owner: ?\n", 7..<8, "A question mark with nothing behind it has a meaning of its own in YAML."),
  Golden(
    "title: What: now\n", 11..<12, "The text “What: now” holds a colon with a space, which YAML takes for another key."),
  Golden("a: 1\n  b: 2\n", 7..<8, "This key is indented further than the line above it, which has a value already."),
  Golden("\"a\" b: c\n", 4..<8, "More text follows after the closing quote."),
  Golden("title: \"abc\nb: 1\n", 7..<11, "The quote that opens here is never closed."),
  Golden("title: 'abc\n---\nb: 1\n", 7..<11, "The quote that opens here is never closed."),
  Golden(
    "a: \"C:\\Users\"\n", 6..<8,
    "In double quotes “\\U” is no known sign: the backslash has a meaning of its own there."),
  Golden(
    "a: \"\\xZZ\"\n", 4..<6, "In double quotes “\\x” is no known sign: the backslash has a meaning of its own there."),
  Golden(
    "a: \"\\uD800\"\n", 4..<6, "In double quotes “\\u” is no known sign: the backslash has a meaning of its own there."),
  Golden("a: {b:}\n", 5..<6, "Inside brackets a space must follow this colon."),
  Golden("a: [b, c\nd: e\n", 3..<4, "The bracket that opens here is never closed."),
  Golden("a: [\"b\" c]\n", 8..<9, "Before this a comma is missing, or the closing “]”."),
  Golden("a: [b, c}\n", 8..<9, "The bracket “[” is closed by “}”."),
  Golden("a: {b: 1 c: 2}\n", 10..<11, "In “b: 1 c:” a comma is missing between two entries, or a text holds a colon."),
  Golden(
    "a: {\"b\": 1 \"c\": 2}\n", 14..<15,
    "In “\"b\": 1 \"c\":” a comma is missing between two entries, or a text holds a colon."),
  Golden("a: {b: 1\nc: 2\n", 3..<4, "The bracket that opens here is never closed."),
  Golden("a: [b: c: d]\n", 8..<9, "Inside brackets “b: c:” holds a colon that YAML takes for a key's."),
  Golden("a: [\n  \"b\"\n  \"c\"\n]\n", 13..<16, "Before this a comma is missing, or the closing “]”."),
  Golden("a: ]\n", 3..<4, "A value cannot begin with “]”."),
  Golden("a: [b,, c]\n", 6..<7, "Before this comma an item is missing."),
  Golden("a: [- b]\n", 4..<5, "A dash begins no item inside brackets."),
  Golden("a: [b,\n", 3..<4, "The bracket that opens here is never closed."),
  Golden("a: {b: {c: 1}\n", 3..<4, "The bracket that opens here is never closed."),
  Golden("a: \"Jan\" Jansen\n", 9..<15, "More text follows after the closing quote."),
  Golden("a: [draft] Plan\n", 11..<15, "More text follows after the closing bracket."),
  Golden("a: 1\n}\n", 5..<6, "This “}” closes a bracket that was never opened."),
  Golden("a:\n    b: 1\n  c: 2\n", 14..<18, "The indentation of this line fits no line above it."),
  Golden("a: 1\n- b\n", 5..<8, "An item with a dash stands here among keys."),
  Golden("- a\nb: c\n", 4..<8, "This line stands among the items of a list, but has no '- ' before it."),
  Golden("  a: 1\nb: 2\n", 7..<11, "The indentation of this line fits no line above it."),
  Golden(": v\n", 0..<1, "A colon stands here without a key before it."),
  Golden("a: *x y\n", 6..<7, "This text fits in nowhere: what stands before it is complete."),
  Golden("a: |0\n  x\n", 3..<5, "The number after “|” says how far the text is indented; 0 is not possible."),
  Golden("a: | hello\n", 3..<10, "After “|” the text must begin on the next line."),
  Golden("a: > 50% done\n", 3..<13, "After “>” the text must begin on the next line."),
  Golden(
    "%FOO bar\n---\n", 0..<8, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden("%\n", 0..<1, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden("%YAML!\n", 0..<6, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden("%YAML x\n", 0..<7, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%YAML 1234567890.1\n", 0..<18,
    "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%YAML 1.\n", 0..<8, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%YAML 1.1 x\n", 0..<11, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%YAML 1.1\n%YAML 1.1\n---\n", 10..<19,
    "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%YAML 2.0\n---\n", 0..<9, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."
  ),
  Golden("%TAG x\n", 0..<6, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%TAG !a! !b!^\n", 0..<13, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."
  ),
  Golden(
    "%TAG !a! x\n%TAG !a! y\n---\n", 11..<21,
    "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden("%YAML 1.1\na: b\n", 0..<9, "After a line that begins with '%' the plan must be opened by a line '---'."),
  Golden(
    "%TAG !a b\n", 0..<9, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%TAG !a! \n", 0..<8, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden("a: *\n", 3..<4, "A text cannot begin with “*” unless it is in quotes."),
  Golden("a: *important*\n", 3..<14, "A text cannot begin with “*” unless it is in quotes."),
  Golden("a: & co\n", 3..<4, "A text cannot begin with “&” unless it is in quotes."),
  Golden("a: !<x\n", 3..<6, "A text cannot begin with “!” unless it is in quotes."),
  Golden("a: !wow, x\n", 3..<7, "A text cannot begin with “!” unless it is in quotes."),
  Golden("a: !e!x y\n", 3..<7, "A text cannot begin with “!” unless it is in quotes."),
  Golden("a: !e! \n", 3..<6, "A text cannot begin with “!” unless it is in quotes."),
  Golden("a: !a%zz\n", 3..<8, "A text cannot begin with “!” unless it is in quotes."),
  Golden("a: !a%ff\n", 3..<8, "A text cannot begin with “!” unless it is in quotes."),
  Golden("a: !a%c3%28\n", 3..<11, "A text cannot begin with “!” unless it is in quotes."),
  Golden("a: !<> x\n", 3..<6, "A text cannot begin with “!” unless it is in quotes."),
  Golden(
    "%TAG ! %zz\n", 0..<10, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%TAG ! %ff\n", 0..<10, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden(
    "%TAG ! %c3%28\n", 0..<13, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."
  ),
  Golden(
    "%TAG x! y\n", 0..<9, "A line that begins with '%' is an instruction to YAML, and this one cannot be followed."),
  Golden("owner:pm\nb: 2\n", 5..<6, "A space is missing after this colon."),
  Golden("{\"a\"\n: b}\n", 5..<6, "In brackets a key and its colon must stand on one line."),
  Golden("x: {a: 1, two\n  words: b}\n", 21..<22, "In brackets a key and its colon must stand on one line."),
  Golden("{a: 1\n b: 2}\n", 8..<9, "In “b:” a comma is missing between two entries, or a text holds a colon."),
  Golden("{a: :b}\n", 4..<5, "Inside brackets a text cannot begin with “:” unless it is in quotes."),
  Golden("[:b, c]\n", 1..<2, "Inside brackets a text cannot begin with “:” unless it is in quotes."),
  Golden("[ : b]\n", 2..<3, "A colon stands here without a key before it."),
  Golden("--- >\none\n", 6..<9, "The lines of a text block must be indented."),
  Golden("foo\nb: 2\n", 0..<3, "This line is neither a key with a colon nor an item with a dash."),
]

/// Texts of libyaml that no file can bring about here, and why.
private let unreachable: [String: String] = [
  "did not find expected <stream-start>": "the scanner always begins with it",
  "input error": "only a read callback gives it; we hand over memory",
  "input is too long": "needs more than half of all addresses",
  "invalid leading UTF-8 octet": "bytes are checked before",
  "incomplete UTF-8 octet sequence": "bytes are checked before",
  "invalid trailing UTF-8 octet": "bytes are checked before",
  "invalid length of a UTF-8 sequence": "bytes are checked before",
  "invalid Unicode character": "bytes are checked before",
  "control characters are not allowed": "bytes are checked before",
  "incomplete UTF-16 character": "the encoding is set to UTF-8",
  "unexpected low surrogate area": "the encoding is set to UTF-8",
  "expected low surrogate area": "the encoding is set to UTF-8",
  "incomplete UTF-16 surrogate pair": "the encoding is set to UTF-8",
  "found duplicate anchor; first occurrence": "only the document loader gives it",
  "found undefined alias": "only the document loader gives it",
  "expected nothing after STREAM-END": "the emitter's",
]

@Suite("Syntax errors")
struct SyntaxErrorTests {
  @Test("each mistake is told in its own words at its own place", arguments: goldens)
  func golden(_ golden: Golden) throws {
    let tree = parse(golden.text)
    let diagnostic = try #require(tree.diagnostics.last)
    #expect(diagnostic.id.code == "CRM901")
    #expect(diagnostic.severity == .critical)
    #expect(diagnostic.place.range == ByteRange(golden.range.lowerBound, golden.range.upperBound))
    #expect(diagnostic.message.text(in: .english) == golden.sentence)
    for message in [diagnostic.message, try #require(diagnostic.advice)] {
      #expect(Set(Language.allCases.map { message.text(in: $0) }).count == 3, "three languages")
    }
    #expect(tree.cutAt != nil)
    checkInvariants(tree, golden.text)
  }

  private static let library = [
    "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/opt/homebrew/lib",
  ]
  .map { $0 + "/libyaml.a" }.first { FileManager.default.fileExists(atPath: $0) }

  /// The texts in the library that begin as its problems do.
  private static func problems() throws -> Set<String> {
    let data = try Data(contentsOf: URL(fileURLWithPath: try #require(library)))
    let openings = [
      "found ", "did not find ", "could not find ", "block sequence entries", "mapping keys", "mapping values",
      "invalid ",
      "incomplete ", "unexpected ", "control characters", "input ", "expected low", "expected nothing",
    ]
    return Set(
      data.split { $0 < 0x20 || $0 > 0x7E }.map { String(decoding: $0, as: UTF8.self) }
        .filter { text in openings.contains { text.hasPrefix($0) } && text.contains(" ") && !text.contains("->") })
  }

  @Test(
    "every problem that the installed libyaml can name is in our words",
    .enabled(if: library != nil, "no libyaml.a here"))
  func mapping() throws {
    let problems = try Self.problems()
    #expect(problems.count > 40)
    let source = SourceText(name: "plan.yaml", text: "a: \"b\"\n")
    for problem in problems where unreachable[problem] == nil {
      let error = SyntaxError(problem: problem, context: "", offset: 3, contextOffset: 3)
      let general = SyntaxError(problem: "?", context: "", offset: 3, contextOffset: 3)
      let words = error.diagnostic(in: source, opened: nil).message.text(in: .english)
      #expect(words != general.diagnostic(in: source, opened: nil).message.text(in: .english), "\(problem)")
    }
  }

  @Test("a problem with words we do not know still gets a sentence")
  func unknownProblem() {
    let source = SourceText(name: "plan.yaml", text: "a: b\n")
    let error = SyntaxError(problem: "something new", context: "", offset: 3, contextOffset: nil)
    let diagnostic = error.diagnostic(in: source, opened: nil)
    #expect(diagnostic.message.text(in: .english) == "From here on the file cannot be read as YAML.")
    #expect(diagnostic.place.range == ByteRange(3, 4))
  }

  @Test("an unclosed quote points at the quote and at the place where it was noticed")
  func unclosedQuote() throws {
    let diagnostic = try #require(parse("title: \"abc\nb: 1\n").diagnostics.first)
    #expect(diagnostic.place.range == ByteRange(7, 11))
    #expect(diagnostic.related.map(\.range) == [ByteRange(at: 17)])
  }

  @Test("what was read before the error stays, cut, without the entry in progress")
  func cut() {
    let tree = parse("a: 1\nb:\n  c: 2\n  d: [x, 'y'\ne: 3\n")
    #expect(
      tree.outline() == """
        :2 0..<27 cut
          key plain 0..<1 "a"
          plain 3..<4 "1"
          key plain 5..<6 "b"
          :2 10..<27 cut
            key plain 10..<11 "c"
            plain 13..<14 "2"
            key plain 17..<18 "d"
            [2] 20..<27 cut
              plain 21..<22 "x"
              singleQuoted 24..<27 "y"
        """)
    #expect(tree.documents.map(\.isCut) == [true])
    let pending = parse("a: 1\ntitle: @x\n")
    #expect(pending.outline() == ":1 0..<4 cut\n  key plain 0..<1 \"a\"\n  plain 3..<4 \"1\"")
  }
}
