internal import Diagnostics
internal import YAMLTree

// MARK: - Annotations

extension SchemaCompiler {
  mutating func readAnnotation(_ keyword: String, _ node: NodeID, into annotations: inout Subschema.Annotations) {
    switch keyword {
    case "x-id": annotations.id = text(node)
    case "x-label": annotations.label = texts(node)
    case "x-kind": annotations.kind = localized(node)
    case "x-ref": annotations.references = texts(node)
    case "x-words": annotations.words = texts(node)
    case "x-title": annotations.allowsTitle = isTrue(node)
    case "x-from": annotations.from = text(node)
    case "x-listable": annotations.isListable = isTrue(node)
    case "x-shorthand": annotations.shorthand = text(node)
    case "x-open": annotations.allowsPlaceholder = isTrue(node)
    case "x-absence": annotations.allowsAbsence = isTrue(node)
    case "x-topic": annotations.topic = text(node)
    case "x-covers": annotations.covers = texts(node)
    case "x-date": annotations.date = text(node)
    case "x-dates": annotations.dates = texts(node)
    case "x-period": annotations.period = texts(node)
    case "x-within": annotations.within = text(node)
    case "x-each": annotations.eachProperty = text(node)
    case "x-outlook": annotations.outlook = text(node)
    case "x-repeats":
      for entry in entries(of: node, keyword) {
        annotations.repeats[tree.text(of: entry.key)] = tree.text(of: tree.resolved(entry.value))
      }
    default: break
    }
  }

  /// Holds what the annotations and `required` of an object name against its properties.
  mutating func checkAnnotations() {
    for index in subschemas.indices {
      let schema = subschemas[index]
      for name in schema.annotations.covers where definitions[name] == nil {
        let nearest = NearestName.of(name, among: definitions.keys.sorted())
        report(
          nodes[index],
          "`x-covers` names '\(name.prefix(60))', which is no type under $defs"
            + (nearest.map { "; did you mean '\($0)'?" } ?? "."))
      }
      if schema.kind == .object {
        let annotations = schema.annotations
        var named: [(keyword: String, property: String)] = schema.required.map { ("required", $0) }
        named += annotations.label.map { ("x-label", $0) } + annotations.dates.map { ("x-dates", $0) }
        named += annotations.period.map { ("x-period", $0) }
        for (keyword, property) in [
          ("x-id", annotations.id), ("x-shorthand", annotations.shorthand), ("x-date", annotations.date),
          ("x-outlook", annotations.outlook),
        ] {
          if let property { named.append((keyword, property)) }
        }
        let known = Set(schema.fields.map(\.name))
        for name in named where !known.contains(name.property) {
          let nearest = NearestName.of(name.property, among: schema.fields.map(\.name))
          report(
            nodes[index],
            "`\(name.keyword)` names '\(name.property.prefix(60))', which is no property here"
              + (nearest.map { "; did you mean '\($0)'?" } ?? "."))
        }
      }
    }
    checkLoneValues()
  }

  /// Refuses lone values that would stand for one another without end.
  private mutating func checkLoneValues() {
    var ended: Set<SchemaID> = []
    for index in subschemas.indices {
      var seen: Set<SchemaID> = []
      var current: SchemaID? = SchemaID(Int32(clamping: index))
      while let id = current, !ended.contains(id) {
        guard seen.insert(id).inserted else {
          report(
            nodes[Int(id.index)],
            "A lone value would stand for this without end: look at `x-shorthand` and `x-listable`.")
          break
        }
        current = loneValue(of: id)
      }
      ended.formUnion(seen)
    }
  }

  /// The schema that a lone value is held against where it stands for an object or a list.
  private func loneValue(of id: SchemaID) -> SchemaID? {
    let site = subschemas[Int(id.index)]
    let type = site.target.map { subschemas[Int($0.index)] } ?? site
    switch type.kind {
    case .array: return site.annotations.isListable || type.annotations.isListable ? type.items : nil
    case .object:
      guard let shorthand = type.annotations.shorthand else { return nil }
      return type.fields.first { $0.name == shorthand }?.schema
    default: return nil
    }
  }
}

// MARK: - Values

extension SchemaCompiler {
  /// The entries of a mapping, or a report that one belongs there.
  mutating func entries(of node: NodeID, _ keyword: String) -> [Tree.Entry] {
    guard tree[node].kind == .mapping else {
      report(node, "`\(keyword)` takes a mapping.")
      return []
    }
    return Array(tree.entries(of: node))
  }

  mutating func text(_ node: NodeID) -> String {
    if tree[node].kind != .scalar { report(node, "A text is expected here.") }
    return tree.text(of: node)
  }

  /// A list of texts, or a lone one.
  mutating func texts(_ node: NodeID) -> [String] {
    guard tree[node].kind == .sequence else { return [text(node)] }
    return Array(tree.items(of: node)).map { text(tree.resolved($0)) }
  }

  /// The beginning of a text, for a message.
  func excerpt(_ node: NodeID) -> String { String(tree.text(of: node).prefix(60)) }

  mutating func isTrue(_ node: NodeID) -> Bool {
    if case .bool(let value) = tree.scalarType(of: node) { return value }
    report(node, "Either true or false is expected here.")
    return false
  }

  mutating func localized(_ node: NodeID) -> Localized<String>? {
    guard tree[node].kind == .mapping else { return Localized(text(node)) }
    var texts: [String: String] = [:]
    for entry in tree.entries(of: node) { texts[tree.text(of: entry.key)] = text(tree.resolved(entry.value)) }
    guard let english = texts["en"] ?? texts["nl"] ?? texts["da"] else { return nil }
    return Localized(english, nl: texts["nl"], da: texts["da"])
  }

  mutating func number(_ node: NodeID) -> Double? {
    switch tree.scalarType(of: node) {
    case .int(let value): return Double(value)
    case .float(let value) where value.isFinite: return value
    default:
      report(node, "A number is expected here.")
      return nil
    }
  }

  mutating func integer(_ node: NodeID) -> Int? {
    if case .int(let value) = tree.scalarType(of: node), value >= 0 { return Int(exactly: value) }
    report(node, "A whole number, 0 or more, is expected here.")
    return nil
  }
}
