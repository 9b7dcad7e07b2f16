/// One step of a program. Targets are relative to the instruction itself, so that code can be copied as it is.
struct Instruction: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    /// A byte from `low` to `high`; on with the next instruction.
    case byte
    /// The edges `first..<first + second` of the program tell where each byte leads.
    case edges
    /// Goes on at `first`, which it prefers, and at `second`.
    case split
    /// Goes on at `first`.
    case jump
    /// Goes on with the next instruction where `assertions` hold.
    case assertion
    case match
    case fail
  }

  var kind: Kind
  var low: UInt8 = 0
  var high: UInt8 = 0
  var first: Int32 = 0
  var second: Int32 = 0

  var assertions: Assertions { Assertions(rawValue: low) }
}

/// Bytes and where they lead, relative to the instruction whose edge this is.
struct Edge: Hashable, Sendable {
  var low: UInt8
  var high: UInt8
  var target: Int32
}

/// A compiled pattern. Immutable; shared by all matchers.
final class Program: Sendable {
  let instructions: [Instruction]
  let edges: [Edge]
  /// Where a search begins.
  let start: Int
  /// Where a match begins that may begin at one position only.
  let anchoredStart: Int
  /// Whether no match can begin behind the text's start.
  let isAnchored: Bool
  /// The class of each byte: bytes of one class lead to the same places everywhere.
  let classes: [UInt8]
  /// A byte of each class; the class behind the last one stands for the end of the text.
  let representatives: [UInt8]
  /// Whether a position within a character is a position at all, as it is for RE2.
  let splitsCharacters: Bool

  init(
    instructions: [Instruction], edges: [Edge], start: Int, anchoredStart: Int, isAnchored: Bool,
    splitsCharacters: Bool
  ) {
    self.instructions = instructions
    self.edges = edges
    self.start = start
    self.anchoredStart = anchoredStart
    self.isAnchored = isAnchored
    self.splitsCharacters = splitsCharacters
    (classes, representatives) = Self.byteClasses(instructions, edges)
  }

  /// How many classes there are, that of the end of the text included.
  var classCount: Int { representatives.count + 1 }

  /// Where `byte` leads from an instruction that consumes one; nil: nowhere.
  @inline(__always)
  func target(of index: Int, for byte: UInt8) -> Int? {
    let instruction = instructions[index]
    if instruction.kind == .byte { return instruction.low <= byte && byte <= instruction.high ? index + 1 : nil }
    var (low, high) = (Int(instruction.first), Int(instruction.first + instruction.second))
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].high < byte { low = middle + 1 } else { high = middle }
    }
    guard low < Int(instruction.first + instruction.second), edges[low].low <= byte else { return nil }
    return index + Int(edges[low].target)
  }

  /// What holds between two bytes; nil: the text's start or end.
  func assertions(between before: UInt8?, and after: UInt8?) -> Assertions {
    var result: Assertions = []
    if before == nil { result.formUnion([.textStart, .lineStart]) }
    if before == 0x0A { result.insert(.lineStart) }
    if after == nil { result.formUnion([.textEnd, .lineEnd]) }
    if after == 0x0A { result.insert(.lineEnd) }
    if let after, after & 0xC0 == 0x80, !splitsCharacters { return result }
    let isBoundary = Self.isWord(before) != Self.isWord(after)
    result.insert(isBoundary ? .wordBoundary : .noWordBoundary)
    return result
  }

  static func isWord(_ byte: UInt8?) -> Bool {
    switch byte ?? 0 {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func byteClasses(_ instructions: [Instruction], _ edges: [Edge]) -> ([UInt8], [UInt8]) {
    // Whether a new class begins at each byte.
    var begins = Array(repeating: false, count: 257)
    func mark(_ low: UInt8, _ high: UInt8) {
      begins[Int(low)] = true
      begins[Int(high) + 1] = true
    }
    for edge in edges { mark(edge.low, edge.high) }
    var assertions: Assertions = []
    for instruction in instructions {
      if instruction.kind == .byte { mark(instruction.low, instruction.high) }
      if instruction.kind == .assertion { assertions.formUnion(instruction.assertions) }
    }
    if !assertions.isDisjoint(with: [.lineStart, .lineEnd]) { mark(0x0A, 0x0A) }
    if !assertions.isDisjoint(with: [.wordBoundary, .noWordBoundary]) {
      mark(UInt8(ascii: "0"), UInt8(ascii: "9"))
      mark(UInt8(ascii: "A"), UInt8(ascii: "Z"))
      mark(UInt8(ascii: "_"), UInt8(ascii: "_"))
      mark(UInt8(ascii: "a"), UInt8(ascii: "z"))
      mark(0x80, 0xBF)
    }
    var classes: [UInt8] = []
    var representatives: [UInt8] = []
    for byte in UInt8.min...UInt8.max {
      if representatives.isEmpty || begins[Int(byte)] { representatives.append(byte) }
      classes.append(UInt8(truncatingIfNeeded: representatives.count - 1))
    }
    return (classes, representatives)
  }
}
