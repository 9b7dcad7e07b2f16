package import Diagnostics

/// Which rules a run shows. All of them are judged, since one may explain another: a choice decides what is shown, never what is
/// withheld.
///
/// A word of a choice is `all`, a code or the beginning of one (`CRM2`), a name, a family, a tag, a document that rules
/// cite, or an item of one (`document/item`). What stops a plan from being read is always shown.
package struct Selection: Sendable {
  /// What a user chose, word for word.
  package struct Request: Sendable, Equatable {
    /// In place of the default set; empty: the default set.
    package var select: [String]
    /// Beside it.
    package var extendSelect: [String]
    /// Taken away from either.
    package var ignore: [String]

    package init(select: [String] = [], extendSelect: [String] = [], ignore: [String] = []) {
      self.select = select
      self.extendSelect = extendSelect
      self.ignore = ignore
    }
  }

  /// What can be chosen.
  package struct Candidate: Sendable {
    package var id: DiagnosticID
    package var family: String
    package var tags: [String]
    package var sources: [Citation]
    /// Whether it is part of the default set.
    package var isOn: Bool

    package init(
      id: DiagnosticID, family: String = "", tags: [String] = [], sources: [Citation] = [], isOn: Bool = true
    ) {
      self.id = id
      self.family = family
      self.tags = tags
      self.sources = sources
      self.isOn = isOn
    }
  }

  package let request: Request
  private let shown: Set<DiagnosticID>

  /// Whether the findings of this rule are shown.
  package func contains(_ id: DiagnosticID) -> Bool { shown.contains(id) }

  /// How many rules are shown.
  package var count: Int { shown.count }

  /// The choice that `request` makes.
  ///
  /// - Parameters:
  ///   - candidates: the rules, and findings of the engine that may be chosen as rules are.
  ///   - families: those that a pack declares, whether or not a rule lies in them.
  ///   - documents: the documents that rules may cite, with their items.
  ///   - fixed: the findings that are always shown.
  package init(
    _ request: Request, among candidates: [Candidate], families: [String] = [], documents: [String: [String]] = [:],
    fixed: [DiagnosticID] = []
  ) throws(ChoiceProblem) {
    let words = Vocabulary(candidates: candidates, families: families, documents: documents, fixed: fixed)
    var shown: Set<DiagnosticID> = []
    if request.select.isEmpty { shown = Set(candidates.filter(\.isOn).map(\.id)) }
    for word in request.select { shown.formUnion(try words.meaning(of: word, option: "--select")) }
    for word in request.extendSelect { shown.formUnion(try words.meaning(of: word, option: "--extend-select")) }
    for word in request.ignore { shown.subtract(try words.meaning(of: word, option: "--ignore")) }
    self.request = request
    self.shown = shown
  }
}

/// Why a choice cannot be made, for standard error.
package struct ChoiceProblem: Error, Sendable, Equatable {
  /// One sentence or two, without a full stop at the end.
  package var text: String

  package init(_ text: String) { self.text = text }
}

/// The words that a choice may be made of.
private struct Vocabulary {
  let candidates: [Selection.Candidate]
  let families: [String]
  let documents: [String: [String]]
  let fixed: [DiagnosticID]

  func meaning(of word: String, option: String) throws(ChoiceProblem) -> [DiagnosticID] {
    if word.isEmpty {
      throw ChoiceProblem(
        "\(option) has an empty name in it; write codes, names, families, tags or sources, with commas")
    }
    if word == "all" { return candidates.map(\.id) }
    let code = word.uppercased()
    let found = candidates.filter { rule in
      isPrefix(code, of: rule.id.code) || rule.id.name == word || rule.family == word || rule.tags.contains(word)
        || rule.sources.contains { $0.document == word || "\($0.document)/\($0.item)" == word }
    }
    if !found.isEmpty || isKnown(word) { return found.map(\.id) }
    let always = fixed.filter { isPrefix(code, of: $0.code) || $0.name == word }
    if !always.isEmpty {
      // Chosen alone, they are what is left: a run that only asks whether plans can be read.
      if option != "--ignore" { return [] }
      throw ChoiceProblem(
        "\(option) \(word): what keeps a plan or a pack from being read is always reported, and can't be ignored")
    }
    throw unknown(word, option)
  }

  /// Codes are told by their letters and digits, so `CRM2` is the beginning of one; `c` alone is not.
  private func isPrefix(_ word: String, of code: String) -> Bool {
    guard code.hasPrefix(word) else { return false }
    let letters = code.prefix { $0.isLetter }
    return word.count >= letters.count
  }

  /// Whether a word means something though no rule has it.
  private func isKnown(_ word: String) -> Bool {
    if families.contains(word) || documents[word] != nil { return true }
    let parts = word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 && documents[parts[0]]?.contains(parts[1]) == true
  }

  private func unknown(_ word: String, _ option: String) -> ChoiceProblem {
    let parts = word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let items = documents[parts[0]] {
      return ChoiceProblem(
        "\(option) \(word.withoutControls): \(parts[0]) has no item '\(parts[1].withoutControls)'; it has "
          + items.joined(separator: ", "))
    }
    let plain = ["all"] + families + candidates.map(\.family) + candidates.map(\.id.name) + candidates.flatMap(\.tags)
    let sources = documents.flatMap { document, items in [document] + items.map { "\(document)/\($0)" } }
    let codes = (candidates.map(\.id) + fixed).map(\.code)
    let names = plain + sources + codes + fixed.map(\.name)
    let nearest = NearestName.of(word, among: Set(names.filter { !$0.isEmpty }).sorted())
    return ChoiceProblem(
      "\(option) \(word.withoutControls): there is no rule, family, tag or source of that name"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; crmlint rules lists them"))
  }
}
