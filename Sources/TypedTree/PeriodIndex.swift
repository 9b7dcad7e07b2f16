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
    /// The listed entries that are to lie in this one.
    var inside: [Int] = []
  }

  private(set) var all: [Entry] = []
  /// Those of which the plan itself writes a day: where both are inherited, what is wrong is wrong elsewhere.
  private(set) var listed: [Int] = []
  /// By node: the entry of an item that others are to lie in; -1: none.
  private var byNode: [Int32]

  /// The listed entries that are to lie in the period of an entry's item.
  func inside(_ index: Int) -> [Int] {
    let entry = byNode[Int(all[index].place.node.index)]
    return entry >= 0 ? all[Int(entry)].inside : []
  }

  init(_ host: PlanHost) {
    let tree = host.tree
    byNode = Array(repeating: -1, count: tree.nodeCount)
    for place in host.occurrences {
      let node = place.node
      guard case .mapping = tree[node].kind, let schema = host.validation.schema(of: node),
        case let type = host.facts[schema].target, host.facts[type].hasPeriod,
        case .sound = host.validation.state(of: node)
      else { continue }
      let fields = host.facts.periods[Int(type.index)]
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
          if let around { all[around].inside.append(all.count) }
          all.append(Entry(place: place, object: copy, start: start, end: end, around: around))
        }
      }
    }
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
    let known = byNode[Int(found.index)]
    if known >= 0 { return Int(known) }
    let fields = host.facts.periods[Int(type.index)]
    guard fields.count > 1 else { return nil }
    let object = ObjectReference(type: type.index, node: found.index, context: -1)
    byNode[Int(found.index)] = Int32(clamping: all.count)
    all.append(
      Entry(place: Occurrence(node: found, via: -1), object: object, start: fields[0], end: fields[1], around: nil))
    return all.count - 1
  }
}

extension PlanHost {
  func periodField(_ index: Int, _ slot: Int32) -> Value? {
    // An entry holds several references: what is asked for is read where it lies.
    let all = periods.all
    guard all.indices.contains(index) else { return nil }
    let place = all[index].place
    switch slot {
    case 0: return Value(.string(label(of: all[index].object)), origin: origin(place))
    case 1, 2:
      let field = slot == 1 ? all[index].start : all[index].end
      switch find(field, in: all[index].object, via: place.via) {
      case .present(let node, let via, let context): return value(node, field.schema, via: via, context: context)
      case .unknown(let reason, let node): return unknown(reason, at: node)
      case .vouchedFor(let node): return unknown(.elsewhere, at: node)
      case .absent: return unknown(.undated, at: place.node)
      }
    case 4:
      return Value(.list(ListValue(periods.inside(index).map { engineObject(.period, $0, all[$0].place) })))
    case 3:
      return all[index].around.map { engineObject(.period, $0, all[$0].place) } ?? unknown(.unsaid, at: place.node)
    default: return nil
    }
  }

  func hasEngineField(_ object: ObjectReference, _ slot: Int32) -> Value {
    guard object.type == EngineObject.period.index, case let all = periods.all,
      case let index = Int(object.node), all.indices.contains(index)
    else { return Value(.bool(true), origin: .none) }
    switch slot {
    case 1, 2:
      switch find(slot == 1 ? all[index].start : all[index].end, in: all[index].object, via: -1) {
      case .present, .vouchedFor: return Value(.bool(true), origin: .none)
      case .unknown(let reason, let node): return unknown(reason, at: node)
      case .absent: return Value(.bool(false), origin: .none)
      }
    case 3: return Value(.bool(all[index].around != nil), origin: .none)
    default: return Value(.bool(true), origin: .none)
    }
  }
}
