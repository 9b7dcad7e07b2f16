import Reporters
import Testing

@Suite("Examples of plans, set to a width")
struct ExampleLinesTests {
  private func set(_ text: String, _ width: Int = 40, unicode: Bool = true) -> [String] {
    ExampleLines(width: width, pointer: "here", unicode: unicode).set(text).components("\n")
  }

  @Test("what fits stays as it is, without empty lines at its ends")
  func short() {
    #expect(set("\n\na: 1\n\nb: 2  # so\n\n") == ["a: 1", "", "b: 2  # so"])
  }

  @Test("the mark of a test points with an arrow, behind the line or above it")
  func marks() {
    #expect(set("a: 1  # expect: major") == ["a: 1  # ← here"])
    #expect(set("a: 1  # expect", unicode: false) == ["a: 1  # <- here"])
    #expect(
      set("  - a: a text of about thirty columns  # expect: critical") == [
        "  # ↓ here", "  - a: a text of about thirty columns",
      ])
    #expect(
      set("a: 1 # a comment that is too long for the line it stands on").first == "# a comment that is too long for the"
    )
  }

  @Test("a bracket is broken at its commas, the outermost first, and stays the same YAML")
  func brackets() {
    #expect(
      set("beds:\n  - {id: roses, name: Roses, sown: 2027-03-14, water: [tap, well]}") == [
        "beds:", "  - {id: roses, name: Roses,", "     sown: 2027-03-14,", "     water: [tap, well]}",
      ])
    // A bracket that opens far to the right is left whole.
    #expect(
      set("  - {id: counter, name: Counter staff, users: [{count: 2, from: 2027-01-18}]}", 48).last
        == "     users: [{count: 2, from: 2027-01-18}]}")
    #expect(set("a: [one, two, three, four, five, six, seven, eight]").count == 2)
  }

  @Test("commas and signs in quotes are words")
  func quotes() {
    #expect(
      set("  - {name: \"Roses, white and red, of 1871\", size: 12}") == [
        "  - {name: \"Roses, white and red, of 1871\",", "     size: 12}",
      ])
    #expect(set("a: 'x # y'") == ["a: 'x # y'"])
    #expect(
      set("a: {b: it's so, c: a word or two more, d: 1}") == ["a: {b: it's so, c: a word or two more,", "    d: 1}"])
  }

  @Test("a line without brackets is left alone")
  func plain() {
    let line = "why: a sentence that is much longer than forty columns can hold"
    #expect(set(line) == [line])
  }

  @Test(
    "any text comes through",
    arguments: ["[[[[[[[[[[", "}}}}", "#", "  #", "\"", "{,,,,,,, , , , , , , , , , , , , , , , , , , , , ,}"])
  func odd(_ text: String) {
    #expect(set(text, 20).joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
  }
}

extension String {
  fileprivate func components(_ separator: Character) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
