import Testing

@testable import CEL

@Suite("Checker")
struct CheckerTests {
  @Test(
    "an expression has the type that its parts give it",
    arguments: [
      ("1", "int"), ("[1, 2]", "list(int)"), ("[]", "list(dyn)"), ("[1, 'a']", "list(dyn)"), ("[1, 2.0]", "list(dyn)"),
      ("[[], [1]]", "list(list(int))"), ("{'a': 1}", "map(string, int)"), ("{}", "map(dyn, dyn)"),
      ("{'a': 1}.a", "int"), ("{1: 'a'}[1]", "string"), ("[1][0]", "int"), ("d.x[1]", "dyn"), ("1 + 2", "int"),
      ("'a' + 'b'", "string"), ("[1] + []", "list(int)"), ("1 == 2u", "bool"), ("1 < 2.5", "bool"),
      ("true ? 1 : 2", "int"), ("n > 1 ? [] : [1]", "list(int)"), ("type(1)", "type(int)"), ("int", "type(int)"),
      ("plan.releases", "list(Release)"), ("plan.releases[0].name.size()", "0"),
      ("plan.releases.map(r, r.tags)", "list(list(string))"), ("plan.releases.filter(r, true)", "list(Release)"),
      ("plan.releases.exists(r, true)", "bool"), ("plan.?start", "optional(Day)"),
      ("plan.?start.orValue(day(1))", "Day"),
      ("plan.?maintenance.owner", "optional(string)"), ("optional.none()", "optional(dyn)"),
      ("optional.of(1)", "optional(int)"), ("optional.of(1).optMap(x, [x])", "optional(list(int))"),
      ("optional.of(1).optFlatMap(x, optional.of('a'))", "optional(string)"), ("[1][?0]", "optional(int)"),
      ("{'a': 1}.map(k, k)", "list(string)"), ("[1].transformMap(i, v, 'a')", "map(int, string)"),
      ("{'a': 1}.transformList(k, v, v)", "list(int)"), ("cel.bind(x, 1, [x])", "list(int)"),
      ("day(2) - day(1)", "int"), ("[day(1)].min()", "Day"), ("[day(1)].sort()", "list(Day)"),
      ("[1.5].sum()", "double"), ("plan.releases.sortBy(r, r.tags.size())", "list(Release)"),
      ("plan.releases.first()", "optional(Release)"), ("math.greatest(1, 2, 3)", "int"), ("math.least(1, 2.0)", "dyn"),
      ("timestamp('2026-01-01T00:00:00Z') - duration('1h')", "google.protobuf.Timestamp"), ("dyn(1)", "dyn"),
      ("[[1], [2]].flatten()", "list(int)"), ("'a,b'.split(',')", "list(string)"), ("null", "null_type"),
      ("[1] + [d]", "list(dyn)"), ("optional.of(1).orValue(d)", "dyn"), ("[[1], [d]]", "list(list(dyn))"),
      ("[[], [[]], [[[]]]]", "list(list(list(list(dyn))))"),
      ("[optional.of(1), optional.none()]", "list(optional(int))"),
      ("[optional.of(1), null]", "list(optional(int))"), ("{1: 'a', 'b': 2}", "map(dyn, dyn)"),
      ("[int, string]", "list(type)"),
      ("type(type(1))", "type(type(int))"), ("google.protobuf.Timestamp", "type(timestamp)"), ("Day", "type(Day)"),
      ("type(day(1)) == Day", "bool"), ("[].map(x, x)[0]", "dyn"), ("cel.bind(x, [], x + [1])", "list(int)"),
    ])
  func types(source: String, expected: String) {
    guard expected != "0" else {
      #expect(outcome(source).hasPrefix("0-21: “name” may be absent here"))
      return
    }
    let checked = Environment.test().check(Expression.parse(source).expression)
    #expect(checked.issues.map(\.line) == [])
    let shown = checked.type == .timestamp ? checked.type.name : checked.type.description
    #expect(shown == expected)
  }

  @Test(
    "what does not fit is reported at its place, with the name that was meant",
    arguments: [
      ("plna.releases", ["0-4: “plna” is not a name known here (did you mean “plan”?)"]),
      ("plan.relases.size() > 0", ["5-12: Plan has no field “relases” (did you mean “releases”?)"]),
      ("has(plan.strat)", ["0-15: Plan has no field “strat” (did you mean “start”?)"]),
      ("plan.releases.szie()", ["0-20: there is no function “szie” (did you mean “size”?)"]),
      ("1 + 'a'", ["0-7: “+” can't be used on int and string (string() makes a text of a value)"]),
      ("n == 'a'", ["0-8: “==” can't be used on int and string (values of different types are never equal)"]),
      (
        "plan.releases > 1",
        ["0-17: “>” can't be used on list(Release) and int (before int it takes int, uint or double)"]
      ),
      ("has(plan.start) && plan.start > 5", ["19-33: “>” can't be used on Day and int (behind Day it takes Day)"]),
      ("!5", ["0-2: “!” can't be used on int (it takes bool)"]),
      ("1 && true", ["0-1: this is of type int; true or false is needed here"]),
      ("n ? 1 : 2", ["0-1: this is of type int; true or false is needed here"]),
      (
        "true ? 1 : 'a'",
        ["11-14: this is of type string and the value before ':' of type int; both must be of one type"]
      ),
      ("[1].all(x, x)", ["11-12: this is of type int; true or false is needed here"]),
      ("n.all(x, x)", ["0-1: all() needs a list or a map, not int"]),
      ("n.name", ["0-6: a value of type int has no fields, so “name” can't be read from it"]),
      ("[1]['a']", ["4-7: an index of a list is of type int, not string"]),
      ("{'a': 1}[1]", ["9-10: the keys of this map are of type string, not int"]),
      ("{1.5: 1}", ["1-4: a key of a map is a string, a whole number or a bool, not double"]),
      ("'a'.contains(1)", ["0-15: contains() can't be called on string with int (it takes string.contains(string))"]),
      ("size", ["0-4: “size” is a function; call it with arguments in parentheses"]),
      (
        "plan.releases.min()",
        [
          "0-19: min() can't be called on list(Release) (it takes list(int).min(), list(uint).min(), list(double).min(), list(bool).min(), list(string).min() and 4 more)"
        ]
      ),
      ("'a'.size('b')", ["0-13: size() takes no argument, not 1 (as in string.size())"]),
      (
        "'a'.replace('b')",
        [
          "0-16: replace() takes 2 or 3 arguments, not 1 (as in string.replace(string, string), string.replace(string, string, int))"
        ]
      ),
      ("contains('a', 'b')", [#"0-18: contains() is called behind a dot (write "a".contains("b"))"#]),
      ("n.double()", ["0-10: double() can't be called behind a dot (write double(n))"]),
      ("all([1], x, true)", ["0-17: all() is written list.all(x, condition) or list.all(i, x, condition)"]),
      ("[1].all(x)", ["0-10: all() is written list.all(x, condition) or list.all(i, x, condition)"]),
      ("[1].exist(x, x > 0)", ["0-19: there is no function “exist” (did you mean “exists”?)"]),
      ("has(plan.start, n)", ["0-18: has() is written has(value.field)"]),
      ("cel.bind(x, 1)", ["0-14: cel.bind() is written cel.bind(x, value, expression)"]),
      ("math.abz(1)", ["0-11: there is no function “math.abz” (did you mean “math.abs”?)"]),
      (
        "plan.releases()",
        ["0-15: there is no function “releases” (“releases” is a field; write it without parentheses)"]
      ),
      ("releases.size()", ["0-8: “releases” is not a name known here (did you mean “plan.releases”?)"]),
      (
        "'a'.size",
        [
          "0-8: a value of type string has no fields, so “size” can't be read from it (“size” is a function; write .size())"
        ]
      ),
      ("n.all(x, x + y > 0)", ["0-1: all() needs a list or a map, not int", "13-14: “y” is not a name known here"]),
      (
        "a.B{x: nn}",
        [
          "0-3: there are no messages here, so “a.B” can't be made (a map is written {'field': value})",
          "7-9: “nn” is not a name known here",
        ]
      ),
      ("plan.releases.sortBy(r, r)", ["24-25: values of type Release have no order to sort by"]),
      (
        "plan.relases.x + nn.y + plan.releases",
        ["5-12: Plan has no field “relases” (did you mean “releases”?)", "17-19: “nn” is not a name known here"]
      ),
    ])
  func issues(source: String, expected: [String]) {
    let (expression, syntax) = Expression.parse(source)
    #expect(syntax.isEmpty)
    #expect(Environment.test().check(expression).issues.map(\.line) == expected)
  }

  @Test("the type asked for must be given")
  func expecting() {
    let environment = Environment.test()
    let expression = Expression.parse("plan.releases").expression
    #expect(environment.check(expression, expecting: .list(.object("Release"))).issues.isEmpty)
    #expect(
      environment.check(expression, expecting: .bool).issues.map(\.line)
        == ["0-13: this is of type list(Release), where bool is needed"])
  }

  @Test(
    "a value has a place where it comes from the plan, whatever was chosen on the way",
    arguments: [
      ("plan", true), ("plan.releases", true), ("plan.releases[0]", true), ("plan.releases[0].tags[0]", true),
      ("plan.releases.filter(r, has(r.start))", true), ("plan.releases.filter(r, has(r.start))[0].start", true),
      ("plan.releases.filter(r, has(r.start)).map(r, r.start).min()", true),
      ("plan.releases.filter(r, has(r.start)).map(r, r.start).sort()[0]", true),
      ("plan.releases.sortBy(r, r.tags.size())[0]", true), ("plan.releases.first().value()", true),
      ("plan.?start.orValue(day(1))", false), ("plan.?title.or(plan.releases[0].?name)", true),
      ("n > 1 ? plan.releases[0] : plan.releases[1]", true), ("cel.bind(x, plan.releases, x[0])", true),
      ("plan.releases.size()", false), ("plan.releases[0].tags.join()", false), ("1", false), ("n", false),
      ("plan.releases.map(r, r.tags.size()).max()", false), ("[plan.releases[0], plan.releases[1]][0]", true),
      ("[1, 2][0]", false), ("plan.releases[0].tags + ['x']", false), ("plan.releases.map(r, r)[0]", true),
    ])
  func places(source: String, expected: Bool) {
    let checked = Environment.test().check(Expression.parse(source).expression)
    #expect(checked.issues.map(\.line) == [])
    #expect(checked.hasPlace == expected, "\(source)")
  }
}
