import PlanCalendar
import Testing

struct PlanDateTests {
  @Test(
    "absolute dates are read as the days they stand for",
    arguments: [
      ("2026-03-14", "2026-03-14", "2026-03-14"), ("2026-03", "2026-03-01", "2026-03-31"),
      ("2024-02", "2024-02-01", "2024-02-29"), ("2026-Q1", "2026-01-01", "2026-03-31"),
      ("2026-Q4", "2026-10-01", "2026-12-31"), ("2026", "2026-01-01", "2026-12-31"),
      (" \t2026-03\n", "2026-03-01", "2026-03-31"), ("\u{A0}2026\u{A0}", "2026-01-01", "2026-12-31"),
      ("0001", "0001-01-01", "0001-12-31"), ("9999-12", "9999-12-01", "9999-12-31"),
    ])
  func absolute(_ text: String, _ first: String, _ last: String) throws {
    let date = try PlanDate(parsing: text)
    #expect(date.first.text == first)
    #expect(date.last.text == last)
  }

  @Test("a date is written as it is read", arguments: ["2026-03-14", "2026-03", "2026-Q2", "2026", "0033-12-01"])
  func text(_ text: String) throws {
    #expect(try PlanDate(parsing: text).text == text)
  }

  @Test("an interval that is no month, quarter or year is written by its ends")
  func otherInterval() throws {
    let date = PlanDate(first: try date("2026-03-03").first, last: try date("2026-03-14").first)
    #expect(date.text == "2026-03-03/2026-03-14")
    let halfYear = PlanDate(first: try self.date("2026-Q1").first, last: try self.date("2026-Q2").last)
    #expect(halfYear.text == "2026-01-01/2026-06-30")
    let winter = PlanDate(first: try self.date("2026-12").first, last: try self.date("2027-02").last)
    #expect(winter.text == "2026-12-01/2027-02-28")
    let shifted = PlanDate(first: try self.date("2026-02").first, last: try self.date("2026-04").last)
    #expect(shifted.text == "2026-02-01/2026-04-30")
  }

  @Test("a reading takes the first day, the last, or leaves the date open")
  func readings() throws {
    let march = try date("2026-03")
    #expect(march.reading(.first).text == "2026-03-01")
    #expect(march.reading(.last).text == "2026-03-31")
    #expect(march.reading(.any) == march)
  }

  @Test(
    "comparison answers where all readings agree",
    arguments: [
      ("2026-03-14", "2026-03-15", true, true, false), ("2026-03-14", "2026-03-14", false, true, true),
      ("2026-03-15", "2026-03-14", false, false, false), ("2026-03", "2026-04-01", true, true, false),
      ("2026-03", "2026-03-31", nil, true, nil), ("2026-03-31", "2026-03", false, nil, nil),
      ("2026-03", "2026-03-15", nil, nil, nil), ("2026-03", "2026-03", nil, nil, nil),
      ("2026-Q2", "2026-03", false, false, false), ("2026", "2026-Q3", nil, nil, nil),
    ] as [(String, String, Bool?, Bool?, Bool?)])
  func comparison(_ a: String, _ b: String, _ less: Bool?, _ atMost: Bool?, _ same: Bool?) throws {
    let (a, b) = (try date(a), try date(b))
    #expect(a.isBefore(b) == less)
    #expect(a.isAtMost(b) == atMost)
    #expect(a.isSame(as: b) == same)
    #expect(b.isSame(as: a) == same)
  }

  @Test("three-valued comparison is what all pairs of days say")
  func comparisonByReadings() {
    func verdict(_ answers: [Bool]) -> Bool? { Set(answers).count == 1 ? answers[0] : nil }
    for first in 0..<4 {
      for last in first..<4 {
        for otherFirst in 0..<4 {
          for otherLast in otherFirst..<4 {
            let pairs = (first...last).flatMap { a in (otherFirst...otherLast).map { (a, $0) } }
            let a = PlanDate(first: Day(number: first), last: Day(number: last))
            let b = PlanDate(first: Day(number: otherFirst), last: Day(number: otherLast))
            #expect(a.isBefore(b) == verdict(pairs.map { $0.0 < $0.1 }))
            #expect(a.isAtMost(b) == verdict(pairs.map { $0.0 <= $0.1 }))
            #expect(a.isSame(as: b) == verdict(pairs.map { $0.0 == $0.1 }))
            #expect((a - b).low == pairs.map { $0.0 - $0.1 }.min())
            #expect((a - b).high == pairs.map { $0.0 - $0.1 }.max())
          }
        }
      }
    }
  }

  @Test("the earliest of coarse dates lies between the least of their first and the least of their last days")
  func folds() throws {
    let dates = try ["2026-03", "2026-02-20", "2026-Q1"].map { try PlanDate(parsing: $0) }
    #expect(PlanDate.least(of: dates)?.text == "2026-01-01/2026-02-20")
    #expect(PlanDate.greatest(of: dates)?.text == "2026-03")
    #expect(PlanDate.least(of: [PlanDate]()) == nil)
  }

  @Test("elapsed shares run from the start to the end, and beyond them outside")
  func elapsed() throws {
    let (start, end) = (try date("2026-01-01"), try date("2026-01-11"))
    #expect(try date("2026-01-03").elapsed(from: start, until: end) == Share(0.2))
    #expect(try date("2025-12-31").elapsed(from: start, until: end) == Share(-0.1))
    #expect(try date("2026-01-03").elapsed(from: end, until: start) == nil)
    #expect(try date("2026-01-03").elapsed(from: start, until: start) == nil)
  }

  @Test("elapsed shares hold every reading of coarse dates, and no more")
  func elapsedByReadings() throws {
    func date(_ range: ClosedRange<Int>) -> PlanDate {
      PlanDate(first: Day(number: range.lowerBound), last: Day(number: range.upperBound))
    }
    for (now, start, end) in [(3...6, 0...4, 8...10), (12...14, 0...1, 5...9), (-5...2, 1...3, 4...6)] {
      let found = try #require(date(now).elapsed(from: date(start), until: date(end)))
      let all = now.flatMap { n in start.flatMap { s in end.map { Double(n - s) / Double($0 - s) } } }
      #expect(found.low == all.min())
      #expect(found.high == all.max())
    }
  }

  @Test("a coarse date moves by an offset as a whole")
  func offsets() throws {
    #expect(try date("2026-02").applying(DateOffset(isBack: false, Length(1, .month))).text == "2026-03")
    #expect(try date("2026-03").applying(DateOffset(isBack: true, Length(1, .quarter))).text == "2025-12")
    #expect(try date("2026").applying(DateOffset(isBack: false, Length(2, .year))).text == "2028")
    let later = try date("2026-03").applying(DateOffset(isBack: false, Length(2, .week)))
    #expect(later.text == "2026-03-15/2026-04-14")
    let earlier = try date("2026-06-01").applying(DateOffset(isBack: true, Length(10, .workingDay)))
    #expect(earlier.text == "2026-05-18")
  }

  private func date(_ text: String) throws -> PlanDate { try PlanDate(parsing: text) }
}
