internal import Diagnostics
internal import JSONSchema
internal import PlanCalendar
package import RuleEngine
internal import TypedTree
package import YAMLTree

/// Makes every small damage to a plan, from the plan and its schema alone.
///
/// What the schema does not describe (keys of the user's own) is left alone.
package struct MutationMaker {
  /// A name that nothing in a plan has.
  static let nowhere = "nothing-of-this-name"

  private let tree: Tree
  private let pack: Pack
  private let validation: Validation
  private let cutter: Cutter
  private let lines: LineIndex
  private let placeholder: String?
  private let absence: String?
  /// The ids of each type of item, in file order.
  private let ids: [SchemaID: [NodeID]]
  private var made: [Mutation] = []

  /// Every damage to the plans of a file, in file order.
  package static func mutations(of tree: Tree, with pack: Pack) -> [Mutation] {
    let symbols = Validator.symbols(of: tree, in: pack.schema)
    return tree.documents.flatMap { document in
      var maker = MutationMaker(document, tree, pack, symbols)
      maker.makeAll(document)
      return maker.made
    }
  }

  private init(_ document: Document, _ tree: Tree, _ pack: Pack, _ symbols: [Int32]) {
    self.tree = tree
    self.pack = pack
    validation = Validator.validate(
      document, of: tree, against: pack.schema, words: pack.settings.words, symbolsByKey: symbols)
    cutter = Cutter(tree: tree)
    lines = LineIndex(tree.source)
    placeholder = Self.shortest(pack.settings.words.placeholders)
    absence = Self.shortest(pack.settings.words.absences)
    ids = Self.ids(of: document, tree, pack.schema, validation)
  }

  private static func shortest(_ words: WordList) -> String? {
    words.texts.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map(Cutter.quoted)
  }

  /// The scalars that identify items, by the items' type.
  private static func ids(
    of document: Document, _ tree: Tree, _ schema: Schema, _ validation: Validation
  ) -> [SchemaID: [NodeID]] {
    guard let root = document.root else { return [:] }
    var result: [SchemaID: [NodeID]] = [:]
    for index in root.index..<tree[root].next {
      let node = NodeID(index)
      guard tree[node].kind == .mapping, let type = validation.schema(of: node).map(schema.resolved),
        let id = schema[type].annotations.id.flatMap(tree.keyID), let entry = tree.value(of: id, in: node),
        tree[entry.value].kind == .scalar
      else { continue }
      result[type, default: []].append(entry.value)
    }
    return result
  }

  private mutating func makeAll(_ document: Document) {
    guard let root = document.root else { return }
    var index = root.index + 1
    while index < tree[root].next {
      let node = NodeID(index)
      index += 1
      let parent = NodeID(tree[node].parent)
      guard !tree[node].flags.contains(.isKey), let id = validation.schema(of: tree.resolved(node)) else { continue }
      if tree[parent].kind == .sequence {
        add(.deleteItem, node, cutter.deletion(of: node, key: nil))
      } else if let key = tree.key(of: node) {
        makeKeyDamage(node, key)
      }
      makeValueDamage(node, id)
    }
  }

  // MARK: - Keys and containers

  private mutating func makeKeyDamage(_ value: NodeID, _ key: NodeID) {
    add(.deleteKey, value, cutter.deletion(of: value, key: key))
    add(.duplicateKey, value, cutter.duplication(of: value, key: key))
    if let name = misspelt(tree.text(of: key), in: NodeID(tree[value].parent)) {
      add(.misspellKey, value, cutter.renaming(key, to: name))
    }
  }

  /// The key with one of its inner letters twice, where that is no key of its own.
  private func misspelt(_ name: String, in mapping: NodeID) -> String? {
    guard let type = validation.schema(of: mapping).map({ pack.schema[pack.schema.resolved($0)] }) else { return nil }
    let known = Set(type.fields.map(\.name))
    for offset in stride(from: name.count / 2, to: name.count, by: 1) {
      var name = name
      let index = name.index(name.startIndex, offsetBy: offset)
      name.insert(name[index], at: index)
      if !known.contains(name), !type.ignoredPrefixes.contains(where: name.hasPrefix) { return name }
    }
    return nil
  }

  private mutating func makeValueDamage(_ node: NodeID, _ id: SchemaID) {
    let site = pack.schema[id]
    let type = pack.schema[pack.schema.resolved(id)]
    switch tree[node].kind {
    case .sequence where tree[node].length > 0: add(.emptyList, node, cutter.emptying(node))
    case .mapping where tree[node].length > 0: add(.emptySection, node, cutter.emptying(node))
    case .alias: return
    default: break
    }
    let isKeyed = tree.key(of: node) != nil
    if tree[node].kind != .scalar {
      // A list or a section put off, or done without, as a whole.
      if isKeyed { makeWords(node, site, type, Meaning(of: id, in: pack.schema)) }
      add(.wrongType, node, cutter.replacement(of: node, by: "[[]]"))
      return
    }
    let meaning = Meaning(of: id, in: pack.schema)
    makeWords(node, site, type, meaning)
    let isPlainText = meaning.kind == .string && meaning.format == nil && meaning.choices == nil
    add(.wrongType, node, cutter.replacement(of: node, by: isPlainText ? "[[]]" : Cutter.quoted("not so")))
    guard validation.state(of: node) == .sound else { return }
    makeScalarDamage(node, meaning)
  }

  /// "Not decided yet" and "there is none", where the schema reads them so.
  private mutating func makeWords(_ node: NodeID, _ site: Subschema, _ type: Subschema, _ meaning: Meaning) {
    if let placeholder { add(.placeholder, node, cutter.replacement(of: node, by: placeholder)) }
    let isRead =
      meaning.kind == .string && meaning.choices == nil && meaning.allowsAbsence
      && [site, type].allSatisfy { $0.annotations.allowsAbsence && $0.annotations.allowsPlaceholder }
    if isRead, let absence { add(.absence, node, cutter.replacement(of: node, by: absence)) }
  }

  // MARK: - Scalars

  private mutating func makeScalarDamage(_ node: NodeID, _ meaning: Meaning) {
    let text = tree.text(of: node)
    if let choices = meaning.choices ?? (meaning.kind == .boolean ? ["true", "false"] : nil) {
      let others = choices.filter { $0 != text }.map { value in
        (value: value, edit: cutter.replacement(of: node, by: meaning.kind == .boolean ? value : Cutter.quoted(value)))
      }
      if !others.isEmpty { add(.flip, node, .choices(others)) }
    }
    if meaning.isReference { add(.breakReference, node, cutter.replacement(of: node, by: Self.nowhere)) }
    if let other = otherID(node) { add(.duplicateID, node, cutter.replacement(of: node, by: Cutter.quoted(other))) }
    if meaning.format == .planDate, case .relative(let anchor, _)? = try? DateExpression(parsing: text) {
      let broken = String(decoding: Array(text.utf8).replacing(anchor.nameRange, by: Self.nowhere), as: UTF8.self)
      add(.breakReference, node, cutter.replacement(of: node, by: broken))
    }
    guard let scale = Scale.of(text, format: meaning.format, kind: meaning.kind) else { return }
    let range = tree.range(of: node)
    if !scale.down.isEmpty { add(scale.downward, node, .steps(range, scale.down, scale)) }
    if !scale.up.isEmpty { add(scale.upward, node, .steps(range, scale.up, scale)) }
  }

  /// The id of the item before this one of its kind, or of the next for the first.
  private func otherID(_ node: NodeID) -> String? {
    guard let siblings = ids.values.first(where: { $0.contains(node) }), siblings.count > 1,
      let position = siblings.firstIndex(of: node)
    else { return nil }
    return tree.text(of: siblings[position == 0 ? 1 : position - 1])
  }

  // MARK: - Collecting

  private mutating func add(_ damage: Damage, _ node: NodeID, _ edit: Edit?) {
    if let edit { add(damage, node, .one(edit)) }
  }

  private mutating func add(_ damage: Damage, _ node: NodeID, _ variants: Mutation.Variants) {
    let start =
      switch variants {
      case .one(let edit): edit.range.lower
      case .choices(let choices): choices.first?.edit.range.lower ?? 0
      case .steps(let range, _, _): range.lower
      }
    made.append(
      Mutation(route: tree.route(to: node), damage: damage, line: lines.line(at: start), variants: variants))
  }
}

/// What a lone scalar is read as: where a list may be a lone value its item, where a section has a shorthand that key.
struct Meaning {
  var kind: Subschema.Kind?
  var format: Subschema.Format?
  var choices: [String]?
  var isReference = false
  var allowsAbsence = true

  init(of id: SchemaID, in schema: Schema) {
    var id = id
    // A schema may lead back to itself.
    for _ in 0..<8 {
      let site = schema[id]
      let type = schema[schema.resolved(id)]
      for annotations in [site.annotations, type.annotations] {
        if !annotations.allowsAbsence || !annotations.allowsPlaceholder { allowsAbsence = false }
      }
      if type.kind == .array, site.annotations.isListable || type.annotations.isListable, let items = type.items {
        id = items
      } else if type.kind == .object, let shorthand = type.annotations.shorthand,
        let field = type.fields.first(where: { $0.name == shorthand })
      {
        id = field.schema
      } else {
        kind = type.kind
        format = site.format ?? type.format
        choices = site.choices ?? type.choices
        isReference = !site.annotations.references.isEmpty || !type.annotations.references.isEmpty
        return
      }
    }
  }
}

extension [UInt8] {
  fileprivate func replacing(_ range: Range<Int>, by text: String) -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else { return self }
    return self[..<range.lowerBound] + Array(text.utf8) + self[range.upperBound...]
  }
}
