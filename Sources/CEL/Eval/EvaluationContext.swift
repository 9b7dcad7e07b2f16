internal import Diagnostics

/// The state of a running evaluation; overload implementations get it for what they need of it: the host, the budget,
/// comparisons.
package struct EvaluationContext: ~Copyable {
  let definitions: [Runtime.Definition]
  let opaqueTypes: [OpaqueType]
  /// The owner of the objects; nil while constants are computed at compilation.
  package let host: (any ObjectHost)?
  var variables: [Value]
  /// The variables of macros and the parameters of definitions, of all calls under way.
  ///
  /// What lies at `frameTop` and above belongs to calls that are over: it is overwritten, and never read.
  var frames: [Value] = []
  var frameBase = 0
  var frameTop = 0
  var depth = 0
  /// Instructions still allowed; under a recorder, `recordingOffset` less.
  package internal(set) var steps: Int
  /// Is told what sub-expressions give; nil in ordinary evaluation. `Evaluation` holds it.
  unowned(unsafe) var recorder: EvaluationRecorder?
  /// What `steps` is lowered by while a recorder is there; else 0.
  var recordingOffset = 0
  /// Elements and bytes still allowed to be created.
  package internal(set) var creations = Limits.creations
  var exhaustion: Value?
  /// What a condition gave that is neither true nor false.
  var pending = Value.null
  var memo = Memo()
  /// What definitions see that are given objects of the host's earlier data; nil where there is none.
  var earlier: Earlier?
  /// The regular expression that was used last: most often it is used again.
  var lastPattern: UsedPattern?
  /// The site of the call that an implementation runs for.
  var site: Site?

  init(
    definitions: [Runtime.Definition], opaqueTypes: [OpaqueType], host: (any ObjectHost)?, variables: [Value],
    budget: Int
  ) {
    self.definitions = definitions
    self.opaqueTypes = opaqueTypes
    self.host = host
    self.variables = variables
    steps = budget
  }

  /// The variables that differ in the host's earlier data, and what definitions gave there.
  struct Earlier {
    var variables: [(slot: Int32, value: Value)] = []
    var memo = Memo()
  }

  /// Puts the earlier variables and results in the place of the present ones; once more brings those back.
  mutating func exchangeVersions() {
    guard var other = earlier else { return }
    earlier = nil
    for index in other.variables.indices {
      let slot = Int(other.variables[index].slot)
      if variables.indices.contains(slot) { swap(&variables[slot], &other.variables[index].value) }
    }
    swap(&memo, &other.memo)
    earlier = other
  }

  // MARK: For implementations

  /// Takes `count` elements or bytes from what may be created; nil where they are there, else the error to return.
  package mutating func charge(_ count: Int) -> Value? {
    if let exhaustion { return exhaustion }
    let count = min(max(0, count), 1 << 32)
    creations -= count
    steps -= count / 16
    return creations < 0 || !isWithinSteps ? exhausted() : nil
  }

  /// A list, charged.
  package mutating func list(_ elements: [Value], origin: Origin = .none) -> Value {
    charge(elements.count) ?? .list(elements, origin: origin)
  }

  /// A string, charged by its bytes.
  package mutating func string(_ text: String, origin: Origin = .none) -> Value {
    charge(text.utf8.count) ?? Value(.string(text), origin: origin)
  }

  var isWithinSteps: Bool { steps >= 0 || steps &+ recordingOffset >= 0 }

  // MARK: Errors

  /// The error that ends an evaluation which asked for too much.
  mutating func exhausted() -> Value {
    if let exhaustion { return exhaustion }
    let value = Value(
      .error(
        EvaluationError(
          Message("this takes too many steps or creates too much"), site: site, isExhaustion: true)))
    exhaustion = value
    return value
  }

  func error(_ message: Message, _ code: Code, _ at: Int32, origin: Origin = .none) -> Value {
    Value(.error(EvaluationError(message, origin: origin, site: code.site(at))), origin: origin)
  }

  /// The value with the place in the expression, where an implementation or the host made an error or an unknown.
  func placed(_ value: Value, _ code: Code, _ at: Int32) -> Value {
    switch value.payload {
    case .error(let error) where error.site == nil:
      return Value(
        .error(
          EvaluationError(
            error.message, origin: error.origin, site: code.site(at), isExhaustion: error.isExhaustion)),
        origin: value.origin)
    case .unknown(var unknown) where unknown.causes.contains(where: { $0.site == nil }):
      for index in unknown.causes.indices where unknown.causes[index].site == nil {
        unknown.causes[index].site = code.site(at)
      }
      return Value(.unknown(unknown), origin: value.origin)
    default: return value
    }
  }

  /// Whether a value is small enough to be kept as a constant.
  func isSmall(_ value: Value) -> Bool {
    switch value.payload {
    case .list(let list): list.elements.count <= 1_000
    case .map(let map): map.count <= 1_000
    case .string(let text): text.utf8.count <= 10_000
    default: true
    }
  }

  func local(_ index: Int32) -> Value {
    let position = frameBase + Int(index)
    return frames.indices.contains(position) ? frames[position] : .null
  }

  mutating func set(_ index: Int32, _ value: Value) {
    let position = frameBase + Int(index)
    if frames.indices.contains(position) { frames[position] = value }
  }

  /// Puts an argument where the next frame begins, or behind the arguments that lie there.
  mutating func push(_ value: Value) {
    if frameTop < frames.count { frames[frameTop] = value } else { frames.append(value) }
    frameTop += 1
  }

  /// Runs code in a frame of its own whose first variables are `arguments`.
  mutating func run(_ code: Code, _ arguments: [Value]) -> Value {
    let base = frameTop
    for argument in arguments { push(argument) }
    return run(code, from: base)
  }

  /// Runs code in the frame that begins at `base` with its arguments.
  mutating func run(_ code: Code, from base: Int) -> Value {
    let outer = frameBase
    frameBase = base
    // The other variables get their values before they are read: a macro that has one sets it.
    frameTop = base + max(Int(code.localCount), frameTop - base)
    while frames.count < frameTop { frames.append(.null) }
    let value = evaluate(code, code.root)
    frameTop = base
    frameBase = outer
    return value
  }
}
