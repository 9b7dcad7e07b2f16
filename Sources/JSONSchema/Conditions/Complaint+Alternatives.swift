internal import Diagnostics
internal import YAMLTree

// MARK: - Types and choices

extension Complaint {
  /// A value of a type that the schema does not ask for.
  static func wrongType(
    _ name: String?, tree: Tree, node: NodeID, shape: InstanceTypes, wanted: InstanceTypes
  ) -> Complaint {
    let isScalar = tree[node].kind == .scalar
    let text = tree.text(of: node)
    if shape == .null, !wanted.isEmpty { return .noValue(name) }
    switch wanted {
    case .string where isScalar: return .expectsText(name, text: text, isTruth: shape == .boolean)
    case .boolean where isScalar: return .expectsTruth(name, text: text)
    case .number where isScalar, .integer where isScalar:
      let isQuoted = shape == .string && Double(text)?.isFinite == true
      return .expectsNumber(name, text: text, whole: wanted == .integer, isQuoted: isQuoted)
    case .array: return shape == .object ? .expectsItems(name) : .expectsList(name)
    case .object where name != nil:
      return shape == .array ? .unexpectedList(name, isSection: true) : .expectsSection(name, keys: [])
    case .null:
      return Complaint(
        id: .wrongType,
        message: Message(
          "{0} must stay empty.", nl: "Bij {0} hoort niets te staan.", da: "Ved {0} skal der ikke stå noget.",
          subject(name)))
    default: break
    }
    let isOneValue = wanted.isDisjoint(with: [.array, .object])
    if isOneValue, shape == .array { return .unexpectedList(name, isSection: false) }
    if isOneValue, shape == .object { return .unexpectedSection(name) }
    let found: Localized<String> = Words.types(shape)
    return Complaint(
      id: .wrongType,
      message: Message(
        "{0} takes {1}, not {2}.", nl: "Bij {0} hoort {1}; er staat {2}.",
        da: "Ved {0} skal der stå {1}; der står {2}.",
        subject(name), .localized(Words.types(wanted)), isScalar ? excerpt(text) : .localized(found)))
  }

  /// A section, a list or nothing, where one of some values belongs.
  static func notAmong(_ name: String?, choices: [String]) -> Complaint {
    Complaint(
      id: .unknownValue,
      message: Message(
        "{0} is none of the values that belong here.", nl: "Bij {0} staat geen van de waarden die hier horen.",
        da: "Ved {0} står ingen af de værdier, der hører til her.", subject(name)),
      advice: choices.isEmpty
        ? nil : Message("Choose {0}.", nl: "Kies {0}.", da: "Vælg {0}.", .choices(Array(choices.prefix(20)))))
  }

  /// A schema that lets nothing pass.
  static func nothingFits(_ name: String?) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} does not belong here.", nl: "Hier hoort {0} niet.", da: "Her hører {0} ikke til.", subject(name)),
      advice: Message("Remove it.", nl: "Haal het weg.", da: "Fjern det."))
  }

  // MARK: - Keys

  static func forbiddenKey(_ key: String, in section: String?) -> Complaint {
    Complaint(
      id: .unknownKey,
      message: Message(
        "The key {0} does not belong in {1}.", nl: "De sleutel {0} hoort niet in {1}.",
        da: "Nøglen {0} hører ikke til i {1}.", excerpt(key), around(section)),
      advice: Message("Remove it.", nl: "Haal hem weg.", da: "Fjern den."))
  }

  /// - Parameter reason: what is wrong with the key, where it is taken for a value.
  static func badKey(_ key: String, in section: String?, reason: Complaint?) -> Complaint {
    Complaint(
      id: .unknownKey,
      message: Message(
        "{0} cannot be a key in {1}.", nl: "{0} kan geen sleutel zijn in {1}.", da: "{0} kan ikke være en nøgle i {1}.",
        excerpt(key), around(section)),
      label: reason?.label, advice: reason.map { $0.advice ?? $0.message })
  }

  /// - Parameter cause: the key that asks for it.
  static func missingKey(_ key: String, in section: String?, because cause: String) -> Complaint {
    Complaint(
      id: .missingKey,
      message: Message(
        "The key {0} is missing in {1}: where {2} is given, it belongs there too.",
        nl: "De sleutel {0} ontbreekt in {1}: waar {2} staat, hoort die er ook bij.",
        da: "Nøglen {0} mangler i {1}: hvor {2} står, hører den også til.", .quoted(key), around(section),
        .quoted(cause)))
  }

  static func missingOne(of keys: [String], in section: String?) -> Complaint {
    // Alternatives may differ in what the key they all ask for holds.
    if let key = keys.first, keys.allSatisfy({ $0 == key }) { return missingKey(key, in: section) }
    return Complaint(
      id: .missingKey,
      message: Message(
        "One of these keys is missing in {0}: {1}.", nl: "Een van deze sleutels ontbreekt in {0}: {1}.",
        da: "En af disse nøgler mangler i {0}: {1}.", around(section), .choices(Array(keys.prefix(20)))))
  }

  private static func around(_ section: String?) -> Argument {
    section.map(excerpt) ?? .localized(Localized("the plan", nl: "het plan", da: "planen"))
  }

  // MARK: - Alternatives

  /// - Parameter words: each alternative in words; none where there are no words for some of them.
  static func fitsNone(_ name: String?, _ words: [Localized<String>], count: Int) -> Complaint {
    Complaint(
      id: .badValue,
      message: words.isEmpty
        ? Message(
          "{0} fits none of the {1} that may stand here.",
          nl: "Wat bij {0} staat, past bij geen van de {1} die hier kunnen staan.",
          da: "Det, der står ved {0}, passer ikke til nogen af de {1}, der kan stå her.", subject(name),
          .count(
            count,
            Localized(
              .init(one: "form", many: "forms"), nl: .init(one: "vorm", many: "vormen"),
              da: .init(one: "form", many: "former"))))
        : Message(
          "{0} fits none of what may stand here.", nl: "Wat bij {0} staat, past bij niets van wat hier kan staan.",
          da: "Det, der står ved {0}, passer ikke til noget af det, der kan stå her.", subject(name)),
      advice: words.isEmpty
        ? nil
        : Message(
          "Give {0}.", nl: "Geef {0}.", da: "Angiv {0}.", .localized(Words.either(Array(words.prefix(8))))))
  }

  static func fitsSeveral(_ name: String?, _ words: [Localized<String>]) -> Complaint {
    Complaint(
      id: .badValue,
      message: Message(
        "{0} fits two forms at once, and only one may be meant: {1}.",
        nl: "Wat bij {0} staat, past bij twee vormen tegelijk, en er mag maar één bedoeld zijn: {1}.",
        da: "Det, der står ved {0}, passer til to former på én gang, og kun én må være ment: {1}.", subject(name),
        .localized(Words.both(words))),
      advice: Message(
        "Keep what belongs to one of them.", nl: "Houd wat bij een van beide hoort.",
        da: "Behold det, der hører til den ene."))
  }

  /// - Parameters:
  ///   - text: the value itself, where it is one of those that are not allowed.
  ///   - words: what is not allowed.
  static func forbidden(_ name: String?, text: String?, _ words: Localized<String>?) -> Complaint {
    let message: Message
    if let text {
      message = Message(
        "{0} cannot be {1}.", nl: "Bij {0} kan {1} niet staan.", da: "Ved {0} kan der ikke stå {1}.", subject(name),
        excerpt(text))
    } else if let words {
      message = Message(
        "{0} may be anything but {1}.", nl: "Bij {0} kan van alles staan, maar dit niet: {1}.",
        da: "Ved {0} kan der stå hvad som helst, men ikke dette: {1}.", subject(name), .localized(words))
    } else {
      message = Message(
        "{0} has a form that is not allowed here.", nl: "Bij {0} staat iets in een vorm die hier niet mag.",
        da: "Ved {0} står noget i en form, som ikke er tilladt her.", subject(name))
    }
    return Complaint(id: .badValue, message: message)
  }
}
