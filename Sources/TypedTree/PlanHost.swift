internal import Archive
package import CEL
internal import Diagnostics
package import JSONSchema
internal import PlanCalendar
package import YAMLTree

/// One document of a plan as CEL sees it: views of its nodes, made when an expression asks for them and never before.
///
/// What a rule sees of a broken plan is decided here: open values and stated absences are absent, nodes that fail the
/// schema are unknown, and so is what lies beyond a syntax error. Used by one thread at a time.
package final class PlanHost: ObjectHost {
  package let tree: Tree
  package let document: Document
  package let schema: Schema
  package let validation: Validation
  package let settings: PlanSettings
  let types: PlanTypes
  let facts: SchemaFacts
  let symbolsByKey: [Int32]
  /// The earlier version of the plan, where there is one to compare with: it answers for its own nodes.
  package let earlier: PlanHost?
  /// Which version this is, as `Origin.tree` and `ObjectReference.tree` count: 0 the plan at hand, 1 the earlier one.
  let version: Int32

  private let lists: NodeMemo<ListValue>
  private let fieldTable: FieldTable
  let dates: NodeMemo<ResolvedDate>
  /// Lengths of time, rhythms and shares.
  let quantities: NodeMemo<Value.Payload>
  var datesInProgress: [DateKey] = []
  let words: MessageWords
  var engineLists = [ListValue?](repeating: nil, count: EngineObject.document.fields.count)
  private lazy var identifierIndex = Shared(IdentifierIndex(self))
  private lazy var periodIndex = Shared(PeriodIndex(self))
  lazy var occurrences: [Occurrence] = findOccurrences()
  lazy var openNodes: [OpenValue] = findOpenNodes()
  lazy var emptySections: [Occurrence] = findEmptySections()
  package lazy var elsewhere: [String: KeptElsewhere] = findElsewhere()
  lazy var aliases: [Int32: [Int32]] = findAliases()

  /// Holds what is made once, so that whoever looks at a part of it copies that part alone.
  final class Shared<Content> {
    let content: Content

    init(_ content: Content) { self.content = content }
  }

  var identifiers: IdentifierIndex { identifierIndex.content }
  var periods: PeriodIndex { periodIndex.content }

  package init(
    tree: Tree, document: Document, types: PlanTypes, settings: PlanSettings, validation: Validation,
    symbolsByKey: [Int32], earlier: PlanHost? = nil, isEarlier: Bool = false
  ) {
    self.tree = tree
    self.document = document
    self.types = types
    self.schema = types.schema
    facts = types.facts.value
    lists = NodeMemo(nodes: tree.nodeCount)
    dates = NodeMemo(nodes: tree.nodeCount)
    quantities = NodeMemo(nodes: tree.nodeCount)
    fieldTable = FieldTable(nodes: tree.nodeCount)
    self.settings = settings
    self.validation = validation
    self.symbolsByKey = symbolsByKey
    self.earlier = earlier
    version = isEarlier ? 1 : 0
    words = earlier?.words ?? MessageWords()
  }

  /// The version that a node with this number of a tree belongs to.
  @inline(__always)
  package func owner(_ tree: Int32) -> PlanHost { tree == 1 ? earlier ?? self : self }

  /// The variable `plan`.
  package var plan: Value {
    guard let root = document.root else { return Value(.object(absent(schema.root)), origin: .none) }
    let node = tree.resolved(root)
    if validation.state(of: node) == .unreadable { return unknown(.unreadable, at: node) }
    return Value(
      .object(ObjectReference(type: schema.root.index, node: node.index, context: -1, tree: version)),
      origin: origin(node))
  }

  /// The variable `document`.
  package var documentObject: Value {
    Value(
      .object(ObjectReference(type: EngineObject.document.index, node: 0, context: -1, tree: version)), origin: .none)
  }

  // MARK: - Fields

  package func select(_ object: ObjectReference, _ slot: Int32, origin: Origin) -> Value? {
    if object.tree != version { return earlier?.select(object, slot, origin: origin) }
    if object.type < 0 { return selectEngineField(object, slot) }
    if let node = soundNode(object, slot) {
      switch fieldTable.reader(object.type, slot) {
      case .text: return Value(.string(tree.text(of: node)), origin: valueOrigin(node, via: origin.via))
      case .whole:
        if case .int(let number) = tree.scalarType(of: node) {
          return Value(.int(number), origin: valueOrigin(node, via: origin.via))
        }
      case .number:
        if let number = number(node) { return Value(.double(number), origin: valueOrigin(node, via: origin.via)) }
      case .truth:
        if case .bool(let truth) = tree.scalarType(of: node) {
          return Value(.bool(truth), origin: valueOrigin(node, via: origin.via))
        }
      case .object(let type):
        return Value(
          .object(ObjectReference(type: type, node: node.index, context: object.context, tree: version)),
          origin: valueOrigin(node, via: origin.via))
      case .other: break
      }
    }
    guard let type = type(of: object, with: slot) else { return nil }
    if fieldTable.content(object, slot) == FieldTable.Content.gone { return empty(type.fields[Int(slot)].schema) }
    switch find(slot, of: type, in: object, via: origin.via) {
    case .present(let node, let via, let context):
      return value(node, type.fields[Int(slot)].schema, via: via, context: context)
    case .unknown(let reason, let node): return unknown(reason, at: node)
    case .vouchedFor(let node): return unknown(.elsewhere, at: node)
    case .absent: return empty(type.fields[Int(slot)].schema)
    }
  }

  package func has(_ object: ObjectReference, _ slot: Int32) -> Value {
    if object.tree != version { return earlier?.has(object, slot) ?? .false }
    if object.type < 0 { return hasEngineField(object, slot) }
    if let content = fieldTable.content(object, slot) {
      if content >= 0 { return .true }
      if content == FieldTable.Content.gone { return .false }
    }
    guard let type = type(of: object, with: slot) else { return Value(.bool(false), origin: .none) }
    switch find(slot, of: type, in: object, via: -1) {
    case .present, .vouchedFor: return Value(.bool(true), origin: .none)
    case .unknown(let reason, let node): return unknown(reason, at: node)
    case .absent: return Value(.bool(false), origin: .none)
    }
  }

  /// The node of a field whose value stands there itself and is sound; nil for all others.
  @inline(__always)
  private func soundNode(_ object: ObjectReference, _ slot: Int32) -> NodeID? {
    guard let content = fieldTable.content(object, slot) else { return nil }
    return content >= 0 ? NodeID(content) : nil
  }

  @inline(__always)
  private func valueOrigin(_ node: NodeID, via: Int32) -> Origin { Origin(tree: version, node: node.index, via: via) }

  /// How a property of an object stands in the plan.
  enum Found {
    case present(NodeID, via: Int32, context: Int32)
    case unknown(UnknownReason, NodeID)
    /// Settled in another document, which the plan names at this node: it is there, and its value is not known.
    case vouchedFor(NodeID)
    case absent
  }

  func find(_ field: Subschema.Field, in object: ObjectReference, via: Int32) -> Found {
    guard schema.subschemas.indices.contains(Int(object.type)), case let type = schema[SchemaID(object.type)],
      let slot = type.slot(of: field.symbol)
    else { return .absent }
    return find(Int32(clamping: slot), of: type, in: object, via: via)
  }

  /// - Parameter slot: one that `type` has.
  func find(_ slot: Int32, of type: Subschema, in object: ObjectReference, via: Int32) -> Found {
    guard object.node >= 0 else { return absence(of: type.fields[Int(slot)], in: object) }
    let node = NodeID(object.node)
    guard tree[node].kind == .mapping else {
      let field = type.fields[Int(slot)]
      // A lone scalar stands for the property that the shorthand names.
      if field.name == type.annotations.shorthand { return judge(node, via: via, object, field) }
      return absence(of: field, in: object)
    }
    if fieldTable.lacks(object) { tabulate(object, type) }
    let value: NodeID?
    switch fieldTable.content(object, slot) {
    case FieldTable.Content.gone: return .absent
    case FieldTable.Content.absent: value = nil
    case .some(let content) where content >= 0:
      return .present(NodeID(content), via: via, context: object.context)
    default:
      if let outlook = outlook(of: node, SchemaID(object.type)), isWithheldOnOutlook(type.fields[Int(slot)], type) {
        return .unknown(.outlook, outlook)
      }
      value = entry(type.fields[Int(slot)].symbol, in: node)
    }
    let field = type.fields[Int(slot)]
    if let value { return judge(value, via: via, object, field) }
    if let key = validation.misspelt[.init(mapping: node, property: field.symbol)] { return .unknown(.misspelt, key) }
    if tree[node].flags.contains(.isCut) { return .unknown(.cut, node) }
    let found = absence(of: field, in: object)
    if case .absent = found, !facts[field.schema].isInherited { fieldTable.markGone(object, slot) }
    return found
  }

  private func isWithheldOnOutlook(_ field: Subschema.Field, _ type: Subschema) -> Bool {
    field.name != type.annotations.id && !type.annotations.label.contains(field.name)
      && field.name != type.annotations.outlook && !type.annotations.dates.contains(field.name)
  }

  /// Gives an object its row: one walk over the entries of its mapping.
  private func tabulate(_ object: ObjectReference, _ type: Subschema) {
    let mapping = NodeID(object.node)
    let isOutlook = outlook(of: mapping, SchemaID(object.type)) != nil
    var contents = [Int32](
      repeating: isOutlook ? FieldTable.Content.outlook : FieldTable.Content.absent, count: type.fields.count)
    var entries = tree.entries(of: mapping)
    while !isOutlook, let entry = entries.next() {
      let key = Int(tree[entry.key].key)
      guard symbolsByKey.indices.contains(key), case let symbol = Int(symbolsByKey[key]),
        type.slots.indices.contains(symbol), case let slot = Int(type.slots[symbol]), contents.indices.contains(slot),
        contents[slot] == FieldTable.Content.absent
      else { continue }
      let isPlain = tree[entry.value].kind != .alias && validation.state(of: entry.value) == .sound
      contents[slot] = isPlain ? entry.value.index : FieldTable.Content.special
    }
    fieldTable.add(object, contents, readers: type.fields.map { reader($0.schema) })
  }

  private func reader(_ id: SchemaID) -> FieldTable.Reader {
    let type = schema[schema.resolved(id)]
    if schema[id].format ?? type.format != nil { return .other }
    switch type.kind {
    case .string, nil: return .text
    case .integer: return .whole
    case .number: return .number
    case .boolean: return .truth
    case .object where type.additional == nil || !type.fields.isEmpty: return .object(type: schema.resolved(id).index)
    case .array, .object: return .other
    }
  }

  /// The object type of a reference, where it has the slot.
  @inline(__always)
  private func type(of object: ObjectReference, with slot: Int32) -> Subschema? {
    guard schema.subschemas.indices.contains(Int(object.type)) else { return nil }
    let type = schema.subschemas[Int(object.type)]
    return type.fields.indices.contains(Int(slot)) ? type : nil
  }

  private func judge(_ value: NodeID, via: Int32, _ object: ObjectReference, _ field: Subschema.Field) -> Found {
    let content = tree.resolved(value)
    var present: Found {
      guard content != value else { return .present(content, via: via, context: object.context) }
      let context = object.context >= 0 ? object.context : datedItem(around: value)?.index ?? -1
      return .present(content, via: via < 0 ? value.index : via, context: context)
    }
    switch validation.state(of: content) {
    case .sound: return present
    case .unreadable: return .unknown(.unreadable, content)
    // A count of which the plan says that there are none is a count.
    case .absent where isCount(field): return present
    case .open, .absent: return absence(of: field, in: object, standsOpen: true)
    }
  }

  /// Whether a property counts something of which there may be none.
  private func isCount(_ field: Subschema.Field) -> Bool {
    let site = schema[field.schema]
    let type = schema[schema.resolved(field.schema)]
    return type.kind == .integer && (site.minimum ?? 0) <= 0 && (type.minimum ?? 0) <= 0
  }

  /// What an absent property reads as: inherited, kept elsewhere, or just absent.
  private func absence(of field: Subschema.Field, in object: ObjectReference, standsOpen: Bool = false) -> Found {
    if !standsOpen, facts[field.schema].isInherited {
      let annotations = schema[field.schema].annotations
      if object.context >= 0, let property = annotations.eachProperty,
        let found = contextProperty(property, object.context)
      {
        return found
      }
      if let route = annotations.from, object.node >= 0, let found = inherited(route, from: NodeID(object.node)) {
        return found
      }
    }
    return keptElsewhere(field, in: object, standsOpen: standsOpen) ?? .absent
  }

  /// Follows `../../name`: the property `name` of the nearest object around, where that type has it.
  private func inherited(_ route: String, from node: NodeID) -> Found? {
    guard let name = route.split(separator: "/").last.map(String.init), let symbol = schema.symbolsByName[name],
      let enclosing = enclosingObject(of: node), let type = validation.schema(of: enclosing).map(schema.resolved),
      let slot = schema[type].slot(of: symbol)
    else { return nil }
    let object = ObjectReference(type: type.index, node: enclosing.index, context: -1, tree: version)
    switch find(Int32(clamping: slot), of: schema[type], in: object, via: -1) {
    case .absent: return nil
    case let found: return found
    }
  }

  private func contextProperty(_ name: String, _ context: Int32) -> Found? {
    let item = NodeID(context)
    guard let symbol = schema.symbolsByName[name], let type = validation.schema(of: item).map(schema.resolved),
      let slot = schema[type].slot(of: symbol)
    else { return nil }
    let object = ObjectReference(type: type.index, node: context, context: -1, tree: version)
    switch find(Int32(clamping: slot), of: schema[type], in: object, via: -1) {
    case .absent: return nil
    case let found: return found
    }
  }

  // MARK: - Values

  /// The view of a node that is there and sound.
  func value(_ node: NodeID, _ id: SchemaID, via: Int32, context: Int32) -> Value {
    let site = schema[id]
    let type = schema[schema.resolved(id)]
    let origin = Origin(tree: version, node: node.index, via: via)
    if let format = site.format ?? type.format {
      return Value(scalar: node, format: format, origin: origin, host: self, context: context)
    }
    switch type.kind {
    case .array:
      return Value(.list(list(node, type, via: via, context: context)), origin: origin)
    case .object:
      if let values = type.valueSchema { return map(node, type, values, via: via, origin: origin) }
      return Value(
        .object(
          ObjectReference(type: schema.resolved(id).index, node: node.index, context: context, tree: version)),
        origin: origin)
    case .boolean:
      if case .bool(let value) = tree.scalarType(of: node) { return Value(.bool(value), origin: origin) }
    case .integer:
      switch tree.scalarType(of: node) {
      case .int(let number): return Value(.int(number), origin: origin)
      case .float(let number):
        if let number = Int64(exactly: number.rounded()) { return Value(.int(number), origin: origin) }
      default: if validation.state(of: node) == .absent { return Value(.int(0), origin: origin) }
      }
    case .number:
      if let number = number(node) { return Value(.double(number), origin: origin) }
    case .string, nil: return Value(.string(tree.text(of: node)), origin: origin)
    }
    return unknown(.unreadable, at: node)
  }

  private func number(_ node: NodeID) -> Double? {
    switch tree.scalarType(of: node) {
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  /// What a property that the plan leaves out reads as: an empty list, map or object; nil for a scalar.
  private func empty(_ id: SchemaID) -> Value? {
    let resolved = schema.resolved(id)
    switch schema[resolved].kind {
    case .array: return Value(.list(ListValue([])), origin: .none)
    case .object:
      if schema[resolved].fields.isEmpty { return Value(.map(MapValue()), origin: .none) }
      return Value(.object(absent(resolved)), origin: .none)
    default: return nil
    }
  }

  private func list(_ node: NodeID, _ type: Subschema, via: Int32, context: Int32) -> ListValue {
    guard let items = type.items else { return ListValue([]) }
    let key = (items.index, via, context)
    if let list = lists.value(node, key) { return list }
    var elements: [Value] = []
    if tree[node].kind == .sequence {
      elements.reserveCapacity(Int(tree[node].length))
      for item in tree.items(of: node) { append(item, items, via: via, context: context, to: &elements) }
    } else {
      append(node, items, via: via, context: context, to: &elements)
    }
    let isCut = tree[node].kind == .sequence && tree[node].flags.contains(.isCut)
    let list = ListValue(elements, rest: isCut ? cause(.cut, at: node) : nil)
    lists.add(list, node, key)
    return list
  }

  private func append(_ item: NodeID, _ id: SchemaID, via: Int32, context: Int32, to elements: inout [Value]) {
    let content = tree.resolved(item)
    let via = content != item && via < 0 ? item.index : via
    switch validation.state(of: content) {
    case .sound: elements.append(value(content, id, via: via, context: context))
    case .unreadable: elements.append(unknown(.unreadable, at: content))
    case .open, .absent: break
    }
  }

  private func map(_ node: NodeID, _ type: Subschema, _ id: SchemaID, via: Int32, origin: Origin) -> Value {
    var map = MapValue()
    for entry in tree.entries(of: node) where type.describes(entry.key, in: tree) {
      let content = tree.resolved(entry.value)
      switch validation.state(of: content) {
      case .sound:
        _ = map.insert(
          Value(.string(tree.text(of: entry.key)), origin: self.origin(entry.key)),
          value(content, id, via: via, context: -1))
      case .unreadable:
        _ = map.insert(
          Value(.string(tree.text(of: entry.key)), origin: self.origin(entry.key)), unknown(.unreadable, at: content))
      case .open, .absent: break
      }
    }
    return Value(.map(map), origin: origin)
  }

  package func typeName(_ type: Int32) -> String {
    if let object = EngineObject.allCases.first(where: { $0.index == type }) { return object.rawValue }
    return schema.subschemas.indices.contains(Int(type)) ? schema.subschemas[Int(type)].name ?? "object" : "object"
  }

  // MARK: - Small steps

  func field(_ object: ObjectReference, _ slot: Int32) -> Subschema.Field? {
    guard schema.subschemas.indices.contains(Int(object.type)) else { return nil }
    let fields = schema.subschemas[Int(object.type)].fields
    return fields.indices.contains(Int(slot)) ? fields[Int(slot)] : nil
  }

  /// The value under the key that the schema calls `symbol`, merged entries included.
  func entry(_ symbol: Symbol, in mapping: NodeID) -> NodeID? {
    for entry in tree.entries(of: mapping) {
      let key = Int(tree[entry.key].key)
      if symbolsByKey.indices.contains(key), symbolsByKey[key] == symbol.index { return entry.value }
    }
    return nil
  }

  /// The node of the property that says `outlook`, where the item has it.
  func outlook(of node: NodeID, _ type: SchemaID) -> NodeID? {
    guard let symbol = facts[type].outlook, case .mapping = tree[node].kind,
      let value = entry(symbol, in: node).map({ tree.resolved($0) }), case .scalar = tree[value].kind,
      tree.text(of: value) == "outlook"
    else { return nil }
    return value
  }

  /// The nearest mapping around a node, the node itself left out.
  func enclosingObject(of node: NodeID) -> NodeID? {
    var parent = tree[node].parent
    while parent >= 0 {
      if tree[NodeID(parent)].kind == .mapping { return NodeID(parent) }
      parent = tree[NodeID(parent)].parent
    }
    return nil
  }

  func absent(_ type: SchemaID) -> ObjectReference {
    ObjectReference(type: type.index, node: -1, context: -1, tree: version)
  }

  func origin(_ node: NodeID) -> Origin { Origin(tree: version, node: node.index, via: -1) }

  func origin(_ occurrence: Occurrence) -> Origin {
    Origin(tree: 0, node: occurrence.node.index, via: occurrence.via)
  }

  func cause(_ reason: UnknownReason, at node: NodeID) -> Unknown {
    Unknown(.init(origin: origin(node), reason: reason.rawValue))
  }

  func unknown(_ reason: UnknownReason, at node: NodeID) -> Value {
    Value(.unknown(cause(reason, at: node)), origin: origin(node))
  }
}

extension Subschema {
  /// The slot of `symbol` among `fields`.
  func slot(of symbol: Symbol) -> Int? {
    guard slots.indices.contains(Int(symbol.index)), slots[Int(symbol.index)] >= 0 else { return nil }
    return Int(slots[Int(symbol.index)])
  }
}
