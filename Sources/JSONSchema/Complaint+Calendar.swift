package import Diagnostics
package import PlanCalendar

// MARK: - Dates, spans, rhythms and shares

extension Complaint {
  static func badFormat(
    _ format: Subschema.Format, text: String, _ problem: CalendarProblem
  ) -> Complaint {
    let isDate = format == .planDate || format == .date
    return Complaint(
      id: isDate ? .badDate : .badValue,
      message: Message(
        "{0} cannot be read as {1}: {2}.", nl: "{0} is niet te lezen als {1}: {2}.",
        da: "{0} kan ikke læses som {1}: {2}.", excerpt(text), .localized(noun(format)),
        .localized(problem.explanation)),
      advice: suggestion(problem) ?? forms(format),
      part: problem.range.isEmpty ? nil : problem.range)
  }

  static func noun(_ format: Subschema.Format) -> Localized<String> {
    switch format {
    case .planDate, .date: Localized("a date", nl: "datum", da: "en dato")
    case .span: Localized("a length of time", nl: "tijdsduur", da: "en varighed")
    case .rhythm: Localized("a rhythm", nl: "frequentie", da: "en hyppighed")
    case .share: Localized("a share", nl: "percentage", da: "en procentdel")
    case .slug: Localized("an id", nl: "id", da: "et id")
    }
  }

  private static func suggestion(_ problem: CalendarProblem) -> Message? {
    guard !problem.suggestions.isEmpty else { return nil }
    return Message(
      "Did you mean {0}?", nl: "Bedoelde u {0}?", da: "Mente I {0}?", .choices(problem.suggestions))
  }

  private static func forms(_ format: Subschema.Format) -> Message {
    switch format {
    case .planDate:
      Message(
        "Write 2026-03-14, 2026-03, 2026-Q1 or 2026, or count from an id: r1 - 2 weeks, design.end.",
        nl: "Schrijf 2026-03-14, 2026-03, 2026-Q1 of 2026, of tel vanaf een id: r1 - 2 weeks, design.end.",
        da: "Skriv 2026-03-14, 2026-03, 2026-Q1 eller 2026, eller tæl fra et id: r1 - 2 weeks, design.end.")
    case .date:
      Message("Write it as 2026-03-14.", nl: "Schrijf het als 2026-03-14.", da: "Skriv den som 2026-03-14.")
    case .span:
      Message(
        "Write a number and a unit: 3 days, 10 working days, 6 weeks, 3 months.",
        nl: "Schrijf een getal en een eenheid: 3 days, 10 working days, 6 weeks, 3 months.",
        da: "Skriv et tal og en enhed: 3 days, 10 working days, 6 weeks, 3 months.")
    case .rhythm:
      Message(
        "Write how often: 3 weeks, 1 month, quarter, 6 a year, release.",
        nl: "Schrijf hoe vaak: 3 weeks, 1 month, quarter, 6 a year, release.",
        da: "Skriv hvor ofte: 3 weeks, 1 month, quarter, 6 a year, release.")
    case .share:
      Message(
        "Write a percentage with a point for decimals: 12% or 12.5%.",
        nl: "Schrijf een percentage met een punt voor decimalen: 12% of 12.5%.",
        da: "Skriv en procentsats med punktum før decimaler: 12% eller 12.5%.")
    case .slug:
      Message(
        "Write letters, digits and hyphens.", nl: "Schrijf letters, cijfers en streepjes.",
        da: "Skriv bogstaver, cifre og bindestreger.")
    }
  }
}

extension CalendarProblem {
  private static func length(ofMonth month: Int, _ year: Int, _ days: Int) -> Localized<String> {
    let name = PlanDate(year: year, month: month).map { Argument.date($0) } ?? .text("\(year)-\(month)")
    return Localized(
      "\(name.text(in: .english)) has \(days) days", nl: "\(name.text(in: .dutch)) heeft \(days) dagen",
      da: "\(name.text(in: .danish)) har \(days) dage")
  }

  /// What is wrong, as the second half of a sentence.
  package var explanation: Localized<String> {
    switch kind {
    case .empty: Localized("it is empty", nl: "er staat niets", da: "der står ikke noget")
    case .notADate:
      Localized(
        "it is neither a date nor counted from one, as in r1 + 2 weeks",
        nl: "het is geen datum en telt ook niet vanaf een datum, zoals r1 + 2 weeks",
        da: "det er hverken en dato eller regnet ud fra en, som i r1 + 2 weeks")
    case .notISO:
      Localized(
        "dates are written year, month, day", nl: "datums staan als jaar, maand, dag",
        da: "datoer skrives som år, måned, dag")
    case .noSuchDay(let year, let month, let days): CalendarProblem.length(ofMonth: month, year, days)
    case .noSuchMonth:
      Localized("months run from 01 to 12", nl: "maanden lopen van 01 tot 12", da: "måneder går fra 01 til 12")
    case .noSuchQuarter:
      Localized(
        "quarters run from Q1 to Q4", nl: "kwartalen lopen van Q1 tot Q4", da: "kvartaler går fra Q1 til Q4")
    case .yearOutOfRange:
      Localized("there is no such year", nl: "dit jaar bestaat niet", da: "det år findes ikke")
    case .timeOfDay:
      Localized(
        "a plan counts in days, without a time of day", nl: "een plan telt in dagen, zonder tijdstip",
        da: "en plan regner i dage, uden klokkeslæt")
    case .weekOfYear:
      Localized(
        "week numbers do not count here; give a day or a month",
        nl: "weeknummers tellen hier niet; geef een dag of een maand",
        da: "ugenumre bruges ikke her; angiv en dag eller en måned")
    case .dateWithOffset:
      Localized(
        "nothing is added to a fixed date; write the date that comes out",
        nl: "bij een vaste datum wordt niets opgeteld; schrijf de datum die eruit komt",
        da: "der lægges ikke noget til en fast dato; skriv den dato, der kommer ud af det")
    case .missingAnchor:
      Localized(
        "it does not say what it counts from", nl: "er staat niet bij vanaf wanneer er wordt geteld",
        da: "der står ikke, hvad det regnes fra")
    case .missingSpace:
      Localized(
        "the minus sign needs a space before it", nl: "vóór het minteken hoort een spatie",
        da: "der skal være mellemrum før minustegnet")
    case .typographicDash:
      Localized(
        "a long dash stands where a minus sign belongs", nl: "er staat een lang streepje in plaats van een minteken",
        da: "der står en lang streg i stedet for et minustegn")
    case .unexpected(let text):
      Localized(
        "“\(text)” does not belong there", nl: "‘\(text)’ hoort daar niet", da: "»\(text)« hører ikke til der")
    case .notALength:
      Localized(
        "a number and a unit are expected", nl: "er hoort een getal met een eenheid te staan",
        da: "der skal stå et tal og en enhed")
    case .missingUnit:
      Localized("the unit is missing", nl: "de eenheid ontbreekt", da: "enheden mangler")
    case .unknownUnit(let unit):
      Localized(
        "there is no unit “\(unit)” here", nl: "er is hier geen eenheid ‘\(unit)’",
        da: "her er ingen enhed »\(unit)«")
    case .fraction:
      Localized(
        "only whole numbers may stand here", nl: "alleen hele getallen kunnen hier staan",
        da: "her kan kun stå hele tal")
    case .tooMany(let limit):
      Localized(
        "more than \(limit) is too many", nl: "meer dan \(limit) is te veel", da: "mere end \(limit) er for mange")
    case .zero:
      Localized(
        "the number must be 1 or more", nl: "het getal moet 1 of meer zijn", da: "tallet skal være 1 eller mere")
    case .notARhythm:
      Localized(
        "how often is written in another way here", nl: "hoe vaak wordt hier anders geschreven",
        da: "hvor ofte skrives på en anden måde her")
    case .notAShare:
      Localized("a percentage is expected", nl: "er hoort een percentage te staan", da: "der skal stå en procentsats")
    case .decimalComma:
      Localized(
        "decimals take a point, not a comma", nl: "decimalen krijgen een punt, geen komma",
        da: "decimaler skrives med punktum, ikke komma")
    case .negative:
      Localized("it is below zero", nl: "het ligt onder nul", da: "den ligger under nul")
    case .shareTooLarge(let percent):
      Localized(
        "more than \(percent)% is too much", nl: "meer dan \(percent)% is te veel",
        da: "mere end \(percent) % er for meget")
    case .fractionOrPercent:
      Localized(
        "it may be meant as a fraction or as a percentage", nl: "het kan als breuk of als percentage bedoeld zijn",
        da: "det kan være ment som brøk eller som procent")
    }
  }
}
