internal import Diagnostics
internal import JSONSchema
internal import PlanCalendar
internal import YAMLTree

/// The findings about waivers, in words.
struct WaiverWording {
  let source: SourceText
  let names: RuleNames

  private static let placeholder = Localized(
    "why it is accepted", nl: "waarom dit aanvaard wordt", da: "hvorfor det accepteres")
  private static let position = Message(
    "Put it at the end of the line that the finding points at, or on a line of its own directly above the key or list item that it is about.",
    nl:
      "Zet de ontheffing aan het eind van de regel waar de bevinding op wijst, of op een eigen regel direct boven de sleutel of het lijstonderdeel waar die over gaat.",
    da:
      "Sæt den for enden af den linje, fundet peger på, eller på en linje for sig lige over den nøgle eller det listepunkt, den gælder."
  )

  private func make(
    _ id: DiagnosticID, _ range: ByteRange, _ message: Message, advice: Message, related: [Place] = [], key: [String]
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: EngineFinding.severity(of: id), message: message, place: Place(source, range),
      related: related, advice: advice, fingerprint: Fingerprint.of([id.code] + key))
  }

  private func name(_ id: DiagnosticID) -> Argument { .text("\(id.code) \(id.name)") }

  // MARK: - Malformed

  func malformed(_ waiver: PlacedWaiver, _ problem: WaiverText.Problem) -> Diagnostic {
    let text = waiver.text
    let placeholder = Self.placeholder
    let line = Argument.localized(placeholder.map { text.corrected(names, reason: $0) })
    var advice = Message("Write it like this: {0}", nl: "Schrijf het zo: {0}", da: "Skriv den sådan: {0}", line)
    if case .unknownRule(_, nearest: nil) = problem.kind {
      advice = Message(
        "Name a rule by its code or name; “crmlint rules” lists them. Such as: {0}",
        nl: "Noem een regel bij code of naam; ‘crmlint rules’ somt ze op. Zoals: {0}",
        da: "Nævn en regel ved dens kode eller navn; »crmlint rules« viser dem. Såsom: {0}", line)
    }
    return make(
      .malformedWaiver, problem.range, explain(problem.kind), advice: advice, key: [source.text(in: waiver.comment)])
  }

  private func explain(_ problem: WaiverText.Problem.Kind) -> Message {
    switch problem {
    case .opening:
      Message(
        "This comment looks like a waiver, but is none: a waiver begins with {0}.",
        nl: "Deze opmerking lijkt op een ontheffing, maar is er geen: een ontheffing begint met {0}.",
        da: "Denne kommentar ligner en dispensation, men er ingen: en dispensation begynder med {0}.",
        .quoted("# crmlint: waive"))
    case .notFirst:
      Message(
        "A waiver stands at the beginning of its comment; here other words come first.",
        nl: "Een ontheffing staat aan het begin van de opmerking; hier gaan andere woorden vooraf.",
        da: "En dispensation står først i sin kommentar; her kommer andre ord først.")
    case .keyword(let word):
      word.isEmpty
        ? Message(
          "After {0} comes {1} or {2}.", nl: "Na {0} komt {1} of {2}.", da: "Efter {0} kommer {1} eller {2}.",
          .quoted("crmlint:"), .quoted("waive"), .quoted("waive-file"))
        : Message(
          "After {0} comes {1} or {2}, and not {3}.", nl: "Na {0} komt {1} of {2}, en niet {3}.",
          da: "Efter {0} kommer {1} eller {2} og ikke {3}.", .quoted("crmlint:"), .quoted("waive"),
          .quoted("waive-file"), .quoted(word))
    case .noRule:
      Message(
        "This waiver names no rule.", nl: "Deze ontheffing noemt geen regel.",
        da: "Denne dispensation nævner ingen regel.")
    case .unknownRule(let word, let nearest?):
      Message(
        "There is no rule {0}; perhaps {1}.", nl: "Er is geen regel {0}; misschien {1}.",
        da: "Der er ingen regel {0}; måske {1}.", .quoted(word), .quoted(nearest))
    case .unknownRule(let word, nearest: nil):
      Message("There is no rule {0}.", nl: "Er is geen regel {0}.", da: "Der er ingen regel {0}.", .quoted(word))
    case .noUntil:
      Message(
        "A waiver's date comes after the word {0}.", nl: "De datum van een ontheffing komt na het woord {0}.",
        da: "En dispensations dato kommer efter ordet {0}.", .quoted("until"))
    case .noDate:
      Message(
        "After {0} comes the last day on which the waiver counts.",
        nl: "Na {0} komt de laatste dag waarop de ontheffing geldt.",
        da: "Efter {0} kommer den sidste dag, dispensationen gælder.", .quoted("until"))
    case .badDate(let text, let problem):
      Message(
        "{0} cannot be read as a date: {1}.", nl: "{0} is niet te lezen als datum: {1}.",
        da: "{0} kan ikke læses som en dato: {1}.", .quoted(text), .localized(Self.explain(problem)))
    case .noName:
      Message(
        "After {0} comes the name of whoever accepts the finding.",
        nl: "Na {0} komt de naam van wie de bevinding aanvaardt.",
        da: "Efter {0} kommer navnet på den, der accepterer fundet.", .quoted("by"))
    case .twice(let word):
      Message(
        "{0} stands here a second time.", nl: "{0} staat hier voor de tweede keer.", da: "{0} står her for anden gang.",
        .quoted(word))
    case .noColon:
      Message(
        "A colon is missing here, between the rules and the reason.",
        nl: "Hier ontbreekt een dubbele punt, tussen de regels en de reden.",
        da: "Her mangler et kolon mellem reglerne og begrundelsen.")
    case .noReason:
      Message(
        "This waiver gives no reason.", nl: "Deze ontheffing geeft geen reden.",
        da: "Denne dispensation har ingen begrundelse.")
    case .openReason(let text):
      Message(
        "The reason for this waiver is still {0}.", nl: "De reden van deze ontheffing is nog {0}.",
        da: "Begrundelsen for denne dispensation er stadig {0}.", .quoted(text))
    }
  }

  /// A waiver takes no date that counts from another.
  private static func explain(_ problem: CalendarProblem) -> Localized<String> {
    guard case .notADate = problem.kind else { return problem.explanation }
    return Localized(
      "a day is written 2026-06-01", nl: "een dag staat als 2026-06-01", da: "en dag skrives 2026-06-01")
  }

  // MARK: - Not working

  func unattached(_ waiver: PlacedWaiver, _ failure: WaiverBinder.Failure) -> Diagnostic {
    var related: [Place] = []
    let message: Message
    var advice = Self.position
    switch failure {
    case .nothingFollows:
      message = Message(
        "Nothing follows here that this waiver could be about.",
        nl: "Hier volgt niets waar deze ontheffing over kan gaan.",
        da: "Her følger intet, som denne dispensation kan gælde.")
    case .indentedLess(let next):
      related = [Place(source, next, label: Message("this follows", nl: "dit volgt", da: "det her følger"))]
      message = Message(
        "This waiver is indented further than what follows, and so is not about that.",
        nl: "Deze ontheffing springt verder in dan wat erop volgt, en gaat daar dus niet over.",
        da: "Denne dispensation er rykket længere ind end det, der følger, og gælder derfor ikke det.")
    case .nextDocument:
      message = Message(
        "This waiver stands between two plans, and is about neither.",
        nl: "Deze ontheffing staat tussen twee plannen, en gaat over geen van beide.",
        da: "Denne dispensation står mellem to planer og gælder ingen af dem.")
      advice = Message(
        "Put it below the {0} of the plan that it is meant for.",
        nl: "Zet de ontheffing onder de {0} van het plan waarvoor die bedoeld is.",
        da: "Sæt den under {0} i den plan, den er ment for.", .quoted("---"))
    case .nothingOnLine:
      message = Message(
        "Nothing stands on this line that a waiver could be about.",
        nl: "Op deze regel staat niets waar een ontheffing over kan gaan.",
        da: "På denne linje står intet, som en dispensation kan gælde.")
    case .belowContent:
      message = Message(
        "A waiver for the whole file has to stand above the first line of the plan.",
        nl: "Een ontheffing voor het hele bestand hoort boven de eerste regel van het plan te staan.",
        da: "En dispensation for hele filen skal stå over planens første linje.")
      advice = Message(
        "Move it to the top of the file, or write {0} where it is about this place alone.",
        nl: "Zet die boven in het bestand, of schrijf {0} als het alleen om deze plaats gaat.",
        da: "Flyt den til toppen af filen, eller skriv {0}, hvis den kun gælder dette sted.", .quoted("waive"))
    case .insideText:
      message = Message(
        "This line belongs to a text and is no comment, so it waives nothing.",
        nl: "Deze regel hoort bij een tekst en is geen opmerking, en werkt dus niet.",
        da: "Denne linje hører til en tekst og er ingen kommentar, så den virker ikke.")
      advice = Message(
        "Put it outside the text, on a line of its own above the key whose text this is.",
        nl: "Zet de ontheffing buiten de tekst, op een eigen regel boven de sleutel waar deze tekst bij hoort.",
        da: "Sæt den uden for teksten, på en linje for sig over den nøgle, teksten hører til.")
    }
    var range = waiver.comment
    // Of a comment that could be read, the reason is not at fault.
    if case .insideText = failure {} else { range.upper = waiver.text.heading.upper }
    return make(
      .unattachedWaiver, range, message, advice: advice, related: related, key: [source.text(in: waiver.comment)])
  }

  func expired(_ waiver: PlacedWaiver, _ date: PlanDate, _ range: ByteRange) -> Diagnostic {
    make(
      .expiredWaiver, range,
      Message(
        "This waiver counted up to and including {0}.", nl: "Deze ontheffing gold tot en met {0}.",
        da: "Denne dispensation gjaldt til og med {0}.", .date(date.reading(.last))),
      advice: Message(
        "Solve what it is about and remove it, or have it decided anew and write the new date.",
        nl: "Los op waar het om gaat en haal de ontheffing weg, of laat opnieuw besluiten en schrijf de nieuwe datum.",
        da: "Løs det, den gælder, og fjern den, eller få det besluttet på ny, og skriv den nye dato."),
      key: [source.text(in: waiver.comment)])
  }

  func unwaivable(_ rule: WaiverText.RuleWord) -> Diagnostic {
    let id = names.id(rule.named)
    return make(
      .unwaivableRule, rule.range,
      Message(
        "{0} cannot be waived.", nl: "Voor {0} kan geen ontheffing gelden.", da: "Der kan ikke dispenseres fra {0}.",
        name(id)),
      advice: Message(
        "Put right what it finds, and take it out of the waiver.",
        nl: "Herstel wat deze regel vindt, en haal hem uit de ontheffing.",
        da: "Ret det, reglen finder, og tag den ud af dispensationen."),
      key: [id.code])
  }

  /// - Parameter elsewhere: where a finding of the rule is that no waiver covers.
  func unused(_ waiver: PlacedWaiver, _ rule: WaiverText.RuleWord, elsewhere: Place?) -> Diagnostic {
    let id = names.id(rule.named)
    var related: [Place] = []
    var advice = Message(
      "Remove it, so that it does not hide the next finding.",
      nl: "Haal de ontheffing weg, zodat die de volgende bevinding niet verbergt.",
      da: "Fjern den, så den ikke skjuler det næste fund.")
    if waiver.text.rules.count > 1 {
      advice = Message(
        "Take {0} out of it, so that it does not hide the next finding.",
        nl: "Haal {0} eruit, zodat de ontheffing de volgende bevinding niet verbergt.",
        da: "Tag {0} ud af den, så den ikke skjuler det næste fund.", .text(id.code))
    }
    if var place = elsewhere {
      place.label = Message("it finds this", nl: "dit vindt hij", da: "det her finder den")
      related = [place]
      advice = Message(
        "If it is meant for the finding shown, put it at the end of that line or on a line of its own above it; else remove it.",
        nl:
          "Hoort de ontheffing bij de getoonde bevinding, zet die dan aan het eind van die regel of op een eigen regel erboven; haal die anders weg.",
        da:
          "Er den ment for det viste fund, så sæt den for enden af den linje eller på en linje for sig over den; fjern den ellers."
      )
    }
    return make(
      .unusedWaiver, rule.range,
      Message(
        "This waiver has nothing to waive: {0} finds nothing here.",
        nl: "Deze ontheffing is nergens voor nodig: {0} vindt hier niets.",
        da: "Denne dispensation er ikke nødvendig: {0} finder intet her.", name(id)),
      advice: advice, related: related, key: [id.code, waiver.text.reason])
  }
}
