import PlanCalendar
import Testing

struct DayTests {
  /// Counts through the calendar one day at a time, with nothing of `Day`'s own arithmetic.
  private static func walk(from year: Int, through last: Int, _ body: (Int, Int, Int) -> Void) {
    for year in year...last {
      let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for (index, days) in [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in 1...days { body(year, index + 1, day) }
      }
    }
  }

  @Test("every day from 1899 to 2101 has the number that counting gives, and comes back from it")
  func civilRoundTrip() throws {
    var number = try #require(Day(year: 1899, month: 1, day: 1)).number
    #expect(number == -25_932)
    var mismatches: [String] = []
    Self.walk(from: 1899, through: 2101) { year, month, day in
      let found = Day(year: year, month: month, day: day)
      let civil = Day(number: number).civil
      if found?.number != number || civil != Day.Civil(year: year, month: month, day: day) {
        mismatches.append("\(year)-\(month)-\(day)")
      }
      number += 1
    }
    #expect(mismatches.isEmpty)
  }

  @Test("the calendar runs from 0001-01-01 to 9999-12-31, and arithmetic stops at its ends")
  func borders() {
    #expect(Day(year: 1, month: 1, day: 1) == .earliest)
    #expect(Day(year: 9999, month: 12, day: 31) == .latest)
    #expect(Day.earliest.text == "0001-01-01")
    #expect(Day.latest.text == "9999-12-31")
    #expect(Day.latest.adding(days: 1) == .latest)
    #expect(Day.earliest.adding(days: .min) == .earliest)
    #expect(Day.earliest.adding(days: .max) == .latest)
    #expect(Day.earliest.adding(workingDays: .min) == .earliest)
    #expect(Day.earliest.adding(workingDays: .max) == .latest)
    #expect(Day.latest.adding(months: .max) == .latest)
    #expect(Day.latest.adding(months: .min) == .earliest)
    #expect(Day(number: .max) == .latest)
    #expect(Day(number: .min) == .earliest)
  }

  @Test(
    "days that the calendar does not have are refused",
    arguments: [
      (2026, 2, 29), (2026, 4, 31), (1900, 2, 29), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (0, 1, 1),
      (10_000, 1, 1), (2026, -1, 1), (2026, 1, .max), (.max, 1, 1), (.min, 2, 1),
    ])
  func refused(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test("leap days exist in 2024 and 2000")
  func leapDays() {
    #expect(Day(year: 2024, month: 2, day: 29)?.text == "2024-02-29")
    #expect(Day(year: 2000, month: 2, day: 29)?.text == "2000-02-29")
  }

  @Test("weekdays are those of the wall calendar")
  func weekdays() throws {
    #expect(try day("1970-01-01").weekday == .thursday)
    #expect(try day("2026-03-14").weekday == .saturday)
    #expect(try day("1969-12-28").weekday == .sunday)
    #expect(Day.earliest.weekday == .monday)
    #expect(Day.latest.weekday == .friday)
  }

  @Test(
    "working days step over weekends",
    arguments: [
      ("2026-03-14", 1, "2026-03-16"), ("2026-03-15", 1, "2026-03-16"), ("2026-03-16", -1, "2026-03-13"),
      ("2026-03-14", -1, "2026-03-13"), ("2026-03-15", -1, "2026-03-13"), ("2026-03-13", 1, "2026-03-16"),
      ("2026-03-13", 5, "2026-03-20"), ("2026-06-01", -10, "2026-05-18"), ("2026-03-14", 0, "2026-03-14"),
      ("1969-12-31", -3, "1969-12-26"),
    ])
  func addingWorkingDays(_ from: String, _ count: Int, _ to: String) throws {
    #expect(try day(from).adding(workingDays: count) == day(to))
  }

  @Test("adding working days agrees with walking day by day, from every weekday and both ways")
  func workingDaysWalk() throws {
    for start in 20_520..<20_534 {
      for count in -23...23 where count != 0 {
        var number = start
        var left = abs(count)
        while left > 0 {
          number += count > 0 ? 1 : -1
          if (number + 3) % 7 < 5 { left -= 1 }
        }
        #expect(Day(number: start).adding(workingDays: count).number == number)
      }
    }
  }

  @Test("working days between two days are those one steps over, both ways")
  func workingDaysBetween() {
    for start in 20_520..<20_534 {
      for end in (start - 20)...(start + 20) {
        let days = end >= start ? (start + 1)..<(end + 1) : end..<start
        let steps = days.filter { ($0 + 3) % 7 < 5 }.count
        let found = Day.workingDays(from: Day(number: start), to: Day(number: end))
        #expect(found == (end >= start ? steps : -steps))
        let to = Day(number: end)
        if to.isWorkingDay, found != 0 { #expect(Day(number: start).adding(workingDays: found) == to) }
      }
    }
  }

  @Test(
    "months are added by the calendar, and short months end early",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
      ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"),
      ("2026-05-05", 0, "2026-05-05"), ("2026-05-05", -29, "2023-12-05"), ("9999-12-31", 1, "9999-12-31"),
      ("0001-01-31", -1, "0001-01-01"),
    ])
  func addingMonths(_ from: String, _ months: Int, _ to: String) throws {
    #expect(try day(from).adding(months: months) == day(to))
  }

  private func day(_ text: String) throws -> Day { try PlanDate(parsing: text).first }
}
