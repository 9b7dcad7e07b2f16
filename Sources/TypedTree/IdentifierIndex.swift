internal import Diagnostics
internal import JSONSchema
internal import PlanCalendar
internal import YAMLTree

/// Every id that a plan defines and every place where it uses one, found in one pass over its nodes.
struct IdentifierIndex {
  /// A definition: the id's scalar, the item it names and the item's type.
  struct Definition {
    var place: Occurrence
    var item: NodeID
    var type: SchemaID
    var text: String
    /// The index of the first definition of the same kind with the same id, where that is another one.
    var first: Int?
    var isReserved: Bool
  }

  /// A use: the scalar, the part of its text that is the id, and the schema that makes it a reference.
  struct Use {
    var place: Occurrence
    var text: String
    var schema: SchemaID
    /// Found in this plan, or a word that the format allows there.
    var isDefined: Bool
    var kinds: [Localized<String>]
    /// The nearest id that there is.
    var nearest: String?
    /// UTF-8 offsets in the scalar's text; nil: all of it.
    var part: Range<Int>?
    /// The types of items that it may be the id of.
    var types: [SchemaID] = []
    /// How a date may name the item of that id, which is there, where the text is none of these ways.
    var dates: [String] = []
    var stray = Stray.none
  }

  /// What an id that nothing defines is to be told of.
  enum Stray {
    case none
    /// The first of so many uses; `isOfMissingKind` where the plan has none of the kind at all.
    case first(uses: Int, isOfMissingKind: Bool)
    /// What defines it may be what could not be read.
    case unsettled(UnknownReason, NodeID)
  }

  private(set) var definitions: [Definition] = []
  var uses: [Use] = []
  /// Items that a relative date may name, by id.
  private(set) var dated: [String: [NodeID]] = [:]
  /// Items by the name of their collection's item type, then by id.
  private(set) var items: [Int32: [String: NodeID]] = [:]
  /// The index of the definition of each item.
  private var definitionOf: [NodeID: Int] = [:]
  /// The type of the items of each collection that references point into.
  private var collections: [String: SchemaID] = [:]

  init(_ host: PlanHost) {
    let schema = host.schema
    let reserved = Self.reservedWords(schema, host.settings)
    for occurrence in host.occurrences {
      let node = occurrence.node
      guard host.tree[node].kind == .mapping, let type = host.validation.schema(of: node).map(schema.resolved),
        let idKey = schema[type].annotations.id, let symbol = schema.symbolsByName[idKey],
        let use = host.entry(symbol, in: node), case let value = host.tree.resolved(use),
        host.tree[value].kind == .scalar, host.validation.state(of: value) == .sound
      else { continue }
      let text = host.tree.text(of: value)
      let first = items[type.index]?[text]
      let via = occurrence.via < 0 && use != value ? use.index : occurrence.via
      definitionOf[node] = definitions.count
      definitions.append(
        Definition(
          place: Occurrence(node: value, via: via), item: node, type: type, text: text,
          first: first.flatMap { definitionOf[$0] },
          isReserved: reserved[type]?.contains(text) ?? false))
      if first == nil {
        items[type.index, default: [:]][text] = node
        if schema[type].annotations.date != nil || !schema[type].annotations.dates.isEmpty {
          dated[text, default: []].append(node)
        }
      }
    }
    for occurrence in host.occurrences {
      let node = occurrence.node
      guard host.tree[node].kind == .scalar, host.validation.state(of: node) == .sound,
        let id = host.validation.schema(of: node).map({ Self.meant(by: $0, in: schema) })
      else { continue }
      if !schema[id].annotations.references.isEmpty {
        addReference(occurrence, id, host)
      } else if schema[schema.resolved(id)].format == .planDate || schema[id].format == .planDate {
        addDate(occurrence, id, host)
      }
    }
    findStrays(host)
  }

  /// What a lone scalar is read as: where a list may be a lone value its item, where a section has a shorthand that key.
  private static func meant(by id: SchemaID, in schema: Schema, depth: Int = 0) -> SchemaID {
    // A schema may lead back to itself.
    guard depth < 8 else { return id }
    let type = schema[schema.resolved(id)]
    switch type.kind {
    case .array: return type.items.map { meant(by: $0, in: schema, depth: depth + 1) } ?? id
    case .object:
      let field = type.fields.first { $0.name == type.annotations.shorthand }
      return field.map { meant(by: $0.schema, in: schema, depth: depth + 1) } ?? id
    default: return id
    }
  }

  /// The words that stand beside references to a kind, and the words for dates: no id may be one of them.
  private static func reservedWords(_ schema: Schema, _ settings: PlanSettings) -> [SchemaID: Set<String>] {
    var words: [SchemaID: Set<String>] = [:]
    for subschema in schema.subschemas where !subschema.annotations.words.isEmpty {
      for collection in subschema.annotations.references {
        guard let type = schema.itemType(of: collection) else { continue }
        words[type, default: []].formUnion(subschema.annotations.words)
      }
    }
    for (index, subschema) in schema.subschemas.enumerated()
    where subschema.annotations.date != nil || !subschema.annotations.dates.isEmpty {
      words[SchemaID(Int32(clamping: index)), default: []].formUnion(settings.dateWords.keys)
    }
    return words
  }

  private mutating func addReference(_ place: Occurrence, _ id: SchemaID, _ host: PlanHost) {
    let text = host.tree.text(of: place.node)
    let annotations = host.schema[id].annotations
    let types = annotations.references.compactMap { collection in
      if let known = collections[collection] { return known }
      let type = host.schema.itemType(of: collection)
      collections[collection] = type
      return type
    }
    let isTitle = annotations.allowsTitle && text.contains { $0 == " " || $0.isUppercase }
    let isDefined =
      isTitle || annotations.words.contains(text) || types.contains { items[$0.index]?[text] != nil }
    var use = Use(place: place, text: text, schema: id, isDefined: isDefined, kinds: [])
    if !isDefined {
      use.types = types
      use.kinds = types.compactMap { host.schema[$0].annotations.kind }
      let candidates = types.flatMap { items[$0.index].map { Array($0.keys) } ?? [] } + annotations.words
      use.nearest = NearestName.of(text, among: candidates)
    }
    uses.append(use)
  }

  /// The item that a reference leads to; nil for titles, words and dates.
  func item(of use: Use, in schema: Schema) -> NodeID? {
    for collection in schema[use.schema].annotations.references {
      if let type = collections[collection], let item = items[type.index]?[use.text] { return item }
    }
    return nil
  }

  /// A relative date names an item by its id.
  private mutating func addDate(_ place: Occurrence, _ id: SchemaID, _ host: PlanHost) {
    let text = host.tree.text(of: place.node)
    guard let first = text.utf8.first(where: { $0 != 0x20 }), first < 0x30 || first > 0x39,
      case .relative(let anchor, _)? = try? DateExpression(parsing: text)
    else { return }
    var isDefined = anchor.property == nil && host.settings.dateWords[anchor.name] != nil
    let items = dated[anchor.name] ?? []
    for item in items where host.names(item, anchor.property) != nil { isDefined = true }
    var use = Use(place: place, text: anchor.text, schema: id, isDefined: isDefined, kinds: [])
    if !isDefined {
      use.part = anchor.nameRange.lowerBound..<(anchor.propertyRange ?? anchor.nameRange).upperBound
      use.types = Self.datedTypes(host.schema)
      use.kinds = use.types.compactMap { host.schema[$0].annotations.kind }
      use.dates = items.flatMap { host.dateNames(of: $0, id: anchor.name) }
      if use.dates.isEmpty {
        use.nearest = NearestName.of(anchor.name, among: Array(dated.keys) + host.settings.dateWords.keys)
      }
    }
    uses.append(use)
  }

  private static func datedTypes(_ schema: Schema) -> [SchemaID] {
    schema.subschemas.indices.map { SchemaID(Int32(clamping: $0)) }
      .filter { schema[$0].annotations.date != nil || !schema[$0].annotations.dates.isEmpty }
  }
}

extension Schema {
  /// The object type of the items of a collection, named by its route from the plan, such as `releases` or `data.sources`.
  func itemType(of collection: String) -> SchemaID? {
    var current = root
    for part in collection.split(separator: ".") {
      guard let symbol = symbolsByName[String(part)], let slot = self[current].slot(of: symbol) else { return nil }
      current = resolved(self[current].fields[slot].schema)
    }
    return self[current].items.map(resolved) ?? current
  }
}
