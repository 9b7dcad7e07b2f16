/// How values are put into words in each language.
enum Wording {
  static let and = Localized("and", nl: "en", da: "og")
  static let or = Localized("or", nl: "of", da: "eller")
  /// Between the ends of an interval: "20 to 30%".
  static let to = Localized("to", nl: "tot", da: "til")
  /// Before what was rounded.
  static let about = Localized("about", nl: "ongeveer", da: "cirka")
  static let unknown = Localized("unknown", nl: "onbekend", da: "ukendt")

  /// The text in the language's own quotation marks: “…”, ‘…’ and »…«.
  static func quoted(_ text: String, in language: Language) -> String {
    switch language {
    case .english: "“\(text)”"
    case .dutch: "‘\(text)’"
    case .danish: "»\(text)«"
    }
  }

  /// "A", "A and B", "A, B and C".
  static func joined(_ items: [String], last word: String, in language: Language) -> String {
    guard let last = items.last else { return "" }
    if items.count == 1 { return last }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
