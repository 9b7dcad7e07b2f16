internal import Diagnostics
internal import RuleEngine
internal import YAMLTree

/// A plan made of an example's fragment and, where it names one, a base plan.
struct Fragment {
  /// A part of the plan that is a part of the base.
  struct BasePart {
    var range: ByteRange
    /// Where it begins in the base.
    var start: Int
  }

  var text: String
  /// The bytes of the fragment within the plan.
  var fragmentStart: Int
  var fragmentEnd: Int
  private(set) var baseParts: [BasePart] = []

  var bytes: [UInt8] { Array(text.utf8) }

  /// The fragment, with the format's line before it where it has none, and behind it the base's sections that it does not have.
  static func plan(_ fragment: String, over base: SourceText?, format: Pack.Format) -> Fragment {
    let tree = Tree.parse(SourceText(name: "fragment", text: fragment))
    let own = Set(topLevelKeys(tree))
    let head = own.contains(format.key) || base != nil ? "" : "\(format.key): \(format.value)\n"
    var text = head + fragment
    if text.utf8.last != 0x0A { text += "\n" }
    let start = head.utf8.count
    var plan = Fragment(text: text, fragmentStart: start, fragmentEnd: start + fragment.utf8.count)
    if let base { plan.addRest(of: base, without: own) }
    return plan
  }

  private static func topLevelKeys(_ tree: Tree) -> [String] {
    guard let root = tree.documents.first?.root else { return [] }
    return tree.entries(of: tree.resolved(root)).map { tree.text(of: $0.key) }
  }

  /// Adds the lines of the sections of `base` that are not in `own`.
  private mutating func addRest(of base: SourceText, without own: Set<String>) {
    let tree = Tree.parse(base)
    guard let root = tree.documents.first?.root else { return }
    let entries = Array(tree.entries(of: tree.resolved(root)))
    for (index, entry) in entries.enumerated() where !own.contains(tree.text(of: entry.key)) {
      let start = tree.range(of: entry.key).lower
      let end = index + 1 < entries.count ? tree.range(of: entries[index + 1].key).lower : base.bytes.count
      let lower = text.utf8.count
      text += base.text(in: ByteRange(start, end))
      baseParts.append(BasePart(range: ByteRange(lower, text.utf8.count), start: start))
      if text.utf8.last != 0x0A { text += "\n" }
    }
  }

  /// Where a range of the plan lies in the fragment, counted from its beginning; nil where it does not.
  func inFragment(_ range: ByteRange) -> ByteRange? {
    guard range.lower >= fragmentStart, range.upper <= fragmentEnd else { return nil }
    return ByteRange(range.lower - fragmentStart, range.upper - fragmentStart)
  }

  /// Where a range of the plan lies in the base; nil where it does not.
  func inBase(_ range: ByteRange) -> ByteRange? {
    guard let part = baseParts.first(where: { $0.range.contains(range) }) else { return nil }
    return ByteRange(range.lower - part.range.lower + part.start, range.upper - part.range.lower + part.start)
  }
}
