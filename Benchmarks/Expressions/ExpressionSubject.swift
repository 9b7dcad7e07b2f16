internal import CEL
internal import Diagnostics
internal import JSONSchema
internal import TypedTree
internal import YAMLTree

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Evaluations of a dozen expressions, each compiled once and bound once: over the plan's tree with the types of a schema, as
/// rules are evaluated, and over the same data as maps and lists, as an engine without a schema has them. `others` has
/// the nanoseconds of the packages `common-expression-language` (Rust) and `cel-python`, a line each.
func benchExpressions(_ files: Files, others: [[String]]) {
  var table = Table([
    "expression", "plan ns", "maps ns", "Rust ns", "Python ns", "Rust to plan", "Rust to maps", "compile us", "steps",
  ])
  var (logOfPlan, logOfMaps) = (0.0, 0.0)
  let bench = ExpressionBench(files.read(files.expressionData))
  for (index, expression) in ExpressionData.expressions.enumerated() {
    let typed = bench.typed.measure(expression.text)
    let mapped = bench.mapped.measure(expression.text)
    let other = others.indices.contains(index) ? others[index] : []
    if typed.result != mapped.result { stop("\(expression.name): \(typed.result) and \(mapped.result)") }
    if other.count == 3, other[2] != typed.result { stop("\(expression.name): \(typed.result), elsewhere \(other[2])") }
    let rust = other.count == 3 ? Double(other[0]) ?? .nan : .nan
    logOfPlan += log(rust / typed.nanoseconds)
    logOfMaps += log(rust / mapped.nanoseconds)
    table.add([
      expression.name, decimal(typed.nanoseconds, 0), decimal(mapped.nanoseconds, 0), decimal(rust, 0),
      other.count == 3 ? other[1] : "-", ratio(rust / typed.nanoseconds), ratio(rust / mapped.nanoseconds),
      decimal(typed.compilation / 1_000, 1), String(typed.steps),
    ])
  }
  let count = Double(ExpressionData.expressions.count)
  table.add(["geometric mean", "", "", "", "", ratio(exp(logOfPlan / count)), ratio(exp(logOfMaps / count)), "", ""])
  table.show()
}

/// One binding of the data, and the time that expressions take on it.
private struct ExpressionBinding {
  var environment: Environment
  var evaluation: Evaluation

  func measure(_ text: String) -> (nanoseconds: Double, compilation: Double, result: String, steps: Int) {
    let (expression, mistakes) = Expression.parse(text)
    let checked = environment.check(expression)
    guard mistakes.isEmpty, checked.issues.isEmpty else { stop("\(text): \(mistakes) \(checked.issues)") }
    let program = environment.compile(checked)
    let compilation = best { _ = environment.compile(environment.check(Expression.parse(text).expression)) }
    let value = evaluation.run(program)
    let steps = evaluation.stepsTaken
    let nanoseconds = best { _ = evaluation.run(program) }
    let shown = value.asString.map { "\"\($0)\"" } ?? evaluation.text(of: value)
    return (nanoseconds, compilation, shown, steps)
  }

  /// The least time of one call, in nanoseconds, over rounds of about 10 ms.
  private func best(_ work: () -> Void) -> Double {
    var count = 1
    var least = Double.infinity
    for round in 0..<24 {
      let start = now()
      for _ in 0..<count { work() }
      let took = (now() - start) * 1e9 / Double(count)
      if round < 3 { count = max(1, Int(10e6 / max(1, took))) }
      least = min(least, took)
    }
    return least
  }
}

/// The data, bound both ways.
private struct ExpressionBench {
  let typed: ExpressionBinding
  let mapped: ExpressionBinding

  init(_ bytes: [UInt8]) {
    let (schema, mistakes) = SchemaCompiler.compile(
      Tree.parse(SourceText(name: "expressions.schema.yaml", text: ExpressionData.schema)))
    guard let schema else {
      stop("the schema of the expressions' data: \(mistakes.map { $0.message.text(in: .english) })")
    }
    let tree = Tree.parse(SourceText(name: "plan.json", bytes: bytes))
    guard let document = tree.documents.first, let root = document.root else { stop("the data cannot be read") }
    let symbols = Validator.symbols(of: tree, in: schema)
    let validation = Validator.validate(document, of: tree, against: schema, words: OpenWords(), symbolsByKey: symbols)
    guard validation.diagnostics.isEmpty else { stop("the data do not fit their schema") }
    let types = PlanTypes(schema)
    let host = PlanHost(
      tree: tree, document: document, types: types, settings: PlanSettings(), validation: validation,
      symbolsByKey: symbols)
    typed = Self.bind(Environment(provider: types), types.plan, host.plan, host)
    mapped = Self.bind(Environment(), .map(.string, .dyn), Self.value(tree, root), NoObjects())
  }

  private static func bind(_ environment: Environment, _ type: CELType, _ value: Value, _ host: any ObjectHost)
    -> ExpressionBinding
  {
    var environment = environment
    let slot = environment.declare(variable: "plan", type: type, isPlaced: true)
    let evaluation = Evaluation(environment: environment, host: host)
    evaluation.set(slot, value)
    return ExpressionBinding(environment: environment, evaluation: evaluation)
  }

  /// The data as plain values.
  private static func value(_ tree: Tree, _ node: NodeID) -> Value {
    switch tree[node].kind {
    case .mapping:
      var map = MapValue()
      for entry in tree.entries(of: node) {
        _ = map.insert(.string(tree.text(of: entry.key)), value(tree, entry.value))
      }
      return Value(.map(map))
    case .sequence: return .list(tree.items(of: node).map { value(tree, $0) })
    default:
      switch tree.scalarType(of: node) {
      case .int(let number): return .int(Int(number))
      case .float(let number): return Value(.double(number))
      case .bool(let truth): return .bool(truth)
      default: return .string(tree.text(of: node))
      }
    }
  }
}
