/// Walks compiled code and adds up what it costs (`CostEstimate`).
struct CostEstimator {
  /// Where a value comes from, as far as the length of walks goes.
  private enum Root {
    /// The data as a whole, or not known.
    case data
    /// Written in the expression: so many elements, whatever the data.
    case fixed(Double)
    /// An element of a walk under way, or what stands within it.
    case element(Int)
  }

  /// A walk under way, or one that a variable stands for.
  private struct Walk {
    /// The lists that its element was picked from, each with a length of its own.
    var dimensions: Set<Int>
    /// Whether a walk over parts of its element is under way: another is then one of its own.
    var isExtended = false
  }

  /// A definition's own cost, once, and the calls in it.
  private struct Body {
    var cost: CostEstimate
    var calls: Set<Call>
    /// The parameter whose content its value is.
    var followsArgument: Int?
  }

  /// A call of a definition, with the lists that each argument's element was picked from.
  private struct Call: Hashable {
    var definition: Int32
    var picked: [Set<Int>]

    static func dimension(ofParameter index: Int) -> Int { -1 - index }

    /// The call as it stands in a body that is called itself: what its parameters are, and walks of the body's own.
    func within(_ arguments: [Set<Int>], of caller: Int32) -> Call {
      var result = self
      result.picked = picked.map { dimensions in
        dimensions.reduce(into: []) { all, dimension in
          if dimension >= 0 {
            all.insert(dimension < 1 << 16 ? dimension + (Int(caller) + 1) << 16 : dimension)
          } else if arguments.indices.contains(-1 - dimension) {
            all.formUnion(arguments[-1 - dimension])
          }
        }
      }
      return result
    }
  }

  /// Enough for any pack; what is left out beyond is cheap beside it.
  private static let maximumCalls = 10_000

  private let runtime: Runtime
  private var walks: [Walk] = []
  private var nextDimension = 0
  private var variables: [Int32: Root] = [:]
  /// The variables of macros, by frame index, of the code at hand.
  private var locals: [Int32: Root] = [:]
  private var bodies: [Int32: Body] = [:]
  private var calls: Set<Call> = []
  /// The dimensions of the walks under way.
  private var active: [Set<Int>] = []
  private var depth = 0

  init(_ runtime: Runtime) { self.runtime = runtime }

  // MARK: Variables

  /// The variable of a slot stands for each element of a list.
  mutating func declare(_ slot: Int32, _ list: Code) {
    variables[slot] = .element(walk(over: root(list, list.root)).walk)
  }

  /// The variable of a slot holds a value.
  mutating func bind(_ slot: Int32, _ code: Code) { variables[slot] = root(code, code.root) }

  // MARK: Costs

  mutating func estimate(_ code: Code) -> CostEstimate { cost(code, code.root) }

  private mutating func cost(_ code: Code, _ at: Int32) -> CostEstimate {
    depth += 1
    defer { depth -= 1 }
    guard depth < Limits.evaluationDepth else { return CostEstimate(1) }
    let step = CostEstimate(1)
    switch code.instructions[Int(at)] {
    case .constant, .global, .local: return step
    case .field(let a, _), .optionalField(let a, _), .hasField(let a, _), .key(let a, _), .optionalKey(let a, _),
      .hasKey(let a, _), .not(let a):
      return step + cost(code, a)
    case .index(let a, let b), .optionalIndex(let a, let b), .equal(let a, let b), .notEqual(let a, let b),
      .compare(_, let a, let b), .arithmetic(_, let a, let b):
      return step + cost(code, a) + cost(code, b)
    case .and(let start, let count), .or(let start, let count), .list(let start, let count, _),
      .map(let start, let count, _):
      return operands(code, start, count).reduce(step) { $0 + cost(code, $1) }
    case .conditional(let a, let b, let c): return step + cost(code, a) + cost(code, b) + cost(code, c)
    case .call(let index, let start, let count):
      return call(code, at, [code.overloads[Int(index)]], operands(code, start, count))
    case .dispatch(let index, let start, let count):
      return call(code, at, code.dispatches[Int(index)].overloads, operands(code, start, count))
    case .definition(let index, let start, let count), .earlierDefinition(let index, let start, let count):
      return definition(code, index, operands(code, start, count))
    case .comprehension(let index): return comprehension(code, at, code.comprehensions[Int(index)])
    case .bind(let index, let value, let body):
      let bound = cost(code, value)
      locals[index] = root(code, value)
      return step + bound + cost(code, body)
    case .optionalMap(let index, let target, let body), .optionalFlatMap(let index, let target, let body):
      let bound = cost(code, target)
      locals[index] = root(code, target)
      return step + bound + cost(code, body)
    }
  }

  private func operands(_ code: Code, _ start: Int32, _ count: Int32) -> ArraySlice<Int32> {
    code.operands[Int(start)..<Int(start + count)]
  }

  private mutating func comprehension(_ code: Code, _ at: Int32, _ it: ComprehensionCode) -> CostEstimate {
    let range = cost(code, it.range)
    let root = root(code, it.range)
    let (index, kind) = walk(over: root)
    locals[it.first] = element(index, root)
    locals[it.second] = element(index, root)
    active.append(walks[index].dimensions)
    defer { active.removeLast() }
    let element = CostEstimate(2)
    let body = (it.condition.map { cost(code, $0) } ?? CostEstimate(0)) + cost(code, it.body) + element
    end(kind)
    return range + times(body, kind, at: code.site(at))
  }

  /// Overloads that look at a list without walking over it.
  private static let quick: Set<String> = ["size_list", "member_size_list", "list_first", "list_last"]

  private func element(_ index: Int, _ root: Root) -> Root {
    if case .fixed = root { return .fixed(1) }
    return .element(index)
  }

  /// A call is a walk over each list that it takes.
  private mutating func call(_ code: Code, _ at: Int32, _ overloads: [Overload], _ arguments: ArraySlice<Int32>)
    -> CostEstimate
  {
    var total = CostEstimate(1)
    for (position, argument) in arguments.enumerated() {
      total = total + cost(code, argument)
      let takesList = overloads.contains { overload in
        if Self.quick.contains(overload.id) { return false }
        guard overload.parameters.indices.contains(position), case .list = overload.parameters[position] else {
          return false
        }
        return true
      }
      if takesList {
        let (_, kind) = walk(over: root(code, argument))
        end(kind)
        total = total + times(CostEstimate(1), kind, at: code.site(at))
      }
    }
    return total
  }

  /// What a definition gives is kept: a value once, a function once for each element that it is asked about.
  private mutating func definition(_ code: Code, _ index: Int32, _ arguments: ArraySlice<Int32>) -> CostEstimate {
    var total = CostEstimate(1)
    var picked: [Set<Int>] = []
    var isKept = true
    for argument in arguments {
      total = total + cost(code, argument)
      switch root(code, argument) {
      case .element(let walk): picked.append(walks[walk].dimensions)
      case .fixed: picked.append([])
      case .data where isRoute(code, argument): picked.append([])
      case .data:
        // What is made anew for each call is no key to remember a result by.
        isKept = false
        picked.append(active.reduce([]) { $0.union($1) })
      }
    }
    guard isKept else {
      guard let body = body(index) else { return total }
      for call in body.calls { calls.insert(call.within(picked, of: index)) }
      return total + body.cost
    }
    calls.insert(Call(definition: index, picked: picked))
    return total
  }

  /// The cost of what definitions keep: each once for every combination of elements that it is asked about.
  mutating func kept() -> CostEstimate {
    var total = CostEstimate(0)
    var seen: Set<Call> = []
    var pending = Array(calls)
    while let call = pending.popLast(), seen.count < Self.maximumCalls {
      guard seen.insert(call).inserted, let body = body(call.definition) else { continue }
      total = total + body.cost.times(power: call.picked.reduce(into: Set<Int>()) { $0.formUnion($1) }.count)
      pending += body.calls.map { $0.within(call.picked, of: call.definition) }
    }
    return total
  }

  /// Whether an argument names one thing in the data, such as `plan.maintenance`.
  private func isRoute(_ code: Code, _ at: Int32) -> Bool {
    var at = at
    while true {
      switch code.instructions[Int(at)] {
      case .field(let base, _), .optionalField(let base, _), .key(let base, _), .optionalKey(let base, _): at = base
      case .global: return true
      default: return false
      }
    }
  }

  private mutating func body(_ index: Int32) -> Body? {
    if let known = bodies[index] { return known }
    guard runtime.definitions.indices.contains(Int(index)) else { return nil }
    let code = runtime.definitions[Int(index)].code
    var inner = CostEstimator(runtime)
    inner.depth = depth
    inner.bodies = bodies
    // Parameters come first in the frame; each may be an element of any list.
    for parameter in 0..<code.localCount {
      inner.walks.append(Walk(dimensions: [Call.dimension(ofParameter: Int(parameter))]))
      inner.locals[parameter] = .element(Int(parameter))
    }
    let cost = inner.estimate(code)
    var followed: Int?
    if case .element(let walk) = inner.root(code, code.root), walk < Int(code.localCount) { followed = walk }
    bodies = inner.bodies
    let body = Body(cost: cost, calls: inner.calls, followsArgument: followed)
    bodies[index] = body
    return body
  }

  // MARK: Walks

  private enum Kind {
    /// Over a list of its own length.
    case whole
    /// Over the parts of the element of the walk at the index.
    case parts(Int)
    case fixed(Double)
  }

  /// Begins a walk; `end` is to be called with its kind.
  private mutating func walk(over root: Root) -> (walk: Int, kind: Kind) {
    switch root {
    case .fixed(let count):
      walks.append(Walk(dimensions: []))
      return (walks.count - 1, .fixed(count))
    case .element(let around) where !walks[around].isExtended:
      walks[around].isExtended = true
      walks.append(Walk(dimensions: walks[around].dimensions))
      return (walks.count - 1, .parts(around))
    case .element(let around):
      walks.append(Walk(dimensions: walks[around].dimensions.union([nextDimension])))
    case .data: walks.append(Walk(dimensions: [nextDimension]))
    }
    nextDimension += 1
    return (walks.count - 1, .whole)
  }

  private mutating func end(_ kind: Kind) {
    if case .parts(let around) = kind { walks[around].isExtended = false }
  }

  private func times(_ body: CostEstimate, _ kind: Kind, at site: Site?) -> CostEstimate {
    switch kind {
    case .whole: body.times(power: 1, at: site)
    case .parts: body.timesParts(at: site)
    case .fixed(let count): body.times(count)
    }
  }

  // MARK: Roots

  private mutating func root(_ code: Code, _ at: Int32) -> Root {
    depth += 1
    defer { depth -= 1 }
    guard depth < Limits.evaluationDepth else { return .data }
    switch code.instructions[Int(at)] {
    case .constant(let index): return .fixed(Double(code.constants[Int(index)].asList?.elements.count ?? 1))
    case .list(_, let count, _): return .fixed(Double(count))
    case .global(let slot): return variables[slot] ?? .data
    case .local(let index): return locals[index] ?? .data
    case .field(let a, _), .optionalField(let a, _), .key(let a, _), .optionalKey(let a, _), .index(let a, _),
      .optionalIndex(let a, _):
      return root(code, a)
    case .conditional(_, let a, let b): return either(root(code, a), root(code, b))
    case .bind(_, _, let body), .optionalMap(_, _, let body), .optionalFlatMap(_, _, let body):
      return root(code, body)
    case .comprehension(let index): return root(code, code.comprehensions[Int(index)])
    case .call(let index, let start, let count):
      return root(code, code.overloads[Int(index)], operands(code, start, count))
    case .dispatch(let index, let start, let count):
      guard let overload = code.dispatches[Int(index)].overloads.first else { return .data }
      return root(code, overload, operands(code, start, count))
    case .definition(let index, let start, let count), .earlierDefinition(let index, let start, let count):
      guard count > 0, let followed = body(index)?.followsArgument, followed < Int(count) else { return .data }
      return root(code, code.operands[Int(start) + followed])
    case .hasField, .hasKey, .and, .or, .not, .equal, .notEqual, .compare, .arithmetic, .map: return .data
    }
  }

  /// A filter gives some of what it walks over; a map of an element's parts gives parts.
  private mutating func root(_ code: Code, _ it: ComprehensionCode) -> Root {
    let range = root(code, it.range)
    switch it.macro {
    case .filter, .sortBy: return range
    case .map, .transformList:
      if case .data = root(code, it.body) { return .data }
      return range
    case .all, .exists, .existsOne, .transformMap, .transformMapEntry: return .data
    }
  }

  private mutating func root(_ code: Code, _ overload: Overload, _ arguments: ArraySlice<Int32>) -> Root {
    switch overload.flow {
    case .argument(let index), .element(let index):
      guard index < arguments.count else { return .data }
      return root(code, arguments[arguments.startIndex + index])
    case .either, .joined:
      var result: Root?
      for argument in arguments {
        let next = root(code, argument)
        result = result.map { either($0, next) } ?? next
      }
      return result ?? .data
    case .new: return .data
    }
  }

  private func either(_ a: Root, _ b: Root) -> Root {
    switch (a, b) {
    case (.fixed(let x), .fixed(let y)): return .fixed(x + y)
    case (.element(let x), .element(let y)) where x == y: return a
    case (.element, .fixed): return a
    case (.fixed, .element): return b
    default: return .data
    }
  }
}
