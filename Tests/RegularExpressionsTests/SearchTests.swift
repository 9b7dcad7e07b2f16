import RegularExpressions
import Testing

@Suite("Search")
struct SearchTests {
  @Test("a match may be anywhere in the text")
  func anywhere() throws {
    #expect(try RegularExpression("b+c").matches("abbbcd"))
    #expect(try !RegularExpression("b+c").matches("abbb"))
  }
}
