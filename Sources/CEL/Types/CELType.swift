/// The type of an expression. Source: CEL language definition, “Types”.
package indirect enum CELType: Hashable, Sendable {
  /// Known at evaluation only.
  case dyn
  case null, bool, int, uint, double, string, bytes, timestamp, duration
  /// The type of what an issue has been reported for; it goes with everything, so that one mistake gives one issue.
  case error
  case list(CELType)
  case map(CELType, CELType)
  case optional(CELType)
  /// The type of a type; nil: of any type.
  case type(CELType?)
  /// An object type of the host's schema, such as Activity.
  case object(String)
  /// An extension type with overloads of its own, such as Date.
  case opaque(String)
  /// A type parameter of an overload.
  case parameter(String)
  /// A type parameter in one call, still to be deduced.
  case variable(Int)
}

extension CELType: CustomStringConvertible {
  /// The type as CEL's documentation writes it: `list(int)`, `map(string, Date)`.
  package var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .error: "error"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let wrapped): "optional(\(wrapped))"
    case .type(let described): described.map { "type(\($0))" } ?? "type"
    case .object(let name), .opaque(let name), .parameter(let name): name
    case .variable(let number): "_\(number)"
    }
  }

  /// The name that a value's type goes by in CEL, without parameters. Source: CEL language definition, “Type values”.
  package var name: String {
    switch self {
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    default: description
    }
  }

  /// Whether values may be of different types at evaluation.
  package var isDynamic: Bool {
    switch self {
    case .dyn, .error, .parameter, .variable: true
    default: false
    }
  }

  /// Whether comparing with null makes sense.
  var canBeNull: Bool {
    switch self {
    case .object, .opaque, .timestamp, .duration, .optional: true
    default: false
    }
  }

  /// Whether values are objects of the host, or hold some.
  var holdsObjects: Bool {
    switch self {
    case .object: true
    case .list(let inner), .optional(let inner), .map(_, let inner): inner.holdsObjects
    default: false
    }
  }

  var isNumeric: Bool { self == .int || self == .uint || self == .double }
}
