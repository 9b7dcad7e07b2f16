internal import PlanCalendar

extension Argument {
  /// The value in words of `language`.
  package func text(in language: Language) -> String {
    switch self {
    case .text(let text): text.withoutControls
    case .localized(let texts): texts[language].withoutControls
    case .quoted(let text): Wording.quoted(text.withoutControls, in: language)
    case .list(let items): Wording.joined(items.map(\.withoutControls), last: Wording.and[language], in: language)
    case .joined(let items):
      Wording.joined(items.map { $0.text(in: language) }, last: Wording.and[language], in: language)
    case .choices(let items):
      Wording.joined(
        items.map { Wording.quoted($0.withoutControls, in: language) }, last: Wording.or[language], in: language)
    case .onDate(let date): Wording.onDate(date, in: language)
    case .date(let date): Wording.date(date, in: language)
    case .share(let share): Wording.share(share, in: language)
    case .span(let span): Wording.span(span, in: language)
    case .count(let number, let noun):
      "\(Wording.number(Double(number), in: language)) \(number == 1 ? noun[language].one : noun[language].many)"
    case .number(let number): Wording.number(number, in: language)
    case .money(let amount, let currency, let unit):
      Wording.money(amount, currency: currency, unit: unit, in: language)
    }
  }
}
