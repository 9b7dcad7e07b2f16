internal import Diagnostics

extension Checker {
  mutating func list(_ elements: [Expression.Element]) -> Outcome {
    var type: CELType?
    var yields: Set<String>?
    var isPlaced = true
    var isEarlier = false
    for element in elements {
      let outcome = check(element.value)
      var inner = outcome.type
      if element.isOptional { inner = content(of: inner, at: element.value) }
      type = type.map { substitution.join($0, inner) } ?? inner
      isPlaced = isPlaced && outcome.place.value
      isEarlier = isEarlier || outcome.place.isEarlier
      let facts = relativeFacts(outcome)
      yields = yields?.intersection(facts) ?? facts
    }
    return Outcome(
      type: .list(type ?? substitution.fresh()),
      place: Placement(value: false, elements: isPlaced, isEarlier: isEarlier),
      yields: (yields ?? []).under("*"))
  }

  mutating func map(_ entries: [Expression.Entry]) -> Outcome {
    var keyType: CELType?
    var valueType: CELType?
    var isPlaced = true
    var isEarlier = false
    for entry in entries {
      let key = check(entry.key)
      switch substitution.resolved(key.type) {
      case .bool, .int, .uint, .string, .dyn, .error, .variable: break
      case let other:
        if !isLenient {
          report(
            entry.key, Message("a key of a map is a string, a whole number or a bool, not {0}", .text(shown(other))))
        }
      }
      let value = check(entry.value)
      let inner = entry.isOptional ? content(of: value.type, at: entry.value) : value.type
      keyType = keyType.map { substitution.join($0, key.type) } ?? key.type
      valueType = valueType.map { substitution.join($0, inner) } ?? inner
      isPlaced = isPlaced && value.place.value
      isEarlier = isEarlier || value.place.isEarlier
    }
    return Outcome(
      type: .map(keyType ?? substitution.fresh(), valueType ?? substitution.fresh()),
      place: Placement(value: false, elements: isPlaced, isEarlier: isEarlier))
  }

  /// Messages of protocol buffers are left out: whatever is in one is checked, and no type has fields to fill.
  mutating func message(
    _ id: ID, _ name: String, _ range: Range<Int>, _ fields: [Expression.MessageField]
  ) -> Outcome {
    report(
      range, Message("there are no messages here, so {0} can't be made", .quoted(name)),
      remedy: Message("a map is written {'field': value}"), at: id)
    for field in fields { _ = check(field.value) }
    return .error
  }

  /// The type inside an optional.
  private mutating func content(of type: CELType, at id: ID) -> CELType {
    switch substitution.resolved(type) {
    case .optional(let inner): return inner
    case .dyn, .error, .variable: return .dyn
    case let other:
      report(
        expression.range(id),
        Message("a part with '?' before it needs an optional value, not {0}", .text(shown(other))))
      return .error
    }
  }

  mutating func bind(_ id: ID, _ variable: String, _ value: ID, _ body: ID) -> Outcome {
    let before = known
    defer { known = before }
    let outcome = check(value)
    let index = push(variable, outcome)
    refer(id, .variables(index, index))
    let result = check(body)
    pop()
    return escaping(result, before)
  }

  mutating func optionalMap(_ id: ID, _ target: ID, _ variable: String, _ body: ID, isFlat: Bool) -> Outcome {
    let before = known
    defer { known = before }
    let base = check(target)
    let inner = content(of: base.type, at: target)
    let index = push(
      variable, Outcome(type: inner, place: base.place, path: base.path, yields: relativeFacts(base)))
    refer(id, .variables(index, index))
    let result = check(body)
    pop()
    var type = result.type
    if isFlat {
      type = .optional(content(of: type, at: body))
    } else {
      type = .optional(type)
    }
    return Outcome(type: type, place: result.place, yields: relativeFacts(result))
  }

  /// An outcome as it reads outside of the macro whose variables it may speak of.
  private func escaping(_ outcome: Outcome, _ before: Set<String>) -> Outcome {
    var result = outcome
    result.yields = relativeFacts(outcome)
    if let path = outcome.path, path.contains("#"), !locals.contains(where: { path.hasPrefix($0.root) }) {
      result.path = nil
    }
    return result
  }

  mutating func comprehension(_ id: ID, _ it: Expression.Comprehension) -> Outcome {
    let before = known
    defer { known = before }
    let range = check(it.range)
    let found = elements(of: range, it)
    // What is wrong in the body is worth saying even where there is nothing to go through.
    let (first, second) = found ?? (.error, .error)
    let firstIndex = push(it.variable, first)
    let root = locals.last?.root ?? ""
    var valueRoot = root
    var secondIndex = firstIndex
    if let name = it.second {
      secondIndex = push(name, second)
      valueRoot = locals.last?.root ?? ""
    }
    refer(id, .variables(firstIndex, secondIndex))
    var condition: Outcome?
    if let test = it.condition {
      let outcome = check(test)
      expectTruth(test, outcome)
      known.formUnion(outcome.whenTrue ?? [])
      condition = outcome
    }
    let body = check(it.body)
    pop(it.second == nil ? 1 : 2)
    if found == nil { return .error }
    if it.macro == .filter || it.macro == .all || it.macro == .exists || it.macro == .existsOne {
      expectTruth(it.body, body)
    }
    return outcome(of: it, range: range, condition: condition, body: body, root: valueRoot)
  }

  private mutating func expectTruth(_ id: ID, _ outcome: Outcome) {
    if !substitution.accepts(.bool, outcome.type), !isLenient {
      report(
        expression.range(id), Message("this is of type {0}; true or false is needed here", .text(shown(outcome.type))))
    }
  }

  /// What the variables of a macro hold.
  private mutating func elements(of range: Outcome, _ it: Expression.Comprehension) -> (Outcome, Outcome)? {
    let isSingle = it.second == nil
    var type = substitution.resolved(range.type)
    if case .variable = type { type = .dyn }
    let facts = relativeFacts(range).below("*")
    switch type {
    case .list(let element):
      let value = Outcome(type: element, place: range.place.element, yields: facts)
      return isSingle ? (value, value) : (Outcome(type: .int), value)
    case .map(let key, let value) where it.macro != .sortBy:
      return (Outcome(type: key, place: range.place.element), Outcome(type: value, place: range.place.element))
    case .dyn, .error:
      let value = Outcome(type: .dyn, place: range.place.element)
      return (value, value)
    case let other:
      report(
        expression.range(it.range),
        Message(
          it.macro == .sortBy ? "{0} needs a list, not {1}" : "{0} needs a list or a map, not {1}",
          .text("\(it.name)()"), .text(shown(other))))
      return nil
    }
  }

  private mutating func outcome(
    of it: Expression.Comprehension, range: Outcome, condition: Outcome?, body: Outcome, root: String
  ) -> Outcome {
    /// Facts about each element, told of the list as a whole.
    func lifted(_ facts: Set<String>?) -> Set<String>? {
      guard let facts, let path = range.path else { return facts == nil ? nil : [] }
      return facts.below(root).under(path + ".*")
    }
    switch it.macro {
    case .all: return Outcome(type: .bool, whenTrue: lifted(body.whenTrue) ?? [])
    case .exists: return Outcome(type: .bool, whenFalse: lifted(body.whenFalse) ?? [])
    case .existsOne: return Outcome(type: .bool)
    case .filter:
      let facts = relativeFacts(range).below("*").union((body.whenTrue ?? []).below(root))
      let element: CELType
      switch substitution.resolved(range.type) {
      case .list(let inner): element = inner
      case .map(let key, _): element = key
      default: element = .dyn
      }
      return Outcome(type: .list(element), place: range.place, yields: facts.under("*"))
    case .map, .transformList:
      var facts = relativeFacts(body)
      if let path = body.path { facts.formUnion((condition?.whenTrue ?? []).below(path)) }
      return Outcome(
        type: .list(body.type), place: mapped(range, body),
        yields: facts.under("*"))
    case .sortBy:
      expectOrdered(it.body, body)
      return Outcome(type: range.type, place: range.place, yields: relativeFacts(range))
    case .transformMap:
      let key: CELType
      switch substitution.resolved(range.type) {
      case .map(let inner, _): key = inner
      case .list: key = .int
      default: key = .dyn
      }
      return Outcome(
        type: .map(key, body.type), place: mapped(range, body))
    case .transformMapEntry:
      switch substitution.resolved(body.type) {
      case .map, .dyn, .error:
        return Outcome(
          type: body.type, place: Placement(value: false, elements: false, isEarlier: body.place.isEarlier))
      case let other:
        report(
          expression.range(it.body), Message("this must be a map with the new entries, not {0}", .text(shown(other))))
        return .error
      }
    }
  }

  /// The place of a list or map that a macro makes of another's elements.
  private func mapped(_ range: Outcome, _ body: Outcome) -> Placement {
    Placement(
      value: range.place.value, elements: body.place.value, isEarlier: range.place.isEarlier || body.place.isEarlier)
  }

  /// Sorting needs keys that have an order.
  private mutating func expectOrdered(_ id: ID, _ outcome: Outcome) {
    switch substitution.resolved(outcome.type) {
    case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .dyn, .error, .variable: return
    case .opaque(let name):
      if let index = environment.opaqueIndex[name] {
        let type = environment.opaqueTypes[Int(index)]
        if type.less != nil || type.order != nil { return }
      }
    default: break
    }
    report(
      expression.range(id), Message("values of type {0} have no order to sort by", .text(shown(outcome.type))))
  }
}
