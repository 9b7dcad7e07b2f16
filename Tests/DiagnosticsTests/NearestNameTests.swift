import Diagnostics
import Testing

struct NearestNameTests {
  private static let keys = ["goLive", "userGroups", "objectives", "owner", "phases", "id", "end", "måned"]

  @Test(
    "the name that was meant is found",
    arguments: [
      ("golive", "goLive"), ("go-live", "goLive"), ("go_live", "goLive"), ("Go Live", "goLive"),
      ("usergroup", "userGroups"), ("objectvies", "objectives"), ("onwer", "owner"), ("phase", "phases"), ("ID", "id"),
      ("edn", "end"), ("maned", "måned"), ("manad", nil), ("weather", nil), ("ix", nil), ("", nil), ("-", nil),
    ] as [(String, String?)])
  func nearest(_ word: String, _ expected: String?) {
    #expect(NearestName.of(word, among: Self.keys) == expected)
  }

  @Test("of two names as near, the first by the alphabet is taken, whatever their order")
  func ties() {
    #expect(NearestName.of("cat", among: ["hat", "bat"]) == "bat")
    #expect(NearestName.of("cat", among: ["bat", "hat"]) == "bat")
    #expect(NearestName.of("cat", among: ["bat", "cat"]) == "cat")
  }

  @Test("texts too long for a name are not compared")
  func long() {
    let long = String(repeating: "a", count: 65)
    #expect(NearestName.of(long, among: [long]) == nil)
    #expect(NearestName.of(String(repeating: "a", count: 64), among: [long]) == nil)
  }
}
