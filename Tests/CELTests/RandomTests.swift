import Testing

@testable import CEL

/// Makes expressions by chance, the same ones in every run.
struct ExpressionGenerator {
  var state: UInt64
  private var names = ["n", "d", "plan", "x"]
  private let members: [String]
  private let globals: [String]

  init(seed: UInt64, environment: Environment) {
    state = seed
    let functions = environment.allFunctions.filter { Operators.spelling(of: $0.name) == nil && $0.name != "_[_]" }
    members = functions.filter { $0.overloads.contains(where: \.isMember) }.map(\.name)
    globals = functions.filter { $0.overloads.contains { !$0.isMember } }.map(\.name)
  }

  /// SplitMix64.
  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(bound))
  }

  private mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

  mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else {
      return pick(
        [
          "1", "-1", "0", "2u", "1.5", "'a'", "'äb'", "b'a'", "true", "false", "null", "[]", "{}", "[1, 2]",
          "['b', 'a']",
          "{'a': 1}", "9223372036854775807", "-9223372036854775808", "18446744073709551615u", "0.0 / 0.0", "1e308",
          "plan.releases", "plan.maintenance", "dim(1)", "fail()", "day(1)", "day(1, 9)", "int", "optional.none()",
          "timestamp('2024-02-29T00:00:00Z')", "duration('1h')", "dyn([1, 'a'])", "plan.releases.map(r, r.?start)",
        ] + names)
    }
    let operators = ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "in", "&&", "||"]
    switch next(14) {
    case 0, 1: return "(\(expression(depth - 1)) \(pick(operators)) \(expression(depth - 1)))"
    case 2: return "(\(expression(depth - 1)) ? \(expression(depth - 1)) : \(expression(depth - 1)))"
    case 3: return "[\(expression(depth - 1)), \(expression(depth - 1))]"
    case 4: return "{\(expression(depth - 1)): \(expression(depth - 1))}"
    case 5: return "\(expression(depth - 1))[\(expression(depth - 1))]"
    case 6: return "(\(expression(depth - 1))).\(pick(["?name", "?start", "tags", "releases", "?a", "a"]))"
    case 7:
      let macro = pick(["all", "exists", "exists_one", "map", "filter", "sortBy"])
      return "(\(expression(depth - 1))).\(macro)(x, \(expression(depth - 1)))"
    case 8: return "cel.bind(x, \(expression(depth - 1)), \(expression(depth - 1)))"
    case 9: return "!(\(expression(depth - 1)))"
    case 10, 11:
      let arguments = (0..<next(3)).map { _ in expression(depth - 1) }
      return "(\(expression(depth - 1))).\(pick(members))(\(arguments.joined(separator: ", ")))"
    default:
      let arguments = (0..<(1 + next(2))).map { _ in expression(depth - 1) }
      return "\(pick(globals))(\(arguments.joined(separator: ", ")))"
    }
  }
}

@Suite("Expressions by chance")
struct RandomTests {
  @Test(
    "whatever is written is read, checked and evaluated without a crash, and gives a value of its type",
    arguments: 0..<8)
  func robustness(seed: Int) {
    let environment = Environment.test()
    var generator = ExpressionGenerator(seed: UInt64(seed), environment: environment)
    let evaluation = Evaluation(
      environment: environment, host: PlanHost.sample(), variables: [PlanHost.object(0, 0), .int(5), .list([.int(1)])],
      budget: 5_000)
    var typed = 0
    for round in 0..<2_000 {
      let text = generator.expression(1 + round % 3)
      let (expression, issues) = Expression.parse(text)
      #expect(issues.isEmpty, "\(text)")
      let printed = expression.description
      #expect(Expression.parse(printed).expression.description == printed)
      _ = evaluation.run(environment.compile(environment.checkLeniently(expression)))
      let checked = environment.check(expression)
      guard checked.issues.isEmpty else { continue }
      let program = environment.compile(checked)
      let value = evaluation.run(program)
      _ = evaluation.locate(program)
      guard value.isKnown else { continue }
      typed += 1
      let context = EvaluationContext(
        definitions: [], opaqueTypes: environment.opaqueTypes, host: PlanHost.sample(), variables: [], budget: 1)
      let (fits, name) = (context.matches(value, checked.type), context.typeName(of: value))
      #expect(fits, "\(text) is of type \(checked.type), not \(name)")
    }
    #expect(typed > 100)
  }
}
