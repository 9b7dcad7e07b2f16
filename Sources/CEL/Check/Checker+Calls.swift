internal import Diagnostics

extension Checker {
  mutating func call(_ id: ID, _ name: String, _ arguments: [ID]) -> Outcome {
    for candidate in environment.candidates(for: name) {
      if let index = environment.definitionIndex[candidate] { return definitionCall(id, candidate, index, arguments) }
      if let function = environment.functions[candidate] {
        let outcomes = arguments.map { check($0) }
        return overloaded(id, function, arguments, outcomes, isMember: false)
      }
    }
    reportUnknownFunction(id, name.hasPrefix(".") ? String(name.dropFirst()) : name, arguments)
    return .error
  }

  mutating func memberCall(_ id: ID, _ target: ID, _ name: String, _ arguments: [ID]) -> Outcome {
    // A namespace is not a value: math.abs(x), optional.none().
    if let prefix = qualifiedName(target) {
      for candidate in environment.candidates(for: prefix + "." + name) {
        if let function = environment.functions[candidate] {
          let outcomes = arguments.map { check($0) }
          return overloaded(id, function, arguments, outcomes, isMember: false)
        }
      }
      if isNamespace(prefix), !isLenient {
        reportUnknownFunction(id, prefix + "." + name, arguments)
        return .error
      }
    }
    let base = check(target)
    guard let function = environment.functions[name] else {
      let isKnown = substitution.resolved(base.type) != .error
      reportUnknownFunction(id, name, arguments, on: base.type, isReported: isKnown || isLenient)
      return .error
    }
    let outcomes = [base] + arguments.map { check($0) }
    var outcome = overloaded(id, function, [target] + arguments, outcomes, isMember: true)
    if name == "hasValue", arguments.isEmpty, case .select(let operand, let field, _) = expression.kind(target) {
      outcome.whenTrue = presentFacts(operand, field)
    }
    return outcome
  }

  /// Reports a function that there is not, and checks its arguments.
  private mutating func reportUnknownFunction(
    _ id: ID, _ name: String, _ arguments: [ID], on target: CELType? = nil, isReported: Bool = true
  ) {
    defer { checkArguments(arguments, ofMacroLike: name) }
    guard isReported else { return }
    if let forms = MacroForms.forms[name] {
      report(id, Message("{0} is written {1}", .text("\(name)()"), .text(forms.joined(separator: " or "))))
      return
    }
    report(
      id, Message("there is no function {0}", .quoted(name)), remedy: remedy(forUnknownFunction: name, on: target))
  }

  private mutating func overloaded(
    _ id: ID, _ function: FunctionDeclaration, _ arguments: [ID], _ outcomes: [Outcome], isMember: Bool
  ) -> Outcome {
    var matching: [Overload] = []
    var result: CELType?
    var chosen = substitution
    for overload in function.overloads
    where overload.isMember == isMember && overload.parameters.count == outcomes.count {
      var trial = matching.isEmpty ? substitution : chosen
      var names: [String: CELType] = [:]
      let parameters = overload.parameters.map { trial.instantiated($0, &names) }
      var fits = true
      for (parameter, outcome) in zip(parameters, outcomes) where fits {
        fits = accepts(
          parameter, outcome.type, &trial, isEquality: overload.id == "equals" || overload.id == "not_equals")
      }
      guard fits else { continue }
      matching.append(overload)
      let type = trial.applied(trial.instantiated(overload.result, &names), final: false)
      chosen = trial
      if let known = result {
        if chosen.applied(known) != chosen.applied(type) { result = .dyn }
      } else {
        result = type
      }
    }
    guard let result, let first = matching.first else {
      if isLenient {
        let all = function.overloads.filter { $0.isMember == isMember && $0.parameters.count == outcomes.count }
        refer(id, .mismatched(all, name: function.name))
        return Outcome(type: .dyn)
      }
      if !outcomes.contains(where: { substitution.resolved($0.type) == .error }) {
        reportNoOverload(id, function, arguments, outcomes, isMember: isMember)
      }
      return .error
    }
    substitution = chosen
    refer(id, .overloads(matching, name: function.name))
    checkPattern(function, arguments)
    var outcome = flow(first, outcomes)
    // What a function makes of values has no place; whether earlier ones are among them still counts.
    if case .new = first.flow { outcome.place.isEarlier = outcomes.contains(where: \.place.isEarlier) }
    for overload in matching.dropFirst() {
      let other = flow(overload, outcomes)
      outcome.place = outcome.place.meet(other.place)
      outcome.yields.formIntersection(other.yields)
    }
    outcome.type = result
    if function.name == "!_", let operand = outcomes.first {
      outcome.whenTrue = operand.whenFalse
      outcome.whenFalse = operand.whenTrue
    }
    return outcome
  }

  /// Numbers of different types may be compared for equality, and what can be null with null; other types must agree.
  private func accepts(_ parameter: CELType, _ actual: CELType, _ trial: inout Substitution, isEquality: Bool) -> Bool {
    if isEquality {
      let (first, second) = (trial.resolved(parameter), trial.resolved(actual))
      if first.isNumeric, second.isNumeric { return true }
      if first == .null && second.canBeNull || second == .null && first.canBeNull { return true }
    }
    return trial.accepts(parameter, actual)
  }

  /// The place and the facts of a call's value.
  private func flow(_ overload: Overload, _ outcomes: [Outcome]) -> Outcome {
    switch overload.flow {
    case .new: return Outcome(type: .dyn)
    case .argument(let index):
      guard outcomes.indices.contains(index) else { return Outcome(type: .dyn) }
      return Outcome(type: .dyn, place: outcomes[index].place, yields: relativeFacts(outcomes[index]))
    case .element(let index):
      guard outcomes.indices.contains(index) else { return Outcome(type: .dyn) }
      return Outcome(
        type: .dyn, place: outcomes[index].place.element, yields: relativeFacts(outcomes[index]).below("*"))
    case .either:
      guard let first = outcomes.first else { return Outcome(type: .dyn) }
      var result = Outcome(type: .dyn, place: first.place, yields: relativeFacts(first))
      for outcome in outcomes.dropFirst() {
        result.place = result.place.meet(outcome.place)
        result.yields.formIntersection(relativeFacts(outcome))
      }
      return result
    case .joined:
      guard let first = outcomes.first else { return Outcome(type: .dyn) }
      var yields = relativeFacts(first)
      for outcome in outcomes.dropFirst() { yields.formIntersection(relativeFacts(outcome)) }
      return Outcome(
        type: .dyn,
        place: Placement(
          value: false, elements: outcomes.allSatisfy(\.place.elements),
          isEarlier: outcomes.contains(where: \.place.isEarlier)),
        yields: yields.filter { $0.hasPrefix("*.") })
    }
  }

  private mutating func definitionCall(_ id: ID, _ name: String, _ index: Int32, _ arguments: [ID]) -> Outcome {
    let outcomes = arguments.map { check($0) }
    guard environment.definitions.indices.contains(Int(index)) else { return .error }
    let defined = environment.definitions[Int(index)]
    refer(id, isGivenEarlier(defined, id, name, outcomes) ? .earlierDefinition(index) : .definition(index))
    uses.insert(index)
    readsData = readsData || defined.readsData
    guard let parameters = defined.definition.parameters else {
      report(id, Message("{0} is a value; write it without parentheses", .quoted(name)))
      return .error
    }
    guard parameters.count == arguments.count else {
      report(
        id,
        Message(
          "{0} takes {1}, not {2}", .text("\(name)()"), .text(Self.argumentCounts([parameters.count])),
          .text(String(arguments.count))),
        remedy: parameters.isEmpty
          ? nil
          : Message(
            "it is declared as {0}",
            .text("\(name)(\(parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")))")))
      return Outcome(type: defined.definition.result, place: defined.place)
    }
    for (parameter, (argument, outcome)) in zip(parameters, zip(arguments, outcomes)) {
      if !substitution.accepts(parameter.type, outcome.type) {
        report(
          expression.range(argument),
          Message(
            "this is of type {0}; {1} is of type {2}", .text(shown(outcome.type)), .quoted(parameter.name),
            .text(parameter.type.description)))
      }
    }
    let argumentPaths = outcomes.compactMap(\.path)
    let path = argumentPaths.count == outcomes.count ? "\(name)(\(argumentPaths.joined(separator: ",")))" : nil
    var place = defined.place
    for (parameter, outcome) in zip(parameters, outcomes) where parameter.isPlaced && !outcome.place.value {
      place = .nowhere
    }
    place.isEarlier = outcomes.contains(where: \.place.isEarlier)
    return Outcome(type: defined.definition.result, place: place, path: path, yields: defined.yields)
  }

  /// Whether a definition is to see variables as they were: it is given objects of the earlier data. Texts, numbers and
  /// dates are the same in either; objects of both leave open which data is meant.
  private mutating func isGivenEarlier(
    _ defined: Environment.Defined, _ id: ID, _ name: String, _ outcomes: [Outcome]
  ) -> Bool {
    guard defined.readsData else { return false }
    let objects = outcomes.filter { substitution.resolved($0.type).holdsObjects }
    guard objects.contains(where: \.place.isEarlier) else { return false }
    if objects.contains(where: { !$0.place.isEarlier }) {
      report(
        id,
        Message("{0} is given things of both versions, and can't tell which of them to read further in", .quoted(name)),
        remedy: Message("give it things of one version, or write out here what it does"))
    }
    return true
  }
}
