internal import Diagnostics

/// What is said of calls that fit no function.
extension Checker {
  /// Says what was given and what there is, with the remedy for the likeliest mistake.
  mutating func reportNoOverload(
    _ id: ID, _ function: FunctionDeclaration, _ arguments: [ID], _ outcomes: [Outcome], isMember: Bool
  ) {
    let given = outcomes.map { shown($0.type) }
    if let spelling = Operators.spelling(of: function.name) {
      reportOperator(id, spelling, function, outcomes, given)
      return
    }
    let call = "\(function.name)()"
    let styled = function.overloads.filter { $0.isMember == isMember }
    guard !styled.isEmpty else {
      reportStyle(id, function, arguments, isMember: isMember)
      return
    }
    let skipped = isMember ? 1 : 0
    let sameCount = styled.filter { $0.parameters.count == outcomes.count }
    let nearest = signatures(sameCount.isEmpty ? styled : sameCount, function, outcomes)
    let remedy = Message("it takes {0}", .text(nearest))
    if sameCount.isEmpty {
      report(
        id,
        Message(
          "{0} takes {1}, not {2}", .text(call),
          .text(Self.argumentCounts(styled.map { $0.parameters.count - skipped })),
          .text(String(outcomes.count - skipped))), remedy: Message("as in {0}", .text(nearest)))
    } else if isMember, let target = given.first {
      report(
        id,
        given.count == 1
          ? Message("{0} can't be called on {1}", .text(call), .text(target))
          : Message(
            "{0} can't be called on {1} with {2}", .text(call), .text(target),
            .text(given.dropFirst().joined(separator: ", "))), remedy: remedy)
    } else {
      report(
        id, Message("{0} can't be called with {1}", .text(call), .text(given.joined(separator: ", "))), remedy: remedy)
    }
  }

  /// A function that is called behind a dot and has no such form, or the other way round.
  private mutating func reportStyle(_ id: ID, _ function: FunctionDeclaration, _ arguments: [ID], isMember: Bool) {
    let texts = arguments.map { expression.text(of: $0) }
    let isShort = texts.allSatisfy { $0.utf8.count <= 40 }
    let call = "\(function.name)()"
    if isMember {
      report(
        id, Message("{0} can't be called behind a dot", .text(call)),
        remedy: Message("write {0}", .text("\(function.name)(\(isShort ? texts.joined(separator: ", ") : "…"))")))
    } else {
      let target = isShort ? texts.first ?? "value" : "value"
      let rest = isShort ? texts.dropFirst().joined(separator: ", ") : "…"
      report(
        id, Message("{0} is called behind a dot", .text(call)),
        remedy: Message("write {0}", .text("\(target).\(function.name)(\(rest))")))
    }
  }

  private mutating func reportOperator(
    _ id: ID, _ spelling: String, _ function: FunctionDeclaration, _ outcomes: [Outcome], _ given: [String]
  ) {
    guard given.count == 2 else {
      let wanted = function.overloads.filter { $0.parameters.count == given.count }
        .compactMap { $0.parameters.first?.description }
      report(
        id, Message("{0} can't be used on {1}", .quoted(spelling), .text(given.joined(separator: ", "))),
        remedy: Message("it takes {0}", .text(Self.choice(wanted))))
      return
    }
    report(
      id, Message("{0} can't be used on {1} and {2}", .quoted(spelling), .text(given[0]), .text(given[1])),
      remedy: remedy(forOperator: spelling, function, outcomes, given))
  }

  private func remedy(
    forOperator spelling: String, _ function: FunctionDeclaration, _ outcomes: [Outcome], _ given: [String]
  ) -> Message? {
    if spelling == "+", outcomes.contains(where: { substitution.resolved($0.type) == .string }) {
      return Message("string() makes a text of a value")
    }
    if function.name == "_==_" || function.name == "_!=_" {
      return Message("values of different types are never equal")
    }
    /// The types that the other side may have where this one is of its type.
    func partners(_ side: Int) -> [String] {
      var found: [String] = []
      for overload in function.overloads where overload.parameters.count == 2 {
        var trial = substitution
        var names: [String: CELType] = [:]
        let parameters = overload.parameters.map { trial.instantiated($0, &names) }
        guard trial.accepts(parameters[side], outcomes[side].type) else { continue }
        let partner = trial.applied(parameters[1 - side]).description
        if !found.contains(partner) { found.append(partner) }
      }
      return found
    }
    let right = partners(0)
    if !right.isEmpty { return Message("behind {0} it takes {1}", .text(given[0]), .text(Self.choice(right))) }
    let left = partners(1)
    return left.isEmpty ? nil : Message("before {0} it takes {1}", .text(given[1]), .text(Self.choice(left)))
  }

  /// The signatures that come nearest, those first whose target or first argument is of the type given.
  private func signatures(_ overloads: [Overload], _ function: FunctionDeclaration, _ outcomes: [Outcome]) -> String {
    let fitting = overloads.filter { overload in
      guard let first = overload.parameters.first, let outcome = outcomes.first else { return false }
      var trial = substitution
      var names: [String: CELType] = [:]
      return trial.accepts(trial.instantiated(first, &names), outcome.type)
    }
    let shown = (fitting.isEmpty ? overloads : fitting).map { $0.signature(of: function.name) }
    let most = 5
    return shown.prefix(most).joined(separator: ", ")
      + (shown.count > most ? " and \(shown.count - most) more" : "")
  }

  /// "a, b or c", the first few of many.
  private static func choice(_ names: [String]) -> String {
    let shown = names.count > 8 ? Array(names.prefix(8)) + ["…"] : names
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " or " + last
  }

  /// "no argument", "1 argument", "2 or 3 arguments".
  static func argumentCounts(_ counts: [Int]) -> String {
    let sorted = Set(counts).sorted()
    if sorted == [0] { return "no argument" }
    return choice(sorted.map(String.init)) + (sorted == [1] ? " argument" : " arguments")
  }

  // MARK: Unknown functions

  /// Whether functions stand below a name, as in math.abs, and no variable has it.
  func isNamespace(_ name: String) -> Bool {
    let bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
    guard bare == "cel" || environment.functions.keys.contains(where: { $0.hasPrefix(bare + ".") }) else {
      return false
    }
    return !environment.candidates(for: name).contains {
      environment.variables[$0] != nil || environment.definitionIndex[$0] != nil
    }
  }

  /// What to write in place of a function that there is not.
  func remedy(forUnknownFunction name: String, on target: CELType?) -> Message? {
    if let target, case .object(let object) = substitution.resolved(target),
      environment.provider.field(name, of: object) != nil
    {
      return Message("{0} is a field; write it without parentheses", .quoted(name))
    }
    let functions = environment.functions.values.filter { function in
      Operators.spelling(of: function.name) == nil
        && function.overloads.contains { $0.isMember == (target != nil) }
    }
    let macros = MacroForms.forms.keys.filter { ($0 == "has" || $0 == "cel.bind") == (target == nil) }
    let all = functions.map(\.name) + macros + (target == nil ? Array(environment.definitionIndex.keys) : [])
    return suggestion(name, among: all.sorted())
  }

  /// Checks the arguments of what is no function. Names that its author meant as a macro's variables are no mistakes of
  /// their own.
  mutating func checkArguments(_ arguments: [ID], ofMacroLike name: String) {
    // Whether a field is there was the question.
    if name == "has" { return }
    var isMacroLike = MacroForms.forms[name] != nil
    if !isMacroLike, arguments.count > 1, !isLenient {
      isMacroLike = NearestName.of(name, among: MacroForms.forms.keys.sorted()) != nil
    }
    let before = locals.count
    if isMacroLike, !isLenient {
      for argument in arguments {
        if case .identifier(let variable) = expression.kind(argument), !variable.hasPrefix(".") {
          _ = push(variable, .error)
        }
      }
    }
    for argument in arguments { _ = check(argument) }
    pop(locals.count - before)
  }
}

/// How the macros are written.
enum MacroForms {
  static let forms: [String: [String]] = [
    "has": ["has(value.field)"],
    "all": ["list.all(x, condition)", "list.all(i, x, condition)"],
    "exists": ["list.exists(x, condition)", "list.exists(i, x, condition)"],
    "exists_one": ["list.exists_one(x, condition)", "list.exists_one(i, x, condition)"],
    "existsOne": ["list.existsOne(x, condition)", "list.existsOne(i, x, condition)"],
    "filter": ["list.filter(x, condition)"],
    "map": ["list.map(x, value)", "list.map(x, condition, value)"],
    "sortBy": ["list.sortBy(x, key)"],
    "transformList": ["list.transformList(i, x, value)", "list.transformList(i, x, condition, value)"],
    "transformMap": ["map.transformMap(k, v, value)", "map.transformMap(k, v, condition, value)"],
    "transformMapEntry": [
      "map.transformMapEntry(k, v, {key: value})", "map.transformMapEntry(k, v, condition, {key: value})",
    ],
    "optMap": ["optional.optMap(x, value)"],
    "optFlatMap": ["optional.optFlatMap(x, optional)"],
    "cel.bind": ["cel.bind(x, value, expression)"],
  ]
}
