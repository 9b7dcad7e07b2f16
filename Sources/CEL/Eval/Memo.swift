/// The values of definitions already computed in one evaluation.
struct Memo {
  /// A definition with arguments that can be told apart cheaply. The origin belongs to it, as the value may carry it on.
  struct Key: Hashable {
    enum Argument: Hashable {
      case null
      case bool(Bool)
      case int(Int64)
      case uint(UInt64)
      case double(UInt64)
      case string(String)
      case object(ObjectReference)
      case opaque(OpaqueValue)
    }

    var definition: Int32
    var first: Argument
    var firstOrigin: Origin
    var others: [Argument]
    var otherOrigins: [Origin]

    /// nil where an argument is a list, a map, an error …: comparing those would cost as much as computing.
    init?(_ definition: Int32, _ arguments: [Value]) {
      guard let head = arguments.first, let first = Key.argument(head) else { return nil }
      self.definition = definition
      self.first = first
      firstOrigin = head.origin
      others = []
      otherOrigins = []
      for value in arguments.dropFirst() {
        guard let argument = Key.argument(value) else { return nil }
        others.append(argument)
        otherOrigins.append(value.origin)
      }
    }

    private static func argument(_ value: Value) -> Argument? {
      switch value.payload {
      case .null: .null
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .uint(let value): .uint(value)
      case .double(let value): .double(value.bitPattern)
      case .string(let value): .string(value)
      case .object(let value): .object(value)
      case .opaque(let value): .opaque(value)
      default: nil
      }
    }
  }

  private var values: [Int32: Value] = [:]
  private var calls: [Key: Value] = [:]

  func value(_ definition: Int32) -> Value? { values[definition] }

  func value(_ key: Key) -> Value? { calls[key] }

  mutating func keep(_ value: Value, _ definition: Int32) { values[definition] = value }

  mutating func keep(_ value: Value, _ key: Key) { calls[key] = value }
}
