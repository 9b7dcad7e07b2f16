/// A pattern as a tree: an arena whose children come before their parents, so that nothing recurses.
struct PatternTree: Sendable {
  /// The index of a node in `nodes`.
  typealias ID = Int32

  enum Node: Sendable {
    /// The empty text.
    case empty
    case scalar(UInt32)
    /// One code point of a set, by its index in `sets`.
    case set(Int32)
    case anyByte
    case assertion(Assertions)
    case sequence([ID])
    case alternatives([ID])
    /// `maximum` nil: without end.
    case repetition(ID, minimum: Int, maximum: Int?, isGreedy: Bool)
  }

  var nodes: [Node] = []
  var sets: [ScalarSet] = []
  var root: ID = 0
  /// UTF-8 bytes of the pattern.
  var length = 0
}

/// What may hold at a position between two bytes, without consuming any.
struct Assertions: OptionSet, Hashable, Sendable {
  var rawValue: UInt8

  static let textStart = Assertions(rawValue: 1)
  static let textEnd = Assertions(rawValue: 2)
  static let lineStart = Assertions(rawValue: 4)
  static let lineEnd = Assertions(rawValue: 8)
  static let wordBoundary = Assertions(rawValue: 16)
  static let noWordBoundary = Assertions(rawValue: 32)
}
