internal import Diagnostics

/// The words of a checklist for a gate.
extension Words {
  /// "Checklist for go-live"
  static func checklist(_ gate: Localized<String>) -> Localized<String> {
    Localized(
      "Checklist for \(gate.english)", nl: "Checklist voor \(gate[.dutch])", da: "Tjekliste til \(gate[.danish])")
  }

  static func stands(at gate: Localized<String>, isPast: Bool) -> Localized<String> {
    Localized(
      "the plan stands at \(gate.english)" + (isPast ? ", past this gate" : ""),
      nl: "het plan staat bij \(gate[.dutch])" + (isPast ? ", voorbij deze mijlpaal" : ""),
      da: "planen er nået til \(gate[.danish])" + (isPast ? ", forbi denne milepæl" : ""))
  }

  static let standsNowhere = Localized(
    "the plan does not say where it stands", nl: "het plan zegt niet waar het staat",
    da: "planen siger ikke, hvor den står")

  static func nothingBlocks(_ gate: Localized<String>) -> Localized<String> {
    Localized(
      "Nothing in the plan blocks \(gate.english).", nl: "Niets in het plan staat \(gate[.dutch]) in de weg.",
      da: "Intet i planen står i vejen for \(gate[.danish]).")
  }

  /// "3 findings block go-live"
  static func blocks(_ count: Int, _ gate: Localized<String>) -> Localized<String> {
    Localized(
      "\(count) \(count == 1 ? "finding blocks" : "findings block") \(gate.english)",
      nl: "\(count) \(count == 1 ? "bevinding staat" : "bevindingen staan") \(gate[.dutch]) in de weg",
      da: "\(count) fund står i vejen for \(gate[.danish])")
  }

  static func toLookAt(_ count: Int) -> Localized<String> {
    Localized(
      "\(count) \(count == 1 ? "thing" : "things") the plan does not settle; look at \(count == 1 ? "it" : "them") together",
      nl:
        "\(count) \(count == 1 ? "punt dat" : "punten die") het plan openlaat; bekijk \(count == 1 ? "het" : "ze") samen",
      da:
        "\(count) \(count == 1 ? "punkt" : "punkter"), som planen ikke afgør; se på \(count == 1 ? "det" : "dem") sammen"
    )
  }

  /// "5 other findings are due and do not block it (3 major, 2 minor)"
  static func doesNotBlock(_ counts: SeverityCounts) -> Localized<String> {
    let parts = Severity.allCases.reversed().filter { counts[$0] > 0 }.map { severity($0, counts[$0]) }
    func list(_ language: Language) -> String { parts.map { $0[language] }.joined(separator: ", ") }
    let one = counts.total == 1
    return Localized(
      "\(counts.total) other \(one ? "finding is" : "findings are") due and \(one ? "does" : "do") not block it (\(list(.english)))",
      nl:
        "\(counts.total) andere \(one ? "bevinding is" : "bevindingen zijn") aan de orde en \(one ? "staat" : "staan") niet in de weg (\(list(.dutch)))",
      da:
        "\(counts.total) \(one ? "andet fund er aktuelt" : "andre fund er aktuelle") og står ikke i vejen (\(list(.danish)))"
    )
  }

  static func dueLater(_ count: Int) -> Localized<String> {
    Localized(
      "\(count) \(count == 1 ? "finding is" : "findings are") due only later.",
      nl: "\(count) \(count == 1 ? "bevinding is" : "bevindingen zijn") pas later aan de orde.",
      da: "\(count) fund \(count == 1 ? "er først aktuelt" : "er først aktuelle") senere.")
  }
}
