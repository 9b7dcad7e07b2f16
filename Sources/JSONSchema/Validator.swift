internal import Diagnostics
package import YAMLTree

/// Holds one document of a tree against a schema, in one walk.
package struct Validator {
  /// How many mistakes of one document are listed; what is beyond is counted in one more finding.
  package static let maximumListed = 500

  let schema: Schema
  let tree: Tree
  private let words: OpenWords
  /// By key id of the tree: the schema's symbol for that spelling, -1 for none.
  private let symbolsByKey: [Int32]
  var result: Validation

  /// The way from the root to the node at hand.
  var path: [Step] = []
  /// The outermost alias or merge key through which a node is seen that was held against another schema before.
  var via: NodeID?
  /// How nodes stood when they were held against a schema other than their first.
  private var further: [Visit: Validation.State] = [:]
  var reportedMergedKeys: Set<Visit> = []
  var homesBySymbol: [Int32: Homes] = [:]
  var unlisted: (count: Int, first: Place)?
  var memory = ConditionMemory()
  /// What was reported, where conditions may report it again.
  var told: Set<Told> = []
  /// Whether the schema gives every node its type; else it is a condition of the standard.
  var isStructural: Bool { schema.standard == nil }

  struct Step {
    /// The key of a mapping's value; nil for an item.
    var key: NodeID?
    var item: NodeID
    var position = 0
    /// How the step reads in a route, once that was asked for.
    var route: String?
  }

  /// Slots of one object; most have few.
  private struct SlotSet {
    private var low: UInt64 = 0
    private var high: [Int] = []

    mutating func insert(_ slot: Int) {
      if slot < 64 { low |= 1 << UInt64(slot) } else if !high.contains(slot) { high.append(slot) }
    }

    func contains(_ slot: Int) -> Bool { slot < 64 ? low >> UInt64(slot) & 1 == 1 : high.contains(slot) }
  }

  struct Visit: Hashable {
    var node: NodeID
    var schema: SchemaID
  }

  private init(schema: Schema, tree: Tree, words: OpenWords, symbolsByKey: [Int32], root: NodeID?) {
    self.schema = schema
    self.tree = tree
    self.words = words
    self.symbolsByKey = symbolsByKey
    let nodes = root.map { Int($0.index)..<max(Int($0.index) + 1, Int(tree[$0].next)) }
    self.result = Validation(nodes: nodes ?? 0..<0)
  }

  /// Validates `document`.
  ///
  /// - Parameter symbolsByKey: as `symbols(of:in:)` gives it, so that several users can share it.
  package static func validate(
    _ document: Document, of tree: Tree, against schema: Schema, words: OpenWords, symbolsByKey: [Int32]
  ) -> Validation {
    var validator = Validator(
      schema: schema, tree: tree, words: words, symbolsByKey: symbolsByKey, root: document.root)
    validator.prepareConditions()
    if let root = document.root {
      if let standard = schema.standard {
        validator.require(standard, of: root)
      } else {
        validator.visit(root, schema.root)
      }
    }
    return validator.finish()
  }

  /// The schema's symbol of each key spelling of `tree`, by key id; -1 where the schema has no such name.
  package static func symbols(of tree: Tree, in schema: Schema) -> [Int32] {
    (0..<tree.keyCount).map { key in
      schema.symbolsByName[tree.spelling(of: KeyID(Int32(clamping: key)))]?.index ?? -1
    }
  }

  // MARK: - The walk

  /// Holds a node, or what an alias stands for, against a schema: once for each schema, however many aliases lead there.
  private mutating func visit(_ node: NodeID, _ id: SchemaID) {
    let content = tree.resolved(node)
    let outer = via
    defer { via = outer }
    if node != content, via == nil { via = node }
    guard let known = result.schema(of: content) else {
      via = nil
      result.set(id, for: content)
      check(content, id)
      if node != content { result.set(result.state(of: content), for: node) }
      return
    }
    if known == id {
      if node != content { result.set(result.state(of: content), for: node) }
      return
    }
    let visit = Visit(node: content, schema: id)
    if further[visit] == nil {
      let before = result.state(of: content)
      result.set(.sound, for: content)
      further[visit] = .sound
      check(content, id)
      let state = result.state(of: content)
      further[visit] = state
      // What fails in one place is not read in another.
      if state != .unreadable || before == .unreadable { result.set(before, for: content) }
    }
    if node != content { result.set(further[visit] ?? .sound, for: node) }
  }

  private mutating func check(_ content: NodeID, _ id: SchemaID) {
    let site = schema[id]
    let type = schema[schema.resolved(id)]
    switch tree[content].kind {
    case .scalar: checkScalar(content, site, type)
    case .sequence: checkSequence(content, site, type)
    case .mapping: checkMapping(content, site, schema.resolved(id))
    case .alias: break
    }
    guard site.condition != nil || type.condition != nil, result.state(of: content) == .sound else { return }
    if let condition = site.condition { require(condition, of: content) }
    if let condition = type.condition, condition != site.condition { require(condition, of: content) }
  }

  private mutating func checkScalar(_ node: NodeID, _ site: Subschema, _ type: Subschema) {
    // An alias that leads nowhere was reported where the file was read.
    if tree[node].flags.contains(.isUnreadable) { return result.set(.unreadable, for: node) }
    // A text that a syntax error follows may have swallowed what was meant to stand after it.
    if tree.cutAt != nil, Int(node.index) == tree.nodeCount - 1 { return result.set(.unreadable, for: node) }
    if isOpen(node, site, type) { return result.set(.open, for: node) }
    if tree.isWord(node, in: words.absences), takesAbsence(node, site, type) { return result.set(.absent, for: node) }
    switch type.kind {
    case .array:
      if isListable(site, type), let items = type.items {
        check(node, items)
      } else {
        fail(node) { .expectsList($0) }
      }
    case .object:
      if let shorthand = type.annotations.shorthand, let field = type.fields.first(where: { $0.name == shorthand }) {
        check(node, field.schema)
      } else {
        fail(node) { .expectsSection($0, keys: type.fields.map(\.name)) }
      }
    case .string, .integer, .number, .boolean:
      let key = path.last { $0.key != nil }?.key
      let check = ScalarCheck(tree: tree, node: node, site: site, type: type, key: key)
      if let complaint = check.complaint() { fail(node) { _ in complaint } }
      if site !== type, site.limitsScalars { checkTarget(node, type, key) }
    case nil: break
    }
  }

  /// Limits beside a `$ref` do not take the place of those it leads to: both hold. Apart, so that the walk stays small.
  @inline(never)
  private mutating func checkTarget(_ node: NodeID, _ type: Subschema, _ key: NodeID?) {
    guard type.limitsScalars, result.state(of: node) == .sound else { return }
    let check = ScalarCheck(tree: tree, node: node, site: type, type: type, key: key)
    if let complaint = check.complaint() { fail(node) { _ in complaint } }
  }

  private mutating func checkSequence(_ node: NodeID, _ site: Subschema, _ type: Subschema) {
    guard type.kind == .array else {
      return fail(node) { .unexpectedList($0, isSection: type.kind == .object) }
    }
    var count = 0
    for item in tree.items(of: node) {
      if let items = type.items {
        path.append(Step(key: nil, item: item, position: count))
        visit(item, items)
        path.removeLast()
      }
      count += 1
    }
    let minimum = max(site.minimumItems ?? 0, type.minimumItems ?? 0)
    if count < minimum, !tree[node].flags.contains(.isCut) {
      fail(node) { .tooFewItems($0, minimum: minimum) }
    }
  }

  private mutating func checkMapping(_ node: NodeID, _ site: Subschema, _ typeID: SchemaID) {
    let type = schema[typeID]
    if type.kind == .array {
      guard isListable(site, type), let items = type.items else { return fail(node) { .expectsItems($0) } }
      return check(node, items)
    }
    guard type.kind == .object else { return fail(node) { .unexpectedSection($0) } }
    var present = SlotSet()
    for entry in tree.entries(of: node) {
      let key = Int(tree[entry.key].key)
      let symbol = symbolsByKey.indices.contains(key) ? Int(symbolsByKey[key]) : -1
      let slot = type.slots.indices.contains(symbol) ? Int(type.slots[symbol]) : -1
      let outer = via
      if via == nil { via = entry.mergedVia }
      path.append(Step(key: entry.key, item: entry.value))
      if type.fields.indices.contains(slot) {
        present.insert(slot)
        visit(entry.value, type.fields[slot].schema)
        if !type.patterned.isEmpty { _ = visitPatterned(entry, type) }
      } else if !type.patterned.isEmpty, visitPatterned(entry, type) {
      } else if !type.ignoredPrefixes.isEmpty, type.isOwn(tree.text(of: tree.resolved(entry.key))) {
      } else if let additional = type.additional {
        visit(entry.value, additional)
      } else {
        checkUnknownKey(entry, in: node, typeID)
      }
      path.removeLast()
      via = outer
    }
    guard !tree[node].flags.contains(.isCut) else { return }
    for (position, required) in type.required.enumerated() {
      guard case let slot = type.requiredSlots[position], slot >= 0, !present.contains(slot) else { continue }
      if result.misspelt[.init(mapping: node, property: type.fields[slot].symbol)] == nil {
        report(node, key: path.last?.key) { .missingKey(required, in: $0) }
      }
    }
  }

  /// Holds a value against the schemas of the patterns that its key matches; false where it matches none.
  private mutating func visitPatterned(_ entry: Tree.Entry, _ type: Subschema) -> Bool {
    guard tree[tree.resolved(entry.key)].kind == .scalar else { return false }
    let key = tree.text(of: tree.resolved(entry.key))
    var isMatched = false
    for field in type.patterned where field.pattern.matches(key) {
      isMatched = true
      if let schema = field.schema { visit(entry.value, schema) }
    }
    return isMatched
  }

  private func isListable(_ site: Subschema, _ type: Subschema) -> Bool {
    site.annotations.isListable || type.annotations.isListable
  }

  // MARK: - Open and absent

  /// Null, empty texts and placeholders are open wherever the schema allows it; a null key or id is not.
  private func isOpen(_ node: NodeID, _ site: Subschema, _ type: Subschema) -> Bool {
    guard site.annotations.allowsPlaceholder, type.annotations.allowsPlaceholder else {
      guard site.isNullable || type.isNullable, case .null = tree.scalarType(of: node) else { return false }
      return true
    }
    if case .null = tree.scalarType(of: node) { return true }
    if tree[node].length <= 64, tree.isBlank(node) { return true }
    return tree.isWord(node, in: words.placeholders)
  }

  /// Whether a word for "none" says there that there is none. Among choices it is one of them or a mistake, and yes or no
  /// has no third; a list or a section may be none where it is not itself what a lone value would stand for.
  private func takesAbsence(
    _ node: NodeID, _ site: Subschema, _ type: Subschema, isWhole: Bool = false, depth: Int = 0
  ) -> Bool {
    guard site.annotations.allowsAbsence, type.annotations.allowsAbsence,
      site.annotations.allowsPlaceholder, type.annotations.allowsPlaceholder
    else { return false }
    var lone: SchemaID?
    switch type.kind {
    case .string, .integer, .number:
      guard let choices = site.choices ?? type.choices else { return true }
      return isWhole && !choices.contains(tree.text(of: node))
    case .boolean, nil: return isWhole
    case .array: if isListable(site, type) { lone = type.items }
    case .object: lone = type.fields.first { $0.name == type.annotations.shorthand }?.schema
    }
    // A schema may lead back to itself.
    guard let lone, depth < 8 else { return true }
    return takesAbsence(node, schema[lone], schema[schema.resolved(lone)], isWhole: true, depth: depth + 1)
  }
}
