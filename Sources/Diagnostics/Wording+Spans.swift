internal import PlanCalendar

extension Wording {
  /// "3 days", "2 weeks", "about 5 months", "minus 3 days"; intervals as "4 to 8 weeks".
  static func span(_ span: Span, in language: Language) -> String {
    if span.isExact { return text(Amount(days: span.low), in: language) }
    if span.high <= 0 {
      return "\(minus[language]) \(self.span(-span, in: language))"
    }
    if let months = wholeMonths(span) { return text(months, in: language) }
    let unit = SpanUnit(days: max(span.low.magnitude, span.high.magnitude), [span.low, span.high])
    let (low, high) = (Amount(days: span.low, in: unit), Amount(days: span.high, in: unit))
    // "3 days to about 4 months": in the unit of the longer one, the shorter would be nothing.
    if (low.halves == 0 && span.low != 0) || high.halves == 0 {
      return
        "\(text(Amount(days: span.low), in: language)) \(to[language]) \(text(Amount(days: span.high), in: language))"
    }
    if low.halves == high.halves { return "\(about[language]) \(bare(high, in: language))" }
    let isAbout = low.isRounded || high.isRounded
    return (isAbout ? about[language] + " " : "")
      + "\(signed(low, in: language)) \(to[language]) \(bare(high, in: language))"
  }

  private enum SpanUnit {
    case day, week, month, year

    /// The largest unit in which a length of so many days reads well; `exact` are those that weeks must fit.
    init(days: UInt, _ exact: [Int]) {
      let isWeeks = exact.allSatisfy { $0.isMultiple(of: 7) }
      switch days {
      case 0..<7: self = .day
      case 7..<28: self = isWeeks ? .week : .day
      case 28..<85: self = .week
      case 85..<1080: self = .month
      default: self = .year
      }
    }

    /// On average, over the 400 years in which the calendar repeats.
    var days: Double {
      switch self {
      case .day: 1
      case .week: 7
      case .month: 146_097.0 / 4_800
      case .year: 146_097.0 / 400
      }
    }

    var noun: Localized<Argument.Noun> {
      switch self {
      case .day: Wording.noun("day", "days", "dag", "dagen", "dag", "dage")
      case .week: Wording.noun("week", "weeks", "week", "weken", "uge", "uger")
      case .month: Wording.noun("month", "months", "maand", "maanden", "måned", "måneder")
      case .year: Wording.noun("year", "years", "jaar", "jaar", "år", "år")
      }
    }
  }

  /// So many halves of a unit.
  private struct Amount {
    var halves: Int
    var unit: SpanUnit
    var isRounded: Bool

    init(halves: Int, _ unit: SpanUnit, isRounded: Bool) {
      self.halves = halves
      self.unit = unit
      self.isRounded = isRounded
    }

    init(days: Int, in unit: SpanUnit) {
      let units = Double(days) / unit.days
      let halves = unit == .year ? Int((units * 2).rounded()) : Int(units.rounded()) * 2
      self.init(halves: halves, unit, isRounded: Double(halves) / 2 != units)
    }

    init(days: Int) {
      self.init(days: days, in: SpanUnit(days: days.magnitude, [days]))
      // Twelve months are said as a year, eighteen as months.
      if unit == .month, halves != 0, halves.isMultiple(of: 24) {
        self.init(halves: halves / 12, .year, isRounded: isRounded)
      }
    }
  }

  /// "about minus 3 months".
  private static func text(_ amount: Amount, in language: Language) -> String {
    let isNegative = amount.halves < 0
    let positive = Amount(halves: abs(amount.halves), amount.unit, isRounded: false)
    return (isNegative ? minus[language] + " " : "") + (amount.isRounded ? about[language] + " " : "")
      + bare(positive, in: language)
  }

  /// "3 months", without saying whether that is exact.
  private static func bare(_ amount: Amount, in language: Language) -> String {
    let noun = amount.unit.noun[language]
    return "\(signed(amount, in: language)) \(abs(amount.halves) == 2 ? noun.one : noun.many)"
  }

  /// "3", "3½", "minus 3".
  private static func signed(_ amount: Amount, in language: Language) -> String {
    let halves = abs(amount.halves)
    let half = halves.isMultiple(of: 2) ? "" : "½"
    let whole = halves == 1 ? "" : number(Double(halves / 2), in: language)
    return (amount.halves < 0 ? minus[language] + " " : "") + whole + half
  }

  /// The months, quarters or years that take so many days, such as a month 28 to 31.
  private static func wholeMonths(_ span: Span) -> Amount? {
    guard span.low >= 28, span.high - span.low <= 5 else { return nil }
    let guess = Int((Double(span.low) / SpanUnit.month.days).rounded())
    for months in max(1, guess - 1)...(guess + 1) where Length(months, .month).span == span {
      if months.isMultiple(of: 12) { return Amount(halves: months / 6, .year, isRounded: false) }
      return Amount(halves: months * 2, .month, isRounded: false)
    }
    return nil
  }

  private static let minus = Localized("minus", nl: "min", da: "minus")

  private static func noun(
    _ one: String, _ many: String, _ dutchOne: String, _ dutchMany: String, _ danishOne: String, _ danishMany: String
  ) -> Localized<Argument.Noun> {
    Localized(
      Argument.Noun(one: one, many: many), nl: Argument.Noun(one: dutchOne, many: dutchMany),
      da: Argument.Noun(one: danishOne, many: danishMany))
  }
}
