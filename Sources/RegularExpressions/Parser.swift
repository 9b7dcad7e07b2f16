internal import Diagnostics

/// Reads a pattern of either dialect. It keeps its own stack, so that depth of nesting does not matter, and reads each byte
/// once or twice.
///
/// Sources: RE2's syntax page and, where that is silent, RE2's behaviour; ECMA-262, section 22.2.1.
struct PatternParser {
  /// What `(?ims-U)` turns on and off.
  struct Flags {
    var foldsCase = false
    var isMultiline = false
    var dotMatchesNewline = false
    /// Repetitions take little unless a `?` follows.
    var isUngreedy = false
  }

  /// An open group; the first is the whole pattern.
  struct Group {
    /// Where its bracket stands.
    var at: Int
    var alternatives: [PatternTree.ID] = []
    var items: [PatternTree.ID] = []
    /// Where each item begins.
    var starts: [Int] = []
    /// The flags to go back to behind it.
    var flags: Flags
    /// The names of groups in the alternative under way, and in all that are complete, with where they stand.
    var names: [String: Int] = [:]
    var completeNames: [String: Int] = [:]
  }

  /// Times that a repetition may repeat, all that lie within one another multiplied, in RE2.
  static let largestRepetition = 1000
  /// Nodes of the tree, and ranges in all its sets: more than a program that is small enough can come from.
  private static let largestTree = 2 * ProgramCompiler.limit

  let bytes: [UInt8]
  let dialect: RegularExpression.Dialect
  var position = 0
  var flags = Flags()
  var tree = PatternTree()
  private var groups: [Group]
  /// For each node, how often its innermost part can be repeated.
  private var copies: [Int] = []
  private var setIndex: [ScalarSet: Int32] = [:]
  /// By character of ASCII: the index of its set where case does not count; -1: it is alone, -2: nobody asked.
  private var foldedSets: [Int32] = []
  var size = 0
  /// Where the repetition begins that ends at `position`.
  private var repetitionStart: Int?
  /// Where the last `:]` of the pattern begins; -1: there is none.
  let lastPosixEnd: Int

  init(_ pattern: String, dialect: RegularExpression.Dialect) {
    bytes = Array(pattern.utf8)
    self.dialect = dialect
    groups = [Group(at: 0, flags: Flags())]
    let bytes = self.bytes
    lastPosixEnd =
      bytes.indices.dropLast().last { bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: "]") } ?? -1
    tree.length = bytes.count
  }

  mutating func parse() throws(PatternError) -> PatternTree {
    while position < bytes.count {
      let start = position
      let repetition = repetitionStart
      repetitionStart = nil
      switch bytes[position] {
      case UInt8(ascii: "("): try openGroup()
      case UInt8(ascii: "|"):
        position += 1
        endAlternative()
      case UInt8(ascii: ")"): try closeGroup()
      case UInt8(ascii: "^"):
        position += 1
        append(.assertion(flags.isMultiline ? .lineStart : .textStart), from: start)
      case UInt8(ascii: "$"):
        position += 1
        append(.assertion(flags.isMultiline ? .lineEnd : .textEnd), from: start)
      case UInt8(ascii: "."):
        position += 1
        append(dot, from: start)
      case UInt8(ascii: "["): append(try bracketed(), from: start)
      case UInt8(ascii: "*"): try repeatLast(0, nil, length: 1, after: repetition)
      case UInt8(ascii: "+"): try repeatLast(1, nil, length: 1, after: repetition)
      case UInt8(ascii: "?"): try repeatLast(0, 1, length: 1, after: repetition)
      case UInt8(ascii: "{"):
        if let counted = counted() {
          try repeatLast(counted.minimum, counted.maximum, length: counted.length, after: repetition)
        } else if dialect == .ecma262 {
          throw loneBracket()
        } else {
          appendLiteral(takeScalar(), from: start)
        }
      case UInt8(ascii: "}") where dialect == .ecma262, UInt8(ascii: "]") where dialect == .ecma262:
        throw loneBracket()
      case UInt8(ascii: "\\"): try readEscape()
      default: appendLiteral(takeScalar(), from: start)
      }
      if size > Self.largestTree { throw PatternError.tooLarge(length: bytes.count) }
    }
    if groups.count > 1, let group = groups.last { throw unclosed(group) }
    endAlternative()
    tree.root = closed(groups[0])
    return tree
  }

  // MARK: Groups

  /// Opens a group whose bracket and prefix end at `position`.
  mutating func push(at start: Int, flags inside: Flags? = nil) {
    groups.append(Group(at: start, flags: flags))
    if let inside { flags = inside }
  }

  /// Notes the name of a group. In ECMA-262 it may come again only in another alternative of a group around both.
  mutating func note(_ name: String, at start: Int) throws(PatternError) {
    try note([name: start])
  }

  private mutating func note(_ names: [String: Int]) throws(PatternError) {
    guard dialect == .ecma262, !names.isEmpty else { return }
    let last = groups.count - 1
    // The smaller into the larger, so that nesting costs little.
    var (more, less) = (groups[last].names, names)
    if more.count < less.count { swap(&more, &less) }
    groups[last].names = [:]
    for (name, start) in less {
      if let known = more.updateValue(start, forKey: name) { throw namedTwice(name, at: max(start, known)) }
    }
    groups[last].names = more
  }

  private mutating func endAlternative() {
    let last = groups.count - 1
    let items = groups[last].items
    let node = items.count == 1 ? items[0] : add(items.isEmpty ? .empty : .sequence(items))
    groups[last].alternatives.append(node)
    groups[last].items = []
    groups[last].starts = []
    guard !groups[last].names.isEmpty else { return }
    let names = groups[last].names
    groups[last].names = [:]
    if groups[last].completeNames.isEmpty {
      groups[last].completeNames = names
    } else {
      groups[last].completeNames.merge(names) { known, _ in known }
    }
  }

  private mutating func closed(_ group: Group) -> PatternTree.ID {
    group.alternatives.count == 1 ? group.alternatives[0] : add(.alternatives(group.alternatives))
  }

  private mutating func closeGroup() throws(PatternError) {
    guard groups.count > 1 else { throw unopened() }
    endAlternative()
    position += 1
    let group = groups.removeLast()
    flags = group.flags
    let last = groups.count - 1
    groups[last].items.append(closed(group))
    groups[last].starts.append(group.at)
    try note(group.completeNames)
  }

  // MARK: Nodes

  private mutating func add(_ node: PatternTree.Node) -> PatternTree.ID {
    var most = 1
    switch node {
    case .sequence(let children), .alternatives(let children):
      for child in children { most = max(most, copies[Int(child)]) }
    case .repetition(let child, let minimum, let maximum, _):
      let (product, isOver) = copies[Int(child)].multipliedReportingOverflow(by: max(1, maximum ?? minimum))
      most = isOver ? .max : product
    default: break
    }
    tree.nodes.append(node)
    copies.append(most)
    size += 1
    return PatternTree.ID(tree.nodes.count - 1)
  }

  mutating func append(_ node: PatternTree.Node, from start: Int) {
    let id = add(node)
    groups[groups.count - 1].items.append(id)
    groups[groups.count - 1].starts.append(start)
  }

  mutating func append(_ set: ScalarSet, from start: Int) { append(node(for: set), from: start) }

  mutating func node(for set: ScalarSet) -> PatternTree.Node {
    if let only = set.ranges.first, set.ranges.count == 1, only.lower == only.upper { return .scalar(only.lower) }
    // Even a set that is there already has to be compared.
    size += set.ranges.count / 64
    if let known = setIndex[set] { return .set(known) }
    let index = Int32(tree.sets.count)
    tree.sets.append(set)
    setIndex[set] = index
    size += set.ranges.count
    return .set(index)
  }

  mutating func appendLiteral(_ scalar: UInt32, from start: Int) {
    guard flags.foldsCase else { return append(.scalar(scalar), from: start) }
    if scalar < 0x80 { return append(foldedNode(Int(scalar)), from: start) }
    append(CaseFolding.closed(ScalarSet([(scalar, scalar)])), from: start)
  }

  /// The letters of a pattern come again and again.
  private mutating func foldedNode(_ scalar: Int) -> PatternTree.Node {
    if foldedSets.isEmpty { foldedSets = Array(repeating: -2, count: 0x80) }
    if foldedSets[scalar] >= 0 { return .set(foldedSets[scalar]) }
    if foldedSets[scalar] == -1 { return .scalar(UInt32(scalar)) }
    let node = node(for: CaseFolding.closed(ScalarSet([(UInt32(scalar), UInt32(scalar))])))
    if case .set(let index) = node { foldedSets[scalar] = index } else { foldedSets[scalar] = -1 }
    return node
  }

  private var dot: ScalarSet {
    if flags.dotMatchesNewline { return .all }
    return (dialect == .re2 ? ScalarSet(scalars: "\n") : ScalarSet(scalars: "\n\r\u{2028}\u{2029}")).inverted
  }

  // MARK: Repetition

  private mutating func repeatLast(
    _ minimum: Int, _ maximum: Int?, length: Int, after repetition: Int?
  ) throws(PatternError) {
    let start = position
    position += length
    var isGreedy = !flags.isUngreedy
    if position < bytes.count, bytes[position] == UInt8(ascii: "?") {
      position += 1
      isGreedy.toggle()
    }
    if let repetition { throw stacked(repetition, start) }
    let last = groups.count - 1
    if let maximum, maximum < minimum { throw backwards(start, minimum, maximum) }
    if dialect == .re2, max(minimum, maximum ?? 0) > Self.largestRepetition { throw tooOften(start) }
    guard let item = groups[last].items.last, isRepeatable(item) else { throw nothingToRepeat(start) }
    let node = add(.repetition(item, minimum: minimum, maximum: maximum, isGreedy: isGreedy))
    if dialect == .re2, max(minimum, maximum ?? 0) > 1, copies[Int(node)] > Self.largestRepetition {
      throw tooOftenTogether(start)
    }
    groups[last].items[groups[last].items.count - 1] = node
    repetitionStart = start
  }

  /// In ECMA-262 what consumes nothing by itself can't be repeated.
  private func isRepeatable(_ item: PatternTree.ID) -> Bool {
    guard dialect == .ecma262, let start = groups.last?.starts.last, start < bytes.count else { return true }
    if case .assertion = tree.nodes[Int(item)] { return bytes[start] == UInt8(ascii: "(") }
    return true
  }

  /// `{2}`, `{2,}` or `{2,5}` at `position`; nil where it is something else.
  private func counted() -> (minimum: Int, maximum: Int?, length: Int)? {
    var at = position + 1
    guard let minimum = number(&at) else { return nil }
    var maximum: Int? = minimum
    if byte(at) == UInt8(ascii: ",") {
      at += 1
      if byte(at) == UInt8(ascii: "}") {
        maximum = nil
      } else {
        guard let number = number(&at) else { return nil }
        maximum = number
      }
    }
    guard byte(at) == UInt8(ascii: "}") else { return nil }
    return (minimum, maximum, at + 1 - position)
  }

  /// Digits; RE2 takes none that begin with 0, and none of ten digits or more. ECMA-262 takes any.
  private func number(_ at: inout Int) -> Int? {
    let start = at
    var value = 0
    while let digit = byte(at), UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit {
      if dialect == .re2, value >= 100_000_000 { return nil }
      value = min(value * 10 + Int(digit - UInt8(ascii: "0")), 1 << 40)
      at += 1
    }
    if dialect == .re2, at - start > 1, bytes[start] == UInt8(ascii: "0") { return nil }
    return at > start ? value : nil
  }

  // MARK: Text

  func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  func has(_ text: StaticString, at index: Int) -> Bool {
    text.withUTF8Buffer { text in bytes.count - index >= text.count && bytes[index...].starts(with: text) }
  }

  /// The length in bytes of the character at `index`.
  func scalarLength(_ index: Int) -> Int {
    guard let first = byte(index) else { return 0 }
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// A part of the pattern for a message, cut where it is long.
  func quoted(_ range: Range<Int>) -> Argument {
    let text = self.text(range.lowerBound..<min(range.upperBound, range.lowerBound + 240))
    let isLong = range.count > 240 || text.unicodeScalars.count > 40
    return .quoted(isLong ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))) + "…" : text)
  }

  /// The character at `position`, which goes on behind it.
  mutating func takeScalar() -> UInt32 {
    let length = scalarLength(position)
    let end = min(position + length, bytes.count)
    let first = UInt32(bytes[position])
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for byte in bytes[min(position + 1, end)..<end] { value = value << 6 | UInt32(byte & 0x3F) }
    position = end
    return value
  }
}
