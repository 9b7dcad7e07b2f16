internal import Diagnostics

extension Checker {
  mutating func identifier(_ id: ID, _ name: String) -> Outcome {
    if let local = locals.last(where: { $0.name == name }) {
      refer(id, .local(local.index))
      return local.outcome
    }
    if let outcome = resolve(id, name) { return outcome }
    let bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
    if environment.functions[bare] != nil {
      report(id, Message("{0} is a function; call it with arguments in parentheses", .quoted(bare)))
      return .error
    }
    if let index = environment.definitionIndex[bare], parameters(of: index) != nil {
      report(id, Message("{0} needs its arguments in parentheses", .quoted(bare)))
      return .error
    }
    reportUnknownName(id, bare)
    return .error
  }

  private mutating func reportUnknownName(_ id: ID, _ name: String) {
    let names = locals.map(\.name) + environment.variables.keys + environment.definitionIndex.keys
    var remedy = environment.unavailable[name]
    if remedy == nil, !isLenient {
      // A field of the data without the name of the data.
      let owner = environment.variables.sorted { $0.value.slot < $1.value.slot }.first { variable in
        if case .object(let object) = variable.value.type {
          return environment.provider.field(name, of: object) != nil && environment.unavailable[variable.key] == nil
        }
        return false
      }
      remedy =
        owner.map { Message("did you mean {0}?", .quoted("\($0.key).\(name)")) }
        ?? suggestion(name, among: names.sorted())
    }
    report(id, Message("{0} is not a name known here", .quoted(name)), remedy: remedy)
  }

  /// Whether a name is the beginning of longer ones and none itself: `a` of a variable `a.b`.
  private func isPrefix(_ name: String) -> Bool {
    let candidates = environment.candidates(for: name)
    return environment.variables.keys.contains { key in candidates.contains { key.hasPrefix($0 + ".") } }
  }

  /// A variable, a definition without parameters, or a type, by the rules for names in a container; nil where there is none.
  mutating func resolve(_ id: ID, _ name: String) -> Outcome? {
    for candidate in environment.candidates(for: name) {
      if let variable = environment.variables[candidate] {
        refer(id, .global(variable.slot))
        let place = variable.place
        readsEarlier = readsEarlier || place.isEarlier
        readsData = true
        return Outcome(type: variable.type, place: place, path: candidate)
      }
      if let index = environment.definitionIndex[candidate], parameters(of: index) == nil {
        let defined = environment.definitions[Int(index)]
        refer(id, .definition(index))
        uses.insert(index)
        readsData = readsData || defined.readsData
        return Outcome(
          type: defined.definition.result, place: defined.place, path: candidate, yields: defined.yields)
      }
      if let type = Self.namedTypes[candidate] {
        refer(id, .constant(Value(.type(type))))
        return Outcome(type: .type(type))
      }
      if environment.opaqueIndex[candidate] != nil {
        refer(id, .constant(Value(.type(.opaque(candidate)))))
        return Outcome(type: .type(.opaque(candidate)))
      }
    }
    return nil
  }

  /// The parameters of a definition; nil for a value.
  func parameters(of index: Int32) -> [Definition.Parameter]? {
    environment.definitions.indices.contains(Int(index))
      ? environment.definitions[Int(index)].definition.parameters : nil
  }

  /// Types that are values. Source: CEL language definition, “Type values”.
  private static let namedTypes: [String: CELType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "null_type": .null, "list": .list(.dyn), "map": .map(.dyn, .dyn), "type": .type(nil),
    "optional_type": .optional(.dyn), "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    "net.IP": NetworkType.address.type, "net.CIDR": NetworkType.range.type,
  ]

  /// The dotted name that a chain of selects spells; nil for anything else, and where a local variable leads it.
  func qualifiedName(_ id: ID) -> String? {
    switch expression.kind(id) {
    case .identifier(let name): return locals.contains { $0.name == name } ? nil : name
    case .select(let operand, let field, false): return qualifiedName(operand).map { $0 + "." + field }
    default: return nil
    }
  }

  mutating func select(_ id: ID, _ operand: ID, _ field: String, isOptional: Bool) -> Outcome {
    if !isOptional, let name = qualifiedName(id), isQualified(name) {
      if let outcome = resolve(id, name) { return outcome }
      if case .identifier(let root) = expression.kind(operand), !isLenient, resolve(operand, root) == nil,
        isPrefix(root)
      {
        reportUnknownName(id, name)
        return .error
      }
    }
    let base = check(operand)
    return select(id, operand, base, field, isOptional: isOptional)
  }

  private func isQualified(_ name: String) -> Bool {
    guard environment.container.isEmpty else { return true }
    let bare = name.hasPrefix(".") ? name.dropFirst() : name[...]
    return environment.qualifiedRoots.contains(String(bare.prefix { $0 != "." }))
  }

  private mutating func select(_ id: ID, _ operand: ID, _ base: Outcome, _ field: String, isOptional: Bool) -> Outcome {
    let path = base.path.map { $0 + "." + field }
    let yields = relativeFacts(base).below(field)
    switch substitution.resolved(base.type) {
    case .object(let name):
      guard let description = environment.provider.field(field, of: name) else {
        reportUnknownField(id, field, of: name)
        return .error
      }
      refer(id, .field(description.slot))
      if !isOptional, description.presence == .optional, !isKnown(field, path, base) {
        reportUnguarded(id, operand, field)
      }
      return Outcome(
        type: isOptional ? .optional(description.type) : description.type, place: base.place, path: path, yields: yields
      )
    case .map(let key, let value):
      guard substitution.accepts(key, .string) else {
        report(
          id, Message("the keys of this map are of type {0}; a name behind a dot is a string", .text(shown(key))))
        return .error
      }
      return Outcome(type: isOptional ? .optional(value) : value, place: base.place.element, path: path, yields: yields)
    case .optional(let wrapped):
      var inner = base
      inner.type = wrapped
      var outcome = select(id, operand, inner, field, isOptional: true)
      if case .optional(let content) = outcome.type, case .optional = substitution.resolved(content) {
        outcome.type = content
      }
      return outcome
    case .dyn, .error, .variable:
      return Outcome(type: isOptional ? .optional(.dyn) : .dyn, place: base.place.element, path: path, yields: yields)
    case let other:
      let isFunction = environment.functions[field]?.overloads.contains(where: \.isMember) == true
      report(
        id,
        Message("a value of type {0} has no fields, so {1} can't be read from it", .text(shown(other)), .quoted(field)),
        remedy: isFunction ? Message("{0} is a function; write {1}", .quoted(field), .text(".\(field)()")) : nil)
      return .error
    }
  }

  private func isKnown(_ field: String, _ path: String?, _ base: Outcome) -> Bool {
    if let path, known.contains(path) { return true }
    return base.yields.contains(field)
  }

  mutating func reportUnknownField(_ id: ID, _ field: String, of name: String) {
    let range = expression.range(id)
    // The field's name ends the select; where it is quoted or has a blank before it, the whole select is shown.
    let length = field.utf8.count
    let end = range.upperBound
    let ends = Array(expression.text.utf8).prefix(end).suffix(length).elementsEqual(field.utf8)
    report(
      ends && end - length > range.lowerBound ? (end - length)..<end : range,
      Message("{0} has no field {1}", .text(name), .quoted(field)),
      remedy: suggestion(field, among: environment.provider.fieldNames(of: name)), at: id)
  }

  private mutating func reportUnguarded(_ id: ID, _ operand: ID, _ field: String) {
    let text = expression.text(of: operand)
    report(
      id,
      Message(
        "{0} may be absent here; guard it with {1} or use {2}", .quoted(field), .text("has(\(text).\(field))"),
        .text("\(text).?\(field).orValue(…)")))
  }

  mutating func has(_ id: ID, _ operand: ID, _ field: String) -> Outcome {
    let base = check(operand)
    var type = substitution.resolved(base.type)
    if case .optional(let wrapped) = type { type = substitution.resolved(wrapped) }
    switch type {
    case .object(let name):
      guard let description = environment.provider.field(field, of: name) else {
        reportUnknownField(id, field, of: name)
        return .error
      }
      refer(id, .field(description.slot))
    case .map, .dyn, .error, .variable: break
    case let other:
      report(id, Message("a value of type {0} has no fields, so has() can't ask for one", .text(shown(other))))
      return .error
    }
    var outcome = Outcome(type: .bool)
    outcome.whenTrue = presentFacts(operand, field)
    return outcome
  }

  /// What is known once `operand.field` is there: the field, and everything it stands in.
  func presentFacts(_ operand: ID, _ field: String) -> Set<String> {
    guard let base = path(of: operand) else { return [] }
    var facts: Set<String> = [base + "." + field]
    var id = operand
    while case .select(let next, _, _) = expression.kind(id), let path = path(of: id) {
      facts.insert(path)
      id = next
    }
    return facts
  }

  mutating func index(_ id: ID, _ operand: ID, _ index: ID, isOptional: Bool) -> Outcome {
    let base = check(operand)
    let key = check(index)
    var type = substitution.resolved(base.type)
    var isOptional = isOptional
    if case .optional(let wrapped) = type {
      type = substitution.resolved(wrapped)
      isOptional = true
    }
    var element: CELType
    switch type {
    case .list(let inner):
      element = inner
      if !substitution.accepts(.int, key.type), !isLenient {
        report(
          index, Message("an index of a list is of type int, not {0}", .text(shown(key.type))))
      }
    case .map(let keyType, let valueType):
      element = valueType
      let isNumber = substitution.resolved(keyType).isNumeric && substitution.resolved(key.type).isNumeric
      if !isNumber, !substitution.accepts(keyType, key.type), !isLenient {
        report(
          index,
          Message("the keys of this map are of type {0}, not {1}", .text(shown(keyType)), .text(shown(key.type))))
      }
    case .dyn, .error, .variable: element = .dyn
    case let other:
      report(id, Message("a value of type {0} has no elements", .text(shown(other))))
      return .error
    }
    if isOptional { element = .optional(element) }
    var path: String?
    if let basePath = base.path, case .literal(let literal) = expression.kind(index) {
      path = "\(basePath)[\(literal)]"
    }
    return Outcome(type: element, place: base.place.element, path: path, yields: relativeFacts(base).below("*"))
  }
}
