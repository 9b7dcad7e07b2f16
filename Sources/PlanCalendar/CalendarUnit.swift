/// What lengths of time are counted in.
package enum CalendarUnit: String, Hashable, Sendable, CaseIterable {
  case day
  case workingDay = "working day"
  case week, month, quarter, year

  /// The unit as a plan writes it with a count: `1 day`, `10 working days`.
  package func text(_ count: Int) -> String { count == 1 ? rawValue : rawValue + "s" }

  /// Weeks as days and quarters and years as months: how many of what one unit is made of.
  enum Measure {
    case days(Int)
    case workingDays
    case months(Int)
  }

  var measure: Measure {
    switch self {
    case .day: .days(1)
    case .workingDay: .workingDays
    case .week: .days(7)
    case .month: .months(1)
    case .quarter: .months(3)
    case .year: .months(12)
    }
  }

  /// The unit of a text such as `week`, `Weeks` or `working  days`, letter case and the white space inside aside.
  init?(named words: [String]) {
    let name = words.joined(separator: " ").lowercased()
    guard let unit = CalendarUnit.allCases.first(where: { name == $0.rawValue || name == $0.rawValue + "s" }) else {
      return nil
    }
    self = unit
  }

  /// The unit that somebody means by a name of another kind or another language.
  static func meant(by words: [String]) -> CalendarUnit? {
    let name = words.joined().lowercased().filter { $0 != "-" && $0 != "." && $0 != "_" }
    return allCases.first { otherNames($0).contains(name) }
  }

  private static func otherNames(_ unit: CalendarUnit) -> [String] {
    switch unit {
    case .day: ["d", "calendarday", "calendardays", "dag", "dagen", "dage"]
    case .workingDay:
      [
        "working", "workday", "workdays", "workingday", "workingdays", "businessday", "businessdays", "weekday",
        "weekdays", "werkdag", "werkdagen", "arbejdsdag", "arbejdsdage", "hverdag", "hverdage", "wd",
      ]
    case .week: ["w", "wk", "wks", "weken", "uge", "uger"]
    case .month: ["m", "mo", "mos", "mth", "mths", "mnd", "maand", "maanden", "måned", "måneder"]
    case .quarter: ["q", "kwartaal", "kwartalen", "kvartal", "kvartaler"]
    case .year: ["y", "yr", "yrs", "jaar", "jaren", "år"]
    }
  }
}
