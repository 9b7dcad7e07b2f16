internal import Diagnostics

/// What views say beside what their packs make them say.
extension Words {
  static let untold = Localized(
    "What cannot be told", nl: "Wat niet te zeggen is", da: "Hvad der ikke kan siges")
  static let undated = Localized(
    "Without a usable date", nl: "Zonder bruikbare datum", da: "Uden brugbar dato")
  static let unread = Localized(
    "What could not be read", nl: "Wat niet te lezen is", da: "Hvad der ikke kan læses")
  static let notKnown = Localized("not known", nl: "niet bekend", da: "ikke kendt")
  static let missing = Localized("missing", nl: "ontbreekt", da: "mangler")
  static let onOutlook = Localized("outlook", nl: "vooruitblik", da: "fremtid")
  static let uncertain = Localized("not certain", nl: "niet zeker", da: "ikke sikkert")
  static let mayBe = Localized("perhaps", nl: "misschien", da: "måske")
  static let belowBand = Localized("below", nl: "eronder", da: "under")
  static let aboveBand = Localized("above", nl: "erboven", da: "over")
  static let nothingDated = Localized(
    "Nothing here has a date.", nl: "Niets hiervan heeft een datum.", da: "Intet af dette har en dato.")
  static let noPlan = Localized(
    "There is no plan to show.", nl: "Er is geen plan om te tonen.", da: "Der er ingen plan at vise.")

  static let monthNames = Localized(
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    nl: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    da: ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"])
}
