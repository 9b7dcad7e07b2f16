package import PlanCalendar

extension CalendarProblem {
  /// What is wrong, in a sentence without a full stop; it stands beside the caret or alone.
  package var message: Message {
    switch kind {
    case .empty:
      Message("nothing is written here", nl: "hier staat niets", da: "her står der ikke noget")
    case .notADate, .notISO, .noSuchDay, .noSuchMonth, .noSuchQuarter, .yearOutOfRange, .timeOfDay, .weekOfYear,
      .dateWithOffset:
      dateMessage
    case .missingAnchor, .missingSpace, .typographicDash, .unexpected:
      expressionMessage
    case .notALength, .missingUnit, .unknownUnit, .fraction, .tooMany, .zero, .notARhythm:
      lengthMessage
    case .notAShare, .decimalComma, .negative, .shareTooLarge, .fractionOrPercent:
      shareMessage
    }
  }

  /// What to write instead, where that can be guessed.
  package var advice: Message? {
    suggestions.isEmpty
      ? nil : Message("write {0}", nl: "schrijf {0}", da: "skriv {0}", .choices(suggestions))
  }

  /// A scalar may be a whole paragraph; its beginning says enough.
  private func shortened(_ text: String) -> String {
    let limit = 60
    return text.count > limit ? text.prefix(limit) + "…" : text
  }

  private var dateMessage: Message {
    switch kind {
    case .noSuchDay(let year, let month, let days):
      let date = PlanDate(year: year, month: month)
      return Message(
        "{0} has {1}", nl: "{0} heeft {1}", da: "{0} har {1}", date.map { .date($0) } ?? .text("\(year)-\(month)"),
        .count(
          days,
          Localized(
            Argument.Noun(one: "day", many: "days"), nl: Argument.Noun(one: "dag", many: "dagen"),
            da: Argument.Noun(one: "dag", many: "dage"))))
    case .notISO:
      return Message(
        "dates are written with the year first, such as 2026-03-14, 2026-03, 2026-Q1 or 2026",
        nl: "datums worden met het jaar voorop geschreven, zoals 2026-03-14, 2026-03, 2026-Q1 of 2026",
        da: "datoer skrives med året først, som 2026-03-14, 2026-03, 2026-Q1 eller 2026")
    case .noSuchMonth:
      return Message(
        "a month is a number from 01 to 12", nl: "een maand is een getal van 01 tot en met 12",
        da: "en måned er et tal fra 01 til 12")
    case .noSuchQuarter:
      return Message(
        "a year has four quarters, Q1 to Q4", nl: "een jaar heeft vier kwartalen, Q1 tot en met Q4",
        da: "et år har fire kvartaler, Q1 til Q4")
    case .yearOutOfRange:
      return Message(
        "a year is a number from 0001 to 9999", nl: "een jaar is een getal van 0001 tot en met 9999",
        da: "et år er et tal fra 0001 til 9999")
    case .timeOfDay:
      return Message(
        "a plan counts in days; leave the time of day out", nl: "een plan rekent in dagen; laat de tijd weg",
        da: "en plan regner i dage; udelad klokkeslættet")
    case .weekOfYear:
      return Message(
        "week numbers are not read here; write the date of a day in that week",
        nl: "weeknummers worden hier niet gelezen; schrijf de datum van een dag in die week",
        da: "ugenumre læses ikke her; skriv datoen for en dag i ugen")
    case .dateWithOffset:
      return Message(
        "only something in the plan can be counted from, not a date; write the date that comes out",
        nl: "er kan alleen vanaf iets in het plan geteld worden, niet vanaf een datum; schrijf de datum die eruit komt",
        da: "der kan kun regnes ud fra noget i planen, ikke fra en dato; skriv den dato, der kommer ud af det")
    default:
      return Message(
        "this is no date; write 2026-03-14, 2026-03, 2026-Q1 or 2026, or count from something in the plan, as in {0}",
        nl:
          "dit is geen datum; schrijf 2026-03-14, 2026-03, 2026-Q1 of 2026, of tel vanaf iets in het plan, zoals {0}",
        da:
          "dette er ikke en dato; skriv 2026-03-14, 2026-03, 2026-Q1 eller 2026, eller regn ud fra noget i planen: {0}",
        .quoted("go-live - 10 working days"))
    }
  }

  private var expressionMessage: Message {
    switch kind {
    case .missingSpace:
      Message(
        "put a space before the minus sign; without it, it belongs to the name",
        nl: "zet een spatie voor het minteken; zonder spatie hoort het bij de naam",
        da: "sæt et mellemrum før minustegnet; uden det hører det til navnet")
    case .typographicDash:
      Message(
        "this is a dash; the minus sign here is the hyphen of the keyboard, {0}",
        nl: "dit is een gedachtestreepje; het minteken is hier het koppelteken van het toetsenbord, {0}",
        da: "dette er en tankestreg; minustegnet er her tastaturets bindestreg, {0}", .quoted("-"))
    case .unexpected(let text):
      Message(
        "{0} does not belong here", nl: "{0} hoort hier niet", da: "{0} hører ikke til her", .quoted(shortened(text)))
    default:
      Message(
        "this says how long, but not from when; begin with what it counts from, as in {0}",
        nl: "dit zegt hoe lang, maar niet vanaf wanneer; begin met waarvan geteld wordt, zoals in {0}",
        da: "dette siger hvor længe, men ikke hvorfra; begynd med det, der regnes ud fra, som i {0}",
        .quoted("go-live + 6 weeks"))
    }
  }

  private var lengthMessage: Message {
    let units = Argument.choices(CalendarUnit.allCases.map { $0.text(2) })
    return switch kind {
    case .missingUnit:
      Message(
        "the unit is missing: {0}", nl: "de eenheid ontbreekt: {0}", da: "enheden mangler: {0}", units)
    case .unknownUnit(let unit):
      Message(
        "{0} is not a unit of time here; write {1}", nl: "{0} is hier geen tijdseenheid; schrijf {1}",
        da: "{0} er ikke en tidsenhed her; skriv {1}", .quoted(shortened(unit)), units)
    case .fraction:
      Message(
        "only whole numbers are read here; take a smaller unit",
        nl: "hier worden alleen hele getallen gelezen; neem een kleinere eenheid",
        da: "her læses kun hele tal; brug en mindre enhed")
    case .tooMany(let limit):
      Message(
        "the number may be {0} at most", nl: "het getal mag hoogstens {0} zijn", da: "tallet må højst være {0}",
        .number(Double(limit)))
    case .zero:
      Message(
        "what comes back needs a number of at least 1", nl: "wat terugkomt, heeft een getal van minstens 1 nodig",
        da: "det, der gentages, skal have et tal på mindst 1")
    case .notARhythm:
      Message(
        "how often something comes back is written as {0}", nl: "hoe vaak iets terugkomt, schrijf je als {0}",
        da: "hvor ofte noget gentages, skrives som {0}", .choices(["3 weeks", "quarter", "2 a month", "release"]))
    default:
      Message(
        "a length of time is a number and a unit, such as {0}",
        nl: "een tijdsduur is een getal met een eenheid, zoals {0}",
        da: "et tidsrum er et tal og en enhed, som {0}", .choices(["6 weeks", "10 working days", "3 months"]))
    }
  }

  private var shareMessage: Message {
    switch kind {
    case .decimalComma:
      Message(
        "decimals follow a point, not a comma", nl: "decimalen volgen op een punt, niet op een komma",
        da: "decimaler skrives efter et punktum, ikke et komma")
    case .negative:
      Message(
        "a share is never below zero", nl: "een aandeel is nooit minder dan nul", da: "en andel er aldrig under nul")
    case .shareTooLarge(let percent):
      Message(
        "a share is {0} at most", nl: "een aandeel is hoogstens {0}", da: "en andel er højst {0}",
        .share(Share(Double(percent) / 100)))
    case .fractionOrPercent:
      Message(
        "without a per-cent sign this can mean two things", nl: "zonder procentteken kan dit twee dingen betekenen",
        da: "uden procenttegn kan dette betyde to ting")
    default:
      Message(
        "a share is a percentage, such as 12% or 12.5%", nl: "een aandeel is een percentage, zoals 12% of 12.5%",
        da: "en andel er en procentsats, som 12% eller 12.5%")
    }
  }
}
