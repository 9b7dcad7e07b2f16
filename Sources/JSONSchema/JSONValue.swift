/// A JSON document in the making; objects keep their order.
///
/// Source: RFC 8259.
enum JSONValue {
  case null
  case bool(Bool)
  case whole(Int64)
  /// Finite.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// The document in UTF-8, indented by two spaces, with a line break at its end.
  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0)
    bytes.append(0x0A)
    return bytes
  }

  private func write(to bytes: inout [UInt8], indent: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .whole(let value): bytes += "\(value)".utf8
    case .number(let value):
      let whole = Int64(exactly: value)
      bytes += (whole.map { "\($0)" } ?? (value.isFinite ? "\(value)" : "null")).utf8
    case .string(let text): JSONValue.write(text, to: &bytes)
    case .array(let items):
      JSONValue.writeList(items, brackets: "[]", to: &bytes, indent: indent) { item, bytes in
        item.write(to: &bytes, indent: indent + 1)
      }
    case .object(let entries):
      JSONValue.writeList(entries, brackets: "{}", to: &bytes, indent: indent) { entry, bytes in
        JSONValue.write(entry.key, to: &bytes)
        bytes += ": ".utf8
        entry.value.write(to: &bytes, indent: indent + 1)
      }
    }
  }

  private static func writeList<Item>(
    _ items: [Item], brackets: StaticString, to bytes: inout [UInt8], indent: Int,
    _ write: (Item, inout [UInt8]) -> Void
  ) {
    let (open, close) = brackets.withUTF8Buffer { ($0.first ?? 0, $0.last ?? 0) }
    bytes.append(open)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(0x0A)
      bytes += repeatElement(0x20, count: 2 * (indent + 1))
      write(item, &bytes)
    }
    if !items.isEmpty {
      bytes.append(0x0A)
      bytes += repeatElement(0x20, count: 2 * indent)
    }
    bytes.append(close)
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}

/// A key of a JSON object and its value.
struct JSONMember {
  var key: String
  var value: JSONValue

  init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}
