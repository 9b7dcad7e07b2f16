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
  let options: SchemaOptions
  var conditions: ConditionCompiler
  var subschemas: [Subschema.Draft] = []
  private(set) var definitions: [String: SchemaID] = [:]
  private var symbols: [String] = []
  private var symbolsByName: [String: Symbol] = [:]
  private var references: [(from: SchemaID, name: String, node: NodeID)] = []
  /// Where each subschema stands in the file, by its index.
  var nodes: [NodeID] = []
  private var isFull = false
  private var diagnostics: [Diagnostic] = []

  private init(_ tree: Tree, _ options: SchemaOptions) {
    self.tree = tree
    self.options = options
    conditions = ConditionCompiler(tree, options)
  }

  /// The schema in the first document of `tree`, or nil with the reasons.
  package static func compile(
    _ tree: Tree, options: SchemaOptions = .pack
  ) -> (schema: Schema?, diagnostics: [Diagnostic]) {
    var compiler = SchemaCompiler(tree, options)
    let schema = options.isStructural ? compiler.compile() : compiler.compileStandard()
    let diagnostics = tree.diagnostics + compiler.diagnostics
    return (diagnostics.isEmpty ? schema : nil, diagnostics)
  }

  private mutating func compile() -> Schema? {
    guard let root = tree.documents.first?.root.map(tree.resolved), tree[root].kind == .mapping else {
      report(tree.documents.first?.root, "This file holds no schema: a mapping with `type: object` is expected.")
      return nil
    }
    checkDraft(root)
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
    narrowReferences()
    let finished = conditions.finish()
    reportConditions()
    guard diagnostics.isEmpty, hasRoomForSlots() else { return nil }
    checkAnnotations()
    return Schema(
      subschemas: subschemas.map(\.finished), root: rootID, definitions: definitions, symbols: symbols,
      symbolsByName: symbolsByName, conditions: finished, names: conditions.names)
  }

  /// A schema of the standard: one condition.
  private mutating func compileStandard() -> Schema? {
    guard let root = tree.documents.first?.root else {
      report(nil, "This file holds no schema.")
      return nil
    }
    checkDraft(tree.resolved(root))
    let standard = conditions.condition(at: root)
    let finished = conditions.finish()
    reportConditions()
    guard let standard, diagnostics.isEmpty else { return nil }
    return Schema(
      subschemas: [Subschema.Draft().finished], root: SchemaID(0), definitions: [:], symbols: [], symbolsByName: [:],
      conditions: finished, names: conditions.names, standard: standard)
  }

  private mutating func reportConditions() {
    for problem in conditions.problems.sorted(by: { $0.place < $1.place }) {
      diagnostics.append(
        Diagnostic(
          id: .schemaProblem, severity: .critical, message: .verbatim(problem.text),
          place: Place(tree.source, problem.place),
          advice: problem.remedy.map(Message.verbatim)))
    }
  }

  /// Source: JSON Schema 2020-12 Core, 8.1.1.
  private mutating func checkDraft(_ root: NodeID) {
    guard tree[root].kind == .mapping, let node = value("$schema", of: root) else { return }
    let draft = tree.text(of: node)
    guard draft != SchemaCompiler.draft, draft != SchemaCompiler.draft + "#" else { return }
    report(node, "This schema is for '\(draft.prefix(80))', which is not supported; write \(SchemaCompiler.draft).")
  }

  private static let draft = "https://json-schema.org/draft/2020-12/schema"

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
    var narrowing: [ConditionCompiler.Entry] = []
    let isReference = value("$ref", of: node) != nil
    for entry in tree.entries(of: node) {
      if isFull { return }
      let keyword = tree.text(of: tree.resolved(entry.key))
      let content = tree.resolved(entry.value)
      if narrows(keyword, content, besideReference: isReference) {
        narrowing.append(.init(keyword: keyword, key: entry.key, value: content))
      } else {
        readKeyword(keyword, entry.key, content, into: &schema, of: id)
      }
    }
    if schema.kind == nil, value("$ref", of: node) == nil, value("type", of: node) == nil {
      report(node, "This schema gives no `type`: each node has exactly one.")
    }
    if schema.kind == .object, schema.name == nil, schema.additional == nil,
      schema.patterned.isEmpty || !schema.fields.isEmpty
    {
      report(node, "An object type needs a name: put it under `$defs` and refer to it with `$ref`.")
    }
    // Choices among texts are read with the type; all others narrow it.
    if let kind = schema.kind, kind != .string, schema.choices != nil {
      schema.choices = nil
      narrowing += entries(["enum", "const"], of: node)
    }
    if value("contains", of: node) == nil {
      narrowing.removeAll { $0.keyword == "minContains" || $0.keyword == "maxContains" }
    }
    if !narrowing.isEmpty { schema.condition = conditions.condition(of: narrowing, at: node) }
    subschemas[Int(id.index)] = schema
  }

  /// Whether a keyword is none of the structure, and narrows what may stand there.
  ///
  /// - Parameter besideReference: beside a `$ref` the type is that of its target; what says more of it narrows it.
  private func narrows(_ keyword: String, _ node: NodeID, besideReference: Bool) -> Bool {
    if keyword == "format" { return Subschema.Format(rawValue: tree.text(of: node)) == nil }
    return SchemaCompiler.narrowing.contains(keyword)
      || besideReference && SchemaCompiler.structure.contains(keyword)
  }

  /// The keywords that narrow a type.
  static let narrowing: Set<String> = [
    "$dynamicRef", "maxLength", "pattern", "exclusiveMaximum", "multipleOf", "propertyNames", "minProperties",
    "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "contains", "minContains",
    "maxContains", "maxItems", "uniqueItems", "unevaluatedItems", "allOf", "anyOf", "oneOf", "not", "if", "then",
    "else",
  ]

  /// The keywords that make a type.
  static let structure: Set<String> = [
    "type", "properties", "patternProperties", "additionalProperties", "items", "prefixItems", "required",
  ]

  private func entries(_ keywords: Set<String>, of node: NodeID) -> [ConditionCompiler.Entry] {
    tree.entries(of: node).compactMap { entry in
      let keyword = tree.text(of: tree.resolved(entry.key))
      guard keywords.contains(keyword) else { return nil }
      return .init(keyword: keyword, key: entry.key, value: tree.resolved(entry.value))
    }
  }

  /// Choices beside a `$ref` that leads to no text narrow its type, as those of the type itself do.
  private mutating func narrowReferences() {
    for index in subschemas.indices where subschemas[index].choices != nil {
      guard let target = subschemas[index].target, let kind = subschemas[Int(target.index)].kind, kind != .string else {
        continue
      }
      subschemas[index].choices = nil
      let all = entries(["enum", "const"], of: tree.resolved(nodes[index]))
      let choices = conditions.condition(of: all, at: nodes[index])
      if let choices, let condition = subschemas[index].condition {
        conditions.require(choices, besides: condition)
      } else {
        subschemas[index].condition = choices
      }
    }
  }

  private mutating func readKeyword(
    _ keyword: String, _ key: NodeID, _ node: NodeID, into schema: inout Subschema.Draft, of id: SchemaID
  ) {
    switch keyword {
    case "$schema", "$id", "$comment", "$defs", "examples", "default", "deprecated": break
    case "$anchor", "$dynamicAnchor": conditions.addAnchor(node, of: tree.resolved(nodes[Int(id.index)]))
    case "title": schema.title = text(node)
    case "description": schema.description = text(node)
    case "type": readType(node, into: &schema)
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
        readPatternProperty(entry, into: &schema)
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
    case "format": schema.format = Subschema.Format(rawValue: tree.text(of: node))
    case "prefixItems":
      report(
        key, "In a pack's schema all items of a list have one type; `prefixItems` may only narrow it, under `allOf`.")
    case "minimum": schema.minimum = number(node)
    case "maximum": schema.maximum = number(node)
    case "exclusiveMinimum": schema.exclusiveMinimum = number(node)
    case "minItems": schema.minimumItems = integer(node)
    case "minLength": schema.minimumLength = integer(node)
    default:
      if keyword.hasPrefix("x-") {
        readAnnotation(keyword, node, into: &schema.annotations)
      } else if !ConditionCompiler.notes.contains(keyword) {
        reportUnknown(keyword, key)
      }
    }
  }

  private mutating func reportUnknown(_ keyword: String, _ key: NodeID) {
    if let remedy = ConditionCompiler.unsupported[keyword] {
      return report(key, "The keyword '\(keyword)' is not supported.", remedy: remedy)
    }
    let nearest = NearestName.of(keyword, among: ConditionCompiler.known)
    report(
      key, "The keyword '\(excerpt(key))' is not known in a structural schema.",
      remedy: nearest.map { "Did you mean `\($0)`?" } ?? "Notes of your own begin with x-.")
  }

  /// One type; `null` beside it allows for nothing to stand there.
  private mutating func readType(_ node: NodeID, into schema: inout Subschema.Draft) {
    var names = tree[node].kind == .sequence ? tree.items(of: node).map { tree.text(of: tree.resolved($0)) } : []
    if tree[node].kind == .sequence, let null = names.firstIndex(of: "null") {
      schema.isNullable = true
      names.remove(at: null)
    }
    // Every whole number is a number.
    if names.contains("number") { names.removeAll { $0 == "integer" } }
    schema.kind = Subschema.Kind(rawValue: tree[node].kind == .sequence ? "" : tree.text(of: node))
    if names.count == 1 { schema.kind = names.first.flatMap(Subschema.Kind.init(rawValue:)) }
    if schema.kind == nil {
      report(node, "`type` takes one of string, integer, number, boolean, array, object.")
    }
  }

  private mutating func readPatternProperty(_ entry: Tree.Entry, into schema: inout Subschema.Draft) {
    let text = tree.text(of: tree.resolved(entry.key))
    let content = tree.resolved(entry.value)
    let isIgnored = tree.scalarType(of: content) == .bool(true)
    if isIgnored, text.hasPrefix("^"), text.dropFirst().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) {
      return schema.ignoredPrefixes.append(String(text.dropFirst()))
    }
    guard let pattern = conditions.pattern(tree.resolved(entry.key)) else { return }
    if isIgnored { return schema.patterned.append(.init(pattern: pattern, schema: nil)) }
    guard let id = reserve(content) else { return }
    schema.patterned.append(.init(pattern: pattern, schema: id))
    read(content, into: id, name: nil)
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

  mutating func report(_ node: NodeID?, _ text: String, remedy: String? = nil) {
    let range = node.map { tree[$0].kind == .scalar ? tree.range(of: $0) : tree.opening(of: $0) }
    diagnostics.append(
      Diagnostic(
        id: .schemaProblem, severity: .critical, message: .verbatim(text),
        place: Place(tree.source, range ?? ByteRange(at: 0)), advice: remedy.map(Message.verbatim)))
  }
}

extension DiagnosticID {
  /// A pack's schema is itself wrong.
  package static let schemaProblem = DiagnosticID("CRM951", "bad-schema")
}

extension Message {
  /// Words as they are, braces included.
  static func verbatim(_ text: String) -> Message { Message(Localized(Template([.literal(text)]))) }
}
