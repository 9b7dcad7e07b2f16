import PlanCalendar
import Testing

struct LengthTests {
  @Test(
    "lengths are read with their count and unit, and know how many days they may take",
    arguments: [
      ("1 day", "1 day", 1, 1), ("10 working days", "10 working days", 12, 14),
      ("1 working day", "1 working day", 1, 3),
      ("6 weeks", "6 weeks", 42, 42), ("3 months", "3 months", 89, 92), ("month", "1 month", 28, 31),
      ("quarter", "1 quarter", 89, 92), ("2 years", "2 years", 730, 731), ("4 years", "4 years", 1461, 1461),
      (" 3weeks ", "3 weeks", 21, 21), ("0 days", "0 days", 0, 0), ("1 WEEK", "1 week", 7, 7),
    ])
  func lengths(_ text: String, _ written: String, _ low: Int, _ high: Int) throws {
    let length = try Length(parsing: text)
    #expect(length.text == written)
    #expect(length.span == Span(low: low, high: high))
  }

  @Test("no date plus a length ever falls outside the length's days, and both ends are met")
  func spanBounds() {
    for unit in CalendarUnit.allCases {
      for count in [1, 2, 3, 5, 7, 12, 13] {
        let length = Length(count, unit)
        var seen: Set<Int> = []
        for number in 20_454..<(20_454 + 1_461) {
          let day = PlanDate(Day(number: number))
          seen.insert((day.applying(DateOffset(isBack: false, length)) - day).low)
        }
        #expect(seen.min() == length.span.low, "\(length.text)")
        #expect(seen.max() == length.span.high, "\(length.text)")
      }
    }
  }

  @Test(
    "a text that is no length says why",
    arguments: [
      ("", "empty | ''"), ("8 hours", "unknownUnit | 'hours'"), ("3", "missingUnit | '3' | 3 weeks"),
      ("soon", "notALength | 'soon'"), ("3 maanden", "unknownUnit | 'maanden' | 3 months"),
      ("3 måneder", "unknownUnit | 'måneder' | 3 months"), ("1.5 years", "fraction | '1.5' | 18 months"),
      ("-3 weeks", "notALength | '-3 weeks'"), ("12000 days", "tooMany | '12000'"),
      ("3 weeks or so", "unexpected | 'or so' | 3 weeks"), ("workday", "unknownUnit | 'workday' | 1 working day"),
    ])
  func problems(_ text: String, _ expected: String) {
    do throws(CalendarProblem) {
      let found = try Length(parsing: text)
      Issue.record("read as \(found)")
    } catch {
      #expect(described(error, in: text) == expected)
    }
  }
}

struct RhythmTests {
  @Test(
    "rhythms are read, and know the days between two occurrences",
    arguments: [
      ("3 weeks", "3 weeks", Span(days: 21)), ("1 month", "month", Span(low: 28, high: 31)),
      ("quarter", "quarter", Span(low: 89, high: 92)), ("week", "week", Span(days: 7)), ("release", "release", nil),
      ("2 a month", "2 a month", Span(low: 14, high: 16)), ("6 a year", "6 a year", Span(low: 60, high: 61)),
      ("1 a week", "1 a week", Span(days: 7)), (" 2  a  Month ", "2 a month", Span(low: 14, high: 16)),
      ("10 working days", "10 working days", Span(low: 12, high: 14)),
    ] as [(String, String, Span?)])
  func rhythms(_ text: String, _ written: String, _ interval: Span?) throws {
    let rhythm = try Rhythm(parsing: text)
    #expect(rhythm.text == written)
    #expect(rhythm.intervalInDays == interval)
    #expect(try Rhythm(parsing: rhythm.text) == rhythm)
  }

  @Test(
    "a text that is no rhythm says why",
    arguments: [
      ("", "empty | ''"), ("every 3 weeks", "notARhythm | 'every 3 weeks' | 3 weeks"),
      ("weekly", "notARhythm | 'weekly' | week"), ("maandelijks", "notARhythm | 'maandelijks' | month"),
      ("twice a month", "notARhythm | 'twice a month' | 2 a month"),
      ("3 times per year", "notARhythm | '3 times per year' | 3 a year"),
      ("2x a week", "notARhythm | '2x a week' | 2 a week"), ("per release", "notARhythm | 'per release' | release"),
      ("0 weeks", "zero | '0 weeks'"), ("0 a year", "zero | '0'"), ("100 a year", "tooMany | '100'"),
      ("2 a fortnight", "unknownUnit | 'fortnight'"), ("2 a maand", "unknownUnit | 'maand' | 2 a month"),
      ("2 hours", "unknownUnit | 'hours'"), ("now and then", "notARhythm | 'now and then'"),
      ("some a year", "notARhythm | 'some a year'"),
    ])
  func problems(_ text: String, _ expected: String) {
    do throws(CalendarProblem) {
      let found = try Rhythm(parsing: text)
      Issue.record("read as \(found)")
    } catch {
      #expect(described(error, in: text) == expected)
    }
  }

  @Test(
    "occurrences run from the start to the end, both inclusive",
    arguments: [
      ("3 weeks", "2026-01-01", "2026-02-12", ["2026-01-01", "2026-01-22", "2026-02-12"]),
      ("month", "2026-01-31", "2026-05-01", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
      ("quarter", "2026-Q1", "2026-12-31", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
      ("2 a month", "2026-04-01", "2026-05-10", ["2026-04-01", "2026-04-16", "2026-05-01"]),
      ("5 working days", "2026-03-13", "2026-03-27", ["2026-03-13", "2026-03-20", "2026-03-27"]),
      ("week", "2026-03-13", "2026-03-12", []),
      ("release", "2026-03-13", "2026-12-31", []),
      ("year", "9998-01-01", "9999-12-31", ["9998-01-01", "9999-01-01"]),
    ])
  func occurrences(_ rhythm: String, _ start: String, _ end: String, _ expected: [String]) throws {
    let found = try Rhythm(parsing: rhythm).occurrences(
      from: PlanDate(parsing: start), until: PlanDate(parsing: end))
    #expect(found.map(\.text) == expected)
  }

  @Test("occurrences up to a coarse end include those that only some readings allow")
  func coarseEnd() throws {
    let until = try PlanDate(parsing: "2026-02")
    let found = try Rhythm(parsing: "3 weeks").occurrences(from: PlanDate(parsing: "2026-01-01"), until: until)
    #expect(found.map { $0.isAtMost(until) } == [true, true, nil])
  }

  @Test("occurrences stop at the limit, and at the end of the calendar")
  func limit() throws {
    let (start, end) = (try PlanDate(parsing: "2026"), try PlanDate(parsing: "9999"))
    #expect(Rhythm.every(Length(1, .day)).occurrences(from: start, until: end, limit: 7).count == 7)
    #expect(Rhythm.every(Length(1, .day)).occurrences(from: start, until: end, limit: -1).isEmpty)
    #expect(Rhythm.every(Length(1, .day)).occurrences(from: start, until: end).count == Rhythm.occurrenceLimit)
    let last = PlanDate(.latest)
    #expect(Rhythm.every(Length(9_999, .year)).occurrences(from: last, until: last) == [last])
  }
}
