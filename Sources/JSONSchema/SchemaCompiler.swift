package import Diagnostics
package import YAMLTree

/// Reads a schema file into a `Schema`. Whatever is wrong with it is a diagnostic in the schema file.
package struct SchemaCompiler {
  private let tree: Tree
  private var subschemas: [Subschema] = []
  private var definitions: [String: SchemaID] = [:]
  private var symbols: [String] = []
  private var symbolsByName: [String: Symbol] = [:]
  private var references: [(from: SchemaID, name: String, node: NodeID)] = []
  private var diagnostics: [Diagnostic] = []

  private init(_ tree: Tree) { self.tree = tree }

  /// The schema in the first document of `tree`, or nil with the reasons.
  package static func compile(_ tree: Tree) -> (schema: Schema?, diagnostics: [Diagnostic]) {
    var compiler = SchemaCompiler(tree)
    let schema = compiler.compile()
    let diagnostics = tree.diagnostics + compiler.diagnostics
    return (diagnostics.isEmpty ? schema : nil, diagnostics)
  }

  private mutating func compile() -> Schema? {
    guard let root = tree.documents.first?.root.map(tree.resolved), tree[root].kind == .mapping else {
      return nil
    }
    // Every definition gets its index first, so that references may point forward.
    if let definitionsNode = value("$defs", of: root) {
      for entry in tree.entries(of: definitionsNode) {
        definitions[tree.text(of: entry.key)] = reserve()
      }
      for entry in tree.entries(of: definitionsNode) {
        let name = tree.text(of: entry.key)
        if let id = definitions[name] { read(entry.value, into: id, name: name) }
      }
    }
    let rootID = reserve()
    read(root, into: rootID, name: value("title", of: root).map(tree.text(of:)) ?? "Root")
    resolveReferences()
    fillSlots()
    return Schema(
      subschemas: subschemas, root: rootID, definitions: definitions, symbols: symbols, symbolsByName: symbolsByName)
  }

  private mutating func reserve() -> SchemaID {
    subschemas.append(Subschema())
    return SchemaID(Int32(subschemas.count - 1))
  }

  private func value(_ key: String, of mapping: NodeID) -> NodeID? {
    guard let id = tree.keyID(key), let entry = tree.value(of: id, in: tree.resolved(mapping)) else { return nil }
    return tree.resolved(entry.value)
  }

  // MARK: - Keywords

  private mutating func read(_ node: NodeID, into id: SchemaID, name: String?) {
    let node = tree.resolved(node)
    guard tree[node].kind == .mapping else {
      report(node, "A schema is expected here: a mapping with `type` or `$ref`.")
      return
    }
    var schema = Subschema()
    schema.name = name
    for entry in tree.entries(of: node) {
      let keyword = tree.text(of: entry.key)
      readKeyword(keyword, entry.key, tree.resolved(entry.value), into: &schema, of: id)
    }
    if schema.kind == nil, value("$ref", of: node) == nil {
      report(node, "This schema gives no `type`: each node has exactly one.")
    }
    if schema.kind == .object, schema.name == nil, schema.additional == nil {
      report(node, "An object type needs a name: put it under `$defs` and refer to it with `$ref`.")
    }
    subschemas[Int(id.index)] = schema
  }

  private mutating func readKeyword(
    _ keyword: String, _ key: NodeID, _ node: NodeID, into schema: inout Subschema, of id: SchemaID
  ) {
    switch keyword {
    case "$schema", "$id", "$comment", "$defs", "examples", "default", "deprecated": break
    case "title": schema.title = text(node)
    case "description": schema.description = text(node)
    case "type":
      schema.kind = Subschema.Kind(rawValue: tree.text(of: node))
      if schema.kind == nil {
        report(node, "`type` takes one of string, integer, number, boolean, array, object.")
      }
    case "$ref":
      let reference = tree.text(of: node)
      if reference.hasPrefix("#/$defs/") {
        references.append((id, String(reference.dropFirst("#/$defs/".count)), node))
      } else {
        report(node, "`$ref` takes the form #/$defs/Name.")
      }
    case "properties":
      for entry in tree.entries(of: node) {
        let name = tree.text(of: entry.key)
        let field = reserve()
        schema.fields.append(.init(name: name, symbol: symbol(name), schema: field))
        read(entry.value, into: field, name: nil)
      }
    case "patternProperties":
      for entry in tree.entries(of: node) {
        let pattern = tree.text(of: entry.key)
        if pattern.hasPrefix("^"), pattern.dropFirst().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) {
          schema.ignoredPrefixes.append(String(pattern.dropFirst()))
        } else {
          report(entry.key, "A pattern takes the form ^prefix, for keys that are not looked at.")
        }
      }
    case "additionalProperties":
      if case .bool(let allowed) = tree.scalarType(of: node) {
        if allowed { report(node, "`additionalProperties` is false or a schema, so that every node has a type.") }
      } else {
        let additional = reserve()
        schema.additional = additional
        read(node, into: additional, name: nil)
      }
    case "items":
      let items = reserve()
      schema.items = items
      read(node, into: items, name: nil)
    case "required": schema.required = texts(node)
    case "enum": schema.choices = texts(node)
    case "const": schema.choices = [text(node)]
    case "format":
      schema.format = Subschema.Format(rawValue: tree.text(of: node))
      if schema.format == nil {
        let known = Subschema.Format.allCases.map(\.rawValue)
        report(node, "The format '\(tree.text(of: node))' is not known here; there are \(known.joined(separator: ", ")).")
      }
    case "minimum": schema.minimum = number(node)
    case "maximum": schema.maximum = number(node)
    case "exclusiveMinimum": schema.exclusiveMinimum = number(node)
    case "minItems": schema.minimumItems = integer(node)
    case "minLength": schema.minimumLength = integer(node)
    default:
      if keyword.hasPrefix("x-") {
        readAnnotation(keyword, node, into: &schema.annotations)
      } else {
        report(key, "The keyword '\(keyword)' is not known in a structural schema.")
      }
    }
  }

  private mutating func readAnnotation(
    _ keyword: String, _ node: NodeID, into annotations: inout Subschema.Annotations
  ) {
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
    case "x-date": annotations.date = text(node)
    case "x-dates": annotations.dates = texts(node)
    case "x-each": annotations.eachProperty = text(node)
    case "x-outlook": annotations.outlook = text(node)
    case "x-repeats":
      for entry in tree.entries(of: node) {
        annotations.repeats[tree.text(of: entry.key)] = tree.text(of: tree.resolved(entry.value))
      }
    default: break
    }
  }

  // MARK: - Finishing

  private mutating func resolveReferences() {
    for reference in references {
      guard let target = definitions[reference.name] else {
        let nearest = NearestName.of(reference.name, among: definitions.keys)
        report(
          reference.node,
          "`$defs` has no '\(reference.name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "."))
        continue
      }
      subschemas[Int(reference.from.index)].target = target
    }
    // A definition may itself be a reference: follow each to its end, and refuse those that never end.
    for index in subschemas.indices {
      var seen: Set<SchemaID> = [SchemaID(Int32(index))]
      while let target = subschemas[index].target, let further = subschemas[Int(target.index)].target {
        guard seen.insert(further).inserted else {
          subschemas[index].target = nil
          subschemas[index].kind = .string
          if let node = tree.documents.first?.root { report(node, "A `$ref` leads back to itself.") }
          break
        }
        subschemas[index].target = further
      }
    }
  }

  private mutating func fillSlots() {
    for index in subschemas.indices where subschemas[index].kind == .object {
      var slots = [Int16](repeating: -1, count: symbols.count)
      for (slot, field) in subschemas[index].fields.enumerated() { slots[Int(field.symbol.index)] = Int16(clamping: slot) }
      subschemas[index].slots = slots
    }
  }

  private mutating func symbol(_ name: String) -> Symbol {
    if let symbol = symbolsByName[name] { return symbol }
    let symbol = Symbol(Int32(symbols.count))
    symbols.append(name)
    symbolsByName[name] = symbol
    return symbol
  }

  // MARK: - Scalars

  private func text(_ node: NodeID) -> String { tree.text(of: node) }

  private func texts(_ node: NodeID) -> [String] {
    guard tree[node].kind == .sequence else { return [tree.text(of: node)] }
    return tree.items(of: node).map { tree.text(of: tree.resolved($0)) }
  }

  private func isTrue(_ node: NodeID) -> Bool {
    if case .bool(true) = tree.scalarType(of: node) { return true }
    return false
  }

  private func localized(_ node: NodeID) -> Localized<String>? {
    guard tree[node].kind == .mapping else { return Localized(tree.text(of: node)) }
    let texts = (english: value("en", of: node), dutch: value("nl", of: node), danish: value("da", of: node))
    guard let english = texts.english ?? texts.dutch ?? texts.danish else { return nil }
    return Localized(text(english), nl: texts.dutch.map(text), da: texts.danish.map(text))
  }

  private mutating func number(_ node: NodeID) -> Double? {
    switch tree.scalarType(of: node) {
    case .int(let value): return Double(value)
    case .float(let value): return value
    default:
      report(node, "A number is expected here.")
      return nil
    }
  }

  private mutating func integer(_ node: NodeID) -> Int? {
    if case .int(let value) = tree.scalarType(of: node), value >= 0 { return Int(exactly: value) }
    report(node, "A whole number, 0 or more, is expected here.")
    return nil
  }

  private mutating func report(_ node: NodeID, _ text: String) {
    diagnostics.append(
      Diagnostic(
        id: .schemaProblem, severity: .critical, message: Message(text),
        place: Place(tree.source, tree.range(of: node))))
  }
}

extension DiagnosticID {
  /// A pack's schema is itself wrong.
  package static let schemaProblem = DiagnosticID("CRM951", "bad-schema")
}
