package import Diagnostics
internal import YAMLTree

/// What a schema has against a node, in words for the plan's author.
struct Complaint {
  var id: DiagnosticID
  var message: Message
  var label: Message?
  var advice: Message?
  /// The part of the scalar's text that is wrong, in UTF-8 offsets; nil: all of it.
  var part: Range<Int>?
  /// Where the same stands before, for what must not be repeated.
  var earlier: NodeID?
}

extension DiagnosticID {
  package static let wrongType = DiagnosticID("CRM910", "wrong-type")
  package static let unknownKey = DiagnosticID("CRM911", "unknown-key")
  package static let unknownValue = DiagnosticID("CRM912", "unknown-value")
  package static let badDate = DiagnosticID("CRM913", "bad-date")
  package static let badValue = DiagnosticID("CRM914", "bad-value")
  package static let missingKey = DiagnosticID("CRM915", "missing-key")
  /// Mistakes beyond those that are listed one by one.
  package static let moreMistakes = DiagnosticID("CRM916", "more-mistakes")
  /// To hold the document against all of the schema would take too long.
  package static let tooIntricate = DiagnosticID("CRM917", "too-intricate")
}

extension Complaint {
  /// The key that a sentence is about. English sentences begin with it; Dutch and Danish ones do not.
  static func subject(_ name: String?) -> Argument {
    name.map(excerpt) ?? .localized(Localized("This value", nl: "deze waarde", da: "denne værdi"))
  }

  /// The key that a sentence speaks of after its beginning.
  static func inside(_ name: String?) -> Argument {
    name.map(excerpt) ?? .localized(Localized("this value", nl: "deze waarde", da: "denne værdi"))
  }

  /// Something the plan says, in quotation marks; only its beginning where it is long.
  static func excerpt(_ text: String) -> Argument {
    .quoted(text.utf8.count <= 60 ? text : text.prefix(60) + "…")
  }

  static func more(_ count: Int, from place: Place) -> Diagnostic {
    Diagnostic(
      id: .moreMistakes, severity: .critical,
      message: Message(
        "There are {0} of this sort; they are not listed.",
        nl: "Er zijn nog {0} van deze soort; die staan er niet bij.",
        da: "Der er {0} af denne slags; de er ikke vist.",
        .count(
          count,
          Localized(
            .init(one: "more mistake", many: "more mistakes"), nl: .init(one: "fout", many: "fouten"),
            da: .init(one: "fejl mere", many: "fejl mere")))),
      place: place,
      advice: Message(
        "Correct those above first.", nl: "Verbeter eerst de fouten hierboven.", da: "Ret fejlene ovenfor først."))
  }
}

extension Complaint {
  static func tooIntricate(_ place: Place) -> Diagnostic {
    Diagnostic(
      id: .tooIntricate, severity: .critical,
      message: Message(
        "Not all of this could be held against the format: that would take too long.",
        nl: "Niet alles hiervan is aan het formaat getoetst: dat zou te lang duren.",
        da: "Ikke alt dette er holdt op mod formatet: det ville tage for lang tid."),
      place: place,
      advice: Message(
        "Split the file, or look for a part that is repeated many times.",
        nl: "Splits het bestand, of zoek een deel dat heel vaak wordt herhaald.",
        da: "Del filen, eller find en del, der gentages mange gange."))
  }
}

// MARK: - Keys and choices

extension Complaint {
  /// - Parameters:
  ///   - section: the key of the section around it; nil for the top level.
  ///   - ownPrefix: what the author's own keys begin with, where the section allows them.
  static func unknownKey(
    _ key: String, in section: String?, nearest: String?, homes: Homes, known: [String], ownPrefix: String?
  ) -> Complaint {
    var complaint = Complaint(
      id: .unknownKey,
      message: Message(
        "There is no key {0} in {1}.", nl: "Er bestaat geen sleutel {0} in {1}.",
        da: "Der findes ingen nøgle {0} i {1}.",
        excerpt(key), whole(section)))
    // The last argument of each advice.
    let prefix = Argument.quoted(ownPrefix ?? "")
    if let nearest {
      complaint.message = Message(
        "There is no key {0} in {1}. Did you mean {2}?", nl: "Er bestaat geen sleutel {0} in {1}. Bedoelde u {2}?",
        da: "Der findes ingen nøgle {0} i {1}. Mente I {2}?", excerpt(key), whole(section), .quoted(nearest))
      complaint.label = perhaps(nearest)
      complaint.advice = Message(
        "Rename it to {0}.\(ownKeys(ownPrefix, slot: 1)[.english])",
        nl: "Noem de sleutel {0}.\(ownKeys(ownPrefix, slot: 1)[.dutch])",
        da: "Omdøb den til {0}.\(ownKeys(ownPrefix, slot: 1)[.danish])", .quoted(nearest), prefix)
    } else if homes.isTopLevel {
      complaint.advice = Message(
        "This key belongs at the top level of the plan: begin its line without spaces.\(ownKeys(ownPrefix, slot: 0)[.english])",
        nl:
          "Deze sleutel hoort op het hoogste niveau van het plan: begin de regel zonder spaties.\(ownKeys(ownPrefix, slot: 0)[.dutch])",
        da:
          "Denne nøgle hører til øverst i planen: begynd linjen uden mellemrum.\(ownKeys(ownPrefix, slot: 0)[.danish])",
        prefix)
    } else if !homes.sections.isEmpty {
      complaint.advice = Message(
        "This key belongs in {0}: move it there.\(ownKeys(ownPrefix, slot: 1)[.english])",
        nl: "Deze sleutel hoort in {0}: verplaats hem daarheen.\(ownKeys(ownPrefix, slot: 1)[.dutch])",
        da: "Denne nøgle hører til i {0}: flyt den dertil.\(ownKeys(ownPrefix, slot: 1)[.danish])",
        .choices(Array(homes.sections.prefix(4))), prefix)
    } else if !known.isEmpty {
      complaint.advice = Message(
        "The keys here are {0}.\(ownKeys(ownPrefix, slot: 1)[.english])",
        nl: "De sleutels hier zijn {0}.\(ownKeys(ownPrefix, slot: 1)[.dutch])",
        da: "Nøglerne her er {0}.\(ownKeys(ownPrefix, slot: 1)[.danish])", .list(Array(known.prefix(40))), prefix)
    }
    return complaint
  }

  /// - Parameter text: what was meant, the key and its kind included.
  static func brokenText(_ key: String, of text: String, in section: String?) -> Complaint {
    let mark = text.contains("\"") ? "'" : "\""
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    let written = mark == "'" ? parts.joined(separator: "''") : text
    return Complaint(
      id: .unknownKey,
      message: Message(
        "There is no key {0} in {1}: between braces, a comma ends the text before it.",
        nl: "Er bestaat geen sleutel {0} in {1}: tussen accolades eindigt een tekst bij een komma.",
        da: "Der findes ingen nøgle {0} i {1}: mellem krøllede parenteser slutter en tekst ved et komma.",
        excerpt(key), whole(section)),
      advice: Message(
        "Put the whole text in quotation marks: {0}.", nl: "Zet de hele tekst tussen aanhalingstekens: {0}.",
        da: "Sæt hele teksten i anførselstegn: {0}.",
        .text(mark + (written.utf8.count <= 200 ? written : written.prefix(200) + "…") + mark)))
  }

  static func keyIsNoText() -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "A key is a name, not a list or a section.", nl: "Een sleutel is een naam, geen lijst of onderdeel.",
        da: "En nøgle er et navn, ikke en liste eller et afsnit."),
      advice: Message(
        "Write a name before the colon.", nl: "Schrijf een naam voor de dubbele punt.",
        da: "Skriv et navn før kolonet."))
  }

  static func missingKey(_ key: String, in section: String?) -> Complaint {
    Complaint(
      id: .missingKey,
      message: Message(
        "The key {0} is missing in {1}.", nl: "De sleutel {0} ontbreekt in {1}.", da: "Nøglen {0} mangler i {1}.",
        .quoted(key), whole(section)))
  }

  static func badChoice(_ name: String?, text: String, choices: [String]) -> Complaint {
    let nearest = NearestName.of(text, among: choices)
    let message =
      nearest.map {
        Message(
          "{0} cannot be {1}. Did you mean {2}?", nl: "Bij {0} kan {1} niet staan. Bedoelde u {2}?",
          da: "Ved {0} kan der ikke stå {1}. Mente I {2}?", subject(name), excerpt(text), .quoted($0))
      }
      ?? Message(
        "{0} cannot be {1}.", nl: "Bij {0} kan {1} niet staan.", da: "Ved {0} kan der ikke stå {1}.", subject(name),
        excerpt(text))
    return Complaint(
      id: .unknownValue, message: message, label: nearest.map(perhaps),
      advice: choices.isEmpty
        ? nil
        : choices.count == 1
          ? Message("Write {0}.", nl: "Schrijf {0}.", da: "Skriv {0}.", .choices(choices))
          : Message("Choose {0}.", nl: "Kies {0}.", da: "Vælg {0}.", .choices(choices)))
  }

  static func perhaps(_ name: String) -> Message {
    Message("perhaps {0}", nl: "misschien {0}", da: "måske {0}", .quoted(name))
  }

  private static func whole(_ section: String?) -> Argument {
    section.map(excerpt) ?? .localized(Localized("the plan", nl: "het plan", da: "planen"))
  }

  /// A further sentence on keys that the format leaves to the author; the argument in `slot` is what they begin with.
  private static func ownKeys(_ prefix: String?, slot: Int) -> Localized<String> {
    guard prefix != nil else { return Localized("", nl: "", da: "") }
    return Localized(
      " Keys of your own begin with {\(slot)}.", nl: " Eigen sleutels beginnen met {\(slot)}.",
      da: " Dine egne nøgler begynder med {\(slot)}.")
  }
}

// MARK: - Values

extension Complaint {
  static func noValue(_ name: String?) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} is empty.", nl: "Bij {0} is niets ingevuld.", da: "Ved {0} er der ikke udfyldt noget.", subject(name)),
      advice: Message(
        "Fill it in, or leave the key out.", nl: "Vul het in, of laat de sleutel weg.",
        da: "Udfyld det, eller udelad nøglen."))
  }

  static func badSlug(text: String, proposal: String?) -> Complaint {
    Complaint(
      id: .badValue,
      message: proposal.map {
        Message(
          "{0} cannot be an id. Did you mean {1}?", nl: "{0} kan geen id zijn. Bedoelde u {1}?",
          da: "{0} kan ikke være et id. Mente I {1}?", excerpt(text), .quoted($0))
      }
        ?? Message(
          "{0} cannot be an id.", nl: "{0} kan geen id zijn.", da: "{0} kan ikke være et id.", excerpt(text)),
      label: proposal.map(perhaps),
      advice: Message(
        "An id is a short name without spaces, of letters (a to z), digits, {0} and {1}. Put the full name under {2}.",
        nl:
          "Een id is een korte naam zonder spaties, met letters (a tot z), cijfers, {0} en {1}. Zet de volledige naam onder {2}.",
        da:
          "Et id er et kort navn uden mellemrum, af bogstaver (a til z), cifre, {0} og {1}. Skriv det fulde navn under {2}.",
        .quoted("-"), .quoted("_"), .quoted("name")))
  }

  static func groupedNumber(_ name: String?, text: String, meant: String) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "In {0}, {1} is read as a decimal point, so as {2}.",
        nl: "In {0} wordt de punt van {1} gelezen als decimaalteken, dus als {2}.",
        da: "I {0} læses punktummet i {1} som decimaltegn, altså som {2}.", subject(name), .quoted(text),
        .number(Double(text) ?? 0)),
      advice: Message(
        "Write {0} without points for thousands; for decimals, give one or two digits: 12.5.",
        nl: "Schrijf {0} zonder punten voor duizendtallen; geef decimalen in één of twee cijfers: 12.5.",
        da: "Skriv {0} uden punktum ved tusinder; angiv decimaler med et eller to cifre: 12.5.", .text(meant)))
  }

  static func outOfRange(_ name: String?, text: String, least: Double?, most: Double?) -> Complaint {
    let message: Message
    switch (least, most) {
    case (let least?, let most?):
      message = Message(
        "{0} must lie between {1} and {2}, and {3} does not.",
        nl: "Bij {0} hoort een getal van {1} tot en met {2}, niet {3}.",
        da: "Ved {0} skal der stå et tal fra {1} til {2}, ikke {3}.", subject(name), .number(least), .number(most),
        excerpt(text))
    case (let least?, nil):
      message = Message(
        "{0} must be {1} or more, not {2}.", nl: "Bij {0} hoort {1} of meer, niet {2}.",
        da: "Ved {0} skal der stå {1} eller mere, ikke {2}.", subject(name), .number(least), excerpt(text))
    case (nil, let most):
      message = Message(
        "{0} must be {1} or less, not {2}.", nl: "Bij {0} hoort {1} of minder, niet {2}.",
        da: "Ved {0} skal der stå {1} eller mindre, ikke {2}.", subject(name), .number(most ?? 0), excerpt(text))
    }
    return Complaint(id: .badValue, message: message)
  }

  static func notAbove(_ name: String?, text: String, bound: Double) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} must be more than {1}, not {2}.", nl: "Bij {0} hoort meer dan {1}, niet {2}.",
        da: "Ved {0} skal der stå mere end {1}, ikke {2}.", subject(name), .number(bound), excerpt(text)))
  }

  static func tooLarge(_ name: String?, text: String) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} takes a number, and {1} is too large to count with.",
        nl: "Bij {0} hoort een getal, en {1} is te groot om mee te rekenen.",
        da: "Ved {0} skal der stå et tal, og {1} er for stort at regne med.", subject(name), excerpt(text)))
  }
}
