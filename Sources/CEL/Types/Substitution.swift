/// What the type variables of a check stand for so far.
struct Substitution {
  private var bindings: [CELType?] = []

  /// A type variable that nothing is known of.
  mutating func fresh() -> CELType {
    bindings.append(nil)
    return .variable(bindings.count - 1)
  }

  private func binding(_ number: Int) -> CELType? { bindings.indices.contains(number) ? bindings[number] : nil }

  /// The type with its outermost variable resolved.
  func resolved(_ type: CELType) -> CELType {
    var type = type
    while case .variable(let number) = type, let bound = binding(number) { type = bound }
    return type
  }

  /// The type with all variables resolved; what is still open becomes `dyn` where `final`.
  func applied(_ type: CELType, final: Bool = true) -> CELType {
    switch resolved(type) {
    case .variable(let number): final ? .dyn : .variable(number)
    case .list(let element): .list(applied(element, final: final))
    case .map(let key, let value): .map(applied(key, final: final), applied(value, final: final))
    case .optional(let wrapped): .optional(applied(wrapped, final: final))
    case .type(let described): .type(described.map { applied($0, final: final) })
    case let other: other
    }
  }

  /// The type with its declared parameters replaced by fresh variables, one for each name.
  mutating func instantiated(_ type: CELType, _ names: inout [String: CELType]) -> CELType {
    switch type {
    case .parameter(let name):
      if let known = names[name] { return known }
      let variable = fresh()
      names[name] = variable
      return variable
    case .list(let element): return .list(instantiated(element, &names))
    case .map(let key, let value): return .map(instantiated(key, &names), instantiated(value, &names))
    case .optional(let wrapped): return .optional(instantiated(wrapped, &names))
    case .type(let described?): return .type(instantiated(described, &names))
    default: return type
    }
  }

  /// Whether a value of type `actual` can stand where `wanted` is asked for; binds variables on the way. A variable that
  /// stands for a type already is widened where it has to: `int` and `dyn` make it `dyn`.
  mutating func accepts(_ wanted: CELType, _ actual: CELType) -> Bool {
    let (first, second) = (last(wanted), last(actual))
    if case .variable(let number) = first { return widen(number, first, second, by: second) }
    if case .variable(let number) = second { return widen(number, first, second, by: first) }
    let wanted = first
    let actual = second
    switch (wanted, actual) {
    case (.dyn, _), (_, .dyn), (.error, _), (_, .error): return true
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return accepts(a, b)
    case (.map(let keyA, let valueA), .map(let keyB, let valueB)): return accepts(keyA, keyB) && accepts(valueA, valueB)
    case (.type, .type): return true
    // As in cel-go. Its further allowances, for objects and times, would let null through to functions that don't know it.
    case (.optional, .null): return true
    default: return wanted == actual
    }
  }

  /// The last variable of a chain of them; any other type as it is.
  private func last(_ type: CELType) -> CELType {
    var type = type
    while case .variable(let number) = type, case .variable? = binding(number) { type = binding(number) ?? type }
    return type
  }

  /// Lets a variable, which is one of `wanted` and `actual`, stand for a further type.
  private mutating func widen(_ number: Int, _ wanted: CELType, _ actual: CELType, by type: CELType) -> Bool {
    if type == .variable(number) { return true }
    guard let bound = binding(number) else { return bind(number, type) }
    let isWanted = wanted == .variable(number)
    guard isWanted ? accepts(bound, type) : accepts(type, bound) else { return false }
    let wider = general(bound, type)
    if !occurs(number, in: wider) { bindings[number] = wider }
    return true
  }

  private mutating func bind(_ number: Int, _ type: CELType) -> Bool {
    guard bindings.indices.contains(number), !occurs(number, in: type) else { return false }
    bindings[number] = type
    return true
  }

  private func occurs(_ number: Int, in type: CELType) -> Bool {
    switch resolved(type) {
    case .variable(number): true
    case .list(let element), .optional(let element), .type(let element?): occurs(number, in: element)
    case .map(let key, let value): occurs(number, in: key) || occurs(number, in: value)
    default: false
    }
  }

  /// The type of a place where values of both types may stand: the more general one, or `dyn` where they differ.
  mutating func join(_ a: CELType, _ b: CELType) -> CELType {
    var trial = self
    if trial.accepts(a, b) || trial.accepts(b, a) {
      self = trial
      return general(resolved(a), resolved(b))
    }
    return .dyn
  }

  private func general(_ a: CELType, _ b: CELType) -> CELType {
    switch (resolved(a), resolved(b)) {
    case (.error, let other), (let other, .error): other
    case (.dyn, _), (_, .dyn): .dyn
    case (.null, let other), (let other, .null): other
    case (.list(let x), .list(let y)): .list(general(x, y))
    case (.optional(let x), .optional(let y)): .optional(general(x, y))
    case (.map(let k, let v), .map(let l, let w)): .map(general(k, l), general(v, w))
    case (.type(let x), .type(let y)): x == y ? .type(x) : .type(nil)
    case (.variable, let other): other
    case (let other, _): other
    }
  }
}
