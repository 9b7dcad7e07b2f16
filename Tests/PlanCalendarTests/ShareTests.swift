import PlanCalendar
import Testing

struct ShareTests {
  @Test(
    "shares are read as per cent, with or without the sign",
    arguments: [
      ("12%", 0.12), ("12 %", 0.12), ("12", 0.12), ("0.5%", 0.005), ("12.5", 0.125), ("0", 0), ("0%", 0), ("0.0", 0),
      ("100%", 1), ("1000%", 10), (" 33.333333% ", 0.33333333), ("1", 0.01), ("007%", 0.07), ("29%", 0.29),
    ])
  func shares(_ text: String, _ expected: Double) throws {
    #expect(try Share(parsing: text) == Share(expected))
  }

  @Test(
    "a change may be one for the less", arguments: [("-25%", -0.25), (" -0.5 %", -0.005), ("25%", 0.25), ("-0", 0)])
  func changes(_ text: String, _ expected: Double) throws {
    #expect(try Share(parsingChange: text) == Share(expected))
    #expect(throws: CalendarProblem.self) { try Share(parsingChange: "-" + text.filter { $0 != " " } + "-") }
  }

  @Test(
    "a text that is no share says why",
    arguments: [
      ("", "empty | ''"), ("12,5%", "decimalComma | ',' | 12.5%"), ("12,5", "decimalComma | ',' | 12.5"),
      ("0,5", "fractionOrPercent | '0,5' | 50% | 0.5%"), ("2000,5", "shareTooLarge | '2000,5'"),
      ("-5%", "negative | '-5%'"), ("−5%", "negative | '−5%'"), ("1001%", "shareTooLarge | '1001'"),
      ("1000.5%", "shareTooLarge | '1000.5'"), ("half", "notAShare | 'half'"),
      ("12 procent", "notAShare | '12 procent' | 12%"), ("12,5 pct", "notAShare | '12,5 pct' | 12.5%"),
      ("2000 percent", "notAShare | '2000 percent'"),
      ("10-20%", "notAShare | '10-20%'"),
      ("0.5", "fractionOrPercent | '0.5' | 50% | 0.5%"), ("0.125", "fractionOrPercent | '0.125' | 12.5% | 0.125%"),
      ("12%%", "notAShare | '12%%'"), ("0.1234567%", "notAShare | '0.1234567%'"), ("-", "notAShare | '-'"),
      ("99999999999999999999%", "shareTooLarge | '99999999999999999999'"),
    ])
  func problems(_ text: String, _ expected: String) {
    do throws(CalendarProblem) {
      let found = try Share(parsing: text)
      Issue.record("read as \(found)")
    } catch {
      #expect(described(error, in: text) == expected)
    }
  }

  @Test("spans and shares are compared with numbers only as far as every reading agrees")
  func comparisonWithNumbers() {
    #expect(Share(low: 0.2, high: 0.3).isLess(than: 0.3) == nil)
    #expect(Share(low: 0.2, high: 0.3).isAtMost(0.3) == true)
    #expect(Share(low: 0.2, high: 0.3).isLess(than: 0.2) == false)
    #expect(Share(low: 0.2, high: 0.3).isAtMost(0.2) == nil)
    #expect(Share(0.2).isSame(as: 0.2) == true)
    #expect(Share(low: 0.2, high: 0.3).isSame(as: 0.4) == false)
    #expect(Share(low: 0.2, high: 0.3).isSame(as: 0.25) == nil)
    #expect(Span(low: 3, high: 5).isLess(than: 5.5) == true)
    #expect(Span(low: 3, high: 5).isLess(than: Span(days: 5)) == nil)
    #expect(Span(days: 5).isLess(than: .nan) == nil)
    #expect(Share(low: .nan, high: 1) == Share(low: -.infinity, high: 1))
  }

  @Test("arithmetic holds every pair of readings, and no more")
  func arithmetic() throws {
    let spans = [(-3, -1), (-2, 4), (0, 0), (1, 5), (2, 2)].map { Span(low: $0.0, high: $0.1) }
    for a in spans {
      for b in spans {
        let pairs = (a.low...a.high).flatMap { x in (b.low...b.high).map { (x, $0) } }
        #expect((a + b).low == pairs.map { $0.0 + $0.1 }.min())
        #expect((a + b).high == pairs.map { $0.0 + $0.1 }.max())
        #expect((a - b).low == pairs.map { $0.0 - $0.1 }.min())
        #expect((a - b).high == pairs.map { $0.0 - $0.1 }.max())
        #expect(a * -2 == Span(low: -2 * a.high, high: -2 * a.low))
        if (b.low...b.high).contains(0) {
          #expect(a / b == nil)
        } else {
          let quotients = pairs.map { Double($0.0) / Double($0.1) }
          let share = try #require((a / b) as Share?)
          #expect(share.low == quotients.min())
          #expect(share.high == quotients.max())
        }
      }
    }
    #expect(Share(low: 0.5, high: 1) - Share(low: 0.25, high: 0.5) == Share(low: 0, high: 0.75))
  }

  @Test("lengths beyond all measure stop at the limit")
  func limits() {
    let longest = Span(low: .min, high: .max)
    #expect(longest == Span(low: -Span.limit, high: Span.limit))
    #expect(longest + longest == longest)
    #expect(longest * .min == longest)
    #expect(-longest == longest)
    #expect((PlanDate(.latest) + longest).first == .earliest)
  }
}
