/// The values of definitions already computed in one evaluation.
struct Memo {
  /// An argument as words, so that telling two apart takes no counting of references. The origin belongs to it, as the
  /// value may carry it on. A text is told by its hash here, and in full by `Key.texts`.
  struct Token: Hashable {
    private var low: UInt64
    private var high: UInt64
    private var more: UInt64
    private var tag: Int32
    private var origin: Origin

    fileprivate static let nothing = Token(0, tag: -1, .none)

    private init(_ low: UInt64, _ high: UInt64 = 0, _ more: UInt64 = 0, tag: Int32, _ origin: Origin) {
      self.low = low
      self.high = high
      self.more = more
      self.tag = tag
      self.origin = origin
    }

    private static func word(_ high: Int32, _ low: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: high)) << 32 | UInt64(UInt32(bitPattern: low))
    }

    /// nil for a list, a map, an error …: comparing those would cost as much as computing.
    fileprivate init?(_ value: Value) {
      let origin = value.origin
      switch value.payload {
      case .object(let object):
        self.init(
          Token.word(object.node, object.type), Token.word(object.context, object.tree), tag: 1, origin)
      case .null: self.init(0, tag: 2, origin)
      case .bool(let truth): self.init(truth ? 1 : 0, tag: 3, origin)
      case .int(let number): self.init(UInt64(bitPattern: number), tag: 4, origin)
      case .uint(let number): self.init(number, tag: 5, origin)
      case .double(let number): self.init(number.bitPattern, tag: 6, origin)
      // A text of the host's data has a place of its own each time, so a key with it would hardly ever be met again.
      case .string(let text):
        guard origin.isNowhere else { return nil }
        self.init(Texts.hash(text), tag: 7, origin)
      case .opaque(let opaque):
        self.init(
          UInt64(bitPattern: opaque.low), UInt64(bitPattern: opaque.high), Token.word(opaque.type, opaque.detail),
          tag: 8, origin)
      default: return nil
      }
    }

    fileprivate var hash: UInt64 {
      let mixed =
        (low ^ high &* 31 ^ UInt64(UInt32(bitPattern: origin.node)) &* 0x27D4_EB2F_1656_67C5) &* 0xC2B2_AE3D_27D4_EB4F
      return mixed ^ mixed >> 29
    }
  }

  /// What all keys have, and most have nothing beyond.
  fileprivate struct Head: Hashable {
    var definition: Int32
    var count: Int32
    var first = Token.nothing
    var second = Token.nothing
    var hash: UInt64
  }

  /// A definition with arguments that can be told apart cheaply.
  struct Key: Hashable {
    fileprivate var head: Head
    /// The arguments behind the second.
    fileprivate var rest: [Token] = []
    /// The arguments that are texts, in their order.
    fileprivate var texts: [String] = []

    /// The arguments are `values[range]`; nil where one of them can't be told apart.
    init?(_ definition: Int32, _ values: [Value], _ range: Range<Int>) {
      head = Head(
        definition: definition, count: Int32(truncatingIfNeeded: range.count),
        hash: UInt64(truncatingIfNeeded: definition) &* 0x9E37_79B9_7F4A_7C15)
      guard let first = range.first, range.upperBound <= values.count else { return nil }
      for index in range {
        guard let token = Token(values[index]) else { return nil }
        head.hash = (head.hash ^ token.hash) &* 0x9E37_79B9_7F4A_7C15
        head.hash ^= head.hash >> 31
        switch index - first {
        case 0: head.first = token
        case 1: head.second = token
        default: rest.append(token)
        }
        if case .string(let text) = values[index].payload { texts.append(text) }
      }
    }

    init?(_ definition: Int32, _ arguments: [Value]) { self.init(definition, arguments, arguments.indices) }

    static func == (a: Key, b: Key) -> Bool {
      a.head == b.head && a.rest == b.rest && a.texts.elementsEqual(b.texts, by: Texts.isSame)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(head.hash) }

    /// Whether the head alone tells the key.
    fileprivate var isShort: Bool { rest.isEmpty && texts.isEmpty }
  }

  /// By definition, of those without parameters.
  private var values: [Value?] = []
  private var valueCount = 0
  /// The calls: heads of their keys, whole keys of those that have more to them, and what they gave.
  private var heads: [Head] = []
  private var longKeys: [Int32: Key] = [:]
  private var results: [Value] = []
  private var index = HashIndex()
  /// How many calls were answered from memory.
  var hits = 0

  /// How many values are kept.
  var count: Int { valueCount + results.count }

  func value(_ definition: Int32) -> Value? {
    values.indices.contains(Int(definition)) ? values[Int(definition)] : nil
  }

  func value(_ key: Key) -> Value? {
    guard let position = position(of: key) else { return nil }
    return results[position]
  }

  private func position(of key: Key) -> Int? {
    if key.isShort { return index.position(key.head.hash) { heads[$0] == key.head } }
    return index.position(key.head.hash) { position in
      heads[position] == key.head && longKeys[Int32(truncatingIfNeeded: position)] == key
    }
  }

  mutating func keep(_ value: Value, _ definition: Int32) {
    guard definition >= 0 else { return }
    while values.count <= Int(definition) { values.append(nil) }
    if values[Int(definition)] == nil { valueCount += 1 }
    values[Int(definition)] = value
  }

  /// Keeps the value of a call; what a call within it kept meanwhile under the same key is the same.
  mutating func keep(_ value: Value, _ key: Key) {
    if let known = position(of: key) {
      results[known] = value
      return
    }
    if !key.isShort { longKeys[Int32(truncatingIfNeeded: heads.count)] = key }
    index.append(key.head.hash)
    heads.append(key.head)
    results.append(value)
  }
}
