import Testing

@testable import CEL

@Suite("Evaluator")
struct EvaluatorTests {
  @Test(
    "values",
    arguments: [
      ("9223372036854775807 + 1", "error: 9223372036854775807 + 1 lies outside of what an int holds"),
      ("-9223372036854775808 - 1", "error: -9223372036854775808 - 1 lies outside of what an int holds"),
      ("-9223372036854775808 / -1", "error: -9223372036854775808 / -1 lies outside of what an int holds"),
      ("-9223372036854775808 % -1", "error: -9223372036854775808 % -1 lies outside of what an int holds"),
      ("-(-9223372036854775808)", "error: -(-9223372036854775808) lies outside of what an int holds"),
      ("9223372036854775807 * 2", "error: 9223372036854775807 * 2 lies outside of what an int holds"),
      ("0u - 1u", "error: 0u - 1u is below zero, which a uint cannot be"),
      ("18446744073709551615u + 1u", "error: 18446744073709551615u + 1u lies outside of what a uint holds"),
      ("n / 0", "error: 5 / 0 divides by zero"), ("n % 0", "error: 5 % 0 divides by zero"), ("1.0 / 0.0", "inf"),
      ("-7 / 2", "-3"), ("-7 % 2", "-1"), ("0.1 + 0.2", "0.30000000000000004"), ("1 == 1.0 && 1u == 1", "true"),
      ("9007199254740995 == 9007199254740992.0", "false"), ("9007199254740995 > 9007199254740992.0", "true"),
      ("0.0 / 0.0 == 0.0 / 0.0", "false"), ("1 < 0.0 / 0.0", "false"), ("[1, 2] == [1.0, 2u]", "true"),
      ("{'a': dyn(1)} == {'a': 1.0}", "true"), ("{1: 'a'}[1u]", "\"a\""),
      ("{'a': 1}.b", "error: the map has no key “b”"),
      ("[1][1]", "error: there is no element 1; the list has 1"),
      ("[1][-1]", "error: there is no element -1; the list has 1"),
      ("{'a': 1, 'a': 2}", "error: the key “a” is there twice"), ("'é'.size()", "1"), ("'e\\u0301' == 'é'", "false"),
      ("d", "null"), ("[1, 2, 3].map(x, x > 1, x * x)", "[4, 9]"), ("[1, 2, 3].filter(x, x != 2)", "[1, 3]"),
      ("[3, 1, 2].sortBy(x, -x)", "[3, 2, 1]"),
      ("['b', 'a', 'c'].sortBy(x, x == 'c' ? 0 : 1)", "[\"c\", \"b\", \"a\"]"),
      ("[1, 2].map(x, [10, 20].map(y, x * y))", "[[10, 20], [20, 40]]"),
      ("[1, 2].map(x, [x].map(x, x + 1)[0] + x)", "[3, 5]"),
      ("cel.bind(x, 2, cel.bind(y, x * 3, x + y))", "8"), ("{'a': 1}.transformMap(k, v, v + 1)", "{\"a\": 2}"),
      ("{'a': 1}.transformMapEntry(k, v, {v: k})", "{1: \"a\"}"), ("[5, 6].transformList(i, v, i)", "[0, 1]"),
      ("[day(3), day(1)].min()", "day 1"), ("[day(3), day(1)].sort()", "[day 1, day 3]"), ("day(3) - day(1)", "2"),
      ("[day(3), day(1)].max()", "day 3"), ("string(day(3))", "\"day 3\""), ("day(1) == day(1)", "true"),
      ("type(day(1))", "Day"),
      ("[1][?0]", "optional(1)"), ("[1][?1]", "none"), ("{'a': 1}[?'b'].orValue(7)", "7"),
      ("[?optional.none(), 1]", "[1]"),
      ("string(1e21) + string(1e20) + string(0.00001) + string(-1.5)", "\"1e+211e+201e-05-1.5\""),
      ("timestamp('2024-02-29T23:59:59.5+01:00')", "2024-02-29T22:59:59.5Z"),
      ("duration('-1h30m') + duration('0.5s')", "-5399.5s"),
      ("timestamp('2024-03-01T00:00:00Z') - duration('24h')", "2024-02-29T00:00:00Z"),
      ("timestamp('2024-12-31T00:00:00Z').getDayOfYear()", "365"),
      ("duration('1.5h').getMinutes()", "90"),
      (
        "timestamp('2023-02-29T00:00:00Z')",
        "error: “2023-02-29T00:00:00Z” is no time as in 2026-05-01T12:00:00Z, in the years 1 to 9999"
      ),
      ("sets.equivalent([1, 2.0], [2u, 1])", "true"),
      ("plan.releases.map(r, r.?name.orValue('-'))", "[\"pilot\", \"wide\", \"late\"]"),
      ("plan.?budget.hasValue()", "false"), ("plan.?maintenance.owner.orValue('none')", "\"none\""),
      ("has(plan.maintenance.owner)", "false"), ("plan.releases[1].tags", "[]"),
      ("plan.releases[0] == plan.releases[0]", "true"),
      ("plan.releases[0] == plan.releases[1]", "false"), ("plan.releases[0] in plan.releases", "true"),
      ("type(plan.releases[0])", "Release"),
    ])
  func values(source: String, expected: String) {
    #expect(outcome(source) == expected)
  }

  static let truthTable: [(String, String)] = {
    // Three-valued logic with errors: t, f, u(nknown), e(rror).
    let names = ["t": "n == 5", "f": "n == 6", "u": "dim(1)", "e": "fail()"]
    let and = [
      "tt": "t", "tf": "f", "tu": "u", "te": "e", "ft": "f", "ff": "f", "fu": "f", "fe": "f", "ut": "u", "uf": "f",
      "uu": "u", "ue": "u", "et": "e", "ef": "f", "eu": "u", "ee": "e",
    ]
    var cases: [(String, String)] = []
    let shown = ["t": "true", "f": "false", "u": "unknown(1)", "e": "error: failed"]
    let opposite: [Character: Character] = ["t": "f", "f": "t", "u": "u", "e": "e"]
    for (pair, result) in and {
      let (a, b) = (String(pair.first!), String(pair.last!))
      cases.append(("\(names[a]!) && \(names[b]!)", shown[result]!))
      // De Morgan: || is the mirror of &&.
      let (c, d) = (String(opposite[pair.first!]!), String(opposite[pair.last!]!))
      cases.append(("\(names[c]!) || \(names[d]!)", shown[String(opposite[result.first!]!)]!))
      cases.append(("[0, 1].all(i, i == 0 ? \(names[a]!) : \(names[b]!))", shown[result]!))
      cases.append(("[0, 1].exists(i, i == 0 ? \(names[c]!) : \(names[d]!))", shown[String(opposite[result.first!]!)]!))
    }
    return cases
  }()

  @Test("&&, ||, all and exists only see errors and unknowns where nothing decides", arguments: truthTable)
  func logic(source: String, expected: String) {
    #expect(outcome(source) == expected)
  }

  @Test(
    "unknowns flow to where they matter",
    arguments: [
      ("dim(1) ? 1 : 2", "unknown(1)"), ("n == 5 ? 1 : [dim(1)].size()", "1"), ("!dim(2)", "unknown(2)"),
      ("dim(1) == dim(2)", "unknown(1,2)"), ("dim(1) == fail()", "unknown(1)"), ("[dim(1), dim(2)]", "unknown(1,2)"),
      ("[1, 2].exists_one(x, x == 1 || dim(1))", "unknown(1)"),
      ("[1, 1, 2].exists_one(x, x == 1 || (x == 2 && dim(1)))", "false"),
      ("[1, 2, 3].filter(x, x == 2 ? dim(1) : true)", "[1, 3, …]"),
      ("[1, 2, 3].filter(x, x == 2 ? dim(1) : true).size()", "unknown(1)"),
      ("[1, 2, 3].filter(x, x == 2 ? dim(1) : true)[0]", "1"),
      ("[1, 2, 3].filter(x, x == 2 ? dim(1) : true)[1]", "unknown(1)"),
      ("[1, 2, 3].filter(x, x == 2 ? dim(1) : true).exists(y, y == 3)", "true"),
      ("[1, 2, 3].filter(x, x == 2 ? dim(1) : true).all(y, y > 0)", "unknown(1)"),
      ("3 in [1, 2, 3].filter(x, x == 2 ? dim(1) : true)", "true"),
      ("2 in [1, 2, 3].filter(x, x == 2 ? dim(1) : true)", "unknown(1)"),
      ("[1, 2, 3].filter(x, x == 2 ? dim(1) : true).first().value()", "1"),
      ("[1, 2, 3].filter(x, x == 2 ? dim(1) : true).last()", "unknown(1)"),
      ("[1, 2].map(x, x == 1 ? dim(1) : true).size()", "2"), ("[1, 2].map(x, x == 1 ? dim(1) : true)[1]", "true"),
      ("[1, 2].map(x, x == 1 ? dim(1) : true).exists(b, b)", "true"), ("[1, 2].map(x, fail())", "error: failed"),
      ("[1, 2].filter(x, x == 1 ? fail() : dim(3))", "unknown(3)"),
      ("day(1, 5) < day(3)", "unknown(-1)"), ("day(1, 5) < day(6)", "true"), ("day(1, 5) <= day(5)", "true"),
      ("day(3) < day(1, 5) || n == 5", "true"),
      ("plan.releases.filter(r, has(r.start)).map(r, r.start).min()", "unknown(301)"),
      ("plan.releases.exists(r, has(r.start) && r.start < day(15))", "true"),
      ("plan.releases.all(r, has(r.start) && r.start < day(15))", "false"),
      ("plan.releases.all(r, has(r.start) && r.start > day(5))", "unknown(301)"),
      ("optional.of(1).or(fail() ? optional.of(2) : optional.of(3)).value()", "1"),
    ])
  func unknowns(source: String, expected: String) {
    #expect(outcome(source) == expected)
  }

  @Test(
    "work beyond the budget ends in an error that nothing absorbs",
    arguments: [
      "lists.range(1000).all(a, lists.range(1000).all(b, a + b >= 0))",
      "true || lists.range(100000000).size() > 0 || n == 5",
      "lists.range(100000).map(a, lists.range(100000))[0].size() > 0 || n == 5",
      "lists.range(1000).exists(a, lists.range(1000).all(b, a + b >= 0) && false) || n == 5",
    ])
  func budget(source: String) {
    let found = outcome(source)
    #expect(found == "error: this takes too many steps or creates too much" || source.hasPrefix("true ||"))
  }

  @Test("doubling a list or a text over and over stays within bounds")
  func doubling() {
    for (start, combine) in [("[1]", "x + x"), ("'ab'", "x + x"), ("[1]", "[x, x]")] {
      var text = "x == x"
      for _ in 0..<60 { text = "cel.bind(x, \(combine), \(text))" }
      let dynamic = combine.hasPrefix("[") ? "cel.bind(x, dyn(\(start)), \(text))" : "cel.bind(x, \(start), \(text))"
      #expect(outcome(dynamic) == "error: this takes too many steps or creates too much")
    }
  }

  @Test("a value keeps its place through what chooses among values, and has none where it is made")
  func origins() {
    func origin(_ source: String) -> Int32 {
      let environment = Environment.test()
      let host = PlanHost.sample()
      host.nodes.remove(at: 3)
      host.nodes[0].fields["releases"] = .list([PlanHost.object(1, 1), PlanHost.object(1, 2)])
      let checked = environment.check(Expression.parse(source).expression)
      #expect(checked.issues.map(\.line) == [])
      let evaluation = Evaluation(environment: environment, host: host, variables: [PlanHost.object(0, 0), .int(5)])
      return evaluation.run(environment.compile(checked)).origin.node
    }
    #expect(origin("plan.releases[1].?start.value()") == 201)
    #expect(origin("plan.releases.filter(r, has(r.start)).map(r, r.start).max()") == 201)
    #expect(origin("plan.releases.filter(r, has(r.start)).map(r, r.start).min()") == 101)
    #expect(origin("plan.releases.filter(r, has(r.start)).sortBy(r, r.start)[1]") == 299)
    #expect(origin("plan.releases.map(r, r.?effort.orValue(0)).max()") == 204)
    #expect(origin("n == 5 ? plan.releases[0] : plan.releases[1]") == 199)
    #expect(origin("plan.releases.filter(r, n == 5)") == 0)
    #expect(origin("plan.releases.first().value().?name.orValue('')") == 100)
    #expect(origin("plan.releases[0].?effort.orValue(0) + 1") == -1)
    #expect(origin("plan.releases.size()") == -1)
  }

  @Test(
    "a route leads to the deepest thing that is there",
    arguments: [
      ("plan.releases[0].name", "100 complete"), ("plan.budget", "99 missing budget"),
      ("plan.maintenance.owner", "2 missing owner"), ("plan.maintenance.hours", "401 complete"),
      ("plan.releases[7].start", "0 missing 7 start"), ("plan.releases[2].start", "301 complete"),
      ("plan.releases.filter(r, r.tags.size() > 0)[0].end", "199 missing end"),
      ("n == 5 ? plan.maintenance.owner : plan.start", "2 missing owner"),
      ("plan.releases[1].tags", "299 missing tags"),
    ])
  func locations(source: String, expected: String) {
    let environment = Environment.test()
    let host = PlanHost.sample()
    if case .some(var value) = host.nodes[0].fields["maintenance"] {
      value.origin = Origin(tree: 0, node: 2)
      host.nodes[0].fields["maintenance"] = value
    }
    let program = environment.compile(environment.check(Expression.parse(source).expression))
    let evaluation = Evaluation(environment: environment, host: host, variables: [PlanHost.object(0, 0), .int(5)])
    let location = evaluation.locate(program)
    let found =
      "\(location.origin.node) "
      + (location.isComplete ? "complete" : "missing " + location.missing.joined(separator: " "))
    #expect(found == expected)
  }

  @Test("an error and an unknown tell the part of the expression they arose at")
  func sites() {
    let environment = Environment.test()
    let text = "n == 6 || (plan.releases.exists(r, 1 / (n - 5) > 2))"
    let program = environment.compile(environment.check(Expression.parse(text).expression))
    let evaluation = Evaluation(
      environment: environment, host: PlanHost.sample(), variables: [PlanHost.object(0, 0), .int(5)])
    let site = Evaluation.site(of: evaluation.run(program))
    #expect(site?.range == 35..<46)
    #expect(site?.definition == nil)
    let dim = environment.compile(environment.check(Expression.parse("true && dim(4)").expression))
    #expect(Evaluation.site(of: evaluation.run(dim))?.range == 8..<14)
    #expect(Evaluation.site(of: .true) == nil)
  }

  @Test("a value takes at most 40 bytes")
  func size() { #expect(MemoryLayout<Value>.stride <= 40) }
}
