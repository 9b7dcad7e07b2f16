internal import Diagnostics

// MARK: - The wrong type

extension Complaint {
  /// - Parameter isTruth: whether the text reads as true or false; else as a number.
  static func expectsText(_ name: String?, text: String, isTruth: Bool) -> Complaint {
    Complaint(
      id: .wrongType,
      message: isTruth
        ? Message(
          "{0} takes a text, and {1} is read as yes or no.",
          nl: "Bij {0} hoort een tekst, maar {1} wordt als ja of nee gelezen.",
          da: "Ved {0} skal der stå en tekst, men {1} læses som ja eller nej.", subject(name), excerpt(text))
        : Message(
          "{0} takes a text, and {1} is read as a number.",
          nl: "Bij {0} hoort een tekst, maar {1} wordt als getal gelezen.",
          da: "Ved {0} skal der stå en tekst, men {1} læses som et tal.", subject(name), excerpt(text)),
      advice: Message(
        "Put it in quotation marks.", nl: "Zet het tussen aanhalingstekens.", da: "Sæt det i anførselstegn."))
  }

  static func expectsTruth(_ name: String?, text: String) -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "{0} takes true or false, not {1}.", nl: "Bij {0} hoort true of false, niet {1}.",
        da: "Ved {0} skal der stå true eller false, ikke {1}.", subject(name), excerpt(text)),
      advice: Message(
        "Write true for yes and false for no, without quotation marks.",
        nl: "Schrijf true voor ja en false voor nee, zonder aanhalingstekens.",
        da: "Skriv true for ja og false for nej, uden anførselstegn."))
  }

  /// - Parameter isQuoted: whether it is a number in quotation marks.
  static func expectsNumber(_ name: String?, text: String, whole: Bool, isQuoted: Bool) -> Complaint {
    if isQuoted {
      return Complaint(
        id: .wrongType,
        message: Message(
          "{0} takes a number, and {1} in quotation marks is a text.",
          nl: "Bij {0} hoort een getal, en {1} tussen aanhalingstekens is een tekst.",
          da: "Ved {0} skal der stå et tal, og {1} i anførselstegn er en tekst.", subject(name), excerpt(text)),
        advice: Message(
          "Remove the quotation marks.", nl: "Haal de aanhalingstekens weg.", da: "Fjern anførselstegnene."))
    }
    return Complaint(
      id: .wrongType,
      message: whole
        ? Message(
          "{0} takes a whole number, not {1}.", nl: "Bij {0} hoort een geheel getal, niet {1}.",
          da: "Ved {0} skal der stå et helt tal, ikke {1}.", subject(name), excerpt(text))
        : Message(
          "{0} takes a number, not {1}.", nl: "Bij {0} hoort een getal, niet {1}.",
          da: "Ved {0} skal der stå et tal, ikke {1}.", subject(name), excerpt(text)),
      advice: whole
        ? Message(
          "Write digits only, without a unit: 42.", nl: "Schrijf alleen cijfers, zonder eenheid: 42.",
          da: "Skriv kun cifre, uden enhed: 42.")
        : Message(
          "Write digits only, with a point for decimals and no unit: 42 or 0.5.",
          nl: "Schrijf alleen cijfers, met een punt voor decimalen en zonder eenheid: 42 of 0.5.",
          da: "Skriv kun cifre, med punktum før decimaler og uden enhed: 42 eller 0.5."))
  }

  static func expectsList(_ name: String?) -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "{0} takes a list, not a single value.", nl: "Bij {0} hoort een lijst, geen losse waarde.",
        da: "Ved {0} skal der stå en liste, ikke en enkelt værdi.", subject(name)),
      advice: Message(
        "Put each item on a line of its own that begins with a dash and a space.",
        nl: "Zet elk punt op een eigen regel die begint met een streepje en een spatie.",
        da: "Sæt hvert punkt på sin egen linje, der begynder med en bindestreg og et mellemrum."))
  }

  /// Keys stand where a list of sections belongs: the dash is missing.
  static func expectsItems(_ name: String?) -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "{0} takes a list, and keys stand directly below it.",
        nl: "Bij {0} hoort een lijst, maar er staan meteen sleutels onder.",
        da: "Ved {0} skal der stå en liste, men der står nøgler direkte under.", subject(name)),
      advice: Message(
        "Put a dash and a space before the first key of each item, and indent its other keys as far.",
        nl:
          "Zet een streepje en een spatie voor de eerste sleutel van elk punt, en laat de andere sleutels even ver inspringen.",
        da:
          "Sæt en bindestreg og et mellemrum før den første nøgle i hvert punkt, og ryk de andre nøgler lige så langt ind."
      ))
  }

  static func expectsSection(_ name: String?, keys: [String]) -> Complaint {
    Complaint(
      id: .wrongType,
      message: name == nil
        ? Message(
          "A plan is made of keys such as {0}, and this file holds a text.",
          nl: "Een plan bestaat uit sleutels zoals {0}, maar dit bestand bevat een tekst.",
          da: "En plan består af nøgler som {0}, men denne fil indeholder en tekst.", .quoted("project:"))
        : Message(
          "{0} is a section with keys of its own, not a single value.",
          nl: "Bij {0} horen eigen sleutels, geen losse waarde.",
          da: "Under {0} skal der stå nøgler, ikke en enkelt værdi.", subject(name)),
      advice: keys.isEmpty
        ? nil
        : Message(
          "The keys here are {0}.", nl: "De sleutels hier zijn {0}.", da: "Nøglerne her er {0}.",
          .list(Array(keys.prefix(40)))))
  }

  /// - Parameter isSection: whether one section belongs there; else one value.
  static func unexpectedList(_ name: String?, isSection: Bool) -> Complaint {
    guard name != nil || !isSection else {
      return Complaint(
        id: .wrongType,
        message: Message(
          "A plan is made of keys such as {0}, and this file holds a list.",
          nl: "Een plan bestaat uit sleutels zoals {0}, maar dit bestand bevat een lijst.",
          da: "En plan består af nøgler som {0}, men denne fil indeholder en liste.", .quoted("project:")),
        advice: Message(
          "Begin the file with {0}, and put the list under the key that it belongs to.",
          nl: "Begin het bestand met {0} en zet de lijst onder de sleutel waar ze bij hoort.",
          da: "Begynd filen med {0}, og sæt listen under den nøgle, den hører til.", .quoted("format: crm-plan/1")))
    }
    return Complaint(
      id: .wrongType,
      message: isSection
        ? Message(
          "{0} is one section with keys of its own, not a list.", nl: "Bij {0} horen eigen sleutels, geen lijst.",
          da: "Under {0} skal der stå nøgler, ikke en liste.", subject(name))
        : Message(
          "{0} takes one value, not a list.", nl: "Bij {0} hoort één waarde, geen lijst.",
          da: "Ved {0} skal der stå én værdi, ikke en liste.", subject(name)),
      advice: isSection
        ? Message(
          "Remove the dashes.", nl: "Haal de streepjes weg.", da: "Fjern bindestregerne.")
        : Message(
          "Remove the dashes or brackets and give one value.",
          nl: "Haal de streepjes of haken weg en geef één waarde.",
          da: "Fjern bindestregerne eller klammerne, og giv én værdi."))
  }

  static func unexpectedSection(_ name: String?) -> Complaint {
    Complaint(
      id: .wrongType,
      message: Message(
        "{0} takes one value, and keys stand below it.", nl: "Bij {0} hoort één waarde, maar er staan sleutels onder.",
        da: "Ved {0} skal der stå én værdi, men der står nøgler under.", subject(name)),
      advice: Message(
        "Give the value on the same line; a text with a colon in it needs quotation marks.",
        nl: "Geef de waarde op dezelfde regel; een tekst met een dubbele punt erin moet tussen aanhalingstekens.",
        da: "Giv værdien på samme linje; en tekst med kolon i skal stå i anførselstegn."))
  }

  static func tooFewItems(_ name: String?, minimum: Int) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} needs at least {1}.", nl: "Zet bij {0} minstens {1}.", da: "Ved {0} skal der stå mindst {1}.",
        subject(name),
        .count(
          minimum,
          Localized(
            .init(one: "item", many: "items"), nl: .init(one: "punt", many: "punten"),
            da: .init(one: "punkt", many: "punkter")))))
  }
}
