internal import Diagnostics
internal import YAMLTree

// MARK: - Unknown keys

extension Validator {
  mutating func checkUnknownKey(_ entry: Tree.Entry, in mapping: NodeID, _ typeID: SchemaID) {
    let type = schema[typeID]
    guard tree[tree.resolved(entry.key)].kind == .scalar else {
      return report(entry.key, key: nil) { _ in .keyIsNoText() }
    }
    let spelling = tree.text(of: tree.resolved(entry.key))
    // Where a mapping is merged into several, each of its keys is one mistake.
    if entry.mergedVia != nil || tree[mapping].flags.contains(.hasAnchor) {
      guard reportedMergedKeys.insert(Visit(node: entry.key, schema: typeID)).inserted else { return }
    }
    let section = path.dropLast().last { $0.key != nil }?.key.map(tree.text(of:))
    let nearest = NearestName.of(spelling, among: type.fields.map(\.name))
    if let nearest, let field = type.fields.first(where: { $0.name == nearest }) {
      result.setMisspelt(.init(mapping: mapping, property: field.symbol), key: entry.key)
    }
    if nearest == nil, let text = brokenText(at: entry, in: mapping, type) {
      // What a text with several commas falls into is one mistake.
      if let text { report(entry.key, key: entry.key) { _ in .brokenText(spelling, of: text, in: section) } }
      return
    }
    let symbol = nearest == nil ? schema.symbolsByName[spelling] : nil
    var homes = Homes()
    if let symbol { homes = self.homes(of: symbol) }
    report(entry.key, key: entry.key) { _ in
      .unknownKey(
        spelling, in: section, nearest: nearest, homes: homes, known: type.fields.map(\.name),
        ownPrefix: type.ignoredPrefixes.first)
    }
  }

  /// Where the format has a property of this name.
  private mutating func homes(of symbol: Symbol) -> Homes {
    if let known = homesBySymbol[symbol.index] { return known }
    let homes = Homes(of: symbol, in: schema)
    homesBySymbol[symbol.index] = homes
    return homes
  }

  /// The text that was meant where a comma between braces ended it and what follows was taken for keys: `{title: a, b}`.
  ///
  /// - Returns: nil where `entry` is no such piece; no text inside where it is a further piece of the same text.
  private func brokenText(at entry: Tree.Entry, in mapping: NodeID, _ type: Subschema) -> String?? {
    guard tree[mapping].style == .flow, isPiece(entry, type) else { return nil }
    var text: NodeID?
    var pieces: [NodeID] = []
    var isFound = false
    for other in tree.entries(of: mapping) where other.mergedVia == nil {
      if isPiece(other, type) {
        pieces.append(other.key)
        isFound = isFound || other.key == entry.key
      } else if isFound {
        break
      } else {
        let isText = tree[other.value].kind == .scalar && tree[other.value].style == .plain
        text = isText && tree[other.value].length > 0 ? other.value : nil
        pieces = []
      }
    }
    guard let text else { return nil }
    guard pieces.first == entry.key else { return .some(nil) }
    return ([text] + pieces).map { tree.text(of: $0) }.joined(separator: ", ")
  }

  /// Whether an entry is an unknown key with neither a colon nor a value.
  private func isPiece(_ entry: Tree.Entry, _ type: Subschema) -> Bool {
    let key = tree[entry.key]
    let value = tree[entry.value]
    guard key.kind == .scalar, key.style == .plain, value.kind == .scalar, value.style == .plain,
      value.start == value.end, value.start == key.end
    else { return false }
    let spelling = tree.text(of: entry.key)
    return !type.fields.contains { $0.name == spelling }
  }
}
