/// Guesses the date that is written in another form than the plan format's: `14-03-2026`, `14/3/26`, `3 March 2026`,
/// `2026-3-4`, `20260314`, `Q1 2026`; months in English, Dutch and Danish.
enum DateGuess {
  /// Longer texts are no dates.
  private static let byteLimit = 64

  private enum Part: Equatable {
    case number(Int, digits: Int)
    case month(Int)
    case quarter
  }

  /// The dates that the text may mean, in the plan format, likeliest first; at most two, and none where nothing fits.
  static func readings(of text: String) -> [String] {
    guard text.utf8.count <= byteLimit, let parts = parts(of: text) else { return [] }
    let slashed = text.utf8.contains(0x2F)
    return candidates(parts, slashed: slashed).prefix(2).map(\.text)
  }

  /// The Monday of a week such as `2026-W12`. Source: ISO 8601, 4.1.4: week 1 is the one that holds 4 January.
  static func week(_ text: String) -> Day? {
    var cursor = Cursor(text)
    let yearDigits = cursor.takeDigits()
    guard yearDigits.count == 4, let year = cursor.number(yearDigits) else { return nil }
    _ = cursor.skip(0x2D)
    guard cursor.skip(0x57) || cursor.skip(0x77) else { return nil }
    let weekDigits = cursor.takeDigits()
    guard cursor.isAtEnd, let week = cursor.number(weekDigits), (1...53).contains(week),
      let anchor = Day(year: year, month: 1, day: 4)
    else { return nil }
    return anchor.adding(days: (week - 1) * 7 - (anchor.weekday.rawValue - 1))
  }

  private static func candidates(_ parts: [Part], slashed: Bool) -> [PlanDate] {
    switch parts.count {
    case 1:
      guard case .number(let number, 8) = parts[0] else { return [] }
      return day(number / 10_000, number / 100 % 100, number % 100)
    case 2, 3:
      if parts.contains(.quarter) { return quarter(parts) }
      return parts.count == 2 ? month(parts) : day(parts, slashed: slashed)
    default: return []
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> [PlanDate] {
    guard year >= 1000 else { return [] }
    return Day(year: year, month: month, day: day).map { [PlanDate($0)] } ?? []
  }

  private static func quarter(_ parts: [Part]) -> [PlanDate] {
    var year: Int?
    var quarter: Int?
    for case .number(let number, let digits) in parts {
      if digits == 4 { year = number } else { quarter = number }
    }
    guard let year, year >= 1000, let quarter else { return [] }
    return PlanDate(year: year, quarter: quarter).map { [$0] } ?? []
  }

  private static func month(_ parts: [Part]) -> [PlanDate] {
    let found: PlanDate? =
      switch (parts[0], parts[1]) {
      case (.number(let year, 4), .number(let month, 1...2)), (.number(let month, 1...2), .number(let year, 4)),
        (.number(let year, 4), .month(let month)), (.month(let month), .number(let year, 4)):
        year >= 1000 ? PlanDate(year: year, month: month) : nil
      default: nil
      }
    return found.map { [$0] } ?? []
  }

  private static func day(_ parts: [Part], slashed: Bool) -> [PlanDate] {
    switch (parts[0], parts[1], parts[2]) {
    case (.number(let year, 4), .number(let month, 1...2), .number(let date, 1...2)):
      let found = day(year, month, date)
      return found.isEmpty ? day(year, date, month) : found
    case (.number(let a, 1...2), .number(let b, 1...2), .number(let year, let digits)) where digits == 2 || digits == 4:
      // The day comes first in Europe; with slashes, the American order is as likely.
      let year = digits == 2 ? year + 2000 : year
      let (dayFirst, monthFirst) = (day(year, b, a), day(year, a, b))
      if slashed, a != b { return dayFirst + monthFirst }
      return dayFirst.isEmpty ? monthFirst : dayFirst
    case (.number(let date, 1...2), .month(let month), .number(let year, 4)),
      (.month(let month), .number(let date, 1...2), .number(let year, 4)),
      (.number(let year, 4), .month(let month), .number(let date, 1...2)):
      return day(year, month, date)
    default: return []
    }
  }

  /// The numbers and names in the text; nil where anything else stands in it, or too much.
  private static func parts(of text: String) -> [Part]? {
    var parts: [Part] = []
    var cursor = Cursor(text)
    while let byte = cursor.peek() {
      if Cursor.isDigit(byte) {
        let digits = cursor.takeDigits()
        guard let number = cursor.number(digits) else { return nil }
        parts.append(.number(number, digits: digits.count))
      } else if Cursor.isLetter(byte) {
        let word = cursor.text(cursor.take { Cursor.isLetter($0) }).lowercased()
        if let month = months[word] {
          parts.append(.month(month))
        } else if quarters.contains(word) {
          parts.append(.quarter)
        } else if !fillers.contains(word) {
          return nil
        }
      } else if cursor.typographicDash > 0 {
        cursor.at += cursor.typographicDash
      } else if byte == 0x2D || byte == 0x2E || byte == 0x2F || byte == 0x2C || byte == 0x5F {
        cursor.at += 1
      } else if !cursor.skipSpace() {
        return nil
      }
      if parts.count > 4 { return nil }
    }
    return parts
  }

  private static let quarters: Set<String> = ["q", "k", "kw", "quarter", "kwartaal", "kvartal"]
  /// As in `14th of March`, `1e kwartaal`, `den 3. marts`.
  private static let fillers: Set<String> = ["st", "nd", "rd", "th", "of", "the", "e", "de", "den", "d"]
  private static let months: [String: Int] = {
    let names: [[String]] = [
      ["jan", "january", "januari", "januar"], ["feb", "february", "februari", "februar"],
      ["mar", "mrt", "march", "maart", "marts"], ["apr", "april"], ["may", "mei", "maj"],
      ["jun", "june", "juni"], ["jul", "july", "juli"], ["aug", "august", "augustus"],
      ["sep", "sept", "september"], ["oct", "okt", "october", "oktober"], ["nov", "november"], ["dec", "december"],
    ]
    var result: [String: Int] = [:]
    for (index, forms) in names.enumerated() {
      for form in forms { result[form] = index + 1 }
    }
    return result
  }()
}
