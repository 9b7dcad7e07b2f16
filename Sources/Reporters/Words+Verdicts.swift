internal import Diagnostics

/// What reports say about checks without a verdict and about the exit status.
extension Words {
  private static func sentence(_ text: Localized<String>) -> Message { Message("{0}", .localized(text)) }

  /// "4 checks could not be judged"
  static func heading(_ kind: UnjudgedVerdict.Kind, _ count: Int) -> Localized<String> {
    switch kind {
    case .notJudged:
      count == 1
        ? Localized(
          "1 check could not be judged", nl: "1 controle kon niet worden beoordeeld",
          da: "1 kontrol kunne ikke vurderes")
        : Localized(
          "\(count) checks could not be judged", nl: "\(count) controles konden niet worden beoordeeld",
          da: "\(count) kontroller kunne ikke vurderes")
    case .withheld:
      count == 1
        ? Localized(
          "1 check was held back, as it rests on another",
          nl: "1 controle is uitgesteld, omdat die op een andere steunt",
          da: "1 kontrol er udskudt, fordi den hviler på en anden")
        : Localized(
          "\(count) checks were held back, as they rest on others",
          nl: "\(count) controles zijn uitgesteld, omdat ze op andere steunen",
          da: "\(count) kontroller er udskudt, fordi de hviler på andre")
    }
  }

  /// Before a reason that stands in the way once the first is settled.
  static let thenWaits = Localized("after that:", nl: "daarna:", da: "derefter:")

  static func line(_ number: Int) -> Localized<String> {
    Localized("line \(number)", nl: "regel \(number)", da: "linje \(number)")
  }

  /// The hint of a report on a plan that does not say where it stands.
  static func sayGate(_ key: String?) -> Localized<String> {
    let english = key.map { "\($0) in the plan, or --gate" } ?? "--gate"
    let dutch = key.map { "\($0) in het plan, of --gate" } ?? "--gate"
    let danish = key.map { "\($0) i planen eller --gate" } ?? "--gate"
    return Localized(
      "Say where the plan stands (\(english)): until then everything counts in full, what is due later too.",
      nl: "Geef aan waar het plan staat (\(dutch)): tot dan telt alles volledig, ook wat pas later aan de orde is.",
      da: "Angiv, hvor planen står (\(danish)): indtil da tæller alt fuldt ud, også det, der først er aktuelt senere.")
  }

  static func moreReasons(_ count: Int) -> Localized<String> {
    count == 1
      ? Localized("for 1 other reason", nl: "om 1 andere reden", da: "af 1 anden grund")
      : Localized("for \(count) other reasons", nl: "om \(count) andere redenen", da: "af \(count) andre grunde")
  }

  static func stoppedPart(_ count: Int) -> Message {
    sentence(
      count == 1
        ? Localized(
          "1 problem stopped part of the run", nl: "1 probleem hield een deel van de controle tegen",
          da: "1 problem standsede en del af kontrollen")
        : Localized(
          "\(count) problems stopped part of the run", nl: "\(count) problemen hielden een deel van de controle tegen",
          da: "\(count) problemer standsede en del af kontrollen"))
  }

  /// "2 checks could not be judged, and --fail-on-unjudged is set"; where others are not due yet, "that are due".
  static func unjudgedCount(_ count: Int, of all: Int) -> Message {
    Message(
      "{0}, and --fail-on-unjudged is set", nl: "{0}, en --fail-on-unjudged staat aan",
      da: "{0}, og --fail-on-unjudged er slået til",
      .localized(count == all ? heading(.notJudged, count) : dueUnjudged(count)))
  }

  private static func dueUnjudged(_ count: Int) -> Localized<String> {
    count == 1
      ? Localized(
        "1 check that is due could not be judged", nl: "1 controle die aan de orde is, kon niet worden beoordeeld",
        da: "1 kontrol, der er aktuel, kunne ikke vurderes")
      : Localized(
        "\(count) checks that are due could not be judged",
        nl: "\(count) controles die aan de orde zijn, konden niet worden beoordeeld",
        da: "\(count) kontroller, der er aktuelle, kunne ikke vurderes")
  }

  /// "2 critical findings, and --fail-on is critical"
  static func overThreshold(_ count: Int, _ failOn: Severity) -> Message {
    Message(
      "{0}, and --fail-on is {1}", nl: "{0}, en --fail-on is {1}", da: "{0}, og --fail-on er {1}",
      .localized(findings(count, atLeast: failOn)), .text(failOn.name))
  }

  /// "no finding is critical, and --fail-on is critical"
  static func underThreshold(_ failOn: Severity?) -> Message {
    guard let failOn else {
      return Message(
        "findings never fail the run, as --fail-on is never",
        nl: "bevindingen tellen niet mee, want --fail-on is never",
        da: "fund tæller ikke med, da --fail-on er never")
    }
    return Message(
      "{0}, and --fail-on is {1}", nl: "{0}, en --fail-on is {1}", da: "{0}, og --fail-on er {1}",
      .localized(findings(0, atLeast: failOn)), .text(failOn.name))
  }

  private static func findings(_ count: Int, atLeast severity: Severity) -> Localized<String> {
    let one = count == 1
    let number = Localized(
      count == 0 ? "no" : "\(count)", nl: count == 0 ? "geen" : "\(count)", da: count == 0 ? "ingen" : "\(count)")
    let noun = Words.finding.map { one ? $0.one : $0.many }
    let dutch = number[.dutch] + " "
    let danish = number[.danish] + " "
    switch severity {
    case .critical:
      return Localized(
        "\(number.english) critical \(noun.english)", nl: dutch + "kritieke " + noun[.dutch],
        da: danish + (one ? "kritisk " : "kritiske ") + noun[.danish])
    case .major:
      return Localized(
        "\(number.english) major or critical \(noun.english)", nl: dutch + "zware of kritieke " + noun[.dutch],
        da: danish + (one ? "alvorligt eller kritisk " : "alvorlige eller kritiske ") + noun[.danish])
    case .minor:
      return Localized(
        "\(number.english) \(noun.english) of minor weight or more",
        nl: dutch + noun[.dutch] + " van licht gewicht of zwaarder",
        da: danish + noun[.danish] + " af mindre vægt eller derover")
    case .info:
      return Localized(
        "\(number.english) \(noun.english) of any weight", nl: dutch + noun[.dutch] + " van welk gewicht ook",
        da: danish + noun[.danish] + " uanset vægt")
    }
  }
}
