/// The values of definitions already computed in one evaluation.
struct Memo {
  /// A definition with arguments that can be told apart cheaply. The origin belongs to it, as the value may carry it on.
  struct Key: Hashable {
    enum Argument: Equatable {
      case null
      case bool(Bool)
      case int(Int64)
      case uint(UInt64)
      case double(UInt64)
      case string(String)
      case object(ObjectReference)
      case opaque(OpaqueValue)

      var word: UInt64 {
        switch self {
        case .null: 0
        case .bool(let value): value ? 1 : 2
        case .int(let value): UInt64(bitPattern: value)
        case .uint(let value), .double(let value): value
        case .string(let value): UInt64(truncatingIfNeeded: value.hashValue)
        case .object(let object):
          UInt64(UInt32(bitPattern: object.node)) << 32
            | UInt64(UInt32(bitPattern: object.type &+ object.context &<< 12))
        case .opaque(let value): UInt64(bitPattern: value.low &* 31 &+ value.high)
        }
      }
    }

    var definition: Int32
    var first: Argument
    var firstOrigin: Origin
    var second: Argument
    var secondOrigin: Origin
    var others: [Argument]
    var otherOrigins: [Origin]

    /// nil where an argument is a list, a map, an error …: comparing those would cost as much as computing.
    init?(_ definition: Int32, _ arguments: [Value]) {
      guard let head = arguments.first, let first = Key.argument(head) else { return nil }
      self.definition = definition
      self.first = first
      firstOrigin = head.origin
      second = .null
      secondOrigin = .none
      if arguments.count > 1 {
        guard let argument = Key.argument(arguments[1]) else { return nil }
        second = argument
        secondOrigin = arguments[1].origin
      }
      others = []
      otherOrigins = []
      for value in arguments.dropFirst(2) {
        guard let argument = Key.argument(value) else { return nil }
        others.append(argument)
        otherOrigins.append(value.origin)
      }
    }

    package static func == (a: Key, b: Key) -> Bool {
      a.definition == b.definition && a.first == b.first && a.firstOrigin == b.firstOrigin && a.second == b.second
        && a.secondOrigin == b.secondOrigin && a.others == b.others && a.otherOrigins == b.otherOrigins
    }

    /// One word for the hasher: calls with objects differ by their nodes, and hashing every field would cost more than many a
    /// definition.
    package func hash(into hasher: inout Hasher) {
      hasher.combine(
        UInt64(truncatingIfNeeded: definition) &* 0x9E37_79B9_7F4A_7C15 ^ first.word &* 0xC2B2_AE3D_27D4_EB4F
          ^ second.word &* 0x1656_67B1_9E37_79F9
          ^ UInt64(UInt32(bitPattern: firstOrigin.node)) &* 0x27D4_EB2F_1656_67C5
          ^ UInt64(UInt32(bitPattern: secondOrigin.node)) &* 0x85EB_CA77_C2B2_AE63)
    }

    private static func argument(_ value: Value) -> Argument? {
      switch value.payload {
      case .null: .null
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .uint(let value): .uint(value)
      case .double(let value): .double(value.bitPattern)
      // A text of the host's data has a place of its own each time, so a key with it would hardly ever be met again.
      case .string(let text): value.origin.isNowhere ? .string(text) : nil
      case .object(let value): .object(value)
      case .opaque(let value): .opaque(value)
      default: nil
      }
    }
  }

  private var values: [Int32: Value] = [:]
  private var calls: [Key: Value] = [:]
  /// How many calls were answered from memory.
  var hits = 0

  /// How many values are kept.
  var count: Int { values.count + calls.count }

  func value(_ definition: Int32) -> Value? { values[definition] }

  func value(_ key: Key) -> Value? { calls[key] }

  mutating func keep(_ value: Value, _ definition: Int32) { values[definition] = value }

  mutating func keep(_ value: Value, _ key: Key) { calls[key] = value }
}
