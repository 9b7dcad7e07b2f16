import Testing

@testable import CEL

@Suite("Guards")
struct GuardTests {
  @Test(
    "an optional field that is known to be there may be read",
    arguments: [
      "has(plan.start) && plan.start < day(5)", "!has(plan.start) || plan.start < day(5)",
      "has(plan.start) ? plan.start < day(5) : true", "!has(plan.start) ? true : plan.start < day(5)",
      "!(!has(plan.start)) && plan.start < day(5)",
      "has(plan.start) && has(plan.title) && plan.start < day(plan.title.size())",
      "!(has(plan.start) && has(plan.title)) || plan.start < day(plan.title.size())",
      "!(!has(plan.start) || !has(plan.title)) && plan.title == ''",
      "(has(plan.start) || has(plan.start)) && plan.start < day(1)",
      "(has(plan.start) ? true : false) && plan.start < day(1)",
      "(has(plan.start) ? n > 1 : false) && plan.start < day(1)",
      "(!has(plan.start) ? true : n > 1) || plan.start < day(1)",
      "has(plan.maintenance.owner) && plan.maintenance.owner == 'x'",
      "plan.releases.all(r, has(r.start) && r.start < day(5))", "plan.releases.map(r, has(r.start), r.start) == []",
      "plan.releases.filter(r, has(r.start) && r.start > day(1)) == []",
      "plan.releases.filter(r, has(r.start)).all(r, r.start > day(1))",
      "plan.releases.filter(r, has(r.start)).map(x, x.start).size() == 0",
      "plan.releases.filter(r, has(r.start)).filter(r, has(r.end)).all(r, r.start < r.end)",
      "plan.releases.filter(r, has(r.start)).sortBy(r, r.start)[0].start < day(1)",
      "plan.releases.filter(r, has(r.start)).reverse().first().value().start < day(1)",
      "plan.releases.filter(r, has(r.start)).first().optMap(r, r.start).hasValue()",
      "plan.releases.map(r, has(r.start), r).all(r, r.start < day(1))",
      "cel.bind(rs, plan.releases.filter(r, has(r.start)), rs.all(r, r.start < day(1)))",
      "cel.bind(m, plan.maintenance, has(m.owner) && m.owner == plan.maintenance.owner)",
      "plan.releases.all(r, has(r.start)) && plan.releases.all(x, x.start < day(1))",
      "plan.releases.exists(r, !has(r.start)) || plan.releases[0].start < day(1)",
      "plan.releases.all(a, plan.releases.all(b, has(a.start) && has(b.start) && a.start < b.start))",
      "plan.releases.all(a, !has(a.start) || plan.releases.all(b, !has(b.start) || a.start <= b.start))",
      "plan.?start.orValue(day(1)) < day(5)", "plan.?start.hasValue() && plan.start < day(5)",
      "plan.?start.optMap(s, s < day(1)).orValue(true)",
      "has(plan.releases[0].start) && plan.releases[0].start < day(1)",
      "has(plan.start) && (has(plan.title) ? plan.start < day(1) : plan.start < day(2))",
      "(n > 1 ? plan.releases.filter(r, has(r.start)) : plan.releases.filter(r, has(r.start) && has(r.end))).all(r, r.start < day(1))",
      "has(plan.start) == true || n > 1", "[1].all(plan, plan > 0) && has(plan.start) && plan.start < day(1)",
      "has(plan.budget) && [1].exists(x, x > plan.budget)",
    ])
  func guarded(source: String) {
    #expect(Environment.test().check(Expression.parse(source).expression).issues.map(\.line) == [])
  }

  @Test(
    "an optional field that may be absent is refused, once for each place",
    arguments: [
      ("plan.start < day(5)", 1), ("has(plan.start) || plan.start < day(5)", 1),
      ("!has(plan.start) && plan.start < day(5)", 1), ("has(plan.start) ? true : plan.start < day(5)", 1),
      ("plan.start < day(5) && has(plan.start)", 1), ("has(plan.title) && plan.start < day(5)", 1),
      ("(has(plan.start) || n > 1) && plan.start < day(5)", 1),
      ("!(has(plan.start) && n > 1) && plan.start < day(1)", 1),
      ("(has(plan.start) ? true : n > 1) && plan.start < day(1)", 1),
      ("plan.releases.all(r, r.start < day(5))", 1), ("plan.releases.map(r, r.start) == []", 1),
      ("plan.releases.map(r, has(r.end), r.start) == []", 1),
      ("plan.releases.filter(r, has(r.start) || n > 1).all(r, r.start > day(1))", 1),
      ("plan.releases.filter(r, !has(r.start)).all(r, r.start > day(1))", 1),
      ("plan.releases.all(a, has(a.start)) || plan.releases[0].start < day(1)", 1),
      ("plan.releases.exists(a, has(a.start)) && plan.releases[0].start < day(1)", 1),
      ("plan.releases.all(a, has(a.start) && plan.releases.all(b, a.start < b.start))", 1),
      ("plan.releases.all(a, has(a.start) && plan.releases.all(a, a.start < day(1)))", 1),
      ("has(plan.releases[0].start) && plan.releases[1].start < day(1)", 1),
      ("has(plan.maintenance.owner) && plan.maintenance.hours > 1", 1),
      ("(n > 1 ? plan.releases : plan.releases.filter(r, has(r.start))).all(r, r.start < day(1))", 1),
      ("plan.?start.hasValue() || plan.start < day(5)", 1), ("plan.start < day(5) || plan.budget > 1", 2),
      ("cel.bind(has_start, has(plan.start), has_start) && plan.start < day(1)", 0),
    ])
  func unguarded(source: String, count: Int) {
    let issues = Environment.test().check(Expression.parse(source).expression).issues
    #expect(issues.count == count, "\(source): \(issues.map(\.line))")
    #expect(issues.allSatisfy { $0.line.contains("may be absent here; guard it with has(") })
  }

  @Test("the message names the guard and the default")
  func message() {
    let checked = Environment.test().check(Expression.parse("plan.releases.all(a, a.end > day(1))").expression)
    #expect(
      checked.issues.map(\.line)
        == ["21-26: “end” may be absent here; guard it with has(a.end) or use a.?end.orValue(…)"])
  }

  @Test(
    "what an expression guarantees when it is true",
    arguments: [
      ("has(plan.start)", ["plan.start"]), ("has(plan.start) && has(plan.title)", ["plan.start", "plan.title"]),
      ("has(plan.start) || has(plan.title)", []), ("!has(plan.start)", []), ("!(!has(plan.start))", ["plan.start"]),
      ("has(plan.maintenance.owner)", ["plan.maintenance", "plan.maintenance.owner"]),
      ("plan.releases.all(r, has(r.start))", ["plan.releases.*.start"]),
      ("plan.releases.exists(r, has(r.start))", []),
      ("!plan.releases.exists(r, !has(r.start))", ["plan.releases.*.start"]),
      ("has(plan.start) ? has(plan.title) : false", ["plan.start", "plan.title"]), ("n > 1", []),
    ])
  func guaranteed(source: String, expected: [String]) {
    let checked = Environment.test().check(Expression.parse(source).expression)
    #expect(checked.guaranteed.sorted() == expected)
  }

  @Test("what is guaranteed elsewhere counts here")
  func passedIn() {
    let environment = Environment.test()
    let given = environment.check(Expression.parse("has(plan.start) && plan.releases.all(r, has(r.end))").expression)
    let expression = Expression.parse("plan.start < plan.releases[0].end && plan.releases.all(x, x.end > day(1))")
      .expression
    #expect(environment.check(expression).issues.count == 3)
    #expect(environment.check(expression, guarded: given.guaranteed).issues.isEmpty)
  }

  @Test("a variable takes over what is known of the value it holds")
  func letVariables() {
    var environment = Environment.test()
    let value = environment.check(Expression.parse("plan.releases.filter(r, has(r.start))").expression)
    environment.declare(variable: "started", type: value.type, isPlaced: value.hasPlace)
    let use = Expression.parse("started.all(s, s.start > day(1)) && started[0].start > day(1)").expression
    #expect(environment.check(use).issues.count == 2)
    #expect(environment.check(use, guarded: value.guarantees(forVariable: "started")).issues.isEmpty)
  }
}
