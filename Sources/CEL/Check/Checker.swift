internal import Diagnostics

extension Environment {
  /// Deduces the types of an expression and finds what does not fit.
  ///
  /// - Parameters:
  ///   - expecting: the type that the whole must have; nil: any.
  ///   - guarded: paths of optional fields known to be there, such as `plan.maintenance.owner` or `first.start`.
  /// Source: CEL language definition, “Gradual type checking”.
  package func check(_ expression: Expression, expecting: CELType? = nil, guarded: Set<String> = []) -> Checked {
    var checker = Checker(environment: self, expression: expression, guarded: guarded)
    return DeepStack.run(depth: expression.depth) { checker.run(expecting: expecting) }
  }

  /// As `check`, without refusing anything: what is wrong becomes an error of the evaluation, as where CEL runs unchecked.
  package func checkLeniently(_ expression: Expression) -> Checked {
    var checker = Checker(environment: self, expression: expression, guarded: [])
    checker.isLenient = true
    return DeepStack.run(depth: expression.depth) { checker.run(expecting: nil) }
  }
}

/// Deduces types, follows which optional fields are known to be there, and tells which values have a place.
struct Checker {
  struct Local {
    var name: String
    var index: Int32
    /// Unlike the name, unique: shadowed variables keep facts of their own.
    var root: String
    var outcome: Outcome
  }

  let environment: Environment
  let expression: Expression
  var isLenient = false
  var issues: [Issue] = []
  var substitution = Substitution()
  var types: [CELType]
  var references: [Reference]
  var paths: [String?]
  var locals: [Local] = []
  var localCount: Int32 = 0
  var rootCount = 0
  /// The paths known to be there at the node under check.
  var known: Set<String>
  var uses: Set<Int32> = []
  /// Whether a variable is read at all, and one with earlier data.
  var readsData = false
  var readsEarlier = false

  typealias ID = Expression.ID

  init(environment: Environment, expression: Expression, guarded: Set<String>) {
    self.environment = environment
    self.expression = expression
    known = guarded
    types = Array(repeating: .error, count: expression.nodes.count)
    references = Array(repeating: .none, count: expression.nodes.count)
    paths = Array(repeating: nil, count: expression.nodes.count)
  }

  mutating func run(expecting: CELType?, parameters: [Definition.Parameter] = []) -> Checked {
    for parameter in parameters {
      let place = Placement(value: parameter.isPlaced, elements: parameter.isPlaced)
      _ = push(parameter.name, Outcome(type: parameter.type, place: place), root: parameter.name)
    }
    let outcome = check(expression.root)
    if let expecting, !substitution.accepts(expecting, outcome.type) {
      report(
        expression.root,
        Message(
          "this is of type {0}, where {1} is needed", .text(shown(outcome.type)), .text(expecting.description)))
    }
    let final = types.map { substitution.applied($0) }
    let relative = relativeFacts(outcome)
    return Checked(
      expression: expression, type: substitution.applied(outcome.type),
      issues: Array(
        issues.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
          .prefix(Limits.issues)),
      guaranteed: (outcome.whenTrue ?? []).filter { !$0.contains("#") }, yields: relative,
      hasPlace: outcome.place.value, isEarlier: outcome.place.isEarlier, readsEarlier: readsEarlier,
      place: outcome.place, types: final, references: references, localCount: localCount, uses: uses,
      readsData: readsData)
  }

  // MARK: Bookkeeping

  mutating func report(_ range: Range<Int>, _ message: Message, remedy: Message? = nil, at id: ID? = nil) {
    let issue = Issue(range, message, remedy: remedy)
    if isLenient {
      if let id { refer(id, .unresolved(issue)) }
    } else {
      issues.append(issue)
    }
  }

  mutating func report(_ id: ID, _ message: Message, remedy: Message? = nil) {
    report(expression.range(id), message, remedy: remedy, at: id)
  }

  mutating func refer(_ id: ID, _ reference: Reference) {
    if references.indices.contains(Int(id)) { references[Int(id)] = reference }
  }

  /// "did you mean …?"; nothing once there are more issues than are shown.
  func suggestion(_ name: String, among names: some Sequence<String>) -> Message? {
    guard issues.count < Limits.issues, !isLenient else { return nil }
    return NearestName.of(name, among: names).map { Message("did you mean {0}?", .quoted($0)) }
  }

  func path(of id: ID) -> String? { paths.indices.contains(Int(id)) ? paths[Int(id)] : nil }

  /// A type as messages show it.
  func shown(_ type: CELType) -> String { substitution.applied(type).description }

  mutating func push(_ name: String, _ outcome: Outcome, root: String? = nil) -> Int32 {
    let index = Int32(locals.count)
    rootCount += 1
    let root = root ?? "\(name)#\(rootCount)"
    var outcome = outcome
    known.formUnion(outcome.yields.under(root))
    outcome.path = outcome.path ?? root
    locals.append(Local(name: name, index: index, root: root, outcome: outcome))
    localCount = max(localCount, Int32(locals.count))
    return index
  }

  mutating func pop(_ count: Int = 1) { locals.removeLast(min(count, locals.count)) }

  /// Checks a node under further facts.
  mutating func check(_ id: ID, given facts: Set<String>?) -> Outcome {
    guard let facts, !facts.isEmpty else { return check(id) }
    let before = known
    known.formUnion(facts)
    defer { known = before }
    return check(id)
  }

  /// What a value is known to have, below itself, here.
  func relativeFacts(_ outcome: Outcome) -> Set<String> {
    guard let path = outcome.path else { return outcome.yields }
    return outcome.yields.union(known.below(path))
  }

  mutating func check(_ id: ID) -> Outcome {
    let outcome = outcome(of: id)
    if types.indices.contains(Int(id)) {
      types[Int(id)] = outcome.type
      paths[Int(id)] = outcome.path
    }
    return outcome
  }

  private mutating func outcome(of id: ID) -> Outcome {
    switch expression.kind(id) {
    case .literal(let literal): return self.literal(literal)
    case .identifier(let name): return identifier(id, name)
    case .select(let operand, let field, let isOptional):
      return select(id, operand, field, isOptional: isOptional)
    case .has(let operand, let field): return has(id, operand, field)
    case .index(let operand, let index, let isOptional): return self.index(id, operand, index, isOptional: isOptional)
    case .call(let name, let arguments): return call(id, name, arguments)
    case .memberCall(let target, let name, let arguments): return memberCall(id, target, name, arguments)
    case .and(let operands): return logical(operands, isAnd: true)
    case .or(let operands): return logical(operands, isAnd: false)
    case .conditional(let condition, let yes, let no): return conditional(id, condition, yes, no)
    case .list(let elements): return list(elements)
    case .map(let entries): return map(entries)
    case .message(let name, let range, let fields): return message(id, name, range, fields)
    case .comprehension(let comprehension): return self.comprehension(id, comprehension)
    case .bind(let variable, let value, let body): return bind(id, variable, value, body)
    case .optionalMap(let target, let variable, let body, let isFlat):
      return optionalMap(id, target, variable, body, isFlat: isFlat)
    case .invalid: return .error
    }
  }

  private func literal(_ literal: Literal) -> Outcome {
    switch literal {
    case .null: Outcome(type: .null)
    case .bool(true): Outcome(type: .bool, whenFalse: nil)
    case .bool(false): Outcome(type: .bool, whenTrue: nil)
    case .int: Outcome(type: .int)
    case .uint: Outcome(type: .uint)
    case .double: Outcome(type: .double)
    case .string: Outcome(type: .string)
    case .bytes: Outcome(type: .bytes)
    }
  }

  // MARK: Logic

  private mutating func expectBool(_ id: ID, _ outcome: Outcome) {
    if !substitution.accepts(.bool, outcome.type) {
      report(
        expression.range(id), Message("this is of type {0}; true or false is needed here", .text(shown(outcome.type))))
    }
  }

  /// Each operand of `&&` is checked under what the ones before it guarantee when true; of `||`, when false.
  private mutating func logical(_ operands: [ID], isAnd: Bool) -> Outcome {
    let before = known
    defer { known = before }
    var all: Set<String> = []
    var never = false
    var any: Set<String>?
    for (position, operand) in operands.enumerated() {
      let outcome = check(operand)
      expectBool(operand, outcome)
      let goesOn = isAnd ? outcome.whenTrue : outcome.whenFalse
      let stops = isAnd ? outcome.whenFalse : outcome.whenTrue
      if let goesOn { all.formUnion(goesOn) } else { never = true }
      any = position == 0 ? stops : Outcome.either(any, stops)
      known.formUnion(goesOn ?? [])
    }
    let through: Set<String>? = never ? nil : all
    return Outcome(type: .bool, whenTrue: isAnd ? through : any, whenFalse: isAnd ? any : through)
  }

  private mutating func conditional(_ id: ID, _ condition: ID, _ yes: ID, _ no: ID) -> Outcome {
    let test = check(condition)
    expectBool(condition, test)
    let first = check(yes, given: test.whenTrue)
    let second = check(no, given: test.whenFalse)
    var type = CELType.dyn
    var trial = substitution
    if trial.accepts(first.type, second.type) || trial.accepts(second.type, first.type) {
      type = substitution.join(first.type, second.type)
    } else if !isLenient {
      report(
        expression.range(no),
        Message(
          "this is of type {0} and the value before ':' of type {1}; both must be of one type",
          .text(shown(second.type)), .text(shown(first.type))))
      type = .error
    }
    let firstFacts = relativeFacts(first).union(first.path.map { (test.whenTrue ?? []).below($0) } ?? [])
    let secondFacts = relativeFacts(second).union(second.path.map { (test.whenFalse ?? []).below($0) } ?? [])
    return Outcome(
      type: type, place: first.place.meet(second.place), yields: firstFacts.intersection(secondFacts),
      whenTrue: Outcome.either(
        Outcome.both(test.whenTrue, first.whenTrue), Outcome.both(test.whenFalse, second.whenTrue)),
      whenFalse: Outcome.either(
        Outcome.both(test.whenTrue, first.whenFalse), Outcome.both(test.whenFalse, second.whenFalse)))
  }
}
