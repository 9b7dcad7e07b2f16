internal import Diagnostics

/// What a condition asks for, in words that follow “a value that is”: a text, a list, one of some choices.
enum Words {
  static let text = Localized("a text", nl: "een tekst", da: "en tekst")
  static let number = Localized("a number", nl: "een getal", da: "et tal")
  static let wholeNumber = Localized("a whole number", nl: "een geheel getal", da: "et helt tal")
  static let truth = Localized("true/false", nl: "true/false", da: "true/false")
  static let list = Localized("a list", nl: "een lijst", da: "en liste")
  static let section = Localized(
    "a section with keys of its own", nl: "een onderdeel met eigen sleutels", da: "et afsnit med egne nøgler")
  static let nothing = Localized("nothing", nl: "niets", da: "ingenting")

  /// The types by name, the plainest first.
  static func types(_ types: InstanceTypes) -> Localized<String> {
    var words: [Localized<String>] = []
    if types.contains(.string) { words.append(text) }
    if types.isSuperset(of: .number) {
      words.append(number)
    } else if types.contains(.integer) {
      words.append(wholeNumber)
    }
    if types.contains(.boolean) { words.append(truth) }
    if types.contains(.array) { words.append(list) }
    if types.contains(.object) { words.append(section) }
    if types.contains(.null) { words.append(nothing) }
    return either(words)
  }

  /// “a, b or c”.
  static func either(_ words: [Localized<String>]) -> Localized<String> {
    joined(words, Localized(" or ", nl: " of ", da: " eller "))
  }

  /// “a, b and c”.
  static func both(_ words: [Localized<String>]) -> Localized<String> {
    joined(words, Localized(" and ", nl: " en ", da: " og "))
  }

  static func alternative(_ number: Int) -> Localized<String> {
    Localized("alternative \(number)", nl: "mogelijkheid \(number)", da: "mulighed \(number)")
  }

  static func withKeys(_ keys: [String]) -> Localized<String> {
    func text(_ language: Language, _ one: String, _ many: String) -> String {
      let names = keys.prefix(6).map { Argument.quoted($0) }
      return (keys.count == 1 ? one : many) + Argument.joined(names).text(in: language)
    }
    return Localized(
      text(.english, "a section with the key ", "a section with the keys "),
      nl: text(.dutch, "een onderdeel met de sleutel ", "een onderdeel met de sleutels "),
      da: text(.danish, "et afsnit med nøglen ", "et afsnit med nøglerne "))
  }

  static func choices(_ texts: [String]) -> Localized<String> {
    let argument = Argument.choices(Array(texts.prefix(8)))
    return Localized(argument.text(in: .english), nl: argument.text(in: .dutch), da: argument.text(in: .danish))
  }

  /// A title of the schema's author, whatever its language.
  static func title(_ text: String) -> Localized<String> {
    let argument = Argument.quoted(text)
    return Localized(argument.text(in: .english), nl: argument.text(in: .dutch), da: argument.text(in: .danish))
  }

  private static func joined(_ words: [Localized<String>], _ last: Localized<String>) -> Localized<String> {
    func text(_ language: Language) -> String {
      let texts = words.map { $0[language] }
      guard texts.count > 1, let end = texts.last else { return texts.first ?? "" }
      return texts.dropLast().joined(separator: ", ") + last[language] + end
    }
    return Localized(text(.english), nl: text(.dutch), da: text(.danish))
  }
}

extension Validator {
  /// What a condition asks for; nil where there are no plain words for it.
  func words(for id: ConditionID, depth: Int = 0) -> Localized<String>? {
    let keywords = schema.condition(forwarded(id)).keywords
    if let title = keywords.title { return Words.title(title) }
    if let choices = keywords.choices.first, !choices.isEmpty { return Words.choices(choices.map(\.text)) }
    if let required = keywords.members?.required, !required.isEmpty { return Words.withKeys(required.map(schema.name)) }
    if let format = keywords.text?.format { return Complaint.noun(format) }
    if let format = keywords.text?.planFormat { return Complaint.noun(format) }
    if let types = keywords.types { return Words.types(types) }
    if keywords.text != nil { return Words.text }
    guard depth < 4 else { return nil }
    if let reference = keywords.reference { return words(for: reference, depth: depth + 1) }
    if !keywords.anyOf.isEmpty {
      let parts = keywords.anyOf.prefix(8).compactMap { words(for: $0, depth: depth + 1) }
      if parts.count == keywords.anyOf.count { return Words.either(parts) }
    }
    return nil
  }
}
