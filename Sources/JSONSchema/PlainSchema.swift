package import YAMLTree

/// Turns a structural schema file into a plain JSON Schema for editors and other validators.
///
/// What the engine's annotations and formats allow is spelt out: dates as patterns, a lone value for a list or a
/// section, placeholders and null where something may be left open. What a plain schema cannot say is allowed: days that
/// the month does not have beyond its usual length, and references to things that are not there.
/// Source: JSON Schema 2020-12.
package struct PlainSchema {
  let tree: Tree
  private let words: OpenWords
  let openName: String
  private let absentName: String
  let formatNames: [Subschema.Format: String]

  private init(_ tree: Tree, _ words: OpenWords) {
    self.tree = tree
    self.words = words
    var taken: Set<String> = []
    if let root = tree.documents.first?.root, let definitions = PlainSchema.value("$defs", of: root, in: tree) {
      taken = Set(tree.entries(of: definitions).map { tree.text(of: $0.key) })
    }
    func free(_ name: String) -> String {
      var name = name
      while !taken.insert(name).inserted { name += "-" }
      return name
    }
    openName = free("open")
    absentName = free("none")
    var names: [Subschema.Format: String] = [:]
    for format in Subschema.Format.allCases { names[format] = free(format.rawValue) }
    formatNames = names
  }

  /// The plain schema in UTF-8.
  ///
  /// - Parameters:
  ///   - tree: a schema file that `SchemaCompiler` finds nothing wrong with; of any other, what can be read is kept.
  ///   - words: the pack's words for what is open and for what is not there.
  package static func json(of tree: Tree, words: OpenWords) -> [UInt8] {
    let schema = PlainSchema(tree, words)
    guard let root = tree.documents.first?.root else { return JSONValue.object([]).bytes() }
    return schema.document(tree.resolved(root)).bytes()
  }

  private func document(_ root: NodeID) -> JSONValue {
    var entries = object(root, isRoot: true) + conditions(root, .object, or: [])
    var definitions: [JSONMember] = []
    if let node = value("$defs", of: root) {
      for entry in tree.entries(of: node) {
        definitions.append(JSONMember(tree.text(of: entry.key), .object(schema(tree.resolved(entry.value)))))
      }
    }
    definitions.append(JSONMember(openName, open))
    if !words.absences.texts.isEmpty {
      let pattern = PlainPatterns.words(words.absences.texts, orNothing: false)
      definitions.append(
        JSONMember(
          absentName, .object([JSONMember("type", .string("string")), JSONMember("pattern", .string(pattern))])))
    }
    for format in Subschema.Format.allCases {
      if let name = formatNames[format] { definitions.append(JSONMember(name, PlainSchema.definition(format))) }
    }
    entries.append(JSONMember("$defs", .object(definitions)))
    return .object(entries)
  }

  // MARK: - Definitions of our own

  private var open: JSONValue {
    .object([
      JSONMember("title", .string("Still open")),
      JSONMember(
        "anyOf",
        .array([
          .object([JSONMember("type", .string("null"))]),
          .object([
            JSONMember("type", .string("string")),
            JSONMember("pattern", .string(PlainPatterns.words(words.placeholders.texts, orNothing: true))),
          ]),
        ])
      ),
    ])
  }

  /// Numbers and days that a loader of YAML makes of unquoted scalars stand beside the texts.
  private static func definition(_ format: Subschema.Format) -> JSONValue {
    func text(_ pattern: String) -> JSONValue {
      .object([JSONMember("type", .string("string")), JSONMember("pattern", .string(pattern))])
    }
    func number(_ type: String, _ least: Int64, _ most: Int64) -> JSONValue {
      .object([
        JSONMember("type", .string(type)), JSONMember("minimum", .whole(least)), JSONMember("maximum", .whole(most)),
      ])
    }
    func either(_ schemas: JSONValue...) -> JSONValue { .object([JSONMember("anyOf", .array(schemas))]) }
    switch format {
    case .planDate: return either(text(PlainPatterns.planDate), number("integer", 1000, 9999))
    case .date: return text(PlainPatterns.date)
    case .span: return text(PlainPatterns.span)
    case .rhythm: return text(PlainPatterns.rhythm)
    case .share:
      return either(
        text(PlainPatterns.share), number("number", 1, 1000), number("number", -1000, -1),
        .object([JSONMember("const", .whole(0))]))
    case .slug:
      return either(
        text(PlainPatterns.slugText),
        .object([JSONMember("type", .string("integer")), JSONMember("minimum", .whole(0))]))
    }
  }

  // MARK: - Schemas

  /// A schema with all that it allows.
  private func schema(_ node: NodeID) -> [JSONMember] {
    let reference = value("$ref", of: node)
    let (kind, isNullable) = self.kind(of: node)
    let notes = texts(of: node, ["title", "description", "$comment", "deprecated", "examples", "default"])
    let allowsOpen = isAllowed("x-open", node)
    if let reference {
      var entries = notes
      entries.append(JSONMember("$ref", .string(tree.text(of: reference))))
      entries += limits(node)
      entries += conditions(node, targetKind(reference), or: alternatives(node, targetKind(reference)))
      // The definition allows what is open; here it is taken back.
      if !allowsOpen { entries.append(JSONMember("not", ref(openName))) }
      return entries
    }
    switch kind {
    case .object:
      var lone: NodeID?
      if let shorthand = value("x-shorthand", of: node), let properties = value("properties", of: node) {
        lone = value(tree.text(of: shorthand), of: properties)
      }
      return notes
        + container(
          object(node, isRoot: false), "object", lone: lone, allowsOpen: allowsOpen || isNullable,
          absence: absence(node, kind))
        + conditions(node, kind, or: [])
    case .array:
      let lone = isTrue("x-listable", node) ? value("items", of: node) : nil
      return notes
        + container(
          array(node), "array", lone: lone, allowsOpen: allowsOpen || isNullable, absence: absence(node, kind))
        + conditions(node, kind, or: [])
    default:
      let more = conditions(node, kind, or: alternatives(node, kind))
      let main = scalar(node, kind, allowsOpen: allowsOpen)
      guard isNullable, !allowsOpen else { return notes + main + more }
      return notes + [JSONMember("anyOf", .array([.object(main + more), null]))]
    }
  }

  private var null: JSONValue { .object([JSONMember("type", .string("null"))]) }

  /// The type of a schema, and whether null may stand there beside it.
  private func kind(of node: NodeID) -> (Subschema.Kind?, isNullable: Bool) {
    guard let type = value("type", of: node) else { return (nil, false) }
    guard tree[type].kind == .sequence else { return (Subschema.Kind(rawValue: tree.text(of: type)), false) }
    let names = tree.items(of: type).map { tree.text(of: tree.resolved($0)) }
    let kinds = names.compactMap(Subschema.Kind.init(rawValue:))
    return (kinds.contains(.number) ? .number : kinds.first, names.contains("null"))
  }

  /// The type at the end of a reference to a definition.
  private func targetKind(_ reference: NodeID) -> Subschema.Kind? {
    guard let root = tree.documents.first?.root, let definitions = value("$defs", of: root) else { return nil }
    var reference = reference
    // More steps than there are definitions are a circle.
    for _ in 0...Int(tree[definitions].length) {
      let name = String(tree.text(of: reference).dropFirst("#/$defs/".count))
      guard let node = value(name, of: definitions) else { return nil }
      guard let next = value("$ref", of: node) else { return kind(of: node).0 }
      reference = next
    }
    return nil
  }

  /// What may stand in place of a scalar, and is not held against conditions.
  private func alternatives(_ node: NodeID, _ kind: Subschema.Kind?) -> [JSONValue] {
    guard isAllowed("x-open", node) else { return kind == nil ? [] : self.kind(of: node).isNullable ? [null] : [] }
    return [ref(openName)] + absence(node, kind)
  }

  /// Words for "none", where a value of this type may be one.
  private func absence(_ node: NodeID, _ kind: Subschema.Kind?) -> [JSONValue] {
    guard let kind, kind != .boolean, isAllowed("x-absence", node), isAllowed("x-open", node),
      !words.absences.texts.isEmpty
    else { return [] }
    return [ref(absentName)]
  }

  /// A section or list, and what else may stand there. Its keywords stay at the top, where editors find them and
  /// complaints are about them: they say nothing of values of other types, and those go to `then`.
  private func container(
    _ main: [JSONMember], _ type: String, lone: NodeID?, allowsOpen: Bool, absence: [JSONValue]
  ) -> [JSONMember] {
    var others: JSONValue
    var types = [type, "string", "null"]
    if let lone {
      others = .object(schema(lone).filter { $0.key != "title" && $0.key != "description" })
      var further = allowsOpen && !isAllowed("x-open", lone) ? [ref(openName)] : []
      // Where a lone value is one of several choices, the list may be none all the same.
      if value("enum", of: lone) != nil, isAllowed("x-absence", lone), isAllowed("x-open", lone) { further += absence }
      if !further.isEmpty { others = .object([JSONMember("anyOf", .array([others] + further))]) }
      types = [type] + ["object", "array", "string", "number", "boolean", "null"].filter { $0 != type }
    } else if allowsOpen {
      others = absence.isEmpty ? ref(openName) : .object([JSONMember("anyOf", .array([ref(openName)] + absence))])
    } else {
      return main
    }
    var entries = main
    for index in entries.indices where entries[index].key == "type" { entries[index].value = .strings(types) }
    entries.append(JSONMember("if", .object([JSONMember("not", .object([JSONMember("type", .string(type))]))])))
    entries.append(JSONMember("then", others))
    return entries
  }

  private func scalar(
    _ node: NodeID, _ kind: Subschema.Kind?, allowsOpen: Bool
  ) -> [JSONMember] {
    var main = limits(node)
    let choices = value("enum", of: node) ?? value("const", of: node)
    if let format = value("format", of: node).flatMap({ Subschema.Format(rawValue: tree.text(of: $0)) }),
      let name = formatNames[format]
    {
      main = [JSONMember("$ref", .string("#/$defs/" + name))] + main
    } else {
      main = [JSONMember("type", .string(kind?.rawValue ?? "string"))] + main
      if kind == .integer {
        let most = Int64(ScalarCheck.largestWhole)
        if value("minimum", of: node) == nil { main.append(JSONMember("minimum", .whole(-most))) }
        if value("maximum", of: node) == nil { main.append(JSONMember("maximum", .whole(most))) }
      }
      if kind == .string, main.allSatisfy({ $0.key == "type" }) {
        // Placeholders and words for "none" are texts anyway.
        return allowsOpen
          ? [JSONMember("type", .strings(["string", "null"]))] + main.filter { $0.key != "type" } : main
      }
    }
    guard allowsOpen else { return main }
    var alternatives = [.object(main), ref(openName)]
    if choices == nil { alternatives += absence(node, kind) }
    return [JSONMember("anyOf", .array(alternatives))]
  }

  private func array(_ node: NodeID) -> [JSONMember] {
    var entries: [JSONMember] = [JSONMember("type", .string("array"))]
    if let items = value("items", of: node) { entries.append(JSONMember("items", .object(schema(items)))) }
    return entries + limits(node)
  }

  private func object(_ node: NodeID, isRoot: Bool) -> [JSONMember] {
    var entries: [JSONMember] = []
    for entry in tree.entries(of: node) {
      let keyword = tree.text(of: entry.key)
      let content = tree.resolved(entry.value)
      switch keyword {
      case "properties":
        let properties = tree.entries(of: content).map {
          JSONMember(tree.text(of: $0.key), .object(schema(tree.resolved($0.value))))
        }
        entries.append(JSONMember(keyword, .object(properties)))
      case "additionalProperties":
        entries.append(JSONMember(keyword, tree[content].kind == .mapping ? .object(schema(content)) : plain(content)))
      case "patternProperties":
        let patterns = tree.entries(of: content).map { entry in
          let content = tree.resolved(entry.value)
          return JSONMember(
            tree.text(of: tree.resolved(entry.key)),
            tree[content].kind == .mapping ? .object(schema(content)) : plain(content))
        }
        entries.append(JSONMember(keyword, .object(patterns)))
      case "type": entries.append(JSONMember(keyword, .string("object")))
      case "required": entries.append(JSONMember(keyword, plain(content)))
      case "$schema", "$id", "title", "description", "$comment":
        if isRoot { entries.append(JSONMember(keyword, plain(content))) }
      default: break
      }
    }
    return entries
  }

  /// The keywords that bound a value.
  private func limits(_ node: NodeID) -> [JSONMember] {
    var members = texts(of: node, PlainSchema.limits)
    if let format = value("format", of: node), StandardFormat(rawValue: tree.text(of: format)) != nil,
      Subschema.Format(rawValue: tree.text(of: format)) == nil
    {
      members.append(JSONMember("format", plain(format)))
    }
    return members
  }

  /// The keywords that bound a scalar or the length of a list, each for itself.
  static let limits: Set<String> = [
    "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems",
    "minLength", "maxLength", "pattern",
  ]

  private func texts(of node: NodeID, _ keywords: Set<String>) -> [JSONMember] {
    tree.entries(of: node).filter { keywords.contains(tree.text(of: $0.key)) }
      .map { JSONMember(tree.text(of: $0.key), plain(tree.resolved($0.value))) }
  }

  func ref(_ name: String) -> JSONValue { .object([JSONMember("$ref", .string("#/$defs/" + name))]) }

  // MARK: - Reading the file

  func value(_ key: String, of mapping: NodeID) -> NodeID? { PlainSchema.value(key, of: mapping, in: tree) }

  private static func value(_ key: String, of mapping: NodeID, in tree: Tree) -> NodeID? {
    guard let id = tree.keyID(key), let entry = tree.value(of: id, in: tree.resolved(mapping)) else { return nil }
    return tree.resolved(entry.value)
  }

  private func isTrue(_ keyword: String, _ node: NodeID) -> Bool {
    value(keyword, of: node).map { tree.scalarType(of: $0) == .bool(true) } ?? false
  }

  func isAllowed(_ keyword: String, _ node: NodeID) -> Bool {
    value(keyword, of: node).map { tree.scalarType(of: $0) != .bool(false) } ?? true
  }

  /// A value of the file as it is.
  func plain(_ node: NodeID) -> JSONValue {
    let node = tree.resolved(node)
    switch tree[node].kind {
    case .sequence: return .array(tree.items(of: node).map(plain))
    case .mapping:
      return .object(tree.entries(of: node).map { JSONMember(tree.text(of: tree.resolved($0.key)), plain($0.value)) })
    case .scalar, .alias:
      switch tree.scalarType(of: node) {
      case .null: return .null
      case .bool(let value): return .bool(value)
      case .int(let value): return .whole(value)
      case .float(let value) where value.isFinite: return .number(value)
      default: return .string(tree.text(of: node))
      }
    }
  }
}
