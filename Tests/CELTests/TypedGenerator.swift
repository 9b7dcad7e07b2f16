@testable import CEL

/// Makes expressions of a wanted type by chance, of the environment's variables, literals, macros and every overload of its
/// functions, so that the check should accept them.
struct TypedGenerator {
  var random: Chance
  private let variables: [(name: String, type: CELType)]
  private let overloads: [(name: String, overload: Overload)]
  private var locals: [(name: String, type: CELType)] = []

  init(seed: UInt64, environment: Environment) {
    random = Chance(seed: seed)
    variables = environment.allVariables.filter { $0.type != .dyn }
    overloads = environment.allFunctions.flatMap { function in function.overloads.map { (function.name, $0) } }
      .filter { entry in
        let types = entry.overload.parameters + [entry.overload.result]
        return Self.isWritable(entry.name) && types.allSatisfy(Self.isPlain)
      }
  }

  private static func isWritable(_ name: String) -> Bool { !name.hasPrefix("@") && name != "fail" && name != "dim" }

  /// Values of such types can be made here.
  private static func isPlain(_ type: CELType) -> Bool {
    switch type {
    case .dyn, .null, .type, .object, .error, .opaque, .variable: false
    case .list(let inner), .optional(let inner): isPlain(inner)
    case .map(let key, let value): isPlain(key) && isPlain(value)
    default: true
    }
  }

  private mutating func pick<T>(_ choices: [T]) -> T? { choices.isEmpty ? nil : choices[random.next(choices.count)] }

  mutating func type(_ depth: Int = 2) -> CELType {
    let plain: [CELType] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
    guard depth > 0, random.next(3) == 0 else { return plain[random.next(plain.count)] }
    switch random.next(3) {
    case 0: return .list(type(depth - 1))
    case 1: return .map([.string, .int, .bool][random.next(3)], type(depth - 1))
    default: return .optional(type(depth - 1))
    }
  }

  mutating func expression(_ type: CELType, _ depth: Int) -> String {
    guard depth > 0 else { return leaf(type) }
    switch random.next(10) {
    case 0: return leaf(type)
    case 1: return "(\(expression(.bool, depth - 1)) ? \(expression(type, depth - 1)) : \(expression(type, depth - 1)))"
    case 2: return "[\(expression(type, depth - 1)), \(expression(type, depth - 1))][\(expression(.int, depth - 1))]"
    case 3: return "{\(expression(.string, depth - 1)): \(expression(type, depth - 1))}[\(expression(.string, 0))]"
    case 4:
      let bound = self.type(1)
      let value = expression(bound, depth - 1)
      return with("v\(locals.count)", bound) { name, it in
        "cel.bind(\(name), \(value), \(it.expression(type, depth - 1)))"
      }
    case 5: return macro(type, depth)
    case 6: return "\(expression(.optional(type), depth - 1)).orValue(\(expression(type, depth - 1)))"
    default: return call(type, depth) ?? macro(type, depth)
    }
  }

  private mutating func with(
    _ name: String, _ type: CELType, _ body: (String, inout TypedGenerator) -> String
  ) -> String {
    locals.append((name, type))
    defer { locals.removeLast() }
    return body(name, &self)
  }

  private mutating func macro(_ type: CELType, _ depth: Int) -> String {
    let element = self.type(1)
    let range = expression(.list(element), depth - 1)
    let name = "e\(locals.count)"
    switch type {
    case .bool:
      let macro = pick(["all", "exists", "exists_one"]) ?? "all"
      return with(name, element) { "\(range).\(macro)(\($0), \($1.expression(.bool, depth - 1)))" }
    case .list(let inner):
      if random.next(2) == 0 {
        let own = expression(type, depth - 1)
        return with(name, inner) { "\(own).filter(\($0), \($1.expression(.bool, depth - 1)))" }
      }
      return with(name, element) { "\(range).map(\($0), \($1.expression(inner, depth - 1)))" }
    case .map(.int, let inner):
      return with(name, element) { value, it in
        "\(range).transformMap(i\(value), \(value), \(it.expression(inner, depth - 1)))"
      }
    case .optional(let inner):
      let base = expression(.optional(element), depth - 1)
      return with(name, element) { "\(base).optMap(\($0), \($1.expression(inner, depth - 1)))" }
    default: return "[\(expression(type, depth - 1))][0]"
    }
  }

  /// A call of any overload that gives the type.
  private mutating func call(_ type: CELType, _ depth: Int) -> String? {
    for _ in 0..<8 {
      guard let (name, overload) = pick(overloads) else { return nil }
      var substitution = Substitution()
      var names: [String: CELType] = [:]
      let parameters = overload.parameters.map { substitution.instantiated($0, &names) }
      guard substitution.accepts(substitution.instantiated(overload.result, &names), type) else { continue }
      var texts: [String] = []
      for parameter in parameters {
        if case .variable = substitution.resolved(parameter) { _ = substitution.accepts(parameter, self.type(1)) }
        let wanted = closed(substitution.applied(parameter, final: false))
        _ = substitution.accepts(parameter, wanted)
        texts.append("(" + expression(wanted, depth - 1) + ")")
      }
      if let spelling = Operators.spelling(of: name) {
        return "(" + (texts.count == 1 ? spelling + texts[0] : texts.joined(separator: " \(spelling) ")) + ")"
      }
      if name == "_[_]" { continue }
      if overload.isMember { return texts[0] + ".\(name)(\(texts.dropFirst().joined(separator: ", ")))" }
      return "\(name)(\(texts.joined(separator: ", ")))"
    }
    return nil
  }

  /// The type with a type in place of every variable.
  private mutating func closed(_ type: CELType) -> CELType {
    switch type {
    case .variable, .parameter: self.type(0)
    case .list(let inner): .list(closed(inner))
    case .optional(let inner): .optional(closed(inner))
    case .map(.variable, let value): .map(.string, closed(value))
    case .map(let key, let value): .map(closed(key), closed(value))
    default: type
    }
  }

  private mutating func leaf(_ type: CELType) -> String {
    let known = (variables + locals).filter { $0.type == type }.map(\.name)
    if random.next(2) == 0, let name = pick(known) { return name }
    let words: [String]
    switch type {
    case .bool: words = ["true", "false"]
    case .int: words = ["0", "1", "-1", "7", "9223372036854775807", "-9223372036854775808"]
    case .uint: words = ["0u", "1u", "18446744073709551615u"]
    case .double: words = ["0.0", "1.5", "-1e300", "(0.0 / 0.0)", "(1.0 / 0.0)"]
    case .string: words = ["''", "'a'", "'Åø🌿'", "'2024-02-29T00:00:00Z'", "'12'", "'%s'"]
    case .bytes: words = ["b''", "b'a'", #"b'\xff'"#]
    case .timestamp: words = ["timestamp('2024-02-29T23:59:59Z')", "timestamp(0)"]
    case .duration: words = ["duration('1h30m')", "duration('-0.5s')"]
    case .null: words = ["null"]
    case .list(let inner): return random.next(3) == 0 ? "[]" : "[\(leaf(inner)), \(leaf(inner))]"
    case .map(let key, let value): return random.next(3) == 0 ? "{}" : "{\(leaf(key)): \(leaf(value))}"
    case .optional(let inner): return random.next(3) == 0 ? "optional.none()" : "optional.of(\(leaf(inner)))"
    default: words = ["null"]
    }
    return pick(words) ?? "null"
  }
}
