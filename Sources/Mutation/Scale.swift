internal import JSONSchema
internal import PlanCalendar

/// The values that one scalar may move through: whole steps away from what it says now, and how each reads in a plan.
struct Scale: Sendable {
  /// How far away is looked first, nearest first; between two neighbours that give different findings, the step at
  /// which they change is searched.
  var down: [Int]
  var up: [Int]
  /// What the two directions are called.
  var downward: Damage
  var upward: Damage
  /// The scalar `steps` away.
  var text: @Sendable (_ steps: Int) -> String

  /// How far dates are moved either way: two years.
  private static let days = [1, 3, 7, 14, 28, 56, 91, 182, 365, 730]

  /// The scale of a scalar, by what the schema reads it as; nil for texts, and for rhythms that follow no calendar.
  static func of(_ text: String, format: Subschema.Format?, kind: Subschema.Kind?) -> Scale? {
    switch format {
    case .planDate, .date: return (try? DateExpression(parsing: text)).flatMap(date)
    case .rhythm: return (try? Rhythm(parsing: text)).flatMap(rhythm)
    case .span: return (try? Length(parsing: text)).map(length)
    case .share: return share(text)
    case .slug: return nil
    case nil: return kind == .number || kind == .integer ? number(text) : nil
    }
  }

  // MARK: - Dates

  private static func date(_ expression: DateExpression) -> Scale? {
    switch expression {
    case .absolute(let date):
      let unit: CalendarUnit
      switch date.shape {
      case .day: unit = .day
      case .month: unit = .month
      case .quarter: unit = .quarter
      case .year: unit = .year
      case .days: return nil
      }
      return dates(in: unit) { steps in
        date.applying(DateOffset(isBack: steps < 0, Length(abs(steps), unit))).text
      }
    case .relative(let anchor, let offset):
      let unit = offset?.unit ?? .day
      let now = offset?.count ?? 0
      return dates(in: unit) { steps in
        let count = now + steps
        if count == 0 { return anchor.text }
        return "\(anchor.text) \(DateOffset(isBack: count < 0, Length(abs(count), unit)).text)"
      }
    }
  }

  private static func dates(in unit: CalendarUnit, text: @escaping @Sendable (Int) -> String) -> Scale {
    let length =
      switch unit {
      case .day: 1.0
      case .workingDay: 1.4
      case .week: 7.0
      case .month: 30.4
      case .quarter: 91.3
      case .year: 365.2
      }
    var probes: [Int] = []
    for days in Self.days {
      let steps = Int((Double(days) / length).rounded())
      if steps > probes.last ?? 0 { probes.append(steps) }
    }
    return Scale(down: probes.map { -$0 }, up: probes, downward: .earlier, upward: .later, text: text)
  }

  // MARK: - Rhythms and lengths

  /// In weeks, from every week to every two years.
  private static func rhythm(_ rhythm: Rhythm) -> Scale? {
    guard let interval = rhythm.intervalInDays else { return nil }
    let now = max(1, (interval.low + interval.high) / 14)
    let up = [2 * now, 4 * now, 13, 26, 52, 104].filter { $0 > now }.sorted()
    return Scale(
      down: Array(Set([now / 2, 1].filter { $0 > 0 && $0 < now }).sorted(by: >)).map { $0 - now },
      up: up.map { $0 - now }, downward: .oftener, upward: .rarer
    ) { "\(now + $0) weeks" }
  }

  private static func length(_ length: Length) -> Scale {
    counts(length.count) { Length($0, length.unit).text }
  }

  // MARK: - Numbers

  /// Down to half and nothing, up to double and ten times as much.
  private static func counts(_ now: Int, text: @escaping @Sendable (Int) -> String) -> Scale {
    let most = now > 0 ? now.multipliedReportingOverflow(by: 10) : (partialValue: 10, overflow: false)
    let up = most.overflow ? [] : [now > 0 ? now * 2 : 1, most.partialValue]
    return Scale(
      down: Array(Set([now - now / 2, now])).filter { $0 > 0 }.sorted().map { -$0 }, up: up.map { $0 - now },
      downward: .less, upward: .more
    ) { text(now + $0) }
  }

  private static func number(_ text: String) -> Scale? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let now = Int(parts.joined())
    else { return nil }
    let decimals = parts.count == 2 ? parts[1].utf8.count : 0
    return counts(now) { decimal($0, decimals) }
  }

  /// A share in per cent, up to all of it.
  private static func share(_ text: String) -> Scale? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let scale = number(String(digits)), (try? Share(parsing: text)) != nil else { return nil }
    let parts = digits.split(separator: ".")
    let decimals = parts.count == 2 ? parts[1].utf8.count : 0
    let now = Int(parts.joined()) ?? 0
    let all = (0..<decimals).reduce(100) { all, _ in all * 10 }
    var result = scale
    result.up = Array(Set([min(2 * now, all), all])).filter { $0 > now }.sorted().map { $0 - now }
    result.text = { scale.text($0) + "%" }
    return result
  }

  /// `count` units of the last of so many decimals.
  private static func decimal(_ count: Int, _ decimals: Int) -> String {
    let digits = String(count)
    guard decimals > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    return padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
