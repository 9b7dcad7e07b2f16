extension Day {
  /// Reads a single day, `2026-03-14`; nil for any other text.
  package init?(_ text: String) {
    guard let date = try? PlanDate(parsing: text), date.isExact else { return nil }
    self = date.first
  }
}

extension PlanDate {
  /// Reads a single day in ten bytes, as nearly all dates are written; nil for any other text, which may be a date still.
  package init?(plainDay text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        let digit = text[index] &- 0x30
        guard digit < 10 else { return nil }
        value = value &* 10 &+ Int(digit)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let found = Day(year: year, month: month, day: day)
    else { return nil }
    self.init(found)
  }

  /// Reads `2026-03-14`, `2026-03`, `2026-Q1` or `2026`; white space around it does not count.
  ///
  /// Source: plan format, principle 4; ISO 8601, 4.1.2.
  package init(parsing text: String) throws(CalendarProblem) {
    var cursor = Cursor(text)
    if cursor.isEmpty { throw CalendarProblem(.empty, cursor.whole) }
    let digits = cursor.takeDigits()
    guard digits.count == 4, let year = cursor.number(digits) else { throw PlanDate.problem(in: cursor) }
    let date: PlanDate
    if cursor.skip(0x2D) {
      date = try PlanDate.part(of: year, yearRange: digits, &cursor)
    } else {
      date = try PlanDate.checked(PlanDate(year: year), .yearOutOfRange, digits)
    }
    if cursor.isAtEnd {
      self = date
      return
    }
    throw PlanDate.problem(after: date, in: cursor)
  }

  /// What follows a year and a hyphen.
  private static func part(
    of year: Int, yearRange: Range<Int>, _ cursor: inout Cursor
  ) throws(CalendarProblem) -> PlanDate {
    _ = try checked(PlanDate(year: year), .yearOutOfRange, yearRange)
    if cursor.skip(0x51) {
      let digits = cursor.takeDigits()
      guard digits.count == 1, let quarter = cursor.number(digits) else { throw problem(in: cursor) }
      return try checked(PlanDate(year: year, quarter: quarter), .noSuchQuarter, digits)
    }
    let monthDigits = cursor.takeDigits()
    guard monthDigits.count == 2, let month = cursor.number(monthDigits) else { throw problem(in: cursor) }
    guard cursor.peek() == 0x2D else {
      return try checked(PlanDate(year: year, month: month), .noSuchMonth, monthDigits, cursor)
    }
    cursor.at += 1
    let dayDigits = cursor.takeDigits()
    guard dayDigits.count == 2, let day = cursor.number(dayDigits) else { throw problem(in: cursor) }
    guard Day.months.contains(month) else { throw CalendarProblem(.noSuchMonth, monthDigits, guessedIn: cursor) }
    let days = Day.days(inMonth: month, of: year)
    guard let found = Day(year: year, month: month, day: day) else {
      let nearest = Day(year: year, month: month, day: day == 0 ? 1 : days)
      throw CalendarProblem(
        .noSuchDay(year: year, month: month, days: days), dayDigits, suggestions: nearest.map { [$0.text] } ?? [])
    }
    return PlanDate(found)
  }

  private static func checked(
    _ date: PlanDate?, _ kind: CalendarProblem.Kind, _ range: Range<Int>, _ cursor: Cursor? = nil
  ) throws(CalendarProblem) -> PlanDate {
    if let date { return date }
    throw CalendarProblem(kind, range, suggestions: cursor.map { DateGuess.readings(of: $0.text($0.whole)) } ?? [])
  }

  /// A date was read, and more follows.
  private static func problem(after date: PlanDate, in cursor: Cursor) -> CalendarProblem {
    var ahead = cursor
    let spaced = ahead.skipSpace()
    if date.isExact, let byte = ahead.peek() {
      // `T10:00`, `t10`, ` 10:00`
      let isTime = byte | 0x20 == 0x74 ? ahead.peek(1).map(Cursor.isDigit) == true : spaced && Cursor.isDigit(byte)
      if isTime { return CalendarProblem(.timeOfDay, ahead.rest, suggestions: [date.text]) }
    }
    if let offset = try? DateOffset(parsing: ahead.text(ahead.rest)) {
      let moved = date.applying(offset)
      let isWritable = if case .days = moved.shape { false } else { true }
      return CalendarProblem(.dateWithOffset, ahead.rest, suggestions: isWritable ? [moved.text] : [])
    }
    return problem(in: cursor)
  }

  /// The text as a whole is none of the forms.
  static func problem(in cursor: Cursor) -> CalendarProblem {
    let guesses = DateGuess.readings(of: cursor.text(cursor.whole))
    if !guesses.isEmpty { return CalendarProblem(.notISO, cursor.whole, suggestions: guesses) }
    if let week = DateGuess.week(cursor.text(cursor.whole)) {
      return CalendarProblem(.weekOfYear, cursor.whole, suggestions: [week.text])
    }
    return CalendarProblem(.notADate, cursor.whole)
  }
}

extension CalendarProblem {
  /// A problem whose suggestions are what the whole text may mean.
  init(_ kind: Kind, _ range: Range<Int>, guessedIn cursor: Cursor) {
    self.init(kind, range, suggestions: DateGuess.readings(of: cursor.text(cursor.whole)))
  }
}
