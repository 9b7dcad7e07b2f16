/// A day of the proleptic Gregorian calendar, from 1 January of the year 1 to 31 December 9999.
///
/// Arithmetic never leaves that range: what would lie beyond it is the first or the last day (`earliest`, `latest`).
package struct Day: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01.
  package private(set) var number: Int

  /// The day `number` days after 1970-01-01; the nearest day of the calendar where that lies beyond its ends.
  package init(number: Int) { self.number = min(max(number, Day.earliestNumber), Day.latestNumber) }

  /// A day by its date; nil where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard Day.years.contains(year), Day.months.contains(month), day >= 1, day <= Day.days(inMonth: month, of: year)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  /// A date's three parts; months and days count from 1.
  package struct Civil: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int

    package init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  /// The years that dates may have.
  package static let years = 1...9999
  static let months = 1...12
  private static let earliestNumber = -719_162
  private static let latestNumber = 2_932_896

  /// 1 January of the year 1.
  package static var earliest: Day { Day(number: earliestNumber) }
  /// 31 December 9999.
  package static var latest: Day { Day(number: latestNumber) }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// The date.
  package var civil: Civil {
    // Years are counted from March, so that the leap day is the last of its year; 400 years have 146,097 days.
    let shifted = number + 719_468
    let (era, dayOfEra) = shifted.flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return Civil(year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month, day: day)
  }

  /// The date as `2026-03-14`. Source: ISO 8601, 4.1.2.2.
  package var text: String {
    let civil = civil
    return "\(Day.padded(civil.year, 4))-\(Day.padded(civil.month, 2))-\(Day.padded(civil.day, 2))"
  }

  /// How many days the month has; 0 for a month outside 1…12.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 0
    }
  }

  /// Whether the year has a 29 February.
  package static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// The number in decimal, at least `width` digits long.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// For parts that are known to form a date.
  private static func number(year: Int, month: Int, day: Int) -> Int {
    let (era, yearOfEra) = (month <= 2 ? year - 1 : year).flooredDivision(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension Int {
  /// Quotient and remainder of a division that rounds down, for a positive divisor.
  func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
