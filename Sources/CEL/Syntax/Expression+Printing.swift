extension Expression: CustomStringConvertible {
  /// The expression in one normal form: single spaces, double quotes, no parentheses that change nothing. Reading it gives
  /// the same tree.
  package var description: String { text(of: root) }

  /// The normal form of a part, as messages quote it.
  package func text(of id: ID) -> String {
    DeepStack.run(depth: node(id).depth) {
      var result = ""
      write(id, minimum: 0, into: &result)
      return result
    }
  }

  /// 0 conditional, 1 to 5 the binary operators, 6 unary, 7 postfix and primary.
  private func precedence(_ id: ID) -> Int {
    switch kind(id) {
    case .conditional: 0
    case .or: 1
    case .and: 2
    case .call(let name, let arguments):
      arguments.count == 1 && (name == "!_" || name == "-_") ? 6 : Operators.binary(function: name)?.precedence ?? 7
    case .literal(.int(let value)) where value < 0: 6
    case .literal(.double(let value)) where value.sign == .minus: 6
    default: 7
    }
  }

  private func write(_ id: ID, minimum: Int, into result: inout String) {
    let needsParentheses = precedence(id) < minimum
    if needsParentheses { result += "(" }
    writeBare(id, into: &result)
    if needsParentheses { result += ")" }
  }

  private func writeBare(_ id: ID, into result: inout String) {
    switch kind(id) {
    case .literal(let literal): result += literal.description
    case .identifier(let name): result += name
    case .select(let operand, let field, let isOptional):
      write(operand, minimum: 7, into: &result)
      result += (isOptional ? ".?" : ".") + Self.fieldText(field)
    case .has(let operand, let field):
      result += "has("
      write(operand, minimum: 7, into: &result)
      result += "." + Self.fieldText(field) + ")"
    case .index(let operand, let index, let isOptional):
      write(operand, minimum: 7, into: &result)
      result += isOptional ? "[?" : "["
      write(index, minimum: 0, into: &result)
      result += "]"
    case .call(let name, let arguments): writeCall(name, arguments, into: &result)
    case .memberCall(let target, let name, let arguments):
      write(target, minimum: 7, into: &result)
      result += "." + name
      writeArguments(arguments, into: &result)
    case .and(let operands): writeOperands(operands, " && ", minimum: 3, into: &result)
    case .or(let operands): writeOperands(operands, " || ", minimum: 2, into: &result)
    case .conditional(let condition, let yes, let no):
      write(condition, minimum: 1, into: &result)
      result += " ? "
      write(yes, minimum: 1, into: &result)
      result += " : "
      write(no, minimum: 0, into: &result)
    case .list(let elements):
      result += "["
      for (index, element) in elements.enumerated() {
        result += (index > 0 ? ", " : "") + (element.isOptional ? "?" : "")
        write(element.value, minimum: 0, into: &result)
      }
      result += "]"
    case .map(let entries):
      result += "{"
      for (index, entry) in entries.enumerated() {
        result += (index > 0 ? ", " : "") + (entry.isOptional ? "?" : "")
        write(entry.key, minimum: 0, into: &result)
        result += ": "
        write(entry.value, minimum: 0, into: &result)
      }
      result += "}"
    case .message(let name, _, let fields):
      result += name + "{"
      for (index, field) in fields.enumerated() {
        result += (index > 0 ? ", " : "") + (field.isOptional ? "?" : "") + Self.fieldText(field.name) + ": "
        write(field.value, minimum: 0, into: &result)
      }
      result += "}"
    case .comprehension(let it):
      write(it.range, minimum: 7, into: &result)
      result += ".\(it.name)(\(it.variable), "
      if let second = it.second { result += second + ", " }
      if let condition = it.condition {
        write(condition, minimum: 0, into: &result)
        result += ", "
      }
      write(it.body, minimum: 0, into: &result)
      result += ")"
    case .bind(let variable, let value, let body):
      result += "cel.bind(\(variable), "
      write(value, minimum: 0, into: &result)
      result += ", "
      write(body, minimum: 0, into: &result)
      result += ")"
    case .optionalMap(let target, let variable, let body, let isFlat):
      write(target, minimum: 7, into: &result)
      result += isFlat ? ".optFlatMap(" : ".optMap("
      result += variable + ", "
      write(body, minimum: 0, into: &result)
      result += ")"
    case .invalid: result += "…"
    }
  }

  /// Whether the text of a node begins with a number, which a minus before it would make a negative one.
  private func beginsWithNumber(_ id: ID) -> Bool {
    var next = id
    while true {
      switch kind(next) {
      case .literal(.int(let value)): return value >= 0
      case .literal(.double(let value)): return value.sign == .plus
      case .select(let operand, _, _), .index(let operand, _, _), .memberCall(let operand, _, _),
        .optionalMap(let operand, _, _, _):
        next = operand
      case .comprehension(let it): next = it.range
      default: return false
      }
    }
  }

  private func writeCall(_ name: String, _ arguments: [ID], into result: inout String) {
    if arguments.count == 1, name == "!_" || name == "-_" {
      result += name == "!_" ? "!" : "-"
      // -(5) is a call and -5 a literal; the parentheses keep them apart.
      let needsParentheses =
        switch kind(arguments[0]) {
        case .literal: name == "-_"
        // Signs of two kinds don't stand together.
        case .call("!_", _): name == "-_"
        case .call("-_", let inner): name == "!_" && inner.count == 1
        default: name == "-_" && beginsWithNumber(arguments[0])
        }
      write(arguments[0], minimum: needsParentheses ? 8 : 6, into: &result)
    } else if arguments.count == 2, let found = Operators.binary(function: name) {
      write(arguments[0], minimum: found.precedence, into: &result)
      result += " \(found.symbol.rawValue) "
      write(arguments[1], minimum: found.precedence + 1, into: &result)
    } else {
      result += name
      writeArguments(arguments, into: &result)
    }
  }

  private func writeOperands(_ operands: [ID], _ separator: String, minimum: Int, into result: inout String) {
    for (index, operand) in operands.enumerated() {
      if index > 0 { result += separator }
      write(operand, minimum: minimum, into: &result)
    }
  }

  private func writeArguments(_ arguments: [ID], into result: inout String) {
    result += "("
    for (index, argument) in arguments.enumerated() {
      if index > 0 { result += ", " }
      write(argument, minimum: 0, into: &result)
    }
    result += ")"
  }

  private static func fieldText(_ field: String) -> String {
    let bytes = Array(field.utf8)
    let isPlain =
      bytes.first.map(Lexer.isNameStart) == true && bytes.allSatisfy { Lexer.isNameStart($0) || Lexer.isDigit($0) }
      && !["in", "true", "false", "null"].contains(field)
    return isPlain ? field : "`\(field)`"
  }
}

extension Literal: CustomStringConvertible {
  /// The literal as CEL writes it.
  package var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    case .double(let value): value.description
    case .string(let value): Self.quoted(value)
    case .bytes(let value): Self.quoted(value)
    }
  }

  /// The text in double quotes, with escapes where CEL needs them.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}": result += "\\x" + hex(UInt8(truncatingIfNeeded: scalar.value))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var result = "b\""
    for byte in bytes {
      let isPlain = byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C
      result += isPlain ? String(Character(Unicode.Scalar(byte))) : "\\x" + hex(byte)
    }
    return result + "\""
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
