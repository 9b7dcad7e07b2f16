import Diagnostics
import Testing
import YAMLTree

/// What libyaml reads and YAML 1.2 does not allow: the bytes and the English sentence.
private let refused: [Golden] = [
  Golden("a: &b:c d\n", 3..<6, "YAML takes “:” as a part of the name before it."),
  Golden("a: !t &b:c d\n", 6..<9, "YAML takes “:” as a part of the name before it."),
  Golden("a: &b 1\n*b: 2\n", 8..<11, "YAML takes “:” as a part of the name before it."),
  Golden("{a: &b 1, *b: 2}\n", 10..<13, "YAML takes “:” as a part of the name before it."),
  Golden("a: &b?c d\n", 3..<6, "YAML takes “?” as a part of the name before it."),
  Golden("[a, ?b]\n", 4..<5, "Inside brackets a text cannot begin with “?” unless it is in quotes."),
  Golden("{?b: c}\n", 1..<2, "Inside brackets a text cannot begin with “?” unless it is in quotes."),
  Golden("{a: b, ?\"c\": d}\n", 7..<8, "Inside brackets a text cannot begin with “?” unless it is in quotes."),
  Golden("days: [mon, -, wed]\n", 12..<13, "A dash alone is no item inside brackets."),
  Golden("{a: -}\n", 4..<5, "A dash alone is no item inside brackets."),
  Golden(
    "why: \"so\nthat\"\n", 9..<14,
    "This line goes on with a value, but is indented no further than what the value belongs to."),
  Golden(
    "- - 'so\n\n  that'\n", 11..<16,
    "This line goes on with a value, but is indented no further than what the value belongs to."),
  Golden(
    "tags: [a,\n  b,\nc]\n", 15..<17,
    "This line goes on with a value, but is indented no further than what the value belongs to."),
  Golden(
    "é:\n  ø: {a: 1,\n  b: [2,\n    3]}\n", 19..<25,
    "This line goes on with a value, but is indented no further than what the value belongs to."),
  Golden("a: \"b\n\tc\"\n", 6..<7, "A tab stands here where YAML allows only spaces."),
  Golden("a: [b,\n\tc]\n", 7..<8, "A tab stands here where YAML allows only spaces."),
  Golden(
    "a: |\n   \n # b\nc: d\n", 10..<13,
    "This line belongs to the text block above, but an empty line before it is indented further."),
  Golden(
    "a: 1\n%TAG ! x\n---\nb: 2\n", 5..<13,
    "A line that begins with '%' can follow what stands above only after a line '...'."),
  Golden(
    "%YAML 1.2\n---\n%YAML 1.2\n---\na\n", 14..<23,
    "A line that begins with '%' can follow what stands above only after a line '...'."),
  Golden(
    "a: \"b\"# c\n", 6..<7,
    "A space is missing before this “#”: a comment cannot begin right behind something else."),
  Golden(
    "[a, 'b']#c\n", 8..<9,
    "A space is missing before this “#”: a comment cannot begin right behind something else."),
  Golden(
    "[a,#c\n b]\n", 3..<4,
    "A space is missing before this “#”: a comment cannot begin right behind something else."),
  Golden(
    "a: >-# b\n  c\n", 5..<6,
    "A space is missing before this “#”: a comment cannot begin right behind something else."),
  Golden(
    "%YAML 1.2#\n---\na\n", 9..<10,
    "A space is missing before this “#”: a comment cannot begin right behind something else."),
]

/// Texts that come near, and are right.
private let allowed = [
  "a: &b-c d\n", "a: &b\n  c: d\n", "[&a b, *a , *a]\n", "{a: &b 1, *b : 2}\n", "a: &b 1\n*b : 2\n", "x?: *b\nb: c\n",
  "[? a, ? b : c, a?, \"?\"]\n", "{? a : b, ?\n c : d}\n", "a: ?b\nb: what?\n",
  "a: [-1, - , b]\n", "a: [-b, \"-\", --]\n", "a: -b\nb: --\n",
  "why: \"so\n that\"\n", "why: \"so\n\n\n  that\"\n", "\"so\nthat\"\n", "--- 'so\nthat'\n",
  "[a,\nb,\n{c: d,\ne: f}]\n", "\t[a,\n\tb]\n",
  "tags: [\n  a,\n  b\n]\n", "tags: {\n  a: b\n}\n", "tags: [a,\n# note\n  b]\n", "- [a,\n b]\n",
  "a: &x\n \"b\"\nc: d\n",
  "\u{FEFF}- \"a\n b\"\n", "? [a,\n b]\n: c\n", "a: \"b\\\n  c\"\n", "a:\n- \"b\n c\"\n", "a: \"b\r\n  c\"\r\n",
  "a: |\n   \n# b\nc: d\n", "a: |2\n   \n # b\nc: d\n", "a: |\n\n  # b\n", "a: |\n# b\n  c\n",
  "a: 1\n...\n%YAML 1.2\n---\nb: 2\n", "a: \"x\n  %b\"\n", "--- |\n %a\n",
  "#a\na: 1 #b\n##c ##d#\n", "\u{FEFF}#a\nb: c#d\n", "a: \"b#c\" # d\n", "a: http://x#y\nb: '#'\n",
  "a: |\n  b#c\n  #d\n",
  "a: | # b#c\n  d#\n", "a\u{85}#b\n", "[a, # b\n c#d]\n",
]

@Suite("What other programs would read otherwise")
struct StrictnessTests {
  @Test("what YAML does not allow is refused at its place, and all of the tree stays", arguments: refused)
  func refusal(_ golden: Golden) throws {
    let tree = parse(golden.text)
    let diagnostic = try #require(tree.diagnostics.first { $0.id.code == "CRM909" })
    #expect(diagnostic.severity == .critical)
    #expect(diagnostic.place.range == ByteRange(golden.range.lowerBound, golden.range.upperBound))
    #expect(diagnostic.message.text(in: .english) == golden.sentence)
    #expect(tree.diagnostics.count { $0.id.code == "CRM909" } == 1)
    for message in [diagnostic.message, try #require(diagnostic.advice)] {
      #expect(Set(Language.allCases.map { message.text(in: $0) }).count == 3, "three languages")
    }
    #expect(tree.cutAt == nil && tree.nodeCount > 0)
    checkInvariants(tree, golden.text)
  }

  @Test("what YAML allows is not refused", arguments: allowed)
  func nearMiss(_ text: String) {
    let tree = parse(text)
    #expect(
      tree.diagnostics.map { $0.id.code + " " + $0.message.text(in: .english) }.filter { $0.hasPrefix("CRM909") } == [])
    checkInvariants(tree, text)
  }

  @Test("a file full of them is listed to a limit, and soon", .timeLimit(.minutes(1)))
  func many() {
    let head = String(repeating: " ", count: 200_000)
    let texts = [
      String(repeating: "- [-, ?a]#b\n", count: 50_000), "a: " + String(repeating: "'b'#", count: 100_000) + "\n",
      "- " + String(repeating: "#", count: 500_000) + "\n", String(repeating: "#", count: 500_000),
      "-" + head + "- [" + String(repeating: "'a\n',", count: 50_000) + "]\n",
      "-" + head + "a: [" + String(repeating: "[\n],", count: 50_000) + "]\n",
      String(repeating: "- |\n  \n # a\n", count: 50_000),
      "a: |\n" + String(repeating: "    \n", count: 100_000) + " # b\n",
      String(repeating: "--- |\n  \n", count: 20_000),
    ]
    for text in texts {
      let time = ContinuousClock().measure { #expect(parse(text).diagnostics.count <= 501) }
      #expect(time < .seconds(5), "\(text.prefix(20).debugDescription)")
    }
  }

  @Test("a last line of spaces counts for a text block as it does with a line break behind it")
  func lastLine() throws {
    for text in ["- |+\n   ", "a: |+\n  b\n   ", "a: >+\n\n  b\n  "] {
      let (open, closed) = (parse(text), parse(text + "\n"))
      let scalars = [open, closed].map { tree in
        (0..<tree.nodeCount).map { tree.text(of: NodeID(Int32($0))) }
      }
      #expect(scalars[0] == scalars[1], "\(text.debugDescription)")
      checkInvariants(open, text)
    }
    #expect(parse("a: b ").outline() == ":1 0..<4\n  key plain 0..<1 \"a\"\n  plain 3..<4 \"b\"")
    #expect(parse("a: \"b ").diagnostics.map(\.id.code) == ["CRM901"])
  }
}
