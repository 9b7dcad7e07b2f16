/// How far, and which way, a date lies from another: `+ 6 weeks`, `- 10 working days`.
package struct DateOffset: Hashable, Sendable {
  /// Whether it leads back in time.
  package var isBack: Bool
  package var length: Length

  package init(isBack: Bool, _ length: Length) {
    self.isBack = isBack
    self.length = length
  }

  /// Negative where it leads back.
  package var count: Int { isBack ? -length.count : length.count }
  package var unit: CalendarUnit { length.unit }

  /// As a plan writes it: `- 10 working days`.
  package var text: String { "\(isBack ? "-" : "+") \(length.text)" }

  /// Reads a sign and a length.
  init(parsing text: String) throws(CalendarProblem) {
    var cursor = Cursor(text)
    try self.init(&cursor)
  }

  /// Reads a sign and a length, to the end of the text. Suggestions are for that part alone.
  init(_ cursor: inout Cursor) throws(CalendarProblem) {
    let sign = cursor.at
    let dash = cursor.typographicDash
    if dash > 0 {
      cursor.at += dash
      cursor.skipSpace()
      let length = try? Length(&cursor)
      throw CalendarProblem(
        .typographicDash, sign..<(sign + dash), suggestions: length.map { [DateOffset(isBack: true, $0).text] } ?? [])
    }
    let isBack = cursor.skip(0x2D)
    guard isBack || cursor.skip(0x2B) else {
      throw CalendarProblem(.unexpected(cursor.text(cursor.rest)), cursor.rest)
    }
    cursor.skipSpace()
    if cursor.isAtEnd { throw CalendarProblem(.notALength, sign..<cursor.at) }
    do throws(CalendarProblem) {
      self.init(isBack: isBack, try Length(&cursor))
    } catch {
      throw error.prefixed(isBack ? "- " : "+ ")
    }
  }
}

extension PlanDate {
  /// The date that lies at `offset` from this one.
  ///
  /// A coarse date moves as a whole; whole months stay whole months where the offset is in months, quarters or years,
  /// so that a month after `2026-02` is `2026-03` and not its first 28 days.
  package func applying(_ offset: DateOffset) -> PlanDate {
    moved(by: offset.count, offset.unit)
  }

  /// The date `count` units later, or earlier where negative.
  func moved(by count: Int, _ unit: CalendarUnit) -> PlanDate {
    switch unit.measure {
    case .days(let days):
      return PlanDate(first: first.adding(days: count * days), last: last.adding(days: count * days))
    case .workingDays:
      return PlanDate(first: first.adding(workingDays: count), last: last.adding(workingDays: count))
    case .months(let months):
      let end = last.adding(months: count * months)
      return PlanDate(first: first.adding(months: count * months), last: isWholeMonths ? end.endOfMonth : end)
    }
  }
}

extension CalendarProblem {
  /// The problem with something put before each suggestion.
  func prefixed(_ prefix: String) -> CalendarProblem {
    CalendarProblem(kind, range, suggestions: suggestions.map { prefix + $0 })
  }
}
