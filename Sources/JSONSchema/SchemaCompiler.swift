package import Diagnostics
package import YAMLTree

/// Reads a schema file into a `Schema`. Whatever is wrong with it is a diagnostic in the schema file.
package struct SchemaCompiler {
  /// Subschemas of one file. The schema of plans has about 500; aliases in a schema file multiply them.
  package static let maximumSubschemas = 20_000
  /// Slots of one file, 2 bytes each: its object types times its property names. The schema of plans has about 12,000;
  /// 8 million take 16 MB.
  package static let maximumSlots = 8_000_000

  let tree: Tree
  var subschemas: [Subschema.Draft] = []
  private(set) var definitions: [String: SchemaID] = [:]
  private var symbols: [String] = []
  private var symbolsByName: [String: Symbol] = [:]
  private var references: [(from: SchemaID, name: String, node: NodeID)] = []
  /// Where each subschema stands in the file, by its index.
  var nodes: [NodeID] = []
  private var isFull = false
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
      report(tree.documents.first?.root, "This file holds no schema: a mapping with `type: object` is expected.")
      return nil
    }
    // Every definition gets its index first, so that references may point forward.
    if let definitionsNode = value("$defs", of: root) {
      for entry in entries(of: definitionsNode, "$defs") {
        if let id = reserve(entry.value) { definitions[tree.text(of: entry.key)] = id }
      }
      for entry in tree.entries(of: definitionsNode) {
        let name = tree.text(of: entry.key)
        if let id = definitions[name] { read(entry.value, into: id, name: name) }
      }
    }
    guard let rootID = reserve(root) else { return nil }
    read(root, into: rootID, name: value("title", of: root).map(tree.text(of:)) ?? "Root")
    resolveReferences()
    guard diagnostics.isEmpty, hasRoomForSlots() else { return nil }
    checkAnnotations()
    return Schema(
      subschemas: subschemas.map(\.finished), root: rootID, definitions: definitions, symbols: symbols,
      symbolsByName: symbolsByName)
  }

  private mutating func reserve(_ node: NodeID) -> SchemaID? {
    guard subschemas.count < SchemaCompiler.maximumSubschemas else {
      if !isFull { report(node, "The schema holds more than \(SchemaCompiler.maximumSubschemas) subschemas.") }
      isFull = true
      return nil
    }
    subschemas.append(Subschema.Draft())
    nodes.append(node)
    return SchemaID(Int32(clamping: subschemas.count - 1))
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
    var schema = Subschema.Draft()
    schema.name = name
    for entry in tree.entries(of: node) {
      if isFull { return }
      let keyword = tree.text(of: entry.key)
      readKeyword(keyword, entry.key, tree.resolved(entry.value), into: &schema, of: id)
    }
    if schema.kind == nil, value("$ref", of: node) == nil, value("type", of: node) == nil {
      report(node, "This schema gives no `type`: each node has exactly one.")
    }
    if schema.kind == .object, schema.name == nil, schema.additional == nil {
      report(node, "An object type needs a name: put it under `$defs` and refer to it with `$ref`.")
    }
    if schema.choices != nil, let kind = schema.kind, kind != .string {
      report(node, "`enum` and `const` belong to the type string; this is of the type \(kind.rawValue).")
    }
    subschemas[Int(id.index)] = schema
  }

  private mutating func readKeyword(
    _ keyword: String, _ key: NodeID, _ node: NodeID, into schema: inout Subschema.Draft, of id: SchemaID
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
    case "properties": readProperties(node, into: &schema)
    case "patternProperties":
      for entry in entries(of: node, keyword) {
        let pattern = tree.text(of: entry.key)
        if pattern.hasPrefix("^"), pattern.dropFirst().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }),
          isTrue(entry.value)
        {
          schema.ignoredPrefixes.append(String(pattern.dropFirst()))
        } else {
          report(entry.key, "A pattern takes the form ^prefix: true, for keys that are not looked at.")
        }
      }
    case "additionalProperties":
      if case .bool(let allowed) = tree.scalarType(of: node) {
        if allowed { report(node, "`additionalProperties` is false or a schema, so that every node has a type.") }
      } else if let additional = reserve(node) {
        schema.additional = additional
        read(node, into: additional, name: nil)
      }
    case "items":
      if let items = reserve(node) {
        schema.items = items
        read(node, into: items, name: nil)
      }
    case "required": schema.required = texts(node)
    case "enum": schema.choices = texts(node)
    case "const": schema.choices = [text(node)]
    case "format":
      schema.format = Subschema.Format(rawValue: tree.text(of: node))
      if schema.format == nil {
        let known = Subschema.Format.allCases.map(\.rawValue)
        report(node, "The format '\(excerpt(node))' is not known here; there are \(known.joined(separator: ", ")).")
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
        report(key, "The keyword '\(excerpt(key))' is not known in a structural schema.")
      }
    }
  }

  private mutating func readProperties(_ node: NodeID, into schema: inout Subschema.Draft) {
    for entry in entries(of: node, "properties") {
      guard schema.fields.count < Int(Int16.max) else {
        return report(entry.key, "One object has more than \(Int16.max) properties.")
      }
      guard let field = reserve(entry.value) else { return }
      let name = tree.text(of: entry.key)
      schema.fields.append(.init(name: name, symbol: symbol(name), schema: field))
      read(entry.value, into: field, name: nil)
    }
  }

  // MARK: - Finishing

  /// Gives each reference the schema at its end: a definition may itself be a reference.
  private mutating func resolveReferences() {
    var next: [SchemaID: (target: SchemaID, node: NodeID)] = [:]
    for reference in references {
      guard let target = definitions[reference.name] else {
        let nearest = NearestName.of(reference.name, among: definitions.keys.sorted())
        let name = tree.text(of: reference.node).dropFirst("#/$defs/".count).prefix(60)
        report(
          reference.node, "`$defs` has no '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "."))
        continue
      }
      next[reference.from] = (target, reference.node)
    }
    for reference in references {
      guard subschemas[Int(reference.from.index)].target == nil, next[reference.from] != nil else { continue }
      var way: [SchemaID] = []
      var seen: Set<SchemaID> = []
      var current = reference.from
      while let step = next[current] {
        guard seen.insert(current).inserted else {
          report(step.node, "This `$ref` leads back to itself.")
          for id in way { next[id] = nil }
          way = []
          break
        }
        way.append(current)
        current = subschemas[Int(step.target.index)].target ?? step.target
        if current != step.target { break }
      }
      for id in way { subschemas[Int(id.index)].target = current }
    }
  }

  private mutating func hasRoomForSlots() -> Bool {
    let objects = subschemas.reduce(0) { $0 + ($1.kind == .object ? 1 : 0) }
    guard objects * symbols.count <= SchemaCompiler.maximumSlots else {
      report(tree.documents.first?.root, "The schema has too many object types with too many properties.")
      return false
    }
    return true
  }

  private mutating func symbol(_ name: String) -> Symbol {
    if let symbol = symbolsByName[name] { return symbol }
    let symbol = Symbol(Int32(clamping: symbols.count))
    symbols.append(name)
    symbolsByName[name] = symbol
    return symbol
  }

  mutating func report(_ node: NodeID?, _ text: String) {
    let range = node.map { tree[$0].kind == .scalar ? tree.range(of: $0) : tree.opening(of: $0) }
    diagnostics.append(
      Diagnostic(
        id: .schemaProblem, severity: .critical, message: Message(text),
        place: Place(tree.source, range ?? ByteRange(at: 0))))
  }
}

extension DiagnosticID {
  /// A pack's schema is itself wrong.
  package static let schemaProblem = DiagnosticID("CRM951", "bad-schema")
}
