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
    /// The index of the first definition of another kind with the same id.
    var next: Int?
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
  /// The first definition with each id; the first ones of other kinds follow by `Definition.next`.
  private var byText: [String: Int] = [:]
  /// By type: whether the plan has an item of it with an id.
  private var isDefined: [Bool]
  private let facts: SchemaFacts

  init(_ host: PlanHost) {
    facts = host.facts
    isDefined = Array(repeating: false, count: host.schema.subschemas.count)
    for occurrence in host.occurrences { addDefinition(occurrence, host) }
    for occurrence in host.occurrences {
      let node = occurrence.node
      guard case .scalar = host.tree[node].kind, let schema = host.validation.schema(of: node) else { continue }
      let id = facts[schema].meant
      let fact = facts[id]
      guard fact.isReference || fact.isPlanDate, case .sound = host.validation.state(of: node) else { continue }
      if fact.isReference { addReference(occurrence, id, host) } else { addDate(occurrence, id, host) }
    }
    findStrays(host)
  }

  /// Whether the plan has an item of this type with an id.
  func hasItems(of type: SchemaID) -> Bool { isDefined.indices.contains(Int(type.index)) && isDefined[Int(type.index)] }

  /// The first definition of an item of this type with this id.
  private func definition(of type: SchemaID, _ text: String) -> Int? {
    var next = byText[text]
    while let index = next {
      if definitions[index].type == type { return index }
      next = definitions[index].next
    }
    return nil
  }

  /// The items with this id that a relative date may name, one of each type, in their order.
  func datedItems(named text: String) -> [NodeID] {
    var items: [NodeID] = []
    var next = byText[text]
    while let index = next {
      let definition = definitions[index]
      if facts[definition.type].isDated { items.append(definition.item) }
      next = definition.next
    }
    return items
  }

  private mutating func addDefinition(_ occurrence: Occurrence, _ host: PlanHost) {
    let node = occurrence.node
    guard case .mapping = host.tree[node].kind, let schema = host.validation.schema(of: node),
      case let type = facts[schema].target, let symbol = facts[type].id, let use = host.entry(symbol, in: node),
      case let value = host.tree.resolved(use), case .scalar = host.tree[value].kind,
      case .sound = host.validation.state(of: value)
    else { return }
    let text = host.tree.text(of: value)
    let via = occurrence.via < 0 && use != value ? use.index : occurrence.via
    let isReserved =
      facts.reserved[Int(type.index)].contains(text) || facts[type].isDated && host.settings.dateWords[text] != nil
    let index = definitions.count
    let first = definition(of: type, text)
    definitions.append(
      Definition(
        place: Occurrence(node: value, via: via), item: node, type: type, text: text, first: first,
        isReserved: isReserved))
    isDefined[Int(type.index)] = true
    // What repeats an id is never looked for.
    guard first == nil else { return }
    guard var last = byText[text] else {
      byText[text] = index
      return
    }
    while let next = definitions[last].next { last = next }
    definitions[last].next = index
  }

  private mutating func addReference(_ place: Occurrence, _ id: SchemaID, _ host: PlanHost) {
    let text = host.tree.text(of: place.node)
    let annotations = host.schema[id].annotations
    let types = facts.referenced[Int(id.index)]
    let isDefined =
      annotations.allowsTitle && Self.isTitle(text) || annotations.words.contains(text)
      || types.contains { definition(of: $0, text) != nil }
    var use = Use(place: place, text: text, schema: id, isDefined: isDefined, kinds: [])
    if !isDefined {
      use.types = types
      use.kinds = types.compactMap { host.schema[$0].annotations.kind }
      let candidates = types.flatMap { type in definitions.filter { $0.type == type }.map(\.text) }
      use.nearest = NearestName.of(text, among: candidates + annotations.words)
    }
    uses.append(use)
  }

  /// The item that a reference leads to; nil for titles, words and dates.
  func item(of use: Use) -> NodeID? {
    guard facts.referenced.indices.contains(Int(use.schema.index)) else { return nil }
    for type in facts.referenced[Int(use.schema.index)] {
      if let index = definition(of: type, use.text) { return definitions[index].item }
    }
    return nil
  }

  /// Whether a text is no id: with a space or a capital letter in it.
  private static func isTitle(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else {
      return text.utf8.contains { $0 == 0x20 || $0 >= 0x41 && $0 <= 0x5A }
    }
    return text.contains { $0 == " " || $0.isUppercase }
  }

  /// A relative date names an item by its id.
  private mutating func addDate(_ place: Occurrence, _ id: SchemaID, _ host: PlanHost) {
    let first = host.tree.withTextBytes(of: place.node) { $0.first { $0 != 0x20 } }
    guard let first, first < 0x30 || first > 0x39,
      case .relative(let anchor, _)? = try? DateExpression(parsing: host.tree.text(of: place.node))
    else { return }
    var isDefined = anchor.property == nil && host.settings.dateWords[anchor.name] != nil
    let items = datedItems(named: anchor.name)
    for item in items where host.names(item, anchor.property) != nil { isDefined = true }
    var use = Use(place: place, text: anchor.text, schema: id, isDefined: isDefined, kinds: [])
    if !isDefined {
      use.part = anchor.nameRange.lowerBound..<(anchor.propertyRange ?? anchor.nameRange).upperBound
      use.types = facts.datedTypes
      use.kinds = use.types.compactMap { host.schema[$0].annotations.kind }
      use.dates = items.flatMap { host.dateNames(of: $0, id: anchor.name) }
      if use.dates.isEmpty {
        let candidates = definitions.filter { facts[$0.type].isDated }.map(\.text)
        use.nearest = NearestName.of(anchor.name, among: candidates + host.settings.dateWords.keys.sorted())
      }
    }
    uses.append(use)
  }
}
