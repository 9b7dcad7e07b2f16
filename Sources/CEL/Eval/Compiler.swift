internal import Archive
internal import Diagnostics

extension Environment {
  /// Turns a checked expression into a program.
  ///
  /// An expression that a check found issues in compiles too; evaluating the part they are about is an error.
  package func compile(_ checked: Checked) -> Program {
    let code = DeepStack.run(depth: checked.expression.depth) {
      Compiler(environment: self, checked: checked).run(definition: nil)
    }
    return Program(
      code: code, type: checked.type, hasPlace: checked.hasPlace, source: LazyText(checked.expression.text))
  }
}

/// Lays out the nodes of a tree as instructions, operands before what uses them, and computes what is constant.
struct Compiler {
  let environment: Environment
  let checked: Checked
  private var instructions: [Instruction] = []
  private var nodes: [Expression.ID] = []
  private var operands: [Int32] = []
  private var constants: [Value] = []
  private var overloads: [Overload] = []
  private var overloadIndex: [String: Int32] = [:]
  private var dispatches: [Code.Dispatch] = []
  private var comprehensions: [ComprehensionCode] = []
  private var names: [(instruction: Int32, field: LazyText)] = []

  typealias ID = Expression.ID

  init(environment: Environment, checked: Checked) {
    self.environment = environment
    self.checked = checked
    instructions.reserveCapacity(checked.expression.nodes.count)
    nodes.reserveCapacity(checked.expression.nodes.count)
  }

  consuming func run(definition: Int32?) -> Code {
    let root = compile(checked.expression.root)
    return code(root: root, definition: definition)
  }

  private func code(root: Int32, definition: Int32?, hasRanges: Bool = true) -> Code {
    Code(
      operands: operands, constants: constants, overloads: overloads, dispatches: dispatches,
      comprehensions: comprehensions, root: root, localCount: checked.localCount, definition: definition,
      instructions: instructions,
      sites: Deferred(
        Code.Sites(
          nodes: nodes, ranges: hasRanges ? nodes.map { checked.expression.range($0) } : [], names: names)))
  }

  // MARK: Emission

  private mutating func emit(_ instruction: Instruction, _ id: ID) -> Int32 {
    instructions.append(instruction)
    nodes.append(id)
    return Int32(instructions.count - 1)
  }

  private mutating func emit(constant value: Value, _ id: ID) -> Int32 {
    constants.append(value)
    return emit(.constant(Int32(constants.count - 1)), id)
  }

  private mutating func constant(_ value: Value) -> Int32 {
    constants.append(value)
    return Int32(constants.count - 1)
  }

  private mutating func list(_ ids: [Int32]) -> Int32 {
    let start = Int32(operands.count)
    operands += ids
    return start
  }

  private func constantValue(_ instruction: Int32) -> Value? {
    guard case .constant(let index) = instructions[Int(instruction)] else { return nil }
    return constants[Int(index)]
  }

  /// Replaces an operation on constants by its value; one that fails stays, so that it fails where it is evaluated.
  private mutating func fold(_ instruction: Int32, _ arguments: [Int32], _ id: ID) -> Int32 {
    guard arguments.allSatisfy({ constantValue($0) != nil }) else { return instruction }
    var context = EvaluationContext(
      definitions: [], opaqueTypes: environment.opaqueTypes, host: nil, variables: [], budget: 1_000)
    let value = context.evaluate(code(root: instruction, definition: nil, hasRanges: false), instruction)
    guard value.isKnown, context.isSmall(value) else { return instruction }
    return emit(constant: value, id)
  }

  // MARK: Nodes

  private mutating func compile(_ id: ID) -> Int32 {
    if case .unresolved(let issue) = checked.reference(id) {
      return emit(constant: Value(.error(EvaluationError(issue.message))), id)
    }
    let tree = checked.expression
    switch tree.kind(id) {
    case .literal(let literal): return emit(constant: Value(literal), id)
    case .identifier: return name(id)
    case .select(let operand, let field, let isOptional):
      if case .none = checked.reference(id) {
      } else if case .field(let slot) = checked.reference(id) {
        let isChained = isOptionalType(operand)
        let base = compile(operand)
        names.append((Int32(instructions.count), LazyText(field)))
        return emit(isOptional || isChained ? .optionalField(base, slot: slot) : .field(base, slot: slot), id)
      } else {
        return name(id)
      }
      let base = compile(operand)
      let key = constant(Value(.string(field)))
      return emit(isOptional ? .optionalKey(base, key) : .key(base, key), id)
    case .has(let operand, let field):
      let base = compile(operand)
      if case .field(let slot) = checked.reference(id) { return emit(.hasField(base, slot: slot), id) }
      return emit(.hasKey(base, constant(Value(.string(field)))), id)
    case .index(let operand, let index, let isOptional):
      let base = compile(operand)
      let key = compile(index)
      let instruction = emit(isOptional ? .optionalIndex(base, key) : .index(base, key), id)
      return fold(instruction, [base, key], id)
    case .call(_, let arguments): return call(id, arguments)
    case .memberCall(let target, _, let arguments):
      switch checked.reference(id) {
      case .overloads(let overloads, _) where overloads.first?.isMember == true,
        .mismatched(let overloads, _) where overloads.first?.isMember == true:
        return call(id, [target] + arguments)
      default: return call(id, arguments)
      }
    case .and(let operands):
      let parts = operands.map { compile($0) }
      return emit(.and(list(parts), count: Int32(parts.count)), id)
    case .or(let operands):
      let parts = operands.map { compile($0) }
      return emit(.or(list(parts), count: Int32(parts.count)), id)
    case .conditional(let condition, let yes, let no):
      let test = compile(condition)
      let first = compile(yes)
      let second = compile(no)
      return emit(.conditional(test, first, second), id)
    case .list(let elements):
      let parts = elements.map { compile($0.value) }
      let optional = optionalFlags(elements.map(\.isOptional))
      let instruction = emit(.list(list(parts), count: Int32(parts.count), optional: optional), id)
      return fold(instruction, parts, id)
    case .map(let entries):
      let parts = entries.flatMap { [compile($0.key), compile($0.value)] }
      let optional = optionalFlags(entries.map(\.isOptional))
      let instruction = emit(.map(list(parts), count: Int32(parts.count), optional: optional), id)
      return fold(instruction, parts, id)
    case .message: return emit(constant: .error(Message("there are no messages here")), id)
    case .comprehension(let it): return comprehension(id, it)
    case .bind(_, let value, let body):
      let index = variables(id).first
      let bound = compile(value)
      let result = compile(body)
      return emit(.bind(index, value: bound, body: result), id)
    case .optionalMap(let target, _, let body, let isFlat):
      let index = variables(id).first
      let base = compile(target)
      let result = compile(body)
      return emit(
        isFlat
          ? .optionalFlatMap(index, target: base, body: result) : .optionalMap(index, target: base, body: result), id)
    case .invalid: return emit(constant: .error(Message("this part of the expression could not be read")), id)
    }
  }

  /// Whether a select on the operand goes through an optional.
  private func isOptionalType(_ id: ID) -> Bool {
    if case .optional = checked.type(of: id) { return true }
    return false
  }

  /// -1: no element is optional; else the index of a constant list of bools.
  private mutating func optionalFlags(_ flags: [Bool]) -> Int32 {
    flags.contains(true) ? constant(.list(flags.map { .bool($0) })) : -1
  }

  private func variables(_ id: ID) -> (first: Int32, second: Int32) {
    if case .variables(let first, let second) = checked.reference(id) { return (first, second) }
    return (0, 0)
  }

  private mutating func name(_ id: ID) -> Int32 {
    switch checked.reference(id) {
    case .global(let slot): emit(.global(slot), id)
    case .local(let index): emit(.local(index), id)
    case .constant(let value): emit(constant: value, id)
    case .definition(let index): emit(.definition(index, 0, count: 0), id)
    default: emit(constant: .error(Message("this name is not known")), id)
    }
  }

  private mutating func comprehension(_ id: ID, _ it: Expression.Comprehension) -> Int32 {
    let indices = variables(id)
    let range = compile(it.range)
    let condition = it.condition.map { compile($0) }
    let body = compile(it.body)
    comprehensions.append(
      ComprehensionCode(
        macro: it.macro, range: range, first: indices.first, second: indices.second, isSingle: it.second == nil,
        condition: condition, body: body))
    return emit(.comprehension(Int32(comprehensions.count - 1)), id)
  }

  private mutating func call(_ id: ID, _ arguments: [ID]) -> Int32 {
    let parts = arguments.map { compile($0) }
    switch checked.reference(id) {
    case .definition(let index):
      return emit(.definition(index, list(parts), count: Int32(parts.count)), id)
    case .earlierDefinition(let index):
      return emit(.earlierDefinition(index, list(parts), count: Int32(parts.count)), id)
    case .overloads(let candidates, let name):
      if let instruction = operation(name, candidates, parts) { return fold(emit(instruction, id), parts, id) }
      let isSettled = candidates.count == 1 && arguments.allSatisfy { !checked.type(of: $0).isDynamic }
      let instruction: Int32
      if isSettled {
        instruction = emit(.call(index(of: candidates[0]), list(parts), count: Int32(parts.count)), id)
      } else {
        dispatches.append(Code.Dispatch(name: name, overloads: candidates))
        instruction = emit(.dispatch(Int32(dispatches.count - 1), list(parts), count: Int32(parts.count)), id)
      }
      return candidates.allSatisfy(\.isPure) ? fold(instruction, parts, id) : instruction
    case .mismatched(let candidates, let name):
      dispatches.append(Code.Dispatch(name: name, overloads: candidates))
      return emit(.dispatch(Int32(dispatches.count - 1), list(parts), count: Int32(parts.count)), id)
    default:
      return emit(constant: .error(Message("this function is not known")), id)
    }
  }

  /// The instruction for an operator on types of the language itself.
  private func operation(_ name: String, _ candidates: [Overload], _ parts: [Int32]) -> Instruction? {
    guard !candidates.isEmpty, candidates.allSatisfy({ StandardLibrary.operatorIDs.contains($0.id) }) else {
      return nil
    }
    if parts.count == 1 { return name == "!_" ? .not(parts[0]) : nil }
    guard parts.count == 2 else { return nil }
    if let comparison = Comparison(function: name) { return .compare(comparison, parts[0], parts[1]) }
    if let arithmetic = Arithmetic(function: name) { return .arithmetic(arithmetic, parts[0], parts[1]) }
    switch name {
    case "_==_": return .equal(parts[0], parts[1])
    case "_!=_": return .notEqual(parts[0], parts[1])
    default: return nil
    }
  }

  private mutating func index(of overload: Overload) -> Int32 {
    if let known = overloadIndex[overload.id] { return known }
    overloads.append(overload)
    let index = Int32(overloads.count - 1)
    overloadIndex[overload.id] = index
    return index
  }
}

extension Value {
  /// The value of a literal.
  init(_ literal: Literal) {
    switch literal {
    case .null: self.init(Payload.null)
    case .bool(let value): self.init(Payload.bool(value))
    case .int(let value): self.init(Payload.int(value))
    case .uint(let value): self.init(Payload.uint(value))
    case .double(let value): self.init(Payload.double(value))
    case .string(let value): self.init(Payload.string(value))
    case .bytes(let value): self.init(Payload.bytes(value))
    }
  }
}
