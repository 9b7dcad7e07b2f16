internal import Diagnostics

extension EvaluationContext {
  // MARK: Objects

  mutating func field(_ code: Code, _ at: Int32, _ operand: Int32, _ slot: Int32) -> Value {
    if case .local(let index) = code.instructions[Int(operand)], steps > 0, case let position = frameBase + Int(index),
      position < frames.count, case .object(let object) = frames[position].payload
    {
      // The variable of a macro, where it lies.
      steps -= 1
      if let value = host?.select(object, slot, origin: frames[position].origin), value.isKnown { return value }
      steps += 1
    }
    let base = evaluate(code, operand)
    guard case .object(let object) = base.payload else { return notObject(code, at, base) }
    guard let value = host?.select(object, slot, origin: base.origin) else {
      return error(Message("this is absent here"), code, at, origin: base.origin)
    }
    return value.isKnown ? value : placed(value, code, at)
  }

  /// A value that is no object where one is needed.
  private func notObject(_ code: Code, _ at: Int32, _ base: Value) -> Value {
    switch base.payload {
    case .error, .unknown: base
    case .null: error(Message("this is absent here"), code, at, origin: base.origin)
    default: noOverload(code, at, ".", [base])
    }
  }

  mutating func optionalField(_ code: Code, _ at: Int32, _ operand: Int32, _ slot: Int32) -> Value {
    var base = evaluate(code, operand)
    if case .optional(let box) = base.payload {
      guard let inner = box.value else { return base }
      base = inner
    }
    if case .null = base.payload { return none(base.origin) }
    guard case .object(let object) = base.payload else { return notObject(code, at, base) }
    let present = host?.has(object, slot) ?? .false
    switch present.payload {
    case .bool(false): return none(base.origin)
    case .bool: break
    default: return placed(present, code, at)
    }
    guard let value = host?.select(object, slot, origin: base.origin) else { return none(base.origin) }
    return value.isKnown ? some(value) : placed(value, code, at)
  }

  mutating func hasField(_ code: Code, _ at: Int32, _ operand: Int32, _ slot: Int32) -> Value {
    var base = evaluate(code, operand)
    if case .optional(let box) = base.payload {
      guard let inner = box.value else { return .false }
      base = inner
    }
    if case .null = base.payload { return .false }
    guard case .object(let object) = base.payload else { return notObject(code, at, base) }
    let present = host?.has(object, slot) ?? .false
    return present.isKnown ? present : placed(present, code, at)
  }

  /// An optional with a value; one that is an optional already stays as it is.
  func some(_ value: Value) -> Value {
    if case .optional = value.payload { return value }
    return Value(.optional(OptionalBox(value)), origin: value.origin)
  }

  func none(_ origin: Origin = .none) -> Value { Value(.optional(.none), origin: origin) }

  // MARK: Maps and lists

  /// What a look-up finds.
  private enum Lookup {
    case value(Value)
    /// `absence` says so in words.
    case absent
    /// Neither there nor known to be absent, or no look-up at all.
    case failed(Value)
  }

  private func find(_ code: Code, _ at: Int32, _ base: Value, _ key: Value) -> Lookup {
    switch (base.payload, key.payload) {
    case (.map(let map), _):
      if let value = map[key] { return .value(value) }
      if let rest = map.rest { return .failed(.unknown(rest)) }
      return .absent
    case (.list(let list), .int), (.list(let list), .uint), (.list(let list), .double):
      guard let position = Self.position(key) else { return .absent }
      if position >= 0, position < list.settled, list.elements.indices.contains(position) {
        return .value(list.elements[position])
      }
      if let rest = list.rest, position >= 0 { return .failed(.unknown(rest)) }
      return .absent
    default: return .failed(noOverload(code, at, "[]", [base, key]))
    }
  }

  /// What is wrong where a look-up finds nothing.
  private func absence(_ base: Value, _ key: Value) -> Message {
    guard case .list(let list) = base.payload else {
      return Message("the map has no key {0}", .quoted(text(of: key)))
    }
    guard let position = Self.position(key) else {
      return Message("{0} is no index of a list", .text(text(of: key)))
    }
    return Message(
      "there is no element {0}; the list has {1}", .text(String(position)), .text(String(list.elements.count)))
  }

  private static func position(_ key: Value) -> Int? {
    switch key.payload {
    case .int(let value): Int(exactly: value)
    case .uint(let value): Int(exactly: value)
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }

  mutating func key(_ code: Code, _ at: Int32, _ operand: Int32, _ key: Int32) -> Value {
    let base = evaluate(code, operand)
    if case .map(let map) = base.payload, case .string(let text) = code.constants[Int(key)].payload,
      let value = map[text]
    {
      return value
    }
    return look(code, at, base, code.constants[Int(key)])
  }

  mutating func indexed(_ code: Code, _ at: Int32, _ operand: Int32, _ index: Int32) -> Value {
    let base = evaluate(code, operand)
    let key = evaluate(code, index)
    if let value = strictly([base, key], .partial) { return value }
    return look(code, at, base, key)
  }

  private mutating func look(_ code: Code, _ at: Int32, _ base: Value, _ key: Value) -> Value {
    if !base.isKnown { return base }
    if case .optional(let box) = base.payload {
      guard let inner = box.value else { return base }
      return optionally(code, at, inner, key)
    }
    switch find(code, at, base, key) {
    case .value(let value): return value
    case .absent: return error(absence(base, key), code, at, origin: base.origin)
    case .failed(let value): return placed(value, code, at)
    }
  }

  private func optionally(_ code: Code, _ at: Int32, _ base: Value, _ key: Value) -> Value {
    switch find(code, at, base, key) {
    case .value(let value): value.isKnown ? some(value) : value
    case .absent: none(base.origin)
    case .failed(let value): placed(value, code, at)
    }
  }

  mutating func optionalKey(_ code: Code, _ at: Int32, _ operand: Int32, _ key: Value) -> Value {
    let base = evaluate(code, operand)
    return optional(code, at, base, key)
  }

  mutating func optionalIndexed(_ code: Code, _ at: Int32, _ operand: Int32, _ index: Int32) -> Value {
    let base = evaluate(code, operand)
    let key = evaluate(code, index)
    if let value = strictly([base, key], .partial) { return value }
    return optional(code, at, base, key)
  }

  private func optional(_ code: Code, _ at: Int32, _ base: Value, _ key: Value) -> Value {
    if !base.isKnown { return base }
    if case .optional(let box) = base.payload {
      guard let inner = box.value else { return base }
      return optionally(code, at, inner, key)
    }
    return optionally(code, at, base, key)
  }

  mutating func hasKey(_ code: Code, _ at: Int32, _ operand: Int32, _ key: Value) -> Value {
    var base = evaluate(code, operand)
    if !base.isKnown { return base }
    if case .optional(let box) = base.payload {
      guard let inner = box.value else { return .false }
      base = inner
    }
    guard case .map(let map) = base.payload else { return noOverload(code, at, "has()", [base]) }
    if map[key] != nil { return .true }
    return map.rest.map { .unknown($0) } ?? .false
  }

  mutating func optionalMap(
    _ code: Code, _ at: Int32, _ index: Int32, _ target: Int32, _ body: Int32, isFlat: Bool
  ) -> Value {
    let base = evaluate(code, target)
    guard base.isKnown else { return base }
    guard case .optional(let box) = base.payload else { return noOverload(code, at, "optMap()", [base]) }
    guard let inner = box.value else { return base }
    set(index, inner)
    let value = evaluate(code, body)
    guard value.isKnown, !isFlat else { return value }
    return Value(.optional(OptionalBox(value)), origin: value.origin)
  }

  // MARK: Construction

  mutating func makeList(_ code: Code, _ at: Int32, _ start: Int32, _ count: Int32, _ optional: Int32) -> Value {
    if let value = charge(Int(count)) { return value }
    var elements: [Value] = []
    elements.reserveCapacity(Int(count))
    var failed: [Value] = []
    for position in 0..<Int(count) {
      let value = evaluate(code, code.operands[Int(start) + position])
      guard value.isKnown else {
        failed.append(value)
        continue
      }
      if optional >= 0, isOptional(code, optional, position) {
        guard case .optional(let box) = value.payload else { return noOverload(code, at, "[?]", [value]) }
        if let inner = box.value { elements.append(inner) }
      } else {
        elements.append(value)
      }
    }
    return strictly(failed, .partial) ?? .list(elements)
  }

  private func isOptional(_ code: Code, _ flags: Int32, _ position: Int) -> Bool {
    code.constants[Int(flags)].asList?.elements[position].asBool ?? false
  }

  mutating func makeMap(_ code: Code, _ at: Int32, _ start: Int32, _ count: Int32, _ optional: Int32) -> Value {
    if let value = charge(Int(count)) { return value }
    var map = MapValue()
    var failed: [Value] = []
    for position in 0..<(Int(count) / 2) {
      let key = evaluate(code, code.operands[Int(start) + 2 * position])
      var value = evaluate(code, code.operands[Int(start) + 2 * position + 1])
      guard key.isKnown, value.isKnown else {
        failed += [key, value].filter { !$0.isKnown }
        continue
      }
      if optional >= 0, isOptional(code, optional, position) {
        guard case .optional(let box) = value.payload else { return noOverload(code, at, "{?}", [value]) }
        guard let inner = box.value else { continue }
        value = inner
      }
      if !map.insert(key, value) { failed.append(insertionError(code, at, map, key)) }
    }
    return strictly(failed, .partial) ?? Value(.map(map))
  }

  func insertionError(_ code: Code, _ at: Int32, _ map: MapValue, _ key: Value) -> Value {
    map[key] != nil
      ? error(Message("the key {0} is there twice", .quoted(text(of: key))), code, at)
      : error(Message("a value of type {0} can't be a key of a map", .text(typeName(of: key))), code, at)
  }
}
