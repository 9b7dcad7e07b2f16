internal import Diagnostics

extension EvaluationContext {
  // MARK: Equality

  /// `a == b`: a bool, an unknown where it depends on one, or an error. Values of different types are different; numbers
  /// compare by what they are worth. Source: CEL language definition, “Equality”.
  package mutating func equal(_ a: Value, _ b: Value) -> Value {
    switch (a.payload, b.payload) {
    case (.unknown, _), (_, .unknown), (.error, _), (_, .error): return strictly([a, b], .partial) ?? .false
    case (.string(let x), .string(let y)):
      if let value = charge(0, work: min(x.utf8.count, y.utf8.count)) { return value }
      return .bool(Texts.isSame(x, y))
    case (.int(let x), .int(let y)): return .bool(x == y)
    case (.bool(let x), .bool(let y)): return .bool(x == y)
    case (.null, .null): return .true
    case (.bytes(let x), .bytes(let y)): return .bool(x == y)
    case (.type(let x), .type(let y)): return .bool(x.name == y.name)
    case (.timestamp(let x), .timestamp(let y)): return .bool(x == y)
    case (.duration(let x), .duration(let y)): return .bool(x == y)
    case (.object(let x), .object(let y)): return .bool(x.type == y.type && x.node == y.node && x.tree == y.tree)
    case (.list(let x), .list(let y)): return equalLists(x, y)
    case (.map(let x), .map(let y)): return equalMaps(x, y)
    case (.optional(let x), .optional(let y)):
      guard let first = x.value, let second = y.value else { return .bool(x.value == nil && y.value == nil) }
      return equal(first, second)
    case (.opaque(let x), .opaque(let y)):
      guard x.type == y.type else { return .false }
      if let relation = opaqueType(x.type)?.equal { return relation(a, b, &self) }
      return .bool(x == y)
    default: return .bool(Self.order(ofNumbers: a, b) == .some(.some(0)))
    }
  }

  /// Counts work on parts that have no instruction of their own.
  private mutating func charge(_ count: Int, work: Int) -> Value? {
    steps -= 1 + work / 64
    return !isWithinSteps ? exhausted() : nil
  }

  private mutating func equalLists(_ x: ListValue, _ y: ListValue) -> Value {
    if x.rest == nil, y.rest == nil, x.elements.count != y.elements.count { return .false }
    if x.rest == nil, y.elements.count > x.elements.count { return .false }
    if y.rest == nil, x.elements.count > y.elements.count { return .false }
    var unknown = Unknown.merged(x.rest, y.rest)
    var failure: Value?
    for index in 0..<min(x.settled, y.settled, x.elements.count, y.elements.count) {
      if let value = charge(0, work: 0) { return value }
      let result = equal(x.elements[index], y.elements[index])
      switch result.payload {
      case .bool(true): continue
      case .bool(false): return .false
      case .unknown(let more): unknown = Unknown.merged(unknown, more)
      default: failure = failure ?? result
      }
    }
    if let unknown { return .unknown(unknown) }
    return failure ?? .true
  }

  private mutating func equalMaps(_ x: MapValue, _ y: MapValue) -> Value {
    if x.rest == nil, y.rest == nil, x.count != y.count { return .false }
    var unknown = Unknown.merged(x.rest, y.rest)
    for entry in x.entries {
      if let value = charge(0, work: 0) { return value }
      guard let other = y[entry.key] else {
        if y.rest == nil { return .false }
        continue
      }
      let result = equal(entry.value, other)
      switch result.payload {
      case .bool(true): continue
      case .unknown(let more): unknown = Unknown.merged(unknown, more)
      default: return result
      }
    }
    if let unknown { return .unknown(unknown) }
    return .true
  }

  // MARK: Order

  /// The order of two numbers of any types (negative, 0, positive); nil: not two numbers; nil inside: NaN takes part.
  static func order(ofNumbers a: Value, _ b: Value) -> Int?? {
    switch (a.payload, b.payload) {
    case (.int(let x), .int(let y)): return sign(x, y)
    case (.uint(let x), .uint(let y)): return sign(x, y)
    case (.double(let x), .double(let y)): return x.isNaN || y.isNaN ? .some(nil) : sign(x, y)
    case (.int(let x), .uint(let y)): return x < 0 ? -1 : sign(UInt64(x), y)
    case (.uint(let x), .int(let y)): return y < 0 ? 1 : sign(x, UInt64(y))
    case (.int(let x), .double(let y)): return order(x, y)
    case (.double(let x), .int(let y)): return order(y, x).map { $0.map { -$0 } }
    case (.uint(let x), .double(let y)): return order(x, y)
    case (.double(let x), .uint(let y)): return order(y, x).map { $0.map { -$0 } }
    default: return .none
    }
  }

  private static func sign<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a == b ? 0 : 1 }

  /// A whole number and a double as doubles: where the whole number has no exact double, its nearest one counts. Doubles
  /// beyond all whole numbers are beyond them. nil for NaN. Source: cel-spec, conformance of comparisons (“lossy”).
  private static func order<T: FixedWidthInteger>(_ x: T, _ y: Double) -> Int?? {
    if y.isNaN { return .some(nil) }
    return .some(sign(Double(x), y))
  }

  /// The total order of two values of one type that has one: negative, 0 or positive. NaN sorts before all numbers. nil:
  /// they have no order, or it can't be told.
  mutating func order(_ a: Value, _ b: Value) -> Int? {
    switch (a.payload, b.payload) {
    case (.string(let x), .string(let y)):
      steps -= min(x.utf8.count, y.utf8.count) >> 8
      return Texts.order(x, y)
    case (.bool(let x), .bool(let y)): return x == y ? 0 : x ? 1 : -1
    case (.bytes(let x), .bytes(let y)): return x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1
    case (.timestamp(let x), .timestamp(let y)): return Self.sign(x, y)
    case (.duration(let x), .duration(let y)): return Self.sign(x, y)
    case (.opaque(let x), .opaque(let y)):
      guard x.type == y.type, let type = opaqueType(x.type) else { return nil }
      if let order = type.order { return order(a, b) }
      guard let less = type.less, let before = less(a, b, &self).asBool, let after = less(b, a, &self).asBool else {
        return nil
      }
      return before ? -1 : after ? 1 : 0
    default:
      guard let order = Self.order(ofNumbers: a, b) else { return nil }
      if let order { return order }
      if case .double(let x) = a.payload, x.isNaN {
        if case .double(let y) = b.payload, y.isNaN { return 0 }
        return -1
      }
      return 1
    }
  }

  /// `a < b` and its kin: a bool, an unknown or an error.
  mutating func compare(_ comparison: Comparison, _ a: Value, _ b: Value) -> Value {
    if !a.isKnown || !b.isKnown, let value = strictly([a, b], .partial) { return value }
    if case .opaque(let x) = a.payload, case .opaque(let y) = b.payload, x.type == y.type,
      let less = opaqueType(x.type)?.less
    {
      let isSwapped = comparison == .greater || comparison == .lessOrEqual
      let result = isSwapped ? less(b, a, &self) : less(a, b, &self)
      let isNegated = comparison == .lessOrEqual || comparison == .greaterOrEqual
      if isNegated, let truth = result.asBool { return .bool(!truth) }
      return result
    }
    if let numbers = Self.order(ofNumbers: a, b) { return .bool(numbers.map { comparison.holds($0) } ?? false) }
    switch (a.payload, b.payload) {
    case (.string, .string), (.bool, .bool), (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration):
      return order(a, b).map { .bool(comparison.holds($0)) } ?? .false
    default:
      return .error(
        Message("values of type {0} and {1} have no order", .text(typeName(of: a)), .text(typeName(of: b))),
        origin: a.origin)
    }
  }

  // MARK: Sorting

  /// The values in the order of their keys, equal ones as they were; an error or unknown where there is no order.
  mutating func sorted(_ values: [Value], by keys: [Value], origin: Origin) -> Value {
    var indices = Array(values.indices)
    var failure: Value?
    // A merge sort of our own: the order may turn out not to exist on the way.
    var width = 1
    while width < indices.count {
      var merged: [Int] = []
      merged.reserveCapacity(indices.count)
      for start in stride(from: 0, to: indices.count, by: 2 * width) {
        let middle = min(start + width, indices.count)
        let end = min(start + 2 * width, indices.count)
        var left = start
        var right = middle
        while left < middle, right < end {
          steps -= 1
          if !isWithinSteps { return exhausted() }
          if let order = order(keys[indices[left]], keys[indices[right]]) {
            if order <= 0 {
              merged.append(indices[left])
              left += 1
            } else {
              merged.append(indices[right])
              right += 1
            }
          } else {
            failure = failure ?? incomparable(keys[indices[left]], keys[indices[right]])
            merged.append(indices[left])
            left += 1
          }
        }
        merged += indices[left..<middle]
        merged += indices[right..<end]
      }
      indices = merged
      width *= 2
    }
    if let failure { return failure }
    return .list(indices.map { values[$0] }, origin: origin)
  }

  /// Why two values have no order.
  private mutating func incomparable(_ a: Value, _ b: Value) -> Value {
    let result = compare(.less, a, b)
    if result.asUnknown != nil { return result }
    return compare(.less, b, a).isKnown && result.isKnown
      ? .error(Message("values of type {0} have no order", .text(typeName(of: a))), origin: a.origin) : result
  }

  // MARK: Words

  /// The name of a value's type, as messages show it.
  package func typeName(of value: Value) -> String {
    switch value.payload {
    case .object(let object): host?.typeName(object.type) ?? "object"
    case .opaque(let opaque): opaqueType(opaque.type)?.name ?? "opaque"
    case .type: "type"
    default: Self.type(of: value).name
    }
  }

  /// The type of a value, without parameters.
  static func type(of value: Value) -> CELType {
    switch value.payload {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .type: .type(nil)
    case .timestamp: .timestamp
    case .duration: .duration
    case .optional: .optional(.dyn)
    case .object, .opaque: .dyn
    case .error, .unknown: .error
    }
  }

  /// A value in words, as `string(x)` and messages give it.
  package func text(of value: Value) -> String {
    switch value.payload {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .double(let value): NumberText.text(of: value)
    case .string(let value): value
    case .bytes(let value): String(decoding: value, as: UTF8.self)
    case .timestamp(let value): value.text
    case .duration(let value): value.text
    case .opaque(let value): opaqueType(value.type)?.text(value) ?? ""
    case .type(let type): type.name
    default: typeName(of: value)
    }
  }
}
