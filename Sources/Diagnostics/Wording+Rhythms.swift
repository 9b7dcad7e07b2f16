package import PlanCalendar

extension Argument {
  /// A rhythm in words: "every 2 weeks", "6 times a year", "with every release".
  package static func rhythm(_ rhythm: Rhythm) -> Argument {
    switch rhythm {
    case .every(let length) where length.count == 1: return .localized(Wording.every(length.unit))
    case .every(let length):
      return .localized(
        Localized(
          "every \(Wording.lengths(length, .english))", nl: "om de \(Wording.lengths(length, .dutch))",
          da: "\(Wording.isNeuter(length.unit) ? "hvert" : "hver") \(length.count). "
            + Wording.unit(length.unit)[.danish].one))
    case .times(let count, let unit):
      let names = Wording.unit(unit)
      return .localized(
        Localized(
          count == 1 ? "once a \(names.english.one)" : "\(count) times a \(names.english.one)",
          nl: "\(count) keer per \(names[.dutch].one)",
          da: count == 1 ? "1 gang pr. \(names[.danish].one)" : "\(count) gange pr. \(names[.danish].one)"))
    case .release: return .localized(Localized("with every release", nl: "bij elke release", da: "ved hver release"))
    }
  }
}

extension Wording {
  fileprivate static func every(_ unit: CalendarUnit) -> Localized<String> {
    let names = Wording.unit(unit)
    let isNeuter = isNeuter(unit)
    return Localized(
      "every \(names.english.one)", nl: "\(isNeuter ? "elk" : "elke") \(names[.dutch].one)",
      da: "\(isNeuter ? "hvert" : "hver") \(names[.danish].one)")
  }

  /// Dutch and Danish say "elk jaar", "hvert år", and "elke week", "hver uge".
  fileprivate static func isNeuter(_ unit: CalendarUnit) -> Bool { unit == .quarter || unit == .year }

  fileprivate static func lengths(_ length: Length, _ language: Language) -> String {
    "\(length.count) \(unit(length.unit)[language].many)"
  }

  fileprivate static func unit(_ unit: CalendarUnit) -> Localized<Argument.Noun> {
    switch unit {
    case .day: noun("day", "days", "dag", "dagen", "dag")
    case .workingDay: noun("working day", "working days", "werkdag", "werkdagen", "arbejdsdag")
    case .week: noun("week", "weeks", "week", "weken", "uge")
    case .month: noun("month", "months", "maand", "maanden", "måned")
    case .quarter: noun("quarter", "quarters", "kwartaal", "kwartalen", "kvartal")
    case .year: noun("year", "years", "jaar", "jaar", "år")
    }
  }

  /// Danish says "hver 2. uge", with the one form.
  private static func noun(
    _ one: String, _ many: String, _ dutchOne: String, _ dutchMany: String, _ danish: String
  ) -> Localized<Argument.Noun> {
    Localized(
      Argument.Noun(one: one, many: many), nl: Argument.Noun(one: dutchOne, many: dutchMany),
      da: Argument.Noun(one: danish, many: danish))
  }
}
