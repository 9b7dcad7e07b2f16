internal import Diagnostics

extension PatternParser {
  /// Reads an opening bracket with its prefix, or flags for the rest of a group.
  mutating func openGroup() throws(PatternError) {
    let start = position
    guard byte(start + 1) == UInt8(ascii: "?") else {
      position += 1
      push(at: start)
      return
    }
    try refuseUnsupportedGroup(start)
    if has("(?<", at: start) { return try openNamedGroup(start, nameAt: start + 3) }
    if has("(?P<", at: start), dialect == .re2 { return try openNamedGroup(start, nameAt: start + 4) }
    try readFlags(start)
  }

  private mutating func openNamedGroup(_ start: Int, nameAt: Int) throws(PatternError) {
    guard let end = bytes[nameAt...].firstIndex(of: UInt8(ascii: ">")) else {
      throw PatternError(
        start..<nameAt, Message("the name of this group does not end"),
        remedy: Message("write {0} behind the name", .quoted(">")))
    }
    let name = text(nameAt..<end)
    let scalars = name.unicodeScalars
    let isName =
      dialect == .re2
      ? scalars.allSatisfy(Self.isNamePart)
      : scalars.dropFirst().allSatisfy(Self.isIdentifierPart) && scalars.first.map(Self.isIdentifierStart) ?? true
    guard isName, !name.isEmpty else {
      throw PatternError(
        nameAt..<max(end, nameAt + 1),
        name.isEmpty
          ? Message("this group has an empty name") : Message("{0} can't be the name of a group", quoted(nameAt..<end)),
        remedy: Message("a name has letters, digits and _ only, such as {0}", .quoted("(?<year>…)")))
    }
    try note(name, at: nameAt)
    position = end + 1
    push(at: start)
  }

  func namedTwice(_ name: String, at start: Int) -> PatternError {
    PatternError(
      start..<(start + name.utf8.count),
      Message("there is a group {0} already", quoted(start..<(start + name.utf8.count))),
      remedy: Message("give each group a name of its own"))
  }

  /// Letters, digits, marks and connectors, as in names of Python.
  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
      .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation:
      true
    default: false
    }
  }

  private static func isIdentifierStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "$" || scalar == "_" || scalar.properties.isIDStart
  }

  private static func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "$" || scalar == "\u{200C}" || scalar == "\u{200D}" || scalar.properties.isIDContinue
  }

  /// `(?flags)` for the rest of the group, or `(?flags:` for a group of their own.
  private mutating func readFlags(_ start: Int) throws(PatternError) {
    var new = flags
    var isOff = false
    var seen: Set<UInt8> = []
    var at = start + 2
    while let letter = byte(at) {
      switch letter {
      case UInt8(ascii: "i"): new.foldsCase = !isOff
      case UInt8(ascii: "m"): new.isMultiline = !isOff
      case UInt8(ascii: "s"): new.dotMatchesNewline = !isOff
      case UInt8(ascii: "U") where dialect == .re2: new.isUngreedy = !isOff
      case UInt8(ascii: "-") where !isOff:
        isOff = true
        seen.remove(letter)
      case UInt8(ascii: ":"), UInt8(ascii: ")"):
        // RE2 takes "(?)", but no "-" with nothing behind it; ECMA-262 has flags for a group only, each once.
        let isEmpty = isOff && byte(at - 1) == UInt8(ascii: "-")
        guard dialect == .re2 ? !isEmpty : letter == UInt8(ascii: ":") && !(isEmpty && seen.isEmpty) else {
          throw badFlags(start..<(at + 1))
        }
        position = at + 1
        if letter == UInt8(ascii: ":") { push(at: start, flags: new) } else { flags = new }
        return
      default: throw badFlag(start, at)
      }
      if dialect == .ecma262, letter != UInt8(ascii: "-"), !seen.insert(letter).inserted {
        throw PatternError(
          at..<(at + 1), Message("the flag {0} is there twice", quoted(at..<(at + 1))),
          remedy: Message("leave one out"))
      }
      at += 1
    }
    throw PatternError(
      start..<at, Message("these flags do not end"),
      remedy: Message("close them: {0}, or {1} for a group of their own", .quoted("(?i)"), .quoted("(?i:…)")))
  }

  private func badFlags(_ range: Range<Int>) -> PatternError {
    if dialect == .ecma262, bytes[range].last == UInt8(ascii: ")") {
      return PatternError(
        range, Message("flags for the rest of a pattern are not known here"),
        remedy: Message("put what they are for into their group: {0}", .quoted("(?i:…)")))
    }
    return PatternError(
      range, Message("{0} turns no flag off", quoted(range)),
      remedy: Message("name the flags, such as {0}", .quoted("(?-i)")))
  }

  private func badFlag(_ start: Int, _ at: Int) -> PatternError {
    let end = at + scalarLength(at)
    let known = dialect == .re2 ? "i, m, s, U" : "i, m, s"
    return PatternError(
      start..<end, Message("{0} opens no kind of group", quoted(start..<end)),
      remedy: Message(
        "write {0} for a group, or flags out of {1} as in {2}", .quoted("(?:…)"), .text(known), .quoted("(?i:…)")))
  }

  /// Kinds of groups that other languages know.
  private func refuseUnsupportedGroup(_ start: Int) throws(PatternError) {
    func refuse(_ length: Int, _ message: Message, _ remedy: Message) -> PatternError {
      PatternError(start..<min(start + length, bytes.count), message, remedy: remedy)
    }
    let linear = "which can't be done in one pass over the text"
    if has("(?=", at: start) || has("(?!", at: start) {
      throw refuse(
        3, Message("look-ahead tests a second pattern at the same place, \(linear)"),
        has("(?=", at: start)
          ? Message("write what follows as part of the pattern, or test a second pattern by itself")
          : Message("write what may follow instead, such as {0}, or test a second pattern by itself", .quoted("[^a]")))
    }
    if has("(?<=", at: start) || has("(?<!", at: start) {
      throw refuse(
        4, Message("look-behind tests a second pattern at the same place, \(linear)"),
        has("(?<=", at: start)
          ? Message("write what comes before as part of the pattern")
          : Message("write what may come before instead, such as {0}", .quoted("(?:^|[^a])")))
    }
    if has("(?>", at: start) {
      throw refuse(
        3, Message("a group that never gives back needs backtracking, which this has not"),
        Message("write {0}: nothing is slow here", .quoted("(?:…)")))
    }
    if has("(?P=", at: start) { throw backReference(start..<(start + 4)) }
    if has("(?P>", at: start) || has("(?&", at: start) || has("(?R", at: start) {
      throw refuse(
        has("(?P>", at: start) ? 4 : 3,
        Message("a pattern can't hold itself or a part of itself: no automaton can follow"),
        Message("write that part once more, to the depth that is needed"))
    }
    if has("(?(", at: start) {
      throw refuse(
        3, Message("a pattern can't ask whether a group has matched, \(linear)"),
        Message("write both cases as alternatives: {0}", .quoted("(?:…|…)")))
    }
    if has("(?#", at: start) {
      throw refuse(3, Message("a pattern can't hold comments"), Message("leave it out"))
    }
    if has("(?'", at: start) || dialect == .ecma262 && has("(?P<", at: start) {
      throw refuse(
        has("(?'", at: start) ? 3 : 4, Message("the name of a group stands in angle brackets"),
        Message("write {0}", .quoted("(?<name>…)")))
    }
  }
}
