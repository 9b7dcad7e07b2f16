/// How a zone's clocks are set from a year on, such as `CET-1CEST,M3.5.0,M10.5.0/3`. Source: POSIX, “TZ”, with the wider
/// hours of RFC 9636, section 3.3.1.
struct TimeZoneRule: Sendable {
  /// A day of each year, and a time on it.
  private enum Day: Sendable {
    /// 1…365; 29 February is never counted.
    case julian(Int64)
    /// 0…365
    case ordinal(Int64)
    /// Month, week (5: the last), weekday (0: Sunday).
    case week(month: Int64, week: Int64, weekday: Int64)

    /// The day's number since 1970-01-01.
    func number(in year: Int64) -> Int64 {
      let newYear = CivilDate(year: year, month: 1, day: 1).dayNumber
      switch self {
      case .julian(let day): return newYear + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
      case .ordinal(let day): return newYear + day
      case .week(let month, let week, let weekday):
        let first = CivilDate(year: year, month: month, day: 1).dayNumber
        // 1970-01-01 was a Thursday.
        let ahead = (weekday - (first + 4)).flooredRemainder(by: 7)
        var day = ahead + 7 * (week - 1)
        if day >= CivilDate.days(inMonth: month, of: year) { day -= 7 }
        return first + day
      }
    }
  }

  private struct Change: Sendable {
    var day: Day
    /// Seconds after midnight; below zero, before it.
    var time: Int64

    /// Seconds since 1970, on clocks `offset` seconds east of UTC.
    func moment(in year: Int64, offset: Int64) -> Int64 { day.number(in: year) * 86_400 + time - offset }
  }

  /// Seconds east of UTC.
  private var standard: Int64
  private var summer: (offset: Int64, start: Change, end: Change)?

  /// - Parameter time: seconds since 1970.
  func offset(at time: Int64) -> Int64 {
    guard let summer else { return standard }
    let year = CivilDate(dayNumber: (time + standard).flooredDivision(by: 86_400)).year
    let start = summer.start.moment(in: year, offset: standard)
    let end = summer.end.moment(in: year, offset: summer.offset)
    let isSummer = start < end ? time >= start && time < end : time >= start || time < end
    return isSummer ? summer.offset : standard
  }

  /// nil where it can't be read.
  init?(_ text: [UInt8]) {
    var cursor = Cursor(text)
    guard cursor.name(), let west = cursor.time() else { return nil }
    standard = -west
    guard !cursor.isAtEnd else { return }
    guard cursor.name() else { return nil }
    var offset = standard + 3_600
    if !cursor.isAtEnd, !cursor.isAt(",") {
      guard let west = cursor.time() else { return nil }
      offset = -west
    }
    if cursor.isAtEnd {
      // What POSIX leaves to systems; they all take the rules of the United States.
      summer = (
        offset, Change(day: .week(month: 3, week: 2, weekday: 0), time: 7_200),
        Change(day: .week(month: 11, week: 1, weekday: 0), time: 7_200)
      )
      return
    }
    guard cursor.take(","), let start = Self.change(&cursor), cursor.take(","), let end = Self.change(&cursor),
      cursor.isAtEnd
    else { return nil }
    summer = (offset, start, end)
  }

  private static func change(_ cursor: inout Cursor) -> Change? {
    let day: Day
    if cursor.take("J") {
      guard let number = cursor.number(3), (1...365).contains(number) else { return nil }
      day = .julian(number)
    } else if cursor.take("M") {
      guard let month = cursor.number(2), (1...12).contains(month), cursor.take("."), let week = cursor.number(1),
        (1...5).contains(week), cursor.take("."), let weekday = cursor.number(1), weekday <= 6
      else { return nil }
      day = .week(month: month, week: week, weekday: weekday)
    } else {
      guard let number = cursor.number(3), number <= 365 else { return nil }
      day = .ordinal(number)
    }
    guard cursor.take("/") else { return Change(day: day, time: 7_200) }
    return cursor.time().map { Change(day: day, time: $0) }
  }

  private struct Cursor {
    private var rest: ArraySlice<UInt8>

    init(_ text: [UInt8]) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    func isAt(_ character: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: character) }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard isAt(character) else { return false }
      rest = rest.dropFirst()
      return true
    }

    /// Three letters or more, or anything between < and >.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(end + 1)...]
        return true
      }
      let letters = rest.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    /// A number of at most so many digits.
    mutating func number(_ limit: Int) -> Int64? {
      let digits = rest.prefix(limit).prefix(while: Lexer.isDigit)
      rest = rest.dropFirst(digits.count)
      return Int64(String(decoding: digits, as: UTF8.self))
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time() -> Int64? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hours = number(3), hours <= 167 else { return nil }
      var seconds = hours * 3_600
      for unit: Int64 in [60, 1] where take(":") {
        guard let part = number(2), part < 60 else { return nil }
        seconds += part * unit
      }
      return isNegative ? -seconds : seconds
    }
  }
}
