internal import YAMLTree

/// The types of JSON Schema's data model.
///
/// Source: JSON Schema 2020-12 Core, 4.2.1.
struct InstanceTypes: OptionSet, Hashable, Sendable {
  var rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  static let null = InstanceTypes(rawValue: 1)
  static let boolean = InstanceTypes(rawValue: 2)
  /// Whole numbers only.
  static let integer = InstanceTypes(rawValue: 4)
  /// All numbers, whole ones among them.
  static let number = InstanceTypes(rawValue: 8 | 4)
  static let string = InstanceTypes(rawValue: 16)
  static let array = InstanceTypes(rawValue: 32)
  static let object = InstanceTypes(rawValue: 64)

  static let names: [(name: String, types: InstanceTypes)] = [
    ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .number), ("string", .string),
    ("array", .array), ("object", .object),
  ]

  init?(name: String) {
    guard let types = Self.names.first(where: { $0.name == name })?.types else { return nil }
    self = types
  }
}

extension Tree {
  /// The exact value of a scalar that reads as a number; nil for all others.
  func exactNumber(_ scalar: NodeID) -> ExactNumber? {
    switch scalarType(of: scalar) {
    case .int(let value): return ExactNumber(value)
    case .float(let value):
      // Hexadecimal and octal digits beyond 64 bits, infinities: the rest says itself what it is.
      return withTextBytes(of: resolved(scalar)) { ExactNumber($0) } ?? ExactNumber(value)
    case .null, .bool, .string: return nil
    }
  }

  /// Whether two keys or texts are the same: code point by code point.
  func isText(_ scalar: NodeID, equalTo text: [UInt8]) -> Bool {
    withTextBytes(of: scalar) { $0.elementsEqual(text) }
  }

  /// A value in bytes that are the same for equal values and for no others: numbers by value, texts by code point, objects
  /// without order. nil where they would be more than `limit`.
  ///
  /// Source: JSON Schema 2020-12 Core, 4.2.2 "Instance Equality".
  func canonical(_ node: NodeID, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    return writeCanonical(node, to: &bytes, limit: limit) ? bytes : nil
  }

  /// Recursion is bounded by the tree's depth.
  private func writeCanonical(_ node: NodeID, to bytes: inout [UInt8], limit: Int) -> Bool {
    let node = resolved(node)
    switch self[node].kind {
    case .scalar:
      switch scalarType(of: node) {
      case .null: bytes.append(UInt8(ascii: "n"))
      case .bool(let value): bytes.append(UInt8(ascii: value ? "t" : "f"))
      case .string: withTextBytes(of: node) { Self.writeText($0, to: &bytes, limit: limit) }
      case .int, .float:
        bytes.append(UInt8(ascii: "#"))
        bytes += (exactNumber(node)?.spelling ?? "nan").utf8
        bytes.append(UInt8(ascii: ";"))
      }
    case .sequence:
      bytes.append(UInt8(ascii: "["))
      for item in items(of: node) {
        guard writeCanonical(item, to: &bytes, limit: limit) else { return false }
      }
      bytes.append(UInt8(ascii: "]"))
    case .mapping:
      var members: [[UInt8]] = []
      for entry in entries(of: node) {
        var member: [UInt8] = []
        guard writeCanonicalKey(entry.key, to: &member, limit: limit),
          writeCanonical(entry.value, to: &member, limit: limit)
        else { return false }
        members.append(member)
      }
      members.sort { $0.lexicographicallyPrecedes($1) }
      bytes.append(UInt8(ascii: "{"))
      for member in members {
        guard bytes.count <= limit else { return false }
        bytes += member
      }
      bytes.append(UInt8(ascii: "}"))
    case .alias: break
    }
    return bytes.count <= limit
  }

  /// A key is a text whatever it reads as.
  private func writeCanonicalKey(_ key: NodeID, to bytes: inout [UInt8], limit: Int) -> Bool {
    let key = resolved(key)
    guard self[key].kind == .scalar else { return writeCanonical(key, to: &bytes, limit: limit) }
    withTextBytes(of: key) { Self.writeText($0, to: &bytes, limit: limit) }
    return bytes.count <= limit
  }

  private static func writeText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], limit: Int) {
    bytes.append(UInt8(ascii: "\""))
    bytes += String(text.count).utf8
    bytes.append(UInt8(ascii: ":"))
    bytes += text.prefix(max(0, limit) + 1)
  }
}
