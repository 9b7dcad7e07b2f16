package import Diagnostics
internal import PlanCalendar
package import YAMLTree

/// Holds one document of a tree against a schema, in one walk.
package struct Validator {
  private let schema: Schema
  private let tree: Tree
  private let words: OpenWords
  /// By key id of the tree: the schema's symbol for that spelling, -1 for none.
  private let symbolsByKey: [Int32]
  private var result: Validation

  private init(schema: Schema, tree: Tree, words: OpenWords, symbolsByKey: [Int32]) {
    self.schema = schema
    self.tree = tree
    self.words = words
    self.symbolsByKey = symbolsByKey
    self.result = Validation(nodeCount: tree.nodeCount)
  }

  /// Validates `document`; the result's arrays are indexed by the whole tree's nodes.
  ///
  /// - Parameter symbolsByKey: as `symbols(of:in:)` gives it, so that several users can share it.
  package static func validate(
    _ document: Document, of tree: Tree, against schema: Schema, words: OpenWords, symbolsByKey: [Int32]
  ) -> Validation {
    var validator = Validator(schema: schema, tree: tree, words: words, symbolsByKey: symbolsByKey)
    if let root = document.root { validator.validate(root, schema.root) }
    return validator.result
  }

  /// The schema's symbol of each key spelling of `tree`, by key id; -1 where the schema has no such name.
  package static func symbols(of tree: Tree, in schema: Schema) -> [Int32] {
    (0..<tree.keyCount).map { key in
      schema.symbolsByName[tree.spelling(of: KeyID(Int32(clamping: key)))]?.index ?? -1
    }
  }

  // MARK: - The walk

  private mutating func validate(_ node: NodeID, _ id: SchemaID) {
    let content = tree.resolved(node)
    if let known = result.schema(of: content), known == id, content != node { return }
    if result.schema(of: content) == nil { result.set(id, for: content) }
    let site = schema[id]
    let type = schema[schema.resolved(id)]
    switch tree[content].kind {
    case .scalar: validateScalar(content, site, type)
    case .sequence: validateSequence(content, site, type)
    case .mapping: validateMapping(content, type)
    case .alias: break
    }
  }

  private mutating func validateScalar(_ node: NodeID, _ site: Subschema, _ type: Subschema) {
    if isOpen(node, site, type) {
      result.set(.open, for: node)
      return
    }
    switch type.kind {
    case .array:
      if site.annotations.isListable || type.annotations.isListable, let items = type.items {
        validate(node, items)
      } else {
        fail(node, Complaint.expectsList(name(of: node)))
      }
    case .object:
      if let shorthand = type.annotations.shorthand, let field = type.fields.first(where: { $0.name == shorthand }) {
        validate(node, field.schema)
      } else {
        fail(node, Complaint.expectsMapping(name(of: node), keys: type.fields.map(\.name)))
      }
    case .string, .integer, .number, .boolean:
      if let complaint = ScalarCheck(tree: tree, node: node, site: site, type: type, name: name(of: node)).complaint() {
        fail(node, complaint)
      } else if isStatedAbsence(node, site, type) {
        result.set(.absent, for: node)
      }
    case nil: break
    }
  }

  private mutating func validateSequence(_ node: NodeID, _ site: Subschema, _ type: Subschema) {
    guard type.kind == .array else {
      return fail(node, Complaint.unexpectedList(name(of: node), isMapping: type.kind == .object))
    }
    var count = 0
    for item in tree.items(of: node) {
      count += 1
      if let items = type.items { validate(item, items) }
    }
    let minimum = site.minimumItems ?? type.minimumItems ?? 0
    if count < minimum, !tree[node].flags.contains(.isCut) {
      fail(node, Complaint.tooFewItems(name(of: node), minimum: minimum))
    }
  }

  private mutating func validateMapping(_ node: NodeID, _ type: Subschema) {
    if type.kind == .array, let items = type.items {
      if type.annotations.isListable || schema[items].kind == .object || schema.object(items) != nil,
        type.annotations.isListable
      {
        return validate(node, items)
      }
      return fail(node, Complaint.expectsList(name(of: node)))
    }
    guard type.kind == .object else { return fail(node, Complaint.unexpectedMapping(name(of: node))) }
    var present = Set<Int16>()
    for entry in tree.entries(of: node) {
      let key = tree[entry.key].key
      let symbol = symbolsByKey.indices.contains(Int(key)) ? symbolsByKey[Int(key)] : -1
      let slot = type.slots.indices.contains(Int(symbol)) ? type.slots[Int(symbol)] : -1
      if slot >= 0 {
        present.insert(slot)
        validate(entry.value, type.fields[Int(slot)].schema)
      } else if let additional = type.additional {
        validate(entry.value, additional)
      } else if entry.mergedVia == nil {
        validateUnknownKey(entry.key, in: node, type)
      }
    }
    guard !tree[node].flags.contains(.isCut) else { return }
    for required in type.required {
      guard let slot = type.fields.firstIndex(where: { $0.name == required }), !present.contains(Int16(clamping: slot))
      else { continue }
      if result.misspelt[.init(mapping: node, property: type.fields[slot].symbol)] == nil {
        add(tree.key(of: node) ?? node, Complaint.missingKey(required, in: name(of: node)))
      }
    }
  }

  private mutating func validateUnknownKey(_ key: NodeID, in mapping: NodeID, _ type: Subschema) {
    let spelling = tree.text(of: key)
    if type.ignoredPrefixes.contains(where: spelling.hasPrefix) { return }
    let nearest = NearestName.of(spelling, among: type.fields.map(\.name))
    if let nearest, let field = type.fields.first(where: { $0.name == nearest }) {
      result.setMisspelt(.init(mapping: mapping, property: field.symbol), key: key)
    }
    let homes = nearest == nil ? self.homes(of: spelling) : []
    add(
      key,
      Complaint.unknownKey(
        spelling, in: name(of: mapping), nearest: nearest, homes: homes, known: type.fields.map(\.name)))
  }

  /// The titles of the object types that do have a property of this name: where it may have been meant to stand.
  private func homes(of spelling: String) -> [String] {
    guard let symbol = schema.symbolsByName[spelling] else { return [] }
    return schema.subschemas.filter { $0.slots.indices.contains(Int(symbol.index)) && $0.slots[Int(symbol.index)] >= 0 }
      .compactMap { $0.title ?? $0.name }
  }

  // MARK: - Open and absent

  /// Null and placeholders are open wherever the schema allows it; a null key or id is not.
  private func isOpen(_ node: NodeID, _ site: Subschema, _ type: Subschema) -> Bool {
    guard site.annotations.allowsPlaceholder, type.annotations.allowsPlaceholder else { return false }
    if case .null = tree.scalarType(of: node) { return true }
    return tree.isWord(node, in: words.placeholders)
  }

  /// A word for "none" where the schema has no such choice and asks for free text or a reference.
  private func isStatedAbsence(_ node: NodeID, _ site: Subschema, _ type: Subschema) -> Bool {
    guard type.kind == .string, site.choices == nil, type.choices == nil,
      site.annotations.allowsAbsence, type.annotations.allowsAbsence, site.annotations.allowsPlaceholder
    else { return false }
    return tree.isWord(node, in: words.absences)
  }

  // MARK: - Complaints

  /// The key under which a node stands, for texts; the root has none.
  private func name(of node: NodeID) -> String? {
    var node: NodeID? = node
    while let current = node {
      if let key = tree.key(of: current) { return tree.text(of: key) }
      node = tree[current].parent < 0 ? nil : NodeID(tree[current].parent)
    }
    return nil
  }

  private mutating func fail(_ node: NodeID, _ complaint: Complaint) {
    result.set(.unreadable, for: node)
    add(node, complaint)
  }

  private mutating func add(_ node: NodeID, _ complaint: Complaint) {
    var range = tree.range(of: node)
    // The whole of a section would be too much to underline: its key says enough.
    if tree[node].kind != .scalar {
      range = tree.key(of: node).map(tree.range(of:)) ?? tree.opening(of: node)
    } else if let part = complaint.part {
      range = tree.sourceRange(in: node, decoded: part)
    } else if range.isEmpty, let key = tree.key(of: node) {
      range = tree.range(of: key)
    }
    result.diagnostics.append(
      Diagnostic(
        id: complaint.id, severity: .critical, message: complaint.message,
        place: Place(tree.source, range, label: complaint.label), advice: complaint.advice,
        subject: tree.route(to: node)))
  }
}
