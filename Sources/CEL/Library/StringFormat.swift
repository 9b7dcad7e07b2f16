internal import Diagnostics

/// One use of `format`. Source: cel-spec, extensions/strings.md, and cel-go's version 5 of the library where that leaves
/// something open.
struct StringFormat {
  private let text: [UInt8]
  private let arguments: [Value]
  private var result: [UInt8] = []
  private var used = 0

  /// The most decimals that may be asked for.
  private static let precisionLimit = 100
  private static let standardPrecision = 6
  /// How deep lists and maps within each other are written.
  private static let depthLimit = 200

  private struct Problem: Error {
    var value: Value

    init(_ value: Value) { self.value = value }
    init(_ message: Message) { value = .error(message) }
  }

  init(_ text: [UInt8], _ arguments: [Value]) {
    self.text = text
    self.arguments = arguments
  }

  mutating func run(_ context: inout EvaluationContext) -> Value {
    do {
      try fill(&context)
      return Value(.string(String(decoding: result, as: UTF8.self)))
    } catch {
      return error.value
    }
  }

  private mutating func fill(_ context: inout EvaluationContext) throws(Problem) {
    var position = 0
    while position < text.count {
      let end = text[position...].firstIndex(of: UInt8(ascii: "%")) ?? text.count
      try append(text[position..<end], &context)
      guard end < text.count else { return }
      guard end + 1 < text.count else {
        throw Problem(Message("a text to be filled ends with a single %; write %% for a percent sign"))
      }
      if text[end + 1] == UInt8(ascii: "%") {
        try append([UInt8(ascii: "%")], &context)
        position = end + 2
      } else {
        position = try clause(end + 1, &context)
      }
    }
  }

  /// What stands behind a percent sign.
  ///
  /// - Returns: where it ends.
  private mutating func clause(_ start: Int, _ context: inout EvaluationContext) throws(Problem) -> Int {
    var position = start
    var precision = Self.standardPrecision
    if text[position] == UInt8(ascii: ".") {
      let digits = text[(position + 1)...].prefix(while: Lexer.isDigit)
      let written = String(decoding: digits, as: UTF8.self)
      guard let number = Int(written), number <= Self.precisionLimit else {
        throw Problem(
          written.isEmpty
            ? Message("a number of decimals belongs behind {0}", .quoted("%."))
            : Message(
              "{0} decimals are too many; at most {1} can be written", .text(String(written.prefix(20))),
              .text(String(Self.precisionLimit))))
      }
      precision = number
      position = digits.endIndex
    }
    guard position < text.count else {
      throw Problem(Message("a letter belongs behind {0}, such as s or d", .quoted(written(start, text.count))))
    }
    let verb = text[position]
    guard "sdfebxXo".utf8.contains(verb) else {
      // A letter of several bytes is shown whole.
      let end = text[(position + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.count
      throw Problem(
        Message(
          "{0} is no way to write a value; there are %s, %d, %f, %e, %b, %o, %x and %X", .quoted(written(start, end))))
    }
    guard used < arguments.count else {
      throw Problem(
        Message(
          "{1} finds no value: the list has {0}", .text(String(arguments.count)),
          .quoted(written(start, position + 1))))
    }
    let value = arguments[used]
    used += 1
    switch verb {
    case UInt8(ascii: "s"): try string(value, 0, &context)
    case UInt8(ascii: "d"): try append(decimal(value, &context), &context)
    case UInt8(ascii: "f"):
      try append(Array(NumberText.fixed(try number(value, "%f", &context), decimals: precision).utf8), &context)
    case UInt8(ascii: "e"):
      try append(Array(NumberText.scientific(try number(value, "%e", &context), decimals: precision).utf8), &context)
    case UInt8(ascii: "b"): try append(inBase(value, 2, "%b", &context), &context)
    case UInt8(ascii: "o"): try append(inBase(value, 8, "%o", &context), &context)
    default: try append(hexadecimal(value, isUpper: verb == UInt8(ascii: "X"), &context), &context)
    }
    return position + 1
  }

  /// The clause from its percent sign on.
  private func written(_ start: Int, _ end: Int) -> String {
    String(decoding: text[(start - 1)..<end].prefix(24), as: UTF8.self)
  }

  private mutating func append(_ bytes: some Collection<UInt8>, _ context: inout EvaluationContext) throws(Problem) {
    if let error = context.charge(bytes.count, bytes: bytes.count) { throw Problem(error) }
    result.append(contentsOf: bytes)
  }

  private func mismatch(_ verb: String, _ wanted: String, _ value: Value, _ context: borrowing EvaluationContext) -> Problem {
    Problem(
      .error(
        Message(
          "{0} writes {1}, not a value of type {2}", .text(verb), .text(wanted), .text(context.typeName(of: value))),
        origin: value.origin))
  }

  // MARK: Numbers

  private func decimal(_ value: Value, _ context: inout EvaluationContext) throws(Problem) -> [UInt8] {
    switch value.payload {
    case .int(let number): Array(String(number).utf8)
    case .uint(let number): Array(String(number).utf8)
    case .double(let number): Array(NumberText.plain(number).utf8)
    default: throw mismatch("%d", "a number", value, context)
    }
  }

  private func number(_ value: Value, _ verb: String, _ context: inout EvaluationContext) throws(Problem) -> Double {
    switch value.payload {
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .double(let number): number
    default: throw mismatch(verb, "a number", value, context)
    }
  }

  private func inBase(
    _ value: Value, _ base: Int, _ verb: String, _ context: inout EvaluationContext
  ) throws(Problem) -> [UInt8] {
    switch value.payload {
    case .int(let number): Array(String(number, radix: base).utf8)
    case .uint(let number): Array(String(number, radix: base).utf8)
    case .bool(let truth) where base == 2: [UInt8(ascii: truth ? "1" : "0")]
    default:
      throw mismatch(verb, base == 2 ? "a whole number or a bool" : "a whole number", value, context)
    }
  }

  private func hexadecimal(
    _ value: Value, isUpper: Bool, _ context: inout EvaluationContext
  ) throws(Problem) -> [UInt8] {
    switch value.payload {
    case .int(let number): return Array(String(number, radix: 16, uppercase: isUpper).utf8)
    case .uint(let number): return Array(String(number, radix: 16, uppercase: isUpper).utf8)
    case .string(let text): return Self.hexadecimal(Array(text.utf8), isUpper)
    case .bytes(let bytes): return Self.hexadecimal(bytes, isUpper)
    default: throw mismatch(isUpper ? "%X" : "%x", "a whole number, a text or bytes", value, context)
    }
  }

  private static func hexadecimal(_ bytes: [UInt8], _ isUpper: Bool) -> [UInt8] {
    let letters = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    return bytes.flatMap { [letters[Int($0 >> 4)], letters[Int($0 & 15)]] }
  }

  // MARK: Any value

  private mutating func string(_ value: Value, _ depth: Int, _ context: inout EvaluationContext) throws(Problem) {
    guard depth < Self.depthLimit else { throw Problem(Message("this is nested too deeply to be written")) }
    switch value.payload {
    case .string(let text): try append(text.utf8, &context)
    case .bytes(let bytes): try append(Self.repaired(bytes), &context)
    case .double(let number): try append(NumberText.plain(number).utf8, &context)
    case .duration(let duration):
      try append((NumberText.plain(duration.inSeconds) + "s").utf8, &context)
    case .null, .bool, .int, .uint, .timestamp, .type: try append(context.text(of: value).utf8, &context)
    case .list(let list):
      if let value = context.strictly(list.elements + [value], .whole) { throw Problem(value) }
      try append("[".utf8, &context)
      for (index, element) in list.elements.enumerated() {
        if index > 0 { try append(", ".utf8, &context) }
        try string(element, depth + 1, &context)
      }
      try append("]".utf8, &context)
    case .map(let map): try entries(map, value, depth, &context)
    default:
      throw mismatch("%s", "texts, numbers, bools, times, lists and maps", value, context)
    }
  }

  /// In the order of the keys as they are written.
  private mutating func entries(
    _ map: MapValue, _ value: Value, _ depth: Int, _ context: inout EvaluationContext
  ) throws(Problem) {
    if let value = context.strictly(map.values + [value], .whole) { throw Problem(value) }
    let before = result
    var written: [(key: [UInt8], value: [UInt8])] = []
    for entry in map.entries {
      result = []
      try string(entry.key, depth + 1, &context)
      let key = result
      result = []
      try string(entry.value, depth + 1, &context)
      written.append((key, result))
    }
    result = before
    try append("{".utf8, &context)
    // Keys of different types may be written alike; they stay in their order.
    for (index, entry) in written.enumerated().sorted(by: { a, b in
      a.element.key == b.element.key
        ? a.offset < b.offset : a.element.key.lexicographicallyPrecedes(b.element.key)
    }).map(\.element).enumerated() {
      if index > 0 { try append(", ".utf8, &context) }
      try append(entry.key, &context)
      try append(": ".utf8, &context)
      try append(entry.value, &context)
    }
    try append("}".utf8, &context)
  }

  /// Bytes as text; a run of bytes that are no UTF-8 becomes one U+FFFD.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    var result: [UInt8] = []
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var isBroken = false
    loop: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        result.append(contentsOf: String(scalar).utf8)
        isBroken = false
      case .error:
        if !isBroken { result.append(contentsOf: "\u{FFFD}".utf8) }
        isBroken = true
      case .emptyInput: break loop
      }
    }
    return result
  }
}
