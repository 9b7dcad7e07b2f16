internal import Archive

/// Where a route leads: to the value it names, or to the deepest thing on the way that is there.
package struct Location: Sendable, Hashable {
  /// The place of the deepest value that is there; `none` where the expression has no place.
  package var origin: Origin
  /// Whether the whole route is there.
  package var isComplete: Bool
  /// The names of the route that are not there, from the first missing one on.
  package var missing: [String]
}

extension EvaluationContext {
  struct Found {
    /// nil where the route ended before.
    var value: Value?
    var location: Location
  }

  /// Follows selects and indices as far as they lead; anything else is evaluated and gives its value's place.
  mutating func locate(_ code: Code, _ at: Int32) -> Found {
    steps -= 1
    guard isWithinSteps else { return found(exhausted()) }
    switch code.instructions[Int(at)] {
    case .field(let operand, let slot), .optionalField(let operand, let slot):
      return step(code, at, operand, slot: slot)
    case .key(let operand, let key), .optionalKey(let operand, let key):
      return step(code, operand, key: code.constants[Int(key)])
    case .index(let operand, let index), .optionalIndex(let operand, let index):
      return step(code, operand, key: evaluate(code, index))
    case .conditional(let condition, let yes, let no):
      guard let truth = evaluate(code, condition).asBool else { return found(evaluate(code, at)) }
      return locate(code, truth ? yes : no)
    case .bind(let index, let value, let body):
      set(index, evaluate(code, value))
      return locate(code, body)
    default: return found(evaluate(code, at))
    }
  }

  private func found(_ value: Value) -> Found {
    var value = value
    if case .optional(let box) = value.payload {
      guard let inner = box.value else {
        return Found(value: nil, location: Location(origin: value.origin, isComplete: false, missing: []))
      }
      value = inner
    }
    let origin: Origin
    switch value.payload {
    case .error(let error): origin = value.origin.isNowhere ? error.origin : value.origin
    case .unknown(let unknown): origin = unknown.causes.first?.origin ?? value.origin
    default: origin = value.origin
    }
    let isError = value.asError != nil
    return Found(
      value: isError ? nil : value, location: Location(origin: origin, isComplete: !isError, missing: []))
  }

  private func missing(_ base: Found, _ name: String) -> Found {
    var location = base.location
    location.isComplete = false
    location.missing.append(name)
    return Found(value: nil, location: location)
  }

  private mutating func step(_ code: Code, _ at: Int32, _ operand: Int32, slot: Int32) -> Found {
    let base = locate(code, operand)
    let name = fieldName(code, at)
    guard let value = base.value else { return missing(base, name) }
    guard case .object(let object) = value.payload else {
      return value.isKnown ? missing(base, name) : Found(value: value, location: base.location)
    }
    if host?.has(object, slot).asBool == false { return missing(base, name) }
    guard let field = host?.select(object, slot, origin: value.origin) else { return missing(base, name) }
    return found(field)
  }

  private mutating func step(_ code: Code, _ operand: Int32, key: Value) -> Found {
    let base = locate(code, operand)
    guard let value = base.value, key.isKnown else { return missing(base, text(of: key)) }
    switch value.payload {
    case .map(let map):
      return map[key].map { found($0) } ?? missing(base, text(of: key))
    case .list(let list):
      guard let index = key.asInt.flatMap({ Int(exactly: $0) }), list.elements.indices.contains(index) else {
        return missing(base, text(of: key))
      }
      return found(list.elements[index])
    case .unknown: return Found(value: value, location: base.location)
    default: return missing(base, text(of: key))
    }
  }

  /// The name behind the last dot of a select.
  private func fieldName(_ code: Code, _ at: Int32) -> String {
    code.sites.value.names.first { $0.instruction == at }?.field.string ?? ""
  }
}
