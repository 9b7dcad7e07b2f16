/// A truth value as conditions are tested: no value is made for it.
enum Truth {
  case no, yes
  /// Neither: `EvaluationContext.pending` has the error, the unknown or the value of another type.
  case pending

  init(_ truth: Bool) { self = truth ? .yes : .no }
}

// Conditions are what most expressions spend their time on, and what they ask of a value is a bit. These paths give the
// same results, and count the same steps, as the evaluation of values.
extension EvaluationContext {
  /// The truth of one instruction.
  mutating func truth(_ code: Code, _ at: Int32) -> Truth {
    // Out of steps, or under a recorder.
    guard steps > 0, depth < Limits.evaluationDepth else { return settled(evaluate(code, at)) }
    switch code.instructions[Int(at)] {
    case .compare(let comparison, let a, let b): return comparing(code, at, comparison, a, b)
    case .equal(let a, let b): return equality(code, a, b, negated: false)
    case .notEqual(let a, let b): return equality(code, a, b, negated: true)
    case .and(let start, let count): return within { $0.logical(code, at, start, count, decisive: false) }
    case .or(let start, let count): return within { $0.logical(code, at, start, count, decisive: true) }
    case .not(let operand): return within { $0.not(code, at, operand) }
    case .hasField(let operand, let slot):
      if let truth = hasField(code, operand, slot) { return truth }
      return settled(evaluate(code, at))
    default: return settled(evaluate(code, at))
    }
  }

  /// Whether an object that a variable of a macro holds has a field; nil, and no step taken, for anything else.
  private mutating func hasField(_ code: Code, _ operand: Int32, _ slot: Int32) -> Truth? {
    guard case .local(let index) = code.instructions[Int(operand)], steps > 1,
      case let position = frameBase + Int(index), position < frames.count,
      case .object(let object) = frames[position].payload, let present = host?.has(object, slot),
      case .bool(let truth) = present.payload
    else { return nil }
    steps -= 2
    return Truth(truth)
  }

  /// The value of an instruction that `truth` handles.
  mutating func value(_ truth: Truth) -> Value {
    switch truth {
    case .yes: .true
    case .no: .false
    case .pending: pending
    }
  }

  private mutating func within(_ body: (inout EvaluationContext) -> Truth) -> Truth {
    steps -= 1
    depth += 1
    let truth = body(&self)
    depth -= 1
    return truth
  }

  private mutating func settled(_ value: Value) -> Truth {
    if case .bool(let truth) = value.payload { return Truth(truth) }
    pending = value
    return .pending
  }

  // MARK: Relations

  private mutating func comparing(_ code: Code, _ at: Int32, _ comparison: Comparison, _ a: Int32, _ b: Int32) -> Truth
  {
    steps -= 1
    depth += 1
    let first = operand(code, a)
    let second = operand(code, b)
    depth -= 1
    return comparing(code, at, comparison, first, second)
  }

  /// `a < b` and its kin, common types first.
  mutating func comparing(_ code: Code, _ at: Int32, _ comparison: Comparison, _ a: Value, _ b: Value) -> Truth {
    switch (a.payload, b.payload) {
    case (.int(let x), .int(let y)): return Truth(comparison.holds(x < y ? -1 : x == y ? 0 : 1))
    case (.double(let x), .double(let y)) where !x.isNaN && !y.isNaN:
      return Truth(comparison.holds(x < y ? -1 : x == y ? 0 : 1))
    case (.string(let x), .string(let y)):
      steps -= min(x.utf8.count, y.utf8.count) >> 8
      return Truth(comparison.holds(Texts.order(x, y)))
    default: return settled(placed(compare(comparison, a, b), code, at))
    }
  }

  private mutating func equality(_ code: Code, _ a: Int32, _ b: Int32, negated: Bool) -> Truth {
    steps -= 1
    depth += 1
    let first = operand(code, a)
    let second = operand(code, b)
    depth -= 1
    return equality(first, second, negated: negated)
  }

  /// `a == b`, common types first.
  mutating func equality(_ a: Value, _ b: Value, negated: Bool) -> Truth {
    switch (a.payload, b.payload) {
    case (.string(let x), .string(let y)) where steps > 0:
      steps -= 1 + min(x.utf8.count, y.utf8.count) / 64
      return Truth(Texts.isSame(x, y) != negated)
    case (.int(let x), .int(let y)): return Truth((x == y) != negated)
    case (.bool(let x), .bool(let y)): return Truth((x == y) != negated)
    default:
      let result = equal(a, b)
      if case .bool(let truth) = result.payload { return Truth(truth != negated) }
      return settled(result)
    }
  }

  // MARK: Logic

  /// `&&` (decided by false) and `||` (decided by true): errors and unknowns only count where nothing decides. Source:
  /// CEL language definition, “Logical operators”.
  mutating func logical(_ code: Code, _ at: Int32, _ start: Int32, _ count: Int32, decisive: Bool) -> Truth {
    var unknown: Unknown?
    var failure: Value?
    for position in Int(start)..<Int(start + count) {
      switch truth(code, code.operands[position]) {
      case .yes: if decisive { return .yes }
      case .no: if !decisive { return .no }
      case .pending:
        let value = pending
        switch value.payload {
        case .unknown(let more): unknown = Unknown.merged(unknown, more)
        case .error:
          if exhaustion != nil { return .pending }
          failure = failure ?? value
        default: failure = failure ?? noOverload(code, at, decisive ? "||" : "&&", [value])
        }
      }
    }
    if let unknown { return settled(.unknown(unknown)) }
    if let failure { return settled(failure) }
    return Truth(!decisive)
  }

  mutating func not(_ code: Code, _ at: Int32, _ operand: Int32) -> Truth {
    switch truth(code, operand) {
    case .yes: return .no
    case .no: return .yes
    case .pending: return pending.isKnown ? settled(noOverload(code, at, "!", [pending])) : .pending
    }
  }
}
