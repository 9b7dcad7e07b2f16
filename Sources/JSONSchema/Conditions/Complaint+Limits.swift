internal import Diagnostics
internal import YAMLTree

// MARK: - Texts and numbers

extension Complaint {
  static func tooShort(_ name: String?, text: String, minimum: Int) -> Complaint {
    guard !text.isEmpty else { return .noValue(name) }
    return Complaint(
      id: .badValue,
      message: Message(
        "{0} takes at least {1}, and {2} is shorter.", nl: "Voor {0} geldt een minimum van {1}, en {2} is korter.",
        da: "Ved {0} skal der stå mindst {1}, og {2} er kortere.", subject(name), characters(minimum), excerpt(text)))
  }

  static func tooLong(_ name: String?, text: String, count: Int, maximum: Int) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} takes at most {1}, and this has {2}.", nl: "Voor {0} geldt een maximum van {1}, en dit zijn er {2}.",
        da: "Ved {0} må der højst stå {1}, og her er der {2}.", subject(name), characters(maximum),
        .number(Double(count))),
      advice: Message("Shorten it.", nl: "Maak het korter.", da: "Gør det kortere."))
  }

  private static func characters(_ count: Int) -> Argument {
    .count(
      count,
      Localized(
        .init(one: "character", many: "characters"), nl: .init(one: "teken", many: "tekens"),
        da: .init(one: "tegn", many: "tegn")))
  }

  /// - Parameter example: what the schema gives as one.
  static func badPattern(_ name: String?, text: String, pattern: String, example: String?) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{1} is not written the way that {0} needs.", nl: "{1} is niet geschreven zoals het bij {0} hoort.",
        da: "{1} er ikke skrevet sådan, som det skal være ved {0}.", inside(name), excerpt(text)),
      advice: example.map {
        Message(
          "Write it as in {0}.", nl: "Schrijf het zoals in {0}.", da: "Skriv det som i {0}.", .quoted($0))
      }
        ?? Message(
          "It must match the pattern {0}.", nl: "Het moet voldoen aan het patroon {0}.",
          da: "Det skal passe til mønsteret {0}.", excerpt(pattern)))
  }

  static func notBelow(_ name: String?, text: String, bound: Double) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} must be less than {1}, not {2}.", nl: "Bij {0} hoort minder dan {1}, niet {2}.",
        da: "Ved {0} skal der stå mindre end {1}, ikke {2}.", subject(name), .number(bound), excerpt(text)))
  }

  static func noMultiple(_ name: String?, text: String, of factor: ExactNumber) -> Complaint {
    if factor == ExactNumber(1) { return .expectsNumber(name, text: text, whole: true, isQuoted: false) }
    if factor.digits == [1], factor.exponent < 0 {
      let decimals = Argument.count(
        -factor.exponent,
        Localized(
          .init(one: "decimal", many: "decimals"), nl: .init(one: "decimaal", many: "decimalen"),
          da: .init(one: "decimal", many: "decimaler")))
      return Complaint(
        id: .badValue,
        message: Message(
          "{0} takes a number of at most {1}, not {2}.", nl: "Bij {0} hoort een getal met hoogstens {1}, niet {2}.",
          da: "Ved {0} skal der stå et tal med højst {1}, ikke {2}.", subject(name), decimals, excerpt(text)),
        advice: Message("Round it.", nl: "Rond het af.", da: "Afrund det."))
    }
    return Complaint(
      id: .badValue,
      message: Message(
        "{0} must be a multiple of {1}, and {2} is not.", nl: "Bij {0} hoort een veelvoud van {1}, en {2} is dat niet.",
        da: "Ved {0} skal der stå et multiplum af {1}, og det er {2} ikke.", subject(name),
        .number(factor.approximate), excerpt(text)))
  }
}

// MARK: - Sections and lists

extension Complaint {
  private static func keys(_ count: Int) -> Argument {
    .count(
      count,
      Localized(
        .init(one: "key", many: "keys"), nl: .init(one: "sleutel", many: "sleutels"),
        da: .init(one: "nøgle", many: "nøgler")))
  }

  private static func items(_ count: Int) -> Argument {
    .count(
      count,
      Localized(
        .init(one: "item", many: "items"), nl: .init(one: "punt", many: "punten"),
        da: .init(one: "punkt", many: "punkter")))
  }

  static func tooFewKeys(_ name: String?, minimum: Int) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} needs at least {1}.", nl: "Voor {0} geldt een minimum van {1}.", da: "Under {0} skal der stå mindst {1}.",
        subject(name), keys(minimum)))
  }

  static func tooManyKeys(_ name: String?, count: Int, maximum: Int) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} takes at most {1}, and this has {2}.", nl: "Voor {0} geldt een maximum van {1}, en dit zijn er {2}.",
        da: "Under {0} må der højst stå {1}, og her er der {2}.", subject(name), keys(maximum),
        .number(Double(count))))
  }

  /// - Parameter count: how many there are, where that is known.
  static func tooManyItems(_ name: String?, count: Int?, maximum: Int) -> Complaint {
    guard maximum > 0 else {
      return Complaint(
        id: .badValue,
        message: Message(
          "{0} takes no items.", nl: "Bij {0} horen geen punten.", da: "Ved {0} må der ikke stå punkter.",
          subject(name)),
        advice: Message(
          "Leave the list empty, or leave it out.", nl: "Laat de lijst leeg, of laat haar weg.",
          da: "Lad listen være tom, eller udelad den."))
    }
    return Complaint(
      id: .badValue,
      message: count.map {
        Message(
          "{0} takes at most {1}, and this has {2}.", nl: "Voor {0} geldt een maximum van {1}, en dit zijn er {2}.",
          da: "Ved {0} må der højst stå {1}, og her er der {2}.", subject(name), items(maximum), .number(Double($0)))
      }
        ?? Message(
          "{0} takes at most {1}, and here another begins.",
          nl: "Voor {0} geldt een maximum van {1}, en hier begint er nog één.",
          da: "Ved {0} må der højst stå {1}, og her begynder endnu et.", subject(name), items(maximum)))
  }

  /// - Parameter first: where the same stands before.
  static func repeated(_ name: String?, text: String?, first: NodeID) -> Complaint {
    Complaint(
      id: .badValue,
      message: text.map {
        Message(
          "{0} names {1} twice.", nl: "Bij {0} staat {1} twee keer.", da: "Ved {0} står {1} to gange.",
          subject(name), excerpt($0))
      }
        ?? Message(
          "{0} has the same item twice.", nl: "Bij {0} staat twee keer hetzelfde punt.",
          da: "Ved {0} står det samme punkt to gange.", subject(name)),
      advice: Message("Remove one of them.", nl: "Haal er één weg.", da: "Fjern det ene."), earlier: first)
  }

  /// - Parameter words: what the items are, where there are words for it.
  static func containsTooFew(_ name: String?, _ words: Localized<String>?, count: Int, minimum: Int) -> Complaint {
    if minimum == 1 {
      return Complaint(
        id: .badValue,
        message: words.map {
          Message(
            "{0} needs an item that is {1}.", nl: "Bij {0} hoort een punt dat dit is: {1}.",
            da: "Ved {0} skal der stå et punkt, som er {1}.", subject(name), .localized($0))
        }
          ?? Message(
            "{0} needs an item of another kind than those that are there.",
            nl: "Bij {0} hoort een punt van een andere soort dan er staan.",
            da: "Ved {0} skal der stå et punkt af en anden slags end dem, der står der.", subject(name)))
    }
    return Complaint(
      id: .badValue,
      message: Message(
        "{0} needs at least {1} of this kind: {2}. It has {3}.",
        nl: "Voor {0} geldt een minimum van {1} van deze soort: {2}. Het zijn er {3}.",
        da: "Ved {0} skal der stå mindst {1} af denne slags: {2}. Der er {3}.", subject(name), items(minimum),
        .localized(words ?? unnamed), .number(Double(count))))
  }

  static func containsTooMany(_ name: String?, _ words: Localized<String>?, count: Int, maximum: Int) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} takes at most {1} of this kind: {2}. It has {3}.",
        nl: "Voor {0} geldt een maximum van {1} van deze soort: {2}. Het zijn er {3}.",
        da: "Ved {0} må der højst stå {1} af denne slags: {2}. Der er {3}.", subject(name), items(maximum),
        .localized(words ?? unnamed), .number(Double(count))))
  }

  private static let unnamed = Localized(
    "one that the format has no name for", nl: "een waarvoor het formaat geen naam heeft",
    da: "en, som formatet ikke har noget navn for")
}
