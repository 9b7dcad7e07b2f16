import Diagnostics
import Foundation
import Testing
import YAMLTree

/// Reads a text under the name `plan.yaml`.
func parse(_ text: String, limits: Limits = .standard) -> Tree {
  Tree.parse(SourceText(name: "plan.yaml", text: text), limits: limits)
}

/// The root of the first document.
func root(_ tree: Tree) throws -> NodeID { try #require(tree.documents.first?.root) }

func parse(bytes: [UInt8]) -> Tree { Tree.parse(SourceText(name: "plan.yaml", bytes: bytes)) }

@Test("a plan becomes nodes in file order with exact byte ranges")
func outline() {
  let tree = parse(
    """
    name: Noordzee
    phases:
      - id: discovery
        tags: [a, 'b']   # note
      - id: build
    owner:
    """)
  #expect(tree.diagnostics.isEmpty)
  #expect(
    tree.outline() == """
      :3 0..<89
        key plain 0..<4 "name"
        plain 6..<14 "Noordzee"
        key plain 15..<21 "phases"
        -2 25..<82
          :2 27..<59
            key plain 27..<29 "id"
            plain 31..<40 "discovery"
            key plain 45..<49 "tags"
            [2] 51..<59
              plain 52..<53 "a"
              singleQuoted 55..<58 "b"
          :1 73..<82
            key plain 73..<75 "id"
            plain 77..<82 "build"
        key plain 83..<88 "owner"
        plain 89..<89 ""
      """)
}

@Test(
  "scalars have the types of the YAML 1.2 core schema",
  arguments: [
    ("no", ScalarType.string), ("yes", .string), ("on", .string), ("off", .string), ("n", .string),
    ("true", .bool(true)),
    ("FALSE", .bool(false)), ("tRue", .string), ("~", .null), ("", .null), ("null", .null), ("Null", .null),
    ("NULL", .null), ("nULL", .string), ("0o17", .int(15)), ("0x1F", .int(31)), ("0o8", .string), ("-12", .int(-12)),
    ("+7", .int(7)), ("007", .int(7)), ("1_000", .string), ("12%", .string), ("2026-01-12", .string),
    ("1.5", .float(1.5)),
    (".5", .float(0.5)), ("1.", .float(1)), ("1e3", .float(1000)), ("-.inf", .float(-.infinity)), (".", .string),
    ("+.nan", .string), ("1e", .string), ("9223372036854775808", .float(9_223_372_036_854_775_808)), ("-", .null),
    ("!!str 12", .string), ("!!int 12", .int(12)), ("!!float 12", .float(12)), ("!!int x", .string),
    ("!!null ''", .null), ("'12'", .string), ("! 12", .string), ("!own 12", .string), ("0x", .string),
  ])
func scalarTypes(_ text: String, _ expected: ScalarType) throws {
  let tree = parse("k: \(text == "-" ? "\n-" : text)\n")
  let top = try root(tree)
  var value = try #require(tree.entries(of: top).first { _ in true }).value
  if let item = tree.items(of: value).first(where: { _ in true }) { value = item }
  #expect(tree.scalarType(of: value) == expected)
}

@Test("a not-a-number is a float")
func notANumber() throws {
  let tree = parse(".nan")
  guard case .float(let value) = tree.scalarType(of: try root(tree)) else {
    Issue.record("no float")
    return
  }
  #expect(value.isNaN)
}

@Test("merged entries come after the own ones; own keys win, then the earlier merge")
func merges() throws {
  let tree = parse(
    "- &a {x: 1, y: 2}\n- &b {y: 3, z: 4}\n- &c {<<: *b, w: 5}\n- {<<: [*a, *c], x: 6}\n- {<<: text}\n")
  let items = Array(tree.items(of: try root(tree)))
  let entries = Array(tree.entries(of: items[3]))
  #expect(entries.map { tree.text(of: $0.key) + tree.text(of: $0.value) } == ["x6", "y2", "w5", "z4"])
  #expect(entries.map { $0.mergedVia.map { tree.source.text(in: tree.range(of: $0)) } } == [nil, "*a", "*c", "*c"])
  let keyZ = try #require(tree.keyID("z"))
  let keyW = try #require(tree.keyID("w"))
  let z = try #require(tree.value(of: keyZ, in: items[3]))
  #expect(tree.text(of: z.value) == "4")
  #expect(tree.value(of: keyW, in: items[0]) == nil)
  #expect(tree.entries(of: items[4]).map { tree.text(of: $0.key) } == ["<<"])
  #expect(tree.keyID("nothing") == nil)
}

@Test("a repeated key is reported at the second place, with the first beside it")
func duplicates() throws {
  let tree = parse("a: 1\nb: {a: 2}\n'a': 3\n")
  let diagnostic = try #require(tree.diagnostics.first)
  #expect(tree.diagnostics.count == 1)
  #expect(diagnostic.id == DiagnosticID("CRM907", "duplicate-key"))
  #expect(diagnostic.place.range == ByteRange(15, 18))
  #expect(diagnostic.related.map(\.range) == [ByteRange(0, 1)])
  let top = try root(tree)
  #expect(tree.entries(of: top).count { _ in true } == 2)
}

@Test("an alias without an anchor, or inside its own, is reported and reads as null")
func badAliases() throws {
  let tree = parse("owner: *pm\nself: &self [*self]\nlater: &p x\nuse: *p\n")
  #expect(tree.diagnostics.map(\.id.code) == ["CRM908", "CRM908"])
  #expect(tree.diagnostics.map(\.place.range) == [ByteRange(7, 10), ByteRange(24, 29)])
  let entries = Array(tree.entries(of: try root(tree)))
  #expect(tree.scalarType(of: entries[0].value) == .null)
  #expect(tree[entries[0].value].flags.contains(.isUnreadable))
  #expect(tree.text(of: tree.resolved(entries[3].value)) == "x")
  #expect(parse("--- &a x\n--- *a\n").diagnostics.map(\.id.code) == ["CRM908"], "anchors end with their document")
}

@Test("comments are found beside signs that look like them")
func comments() {
  let text = """
    # top
    a: x#y # one
    b: "# no" # two
    c: | # three
      # text
      more

    # four
    d: &e#f
    """
  let clean = text.replacing("d: &e#f", with: "d: &e f #five")
  let tree = parse("\u{FEFF}" + clean + "\r\ng: !!str h # six\r# seven\rlast: [1, #eight\n 2]")
  #expect(tree.diagnostics.isEmpty)
  #expect(
    tree.comments.map { tree.source.text(in: $0) } == [
      "# top", "# one", "# two", "# three", "# four", "#five", "# six", "# seven", "#eight",
    ])
}

@Test("positions are bytes of the file, behind a byte-order mark, CR LF and characters of several bytes")
func positions() throws {
  let tree = parse("\u{FEFF}é: 'ü' # ø\r\n😀: |\r\n  tëxt\r\n\r\nz:\r\n")
  for index in 0..<tree.nodeCount {
    let id = NodeID(Int32(index))
    let written = tree.source.text(in: tree.range(of: id))
    switch index {
    case 1: #expect(written == "é")
    case 2: #expect(written == "'ü'")
    case 3: #expect(written == "😀")
    case 4: #expect(written == "|\r\n  tëxt")
    case 5: #expect(written == "z")
    case 6: #expect(written.isEmpty && tree.range(of: id).lower == tree.source.bytes.count - 2)
    default: break
    }
  }
  #expect(tree.nodeCount == 7)
}

@Test("a place in the text leads to its place in the file")
func sourceRanges() throws {
  let tree = parse("a: \"x\\u00e9 y\\\n   z\"\nb: >-\n   one\n   two\n\n   three\nc: 'it''s'\n")
  let entries = Array(tree.entries(of: try root(tree)))
  func written(_ entry: Int, _ part: String) throws -> String {
    let text = tree.text(of: entries[entry].value)
    let range = try #require(text.range(of: part))
    let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let upper = text.utf8.distance(from: text.startIndex, to: range.upperBound)
    return tree.source.text(in: tree.sourceRange(in: entries[entry].value, decoded: lower..<upper))
  }
  #expect(tree.text(of: entries[0].value) == "xé yz")
  #expect(try written(0, "é") == "\\u00e9")
  #expect(try written(0, "z") == "z")
  #expect(tree.text(of: entries[1].value) == "one two\nthree")
  #expect(try written(1, "two") == "two")
  #expect(try written(1, "three") == "three")
  #expect(try written(2, "'") == "''")
  #expect(try written(2, "s") == "s")
}

@Test("several documents, empty ones included")
func documents() {
  let tree = parse("a: 1\n---\n---\n- b\n...\n# end\n")
  #expect(tree.documents.map { $0.root.map { tree[$0].kind } } == [.mapping, nil, .sequence])
  #expect(tree.documents.map(\.range) == [ByteRange(0, 4), ByteRange(5, 8), ByteRange(9, 20)])
}

@Test("a key is found from its value")
func keyOfValue() throws {
  let tree = parse("a: 1\nb: [2]\n")
  let top = try root(tree)
  for entry in tree.entries(of: top) { #expect(tree.key(of: entry.value) == entry.key) }
  #expect(tree.key(of: top) == nil)
}

@Test("a tag's comment ends at every line break that libyaml knows")
func wideBreaks() {
  let tree = parse("--- !x # c\u{85}a\n")
  #expect(tree.outline() == "plain 12..<13 !<!x> \"a\"")
  checkInvariants(tree, "wide break")
}

@Test("a text block of empty lines alone ends with its header, and so do its line breaks")
func emptyBlock() {
  let tree = parse("t: |+\n  \u{85}\u{E9}: x\n")
  #expect(tree.text(of: NodeID(2)) == "\n")
  #expect(tree.sourceRange(in: NodeID(2), decoded: 0..<1) == ByteRange(at: 5))
  checkInvariants(tree, "empty block")
}
