import Diagnostics
import Foundation
import TestSupport
import YAMLTree

/// `rules/glossary/LANGUAGE.yaml`: how readers are addressed, and what the words of the rules mean.
struct Glossary {
  var language: Language
  /// Words of another form of address, which no text has.
  var never: Set<String> = []
  /// Texts that have such a word all the same, with the reason.
  var exceptions: [(text: String, reason: String)] = []
  /// Each term with what it is.
  var terms: [(term: String, meaning: String)] = []
  /// Every word that is right, as it is written there.
  var words: Set<String> = []

  init(_ language: Language) throws {
    self.language = language
    let path = "rules/glossary/\(language.rawValue).yaml"
    let tree = Tree.parse(SourceText(name: path, text: try Repository.text(path)))
    guard tree.diagnostics.isEmpty, let root = tree.documents.first?.root else { throw Damaged(path: path) }
    func value(_ key: String, _ node: NodeID) -> NodeID? {
      tree.keyID(key).flatMap { tree.value(of: $0, in: tree.resolved(node)) }.map { tree.resolved($0.value) }
    }
    func texts(_ node: NodeID?) -> [String] {
      node.map { tree.items(of: $0).map { tree.text(of: tree.resolved($0)) } } ?? []
    }
    guard let address = value("address", root), let terms = value("terms", root) else { throw Damaged(path: path) }
    never = Set(texts(value("never", address)))
    exceptions =
      value("except", address).map { list in
        tree.items(of: list).map { item in
          (value("text", item).map(tree.text) ?? "", value("why", item).map(tree.text) ?? "")
        }
      } ?? []
    for entry in tree.entries(of: terms) {
      let term = tree.text(of: entry.key)
      let node = tree.resolved(entry.value)
      let isPlain = tree[node].kind == .scalar
      self.terms.append((term, isPlain ? tree.text(of: node) : value("is", node).map(tree.text) ?? ""))
      for text in [term] + (isPlain ? [] : texts(value("forms", node))) {
        words.formUnion(text.split(separator: " ").map(String.init))
      }
    }
    words.formUnion(try Self.tableWords(of: language))
  }

  /// The words of the table that has the three languages side by side.
  private static func tableWords(of language: Language) throws -> [String] {
    let column = [Language.english: 0, .dutch: 1, .danish: 2][language] ?? 0
    return try Repository.text("rules/glossary.md").split(separator: "\n").filter { $0.hasPrefix("|") }.flatMap { row in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.indices.contains(column)
        ? cells[column].components(separatedBy: CharacterSet(charactersIn: " ,()/")).filter { !$0.isEmpty } : []
    }
  }

  struct Damaged: Error {
    var path: String
  }
}
