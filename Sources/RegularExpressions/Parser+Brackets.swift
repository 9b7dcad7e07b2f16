internal import Diagnostics

extension PatternParser {
  /// One part of a class in brackets.
  private enum Part {
    case scalar(UInt32)
    /// A class such as `\d`; `isFolded`: letters of the other case are in it already, or must not come in.
    case set(ScalarSet, isFolded: Bool)
  }

  /// Reads a class in brackets: `[^a-z\d[:alpha:]]`.
  mutating func bracketed() throws(PatternError) -> ScalarSet {
    let start = position
    position += 1
    let isNegated = byte(position) == UInt8(ascii: "^")
    if isNegated { position += 1 }
    var ranges: [ScalarRange] = []
    var folded: [ScalarRange] = []
    // In RE2 a first ] stands for itself; ECMA-262 has the class of nothing, [], and of everything, [^].
    var isFirst = dialect == .re2
    while let next = byte(position), next != UInt8(ascii: "]") || isFirst {
      isFirst = false
      let partStart = position
      switch try part(start) {
      case .set(let set, let isFolded):
        size += set.ranges.count
        if isFolded { folded += set.ranges } else { ranges += set.ranges }
        if dialect == .ecma262, isDash(position) { throw openRange(partStart, at: partStart) }
      case .scalar(let lower):
        size += 1
        guard isDash(position) else {
          ranges.append(ScalarRange(lower, lower))
          break
        }
        position += 1
        let upperStart = position
        guard byte(position) != nil else { break }
        guard let upper = try rangeEnd(start, partStart) else { throw openRange(partStart, at: upperStart) }
        if upper < lower { throw reversed(partStart, upperStart) }
        ranges.append(ScalarRange(lower, upper))
      }
      if size > 2 * ProgramCompiler.limit { throw PatternError.tooLarge(length: bytes.count) }
    }
    guard position < bytes.count else { throw unclosedBracket(start) }
    position += 1
    var set = ScalarSet(ranges)
    if flags.foldsCase { set = CaseFolding.closed(set) }
    if !folded.isEmpty { set = set.union(ScalarSet(folded)) }
    return isNegated ? set.inverted : set
  }

  /// Whether a dash at `index` makes a range: one before the closing bracket stands for itself.
  private func isDash(_ index: Int) -> Bool {
    byte(index) == UInt8(ascii: "-") && byte(index + 1) != nil && byte(index + 1) != UInt8(ascii: "]")
  }

  /// The upper end of a range; nil where a class such as `\d` stands there.
  private mutating func rangeEnd(_ start: Int, _ partStart: Int) throws(PatternError) -> UInt32? {
    if dialect == .re2 {
      // A [ is a character here, whatever follows.
      guard byte(position) == UInt8(ascii: "\\") else { return takeScalar() }
      if let letter = byte(position + 1), "dDsSwWpP".utf8.contains(letter) { return nil }
    }
    guard case .scalar(let scalar) = try part(start) else { return nil }
    return scalar
  }

  private mutating func part(_ start: Int) throws(PatternError) -> Part {
    if dialect == .re2, has("[:", at: position), let set = try posixClass() { return .set(set, isFolded: true) }
    guard byte(position) == UInt8(ascii: "\\") else { return .scalar(takeScalar()) }
    if let set = try classEscape() { return .set(set, isFolded: true) }
    if dialect == .ecma262 {
      switch byte(position + 1) {
      case UInt8(ascii: "b"):
        position += 2
        return .scalar(0x08)
      case UInt8(ascii: "-"):
        position += 2
        return .scalar(UInt32(UInt8(ascii: "-")))
      default: break
      }
    }
    return .scalar(try scalarEscape(inBrackets: true))
  }

  /// `[:alpha:]` and `[:^alpha:]`; nil where it is something else.
  private mutating func posixClass() throws(PatternError) -> ScalarSet? {
    let nameStart = position + 2
    guard nameStart <= lastPosixEnd else { return nil }
    var end = nameStart
    while !has(":]", at: end) {
      guard end < bytes.count else { return nil }
      end += 1
    }
    var name = text(nameStart..<end)
    let isNegated = name.hasPrefix("^")
    if isNegated { name.removeFirst() }
    guard let set = AsciiClasses.posix[name] else {
      throw PatternError(
        position..<(end + 2), Message("there is no class {0}", quoted(position..<(end + 2))),
        remedy: nearest(name, among: AsciiClasses.posix.keys.sorted())
          .map { Message("did you mean {0}?", .quoted("[:\($0):]")) }
          ?? Message("the classes are {0}", .text(AsciiClasses.posix.keys.sorted().joined(separator: ", "))))
    }
    position = end + 2
    return folded(set, isNegated: isNegated)
  }

  /// The name that may have been meant; nothing is as long as a text that is no name at all.
  func nearest(_ name: String, among names: [String]) -> String? {
    name.utf8.count > 60 ? nil : NearestName.of(name, among: names)
  }

  /// A class with the letters of the other case, if they count, or what is not in it.
  func folded(_ set: ScalarSet, isNegated: Bool) -> ScalarSet {
    guard flags.foldsCase else { return isNegated ? set.inverted : set }
    // ECMA-262 negates first, RE2 last.
    if dialect == .ecma262, isNegated { return CaseFolding.closed(set.inverted) }
    let closed = CaseFolding.closed(set)
    return isNegated ? closed.inverted : closed
  }
}

/// Classes that are about ASCII only.
enum AsciiClasses {
  static let digit = ScalarSet([(0x30, 0x39)])
  static let word = ScalarSet([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
  /// RE2's \s: no vertical tab.
  static let space = ScalarSet([(0x09, 0x0A), (0x0C, 0x0D), (0x20, 0x20)])
  /// The white space and line terminators of ECMA-262.
  static let ecmaSpace = ScalarSet([
    (0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F),
    (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF),
  ])

  static let posix: [String: ScalarSet] = [
    "alnum": ScalarSet([(0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A)]),
    "alpha": ScalarSet([(0x41, 0x5A), (0x61, 0x7A)]),
    "ascii": ScalarSet([(0x00, 0x7F)]),
    "blank": ScalarSet([(0x09, 0x09), (0x20, 0x20)]),
    "cntrl": ScalarSet([(0x00, 0x1F), (0x7F, 0x7F)]),
    "digit": digit,
    "graph": ScalarSet([(0x21, 0x7E)]),
    "lower": ScalarSet([(0x61, 0x7A)]),
    "print": ScalarSet([(0x20, 0x7E)]),
    "punct": ScalarSet([(0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)]),
    "space": ScalarSet([(0x09, 0x0D), (0x20, 0x20)]),
    "upper": ScalarSet([(0x41, 0x5A)]),
    "word": word,
    "xdigit": ScalarSet([(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)]),
  ]
}
