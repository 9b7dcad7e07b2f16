internal import PlanCalendar

extension Wording {
  /// "14 March 2026", "March 2026", "the first quarter of 2026", "2026"; other intervals as "between 3 and 14 March
  /// 2026".
  static func date(_ date: PlanDate, in language: Language) -> String {
    switch date.shape {
    case .day(let day): return text(day, year: true, in: language)
    case .month(let year, let month): return "\(name(ofMonth: month, in: language)) \(year)"
    case .quarter(let year, let quarter):
      let ordinal = ordinals[language][min(max(quarter, 1), 4) - 1]
      return switch language {
      case .english: "the \(ordinal) quarter of \(year)"
      case .dutch: "het \(ordinal) kwartaal van \(year)"
      case .danish: "\(ordinal) kvartal \(year)"
      }
    case .year(let year): return "\(year)"
    case .days(let first, let last): return between(first, last, in: language)
    }
  }

  /// The date as the time when something happens: "on 14 March 2026", "in March 2026", "in 2026".
  static func onDate(_ date: PlanDate, in language: Language) -> String {
    let text = self.date(date, in: language)
    switch date.shape {
    case .day:
      let preposition = Localized("on", nl: "op", da: "den")
      return "\(preposition[language]) \(text)"
    case .month, .quarter, .year:
      let preposition = Localized("in", nl: "in", da: "i")
      return "\(preposition[language]) \(text)"
    case .days: return text
    }
  }

  private static func between(_ first: Day, _ last: Day, in language: Language) -> String {
    let (from, to) = (first.civil, last.civil)
    let sameYear = from.year == to.year
    let end = text(last, year: true, in: language)
    let start =
      if sameYear, from.month == to.month {
        language == .danish ? "\(from.day)." : "\(from.day)"
      } else {
        text(first, year: !sameYear, in: language)
      }
    return switch language {
    case .english: "between \(start) and \(end)"
    case .dutch: "tussen \(start) en \(end)"
    case .danish: "mellem den \(start) og den \(end)"
    }
  }

  private static func text(_ day: Day, year: Bool, in language: Language) -> String {
    let civil = day.civil
    let month = name(ofMonth: civil.month, in: language)
    return (language == .danish ? "\(civil.day). \(month)" : "\(civil.day) \(month)") + (year ? " \(civil.year)" : "")
  }

  private static func name(ofMonth month: Int, in language: Language) -> String {
    let names = months[language]
    return names.indices.contains(month - 1) ? names[month - 1] : ""
  }

  private static let months = Localized(
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    nl: [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ],
    da: [
      "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
      "december",
    ])

  private static let ordinals = Localized(
    ["first", "second", "third", "fourth"], nl: ["eerste", "tweede", "derde", "vierde"],
    da: ["første", "andet", "tredje", "fjerde"])
}
