internal import Diagnostics
internal import RuleEngine
internal import YAMLTree

/// A plan made of an example's fragment and, where it names one, a base plan.
struct Fragment {
  var text: String
  /// The bytes of the fragment within the plan.
  var fragmentStart: Int
  var fragmentEnd: Int

  var bytes: [UInt8] { Array(text.utf8) }

  /// The fragment, with the format's line before it where it has none, and behind it the base's sections that it does not have.
  static func plan(_ fragment: String, over base: SourceText?, format: Pack.Format) -> Fragment {
    let tree = Tree.parse(SourceText(name: "fragment", text: fragment))
    let own = Set(topLevelKeys(tree))
    let head = own.contains(format.key) || base != nil ? "" : "\(format.key): \(format.value)\n"
    var text = head + fragment
    if !text.hasSuffix("\n") { text += "\n" }
    let start = head.utf8.count
    let end = start + fragment.utf8.count
    if let base { text += rest(of: base, without: own) }
    return Fragment(text: text, fragmentStart: start, fragmentEnd: end)
  }

  private static func topLevelKeys(_ tree: Tree) -> [String] {
    guard let root = tree.documents.first?.root else { return [] }
    return tree.entries(of: tree.resolved(root)).map { tree.text(of: $0.key) }
  }

  /// The lines of the sections of `base` that are not in `own`.
  private static func rest(of base: SourceText, without own: Set<String>) -> String {
    let tree = Tree.parse(base)
    guard let root = tree.documents.first?.root else { return "" }
    let entries = Array(tree.entries(of: tree.resolved(root)))
    var result = ""
    for (index, entry) in entries.enumerated() where !own.contains(tree.text(of: entry.key)) {
      let start = tree.range(of: entry.key).lower
      let end = index + 1 < entries.count ? tree.range(of: entries[index + 1].key).lower : base.bytes.count
      result += base.text(in: ByteRange(start, end))
      if !result.hasSuffix("\n") { result += "\n" }
    }
    return result
  }
}

/// The marks `# expect` in an example.
enum Marks {
  struct Mark {
    var severity: Severity?
    var isMet = false
  }

  /// By line from 1: the lines whose comment says that a finding is expected, with its severity where that is said.
  static func expected(in text: String) -> [Int: Mark] {
    var marks: [Int: Mark] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let found = line.ranges(of: "# expect").last else { continue }
      let rest = line[found.upperBound...]
      let word = rest.hasPrefix(":") ? rest.dropFirst().drop { $0 == " " }.prefix { $0.isLetter } : ""
      marks[index + 1] = Mark(severity: Severity(name: String(word)))
    }
    return marks
  }
}
