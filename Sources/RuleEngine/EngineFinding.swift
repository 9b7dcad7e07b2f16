package import Diagnostics
internal import JSONSchema

/// The findings that the engine itself makes, beside those of rules: what keeps a plan or a pack from being read.
package enum EngineFinding {
  /// Every one with its title and what it means.
  package static let all = ofInput + ofWaivers

  private static let ofInput: [(id: DiagnosticID, title: Localized<String>, about: Localized<String>)] = [
    (
      DiagnosticID("CRM901", "yaml-syntax"),
      Localized(
        "The file is not YAML that can be read to its end",
        nl: "Het bestand is geen YAML die tot het einde te lezen is",
        da: "Filen er ikke YAML, der kan læses til ende"),
      Localized(
        "Something in the spacing, quoting or punctuation stops the reading. What stands before that point is still linted; rules that need more are not judged, so a half-typed plan does not show a flood of absences.",
        nl:
          "Iets in de inspringing, de aanhalingstekens of de leestekens houdt het lezen tegen. Wat ervoor staat wordt nog wel gecontroleerd; regels die meer nodig hebben, worden niet beoordeeld, zodat een half getypt plan geen stortvloed geeft.",
        da:
          "Noget i indrykning, anførselstegn eller tegnsætning standser læsningen. Det, der står før, kontrolleres stadig; regler, der kræver mere, bedømmes ikke, så en halvt skrevet plan ikke giver en strøm af mangler."
      )
    ),
    (
      DiagnosticID("CRM902", "file-too-large"),
      Localized("The file is too large", nl: "Het bestand is te groot", da: "Filen er for stor"),
      Localized(
        "No plan written by hand comes near the limit of 64 megabytes; something else was probably named.",
        nl:
          "Geen met de hand geschreven plan komt in de buurt van de grens van 64 megabyte; waarschijnlijk is iets anders genoemd.",
        da: "Ingen plan skrevet i hånden nærmer sig grænsen på 64 megabyte; der er nok angivet noget andet.")
    ),
    (
      DiagnosticID("CRM903", "not-utf8"),
      Localized("The file is not UTF-8", nl: "Het bestand is geen UTF-8", da: "Filen er ikke UTF-8"),
      Localized(
        "Letters such as é or ø are stored in another encoding. Save the file as UTF-8; most editors offer that under Save As.",
        nl:
          "Letters als é of ø zijn in een andere codering opgeslagen. Sla het bestand op als UTF-8; de meeste editors bieden dat bij Opslaan als.",
        da:
          "Bogstaver som é eller ø er gemt i en anden kodning. Gem filen som UTF-8; de fleste editorer tilbyder det under Gem som."
      )
    ),
    (
      DiagnosticID("CRM904", "nesting-too-deep"),
      Localized("The nesting is too deep", nl: "De nesting is te diep", da: "Indlejringen er for dyb"),
      Localized(
        "A plan needs no more than a dozen levels; the limit is far above that.",
        nl: "Een plan heeft niet meer dan een dozijn niveaus nodig; de grens ligt daar ver boven.",
        da: "En plan har ikke brug for mere end et dusin niveauer; grænsen ligger langt over.")
    ),
    (
      DiagnosticID("CRM905", "alias-bomb"),
      Localized(
        "Aliases multiply the plan beyond measure", nl: "Aliassen vermenigvuldigen het plan mateloos",
        da: "Aliasser mangedobler planen uden mål"),
      Localized(
        "Aliases of aliases grow so fast that the plan could not be judged. Write out what is meant.",
        nl: "Aliassen van aliassen groeien zo snel dat het plan niet te beoordelen is. Schrijf uit wat er bedoeld is.",
        da: "Aliasser af aliasser vokser så hurtigt, at planen ikke kan bedømmes. Skriv ud, hvad der menes.")
    ),
    (
      DiagnosticID("CRM906", "not-text"),
      Localized("The file is not text", nl: "Het bestand is geen tekst", da: "Filen er ikke tekst"),
      Localized(
        "It has bytes that no text has; it may be a document of another program.",
        nl: "Het bevat bytes die in geen tekst voorkomen; het kan een document van een ander programma zijn.",
        da: "Den har bytes, som ingen tekst har; det kan være et dokument fra et andet program.")
    ),
    (
      DiagnosticID("CRM907", "duplicate-key"),
      Localized("A key stands twice", nl: "Een sleutel staat er twee keer", da: "En nøgle står der to gange"),
      Localized(
        "Only the first is read. Remove one, or put both under one key as a list.",
        nl: "Alleen de eerste wordt gelezen. Haal er een weg, of zet beide als lijst onder één sleutel.",
        da: "Kun den første læses. Fjern den ene, eller sæt begge under én nøgle som en liste.")
    ),
    (
      DiagnosticID("CRM908", "unknown-alias"),
      Localized(
        "An alias refers to an anchor that is not there", nl: "Een alias verwijst naar een anker dat er niet is",
        da: "Et alias henviser til et anker, der ikke findes"),
      Localized(
        "*name repeats what stands behind &name earlier in the file.",
        nl: "*naam herhaalt wat eerder in het bestand achter &naam staat.",
        da: "*navn gentager det, der står efter &navn tidligere i filen.")
    ),
    (
      DiagnosticID("CRM909", "read-otherwise"),
      Localized(
        "Other programs may read this otherwise", nl: "Andere programma's kunnen dit anders lezen",
        da: "Andre programmer kan læse dette anderledes"),
      Localized(
        "The standard of YAML does not allow this, or gives it another meaning than it seems to have. Everything else in the plan is linted; write it as advised, so that every program reads the same.",
        nl:
          "De standaard van YAML staat dit niet toe, of geeft het een andere betekenis dan het lijkt te hebben. De rest van het plan wordt gecontroleerd; schrijf het zoals aangeraden, dan leest elk programma hetzelfde.",
        da:
          "YAML-standarden tillader det ikke eller giver det en anden betydning, end det ser ud til. Resten af planen kontrolleres; skriv det som foreslået, så alle programmer læser det samme."
      )
    ),
    (
      .wrongType,
      Localized(
        "A value is of the wrong kind", nl: "Een waarde is van de verkeerde soort",
        da: "En værdi er af den forkerte slags"),
      Localized(
        "The plan format asks for something else here: a text, a number, a list or a section. What fails is not read, and rules that need it are not judged.",
        nl:
          "Het planformaat vraagt hier iets anders: een tekst, een getal, een lijst of een onderdeel. Wat niet past wordt niet gelezen, en regels die het nodig hebben worden niet beoordeeld.",
        da:
          "Planformatet beder om noget andet her: en tekst, et tal, en liste eller et afsnit. Det, der ikke passer, læses ikke, og regler, der har brug for det, bedømmes ikke."
      )
    ),
    (
      .unknownKey,
      Localized("A key is not known", nl: "Een sleutel is niet bekend", da: "En nøgle er ikke kendt"),
      Localized(
        "The plan format has no such key here, so nothing would read it. Keys of your own begin with x-.",
        nl:
          "Het planformaat heeft hier geen sleutel met die naam, dus niets zou hem lezen. Eigen sleutels beginnen met x-.",
        da: "Planformatet har ingen sådan nøgle her, så intet ville læse den. Egne nøgler begynder med x-.")
    ),
    (
      .unknownValue,
      Localized(
        "A value is none of the choices", nl: "Een waarde is geen van de keuzes", da: "En værdi er ikke blandt valgene"),
      Localized(
        "This key takes one of a few words, so that rules know what is meant.",
        nl: "Deze sleutel kent een paar vaste woorden, zodat regels weten wat er bedoeld is.",
        da: "Denne nøgle har nogle få faste ord, så reglerne ved, hvad der menes.")
    ),
    (
      .badDate,
      Localized("A date cannot be read", nl: "Een datum is niet te lezen", da: "En dato kan ikke læses"),
      Localized(
        "Dates are written 2026-03-14, 2026-03, 2026-Q1 or 2026; relative ones count from an id: r1 - 10 working days, design.end, go-live + 6 weeks.",
        nl:
          "Datums schrijft u als 2026-03-14, 2026-03, 2026-Q1 of 2026; relatieve tellen vanaf een id: r1 - 10 working days, design.end, go-live + 6 weeks.",
        da:
          "Datoer skrives 2026-03-14, 2026-03, 2026-Q1 eller 2026; relative regnes fra et id: r1 - 10 working days, design.end, go-live + 6 weeks."
      )
    ),
    (
      .badValue,
      Localized("A value cannot be used", nl: "Een waarde is niet bruikbaar", da: "En værdi kan ikke bruges"),
      Localized(
        "It is of the right kind and still not possible: out of range, or in a form that is not read.",
        nl: "Ze is van de juiste soort en toch niet mogelijk: buiten bereik, of in een vorm die niet gelezen wordt.",
        da: "Den er af den rigtige slags og alligevel ikke mulig: uden for området eller i en form, der ikke læses.")
    ),
    (
      .missingKey,
      Localized("A key is missing", nl: "Een sleutel ontbreekt", da: "En nøgle mangler"),
      Localized(
        "The little that a plan must have: the format line, by which it is known.",
        nl: "Het weinige dat een plan moet hebben: de formaatregel waaraan het te herkennen is.",
        da: "Det lidt, en plan skal have: formatlinjen, som den kendes på.")
    ),
    (
      .moreMistakes,
      Localized(
        "There are more mistakes of this kind", nl: "Er zijn meer fouten van deze soort",
        da: "Der er flere fejl af denne slags"),
      Localized(
        "Only the first few hundred are listed; the rest will mostly have the same cause.",
        nl: "Alleen de eerste paar honderd staan er; de rest heeft meestal dezelfde oorzaak.",
        da: "Kun de første få hundrede vises; resten har for det meste samme årsag.")
    ),
    (
      .tooIntricate,
      Localized(
        "It would take too long to hold all of this against the format",
        nl: "Het zou te lang duren om dit helemaal aan het formaat te toetsen",
        da: "Det ville tage for lang tid at holde alt dette op mod formatet"),
      Localized(
        "Checking a file against the format takes a bounded number of steps, so that no file can hold up a run. No plan that people write comes near; a part that aliases repeat many times over may.",
        nl:
          "Een bestand wordt in een begrensd aantal stappen aan het formaat getoetst, zodat geen bestand een controle kan ophouden. Geen plan dat mensen schrijven komt daar in de buurt; een deel dat via aliassen heel vaak wordt herhaald misschien wel.",
        da:
          "En fil holdes op mod formatet i et begrænset antal trin, så ingen fil kan forsinke en kontrol. Ingen plan, som mennesker skriver, kommer i nærheden; en del, der gentages mange gange via aliaser, kan måske."
      )
    ),
    (
      .unsupportedFormat,
      Localized(
        "The plan is of another format version", nl: "Het plan heeft een andere formaatversie",
        da: "Planen har en anden formatversion"),
      Localized(
        "Keys may mean other things there, so nothing else is said of the plan.",
        nl: "Sleutels kunnen daar iets anders betekenen, dus verder wordt er niets over het plan gezegd.",
        da: "Nøgler kan betyde noget andet der, så der siges ikke mere om planen.")
    ),
    (
      .emptyPlan,
      Localized(
        "There is no plan in the file", nl: "Er staat geen plan in het bestand", da: "Der er ingen plan i filen"),
      Localized(
        "The file was named, and holds nothing to judge.",
        nl: "Het bestand is genoemd, en bevat niets om te beoordelen.",
        da: "Filen blev angivet og indeholder intet at bedømme.")
    ),
    (
      .unreadableEarlierVersion,
      Localized(
        "The earlier version cannot be compared with", nl: "De eerdere versie is niet te vergelijken",
        da: "Den tidligere version kan ikke sammenlignes"),
      Localized(
        "What --against names is no plan, is of another format version, or cannot be read to its end. Rules that compare versions are not judged, and no finding is called new or fixed; the exit status is 2.",
        nl:
          "Wat --against noemt is geen plan, heeft een andere formaatversie of is niet tot het einde te lezen. Regels die versies vergelijken worden niet beoordeeld, en geen bevinding heet nieuw of verholpen; de afsluitcode is 2.",
        da:
          "Det, --against nævner, er ingen plan, har en anden formatversion eller kan ikke læses til ende. Regler, der sammenligner versioner, bedømmes ikke, og intet fund kaldes nyt eller løst; afslutningskoden er 2."
      )
    ),
    (
      .schemaProblem, Localized("A pack's plan schema is wrong"),
      Localized(
        "Schemas of packs are structural: one type for each node, every object type named, x- annotations as rules/README.md lists them."
      )
    ),
    (
      .badExpression, Localized("A CEL expression in a rule is wrong"),
      Localized(
        "It does not parse, or does not fit the types that the plan's schema gives. The rule is left out and the exit status is 2."
      )
    ),
    (
      .badRule, Localized("A rule does not fit together"),
      Localized(
        "An unknown name, a missing language, a code that is taken, or needs that form a circle. The rule is left out and the exit status is 2."
      )
    ),
    (
      .badPack, Localized("A pack does not fit together"),
      Localized("Its pack.yaml is missing or names something that is not there.")
    ),
    (
      .evaluationError, Localized("A rule failed while it was evaluated"),
      Localized(
        "An expression ended in an error, such as a division by zero. That is a mistake in the rule, never a pass; the exit status is 2."
      )
    ),
    (
      .overBudget, Localized("A rule took too many steps"),
      Localized("Every evaluation has a budget that does not depend on the machine, so that no rule can hang a run.")
    ),
    (
      DiagnosticID("CRM957", "failed-example"), Localized("An example of a help page does not do what it says"),
      Localized("Examples are tests: crmlint test shows each that finds something else than its marks say.")
    ),
    (
      .badView, Localized("A view of a pack is wrong"),
      Localized(
        "It lacks a part that its kind needs, has one too many, names something that is not there, or ended in an error while it was made. The exit status is 2."
      )
    ),
    (
      .uncovered, Localized("No example exercises a part of a rule"),
      Localized(
        "A mistake there would be noticed by nobody. crmlint test --coverage lists such parts: a condition that no example makes true, or false, a threshold that may be moved without any example changing."
      )
    ),
  ]
}
