import CEL
import Testing

/// What evaluations show of an expression.
@Suite("Coverage of expressions")
struct CoverageTests {
  private static let environment: Environment = {
    var environment = Environment()
    environment.declare(variable: "n", type: .int)
    environment.declare(variable: "list", type: .list(.int))
    let found = environment.define([
      Definition(name: "limit", result: .int, body: Expression.parse("n > 0 ? 10 : 20").expression),
      Definition(
        name: "isBig", parameters: [.init("x", .int)], result: .bool,
        body: Expression.parse("x > limit").expression),
      Definition(name: "spare", result: .int, body: Expression.parse("1").expression),
    ])
    #expect(found.isEmpty)
    return environment
  }()

  private static func program(_ text: String) throws -> Program {
    let (expression, issues) = Expression.parse(text)
    try #require(issues.isEmpty)
    let checked = environment.check(expression)
    try #require(checked.issues.isEmpty, "\(checked.issues)")
    return environment.compile(checked)
  }

  private static func evaluation(n: Int, list: [Int] = []) -> Evaluation {
    let evaluation = Evaluation(environment: environment, host: NoObjects())
    evaluation.set(environment.slot(of: "n") ?? 0, .int(n))
    evaluation.set(environment.slot(of: "list") ?? 0, .list(list.map { .int($0) }))
    return evaluation
  }

  private static func words(_ seen: Coverage.Sighting) -> String {
    let truths = (seen.isTrue ? "t" : "") + (seen.isFalse ? "f" : "")
    return truths.isEmpty ? (seen.isReached ? "reached" : "-") : truths
  }

  @Test(
    "its points are the conditions without operators of logic, and the bodies of macros",
    arguments: [
      ("n > 1", true, ["n > 1"]), ("n > 1", false, []),
      ("n > 1 && !(n > 2 || n > 3)", false, ["n > 1", "n > 2", "n > 3"]),
      ("n > 1 ? n > 2 : n > 3", true, ["n > 1", "n > 2", "n > 3"]), ("n > 1 ? 2 : 3", false, ["n > 1"]),
      ("list.exists(x, x > 1)", true, ["list.exists(x, x > 1)", "x > 1"]),
      ("list.filter(x, x > 1 && x < 9)", false, ["x > 1", "x < 9"]), ("list.map(x, x + 1)", false, ["x + 1 (part)"]),
      ("list.map(x, x > 2, x + 1)", false, ["x > 2", "x + 1 (part)"]), ("n > 1 || true", true, ["n > 1"]),
      ("cel.bind(b, n > 1, b || n > 2)", true, ["b", "n > 2"]), ("[n].all(x, isBig(x))", false, ["isBig(x)"]),
      ("isBig(n) || n > 1", true, ["isBig(n) (part)", "n > 1"]),
      ("list[?0].optMap(x, x + 1).orValue(0) > 1", false, ["x + 1 (part)"]),
    ])
  func points(text: String, isCondition: Bool, expected: [String]) throws {
    let expression = try Self.program(text).expression
    let known: [String: Expression.Truths] = text.hasPrefix("isBig") ? ["isBig": []] : [:]
    let found = expression.points(isCondition: isCondition, known: known).map { point in
      expression.quotation(of: point.node).text + (point.kind == .part ? " (part)" : "")
    }
    #expect(found == expected)
  }

  @Test(
    "an expression can turn out as its operators and names allow",
    arguments: [
      ("a || b", [.both]), ("a || never", [.both]), ("a || unknown", [.yes]), ("a && unknown", [.no]),
      ("!(a && unknown)", [.yes]), ("a ? unknown : b", [.both]), ("a ? unknown : never", [.no]),
      ("l.all(x, unknown)", [.yes]), ("l.exists(x, unknown)", [.no]), ("l.all(x, x > 1)", [.both]),
      ("l.size() >= 0", [.yes]), ("l.size() >= 1", [.both]), ("unknown", [[]]), ("false", [.no]),
      ("l.exists_one(x, unknown)", [.both]),
    ] as [(String, [Expression.Truths])])
  func truths(text: String, expected: [Expression.Truths]) {
    let known: [String: Expression.Truths] = ["unknown": [], "never": .no]
    #expect(Expression.parse(text).expression.truths(known) == expected.first)
  }

  @Test(
    "an operand that the others decide for is not seen, and neither is the body of a macro over nothing",
    arguments: [
      ("n > 1 && n > 4", [0], [], ["f", "-"]), ("n > 1 && n > 4", [0, 3], [], ["tf", "f"]),
      ("n > 1 && n > 4", [0, 3, 5], [], ["tf", "tf"]), ("n > 1 || n > 0", [5], [], ["t", "-"]),
      ("n > 1 ? n > 4 : n > 0", [5, 0], [], ["tf", "t", "f"]), ("list.exists(x, x > n)", [1], [], ["f", "-"]),
      ("list.exists(x, x > n)", [1], [1, 2, 0], ["t", "tf"]), ("list.map(x, x + 1).size() > n", [0], [], ["f", "-"]),
      ("list.map(x, x + 1).size() > n", [0], [4], ["t", "reached"]), ("n / 0 > 1 || n > 2", [1], [], ["reached", "f"]),
      ("1 < 2 && n > 1", [2], [], ["t", "t"]),
    ] as [(String, [Int], [Int], [String])])
  func sightings(text: String, numbers: [Int], list: [Int], expected: [String]) throws {
    let program = try Self.program(text)
    let points = program.expression.points(isCondition: true)
    let coverage = Coverage()
    let watched = coverage.watch(points, of: program)
    for n in numbers {
      let evaluation = Self.evaluation(n: n, list: list)
      let plain = evaluation.run(program)
      let steps = evaluation.stepsTaken
      evaluation.record(in: coverage)
      let measured = evaluation.run(program)
      #expect(evaluation.text(of: measured) == evaluation.text(of: plain))
      #expect(evaluation.stepsTaken == steps)
    }
    #expect(watched.map { $0.map { Self.words(coverage.sightings[$0]) } ?? "nothing" } == expected)
  }

  @Test("a definition is seen once it is called, though what it gave was known before")
  func definitions() throws {
    let program = try Self.program("isBig(n)")
    let runtime = Self.environment.runtime
    #expect(Coverage.definitions(calledBy: [program], in: runtime).count == 2)
    let index = try #require(Self.environment.definitionIndex(of: "limit"))
    let body = try #require(Self.environment.definition(index)).body
    let coverage = Coverage()
    let watched = coverage.watch(body.points(isCondition: false), ofDefinition: index, of: runtime).compactMap { $0 }
    let evaluation = Self.evaluation(n: 5)
    _ = evaluation.run(program)
    #expect(watched.map { Self.words(coverage.sightings[$0]) } == ["-", "-"])
    evaluation.record(in: coverage)
    _ = evaluation.run(program)
    #expect(watched.map { Self.words(coverage.sightings[$0]) } == ["t", "reached"])
  }

  @Test("a place is found by the same way, and its conditions are seen")
  func places() throws {
    let program = try Self.program("n > 1 ? list : list")
    let coverage = Coverage()
    let watched = coverage.watch(program.expression.points(isCondition: false), of: program).compactMap { $0 }
    let evaluation = Self.evaluation(n: 5)
    evaluation.record(in: coverage)
    _ = evaluation.locate(program)
    #expect(watched.map { Self.words(coverage.sightings[$0]) } == ["t"])
  }

  @Test("what takes too many steps is stopped under measurement as it is without")
  func budget() throws {
    let program = try Self.program("list.all(x, list.all(y, list.all(z, x + y + z > n)))")
    let evaluation = Evaluation(environment: Self.environment, host: NoObjects(), budget: 2_000)
    evaluation.set(Self.environment.slot(of: "n") ?? 0, .int(0))
    evaluation.set(Self.environment.slot(of: "list") ?? 0, .list((1...40).map { .int($0) }))
    #expect(evaluation.run(program).asError?.isExhaustion == true)
    evaluation.record(in: Coverage())
    #expect(evaluation.run(program).asError?.isExhaustion == true)
  }
}
