package import Diagnostics

/// A value with its place of origin; 40 bytes. Errors and unknowns are values too, as CEL's operators treat them.
package struct Value: Sendable {
  package enum Payload: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list(ListValue)
    case map(MapValue)
    case type(CELType)
    case timestamp(Timestamp)
    case duration(Duration64)
    case optional(OptionalBox)
    case object(ObjectReference)
    case opaque(OpaqueValue)
    case error(EvaluationError)
    case unknown(Unknown)
  }

  package var payload: Payload
  package var origin: Origin

  @inlinable
  package init(_ payload: Payload, origin: Origin = .none) {
    self.payload = payload
    self.origin = origin
  }

  package static let null = Value(.null)
  package static let `true` = Value(.bool(true))
  package static let `false` = Value(.bool(false))

  package static func bool(_ value: Bool) -> Value { Value(.bool(value)) }
  package static func int(_ value: Int) -> Value { Value(.int(Int64(value))) }
  package static func string(_ value: String) -> Value { Value(.string(value)) }
  package static func list(_ elements: [Value], origin: Origin = .none) -> Value {
    Value(.list(ListValue(elements)), origin: origin)
  }
  package static func error(_ message: Message, origin: Origin = .none) -> Value {
    Value(.error(EvaluationError(message, origin: origin)), origin: origin)
  }
  package static func unknown(_ unknown: Unknown) -> Value {
    Value(.unknown(unknown), origin: unknown.causes.first?.origin ?? .none)
  }
  package static func unknown(origin: Origin, reason: Int32) -> Value {
    Value(.unknown(Unknown(Unknown.Cause(origin: origin, reason: reason))), origin: origin)
  }

  /// The truth value; nil for anything else.
  @inlinable
  package var asBool: Bool? { if case .bool(let value) = payload { value } else { nil } }
  package var asInt: Int64? { if case .int(let value) = payload { value } else { nil } }
  package var asString: String? { if case .string(let value) = payload { value } else { nil } }
  package var asList: ListValue? { if case .list(let value) = payload { value } else { nil } }
  package var asUnknown: Unknown? { if case .unknown(let value) = payload { value } else { nil } }
  package var asError: EvaluationError? { if case .error(let value) = payload { value } else { nil } }

  /// Whether there is a value at all: neither an error nor an unknown.
  @inlinable
  package var isKnown: Bool {
    switch payload {
    case .error, .unknown: false
    default: true
    }
  }
}

/// A list. Elements may themselves be unknown.
package struct ListValue: Sendable {
  package let elements: [Value]
  /// What makes the list a partial one; nil, and so one word that costs nothing to copy, for nearly all lists.
  private let gap: Gap?

  private final class Gap: Sendable {
    let rest: Unknown?
    let settled: Int

    init(_ rest: Unknown?, _ settled: Int) {
      self.rest = rest
      self.settled = settled
    }
  }

  /// Set where more elements may belong to the list that could not be read: what needs all of them is unknown, while
  /// `exists` and `all` may still be decided by those there are.
  package var rest: Unknown? { gap?.rest }
  /// How many of the leading elements stand at their index for certain.
  package var settled: Int { gap?.settled ?? elements.count }

  package init(_ elements: [Value], rest: Unknown? = nil, settled: Int? = nil) {
    self.elements = elements
    gap = rest == nil && settled == nil ? nil : Gap(rest, settled ?? elements.count)
  }
}

/// An optional value of CEL; nil: `optional.none()`.
package final class OptionalBox: Sendable {
  package let value: Value?

  package init(_ value: Value?) { self.value = value }

  package static let none = OptionalBox(nil)
}

/// An object of the host: a view, never a copy.
package struct ObjectReference: Hashable, Sendable {
  /// The host's index of the object type.
  package var type: Int32
  /// The host's node; -1: an absent object, all of whose fields are absent.
  package var node: Int32
  /// For the host's own use.
  package var context: Int32
  /// Which of the host's data the node belongs to, as `Origin.tree`.
  package var tree: Int32

  package init(type: Int32, node: Int32, context: Int32 = 0, tree: Int32 = 0) {
    self.type = type
    self.node = node
    self.context = context
    self.tree = tree
  }
}

/// A value of an extension type: two words and a half, and the type's index in the environment.
package struct OpaqueValue: Hashable, Sendable {
  package var low: Int64
  package var high: Int64
  package var type: Int32
  package var detail: Int32

  package init(type: Int32, low: Int64, high: Int64 = 0, detail: Int32 = 0) {
    self.low = low
    self.high = high
    self.type = type
    self.detail = detail
  }
}
