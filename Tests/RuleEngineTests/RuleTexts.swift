import BuiltinRules
import Diagnostics
import Foundation
import TestSupport
import YAMLTree

/// What the built-in pack says to people, text by text: whatever a file of `rules/` has side by side in `en`, `nl` and
/// `da`, the titles and descriptions of the plan's schema, and the prose of help pages.
struct RuleText: Sendable {
  var language: Language
  var text: String
  /// The file and line where it begins.
  var place: String

  static let all: [RuleText] = {
    var texts: [RuleText] = []
    for path in Repository.files(below: "rules") where !path.hasPrefix("bases/") && !path.hasPrefix("glossary/") {
      guard let source = try? SourceText(name: "rules/" + path, text: Repository.text("rules/" + path)) else {
        continue
      }
      if path.hasSuffix("/doc.md") { texts.append(page(source)) }
      if path.hasPrefix("starter/"), let language = Language(tag: path.dropFirst(8).prefix(2)) {
        texts += questions(source, language)
        continue
      }
      guard path.hasSuffix(".yaml") else { continue }
      var collector = Collector(Tree.parse(source), isSchema: path.hasSuffix("schema.yaml"))
      if let root = collector.tree.documents.first?.root { collector.visit(root) }
      texts += collector.texts
    }
    return texts
  }()

  /// The words of the plan format, which texts name: keys, values and words that stand for something.
  static let planWords: Set<String> = {
    // How truths, lengths and rhythms are written.
    var words: Set<String> = [
      "true", "false", "day", "days", "working", "week", "weeks", "month", "months", "quarter", "year", "years",
    ]
    guard let text = try? Repository.text("rules/plan.schema.yaml") else { return [] }
    let tree = Tree.parse(SourceText(name: "plan.schema.yaml", text: text))
    func visit(_ node: NodeID) {
      switch tree[node].kind {
      case .sequence: for item in tree.items(of: node) { visit(item) }
      case .mapping:
        for entry in tree.entries(of: node) {
          let key = tree.text(of: entry.key)
          if key == "properties" {
            for field in tree.entries(of: entry.value) { words.insert(tree.text(of: field.key)) }
          }
          if key == "enum" || key == "x-words", tree[entry.value].kind == .sequence {
            for item in tree.items(of: entry.value) { words.insert(tree.text(of: item)) }
          }
          visit(entry.value)
        }
      default: break
      }
    }
    if let root = tree.documents.first?.root { visit(root) }
    return words
  }()

  /// The questions of a plan to begin with: its comments, without examples.
  private static func questions(_ source: SourceText, _ language: Language) -> [RuleText] {
    String(decoding: source.bytes, as: UTF8.self).components(separatedBy: "\n").enumerated().compactMap { index, line in
      guard let comment = line.firstMatch(of: /(?:^ *|  )# ([^ ].*)$/) else { return nil }
      // What stands between quotation marks is a command.
      let text = String(comment.1).replacing(/'crmlint[^']*'/, with: "")
      return RuleText(language: language, text: text, place: "\(source.name):\(index + 1)")
    }
  }

  /// A page without its examples.
  private static func page(_ source: SourceText) -> RuleText {
    var isFenced = false
    let lines = String(decoding: source.bytes, as: UTF8.self).components(separatedBy: "\n").map { line in
      if line.hasPrefix("```") {
        isFenced.toggle()
        return ""
      }
      return isFenced ? "" : line
    }
    return RuleText(language: .english, text: lines.joined(separator: "\n"), place: source.name)
  }

  /// The text without what is no prose: placeholders, code, what stands in quotes as a key or value would, paths.
  var prose: String {
    var text = text
    for pattern in [/\{\{[^}]*\}\}/, /`[^`]*`/, /[A-Za-z]+(?:\.[A-Za-z]+)+/] {
      text = text.replacing(pattern, with: " ")
    }
    return text
  }

  /// The words of the prose, hyphens and apostrophes within them kept; what has a digit in it is none.
  var words: [String] {
    prose.matches(of: /[\p{L}\p{M}\p{N}_]+(?:[-’'][\p{L}\p{M}\p{N}_]+)*/).map { String($0.0) }
      .filter { !$0.contains(where: \.isNumber) }
  }

  private struct Collector {
    let tree: Tree
    let isSchema: Bool
    var texts: [RuleText] = []

    init(_ tree: Tree, isSchema: Bool) {
      self.tree = tree
      self.isSchema = isSchema
    }

    mutating func visit(_ node: NodeID) {
      let node = tree.resolved(node)
      switch tree[node].kind {
      case .sequence: for item in tree.items(of: node) { visit(item) }
      case .mapping:
        let entries = tree.entries(of: node).map { (key: tree.text(of: $0.key), value: $0.value) }
        let isLocalized = !entries.isEmpty && entries.allSatisfy { ["en", "nl", "da"].contains($0.key) }
        for (key, value) in entries {
          if isLocalized, let language = Language(tag: key) {
            collect(value, language)
          } else if isSchema, key == "title" || key == "description", tree[tree.resolved(value)].kind == .scalar {
            collect(value, .english)
          } else {
            visit(value)
          }
        }
      default: break
      }
    }

    private mutating func collect(_ node: NodeID, _ language: Language) {
      let node = tree.resolved(node)
      switch tree[node].kind {
      case .scalar:
        let line = LineIndex(tree.source).position(at: tree.range(of: node).lower).line
        texts.append(RuleText(language: language, text: tree.text(of: node), place: "\(tree.source.name):\(line)"))
      case .sequence: for item in tree.items(of: node) { collect(item, language) }
      default: for entry in tree.entries(of: node) { collect(entry.value, language) }
      }
    }
  }
}
