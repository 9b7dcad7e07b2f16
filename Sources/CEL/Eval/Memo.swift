/// The values of definitions already computed in one evaluation.
struct Memo {
  /// An argument as words, so that telling two apart takes no counting of references. The origin belongs to it, as the
  /// value may carry it on.
  struct Token: Hashable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var more: UInt64 = 0
    var tag: Int32 = 0
    var origin = Origin.none

    static func word(_ high: Int32, _ low: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: high)) << 32 | UInt64(UInt32(bitPattern: low))
    }

    /// An argument that is no text; nil for a list, a map, an error …: comparing those would cost as much as computing.
    @inline(__always)
    init?(_ payload: Value.Payload, _ origin: Origin) {
      self.origin = origin
      switch payload {
      case .object(let object):
        (low, high, tag) = (Self.word(object.node, object.type), Self.word(object.context, object.tree), 1)
      case .null: tag = 2
      case .bool(let truth): (low, tag) = (truth ? 1 : 0, 3)
      case .int(let number): (low, tag) = (UInt64(bitPattern: number), 4)
      case .uint(let number): (low, tag) = (number, 5)
      case .double(let number): (low, tag) = (number.bitPattern, 6)
      case .opaque(let opaque):
        (low, high, tag) = (UInt64(bitPattern: opaque.low), UInt64(bitPattern: opaque.high), 8)
        more = Self.word(opaque.type, opaque.detail)
      default: return nil
      }
    }

    /// The text of this number.
    init(text number: Int) { (low, tag) = (UInt64(truncatingIfNeeded: number), 7) }

    fileprivate init() {}

    var hash: UInt64 {
      let mixed =
        (low ^ high &* 31 ^ UInt64(UInt32(bitPattern: origin.node)) &* 0x27D4_EB2F_1656_67C5) &* 0xC2B2_AE3D_27D4_EB4F
      return mixed ^ mixed >> 29
    }
  }

  /// A call: a definition with arguments that can be told apart cheaply. It means something to the memo that made it.
  struct Call: Hashable {
    fileprivate var definition: Int32
    fileprivate var count: Int32
    fileprivate var first = Token()
    fileprivate var second = Token()
    fileprivate var hash: UInt64

    var argumentCount: Int { Int(count) }
    /// Whether there are more arguments than the call itself holds.
    var hasRest: Bool { count > 2 }
  }

  /// By definition, of those without parameters.
  private var values: [Value?] = []
  private var valueCount = 0
  private var calls: [Call] = []
  private var results: [Value] = []
  private var index = HashIndex()
  /// The arguments behind the second of the calls that have such: where they begin, by the call's position.
  private var rests: [Int32: Int] = [:]
  private var restTokens: [Token] = []
  /// Those of the call that was asked for last.
  private var rest: [Token] = []
  /// The texts that arguments are, each once.
  private var texts: [String] = []
  private var textIndex = HashIndex()
  /// How many calls were answered from memory.
  var hits = 0

  /// How many values are kept.
  var count: Int { valueCount + results.count }

  func value(_ definition: Int32) -> Value? {
    values.indices.contains(Int(definition)) ? values[Int(definition)] : nil
  }

  mutating func keep(_ value: Value, _ definition: Int32) {
    guard definition >= 0 else { return }
    while values.count <= Int(definition) { values.append(nil) }
    if values[Int(definition)] == nil { valueCount += 1 }
    values[Int(definition)] = value
  }

  // MARK: Calls

  /// The call of a definition with the arguments `values[range]`; nil where one of them can't be told apart. It is to be
  /// used before another call is made.
  mutating func call(_ definition: Int32, _ values: [Value], _ range: Range<Int>) -> Call? {
    guard !range.isEmpty, range.upperBound <= values.count else { return nil }
    var call = Call(
      definition: definition, count: Int32(truncatingIfNeeded: range.count),
      hash: UInt64(truncatingIfNeeded: definition) &* 0x9E37_79B9_7F4A_7C15)
    if range.count > 2 { rest.removeAll(keepingCapacity: true) }
    for position in range {
      let token: Token
      if case .string(let text) = values[position].payload {
        // A text of the host's data has a place of its own each time, so a call with it would hardly ever be met again.
        guard values[position].origin.isNowhere else { return nil }
        token = Token(text: number(of: text))
      } else if let plain = Token(values[position].payload, values[position].origin) {
        token = plain
      } else {
        return nil
      }
      call.hash = (call.hash ^ token.hash) &* 0x9E37_79B9_7F4A_7C15
      call.hash ^= call.hash >> 31
      switch position - range.lowerBound {
      case 0: call.first = token
      case 1: call.second = token
      default: rest.append(token)
      }
    }
    return call
  }

  private mutating func number(of text: String) -> Int {
    let hash = Texts.hash(text)
    if let known = textIndex.position(hash, { Texts.isSame(texts[$0], text) }) { return known }
    textIndex.append(hash)
    texts.append(text)
    return texts.count - 1
  }

  /// Where the value of a call is kept.
  func position(of call: Call) -> Int? {
    index.position(call.hash) { position in
      calls[position] == call && (call.count <= 2 || isRest(at: position))
    }
  }

  private func isRest(at position: Int) -> Bool {
    guard let start = rests[Int32(truncatingIfNeeded: position)], start + rest.count <= restTokens.count else {
      return false
    }
    return rest.indices.allSatisfy { restTokens[start + $0] == rest[$0] }
  }

  /// The value at a position that `position(of:)` gave.
  subscript(position: Int) -> Value { results[position] }

  /// Keeps the value of a call; what a call within it kept meanwhile is the same.
  mutating func keep(_ value: Value, _ call: Call) {
    if let known = position(of: call) {
      results[known] = value
      return
    }
    if call.count > 2 {
      rests[Int32(truncatingIfNeeded: calls.count)] = restTokens.count
      restTokens += rest
    }
    index.append(call.hash)
    calls.append(call)
    results.append(value)
  }

  // MARK: Calls seen

  /// A call by itself, whichever memo it was met in.
  struct Key: Hashable {
    private var definition: Int32
    private var tokens: [Token] = []
    private var texts: [String] = []

    /// nil where an argument can't be told apart.
    init?(_ definition: Int32, _ arguments: [Value]) {
      guard !arguments.isEmpty else { return nil }
      self.definition = definition
      for argument in arguments {
        if case .string(let text) = argument.payload {
          guard argument.origin.isNowhere else { return nil }
          tokens.append(Token(text: texts.count))
          texts.append(text)
        } else if let token = Token(argument.payload, argument.origin) {
          tokens.append(token)
        } else {
          return nil
        }
      }
    }

    static func == (a: Key, b: Key) -> Bool {
      a.definition == b.definition && a.tokens == b.tokens && a.texts.elementsEqual(b.texts, by: Texts.isSame)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(definition)
      for token in tokens { hasher.combine(token.hash) }
    }
  }
}
