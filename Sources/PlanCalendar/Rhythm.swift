/// How often something comes back, as plans give it: `3 weeks`, `quarter`, `2 a month`, `release`.
package enum Rhythm: Hashable, Sendable {
  /// Once in every such length.
  case every(Length)
  /// So many times in each unit; at least once.
  case times(Int, per: CalendarUnit)
  /// With every release, whenever that is.
  case release

  /// No rhythm is denser: 99 a day.
  package static let timesLimit = 99

  /// Reads `3 weeks`, `1 month`, `quarter`, `2 a month`, `6 a year` or `release`; white space around it does not count.
  ///
  /// Source: plan format, principle 4 and "Durations and rhythms".
  package init(parsing text: String) throws(CalendarProblem) {
    let cursor = Cursor(text)
    if cursor.isEmpty { throw CalendarProblem(.empty, cursor.whole) }
    let words = cursor.text(cursor.whole).split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    if words == ["release"] {
      self = .release
    } else if words.count >= 3, words[1] == "a" {
      self = try Rhythm.times(cursor)
    } else {
      self = try Rhythm.every(cursor, words)
    }
  }

  /// As a plan writes it.
  package var text: String {
    switch self {
    case .every(let length): length.count == 1 ? length.unit.rawValue : length.text
    case .times(let count, let unit): "\(count) a \(unit.rawValue)"
    case .release: "release"
    }
  }

  /// The days from one occurrence to the next; nil for `release`, which follows no calendar.
  package var intervalInDays: Span? {
    switch self {
    case .every(let length): return length.span
    case .times(let count, let unit):
      let span = Length(1, unit).span
      let count = max(1, count)
      return Span(low: span.low / count, high: (span.high + count - 1) / count)
    case .release: return nil
    }
  }

  private static func times(_ cursor: Cursor) throws(CalendarProblem) -> Rhythm {
    var cursor = cursor
    let word = cursor.takeWord()
    guard let count = cursor.number(word), cursor.bytes[word].allSatisfy(Cursor.isDigit) else {
      throw problem(cursor) ?? CalendarProblem(.notARhythm, cursor.whole)
    }
    guard count > 0 else { throw CalendarProblem(.zero, word) }
    guard count <= timesLimit else { throw CalendarProblem(.tooMany(limit: timesLimit), word) }
    cursor.skipSpace()
    _ = cursor.takeWord()
    cursor.skipSpace()
    let unitRange = cursor.rest
    let unitWords = cursor.text(unitRange).split(whereSeparator: \.isWhitespace).map(String.init)
    if let unit = CalendarUnit(named: unitWords) { return .times(count, per: unit) }
    let meant = CalendarUnit.meant(by: unitWords).map { Rhythm.times(count, per: $0).text }
    throw CalendarProblem(
      .unknownUnit(cursor.text(unitRange)), unitRange, suggestions: meant.map { [$0] } ?? [])
  }

  private static func every(_ cursor: Cursor, _ words: [String]) throws(CalendarProblem) -> Rhythm {
    var cursor = cursor
    let start = cursor.at
    do throws(CalendarProblem) {
      let length = try Length(&cursor)
      guard length.count > 0 else { throw CalendarProblem(.zero, start..<cursor.end) }
      return .every(length)
    } catch {
      if let better = problem(cursor) { throw better }
      if error.kind == .notALength { throw CalendarProblem(.notARhythm, error.range, suggestions: error.suggestions) }
      throw error
    }
  }

  /// A rhythm in other words, such as `weekly`, `every 3 weeks` or `twice a month`; nil where none is meant.
  private static func problem(_ cursor: Cursor) -> CalendarProblem? {
    let words = cursor.text(cursor.whole).lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard let meant = meant(by: words) else { return nil }
    return CalendarProblem(.notARhythm, cursor.whole, suggestions: [meant.text])
  }

  private static func meant(by words: [String]) -> Rhythm? {
    // `every every …` would be read again for each word.
    guard words.count <= 6 else { return nil }
    if words.count == 1, let word = words.first { return otherNames[word] }
    if let first = words.first, ["every", "each", "per"].contains(first) {
      return try? Rhythm(parsing: words.dropFirst().joined(separator: " "))
    }
    // `twice a month`, `3 times per year`, `2x a week`, `2 per month`
    var rest = words[...]
    guard let first = rest.popFirst() else { return nil }
    let digits = first.hasSuffix("x") ? String(first.dropLast()) : first
    guard let count = ["once": 1, "twice": 2][first] ?? (digits.utf8.count <= 2 ? Int(digits) : nil), count > 0 else {
      return nil
    }
    if rest.first == "times" || rest.first == "x" { rest = rest.dropFirst() }
    guard let link = rest.popFirst(), ["a", "an", "per", "each", "every"].contains(link) else { return nil }
    return CalendarUnit(named: Array(rest)).map { .times(count, per: $0) }
  }

  private static let otherNames: [String: Rhythm] = [
    "daily": .every(Length(1, .day)), "weekly": .every(Length(1, .week)), "fortnightly": .every(Length(2, .week)),
    "monthly": .every(Length(1, .month)), "quarterly": .every(Length(1, .quarter)),
    "yearly": .every(Length(1, .year)), "annually": .every(Length(1, .year)),
    "dagelijks": .every(Length(1, .day)), "wekelijks": .every(Length(1, .week)),
    "maandelijks": .every(Length(1, .month)), "jaarlijks": .every(Length(1, .year)),
    "dagligt": .every(Length(1, .day)), "ugentligt": .every(Length(1, .week)),
    "månedligt": .every(Length(1, .month)), "årligt": .every(Length(1, .year)),
    "releases": .release,
  ]
}

extension Rhythm {
  /// No rhythm is followed further unless the caller says so.
  package static let occurrenceLimit = 1_000

  /// When it happens from `start`, the first time, up to `end`, inclusive; none for `release`.
  ///
  /// Where the dates are coarse, the last ones may lie after `end` (`isAtMost(end) == nil`): the list holds whatever
  /// some reading allows. Occurrences so many times a unit are spread evenly over it. The list stops at `limit`, and
  /// before the calendar's last day.
  package func occurrences(from start: PlanDate, until end: PlanDate, limit: Int = occurrenceLimit) -> [PlanDate] {
    var result: [PlanDate] = []
    while result.count < limit, let next = occurrence(result.count, from: start), next.first <= end.last {
      if !result.isEmpty, next.last == .latest { break }
      result.append(next)
    }
    return result
  }

  /// The occurrence after `index` earlier ones, each counted from the start, so that the 31st comes back in long
  /// months.
  private func occurrence(_ index: Int, from start: PlanDate) -> PlanDate? {
    switch self {
    case .every(let length):
      return start.moved(by: index * length.count, length.unit)
    case .times(let count, let unit):
      let (units, part) = index.quotientAndRemainder(dividingBy: max(1, count))
      let (from, to) = (start.moved(by: units, unit), start.moved(by: units + 1, unit))
      return PlanDate(
        first: from.first.adding(days: (to.first.number - from.first.number) * part / max(1, count)),
        last: from.last.adding(days: (to.last.number - from.last.number) * part / max(1, count)))
    case .release: return nil
    }
  }
}
