extension Day {
  /// The days of the week, numbered as ISO 8601 does.
  package enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
  }

  /// No offset moves a day further than the calendar is long.
  private static let offsetLimit = 3_652_058

  package var weekday: Weekday { Weekday(rawValue: weekdayIndex + 1) ?? .monday }

  /// Whether the day is one from Monday to Friday; holidays are not known.
  package var isWorkingDay: Bool { weekdayIndex < 5 }

  /// The day `days` later, or earlier where negative.
  package func adding(days: Int) -> Day {
    Day(number: number + min(max(days, -Day.offsetLimit), Day.offsetLimit))
  }

  /// The day `count` working days later, or earlier where negative; weekends are stepped over.
  ///
  /// From a weekend, the first step leads to the Monday after it, or back to the Friday before it. A count of 0 is the
  /// day itself, weekend or not.
  package func adding(workingDays count: Int) -> Day {
    guard count != 0 else { return self }
    let count = min(max(count, -Day.offsetLimit), Day.offsetLimit)
    // Working days are numbered throughout, five to a week. Ahead, a weekend stands at its Friday; back, at its Monday.
    let base = count > 0 ? min(weekdayIndex, 4) : min(weekdayIndex, 5)
    let (week, index) = (weekIndex * 5 + base + count).flooredDivision(by: 5)
    return Day(number: week * 7 + index - Day.mondayShift)
  }

  /// The same day of the month `months` later, or earlier where negative; the month's last day where it is too short.
  package func adding(months: Int) -> Day {
    let civil = civil
    let months = min(max(months, -Day.offsetLimit), Day.offsetLimit)
    let (year, index) = (civil.year * 12 + civil.month - 1 + months).flooredDivision(by: 12)
    if year < Day.years.lowerBound { return .earliest }
    if year > Day.years.upperBound { return .latest }
    let day = min(civil.day, Day.days(inMonth: index + 1, of: year))
    return Day(year: year, month: index + 1, day: day) ?? self
  }

  /// How many working days one steps over from one day to the other, so that
  /// `from.adding(workingDays: count) == to` wherever `to` is a working day.
  ///
  /// Ahead these are the working days after `from`, up to and including `to`; back, as a negative number, those before
  /// `from`, down to and including `to`.
  package static func workingDays(from: Day, to: Day) -> Int {
    to >= from
      ? to.workingDaysThrough - from.workingDaysThrough
      : to.workingDaysBefore - from.workingDaysBefore
  }

  /// The first day of this day's month.
  package var startOfMonth: Day { Day(number: number - civil.day + 1) }

  /// The last day of this day's month.
  package var endOfMonth: Day {
    let civil = civil
    return Day(number: number - civil.day + Day.days(inMonth: civil.month, of: civil.year))
  }

  /// 1970-01-01 was a Thursday, three days after a Monday.
  private static let mondayShift = 3
  private var weekdayIndex: Int { (number + Day.mondayShift).flooredDivision(by: 7).remainder }
  private var weekIndex: Int { (number + Day.mondayShift).flooredDivision(by: 7).quotient }
  /// Working days from a fixed Monday up to this day, inclusive and exclusive.
  private var workingDaysThrough: Int { weekIndex * 5 + min(weekdayIndex + 1, 5) }
  private var workingDaysBefore: Int { weekIndex * 5 + min(weekdayIndex, 5) }
}
