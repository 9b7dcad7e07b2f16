@testable import CEL

/// Makes expressions of the whole grammar by chance, the same ones in every run; names and types make no sense.
struct GrammarGenerator {
  var random: Chance

  init(seed: UInt64) { random = Chance(seed: seed) }

  private mutating func pick(_ choices: [String]) -> String { choices[random.next(choices.count)] }

  private static let names = ["a", "b1", "_c", "x", "plan", "true1", "inner", "nullable", "R", "b", "r"]

  /// `Expr`
  mutating func expression(_ depth: Int) -> String {
    guard depth > 0, random.next(6) == 0 else { return or(depth) }
    return "\(or(depth - 1)) ? \(or(depth - 1)) : \(expression(depth - 1))"
  }

  private mutating func or(_ depth: Int) -> String { row(depth, ["||"]) { $0.and(depth) } }

  private mutating func and(_ depth: Int) -> String { row(depth, ["&&"]) { $0.relation(depth) } }

  private mutating func relation(_ depth: Int) -> String {
    row(depth, ["<", "<=", ">", ">=", "==", "!=", " in "]) { $0.sum(depth) }
  }

  private mutating func sum(_ depth: Int) -> String { row(depth, ["+", "-"]) { $0.product(depth) } }

  private mutating func product(_ depth: Int) -> String { row(depth, ["*", "/", "%"]) { $0.unary(depth) } }

  private mutating func row(
    _ depth: Int, _ operators: [String], operand: (inout GrammarGenerator) -> String
  ) -> String {
    var result = operand(&self)
    while depth > 0, random.next(12) == 0 { result += blank() + pick(operators) + blank() + operand(&self) }
    return result
  }

  private mutating func blank() -> String { pick(["", " ", " ", "\n", "\t", "\r\n", " // é 'x\n"]) }

  private mutating func unary(_ depth: Int) -> String {
    // A minus before a minus would read as one sign after another only where the operand allows it.
    switch random.next(10) {
    case 0: return String(repeating: "!", count: 1 + random.next(2)) + member(depth)
    case 1: return String(repeating: "-", count: 1 + random.next(2)) + member(depth)
    default: return member(depth)
    }
  }

  private mutating func member(_ depth: Int) -> String {
    var result = primary(depth)
    while depth > 0, random.next(4) == 0 {
      switch random.next(6) {
      case 0: result += blank() + "." + field()
      case 1: result += ".?" + field()
      case 2: result += "[\(expression(depth - 1))]"
      case 3: result += "[?\(expression(depth - 1))]"
      case 4: result += "." + pick(["f", "size", "for", "package"]) + arguments(depth, 0)
      default: result += macro(depth)
      }
    }
    return result
  }

  private mutating func field() -> String {
    pick(["a", "b", "for", "`a-b`", "`in`", "`a.b/c d`", "`true`", "`0`", "if", "_"])
  }

  private mutating func arguments(_ depth: Int, _ least: Int) -> String {
    "(" + (0..<(least + random.next(3))).map { _ in expression(depth - 1) }.joined(separator: "," + blank()) + ")"
  }

  private mutating func macro(_ depth: Int) -> String {
    let body = expression(depth - 1)
    let other = expression(depth - 1)
    switch random.next(8) {
    case 0: return ".\(pick(["all", "exists", "exists_one", "existsOne", "filter", "map", "sortBy"]))(x, \(body))"
    case 1: return ".\(pick(["all", "exists", "exists_one", "existsOne"]))(x, y, \(body))"
    case 2: return ".map(x, \(other), \(body))"
    case 3: return ".\(pick(["transformList", "transformMap", "transformMapEntry"]))(k, v, \(body))"
    case 4: return ".\(pick(["transformList", "transformMap", "transformMapEntry"]))(k, v, \(other), \(body))"
    case 5: return ".optMap(o, \(body))"
    default: return ".optFlatMap(o, \(body))"
    }
  }

  private mutating func primary(_ depth: Int) -> String {
    guard depth > 0 else { return random.next(3) == 0 ? pick(["", "."]) + pick(Self.names) : literal() }
    switch random.next(14) {
    case 0: return "(" + blank() + expression(depth - 1) + blank() + ")"
    case 1: return "[" + items(depth) { ($0.random.next(5) == 0 ? "?" : "") + $0.expression(depth - 1) } + "]"
    case 2:
      return "{"
        + items(depth) {
          ($0.random.next(5) == 0 ? "?" : "") + $0.expression(depth - 1) + ":" + $0.expression(depth - 1)
        } + "}"
    case 3:
      let name = pick(["", "."]) + pick(["T", "a.B", "google.protobuf.Timestamp", "a.for.C"])
      return name + "{"
        + items(depth) {
          ($0.random.next(5) == 0 ? "?" : "") + $0.pick(["f", "`a-b`", "_g"]) + ": " + $0.expression(depth - 1)
        } + "}"
    case 4: return pick(["", "."]) + pick(["f", "size", "math", "int"]) + arguments(depth, 0)
    case 5: return "has(\(member(depth - 1)).\(pick(["a", "`b-c`"])))"
    case 6: return "cel.bind(v, \(expression(depth - 1)), \(expression(depth - 1)))"
    case 7: return "math.\(pick(["greatest", "least"]))\(arguments(depth, 1))"
    case 8, 9: return pick(["", "", "."]) + pick(Self.names)
    default: return literal()
    }
  }

  private mutating func items(_ depth: Int, item: (inout GrammarGenerator) -> String) -> String {
    let count = random.next(4)
    let text = (0..<count).map { _ in item(&self) }.joined(separator: blank() + ",")
    return text + (random.next(4) == 0 ? "," : "")
  }

  private mutating func literal() -> String {
    switch random.next(5) {
    case 0: return pick(["true", "false", "null", "0", "1", "42", "007", "0xfF", "9223372036854775807"])
    case 1: return pick(["0u", "1U", "0xABu", "18446744073709551615u", "1.5", ".5", "1e3", "1.25E-10", "0.0", "1e308"])
    default: return quoted()
    }
  }

  private mutating func quoted() -> String {
    let prefix = pick(["", "", "", "r", "R", "b", "B", "br", "bR"])
    let quote = pick(["'", "\"", "'''", "\"\"\""])
    let isRaw = prefix.lowercased().hasSuffix("r")
    let isBytes = prefix.lowercased().hasPrefix("b")
    var pieces = ["a", "é", "🌿", " ", "?", "`", "\u{1}", "//", "{"]
    pieces += quote.contains("'") ? ["\""] : ["'"]
    if quote.count == 3 { pieces += ["\n", "\r\n", "\t"] }
    if isRaw {
      pieces += [#"\n"#, #"\d"#, #"\377"#]
    } else {
      pieces += [
        #"\n"#, #"\\"#, #"\""#, #"\'"#, #"\?"#, #"\`"#, #"\a\b\f\r\t\v"#, #"\x41"#, #"\XfF"#, #"\101"#, #"\377"#,
      ]
      if !isBytes { pieces += [#"\u00e9"#, #"\U0001F600"#] }
    }
    return prefix + quote + (0..<random.next(5)).map { _ in pick(pieces) }.joined() + quote
  }
}

/// SplitMix64.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(max(1, bound)))
  }
}
