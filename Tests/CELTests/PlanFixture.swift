import CEL
import Diagnostics

/// A small schema and plan for tests: `plan.releases[].{name, start?, owner?, tags[]}`, `plan.maintenance.{owner?}`, and
/// values of the opaque type Day.
struct PlanTypes: TypeProvider {
  static let fields: [String: [(name: String, type: CELType, presence: Presence)]] = [
    "Plan": [
      ("releases", .list(.object("Release")), .always), ("maintenance", .object("Maintenance"), .always),
      ("start", .opaque("Day"), .optional), ("budget", .int, .optional), ("title", .string, .optional),
    ],
    "Release": [
      ("name", .string, .optional), ("start", .opaque("Day"), .optional), ("end", .opaque("Day"), .optional),
      ("owner", .string, .optional), ("effort", .int, .optional), ("tags", .list(.string), .always),
    ],
    "Maintenance": [("owner", .string, .optional), ("hours", .int, .optional)],
  ]

  static let typeNames = ["Plan", "Release", "Maintenance"]

  func field(_ name: String, of objectType: String) -> FieldDescription? {
    guard let fields = Self.fields[objectType], let index = fields.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    return FieldDescription(type: fields[index].type, slot: Int32(index), presence: fields[index].presence)
  }

  func fieldNames(of objectType: String) -> [String] { (Self.fields[objectType] ?? []).map(\.name) }
}

/// The data: nodes by number, each a type and its fields. Field values carry the origin `node * 100 + slot`.
final class PlanHost: ObjectHost {
  struct Node {
    var type: Int32
    var fields: [String: Value]
  }

  var nodes: [Node]

  init(_ nodes: [Node]) { self.nodes = nodes }

  private func name(_ object: ObjectReference, _ slot: Int32) -> String {
    PlanTypes.fields[PlanTypes.typeNames[Int(object.type)]]?[Int(slot)].name ?? ""
  }

  func select(_ object: ObjectReference, _ slot: Int32, origin: Origin) -> Value? {
    let name = name(object, slot)
    let place = Origin(tree: 0, node: object.node * 100 + slot)
    if object.node >= 0, var value = nodes[Int(object.node)].fields[name] {
      if value.origin.isNowhere { value.origin = place }
      return value
    }
    switch name {
    case "releases", "tags": return .list([], origin: origin)
    case "maintenance": return Value(.object(ObjectReference(type: 2, node: -1)), origin: origin)
    default: return nil
    }
  }

  func has(_ object: ObjectReference, _ slot: Int32) -> Value {
    guard object.node >= 0, let value = nodes[Int(object.node)].fields[name(object, slot)] else { return .false }
    return value.isKnown ? .true : value
  }

  func typeName(_ type: Int32) -> String { PlanTypes.typeNames[Int(type)] }

  static func release(_ fields: [String: Value]) -> Node { Node(type: 1, fields: fields) }
  static func object(_ type: Int32, _ node: Int32) -> Value {
    Value(.object(ObjectReference(type: type, node: node)), origin: Origin(tree: 0, node: node * 100 + 99))
  }
}

/// A day or a span of days: `low` to `high`. Comparisons that the readings disagree on are unknown.
enum Day {
  static func value(_ low: Int64, _ high: Int64? = nil) -> Value {
    Value(.opaque(OpaqueValue(type: 0, low: low, high: high ?? low)))
  }

  private static func words(_ value: Value) -> OpaqueValue {
    if case .opaque(let words) = value.payload { return words }
    return OpaqueValue(type: 0, low: 0)
  }

  static let type = OpaqueType(
    name: "Day",
    equal: { a, b, _ in
      let (x, y) = (words(a), words(b))
      if x.low == x.high, x == y { return .true }
      return x.high < y.low || y.high < x.low ? .false : .unknown(origin: a.origin, reason: 7)
    },
    less: { a, b, _ in
      let (x, y) = (words(a), words(b))
      if x.high < y.low { return .true }
      return x.low >= y.high ? .false : .unknown(origin: a.origin, reason: 7)
    }, order: { a, b in words(a).low < words(b).low ? -1 : words(a).low == words(b).low ? 0 : 1 },
    least: { values, _ in
      values.min { words($0).low < words($1).low } ?? .null
    }, text: { $0.low == $0.high ? "day \($0.low)" : "day \($0.low)-\($0.high)" })

  /// `Day - Day`, in days.
  static let difference = FunctionDeclaration(
    "_-_", "Counts the days between.",
    [
      Overload(
        "subtract_Day", [.opaque("Day"), .opaque("Day")], .int,
        implementation: .binary { a, b, _ in Value(.int(words(a).low - words(b).low)) })
    ])
}

extension Environment {
  /// The environment of the tests: `plan`, `n` (int), `d` (dyn), `day(int)`, `fail()`, `dim()` (an unknown).
  static func test() -> Environment {
    var environment = Environment(provider: PlanTypes())
    environment.declare(opaqueType: Day.type)
    environment.declare(function: Day.difference)
    environment.declare(variable: "plan", type: .object("Plan"), isPlaced: true)
    environment.declare(variable: "n", type: .int)
    environment.declare(variable: "d", type: .dyn)
    environment.declare(
      function: FunctionDeclaration(
        "day", "Makes a day.",
        [
          Overload(
            "day_int", [.int], .opaque("Day"), implementation: .unary { value, _ in Day.value(value.asInt ?? 0) }),
          Overload(
            "day_int_int", [.int, .int], .opaque("Day"),
            implementation: .binary { low, high, _ in Day.value(low.asInt ?? 0, high.asInt ?? 0) }),
        ]))
    environment.declare(
      function: FunctionDeclaration(
        "fail", "Fails.",
        [Overload("fail", [], .bool, implementation: .nullary { _ in .error(Message("failed")) })]))
    environment.declare(
      function: FunctionDeclaration(
        "dim", "Can't be told.",
        [
          Overload(
            "dim", [.int], .bool,
            implementation: .unary { value, _ in
              .unknown(origin: Origin(tree: 1, node: Int32(truncatingIfNeeded: value.asInt ?? 0)), reason: 3)
            })
        ]))
    return environment
  }
}

/// What a text evaluates to, in one line: the value as CEL, `error: …`, `unknown(nodes)`, or the issues.
func outcome(
  _ text: String, in environment: Environment = .test(), host: PlanHost = .sample(), n: Int = 5, d: Value = .null,
  guarded: Set<String> = [], budget: Int = Limits.steps
) -> String {
  let (expression, issues) = Expression.parse(text)
  guard issues.isEmpty else { return issues.map(\.line).joined(separator: "\n") }
  let checked = environment.check(expression, guarded: guarded)
  guard checked.issues.isEmpty else { return checked.issues.map(\.line).joined(separator: "\n") }
  let evaluation = Evaluation(
    environment: environment, host: host, variables: [PlanHost.object(0, 0), .int(n), d], budget: budget)
  let value = evaluation.run(environment.compile(checked))
  return shown(value, evaluation)
}

func shown(_ value: Value, _ evaluation: Evaluation) -> String {
  switch value.payload {
  case .string(let text): return Literal.string(text).description
  case .bytes(let bytes): return Literal.bytes(bytes).description
  case .uint(let number): return "\(number)u"
  case .double(let number): return number.description
  case .list(let list):
    let parts = list.elements.map { shown($0, evaluation) } + (list.rest == nil ? [] : ["…"])
    return "[" + parts.joined(separator: ", ") + "]"
  case .map(let map):
    let parts = zip(map.keys, map.values).map { "\(shown($0, evaluation)): \(shown($1, evaluation))" }
    return "{" + parts.joined(separator: ", ") + "}"
  case .optional(let box): return box.value.map { "optional(\(shown($0, evaluation)))" } ?? "none"
  case .object(let object): return "object \(object.node)"
  case .error(let error): return "error: " + error.message.text(in: .english)
  case .unknown(let unknown): return "unknown(\(unknown.causes.map { String($0.origin.node) }.joined(separator: ",")))"
  default: return evaluation.text(of: value)
  }
}

extension Issue {
  /// `from-to: message (remedy)`
  var line: String {
    "\(range.lowerBound)-\(range.upperBound): \(message.text(in: .english))"
      + (remedy.map { " (\($0.text(in: .english)))" } ?? "")
  }
}

extension PlanHost {
  /// Three releases: pilot (day 10, Ann, effort 3), wide (days 20 to 30, no owner), and one whose start can't be read.
  static func sample() -> PlanHost {
    PlanHost([
      Node(
        type: 0,
        fields: [
          "releases": .list([object(1, 1), object(1, 2), object(1, 3)]), "maintenance": object(2, 4),
          "start": Day.value(1), "title": .string("Plan"),
        ]),
      release([
        "name": .string("pilot"), "start": Day.value(10), "owner": .string("Ann"), "effort": .int(3),
        "tags": .list([.string("a"), .string("b")]),
      ]),
      release(["name": .string("wide"), "start": Day.value(20, 30), "effort": .int(4)]),
      release(["name": .string("late"), "start": .unknown(origin: Origin(tree: 0, node: 301), reason: 1)]),
      Node(type: 2, fields: ["hours": .int(8)]),
    ])
  }
}
