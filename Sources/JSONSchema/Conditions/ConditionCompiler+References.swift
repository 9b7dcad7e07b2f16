internal import Diagnostics
internal import YAMLTree

extension ConditionCompiler {
  /// The node that a `$ref` leads to, or a report why it leads nowhere.
  ///
  /// Source: JSON Schema 2020-12 Core, 8.2.3.1, 9.2; RFC 6901, 4 to 6.
  mutating func target(of node: NodeID) -> NodeID? {
    guard let root = tree.documents.first?.root.map(tree.resolved) else { return nil }
    let text = tree.text(of: node)
    let hash = text.firstIndex(of: "#") ?? text.endIndex
    let resource = text[..<hash]
    guard resource.isEmpty || resource == identifier(of: root)[...] else {
      report(
        node, "This `$ref` leads out of the file, to '\(resource.prefix(60))'; other files are not read.",
        remedy: "Copy what it leads to under `$defs`, and write #/$defs/Name.")
      return nil
    }
    guard let fragment = Self.decoded(text[hash...].dropFirst()) else {
      report(node, "In this `$ref` a % is not followed by two hexadecimal digits of a text in UTF-8.", remedy: nil)
      return nil
    }
    if fragment.isEmpty { return root }
    guard fragment.hasPrefix("/") else {
      if let found = anchors[fragment] { return found }
      report(
        node, "No `$anchor` of this file has the name '\(fragment.prefix(60))'.",
        remedy: "References have the form #/$defs/Name.")
      return nil
    }
    var current = root
    for part in fragment.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let step = step(Self.unescaped(part), from: current) else {
        reportMissing(node, Self.unescaped(part), in: current, of: root)
        return nil
      }
      current = step
    }
    return current
  }

  /// `$id` of the file without its fragment.
  private func identifier(of root: NodeID) -> String {
    guard let key = tree.keyID("$id"), let entry = tree.value(of: key, in: root) else { return "" }
    return String(tree.text(of: tree.resolved(entry.value)).prefix { $0 != "#" })
  }

  private func step(_ part: String, from node: NodeID) -> NodeID? {
    switch tree[node].kind {
    case .mapping:
      guard let key = tree.keyID(part), let entry = tree.value(of: key, in: node) else { return nil }
      return tree.resolved(entry.value)
    case .sequence:
      guard part.utf8.allSatisfy(\.isDigit), part == "0" || part.first != "0", let index = Int(part) else { return nil }
      for (position, item) in tree.items(of: node).enumerated() where position == index { return tree.resolved(item) }
      return nil
    case .scalar, .alias: return nil
    }
  }

  private mutating func reportMissing(_ node: NodeID, _ part: String, in parent: NodeID, of root: NodeID) {
    let names = tree.entries(of: parent).map { tree.text(of: tree.resolved($0.key)) }
    let nearest = NearestName.of(part, among: names)
    let isDefinition = tree.keyID("$defs").flatMap { tree.value(of: $0, in: root) }
      .map { tree.resolved($0.value) == parent }
    if isDefinition == true {
      report(
        node, "`$defs` has no '\(part.prefix(60))'" + (nearest.map { "; did you mean '\($0.prefix(60))'?" } ?? "."))
    } else {
      report(
        node,
        "This `$ref` leads nowhere: there is no '\(part.prefix(60))' on the way"
          + (nearest.map { "; did you mean '\($0.prefix(60))'?" } ?? "."))
    }
  }

  /// With `~1` and `~0` written out.
  static func unescaped(_ part: Substring) -> String {
    var result: [UInt8] = []
    var isEscape = false
    for byte in part.utf8 {
      switch (isEscape, byte) {
      case (true, UInt8(ascii: "0")): result[result.count - 1] = UInt8(ascii: "~")
      case (true, UInt8(ascii: "1")): result[result.count - 1] = UInt8(ascii: "/")
      default: result.append(byte)
      }
      isEscape = !isEscape && byte == UInt8(ascii: "~")
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// With `%25` written out; nil where an escape is cut short, or the result is no text.
  static func decoded(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var result: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      guard let high = rest.popFirst(), let low = rest.popFirst(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16), high.isHexDigit
      else { return nil }
      result.append(value)
    }
    return String(validating: result, as: UTF8.self)
  }
}
