internal import Diagnostics

extension EvaluationContext {
  /// What a macro walks over.
  private struct Walk {
    var first: [Value]?
    var values: [Value]
    var rest: Unknown?
    var settled: Int
    var origin: Origin
    /// The keys, where it is a map.
    var keys: [Value]?
  }

  private func walk(_ it: ComprehensionCode, _ range: Value) -> Walk? {
    switch range.payload {
    case .list(let list):
      return Walk(
        first: nil, values: list.elements, rest: list.rest, settled: list.settled, origin: range.origin, keys: nil)
    case .map(let map):
      return Walk(
        first: map.keys, values: it.isSingle ? map.keys : map.values, rest: map.rest, settled: map.count,
        origin: range.origin, keys: map.keys)
    default: return nil
    }
  }

  private mutating func enter(_ it: ComprehensionCode, _ walk: Walk, _ position: Int) {
    if it.isSingle {
      set(it.first, walk.values[position])
    } else {
      set(it.first, walk.keys.map { $0[position] } ?? .int(position))
      set(it.second, walk.values[position])
    }
  }

  mutating func comprehension(_ code: Code, _ at: Int32, _ it: ComprehensionCode) -> Value {
    let range = evaluate(code, it.range)
    guard range.isKnown else { return range }
    guard let walk = walk(it, range) else { return noOverload(code, at, "\(it.macro.rawValue)()", [range]) }
    switch it.macro {
    case .all: return quantify(code, at, it, walk, decisive: false)
    case .exists: return quantify(code, at, it, walk, decisive: true)
    case .existsOne: return existsOne(code, at, it, walk)
    case .filter, .map, .transformList: return collect(code, at, it, walk)
    case .transformMap, .transformMapEntry: return collectMap(code, at, it, walk)
    case .sortBy: return sortBy(code, at, it, walk)
    }
  }

  /// `all` is a `&&`, and `exists` an `||`, over the elements.
  private mutating func quantify(_ code: Code, _ at: Int32, _ it: ComprehensionCode, _ walk: Walk, decisive: Bool)
    -> Value
  {
    var unknown = walk.rest
    var failure: Value?
    for position in walk.values.indices {
      enter(it, walk, position)
      switch truth(code, it.body) {
      case .yes:
        if decisive { return .true }
        continue
      case .no:
        if !decisive { return .false }
        continue
      case .pending: break
      }
      let value = pending
      switch value.payload {
      case .unknown(let more): unknown = Unknown.merged(unknown, more)
      case .error:
        if exhaustion != nil { return value }
        failure = failure ?? value
      default: failure = failure ?? noOverload(code, at, it.macro.rawValue + "()", [value])
      }
    }
    if let unknown { return .unknown(unknown) }
    return failure ?? Value(.bool(!decisive))
  }

  /// Two that hold decide it, whatever the unknown ones are; an error is always an error.
  private mutating func existsOne(_ code: Code, _ at: Int32, _ it: ComprehensionCode, _ walk: Walk) -> Value {
    var unknown = walk.rest
    var failure: Value?
    var count = 0
    for position in walk.values.indices {
      enter(it, walk, position)
      switch truth(code, it.body) {
      case .yes:
        count += 1
        continue
      case .no: continue
      case .pending: break
      }
      let value = pending
      switch value.payload {
      case .unknown(let more): unknown = Unknown.merged(unknown, more)
      case .error:
        if exhaustion != nil { return value }
        failure = failure ?? value
      default: failure = failure ?? noOverload(code, at, "exists_one()", [value])
      }
    }
    if count > 1, failure == nil { return .false }
    if let unknown { return .unknown(unknown) }
    return failure ?? Value(.bool(count == 1))
  }

  /// filter, map and transformList. Where it can't be told whether an element belongs to the result, the result has a
  /// `rest`; where only its value can't be told, it is an unknown element.
  private mutating func collect(_ code: Code, _ at: Int32, _ it: ComprehensionCode, _ walk: Walk) -> Value {
    let isFilter = it.macro == .filter
    var elements: [Value] = []
    if !isFilter { elements.reserveCapacity(walk.values.count) }
    var rest = walk.rest
    var settled: Int?
    var failure: Value?
    for position in walk.values.indices {
      if position == walk.settled, settled == nil { settled = elements.count }
      enter(it, walk, position)
      if let test = isFilter ? it.body : it.condition {
        switch truth(code, test) {
        case .yes: break
        case .no: continue
        case .pending:
          let value = pending
          switch value.payload {
          case .unknown(let more):
            rest = Unknown.merged(rest, more)
            settled = settled ?? elements.count
          case .error:
            if exhaustion != nil { return value }
            failure = failure ?? value
          default: failure = failure ?? noOverload(code, at, it.macro.rawValue + "()", [value])
          }
          continue
        }
      }
      if let value = charge(1) { return value }
      if isFilter {
        elements.append(walk.values[position])
      } else {
        let value = evaluate(code, it.body)
        if case .error = value.payload {
          if exhaustion != nil { return value }
          failure = failure ?? value
        } else {
          elements.append(value)
        }
      }
    }
    if let failure { return rest.map { .unknown($0) } ?? failure }
    return Value(.list(ListValue(elements, rest: rest, settled: settled)), origin: walk.origin)
  }

  private mutating func collectMap(_ code: Code, _ at: Int32, _ it: ComprehensionCode, _ walk: Walk) -> Value {
    var map = MapValue(rest: walk.rest)
    var failed: [Value] = []
    for position in walk.values.indices {
      enter(it, walk, position)
      if let condition = it.condition {
        let value = evaluate(code, condition)
        switch value.payload {
        case .bool(true): break
        case .bool(false): continue
        case .unknown(let more):
          map.rest = Unknown.merged(map.rest, more)
          continue
        default:
          failed.append(value.isKnown ? noOverload(code, at, it.macro.rawValue + "()", [value]) : value)
          continue
        }
      }
      if let value = charge(1) { return value }
      let value = evaluate(code, it.body)
      guard value.isKnown else {
        failed.append(value)
        continue
      }
      if it.macro == .transformMap {
        let key = walk.keys.map { $0[position] } ?? .int(position)
        if !map.insert(key, value) { failed.append(insertionError(code, at, map, key)) }
      } else if case .map(let entries) = value.payload {
        for entry in entries.entries where !map.insert(entry.key, entry.value) {
          failed.append(insertionError(code, at, map, entry.key))
        }
      } else {
        failed.append(noOverload(code, at, "transformMapEntry()", [value]))
      }
    }
    return strictly(failed, .partial) ?? Value(.map(map), origin: walk.origin)
  }

  private mutating func sortBy(_ code: Code, _ at: Int32, _ it: ComprehensionCode, _ walk: Walk) -> Value {
    if walk.keys != nil { return noOverload(code, at, "sortBy()", [Value(.map(MapValue()))]) }
    if let rest = walk.rest { return .unknown(rest) }
    if let value = charge(walk.values.count) { return value }
    var keys: [Value] = []
    keys.reserveCapacity(walk.values.count)
    for position in walk.values.indices {
      enter(it, walk, position)
      keys.append(evaluate(code, it.body))
    }
    if let value = strictly(keys, .partial) { return value }
    return placed(sorted(walk.values, by: keys, origin: walk.origin), code, at)
  }
}
