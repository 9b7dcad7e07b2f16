import Testing

@testable import CEL

/// What asks for too much ends in an error soon, whichever function it asks.
@Suite("Budget of functions")
struct LibraryBudgetTests {
  private static let long = "lists.range(100000).map(i, 'aaaaaaaaaa').join('')"

  @Test(
    "functions do not make more than may be made, nor work longer than may be worked",
    .timeLimit(.minutes(1)),
    arguments: [
      "lists.range(4611686018427387904).size()", "lists.range(9223372036854775807)",
      "cel.bind(s, \(long), s.replace('', s).size())", "cel.bind(s, \(long), s.replace('a', s).size())",
      "cel.bind(s, \(long), [s, s, s, s].map(x, s.replace('a', 'aaaa')).size())",
      "cel.bind(s, \(long), lists.range(1000).map(i, s).join('').size())",
      "cel.bind(s, \(long), '%s%s%s'.format([[s, s], [s, s], [s, s]]).size())",
      "cel.bind(s, \(long), '%x'.format([s + s]).size())",
      "cel.bind(s, \(long), lists.range(100000).map(i, s.indexOf('b')).size())",
      "cel.bind(s, \(long), lists.range(100000).map(i, s.contains(s + 'b')).size())",
      "cel.bind(s, \(long), lists.range(100000).map(i, s.split('').size()))",
      "cel.bind(s, \(long), lists.range(100000).map(i, s.substring(1).size()))",
      "cel.bind(s, \(long), lists.range(100000).map(i, s.charAt(999999)))",
      "cel.bind(s, \(long), lists.range(100000).map(i, base64.encode(bytes(s)).size()))",
      "cel.bind(l, lists.range(100000), lists.range(100000).map(i, l.reverse().size()))",
      "cel.bind(l, lists.range(100000), lists.range(100000).map(i, [l, l].flatten().size()))",
      "lists.range(100000).distinct().size()", "cel.bind(l, lists.range(100000), sets.contains(l, l.reverse()))",
      "lists.range(100000).map(i, timestamp(0).getHours('No/Where' + string(i)))",
      "lists.range(100000).map(i, '%.100f'.format([1e300 + double(i)])).size()",
    ])
  func bounded(source: String) {
    let clock = ContinuousClock()
    let start = clock.now
    let found = outcome(source, budget: 200_000)
    #expect(found.hasPrefix("error: "), "\(source) gave \(found.prefix(100))")
    #expect(clock.now - start < .seconds(10))
  }

  @Test("a search takes time that grows with the lengths, not with their product")
  func search() {
    let text = Array(repeating: UInt8(ascii: "a"), count: 400_000)
    let part = Array(repeating: UInt8(ascii: "a"), count: 200_000) + [UInt8(ascii: "b")]
    #expect(TextSearch(part).first(in: text, from: 0) == nil)
    #expect(TextSearch.last(part, in: text, notBehind: text.count) == nil)
  }

  @Test("searches find what a plain search finds")
  func searches() {
    var generator = SystemRandomNumberGenerator()
    func word(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0x61...0x62, using: &generator) } }
    for _ in 0..<2_000 {
      let text = word(Int.random(in: 0...60, using: &generator))
      let part = word(Int.random(in: 0...24, using: &generator))
      let start = Int.random(in: 0...text.count, using: &generator)
      let places = (0...max(0, text.count)).filter { text[$0...].starts(with: part) }
      #expect(TextSearch(part).first(in: text, from: start)?.lowerBound == places.first { $0 >= start })
      #expect(TextSearch.last(part, in: text, notBehind: start) == places.last { $0 <= start })
    }
  }
}
