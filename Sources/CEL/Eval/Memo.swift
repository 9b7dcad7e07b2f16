/// The values of definitions already computed in one evaluation.
struct Memo {
  /// A definition with arguments that can be told apart cheaply. The origin belongs to it, as the value may carry it on.
  struct Key: Hashable {
    let definition: Int32
    let first: Value
    /// The arguments behind the first; most definitions have none.
    let others: [Value]
    let hash: UInt64

    /// nil where an argument is a list, a map, an error …: comparing those would cost as much as computing.
    init?(_ definition: Int32, _ first: Value, _ others: [Value] = []) {
      guard let word = Key.word(first) else { return nil }
      var hash = Key.mixed(UInt64(truncatingIfNeeded: definition) &* 0x9E37_79B9_7F4A_7C15, word, first.origin)
      for argument in others {
        guard let word = Key.word(argument) else { return nil }
        hash = Key.mixed(hash, word, argument.origin)
      }
      self.definition = definition
      self.first = first
      self.others = others
      self.hash = hash
    }

    init?(_ definition: Int32, _ arguments: [Value]) {
      guard let first = arguments.first else { return nil }
      self.init(definition, first, Array(arguments.dropFirst()))
    }

    static func == (a: Key, b: Key) -> Bool {
      a.definition == b.definition && isSame(a.first, b.first) && a.others.count == b.others.count
        && a.others.indices.allSatisfy { isSame(a.others[$0], b.others[$0]) }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    private static func mixed(_ hash: UInt64, _ word: UInt64, _ origin: Origin) -> UInt64 {
      let mixed =
        (hash ^ word ^ UInt64(UInt32(bitPattern: origin.node)) &* 0x27D4_EB2F_1656_67C5) &* 0xC2B2_AE3D_27D4_EB4F
      return mixed ^ mixed >> 29
    }

    /// What goes into the hash; nil for a value that is not told apart.
    private static func word(_ value: Value) -> UInt64? {
      switch value.payload {
      case .null: 0
      case .bool(let truth): truth ? 1 : 2
      case .int(let number): UInt64(bitPattern: number)
      case .uint(let number): number
      case .double(let number): number.bitPattern
      // A text of the host's data has a place of its own each time, so a key with it would hardly ever be met again.
      case .string(let text): value.origin.isNowhere ? Texts.hash(text) : nil
      case .object(let object):
        UInt64(UInt32(bitPattern: object.node)) << 32
          | UInt64(UInt32(bitPattern: object.type &+ object.context &<< 12))
      case .opaque(let opaque): UInt64(bitPattern: opaque.low &* 31 &+ opaque.high)
      default: nil
      }
    }

    private static func isSame(_ a: Value, _ b: Value) -> Bool {
      guard a.origin == b.origin else { return false }
      switch (a.payload, b.payload) {
      case (.object(let x), .object(let y)): return x == y
      case (.null, .null): return true
      case (.bool(let x), .bool(let y)): return x == y
      case (.int(let x), .int(let y)): return x == y
      case (.uint(let x), .uint(let y)): return x == y
      case (.double(let x), .double(let y)): return x.bitPattern == y.bitPattern
      case (.string(let x), .string(let y)): return Texts.isSame(x, y)
      case (.opaque(let x), .opaque(let y)): return x == y
      default: return false
      }
    }
  }

  /// By definition, of those without parameters.
  private var values: [Value?] = []
  private var valueCount = 0
  private var calls: [(key: Key, value: Value)] = []
  private var index = HashIndex()
  /// How many calls were answered from memory.
  var hits = 0

  /// How many values are kept.
  var count: Int { valueCount + calls.count }

  func value(_ definition: Int32) -> Value? {
    values.indices.contains(Int(definition)) ? values[Int(definition)] : nil
  }

  func value(_ key: Key) -> Value? {
    index.position(key.hash) { calls[$0].key == key }.map { calls[$0].value }
  }

  mutating func keep(_ value: Value, _ definition: Int32) {
    guard definition >= 0 else { return }
    while values.count <= Int(definition) { values.append(nil) }
    if values[Int(definition)] == nil { valueCount += 1 }
    values[Int(definition)] = value
  }

  /// Keeps the value of a call; what a call within it kept meanwhile under the same key is the same.
  mutating func keep(_ value: Value, _ key: Key) {
    if let known = index.position(key.hash, { calls[$0].key == key }) {
      calls[known].value = value
      return
    }
    index.append(key.hash)
    calls.append((key, value))
  }
}
