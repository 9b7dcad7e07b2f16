internal import CEL
internal import JSONSchema
internal import YAMLTree

/// The periods of a plan's items, as `x-period` names their first and last days.
struct PeriodIndex {
  struct Entry {
    var place: Occurrence
    /// The item as rules see it; one that is repeated for other items has an entry for each.
    var object: ObjectReference
    var start: Subschema.Field
    var end: Subschema.Field
    /// The entry of the period that this one is to lie in.
    var around: Int?
  }

  private(set) var all: [Entry] = []
  /// Those of which the plan itself writes a day: where both are inherited, what is wrong is wrong elsewhere.
  private(set) var listed: [Int] = []
  private var byNode: [Int32: Int] = [:]
  /// By the entry that others are to lie in: the listed ones that are.
  private var insideOf: [Int: [Int]] = [:]

  /// The listed entries that are to lie in the period of an entry's item.
  func inside(_ index: Int) -> [Int] { byNode[all[index].place.node.index].flatMap { insideOf[$0] } ?? [] }

  init(_ host: PlanHost) {
    let tree = host.tree
    for place in host.occurrences {
      let node = place.node
      guard tree[node].kind == .mapping, host.validation.state(of: node) == .sound,
        let type = host.validation.schema(of: node).map(host.schema.resolved)
      else { continue }
      let fields = Self.fields(of: type, host)
      guard let start = fields.first else { continue }
      let startIsWritten = host.entry(start.symbol, in: node) != nil
      // An item of one day ends when it begins.
      let ends = fields.count == 1 ? [start] : Array(fields.dropFirst())
      for (position, end) in ends.enumerated()
      where host.entry(end.symbol, in: node) != nil || (position == 0 && startIsWritten) {
        let around = host.schema[type].annotations.within.flatMap { enclosing(place.use(in: tree), type: $0, host) }
        let object = ObjectReference(type: type.index, node: node.index, context: -1)
        for copy in host.copies(of: object) {
          listed.append(all.count)
          if let around { insideOf[around, default: []].append(all.count) }
          all.append(Entry(place: place, object: copy, start: start, end: end, around: around))
        }
      }
    }
  }

  private static func fields(of type: SchemaID, _ host: PlanHost) -> [Subschema.Field] {
    host.schema[type].annotations.period.compactMap { name in host.schema[type].fields.first { $0.name == name } }
  }

  /// The entry of the nearest item of a type around `node`; where there is none, of the plan's own.
  private mutating func enclosing(_ node: NodeID, type name: String, _ host: PlanHost) -> Int? {
    guard let type = host.types.object(named: name) else { return nil }
    var found: NodeID?
    var current = host.enclosingObject(of: node)
    while let node = current, found == nil {
      if host.validation.schema(of: node).map(host.schema.resolved) == type { found = node }
      current = host.enclosingObject(of: node)
    }
    if found == nil, let root = host.document.root.map(host.tree.resolved),
      let field = host.schema[host.schema.root].fields.first(where: { host.schema.resolved($0.schema) == type })
    {
      found = host.entry(field.symbol, in: root).map(host.tree.resolved)
    }
    guard let found, host.validation.state(of: found) == .sound, host.tree[found].kind == .mapping else { return nil }
    if let known = byNode[found.index] { return known }
    let fields = Self.fields(of: type, host)
    guard fields.count > 1 else { return nil }
    let object = ObjectReference(type: type.index, node: found.index, context: -1)
    byNode[found.index] = all.count
    all.append(
      Entry(place: Occurrence(node: found, via: -1), object: object, start: fields[0], end: fields[1], around: nil))
    return all.count - 1
  }
}

extension PlanHost {
  func periodField(_ index: Int, _ slot: Int32) -> Value? {
    guard periods.all.indices.contains(index) else { return nil }
    let entry = periods.all[index]
    switch slot {
    case 0: return Value(.string(label(of: entry.object)), origin: origin(entry.place))
    case 1, 2:
      let field = slot == 1 ? entry.start : entry.end
      switch find(field, in: entry.object, via: entry.place.via) {
      case .present(let node, let via, let context): return value(node, field.schema, via: via, context: context)
      case .unknown(let reason, let node): return unknown(reason, at: node)
      case .vouchedFor(let node): return unknown(.elsewhere, at: node)
      case .absent: return unknown(.undated, at: entry.place.node)
      }
    case 4:
      return Value(.list(ListValue(periods.inside(index).map { engineObject(.period, $0, periods.all[$0].place) })))
    case 3:
      return entry.around.map { engineObject(.period, $0, periods.all[$0].place) }
        ?? unknown(.unsaid, at: entry.place.node)
    default: return nil
    }
  }

  func hasEngineField(_ object: ObjectReference, _ slot: Int32) -> Value {
    guard object.type == EngineObject.period.index, periods.all.indices.contains(Int(object.node)) else {
      return Value(.bool(true), origin: .none)
    }
    let entry = periods.all[Int(object.node)]
    switch slot {
    case 1, 2:
      switch find(slot == 1 ? entry.start : entry.end, in: entry.object, via: -1) {
      case .present, .vouchedFor: return Value(.bool(true), origin: .none)
      case .unknown(let reason, let node): return unknown(reason, at: node)
      case .absent: return Value(.bool(false), origin: .none)
      }
    case 3: return Value(.bool(entry.around != nil), origin: .none)
    default: return Value(.bool(true), origin: .none)
    }
  }
}
