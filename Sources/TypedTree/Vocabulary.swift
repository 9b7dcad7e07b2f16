package import Diagnostics

/// The words that a pack gives to its messages.
package struct Vocabulary: Sendable {
  /// Things that are counted: `week` → week, weeks.
  package var nouns: [String: Localized<Argument.Noun>]
  /// Terms of the domain: `business` → business, bedrijf, forretning.
  package var terms: [String: Localized<String>]

  package init(nouns: [String: Localized<Argument.Noun>] = [:], terms: [String: Localized<String>] = [:]) {
    self.nouns = nouns
    self.terms = terms
  }
}
