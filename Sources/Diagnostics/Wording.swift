internal import PlanCalendar

/// How values are put into words in each language.
enum Wording {
  static let and = Localized("and", nl: "en", da: "og")
  static let or = Localized("or", nl: "of", da: "eller")

  static func quoted(_ text: String, in language: Language) -> String { "'\(text)'" }

  /// "A", "A and B", "A, B and C".
  static func joined(_ items: [String], last word: String, in language: Language) -> String {
    guard let last = items.last else { return "" }
    if items.count == 1 { return last }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  static func date(_ date: PlanDate, in language: Language) -> String { "\(date.first.number)" }
  static func share(_ share: Share, in language: Language) -> String { "\(share.low)" }
  static func span(_ span: Span, in language: Language) -> String { "\(span.low)" }
  static func number(_ number: Double, in language: Language) -> String { "\(number)" }
  static func money(_ amount: Double, currency: String?, unit: Argument.MoneyUnit, in language: Language) -> String {
    "\(amount)"
  }
}
