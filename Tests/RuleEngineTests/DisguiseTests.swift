import Diagnostics
import RuleEngine
import Testing
import YAMLTree

@testable import RuleTesting

@Suite("Disguises")
struct DisguiseTests {
  static let plan = """
    name: Front garden  # where guests pass
    # the beds
    beds:
      - id: roses
        # in rows
        name: Roses
        plants: [{name: rose, count: 3}, {name: box, count: 12}]
      - {id: herbs, name: Herbs,
         owner: els}
    people: [{id: els, name: Els}]
    format: garden/1

    """

  static func disguised(_ disguise: Disguise, _ text: String = plan, places: [String] = []) throws -> (
    Tree, Rewrite, Tree
  ) {
    let tree = Tree.parse(SourceText(name: "plan.yaml", text: text))
    let rule = try #require(SmallPack.load([SmallPack.rule("G1", "r", "require: 'true'")]).pack?.rules.first)
    let ranges = try places.map { place in
      let found = try #require(tree.source.bytes.firstRange(of: Array(place.utf8)))
      return ByteRange(found.lowerBound, found.upperBound)
    }
    let rewrite = try disguise.of(tree, places: ranges, rule: rule)
    return (tree, rewrite, Tree.parse(SourceText(name: "disguised.yaml", bytes: rewrite.bytes)))
  }

  /// What a plan says, whatever way it is written: keys sorted, aliases followed, keys with x- left out.
  static func meaning(_ tree: Tree, _ node: NodeID? = nil) -> String {
    guard let node = (node ?? tree.documents.first?.root).map(tree.resolved) else { return "" }
    switch tree[node].kind {
    case .mapping:
      let entries = tree.entries(of: node).map { (tree.text(of: $0.key), meaning(tree, $0.value)) }
      return "{" + entries.filter { !$0.0.hasPrefix("x-") }.map { "\($0.0): \($0.1)" }.sorted().joined(separator: ", ")
        + "}"
    case .sequence: return "[" + tree.items(of: node).map { meaning(tree, $0) }.joined(separator: ", ") + "]"
    default: return tree.text(of: node).debugDescription
    }
  }

  @Test("each writes the plan another way, and it still says the same", arguments: Disguise.allCases)
  func same(disguise: Disguise) throws {
    let (old, rewrite, new) = try Self.disguised(disguise, places: ["Roses"])
    #expect(new.diagnostics.isEmpty)
    #expect(rewrite.bytes != old.source.bytes)
    #expect(Self.meaning(old) == Self.meaning(new))
  }

  @Test("each knows where every scalar went", arguments: Disguise.allCases)
  func places(disguise: Disguise) throws {
    let (old, rewrite, new) = try Self.disguised(disguise, places: ["Roses"])
    var found = 0
    for index in 0..<old.nodeCount where old[NodeID(Int32(index))].kind == .scalar {
      let id = NodeID(Int32(index))
      let place = try #require(rewrite.place(of: old.range(of: id)), "\(old.text(of: id))")
      let text = new.source.text(in: place)
      if text.hasPrefix("*") { continue }
      found += 1
      #expect(text == old.source.text(in: old.range(of: id)))
    }
    #expect(found > 5)
  }

  @Test("keys change places with their comments, in blocks and in braces, over lines and behind dashes")
  func reversed() throws {
    let (_, rewrite, _) = try Self.disguised(.reversedKeys)
    #expect(
      String(decoding: rewrite.bytes, as: UTF8.self) == """
        format: garden/1
        people: [{name: Els, id: els}]
        # the beds
        beds:
          - plants: [{count: 3, name: rose}, {count: 12, name: box}]
            # in rows
            name: Roses
            id: roses
          - {owner: els, name: Herbs,
             id: herbs}
        name: Front garden  # where guests pass

        """)
  }

  @Test(
    "keys stay where their order says something",
    arguments: [
      // Of repeated keys the first counts.
      "a: 1\na: 2\n",
      // An anchor comes before its aliases.
      "a: &x 1\nb: *x\n",
      // The empty lines of such a text belong to it.
      "a: |+\n  text\n\nb: 1\n",
      "? a\n: 1\n? b\n: 2\n",
      "{a: 1, # one\n b: 2}\n",
      "a: 1\n", "[1, 2]\n", "text\n",
    ])
  func unreversed(text: String) throws {
    #expect(throws: Disguise.Impossible.self) { try Self.disguised(.reversedKeys, text) }
  }

  @Test(
    "entries of other shapes are reversed as well",
    arguments: [
      ("{a: , b: 1}\n", "{b: 1 , a: }\n"), ("{'a': x,}\n", nil),
      ("{a: 'x, y', b: [1, 2],}\n", "{b: [1, 2], a: 'x, y',}\n"),
      ("a:\nb:\n  - c: 1\n    d:\n", "b:\n  - d:\n    c: 1\na:\n"),
      ("a: >-\n  two\n  lines\nb: &x 1", "b: &x 1\na: >-\n  two\n  lines\n"),
      ("a: 1\n\n# of b\n\nb: 2\n# end\n", "# of b\n\nb: 2\na: 1\n\n# end\n"),
    ])
  func shapes(text: String, expected: String?) throws {
    guard let expected else {
      #expect(throws: Disguise.Impossible.self) { try Self.disguised(.reversedKeys, text) }
      return
    }
    let (old, rewrite, new) = try Self.disguised(.reversedKeys, text)
    #expect(String(decoding: rewrite.bytes, as: UTF8.self) == expected)
    #expect(Self.meaning(old) == Self.meaning(new))
  }

  @Test("the section around a finding goes behind an anchor, and its finding is where the alias stands")
  func section() throws {
    let (old, rewrite, _) = try Self.disguised(.anchoredSection, places: ["Roses"])
    let text = String(decoding: rewrite.bytes, as: UTF8.self)
    #expect(text.hasPrefix("x-disguise: &section\n    id: roses\n    # in rows\n"))
    #expect(text.contains("  - *section\n  - {id: herbs"))
    let roses = try #require(old.source.bytes.firstRange(of: Array("Roses".utf8)))
    let place = try #require(rewrite.place(of: ByteRange(roses.lowerBound, roses.upperBound)))
    #expect(SourceText(name: "", bytes: rewrite.bytes).text(in: place) == "*section")
  }

  @Test(
    "what cannot be disguised says why",
    arguments: [
      (Disguise.byteOrderMark, "\u{FEFF}a: 1\n"), (.carriageReturns, "a: 1\r\n"), (.carriageReturns, "a: 1"),
      (.anchoredValues, "a:\n"), (.anchoredValues, "---\na: 1\n"), (.anchoredSection, "a: 1\n"),
      (.anchoredSection, "{a: [1]}\n"), (.anchoredSection, "a: &x [1]\n"), (.anchoredSection, "x-own: [1]\n"),
      (.anchoredValues, "a: 1\n---\na: 2\n"),
    ])
  func impossible(disguise: Disguise, text: String) throws {
    #expect(throws: Disguise.Impossible.self) { try Self.disguised(disguise, text) }
  }
}
