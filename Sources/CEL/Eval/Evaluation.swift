internal import Archive

/// The evaluation of programs against one host: keeps the values of variables and what definitions gave. For one thread.
package final class Evaluation {
  /// What runs in it calls the host and functions, and none of them this evaluation.
  @exclusivity(unchecked) private var context: EvaluationContext
  private let runtime: Runtime
  private let budget: Int
  /// The steps of all runs so far.
  package private(set) var totalSteps = 0
  /// What is told of every evaluation, where somebody measures what they reach.
  private var coverage: Coverage?

  /// - Parameters:
  ///   - runtime: that of the environment that the programs were compiled in, or of one that it was extended from by
  ///     variables only.
  ///   - variables: the values by slot; missing ones are null until `set`.
  ///   - budget: how many steps each `run` may take.
  package init(runtime: Runtime, host: any ObjectHost, variables: [Value] = [], budget: Int = Limits.steps) {
    self.runtime = runtime
    self.budget = budget
    var slots = variables
    while slots.count < Int(runtime.variableCount) { slots.append(.null) }
    context = EvaluationContext(
      definitions: runtime.definitions, opaqueTypes: runtime.opaqueTypes, host: host, variables: slots, budget: budget)
  }

  /// An evaluation with the runtime of `environment`.
  package convenience init(
    environment: Environment, host: any ObjectHost, variables: [Value] = [], budget: Int = Limits.steps
  ) {
    self.init(runtime: environment.runtime, host: host, variables: variables, budget: budget)
  }

  /// Gives a variable its value.
  package func set(_ slot: Int32, _ value: Value) {
    guard slot >= 0, slot < 1 << 20 else { return }
    while context.variables.count <= Int(slot) { context.variables.append(.null) }
    context.variables[Int(slot)] = value
  }

  /// Gives a variable the value it has in the host's earlier data, for definitions that are given objects of it.
  package func setEarlier(_ slot: Int32, _ value: Value) {
    context.earlier = context.earlier ?? .init()
    context.earlier?.variables.append((slot, value))
  }

  /// The value of a program, an error or an unknown included. Steps are counted afresh for each run; what definitions gave
  /// is kept.
  package func run(_ program: Program) -> Value {
    begin()
    let value = context.run(program.code, [])
    return end(value)
  }

  private func begin() {
    context.steps = budget - context.recordingOffset
    context.creations = max(Limits.creations, 2 * budget)
    context.exhaustion = nil
    context.site = nil
    context.depth = 0
    context.frameBase = 0
    context.frameTop = 0
  }

  private func end(_ value: Value) -> Value {
    totalSteps += stepsTaken
    guard let first = context.exhaustion else { return value }
    // The value has the place where the evaluation was stopped, which what stopped it may not have known.
    let exhaustion = value.asError?.isExhaustion == true ? value : first
    let hits = context.memo.hits
    context.memo = Memo()
    context.earlier?.memo = Memo()
    context.memo.hits = hits
    return exhaustion
  }

  /// How many calls of definitions were answered from memory so far, and how many results are kept there.
  package var definitionMemory: (hits: Int, kept: Int) { (context.memo.hits, context.memo.count) }

  /// Runs a program once more and keeps what its parts give. The budget of steps is that of any run.
  ///
  /// - Returns: the value, which may be an exhaustion where `run` had the help of results kept before, and its steps.
  package func trace(_ program: Program, _ bounds: TraceBounds = TraceBounds()) -> Trace {
    let recorder = TraceRecorder(bounds)
    begin()
    context.recorder = recorder
    context.recordingOffset = EvaluationContext.recordingOffset
    context.steps -= context.recordingOffset
    // The context does not hold it.
    let value = withExtendedLifetime(recorder) { context.run(program.code, []) }
    context.steps += context.recordingOffset
    context.recordingOffset = 0
    context.recorder = nil
    return Trace(value: end(value), root: recorder.root, isWhole: recorder.isWhole)
  }

  /// From here on `coverage` is told what is evaluated, definitions included that have been before: what they gave is forgotten.
  package func record(in coverage: Coverage) {
    self.coverage = coverage
    context.recorder = coverage.recorder
    context.recordingOffset = EvaluationContext.recordingOffset
    context.memo = Memo()
    context.earlier?.memo = Memo()
  }

  /// How many steps the last run took.
  package var stepsTaken: Int { budget - context.recordingOffset - context.steps }

  /// The place that an expression names, or the deepest one there is on the way to it.
  package func locate(_ program: Program) -> Location {
    begin()
    let code = program.code
    context.frameTop = Int(code.localCount)
    while context.frames.count < context.frameTop { context.frames.append(.null) }
    let found = context.locate(code, code.root)
    context.frameTop = 0
    totalSteps += stepsTaken
    return found.location
  }

  /// A value in words, as `string(x)` gives it.
  package func text(of value: Value) -> String { context.text(of: value) }

  /// The definition, by name and text, that a site lies in; nil: the program itself.
  package func definition(at site: Site) -> (name: String, body: Expression)? {
    site.definition.flatMap { definition($0) }
  }

  /// The definition of an index, by name and text.
  package func definition(_ index: Int32) -> (name: String, body: Expression)? {
    guard runtime.definitions.indices.contains(Int(index)) else { return nil }
    let definition = runtime.definitions[Int(index)]
    return (definition.name.string, Expression.parse(definition.text.string).expression)
  }

  /// The expression that a value's error or unknown arose at: its range in the program's text or, where it lies in a
  /// definition, in that definition's. nil for a known value.
  package static func site(of value: Value) -> Site? {
    switch value.payload {
    case .error(let error): error.site
    case .unknown(let unknown): unknown.causes.lazy.compactMap(\.site).first
    default: nil
    }
  }
}
