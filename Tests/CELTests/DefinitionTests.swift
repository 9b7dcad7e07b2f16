import Diagnostics
import Testing

@testable import CEL

@Suite("Definitions")
struct DefinitionTests {
  private func definition(
    _ name: String, _ parameters: [(String, CELType)]?, _ result: CELType, _ body: String
  ) -> Definition {
    Definition(
      name: name, parameters: parameters?.map { Definition.Parameter($0.0, $0.1) }, result: result,
      body: Expression.parse(body).expression)
  }

  @Test("definitions use each other in any order, with their places and what they guarantee")
  func order() {
    var environment = Environment.test()
    let issues = environment.define([
      definition("firstStarted", nil, .object("Release"), "started(plan)[0]"),
      definition("started", [("p", .object("Plan"))], .list(.object("Release")), "p.releases.filter(r, has(r.start))"),
      definition("count", nil, .int, "started(plan).size()"),
    ])
    #expect(issues.flatMap(\.issues).map(\.line) == [])
    #expect(
      outcome("firstStarted.start < day(15) && started(plan).exists(r, r.start == day(10))", in: environment) == "true")
    for (source, isPlaced) in [
      ("firstStarted", true), ("firstStarted.start", true), ("started(plan)", true), ("count", false),
    ] {
      let checked = environment.check(Expression.parse(source).expression)
      #expect(checked.issues.map(\.line) == [])
      #expect(checked.hasPlace == isPlaced)
    }
    #expect(outcome("has(started(plan)[0].end) && started(plan)[0].end < day(1)", in: environment) == "false")
    #expect(outcome("count(1)", in: environment) == "0-8: “count” is a value; write it without parentheses")
    #expect(outcome("started(n)", in: environment) == "8-9: this is of type int; “p” is of type Plan")
    #expect(
      outcome("started()", in: environment)
        == "0-9: started() takes 1 argument, not 0 (it is declared as started(p: Plan))")
    #expect(outcome("startd(plan)", in: environment) == "0-12: there is no function “startd” (did you mean “started”?)")
    #expect(
      outcome("firstStartd", in: environment)
        == "0-11: “firstStartd” is not a name known here (did you mean “firstStarted”?)")
  }

  @Test("a definition that reaches itself is refused with the way it takes")
  func cycles() {
    var environment = Environment.test()
    let issues = environment.define([
      definition("a", nil, .int, "b + 1"), definition("b", nil, .int, "c(2)"),
      definition("c", [("x", .int)], .int, "x > 1 ? a : 0"), definition("e", nil, .int, "a + 1"),
    ])
    #expect(issues.map(\.definition) == [0, 1, 2])
    #expect(issues.first?.issues.map(\.line) == ["0-0: “a” uses itself: a → b → c → a"])
  }

  @Test("a name is given once, and a wrong body is reported in its own text")
  func mistakes() {
    var environment = Environment.test()
    let issues = environment.define([
      definition("plan", nil, .int, "1"), definition("size", [("x", .int)], .int, "x"),
      definition("two", [("x", .int), ("x", .int)], .int, "x"), definition("wrong", nil, .bool, "1 + 1"),
      definition("misspelt", nil, .int, "nn + 1"), definition("good", nil, .int, "1"),
      definition("good", nil, .int, "2"),
    ])
    #expect(
      issues.map { "\($0.definition) \($0.issues.map(\.line).joined())" } == [
        "0 0-0: “plan” is the name of something else already",
        "1 0-0: “size” is a function of the language; choose another name",
        "2 0-0: two parameters of “two” have the same name", "3 0-5: this is of type int, where bool is needed",
        "4 0-2: “nn” is not a name known here", "6 0-0: “good” is the name of something else already",
      ])
    #expect(outcome("wrong || n == 5", in: environment) == "true")
    #expect(outcome("wrong && n == 5", in: environment) == "error: this definition has a mistake")
  }

  @Test("a definition is computed once for each object, and in the frame of its own parameters")
  func memoised() {
    var environment = Environment.test()
    let issues = environment.define([
      definition(
        "heavy", [("r", .object("Release"))], .int, "lists.range(1000).map(x, x + r.?effort.orValue(0)).sum()"),
      definition("nested", [("x", .int)], .list(.int), "[1, 2].map(y, x * y)"),
    ])
    #expect(issues.isEmpty)
    let program = environment.compile(
      environment.check(Expression.parse("[1, 2, 3].map(i, heavy(plan.releases[0]))").expression))
    let evaluation = Evaluation(environment: environment, host: PlanHost.sample(), variables: [PlanHost.object(0, 0)])
    _ = evaluation.run(program)
    let first = evaluation.stepsTaken
    _ = evaluation.run(program)
    #expect(first > 5_000 && first < 10_000)
    #expect(evaluation.stepsTaken < 100)
    #expect(outcome("[3, 4].map(x, nested(x + 1)).map(y, y)", in: environment) == "[[4, 8], [5, 10]]")
  }

  @Test("an error in a definition names the definition and its text")
  func sites() {
    var environment = Environment.test()
    #expect(environment.define([definition("ratio", [("x", .int)], .int, "1 + 10 / x")]).isEmpty)
    let program = environment.compile(environment.check(Expression.parse("ratio(n - 5)").expression))
    let evaluation = Evaluation(environment: environment, host: PlanHost.sample(), variables: [.null, .int(5)])
    let site = Evaluation.site(of: evaluation.run(program))
    #expect(site?.range == 4..<10)
    #expect(site.flatMap { evaluation.definition(at: $0) }?.name == "ratio")
  }

  @Test("a long chain of definitions is an error, not a crash")
  func chain() {
    var environment = Environment.test()
    let definitions = (0..<2_000).map { index in
      definition("f\(index)", [("x", .int)], .int, index == 1_999 ? "x" : "f\(index + 1)(x) + (1 + (1 + x))")
    }
    #expect(environment.define(definitions).isEmpty)
    #expect(outcome("f0(1)", in: environment) == "error: this is nested too deeply")
    #expect(outcome("f1900(1)", in: environment) == "298")
  }
}
