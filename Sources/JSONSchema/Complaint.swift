package import Diagnostics
internal import PlanCalendar

/// What a schema has against a node, in words for the plan's author.
struct Complaint {
  var id: DiagnosticID
  var message: Message
  var label: Message?
  var advice: Message?
  /// The part of the scalar's text that is wrong, in UTF-8 offsets; nil: all of it.
  var part: Range<Int>?
}

extension DiagnosticID {
  package static let wrongType = DiagnosticID("CRM910", "wrong-type")
  package static let unknownKey = DiagnosticID("CRM911", "unknown-key")
  package static let unknownValue = DiagnosticID("CRM912", "unknown-value")
  package static let badDate = DiagnosticID("CRM913", "bad-date")
  package static let badValue = DiagnosticID("CRM914", "bad-value")
  package static let missingKey = DiagnosticID("CRM915", "missing-key")
}

// MARK: - The wrong type

extension Complaint {
  /// The subject of a sentence: the key in quotes, or "the plan" for the root.
  private static func subject(_ name: String?) -> Argument {
    name.map(Argument.quoted) ?? .localized(Localized("this", nl: "dit", da: "dette"))
  }

  static func expectsText(_ name: String?, text: String) -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "{0} is a text, and {1} is read as a number, a date or true/false",
        nl: "{0} is een tekst, en {1} wordt gelezen als getal, datum of true/false",
        da: "{0} er en tekst, og {1} læses som et tal, en dato eller true/false", subject(name), .quoted(text)),
      advice: Message(
        "Put it in quotation marks: \"{0}\".", nl: "Zet het tussen aanhalingstekens: \"{0}\".",
        da: "Sæt det i anførselstegn: \"{0}\".", .text(text)))
  }

  static func expectsTruth(_ name: String?, text: String) -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "{0} is true or false, not {1}", nl: "{0} is true of false, niet {1}", da: "{0} er true eller false, ikke {1}",
        subject(name), .quoted(text)),
      advice: Message(
        "Write true or false, without quotation marks.", nl: "Schrijf true of false, zonder aanhalingstekens.",
        da: "Skriv true eller false uden anførselstegn."))
  }

  static func expectsNumber(_ name: String?, text: String, whole: Bool) -> Complaint {
    let message =
      whole
      ? Message(
        "{0} is a whole number, not {1}", nl: "{0} is een geheel getal, niet {1}", da: "{0} er et helt tal, ikke {1}",
        subject(name), .quoted(text))
      : Message(
        "{0} is a number, not {1}", nl: "{0} is een getal, niet {1}", da: "{0} er et tal, ikke {1}", subject(name),
        .quoted(text))
    return Complaint(
      id: .wrongType, message: message,
      advice: Message(
        "Write digits only, with a point for decimals and no unit: 42 or 0.5.",
        nl: "Schrijf alleen cijfers, met een punt voor decimalen en zonder eenheid: 42 of 0.5.",
        da: "Skriv kun cifre, med punktum før decimaler og uden enhed: 42 eller 0.5."))
  }

  static func expectsList(_ name: String?) -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "{0} is a list, and there is a single value", nl: "{0} is een lijst, en hier staat één waarde",
        da: "{0} er en liste, og her står én værdi", subject(name)),
      advice: Message(
        "Put each item on a line of its own, beginning with a dash and a space.",
        nl: "Zet elk punt op een eigen regel die begint met een streepje en een spatie.",
        da: "Sæt hvert punkt på sin egen linje, der begynder med en bindestreg og et mellemrum."))
  }

  static func expectsMapping(_ name: String?, keys: [String]) -> Complaint {
    Complaint(
      id: .wrongType,
      message: name == nil
        ? Message(
          "a plan is a set of keys such as 'project:', and this file holds a single text",
          nl: "een plan bestaat uit sleutels zoals 'project:', en dit bestand bevat één tekst",
          da: "en plan består af nøgler som 'project:', og denne fil indeholder én tekst")
        : Message(
          "{0} is a section with keys of its own, and there is a single value",
          nl: "{0} is een onderdeel met eigen sleutels, en hier staat één waarde",
          da: "{0} er et afsnit med egne nøgler, og her står én værdi", subject(name)),
      advice: Message(
        "It takes these keys: {0}.", nl: "Het heeft deze sleutels: {0}.", da: "Det har disse nøgler: {0}.",
        .list(Array(keys.prefix(12)))))
  }

  static func unexpectedList(_ name: String?, isMapping: Bool) -> Complaint {
    guard name != nil || !isMapping else {
      return Complaint(
        id: .wrongType,
        message: Message(
          "a plan is a set of keys such as 'project:', and this file holds a list",
          nl: "een plan bestaat uit sleutels zoals 'project:', en dit bestand bevat een lijst",
          da: "en plan består af nøgler som 'project:', og denne fil indeholder en liste"),
        advice: Message(
          "Begin the file with 'format: crm-plan/1' and put the list under the key it belongs to.",
          nl: "Begin het bestand met 'format: crm-plan/1' en zet de lijst onder de sleutel waar ze bij hoort.",
          da: "Begynd filen med 'format: crm-plan/1', og sæt listen under den nøgle, den hører til."))
    }
    return Complaint(
      id: .wrongType,
      message: isMapping
        ? Message(
          "{0} is one section with keys of its own, and there is a list",
          nl: "{0} is één onderdeel met eigen sleutels, en hier staat een lijst",
          da: "{0} er ét afsnit med egne nøgler, og her står en liste", subject(name))
        : Message(
          "{0} takes one value, and there is a list", nl: "{0} heeft één waarde, en hier staat een lijst",
          da: "{0} har én værdi, og her står en liste", subject(name)),
      advice: Message(
        "Remove the dashes or brackets and give one value.",
        nl: "Haal de streepjes of haken weg en geef één waarde.",
        da: "Fjern bindestregerne eller klammerne, og giv én værdi."))
  }

  static func unexpectedMapping(_ name: String?) -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "{0} takes one value, and there are keys below it",
        nl: "{0} heeft één waarde, en er staan sleutels onder",
        da: "{0} har én værdi, og der står nøgler under den", subject(name)),
      advice: Message(
        "Give the value on the same line; a text with a colon in it needs quotation marks.",
        nl: "Geef de waarde op dezelfde regel; een tekst met een dubbele punt erin moet tussen aanhalingstekens.",
        da: "Giv værdien på samme linje; en tekst med kolon i skal stå i anførselstegn."))
  }

  static func tooFewItems(_ name: String?, minimum: Int) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} needs at least {1}", nl: "{0} vraagt minstens {1}", da: "{0} kræver mindst {1}", subject(name),
        .count(
          minimum,
          Localized(
            .init(one: "item", many: "items"), nl: .init(one: "punt", many: "punten"),
            da: .init(one: "punkt", many: "punkter")))))
  }
}

// MARK: - Keys and choices

extension Complaint {
  static func unknownKey(
    _ key: String, in section: String?, nearest: String?, homes: [String], known: [String]
  ) -> Complaint {
    let place: Argument =
      section.map(Argument.quoted)
      ?? .localized(Localized("the plan itself", nl: "het plan zelf", da: "selve planen"))
    var complaint = Complaint(
      id: .unknownKey,
      message: Message(
        "there is no key {0} in {1}", nl: "er is geen sleutel {0} in {1}", da: "der er ingen nøgle {0} i {1}",
        .quoted(key), place))
    if let nearest {
      complaint.message = Message(
        "there is no key {0} in {1}; did you mean {2}?", nl: "er is geen sleutel {0} in {1}; bedoelde u {2}?",
        da: "der er ingen nøgle {0} i {1}; mente du {2}?", .quoted(key), place, .quoted(nearest))
      complaint.label = Message(
        "perhaps {0}", nl: "misschien {0}", da: "måske {0}", .quoted(nearest))
      complaint.advice = Message(
        "Rename it to {0}. A key of your own begins with 'x-'.",
        nl: "Noem de sleutel {0}. Een eigen sleutel begint met 'x-'.",
        da: "Omdøb den til {0}. En nøgle af egen opfindelse begynder med 'x-'.", .quoted(nearest))
    } else if !homes.isEmpty {
      complaint.advice = Message(
        "The format has this key elsewhere: in {0}. Move it there, or begin it with 'x-' to keep it as your own.",
        nl: "Het formaat heeft deze sleutel elders: in {0}. Verplaats hem, of laat hem met 'x-' beginnen als eigen sleutel.",
        da: "Formatet har denne nøgle et andet sted: i {0}. Flyt den, eller lad den begynde med 'x-' som din egen.",
        .list(Array(homes.prefix(4))))
    } else {
      complaint.advice = Message(
        "The keys here are {0}. A key of your own begins with 'x-'.",
        nl: "De sleutels hier zijn {0}. Een eigen sleutel begint met 'x-'.",
        da: "Nøglerne her er {0}. En nøgle af egen opfindelse begynder med 'x-'.", .list(known))
    }
    return complaint
  }

  static func missingKey(_ key: String, in section: String?) -> Complaint {
    Complaint(
      id: .missingKey,
      message: Message(
        "the key {0} is missing in {1}", nl: "de sleutel {0} ontbreekt in {1}", da: "nøglen {0} mangler i {1}",
        .quoted(key),
        section.map(Argument.quoted) ?? .localized(Localized("the plan", nl: "het plan", da: "planen"))))
  }

  static func badChoice(_ name: String?, text: String, choices: [String]) -> Complaint {
    let nearest = NearestName.of(text, among: choices)
    return Complaint(
      id: .unknownValue,
      message: nearest.map {
        Message(
          "{0} is not a value of {1}; did you mean {2}?", nl: "{0} is geen waarde van {1}; bedoelde u {2}?",
          da: "{0} er ikke en værdi af {1}; mente du {2}?", .quoted(text), subject(name), .quoted($0))
      }
        ?? Message(
          "{0} is not a value of {1}", nl: "{0} is geen waarde van {1}", da: "{0} er ikke en værdi af {1}",
          .quoted(text), subject(name)),
      label: nearest.map { Message("perhaps {0}", nl: "misschien {0}", da: "måske {0}", .quoted($0)) },
      advice: Message(
        "It takes one of these: {0}.", nl: "Kies een van deze: {0}.", da: "Vælg en af disse: {0}.",
        .list(choices)))
  }
}

// MARK: - Values

extension Complaint {
  static func emptyText(_ name: String?) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message("{0} is empty", nl: "{0} is leeg", da: "{0} er tom", subject(name)),
      advice: Message(
        "Fill it in, or leave the key out.", nl: "Vul het in, of laat de sleutel weg.",
        da: "Udfyld det, eller udelad nøglen."))
  }

  static func badSlug(_ name: String?, text: String) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} is not an id", nl: "{0} is geen id", da: "{0} er ikke et id", .quoted(text)),
      advice: Message(
        "An id is short and has no spaces: letters, digits, '-' and '_', such as field-sales. Put the full name under 'name'.",
        nl:
          "Een id is kort en zonder spaties: letters, cijfers, '-' en '_', zoals field-sales. Zet de volledige naam onder 'name'.",
        da:
          "Et id er kort og uden mellemrum: bogstaver, cifre, '-' og '_', som field-sales. Sæt det fulde navn under 'name'."))
  }

  static func outOfRange(_ name: String?, text: String, least: Double?, most: Double?) -> Complaint {
    let bounds: Message
    switch (least, most) {
    case (let least?, let most?):
      bounds = Message(
        "{0} lies between {1} and {2}, and {3} does not", nl: "{0} ligt tussen {1} en {2}, en {3} niet",
        da: "{0} ligger mellem {1} og {2}, og det gør {3} ikke", subject(name), .number(least), .number(most),
        .quoted(text))
    case (let least?, nil):
      bounds = Message(
        "{0} is {1} or more, not {2}", nl: "{0} is {1} of meer, niet {2}", da: "{0} er {1} eller mere, ikke {2}",
        subject(name), .number(least), .quoted(text))
    case (nil, let most):
      bounds = Message(
        "{0} is {1} at the most, not {2}", nl: "{0} is hoogstens {1}, niet {2}", da: "{0} er højst {1}, ikke {2}",
        subject(name), .number(most ?? 0), .quoted(text))
    }
    return Complaint(id: .badValue, message: bounds)
  }

  static func notAbove(_ name: String?, text: String, bound: Double) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} is more than {1}, and {2} is not", nl: "{0} is meer dan {1}, en {2} niet",
        da: "{0} er mere end {1}, og det er {2} ikke", subject(name), .number(bound), .quoted(text)))
  }
}
