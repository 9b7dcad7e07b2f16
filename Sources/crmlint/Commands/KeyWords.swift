internal import Diagnostics
internal import RuleEngine

/// The words of pages about keys of plans.
enum KeyWords {
  static let meaning = Localized("What it means", nl: "Wat het betekent", da: "Hvad det betyder")
  static let value = Localized("What may stand there", nl: "Wat er mag staan", da: "Hvad der kan stå")
  static let leftOut = Localized("Where it is left out", nl: "Als het ontbreekt", da: "Hvis det er udeladt")
  static let below = Localized("The keys below it", nl: "De sleutels eronder", da: "Nøgler under den")
  static let judged = Localized("Rules that judge by it", nl: "Regels die erop letten", da: "Regler, der ser på det")
  static let shown = Localized(
    "Rules whose findings name it or point at it", nl: "Regels waarvan de bevinding het noemt of aanwijst",
    da: "Regler, hvis fund nævner det eller peger på det")
  static let nobody = Localized(
    "None; no condition reads it.", nl: "Geen; geen voorwaarde leest het.", da: "Ingen; ingen betingelse læser det.")
  static let also = Localized("It may stand here too", nl: "Het mag ook hier staan", da: "Det kan også stå her")
  static let oneOf = Localized("Which one?", nl: "Welke?", da: "Hvilken?")

  static func several(_ count: Int, _ language: Language) -> String {
    Message(
      "{0} keys of plans have this name.", nl: "{0} sleutels van plannen heten zo.",
      da: "{0} nøgler i planer hedder sådan.", .number(Double(count))
    ).text(in: language)
  }

  static let manyChoices = Localized("Some of:", nl: "Een of meer van:", da: "En eller flere af:")
  static let choices = Localized("One of:", nl: "Een van:", da: "En af:")
  static let reference = Localized("The id of an item of", nl: "De id van een item uit", da: "Id'et på et punkt i")
  static let references = Localized("Ids of items of", nl: "Id's van items uit", da: "Id'er på punkter i")

  static func orWord(_ words: [String], _ language: Language) -> String {
    let list = words.joined(separator: ", ")
    return words.count == 1
      ? Localized("or the word \(list)", nl: "of het woord \(list)", da: "eller ordet \(list)")[language]
      : Localized(
        "or one of the words \(list)", nl: "of een van de woorden \(list)", da: "eller et af ordene \(list)")[language]
  }

  static func word(_ words: [String], _ language: Language) -> String {
    let list = words.joined(separator: ", ")
    return Localized("May be \(list).", nl: "Mag \(list) zijn.", da: "Må være \(list).")[language]
  }

  static let orTitle = Localized(
    "or a title of your own, with a space or a capital", nl: "of een eigen omschrijving, met een spatie of hoofdletter",
    da: "eller en egen betegnelse, med mellemrum eller stort bogstav")
  static let isID = Localized(
    "Other keys refer to the item by it.", nl: "Andere sleutels verwijzen hiermee naar het item.",
    da: "Andre nøgler henviser til punktet med den.")
  static let listable = Localized(
    "One value may stand alone, without the list.", nl: "Eén waarde mag zonder lijst staan.",
    da: "En enkelt værdi kan stå uden liste.")
  static let shorthand = Localized(
    "A lone value means its “{0}”.", nl: "Een losse waarde geldt als “{0}”.",
    da: "En enkelt værdi gælder som »{0}«.")
  static let closed = Localized(
    "TBD and the like do not count here.", nl: "TBD en dergelijke gelden hier niet.",
    da: "TBD og lignende gælder ikke her.")
  static let required = Localized("It has to be there.", nl: "Het moet er staan.", da: "Det skal være der.")
  static let inherited = Localized("It is taken from", nl: "Het wordt overgenomen van", da: "Det overtages fra")
  static let each = Localized(
    "Where the item is repeated, it means the {0} of what it is repeated for.",
    nl: "Waar het item wordt herhaald, geldt {0} van dat waarvoor het wordt herhaald.",
    da: "Hvor punktet gentages, gælder {0} fra det, det gentages for.")
  static let topic = Localized(
    "Another document may settle it: {0} names that.", nl: "Een ander document mag het regelen: {0} noemt dat.",
    da: "Et andet dokument kan afklare det: {0} nævner det.")

  static func limits(_ minimum: Double?, _ maximum: Double?, _ language: Language) -> String? {
    func text(_ number: Double) -> String { Argument.number(number).text(in: language) }
    let least = minimum.map { Localized("At least", nl: "Ten minste", da: "Mindst")[language] + " " + text($0) }
    let most = maximum.map { Localized("at most", nl: "ten hoogste", da: "højst")[language] + " " + text($0) }
    guard let first = least ?? most else { return nil }
    let both = least != nil && most != nil ? [first, most ?? ""].joined(separator: ", ") : first
    return both.prefix(1).uppercased() + both.dropFirst() + "."
  }

  static func kind(_ value: KeyPage.Value, _ language: Language) -> String {
    let text = phrase(value, isMany: false, language)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func phrase(_ value: KeyPage.Value, isMany: Bool, _ language: Language) -> String {
    switch value {
    case .text: words("a text", "een tekst", "en tekst", "texts", "teksten", "tekster", isMany, language)
    case .wholeNumber:
      words(
        "a whole number", "een geheel getal", "et helt tal", "whole numbers", "gehele getallen", "hele tal", isMany,
        language)
    case .number: words("a number", "een getal", "et tal", "numbers", "getallen", "tal", isMany, language)
    case .truth: words("true or false", "true of false", "true eller false", "true", "true", "true", false, language)
    case .date:
      words(
        "a date: 2026-03-14, 2026-03, 2026-Q1, 2026, or by another: r1 + 6 weeks",
        "een datum: 2026-03-14, 2026-03, 2026-Q1, 2026, of vanaf een andere: r1 + 6 weeks",
        "en dato: 2026-03-14, 2026-03, 2026-Q1, 2026, eller ud fra en anden: r1 + 6 weeks", "dates", "datums",
        "datoer", isMany, language)
    case .length:
      words(
        "a length of time: 6 weeks", "een tijdsduur: 6 weeks", "et tidsrum: 6 weeks", "lengths of time", "tijdsduren",
        "tidsrum", isMany, language)
    case .rhythm:
      words(
        "a rhythm: 3 weeks, quarter, 6 a year", "een ritme: 3 weeks, quarter, 6 a year",
        "en rytme: 3 weeks, quarter, 6 a year", "rhythms", "ritmes", "rytmer", isMany, language)
    case .share:
      words("a share: 12%", "een deel: 12%", "en andel: 12%", "shares", "delen", "andele", isMany, language)
    case .id:
      words(
        "an id: letters, digits, - and _", "een id: letters, cijfers, - en _", "et id: bogstaver, cifre, - og _", "ids",
        "id's", "id'er", isMany, language)
    case .object(let name):
      Localized(
        "keys of its own (\(name))", nl: "eigen sleutels (\(name))", da: "egne nøgler (\(name))")[language]
    case .list(let element):
      Localized("a list of", nl: "een lijst van", da: "en liste af")[language] + " " + items(element, language)
    }
  }

  private static func items(_ element: KeyPage.Value, _ language: Language) -> String {
    guard case .object(let name) = element else { return phrase(element, isMany: true, language) }
    return Localized(
      "items with keys of their own (\(name))", nl: "items met eigen sleutels (\(name))",
      da: "punkter med egne nøgler (\(name))")[language]
  }

  private static func words(
    _ english: String, _ dutch: String, _ danish: String, _ many: String, _ manyDutch: String, _ manyDanish: String,
    _ isMany: Bool, _ language: Language
  ) -> String {
    (isMany ? Localized(many, nl: manyDutch, da: manyDanish) : Localized(english, nl: dutch, da: danish))[language]
  }
}
