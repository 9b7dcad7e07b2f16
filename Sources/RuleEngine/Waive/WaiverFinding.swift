package import Diagnostics

extension DiagnosticID {
  /// A waiver cannot be read, or names a rule that there is not.
  package static let malformedWaiver = DiagnosticID("CRM801", "malformed-waiver")
  /// A waiver has nothing to waive.
  package static let unusedWaiver = DiagnosticID("CRM802", "unused-waiver")
  /// A waiver stands where there is nothing that it could be about.
  package static let unattachedWaiver = DiagnosticID("CRM803", "unattached-waiver")
  /// A waiver's last day has gone by.
  package static let expiredWaiver = DiagnosticID("CRM804", "expired-waiver")
  /// A waiver names a rule that cannot be waived.
  package static let unwaivableRule = DiagnosticID("CRM805", "unwaivable-rule")
}

extension EngineFinding {
  /// How much one of the engine's own findings weighs.
  package static func severity(of id: DiagnosticID) -> Severity {
    switch id {
    case .unusedWaiver: .minor
    case .malformedWaiver, .unattachedWaiver, .expiredWaiver, .unwaivableRule: .major
    default: .critical
    }
  }

  /// What can be wrong with a waiver, with its title and what it means.
  static let ofWaivers: [(id: DiagnosticID, title: Localized<String>, about: Localized<String>)] = [
    (
      .malformedWaiver,
      Localized(
        "A waiver cannot be read", nl: "Een ontheffing is niet te lezen", da: "En dispensation kan ikke læses"),
      Localized(
        "A waiver is a comment such as \(example): the rules, then until and a date, and by and a name where they are wanted, a colon, and the reason. One that is written otherwise, names a rule that there is not, or gives no reason, waives nothing.",
        nl:
          "Een ontheffing is een opmerking zoals \(example): de regels, dan zo nodig until met een datum en by met een naam, een dubbele punt, en de reden. Een die anders geschreven is, een regel noemt die niet bestaat, of geen reden geeft, werkt niet.",
        da:
          "En dispensation er en kommentar som \(example): reglerne, så efter behov until med en dato og by med et navn, et kolon og begrundelsen. En, der er skrevet anderledes, nævner en regel, der ikke findes, eller ikke giver en begrundelse, virker ikke."
      )
    ),
    (
      .unusedWaiver,
      Localized(
        "A waiver has nothing to waive", nl: "Een ontheffing is nergens voor nodig",
        da: "En dispensation er ikke nødvendig"),
      Localized(
        "The rule was judged, and there is no finding at the place that the waiver covers: it was solved since, or the finding points elsewhere. A waiver that stays behind would hide the next one. One whose rule could not be judged is not called unused.",
        nl:
          "De regel is beoordeeld, en op de plaats waar de ontheffing geldt is geen bevinding: die is intussen opgelost, of wijst ergens anders heen. Een ontheffing die blijft staan, zou de volgende verbergen. Een ontheffing waarvan de regel niet te beoordelen was, telt hier niet mee.",
        da:
          "Reglen er bedømt, og på det sted, dispensationen gælder, er der intet fund: det er løst siden, eller fundet peger et andet sted hen. En dispensation, der bliver stående, ville skjule det næste. Kunne reglen ikke bedømmes, kaldes dispensationen ikke ubrugt."
      )
    ),
    (
      .unattachedWaiver,
      Localized(
        "A waiver is attached to nothing", nl: "Een ontheffing gaat nergens over",
        da: "En dispensation hører ikke til noget"),
      Localized(
        "At the end of a line a waiver is about that line; on a line of its own it is about the next key or list item and all within it, as long as that is not indented less; waive-file stands above the first line of the plan. Inside a text it is no comment at all.",
        nl:
          "Aan het eind van een regel gaat een ontheffing over die regel; op een eigen regel over de volgende sleutel of het volgende lijstonderdeel met alles erin, zolang dat niet minder ver inspringt; waive-file staat boven de eerste regel van het plan. In een tekst is het helemaal geen opmerking.",
        da:
          "For enden af en linje gælder en dispensation den linje; på en linje for sig gælder den næste nøgle eller listepunkt med alt i det, så længe det ikke er rykket mindre ind; waive-file står over planens første linje. Inde i en tekst er den slet ingen kommentar."
      )
    ),
    (
      .expiredWaiver,
      Localized("A waiver has run out", nl: "Een ontheffing is verlopen", da: "En dispensation er udløbet"),
      Localized(
        "Its last day lies before the day given with --as-of, so that what it waived counts again. Without --as-of no waiver runs out.",
        nl:
          "De laatste dag ligt voor de dag die met --as-of is gegeven, zodat de bevinding weer telt. Zonder --as-of verloopt geen ontheffing.",
        da:
          "Dens sidste dag ligger før den dag, der er givet med --as-of, så det, den gjaldt, tæller igen. Uden --as-of udløber ingen dispensation."
      )
    ),
    (
      .unwaivableRule,
      Localized(
        "A waiver names a rule that cannot be waived", nl: "Een ontheffing noemt een regel waarvoor dat niet kan",
        da: "En dispensation nævner en regel, der ikke kan dispenseres fra"),
      Localized(
        "Some findings say that the plan itself is damaged, such as a reference that leads nowhere: there is nothing to accept, and other rules read the plan wrongly until it is put right. The same goes for all findings of crmlint about its input.",
        nl:
          "Sommige bevindingen zeggen dat het plan zelf beschadigd is, zoals een verwijzing die nergens heen leidt: daar valt niets te aanvaarden, en andere regels lezen het plan verkeerd tot het hersteld is. Dat geldt ook voor alles wat crmlint over zijn invoer meldt.",
        da:
          "Nogle fund siger, at selve planen er beskadiget, såsom en henvisning, der ikke fører nogen steder hen: der er intet at acceptere, og andre regler læser planen forkert, indtil det er rettet. Det samme gælder alt, hvad crmlint melder om sit input."
      )
    ),
  ]

  private static let example = "“# crmlint: waive CRM410 until 2026-06-01 by E. Smit: it is decided in May”"
}
