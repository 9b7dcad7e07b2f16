internal import CEL
internal import Diagnostics
internal import Foundation

/// The suite's values.
enum CELValues {
  private static let types: [String: CELType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "null_type": .null, "list": .list(.dyn), "map": .map(.dyn, .dyn), "type": .type(nil),
    "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration, "optional_type": .optional(.dyn),
    "net.IP": .opaque("net.IP"), "net.CIDR": .opaque("net.CIDR"),
  ]

  /// Nil where the form is unknown or its content does not fit it.
  static func value(_ json: JSON) -> Value? {
    guard let form = json.members.first else { return nil }
    let text = form.value.string
    switch form.key {
    case "null": return .null
    case "bool": return form.value.bool.map { .bool($0) }
    case "int": return text.flatMap { Int64($0) }.map { Value(.int($0)) }
    case "uint": return text.flatMap { UInt64($0) }.map { Value(.uint($0)) }
    case "double": return text.flatMap { Double($0) }.map { Value(.double($0)) }
    case "string": return text.map { .string($0) }
    case "bytes": return text.flatMap { Data(base64Encoded: $0) }.map { Value(.bytes(Array($0))) }
    case "type": return text.flatMap { types[$0] }.map { Value(.type($0)) }
    case "timestamp": return text.flatMap { Timestamp($0) }.map { Value(.timestamp($0)) }
    case "duration": return text.flatMap { Duration64($0) }.map { Value(.duration($0)) }
    case "list":
      let items = form.value.items.map(value)
      return items.contains { $0 == nil } ? nil : .list(items.compactMap(\.self))
    case "map":
      var map = MapValue()
      for entry in form.value.items {
        guard entry.items.count == 2, let key = value(entry.items[0]), let value = value(entry.items[1]),
          map.insert(key, value)
        else { return nil }
      }
      return Value(.map(map))
    default: return nil
    }
  }

  /// Equal in value and in type; NaN equals NaN; maps have no order.
  static func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a.payload, b.payload) {
    case (.null, .null): return true
    case (.bool(let x), .bool(let y)): return x == y
    case (.int(let x), .int(let y)): return x == y
    case (.uint(let x), .uint(let y)): return x == y
    case (.double(let x), .double(let y)): return x == y || (x.isNaN && y.isNaN)
    case (.string(let x), .string(let y)): return Array(x.utf8) == Array(y.utf8)
    case (.bytes(let x), .bytes(let y)): return x == y
    case (.type(let x), .type(let y)): return x.name == y.name
    case (.timestamp(let x), .timestamp(let y)): return x == y
    case (.duration(let x), .duration(let y)): return x == y
    case (.list(let x), .list(let y)):
      return x.elements.count == y.elements.count && zip(x.elements, y.elements).allSatisfy { isSame($0, $1) }
    case (.map(let x), .map(let y)):
      return x.count == y.count
        && zip(x.keys, x.values).allSatisfy { key, value in y[key].map { isSame(value, $0) } ?? false }
    default: return false
    }
  }

  /// A value for a line of the report.
  static func text(_ value: Value, _ evaluation: Evaluation) -> String {
    switch value.payload {
    case .string(let text): Literal.string(text).description
    case .bytes(let bytes): Literal.bytes(bytes).description
    case .uint(let number): "\(number)u"
    case .double(let number): number.description
    case .list(let list): "[" + list.elements.map { text($0, evaluation) }.joined(separator: ", ") + "]"
    case .map(let map):
      "{" + zip(map.keys, map.values).map { "\(text($0, evaluation)): \(text($1, evaluation))" }.joined(separator: ", ")
        + "}"
    case .optional(let box): box.value.map { "optional(\(text($0, evaluation)))" } ?? "none"
    case .error(let error): "error: " + error.message.text(in: .english)
    case .unknown: "an unknown"
    default: evaluation.text(of: value)
    }
  }
}
