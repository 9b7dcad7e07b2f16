/// The languages that findings are written in.
package enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case dutch = "nl"
  case danish = "da"

  /// The language of a tag such as `nl`, `nl-BE`, `da_DK.UTF-8`; nil for any other.
  package init?(tag: some StringProtocol) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" && $0 != "." && $0 != "@" }.lowercased()
    self.init(rawValue: primary)
  }
}

/// One thing in several languages. English is always there; a pack of a user's own may have just one language, which
/// then stands in for English too.
package struct Localized<Content: Sendable>: Sendable {
  package var english: Content
  package var dutch: Content?
  package var danish: Content?

  package init(_ english: Content, nl: Content? = nil, da: Content? = nil) {
    self.english = english
    self.dutch = nl
    self.danish = da
  }

  /// The content in `language`, or in English where that is missing.
  package subscript(language: Language) -> Content {
    switch language {
    case .english: english
    case .dutch: dutch ?? english
    case .danish: danish ?? english
    }
  }

  package func map<Other: Sendable>(_ transform: (Content) throws -> Other) rethrows -> Localized<Other> {
    Localized<Other>(
      try transform(english), nl: try dutch.map(transform), da: try danish.map(transform))
  }
}

extension Localized: Equatable where Content: Equatable {}
extension Localized: Hashable where Content: Hashable {}
