import CEL
import Testing

/// What an evaluation gives part by part.
@Suite("Traces")
struct TraceTests {
  private static let environment: Environment = {
    var environment = Environment()
    environment.declare(variable: "n", type: .int)
    let found = environment.define([
      Definition(name: "limit", result: .int, body: Expression.parse("10 * 2").expression),
      Definition(
        name: "isBig", parameters: [.init("x", .int)], result: .bool,
        body: Expression.parse("x > limit").expression),
    ])
    #expect(found.isEmpty)
    return environment
  }()

  private func trace(_ text: String, _ bounds: TraceBounds = TraceBounds(), steps: Int = 100_000) throws -> Trace {
    let (expression, issues) = Expression.parse(text)
    try #require(issues.isEmpty)
    let checked = Self.environment.check(expression)
    try #require(checked.issues.isEmpty)
    let program = Self.environment.compile(checked)
    let evaluation = Evaluation(environment: Self.environment, host: NoObjects(), budget: steps)
    evaluation.set(Self.environment.slot(of: "n") ?? 0, .int(30))
    let plain = evaluation.run(program)
    let trace = evaluation.trace(program, bounds)
    #expect(evaluation.text(of: plain) == evaluation.text(of: trace.value), "\(text)")
    // What was traced leaves nothing behind.
    #expect(evaluation.text(of: evaluation.run(program)) == evaluation.text(of: plain))
    return trace
  }

  @Test("each operand has its value, and what was not evaluated has no step")
  func operands() throws {
    let root = try #require(try trace("n > 20 || n / 0 > 1").root)
    #expect(root.value.asBool == true)
    #expect(root.parts.count == 1)
    #expect(root.parts.first?.value.asBool == true)
    #expect(root.parts.first?.parts.map(\.value.asInt) == [30, 20])
  }

  @Test("a branch that is not taken has no step")
  func branches() throws {
    let root = try #require(try trace("n > 20 ? n + 1 : n / 0").root)
    #expect(root.parts.map { $0.value.asInt ?? -1 } == [-1, 31])
  }

  @Test("of a long list the first elements are kept, and the last one that was evaluated")
  func elements() throws {
    let bounds = TraceBounds(elements: 3)
    let root = try #require(try trace("[1, 2, 3, 4, 5, 6, 40, 8].exists(x, x > n)", bounds).root)
    #expect(root.elements.map { $0.variables.first?.asInt ?? -1 } == [1, 2, 3, 40])
    #expect(root.elements.map(\.index) == [0, 1, 2, 6])
    #expect(root.elementsLeftOut == 3)
    #expect(root.elements.last?.parts.last?.value.asBool == true)
  }

  @Test("a condition and a body are two steps of one element")
  func conditions() throws {
    let root = try #require(try trace("[1, 40].map(x, x > n, x + 1)").root)
    #expect(root.elements.map(\.parts.count) == [1, 2])
  }

  @Test("definitions are followed into as deep as is asked for, and each call once", arguments: [0, 1, 2])
  func definitions(depth: Int) throws {
    let root = try #require(try trace("isBig(n) && isBig(n)", TraceBounds(depth: depth)).root)
    let first = try #require(root.parts.first)
    #expect((first.call != nil) == (depth > 0))
    #expect(first.call?.body.first?.value.asBool == (depth > 0 ? true : nil))
    let inner = first.call?.body.first?.parts.last
    #expect((inner?.call != nil) == (depth > 1))
    #expect(root.parts.last?.call == nil)
  }

  @Test("the budget of steps binds a trace, and what was evaluated until then is there")
  func budget() throws {
    let program = Self.environment.compile(
      Self.environment.check(
        Expression.parse("lists.range(1000).all(x, lists.range(1000).all(y, x + y >= 0))").expression))
    let evaluation = Evaluation(environment: Self.environment, host: NoObjects(), budget: 5_000)
    let trace = evaluation.trace(program)
    #expect(trace.value.asError?.isExhaustion == true)
    #expect(evaluation.stepsTaken <= 5_000 + 10)
    let outer = try #require(trace.root)
    #expect(outer.elements.last?.parts.last?.elements.isEmpty == false)
    // The evaluation goes on afterwards as if nothing had been.
    let sum = Self.environment.compile(Self.environment.check(Expression.parse("1 + 1").expression))
    #expect(evaluation.run(sum).asInt == 2)
  }

  @Test("no more steps are kept than the bound says, and the trace says so")
  func bound() throws {
    let trace = try trace(
      "lists.range(300).map(x, x + n).map(y, y * 2).size()", TraceBounds(elements: 500, steps: 100))
    #expect(!trace.isWhole)
    func size(_ step: TraceStep) -> Int {
      1 + (step.parts + step.elements.flatMap(\.parts)).reduce(0) { $0 + size($1) }
    }
    #expect(trace.root.map(size) ?? 0 <= 100)
  }

  @Test("a deep expression is traced on an ordinary stack")
  func depth() throws {
    let text = String(repeating: "(n + ", count: 150) + "1" + String(repeating: ")", count: 150)
    #expect(try trace(text).value.asInt == 30 * 150 + 1)
  }

  @Test(
    "a part is quoted on one line, its strings as they are, its comments left out",
    arguments: [
      ("n  >\n   1", "n > 1"), ("n > 1 // why\n && n < 3", "n > 1 && n < 3"),
      ("'a  //b' == string( n )", "'a  //b' == string(n)"),
    ])
  func quotation(_ text: String, _ quoted: String) {
    let expression = Expression.parse(text).expression
    let quotation = expression.quotation(of: expression.root)
    #expect(quotation.text == quoted)
    for part in quotation.parts { #expect(part.upperBound <= quoted.utf8.count) }
  }
}
