import Diagnostics
import Testing
import YAMLTree

private func codes(_ tree: Tree) -> [String] { tree.diagnostics.map(\.id.code) }

@Suite("Limits")
struct LimitTests {
  @Test("a file above the limit is refused unread")
  func tooLarge() {
    let tree = parse("a: 1\n", limits: Limits(maximumBytes: 4))
    #expect(codes(tree) == ["CRM902"])
    #expect(tree.nodeCount == 0 && tree.cutAt == 0)
    let large = Tree.parse(SourceText(name: "x", bytes: [UInt8](repeating: 0x20, count: 100_000_000)))
    #expect(codes(large) == ["CRM902"])
  }

  @Test("deep nesting ends fast with a finding", arguments: ["[", "- ", "{a: ", "? ", "[{b: ", "- ? "])
  func tooDeep(_ opening: String) {
    let tree = parse(String(repeating: opening, count: 100_000))
    #expect(codes(tree) == ["CRM904"])
    #expect(tree.documents.map(\.isCut) == [true])
    checkInvariants(tree, opening)
  }

  @Test("nesting through aliases counts as nesting")
  func deepAliases() {
    let text = "- &a0 [x]\n" + (1...200).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(codes(parse(text)) == ["CRM904"])
  }

  @Test("aliases that unfold to too much are refused at the alias")
  func aliasBomb() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let tree = parse(text)
    #expect(codes(tree) == ["CRM905"])
    let place = try #require(tree.diagnostics.first?.place.range)
    #expect(tree.source.text(in: place).hasPrefix("*a"))
    #expect(tree.cutAt == place.lower)
    checkInvariants(tree, "bomb")
  }

  @Test("too many nodes end the reading")
  func tooManyNodes() {
    let tree = parse("[a, b, c, d]", limits: Limits(maximumNodes: 3))
    #expect(codes(tree) == ["CRM902"])
    #expect(tree.nodeCount == 3)
  }

  @Test("tag directives in numbers or at length are refused")
  func directives() {
    let many = (0..<100_000).map { "%TAG !a\($0)! tag:x\n" }.joined() + "---\na: 1\n"
    #expect(codes(parse(many)) == ["CRM901"])
    let long = "%TAG ! " + String(repeating: "x", count: 5000) + "\n--- [!a b]\n"
    #expect(codes(parse(long)) == ["CRM901"])
  }
}

@Suite("Encoding")
struct EncodingTests {
  @Test("a file in another encoding is told apart and refused with the place of the first wrong byte")
  func encodings() throws {
    let latin = parse(bytes: Array("a: caf".utf8) + [0xE9, 0x0A])
    #expect(codes(latin) == ["CRM903"])
    let first = try #require(latin.diagnostics.first)
    #expect(first.place.range == ByteRange(6, 7))
    #expect(first.message.text(in: .english).contains("“é”"))
    #expect(first.advice?.text(in: .english).contains("UTF-8") == true)
    let utf16 = parse(bytes: [0xFF, 0xFE] + Array("a: 1".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(utf16.diagnostics.first?.message.text(in: .english).contains("UTF-16") == true)
    let bare = parse(bytes: Array("a: 1".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(bare.diagnostics.first?.message.text(in: .english).contains("UTF-16") == true)
    let utf32 = parse(bytes: Array("a: 1".utf8).flatMap { [0, 0, 0, $0] })
    #expect(utf32.diagnostics.first?.message.text(in: .english).contains("UTF-32") == true)
    #expect(codes(parse(bytes: Array("a: b".utf8) + [0xC3])) == ["CRM903"])
  }

  @Test("control characters and binary files are no text")
  func notText() {
    let control = parse(bytes: Array("a: b".utf8) + [0x07] + Array("c\nd: e\nf: g\nh: i\n".utf8))
    #expect(codes(control) == ["CRM906"])
    #expect(control.diagnostics.first?.place.range == ByteRange(4, 5))
    #expect(codes(parse(bytes: (0..<600).map { UInt8($0 % 32) })) == ["CRM906"])
    #expect(codes(parse("a: \u{7F}\n")) == ["CRM906"])
  }

  @Test("overlong forms, surrogates and values above the last character are not UTF-8")
  func malformed() {
    for bytes: [UInt8] in [[0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF]] {
      #expect(codes(parse(bytes: Array("abc: ".utf8) + bytes + Array(" def\n".utf8))) == ["CRM903"])
    }
  }

  @Test("an empty file has no documents and no finding")
  func empty() {
    for text in ["", "\u{FEFF}", "# only a comment\n", "\n\n"] {
      let tree = parse(text)
      #expect(tree.documents.isEmpty && tree.diagnostics.isEmpty && tree.cutAt == nil)
    }
  }
}
