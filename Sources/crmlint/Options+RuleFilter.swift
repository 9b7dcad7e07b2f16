internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

/// What narrows a list of rules. Several values of one option widen it, and several options narrow it.
struct RuleFilterOptions: ParsableArguments {
  @Option(
    name: .customLong("family"), help: ArgumentHelp("Rules of these families, with commas.", valueName: "names"))
  var families: [String] = []

  @Option(
    name: .customLong("severity"),
    help: ArgumentHelp("Rules that may find something of these severities.", valueName: "names"))
  var severities: [String] = []

  @Option(name: .customLong("tag"), help: ArgumentHelp("Rules with one of these tags.", valueName: "names"))
  var tags: [String] = []

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp("Rules that rest on these documents, or items of them (document/item).", valueName: "names"))
  var sources: [String] = []

  var isEmpty: Bool { families.isEmpty && severities.isEmpty && tags.isEmpty && sources.isEmpty }

  /// The rules that it leaves.
  ///
  /// - Throws: `Status` where a name means nothing, after saying so, with those that are near.
  func apply(to records: [RuleRecord], _ pack: Pack) throws -> [RuleRecord] {
    let families = try known(families, "--family", "family", among: pack.allFamilies.map(\.id))
    let severities = try known(severities, "--severity", "severity", among: Severity.allCases.reversed().map(\.name))
    let tags = try known(tags, "--tag", "tag", among: Set(pack.rules.flatMap(\.tags)).sorted())
    let sources = try known(
      sources, "--source", "source",
      among: pack.documents.sorted { $0.key < $1.key }.flatMap { name, document in
        [name] + document.items.map { "\(name)/\($0)" }
      })
    return records.filter { rule in
      (families.isEmpty || families.contains(rule.family))
        && (severities.isEmpty || rule.severities.contains { severities.contains($0.name) })
        && (tags.isEmpty || rule.tags.contains(where: tags.contains))
        && (sources.isEmpty
          || rule.sources.contains { source in
            let citation = source.citation
            return sources.contains(citation.document) || sources.contains("\(citation.document)/\(citation.item)")
          })
    }
  }

  private func known(_ lists: [String], _ option: String, _ what: String, among names: [String]) throws -> Set<String> {
    let words = lists.flatMap { list in
      list.split(separator: ",", omittingEmptySubsequences: false).map { word in
        String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    for word in words where !names.contains(word) {
      Terminal.write("crmlint: \(option) \(word.withoutControls): \(hint(word, what, names))\n", to: .standardError)
      throw Status(code: 2)
    }
    return Set(words)
  }

  private func hint(_ word: String, _ what: String, _ names: [String]) -> String {
    // Documents are few and their items many.
    if let document = word.split(separator: "/").first, word.contains("/"), names.contains(String(document)) {
      let items = names.filter { $0.hasPrefix(document + "/") }.map { $0.dropFirst(document.count + 1) }
      return "\(document) has no such item; it has \(items.joined(separator: ", "))"
    }
    let nearest = NearestName.of(word, among: names).map { "; did you mean '\($0)'?" }
    let choices = names.filter { !$0.contains("/") }.joined(separator: ", ")
    return "there is no such \(what)" + (nearest ?? (choices.isEmpty ? "" : "; there are \(choices)"))
  }
}
