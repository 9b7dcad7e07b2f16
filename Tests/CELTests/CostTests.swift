import Diagnostics
import Testing

@testable import CEL

@Suite("Cost of expressions")
struct CostTests {
  /// The power of the number of elements that an expression's steps grow with, and the text that makes them.
  private func estimate(
    _ text: String, definitions: [Definition] = [], subject: String? = nil
  ) throws -> (power: Int, innermost: String, steps: Double) {
    var environment = Environment()
    let plan = environment.declare(variable: "plan", type: .map(.string, .dyn), isPlaced: true)
    let item = environment.declare(variable: "item", type: .dyn, isPlaced: true)
    #expect(environment.define(definitions).isEmpty)
    func compiled(_ text: String) throws -> Program {
      let (expression, issues) = Expression.parse(text)
      let checked = environment.check(expression)
      try #require(issues.isEmpty && checked.issues.isEmpty, "\(issues) \(checked.issues)")
      return environment.compile(checked)
    }
    let program = try compiled(text)
    let list = try subject.map { try (slot: item, list: compiled($0)) }
    let found = environment.runtime.estimates([(program, nil)], forEach: list)
    let estimate = found.programs.reduce(found.kept, +)
    #expect(plan != item)
    let range = estimate.site?.definition == nil ? estimate.site?.range ?? 0..<0 : 0..<0
    let innermost = String(decoding: Array(text.utf8)[range], as: UTF8.self)
    return (estimate.power, innermost, estimate.steps(elements: 100))
  }

  @Test(
    "the parts of all elements cost as much as there are parts, other lists multiply",
    arguments: [
      ("plan.size > 100 && plan.name == 'x'", 0), ("plan.a.all(x, x.n > 1)", 1),
      ("plan.a.all(x, x.parts.exists(y, y.n > 1))", 1),
      ("plan.a.all(x, x.parts.exists(y, y.n > 1) && x.others.all(z, z.n > 1))", 1),
      ("plan.a.all(x, x.parts.all(y, x.parts.exists(z, z.n > y.n)))", 2),
      ("plan.a.all(x, plan.b.exists(y, y.id == x.id))", 2), ("plan.a.all(x, plan.b.exists(y, x.id in y.groups))", 2),
      ("plan.a.all(x, plan.b.all(y, plan.c.exists(z, z.a == x.id && z.b == y.id)))", 3),
      ("plan.a.all(x, x.id in plan.b)", 2), ("[1, 2, 3].all(i, plan.a.exists(x, x.n == i))", 1),
      ("plan.a.filter(x, x.n > 1).map(x, x.n).exists(n, n == 3)", 1),
      ("cel.bind(many, plan.a.filter(x, x.n > 1), many.all(x, many.exists(y, y.n > x.n)))", 2),
      ("plan.a.all(x, size(plan.b) > x.n)", 1), ("plan.a.map(x, x.parts).exists(p, p.exists(q, q == 1))", 1),
    ])
  func powers(_ text: String, _ power: Int) throws {
    #expect(try estimate(text).power == power, "\(text)")
  }

  @Test("the innermost list of the highest power is pointed at")
  func innermost() throws {
    let cubic = try estimate("plan.a.all(x, plan.b.all(y, plan.c.exists(z, z.a == x.id && z.b == y.id)))")
    #expect(cubic.innermost == "plan.c.exists(z, z.a == x.id && z.b == y.id)")
    #expect(cubic.steps > 5_000_000 && cubic.steps < 50_000_000)
    let flat = try estimate("plan.a.exists(x, x.n > 1) || plan.b.all(x, plan.c.exists(y, y == x))")
    #expect(flat.innermost == "plan.c.exists(y, y == x)")
  }

  @Test("a rule's subject multiplies what its expressions cost")
  func subjects() throws {
    #expect(try estimate("plan.b.exists(y, y.id == item.id)", subject: "plan.a").power == 2)
    #expect(try estimate("item.parts.exists(y, y.n == 1)", subject: "plan.a").power == 1)
    #expect(try estimate("item.n == 1", subject: "plan.a").power == 1)
  }

  @Test("a value that definitions keep is paid for once, a function once for each element")
  func definitions() throws {
    let many = Definition(
      name: "many", result: .list(.dyn), body: Expression.parse("plan.a.filter(x, plan.b.exists(y, y == x))").expression
    )
    #expect(try estimate("plan.c.all(x, size(many) > x.n)", definitions: [many]).power == 2)
    #expect(try estimate("plan.c.all(x, many.exists(y, y == x))", definitions: [many]).power == 2)
    let near = Definition(
      name: "near", parameters: [.init("x", .dyn)], result: .list(.dyn),
      body: Expression.parse("plan.b.filter(y, y.id == x.id)").expression)
    #expect(try estimate("plan.a.all(x, plan.c.all(z, near(x).size() > 1))", definitions: [near]).power == 2)
    #expect(try estimate("plan.a.all(x, plan.c.all(z, near(x).exists(y, y == z)))", definitions: [near]).power == 3)
    let own = Definition(
      name: "own", parameters: [.init("x", .dyn)], result: .list(.dyn),
      body: Expression.parse("x.parts.filter(y, y.n > 1)").expression)
    #expect(try estimate("plan.a.all(x, own(x).all(y, y.n > 2))", definitions: [own]).power == 1)
  }
}
