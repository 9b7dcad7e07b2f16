/// A moment, from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z. Source: CEL language definition, “Timestamps
/// and durations”; texts as in RFC 3339.
package struct Timestamp: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, rounded down.
  package var seconds: Int64
  /// 0 … 999,999,999
  package var nanoseconds: Int32

  static let least: Int64 = -62_135_596_800
  static let greatest: Int64 = 253_402_300_799

  /// nil where out of range.
  package init?(seconds: Int64, nanoseconds: Int64 = 0) {
    let (carry, rest) = (
      nanoseconds.flooredDivision(by: 1_000_000_000), nanoseconds.flooredRemainder(by: 1_000_000_000)
    )
    let (total, overflow) = seconds.addingReportingOverflow(carry)
    guard !overflow, total >= Self.least, total <= Self.greatest else { return nil }
    self.seconds = total
    self.nanoseconds = Int32(truncatingIfNeeded: rest)
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  func adding(_ duration: Duration64) -> Timestamp? {
    Timestamp(
      seconds: seconds + duration.seconds, nanoseconds: Int64(nanoseconds) + Int64(duration.nanoseconds))
  }

  /// The time from `other` to here; nil beyond what a duration holds.
  func since(_ other: Timestamp) -> Duration64? {
    Duration64(seconds: seconds - other.seconds, nanoseconds: Int64(nanoseconds) - Int64(other.nanoseconds))
  }

  /// Reads RFC 3339: `2009-02-13T23:31:30.5Z`, `2009-02-13T23:31:30+01:00`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ lower: Int, _ count: Int) -> Int64? {
      guard lower + count <= bytes.count else { return nil }
      var result: Int64 = 0
      for byte in bytes[lower..<(lower + count)] {
        guard Lexer.isDigit(byte) else { return nil }
        result = result * 10 + Int64(byte - 0x30)
      }
      return result
    }
    func isAt(_ offset: Int, _ character: Unicode.Scalar) -> Bool {
      offset < bytes.count && UInt32(bytes[offset]) == character.value
    }
    guard let year = number(0, 4), isAt(4, "-"), let month = number(5, 2), isAt(7, "-"), let day = number(8, 2),
      isAt(10, "T") || isAt(10, "t"), let hour = number(11, 2), isAt(13, ":"), let minute = number(14, 2),
      isAt(16, ":"),
      let second = number(17, 2), (1...12).contains(month), day >= 1,
      day <= CivilDate.days(inMonth: month, of: year), hour < 24, minute < 60, second < 60
    else { return nil }
    var offset = 19
    var nanos: Int64 = 0
    if isAt(offset, ".") {
      offset += 1
      var scale: Int64 = 100_000_000
      let start = offset
      while offset < bytes.count, Lexer.isDigit(bytes[offset]) {
        nanos += Int64(bytes[offset] - 0x30) * scale
        scale /= 10
        offset += 1
      }
      if offset == start { return nil }
    }
    var shift: Int64 = 0
    if isAt(offset, "Z") || isAt(offset, "z") {
      offset += 1
    } else {
      guard isAt(offset, "+") || isAt(offset, "-"), let hours = number(offset + 1, 2), isAt(offset + 3, ":"),
        let minutes = number(offset + 4, 2), hours < 24, minutes < 60
      else { return nil }
      shift = (hours * 3_600 + minutes * 60) * (isAt(offset, "-") ? -1 : 1)
      offset += 6
    }
    guard offset == bytes.count else { return nil }
    let days = CivilDate(year: year, month: month, day: day).dayNumber
    self.init(seconds: days * 86_400 + hour * 3_600 + minute * 60 + second - shift, nanoseconds: nanos)
  }

  package var text: String {
    let date = CivilDate(dayNumber: seconds.flooredDivision(by: 86_400))
    let time = seconds.flooredRemainder(by: 86_400)
    return Self.padded(date.year, 4) + "-" + Self.padded(date.month, 2) + "-" + Self.padded(date.day, 2) + "T"
      + Self.padded(time / 3_600, 2) + ":" + Self.padded(time / 60 % 60, 2) + ":" + Self.padded(time % 60, 2)
      + Self.fractionText(Int64(nanoseconds)) + "Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// `.5` for 500,000,000 nanoseconds; empty for 0.
  static func fractionText(_ nanoseconds: Int64) -> String {
    guard nanoseconds > 0 else { return "" }
    var digits = padded(nanoseconds, 9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
  }
}

/// A day of the proleptic Gregorian calendar, and its number since 1970-01-01.
struct CivilDate {
  var year: Int64
  var month: Int64
  var day: Int64

  init(year: Int64, month: Int64, day: Int64) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Years begin in March here, so that a leap day is the last of its year.
  init(dayNumber: Int64) {
    let shifted = dayNumber + 719_468
    let era = shifted.flooredDivision(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var dayNumber: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredDivision(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
