/// Writes a JSON document in UTF-8, set with two spaces (RFC 8259).
///
/// Beyond what the format asks, characters that steer a terminal are escaped: DEL, the C1 controls, the bidirectional
/// overrides and marks, the line and paragraph separators and U+FEFF.
struct JSONWriter {
  private(set) var output: OutputBuffer
  private var depth = 0
  private var isFirst = true

  /// Whether all of it stands on one line.
  private let isCompact: Bool

  init(_ output: OutputBuffer, isCompact: Bool = false) {
    self.output = output
    self.isCompact = isCompact
  }

  mutating func object(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    enclosed(key, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), body)
  }

  mutating func array<Item>(
    _ key: String? = nil, _ items: some Sequence<Item>, _ body: (inout JSONWriter, Item) -> Void
  ) {
    enclosed(key, open: UInt8(ascii: "["), close: UInt8(ascii: "]")) { writer in
      for item in items { body(&writer, item) }
    }
  }

  mutating func string(_ key: String? = nil, _ value: String?) {
    begin(key)
    guard let value else { return output.append("null") }
    quoted(value)
  }

  mutating func number(_ key: String? = nil, _ value: Int) {
    begin(key)
    output.append(String(value))
  }

  /// A number that is none, or has no end, is null.
  mutating func number(_ key: String? = nil, _ value: Double?) {
    begin(key)
    output.append(value.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null")
  }

  mutating func bool(_ key: String? = nil, _ value: Bool) {
    begin(key)
    output.append(value ? "true" : "false")
  }

  mutating func null(_ key: String? = nil) {
    begin(key)
    output.append("null")
  }

  private mutating func enclosed(
    _ key: String?, open: UInt8, close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    begin(key)
    output.append(ascii: open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    isFirst = false
    output.append(ascii: close)
  }

  /// The comma, line and key before a value.
  private mutating func begin(_ key: String?) {
    if depth > 0 {
      if !isFirst { output.append(ascii: UInt8(ascii: ",")) }
      breakLine()
    }
    isFirst = false
    guard let key else { return }
    quoted(key)
    output.append(": ")
  }

  private mutating func breakLine() {
    guard !isCompact else { return }
    output.newline()
    output.append(0x20, times: 2 * depth)
  }

  private mutating func quoted(_ text: String) {
    output.append(ascii: 0x22)
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      output.append(text)
    } else {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    output.append(ascii: 0x22)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22: output.append("\\\"")
    case 0x5C: output.append("\\\\")
    case 0x08: output.append("\\b")
    case 0x09: output.append("\\t")
    case 0x0A: output.append("\\n")
    case 0x0C: output.append("\\f")
    case 0x0D: output.append("\\r")
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF:
      let digits = String(scalar.value, radix: 16)
      output.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: output.append(utf8: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
    }
  }
}
