import Testing

@testable import Reporters

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "counts the columns that terminals use",
    arguments: [
      ("abc", 3), ("", 0), ("é", 1), ("e\u{301}", 1), ("顧客", 4), ("ＣＲＭ", 6), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("ｶﾀ", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇳🇱🇩🇰", 4), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("✅", 2), ("→", 1),
      ("\u{200B}", 0), ("\u{AD}", 1), ("का", 2), ("สวัสดี", 4), ("…", 1), ("𠀀", 2), ("\u{600}\u{661}", 2), ("㉈", 1),
    ])
  func columns(text: String, expected: Int) {
    #expect(DisplayWidth.of(text) == expected)
  }

  @Test("breaks lines at spaces by columns, and leaves a word whole that is wider than the line")
  func wrapping() {
    #expect(Wrapping.lines("aa bb  cc", first: 5, rest: 5) == ["aa bb", "cc"])
    #expect(Wrapping.lines("顧客 管理 x", first: 9, rest: 9) == ["顧客 管理", "x"])
    #expect(Wrapping.lines("aa unbreakable bb", first: 4, rest: 4) == ["aa", "unbreakable", "bb"])
    #expect(Wrapping.lines("unbreakable", first: 4, rest: 20) == ["", "unbreakable"])
    #expect(Wrapping.lines("", first: 4, rest: 4) == [""])
  }
}
