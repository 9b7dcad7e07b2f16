/// A JSON value as it was written: numbers keep their spelling, objects their order.
///
/// Source: RFC 8259.
package enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The number's text, such as `1.0` or `1e400`.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSON
  }

  /// An object's member; the last one where a key is repeated; nil where there is none or this is no object.
  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { Array($0.key.utf8) == Array(key.utf8) }?.value
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The items; none where this is no array.
  package var items: [JSON] { if case .array(let items) = self { items } else { [] } }
  /// The members; none where this is no object.
  package var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The value as JSON text on one line, which a reader of YAML reads as the same value: what YAML takes for a line break or
  /// does not allow is escaped.
  package var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to result: inout String) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .number(let text): result += text
    case .string(let text): JSON.write(text, to: &result)
    case .array(let items):
      result += "["
      for (index, item) in items.enumerated() {
        if index > 0 { result += ", " }
        item.write(to: &result)
      }
      result += "]"
    case .object(let members):
      result += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { result += ", " }
        JSON.write(member.key, to: &result)
        result += ": "
        member.value.write(to: &result)
      }
      result += "}"
    }
  }

  private static func write(_ text: String, to result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        result += "\\"
        result.unicodeScalars.append(scalar)
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
