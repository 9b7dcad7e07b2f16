internal import Diagnostics
internal import PlanCalendar

/// Days on the columns of a terminal, with what is written above them.
struct TimeScale {
  let first: Day
  let last: Day
  let columns: Int

  /// Fewer days than these are no timeline.
  private static let fewestDays = 28

  init(_ extent: ClosedRange<Day>, columns: Int) {
    first = extent.lowerBound
    last = max(extent.upperBound, first.adding(days: Self.fewestDays - 1))
    self.columns = max(1, columns)
  }

  private var days: Int { last.number - first.number + 1 }

  /// The column of a day; that of the nearer end for a day outside.
  func column(of day: Day) -> Int {
    let offset = min(max(day.number, first.number), last.number) - first.number
    return min(offset * columns / max(1, days), columns - 1)
  }

  func contains(_ day: Day) -> Bool { day >= first && day <= last }

  /// The columns that the days from one to another touch; nil where none of them is on the scale.
  func columns(from: Day, through until: Day) -> ClosedRange<Int>? {
    guard from <= until, until >= first, from <= last else { return nil }
    return column(of: from)...column(of: until)
  }

  // MARK: - Ruler

  /// What a tick of the ruler begins.
  enum Unit: Hashable {
    case week, month, quarter
    case years(Int)

    /// At most, so that a unit is not tried where it is hopeless.
    var days: Int {
      switch self {
      case .week: 7
      case .month: 31
      case .quarter: 92
      case .years(let count): 366 * count
      }
    }
  }

  struct Tick: Equatable {
    var column: Int
    var text: String
  }

  /// The two lines above the scale: the larger unit, and the finest one that fits.
  func ruler(in language: Language) -> (upper: String, lower: String) {
    let months = Words.monthNames[language]
    for unit in [Unit.week, .month, .quarter, .years(1), .years(5), .years(10), .years(50), .years(100), .years(500)] {
      let names: [[String]] = unit == .month ? [months, months.map { String($0.prefix(1)).uppercased() }] : [months]
      for names in names {
        guard let lower = ticks(unit, names), fits(lower) else { continue }
        let upper: [Tick]
        switch unit {
        case .week: upper = ticks(.month, months.indices.map { "\(months[$0]) " }, withYear: true) ?? []
        case .month, .quarter: upper = ticks(.years(1), names) ?? []
        case .years: upper = []
        }
        return (line(upper), line(lower))
      }
    }
    return ("", line(ticks(.years(1_000), months) ?? []))
  }

  /// A tick for each unit that begins on the scale, and one for that under way at its start; nil where they are too many to be
  /// told apart.
  private func ticks(_ unit: Unit, _ months: [String], withYear: Bool = false) -> [Tick]? {
    guard days / unit.days <= columns else { return nil }
    var ticks: [Tick] = []
    var start: Day? = begin(of: unit, first)
    while let day = start, day <= last {
      ticks.append(Tick(column: column(of: day), text: text(of: unit, day, months, withYear)))
      let next = following(unit, day)
      // At its end the calendar stands still.
      start = next > day && begin(of: unit, next) == next ? next : nil
    }
    return ticks
  }

  private func begin(of unit: Unit, _ day: Day) -> Day {
    let civil = day.civil
    switch unit {
    case .week: return day.adding(days: 1 - day.weekday.rawValue)
    case .month: return day.startOfMonth
    case .quarter: return Day(year: civil.year, month: (civil.month - 1) / 3 * 3 + 1, day: 1) ?? day
    case .years(let count): return Day(year: max(1, civil.year / count * count), month: 1, day: 1) ?? day
    }
  }

  private func following(_ unit: Unit, _ day: Day) -> Day {
    switch unit {
    case .week: day.adding(days: 7)
    case .month: day.adding(months: 1)
    case .quarter: day.adding(months: 3)
    case .years(let count):
      Day(year: (day.civil.year / count + 1) * count, month: 1, day: 1) ?? .latest
    }
  }

  private func text(of unit: Unit, _ day: Day, _ months: [String], _ withYear: Bool) -> String {
    let civil = day.civil
    let month = months.indices.contains(civil.month - 1) ? months[civil.month - 1] : ""
    return switch unit {
    case .week: "\(civil.day)"
    case .month: withYear ? month + "\(civil.year)" : month
    case .quarter: "Q\((civil.month - 1) / 3 + 1)"
    case .years: "\(civil.year)"
    }
  }

  /// Whether each text ends before the next begins; that of the unit under way at the start need not.
  private func fits(_ ticks: [Tick]) -> Bool {
    zip(ticks, ticks.dropFirst()).dropFirst().allSatisfy { tick, next in
      tick.column + DisplayWidth.of(tick.text) < next.column
    }
  }

  /// The texts at their columns; one that has no room is left out.
  func line(_ ticks: [Tick]) -> String {
    var line = ""
    var width = 0
    for (index, tick) in ticks.enumerated() {
      let end = tick.column + DisplayWidth.of(tick.text)
      let next = ticks.indices.contains(index + 1) ? ticks[index + 1].column : columns + 1
      guard tick.column >= width, end < next, end <= columns else { continue }
      line += String(repeating: " ", count: tick.column - width) + tick.text
      width = end
    }
    return line
  }
}
