internal import Diagnostics

extension EvaluationContext {
  /// Counts a step of an implementation's own loop; nil, or the error to return.
  package mutating func work() -> Value? {
    steps -= 1
    return !isWithinSteps ? exhausted() : nil
  }

  /// The least or greatest element, itself with its place.
  mutating func extreme(_ value: Value, isLeast: Bool) -> Value {
    guard let list = value.asList else { return value }
    if let value = strictly(list.elements, .whole) { return value }
    guard var best = list.elements.first else {
      return .error(
        Message("an empty list has no {0}", .text(isLeast ? "least element" : "greatest element")), origin: value.origin
      )
    }
    if case .opaque(let opaque) = best.payload, let type = opaqueType(opaque.type),
      let fold = isLeast ? type.least : type.greatest
    {
      for element in list.elements {
        if let error = work() { return error }
        guard matches(element, .opaque(type.name)) else { return compare(.less, element, best) }
      }
      return fold(list.elements, &self)
    }
    for element in list.elements.dropFirst() {
      if let error = work() { return error }
      let result = compare(isLeast ? .less : .greater, element, best)
      guard let better = result.asBool else { return result }
      if better { best = element }
    }
    return best
  }

  /// The list at 0, from the index at 1 up to that at 2.
  mutating func slice(_ arguments: [Value]) -> Value {
    guard arguments.count == 3, let list = arguments[0].asList else { return .null }
    guard let lower = Self.index(arguments[1]), let upper = Self.index(arguments[2]), 0 <= lower, lower <= upper,
      upper <= list.elements.count
    else {
      return .error(
        Message(
          "a list of {0} has no part from {1} to {2}", .text(String(list.elements.count)),
          .text(text(of: arguments[1])), .text(text(of: arguments[2]))))
    }
    return self.list(Array(list.elements[lower..<upper]), origin: arguments[0].origin)
  }

  /// Kept out of line: Swift 6.3.1 fails to optimise a look into an array's element that it has inlined here.
  @inline(never)
  private static func index(_ value: Value) -> Int? {
    if case .int(let number) = value.payload { return Int(exactly: number) }
    return nil
  }

  mutating func sorted(_ value: Value) -> Value {
    guard let list = value.asList else { return value }
    if let value = strictly(list.elements, .whole) ?? charge(list.elements.count) { return value }
    return sorted(list.elements, by: list.elements, origin: value.origin)
  }

  mutating func isSorted(_ value: Value) -> Value {
    guard let list = value.asList else { return value }
    var unknown: Unknown?
    for (first, second) in zip(list.elements, list.elements.dropFirst()) {
      if let error = work() { return error }
      let result = compare(.lessOrEqual, first, second)
      switch result.payload {
      case .bool(true): continue
      case .unknown(let more): unknown = Unknown.merged(unknown, more)
      default: return result
      }
    }
    return unknown.map { .unknown($0) } ?? .true
  }

  mutating func position(of value: Value, in list: Value, fromEnd: Bool) -> Value {
    guard let elements = list.asList?.elements else { return .int(-1) }
    for offset in elements.indices {
      if let error = work() { return error }
      let index = fromEnd ? elements.count - 1 - offset : offset
      let result = equal(elements[index], value)
      switch result.payload {
      case .bool(true): return .int(index)
      case .bool: continue
      default: return result
      }
    }
    return .int(-1)
  }

  mutating func flattened(_ value: Value, levels: Int) -> Value {
    guard let list = value.asList else { return value }
    var elements: [Value] = []
    var rest = list.rest
    // Lists under way, the innermost last: how deep they lie within each other is up to the expression.
    var open: [(elements: [Value], next: Int)] = [(list.elements, 0)]
    while let (current, next) = open.popLast() {
      guard next < current.count else { continue }
      open.append((current, next + 1))
      if let error = charge(1) { return error }
      switch current[next].payload {
      case .list(let inner) where open.count <= levels:
        rest = Unknown.merged(rest, inner.rest)
        open.append((inner.elements, 0))
      case .unknown(let more) where open.count <= levels: rest = Unknown.merged(rest, more)
      default: elements.append(current[next])
      }
    }
    return Value(.list(ListValue(elements, rest: rest, settled: rest == nil ? nil : 0)), origin: value.origin)
  }

  mutating func distinct(_ value: Value) -> Value {
    guard let list = value.asList else { return value }
    var kept: [Value] = []
    for element in list.elements {
      let result = isElement(element, of: .list(kept))
      switch result.payload {
      case .bool(true): continue
      case .bool: kept.append(element)
      default: return result
      }
    }
    return self.list(kept, origin: value.origin)
  }

  /// The first or last element. What follows the first can't change it.
  mutating func end(_ value: Value, isFirst: Bool) -> Value {
    guard let list = value.asList else { return value }
    if list.rest != nil, isFirst ? list.settled == 0 : true { return list.rest.map { .unknown($0) } ?? value }
    guard let element = isFirst ? list.elements.first : list.elements.last else { return none(value.origin) }
    return element.isKnown ? Value(.optional(OptionalBox(element)), origin: element.origin) : element
  }
}
