import Diagnostics
import Testing

struct MessageTests {
  @Test(
    "numbered slots are read, and every other brace is text",
    arguments: [
      ("{0} of {1}", [.slot(0), .literal(" of "), .slot(1)]), ("{a} {", [.literal("{a} {")]), ("{}", [.literal("{}")]),
      ("{10}", [.literal("{10}")]), ("{{0}}", [.literal("{"), .slot(0), .literal("}")]), ("", []),
      ("{五}{٣}", [.literal("{五}{٣}")]),
    ] as [(String, [Template.Segment])])
  func slots(_ text: String, _ expected: [Template.Segment]) {
    #expect(Template(numbered: text).segments == expected)
  }

  @Test("a message speaks the language asked for, and English where that is missing")
  func languages() {
    let message = Message("{0} is late", nl: "{0} is te laat", .quoted("x"))
    #expect(message.text(in: .english) == "“x” is late")
    #expect(message.text(in: .dutch) == "‘x’ is te laat")
    #expect(message.text(in: .danish) == "»x« is late")
  }

  @Test("slots may change places between languages, and one without an argument is empty")
  func order() {
    let message = Message("{0} after {1}", nl: "{1} voor {0}{7}", .text("a"), .text("b"))
    #expect(message.text(in: .dutch) == "b voor a")
  }

  @Test("an argument that looks like a slot is not filled again")
  func noRecursion() {
    #expect(Message("{0}{1}", .text("{1}"), .text("b")).text(in: .english) == "{1}b")
  }

  @Test(
    "text from a plan can't steer a terminal",
    arguments: [
      ("plain", "plain"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\r\n\nb", "a  b"), ("a\r\rb", "a  b"), ("a\tb", "a b"),
      ("\u{1B}[31m", "\u{FFFD}[31m"), ("\u{9B}31m", "\u{FFFD}31m"), ("a\u{202E}b", "a\u{FFFD}b"),
      ("\u{7F}", "\u{FFFD}"),
      ("\0", "\u{FFFD}"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"), ("é😀\u{A0}", "é😀\u{A0}"), ("a\u{2028}b", "a b"),
      ("e\u{301}", "e\u{301}"),
    ])
  func controls(_ text: String, _ expected: String) {
    #expect(Array(text.withoutControls.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(Array(Argument.text(text).text(in: .english).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("fingerprints are FNV-1a over the parts, each ended by a byte that no text has")
  func fingerprints() {
    #expect(Fingerprint.of([]) == "cbf29ce484222325")
    // The published value for "a", then one step for the end of the part.
    let ended = ((0xaf63_dc4c_8601_ec8c as UInt64) ^ 0xFF) &* 0x100_0000_01b3
    #expect(UInt64(Fingerprint.of(["a"]), radix: 16) == ended)
    #expect(Fingerprint.of(["ab", "c"]) != Fingerprint.of(["a", "bc"]))
    #expect(Fingerprint.of(["a", ""]) != Fingerprint.of(["a"]))
    #expect((0..<200).allSatisfy { Fingerprint.of(["\($0)"]).utf8.count == 16 })
  }

  @Test(
    "a language is known by its tag, in the forms that files and environments use",
    arguments: [
      ("nl", .dutch), ("nl-BE", .dutch), ("NL", .dutch), ("da_DK.UTF-8", .danish), ("en_GB@euro", .english),
      ("en.UTF-8", .english), ("de", nil), ("C", nil), ("C.UTF-8", nil), ("", nil), ("dan", nil), ("-nl", nil),
    ] as [(String, Language?)])
  func languageTags(_ tag: String, _ expected: Language?) {
    #expect(Language(tag: tag) == expected)
  }
}
