internal import PlanCalendar

extension Wording {
  /// "38%", in Danish "38 %"; intervals as "20 to 30%".
  ///
  /// In whole points, or with one decimal where it was given so (12.5%) or where rounding would make it nothing or all
  /// of it. `decimals` asks for that many at least.
  static func share(_ share: Share, decimals: Int = 0, in language: Language) -> String {
    let (low, high) = (share.low * 100, share.high * 100)
    switch (low.isFinite, high.isFinite) {
    case (false, false): return unknown[language]
    case (false, true): return "\(atMost[language]) \(percent(high, decimals, in: language))"
    case (true, false): return "\(atLeast[language]) \(percent(low, decimals, in: language))"
    case (true, true): break
    }
    if share.isExact { return exact(low, decimals, in: language) }
    // Both ends alike, or the lower one might read as the greater.
    let decimals = max(decimals, isInTenths(low) && isInTenths(high) ? 1 : 0)
    let (from, to) = (points(low, decimals, in: language), points(high, decimals, in: language))
    let end = to + sign(language)
    return from == to ? "\(about[language]) \(end)" : "\(from) \(self.to[language]) \(end)"
  }

  /// How many decimals it takes to tell the shares apart in words, so that no message says that 20% is more than 20%.
  static func decimals(for shares: [Share], in language: Language) -> Int {
    let different = Set(shares)
    let most = 3
    return (0..<most).first { decimals in
      Set(different.map { share($0, decimals: decimals, in: language) }).count == different.count
    } ?? most
  }

  private static func exact(_ points: Double, _ decimals: Int, in language: Language) -> String {
    var least = 0.1
    for _ in 1..<max(decimals, 1) { least /= 10 }
    if points > 0, points < least / 2 { return "\(lessThan[language]) \(percent(least, decimals, in: language))" }
    if points < 100, points > 100 - least / 2 {
      return "\(moreThan[language]) \(percent(100 - least, decimals, in: language))"
    }
    return percent(points, decimals, in: language)
  }

  private static func percent(_ points: Double, _ decimals: Int, in language: Language) -> String {
    self.points(points, max(decimals, isInTenths(points) ? 1 : 0), in: language) + sign(language)
  }

  private static func sign(_ language: Language) -> String { language == .danish ? "\u{A0}%" : "%" }

  private static func isInTenths(_ points: Double) -> Bool {
    (points * 10 - (points * 10).rounded()).magnitude < 1e-9
  }

  private static func points(_ points: Double, _ decimals: Int, in language: Language) -> String {
    let isNearEnd = points.magnitude < 1 || (points > 99 && points < 100)
    return number(points, decimals: max(decimals, isNearEnd ? 1 : 0), in: language)
  }

  private static let lessThan = Localized("less than", nl: "minder dan", da: "under")
  private static let moreThan = Localized("more than", nl: "meer dan", da: "over")
  private static let atLeast = Localized("at least", nl: "minstens", da: "mindst")
  private static let atMost = Localized("at most", nl: "hoogstens", da: "højst")
}
