/// A length of time as plans give it: a count of a unit, such as `10 working days`, `6 weeks` or `quarter`.
package struct Length: Hashable, Sendable {
  /// From 0 to `countLimit`.
  package private(set) var count: Int
  package var unit: CalendarUnit

  /// No plan counts further: 9,999 days are 27 years.
  package static let countLimit = 9_999

  /// A length of `count` units; the count is brought within 0…`countLimit`.
  package init(_ count: Int, _ unit: CalendarUnit) {
    self.count = min(max(count, 0), Length.countLimit)
    self.unit = unit
  }

  /// Reads `1 day`, `10 working days`, `6 weeks`, `3 months`, `2 years`; a unit alone counts once. White space around
  /// it does not count.
  ///
  /// Source: plan format, "Durations and rhythms".
  package init(parsing text: String) throws(CalendarProblem) {
    var cursor = Cursor(text)
    if cursor.isEmpty { throw CalendarProblem(.empty, cursor.whole) }
    try self.init(&cursor)
  }

  /// As a plan writes it.
  package var text: String { "\(count) \(unit.text(count))" }

  /// The days that the length may take, by where in the calendar it begins: a month has 28 to 31, 10 working days 12 to
  /// 14. Centuries without their leap day (1900, 2100) are left out.
  package var span: Span {
    switch unit.measure {
    case .days(let days): Span(days: count * days)
    case .workingDays:
      Length.span(of: (0..<7).map { (from: Day(number: $0), to: Day(number: $0).adding(workingDays: count)) })
    case .months(let months):
      // A month's length and the leap day come round in four years; starts at mid-month give nothing longer or shorter.
      Length.span(
        of: (0..<48).map { start in
          let from = Length.leapCycle.adding(months: start)
          return (from: from, to: from.adding(months: count * months))
        })
    }
  }

  /// 1 January 2001, the first day of four years that end with a leap year.
  private static let leapCycle = Day(number: 11_323)

  private static func span(of stretches: [(from: Day, to: Day)]) -> Span {
    let lengths = stretches.map { $0.to.number - $0.from.number }
    return Span(low: lengths.min() ?? 0, high: lengths.max() ?? 0)
  }
}

extension Length {
  /// Reads a length from the cursor to the end of the text. Suggestions are for that part alone.
  init(_ cursor: inout Cursor) throws(CalendarProblem) {
    let start = cursor.at
    let digits = cursor.takeDigits()
    var count = 1
    if !digits.isEmpty {
      guard let number = cursor.number(digits), number <= Length.countLimit else {
        throw CalendarProblem(.tooMany(limit: Length.countLimit), digits)
      }
      count = number
    }
    if !digits.isEmpty, let byte = cursor.peek(), byte == 0x2E || byte == 0x2C || byte == 0x2F,
      cursor.peek(1).map(Cursor.isDigit) == true
    {
      throw Length.fraction(count, start, &cursor)
    }
    cursor.skipSpace()
    if cursor.isAtEnd {
      throw CalendarProblem(.missingUnit, start..<cursor.end, suggestions: count > 1 ? [Length(count, .week).text] : [])
    }
    self.init(count, try Length.unit(count: digits.isEmpty ? nil : count, &cursor))
  }

  /// The rest of the text, as a unit.
  private static func unit(count: Int?, _ cursor: inout Cursor) throws(CalendarProblem) -> CalendarUnit {
    let rest = cursor.rest
    var words: [(range: Range<Int>, text: String)] = []
    while !cursor.isAtEnd, words.count < 8 {
      let word = cursor.takeWord()
      words.append((word, cursor.text(word)))
      cursor.skipSpace()
    }
    let texts = words.map(\.text)
    for length in [2, 1] where texts.count >= length {
      guard let unit = CalendarUnit(named: Array(texts.prefix(length))) else { continue }
      if texts.count == length { return unit }
      let extra = words[length].range.lowerBound..<rest.upperBound
      throw CalendarProblem(
        .unexpected(cursor.text(extra)), extra, suggestions: [Length(count ?? 1, unit).text])
    }
    let meant = CalendarUnit.meant(by: texts).map { [Length(count ?? 1, $0).text] } ?? []
    if count == nil, meant.isEmpty { throw CalendarProblem(.notALength, rest) }
    throw CalendarProblem(.unknownUnit(cursor.text(rest)), rest, suggestions: meant)
  }

  /// A count such as `1.5`; half years and half quarters have months to say the same, halves of weeks do not.
  private static func fraction(_ whole: Int, _ start: Int, _ cursor: inout Cursor) -> CalendarProblem {
    cursor.at += 1
    let decimals = cursor.takeDigits()
    let range = start..<cursor.at
    let isHalf = cursor.text(decimals).drop { $0 == "5" }.allSatisfy { $0 == "0" } && cursor.text(decimals).first == "5"
    cursor.skipSpace()
    let unit = CalendarUnit(named: [cursor.text(cursor.rest)])
    let isHalfYears = isHalf && unit == .year && whole * 12 + 6 <= countLimit
    return CalendarProblem(.fraction, range, suggestions: isHalfYears ? [Length(whole * 12 + 6, .month).text] : [])
  }
}
