import Diagnostics
import Testing

struct LineIndexTests {
  private func index(_ text: String) -> LineIndex { LineIndex(SourceText(name: "plan.yaml", text: text)) }

  @Test(
    "lines end with LF, CR LF or a lone CR",
    arguments: [
      ("a\nb\nc", 3), ("a\r\nb\r\nc", 3), ("a\rb\rc", 3), ("a\r\rb", 3), ("a\r\n\nb", 3), ("", 1), ("\n", 2),
      ("a\n", 2),
      ("a\u{85}b\u{2028}c", 1),
    ])
  func lineCount(_ text: String, _ expected: Int) {
    #expect(index(text).lineCount == expected)
  }

  @Test("the break belongs to the line that it ends")
  func lineOfBreak() {
    let found = index("a\r\nbc\rd\ne")
    #expect((0...9).map { found.line(at: $0) } == [1, 1, 1, 2, 2, 2, 3, 3, 4, 4])
    #expect(found.position(at: 5) == LineIndex.Position(line: 2, column: 3))
  }

  @Test("columns count scalars; the protocol's count UTF-16 units")
  func columns() {
    let text = "é😀x"
    #expect([0, 2, 6, 7].map { index(text).position(at: $0).column } == [1, 2, 3, 4])
    #expect([0, 2, 6, 7].map { index(text).utf16Column(at: $0) } == [0, 1, 3, 4])
  }

  @Test("positions agree with the standard library's own counting at every border of a character")
  func agreesWithStrings() {
    let text = "naïve: 😀 e\u{301}\r\n\tønsker: 日本\n\nlast"
    let found = index(text)
    var (offset, line, column, wide) = (0, 1, 1, 0)
    for scalar in text.unicodeScalars {
      #expect(found.position(at: offset) == LineIndex.Position(line: line, column: column))
      #expect(found.utf16Column(at: offset) == wide)
      offset += String(scalar).utf8.count
      column += 1
      wide += String(scalar).utf16.count
      if scalar == "\n" { (line, column, wide) = (line + 1, 1, 0) }
    }
  }

  @Test("a byte-order mark has no column and is no part of its line")
  func byteOrderMark() {
    let found = index("\u{FEFF}ab\ncd")
    #expect(found.position(at: 0) == LineIndex.Position(line: 1, column: 1))
    #expect(found.position(at: 3) == LineIndex.Position(line: 1, column: 1))
    #expect(found.position(at: 4) == LineIndex.Position(line: 1, column: 2))
    #expect(found.utf16Column(at: 4) == 1)
    #expect(found.range(ofLine: 1) == ByteRange(3, 5))
    #expect(found.range(ofLine: 2) == ByteRange(6, 8))
    #expect(index("\u{FEFF}").range(ofLine: 1) == ByteRange(3, 3))
  }

  @Test("a line's range leaves its break out")
  func ranges() {
    let found = index("ab\r\n\rcd\n")
    #expect(
      (1...4).map { found.range(ofLine: $0) } == [ByteRange(0, 2), ByteRange(4, 4), ByteRange(5, 7), ByteRange(8, 8)])
    #expect(found.range(ofLine: 0) == ByteRange(at: 8))
    #expect(found.range(ofLine: 5) == ByteRange(at: 8))
  }

  @Test("offsets outside the text, or inside a character, do no harm")
  func outside() {
    let found = index("é\nb")
    #expect(found.position(at: -5) == LineIndex.Position(line: 1, column: 1))
    #expect(found.position(at: .max) == LineIndex.Position(line: 2, column: 2))
    #expect(found.position(at: 1) == LineIndex.Position(line: 1, column: 1))
    #expect(found.utf16Column(at: .min) == 0)
    #expect(found.utf16Column(at: 1) == 0)
  }

  @Test("bytes that are not UTF-8 still have a line and a column")
  func invalidBytes() {
    let found = LineIndex(SourceText(name: "x", bytes: [0x61, 0xFF, 0x0A, 0x80, 0x62]))
    #expect(found.line(at: 4) == 2)
    #expect(found.position(at: 2) == LineIndex.Position(line: 1, column: 3))
    #expect(found.utf16Column(at: 2) == 2)
  }
}
