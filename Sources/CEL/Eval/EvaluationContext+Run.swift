internal import Diagnostics

extension EvaluationContext {
  /// The value of one instruction.
  mutating func evaluate(_ code: Code, _ at: Int32) -> Value {
    steps -= 1
    if steps < 0, let value = evaluateSlowly(code, at) { return value }
    depth += 1
    defer { depth -= 1 }
    if depth > Limits.evaluationDepth { return error(Message("this is nested too deeply"), code, at) }
    switch code.instructions[Int(at)] {
    case .constant(let index): return constant(code, index, at)
    case .global(let slot): return variables.indices.contains(Int(slot)) ? variables[Int(slot)] : .null
    case .local(let index): return local(index)
    case .field(let operand, let slot): return field(code, at, operand, slot)
    case .optionalField(let operand, let slot): return optionalField(code, at, operand, slot)
    case .hasField(let operand, let slot): return hasField(code, at, operand, slot)
    case .key(let operand, let key): return self.key(code, at, operand, key)
    case .optionalKey(let operand, let key): return optionalKey(code, at, operand, code.constants[Int(key)])
    case .hasKey(let operand, let key): return hasKey(code, at, operand, code.constants[Int(key)])
    case .index(let operand, let index): return indexed(code, at, operand, index)
    case .optionalIndex(let operand, let index): return optionalIndexed(code, at, operand, index)
    case .and(let start, let count): return value(logical(code, at, start, count, decisive: false))
    case .or(let start, let count): return value(logical(code, at, start, count, decisive: true))
    case .not(let operand): return value(not(code, at, operand))
    case .conditional(let condition, let yes, let no): return conditional(code, at, condition, yes, no)
    case .equal(let a, let b): return equality(code, a, b, negated: false)
    case .notEqual(let a, let b): return equality(code, a, b, negated: true)
    case .compare(let comparison, let a, let b): return comparing(code, at, comparison, a, b)
    case .arithmetic(let operation, let a, let b): return calculating(code, at, operation, a, b)
    case .call(let overload, let start, let count):
      return call(code, at, code.callees[Int(overload)], start, count)
    case .dispatch(let index, let start, let count):
      return dispatch(code, at, code.dispatches[Int(index)], start, count)
    case .definition(let index, let start, let count): return definition(code, at, index, start, count)
    case .earlierDefinition(let index, let start, let count): return earlierDefinition(code, at, index, start, count)
    case .list(let start, let count, let optional): return makeList(code, at, start, count, optional)
    case .map(let start, let count, let optional): return makeMap(code, at, start, count, optional)
    case .comprehension(let index): return comprehension(code, at, code.comprehensions[Int(index)])
    case .bind(let index, let value, let body):
      set(index, evaluate(code, value))
      return evaluate(code, body)
    case .optionalMap(let index, let target, let body):
      return optionalMap(code, at, index, target, body, isFlat: false)
    case .optionalFlatMap(let index, let target, let body):
      return optionalMap(code, at, index, target, body, isFlat: true)
    }
  }

  /// The value of an operand: what is only looked up, as many operands are, is looked up here.
  @inline(__always)
  mutating func operand(_ code: Code, _ at: Int32) -> Value {
    guard steps > 0 else { return evaluate(code, at) }
    switch code.instructions[Int(at)] {
    case .local(let index):
      steps -= 1
      return local(index)
    case .constant(let index):
      steps -= 1
      return constant(code, index, at)
    default: return evaluate(code, at)
    }
  }

  /// Out of steps, or under a recorder, which keeps `steps` below zero so that ordinary evaluation has nothing to ask.
  ///
  /// - Returns: nil where the evaluation is to go on as usual.
  @inline(never)
  private mutating func evaluateSlowly(_ code: Code, _ at: Int32) -> Value? {
    guard isWithinSteps else {
      site = code.site(at)
      return exhausted()
    }
    guard let recorder, !recorder.takePass(), recorder.begin(code, at, &self) else { return nil }
    // The step is evaluated from here, once more through the same door.
    recorder.givePass()
    steps += 1
    let value = evaluate(code, at)
    recorder.end(value)
    return value
  }

  private func constant(_ code: Code, _ index: Int32, _ at: Int32) -> Value {
    let value = code.constants[Int(index)]
    if case .error = value.payload { return placed(value, code, at) }
    return value
  }

  private mutating func conditional(_ code: Code, _ at: Int32, _ condition: Int32, _ yes: Int32, _ no: Int32) -> Value {
    switch truth(code, condition) {
    case .yes: return evaluate(code, yes)
    case .no: return evaluate(code, no)
    case .pending: return pending.isKnown ? noOverload(code, at, "?:", [pending]) : pending
    }
  }

  // MARK: Operators

  private mutating func equality(_ code: Code, _ a: Int32, _ b: Int32, negated: Bool) -> Value {
    let first = operand(code, a)
    let second = operand(code, b)
    return value(equality(first, second, negated: negated))
  }

  private mutating func comparing(_ code: Code, _ at: Int32, _ comparison: Comparison, _ a: Int32, _ b: Int32) -> Value
  {
    let first = operand(code, a)
    let second = operand(code, b)
    return value(comparing(code, at, comparison, first, second))
  }

  private mutating func calculating(_ code: Code, _ at: Int32, _ operation: Arithmetic, _ a: Int32, _ b: Int32) -> Value
  {
    let first = operand(code, a)
    let second = operand(code, b)
    let result = calculate(operation, first, second)
    return result.isKnown ? result : placed(result, code, at)
  }

  // MARK: Calls

  func noOverload(_ code: Code, _ at: Int32, _ name: String, _ values: [Value]) -> Value {
    let types = values.map { typeName(of: $0) }.joined(separator: ", ")
    return error(
      Message("{0} can't be used on {1}", .quoted(name), .text(types)), code, at, origin: values.first?.origin ?? .none)
  }

  /// The value that a strict call has where an argument is not known: all unknowns together, else the first error.
  func strictly(_ values: [Value], _ strictness: Strictness) -> Value? {
    var unknown: Unknown?
    var failure: Value?
    for value in values {
      switch value.payload {
      case .unknown(let more): unknown = Unknown.merged(unknown, more)
      case .error: failure = failure ?? value
      case .list(let list) where strictness == .whole: unknown = Unknown.merged(unknown, list.rest)
      case .map(let map) where strictness == .whole: unknown = Unknown.merged(unknown, map.rest)
      default: continue
      }
    }
    if let exhaustion {
      // The one among the values knows where it was.
      if let failure, failure.asError?.isExhaustion == true { return failure }
      return exhaustion
    }
    if let unknown { return .unknown(unknown) }
    return failure
  }

  private mutating func call(_ code: Code, _ at: Int32, _ callee: Code.Callee, _ start: Int32, _ count: Int32) -> Value
  {
    let result: Value
    switch callee.implementation {
    case .unary(let implementation) where count == 1:
      let argument = operand(code, code.operands[Int(start)])
      account(argument)
      if callee.strictness != .none, let value = strictly(argument, callee.strictness) { return value }
      result = implementation(argument, &self)
    case .binary(let implementation) where count == 2:
      let first = operand(code, code.operands[Int(start)])
      let second = operand(code, code.operands[Int(start) + 1])
      account(first)
      if callee.strictness != .none {
        let needsMerge = strictly(first, callee.strictness) != nil || strictly(second, callee.strictness) != nil
        if needsMerge, let value = strictly([first, second], callee.strictness) { return value }
      }
      result = implementation(first, second, &self)
    default:
      var arguments: [Value] = []
      arguments.reserveCapacity(Int(count))
      for position in Int(start)..<Int(start + count) { arguments.append(evaluate(code, code.operands[position])) }
      return invoke(code, at, callee.overload, arguments)
    }
    return result.isKnown ? result : placed(result, code, at)
  }

  private func strictly(_ value: Value, _ strictness: Strictness) -> Value? {
    switch value.payload {
    case .unknown, .error: return value
    case .list(let list) where strictness == .whole: return list.rest.map { .unknown($0) }
    case .map(let map) where strictness == .whole: return map.rest.map { .unknown($0) }
    default: return nil
    }
  }

  /// Functions go over the whole of a text.
  private mutating func account(_ value: Value) {
    if case .string(let text) = value.payload { steps -= text.utf8.count >> 8 }
  }

  private mutating func invoke(_ code: Code, _ at: Int32, _ overload: Overload, _ arguments: [Value]) -> Value {
    if overload.strictness != .none, let value = strictly(arguments, overload.strictness) { return value }
    if let first = arguments.first { account(first) }
    let result: Value
    switch (overload.implementation, arguments.count) {
    case (.nullary(let implementation), 0): result = implementation(&self)
    case (.unary(let implementation), 1): result = implementation(arguments[0], &self)
    case (.binary(let implementation), 2): result = implementation(arguments[0], arguments[1], &self)
    case (.variadic(let implementation), _): result = implementation(arguments, &self)
    default: result = noOverload(code, at, overload.id, arguments)
    }
    return result.isKnown ? result : placed(result, code, at)
  }

  private mutating func dispatch(_ code: Code, _ at: Int32, _ dispatch: Code.Dispatch, _ start: Int32, _ count: Int32)
    -> Value
  {
    var arguments: [Value] = []
    arguments.reserveCapacity(Int(count))
    for position in Int(start)..<Int(start + count) { arguments.append(evaluate(code, code.operands[position])) }
    var laxest = Strictness.whole
    for overload in dispatch.overloads where overload.strictness != .whole { laxest = overload.strictness }
    if laxest != .none, let value = strictly(arguments, .partial) { return value }
    for overload in dispatch.overloads
    where zip(overload.parameters, arguments).allSatisfy({ matches($0.1, $0.0) }) {
      return invoke(code, at, overload, arguments)
    }
    return noOverload(code, at, Operators.spelling(of: dispatch.name) ?? "\(dispatch.name)()", arguments)
  }

  /// Whether a value is of a type, as far as values tell.
  func matches(_ value: Value, _ type: CELType) -> Bool {
    switch (type, value.payload) {
    case (.dyn, _), (.parameter, _), (.variable, _), (_, .error), (_, .unknown): true
    case (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
      (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.map, .map), (.type, .type),
      (.optional, .optional):
      true
    case (.list(let element), .list(let list)): list.elements.first.map { matches($0, element) } ?? true
    case (.object(let name), .object(let object)): host.map { $0.typeName(object.type) == name } ?? true
    case (.opaque(let name), .opaque(let opaque)): opaqueType(opaque.type)?.name == name
    default: false
    }
  }

  func opaqueType(_ index: Int32) -> OpaqueType? {
    if index < 0 {
      let own = -1 - Int(index)
      return StandardLibrary.opaqueTypes.indices.contains(own) ? StandardLibrary.opaqueTypes[own] : nil
    }
    return opaqueTypes.indices.contains(Int(index)) ? opaqueTypes[Int(index)] : nil
  }

  private mutating func definition(_ code: Code, _ at: Int32, _ index: Int32, _ start: Int32, _ count: Int32) -> Value {
    guard definitions.indices.contains(Int(index)) else {
      return error(Message("this definition is not there"), code, at)
    }
    if count == 0 {
      if recorder != nil { return tracedDefinition(index, []) }
      if let value = memo.value(index) {
        memo.hits &+= 1
        return value
      }
      let value = run(definitions[Int(index)].code, from: frameTop)
      memo.keep(value, index)
      return value
    }
    let base = frameTop
    for position in Int(start)..<Int(start + count) {
      let value = operand(code, code.operands[position])
      push(value)
    }
    return definition(index, from: base)
  }

  /// The arguments belong to this evaluation; what the body reads beside them, to the earlier data.
  private mutating func earlierDefinition(
    _ code: Code, _ at: Int32, _ index: Int32, _ start: Int32, _ count: Int32
  ) -> Value {
    guard definitions.indices.contains(Int(index)), earlier != nil else {
      return error(Message("there is no earlier data to read"), code, at)
    }
    let base = frameTop
    for position in Int(start)..<Int(start + count) {
      let value = operand(code, code.operands[position])
      push(value)
    }
    exchangeVersions()
    defer { exchangeVersions() }
    if count > 0 { return definition(index, from: base) }
    return recorder != nil ? tracedDefinition(index, []) : run(definitions[Int(index)].code, from: base)
  }

  /// A call whose arguments lie in the frames from `base` on.
  private mutating func definition(_ index: Int32, from base: Int) -> Value {
    if recorder != nil {
      let arguments = Array(frames[base..<frameTop])
      frameTop = base
      return tracedDefinition(index, arguments)
    }
    guard let call = memo.call(index, frames, base..<frameTop) else {
      return run(definitions[Int(index)].code, from: base)
    }
    if let position = memo.position(of: call) {
      memo.hits &+= 1
      frameTop = base
      return memo[position]
    }
    let value = run(definitions[Int(index)].code, from: base)
    // What was called meanwhile may have used the place of further arguments.
    if call.hasRest {
      if let again = memo.call(index, frames, base..<(base + call.argumentCount)) { memo.keep(value, again) }
    } else {
      memo.keep(value, call)
    }
    return value
  }
}
