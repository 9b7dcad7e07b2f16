/// A date as plans give it: one day, or a coarse date such as a month, quarter or year, which stands for any one day
/// from `first` to `last`.
package struct PlanDate: Hashable, Sendable {
  package private(set) var first: Day
  package private(set) var last: Day

  package init(first: Day, last: Day) {
    self.first = first
    self.last = Swift.max(first, last)
  }

  package init(_ day: Day) { self.init(first: day, last: day) }

  /// A whole month; nil where the calendar has none such.
  package init?(year: Int, month: Int) {
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    self.init(first: first, last: first.endOfMonth)
  }

  /// A whole quarter, from 1 to 4; nil where the calendar has none such.
  package init?(year: Int, quarter: Int) {
    guard (1...4).contains(quarter), let first = Day(year: year, month: quarter * 3 - 2, day: 1),
      let last = Day(year: year, month: quarter * 3, day: 1)
    else { return nil }
    self.init(first: first, last: last.endOfMonth)
  }

  /// A whole year; nil outside `Day.years`.
  package init?(year: Int) {
    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
      return nil
    }
    self.init(first: first, last: last)
  }

  package var isExact: Bool { first == last }

  /// What the interval is in a calendar's terms.
  package enum Shape: Hashable, Sendable {
    case day(Day)
    case month(year: Int, month: Int)
    case quarter(year: Int, quarter: Int)
    case year(Int)
    /// Days that form none of these.
    case days(Day, Day)
  }

  package var shape: Shape {
    if isExact { return .day(first) }
    let (from, to) = (first.civil, last.civil)
    guard from.year == to.year, isWholeMonths else { return .days(first, last) }
    if from.month == to.month { return .month(year: from.year, month: from.month) }
    if from.month == 1, to.month == 12 { return .year(from.year) }
    if to.month.isMultiple(of: 3), from.month == to.month - 2 {
      return .quarter(year: from.year, quarter: to.month / 3)
    }
    return .days(first, last)
  }

  /// The date as a plan writes it: `2026-03-14`, `2026-03`, `2026-Q1`, `2026`; other intervals as
  /// `2026-03-03/2026-03-14`. Source: ISO 8601, 4.1.2 and 4.4 (quarters are the plan format's own).
  package var text: String {
    switch shape {
    case .day(let day): day.text
    case .month(let year, let month): "\(Day.padded(year, 4))-\(Day.padded(month, 2))"
    case .quarter(let year, let quarter): "\(Day.padded(year, 4))-Q\(quarter)"
    case .year(let year): Day.padded(year, 4)
    case .days(let first, let last): "\(first.text)/\(last.text)"
    }
  }

  var isWholeMonths: Bool { first == first.startOfMonth && last == last.endOfMonth }
}

extension PlanDate {
  /// How a coarse date is to be taken.
  package enum Reading: String, Sendable, CaseIterable {
    /// Its first day, as the start of something.
    case first
    /// Its last day, as the end of something.
    case last
    /// Any day of it.
    case any
  }

  /// The date taken in one way: its first day, its last day, or as it is.
  package func reading(_ reading: Reading) -> PlanDate {
    switch reading {
    case .first: PlanDate(first)
    case .last: PlanDate(last)
    case .any: self
    }
  }

  /// Whether the date lies before `other`; nil where the readings disagree.
  package func isBefore(_ other: PlanDate) -> Bool? { isLess(than: other) }

  /// The days from `b` to `a`.
  package static func - (a: PlanDate, b: PlanDate) -> Span {
    Span(low: a.first.number - b.last.number, high: a.last.number - b.first.number)
  }

  package static func + (date: PlanDate, span: Span) -> PlanDate {
    PlanDate(first: date.first.adding(days: span.low), last: date.last.adding(days: span.high))
  }

  package static func - (date: PlanDate, span: Span) -> PlanDate { date + -span }

  /// How much of the time from `start` to `end` has gone by on this date: 0 at the start, 1 at the end, and beyond
  /// those outside; nil where the end may not lie after the start.
  ///
  /// Narrower than `(self - start) / (end - start)`, which takes a coarse start for two different days at once.
  package func elapsed(from start: PlanDate, until end: PlanDate) -> Share? {
    guard end.first > start.last else { return nil }
    // In each of the three dates the share only grows or only falls, so its extremes lie at the corners.
    var corners: [Double] = []
    for now in [first, last] {
      for from in [start.first, start.last] {
        for until in [end.first, end.last] {
          corners.append(Double(now.number - from.number) / Double(until.number - from.number))
        }
      }
    }
    guard let low = corners.min(), let high = corners.max() else { return nil }
    return Share(low: low, high: high)
  }
}

extension PlanDate: Interval {
  package var least: Day { first }
  package var greatest: Day { last }
  package init(least: Day, greatest: Day) { self.init(first: least, last: greatest) }
}
