internal import Diagnostics
internal import PlanCalendar

/// Reads comments as waivers.
struct WaiverParser {
  private let source: SourceText
  private let names: RuleNames
  /// Texts that are no reason, such as "TBD".
  private let isPlaceholder: (String) -> Bool

  init(_ source: SourceText, _ names: RuleNames, isPlaceholder: @escaping (String) -> Bool) {
    self.source = source
    self.names = names
    self.isPlaceholder = isPlaceholder
  }

  private static let colon = UInt8(ascii: ":")
  private static let comma = UInt8(ascii: ",")
  /// What people write to the same end for other linters.
  private static let verbs: Set<String> = [
    "waive", "waive-file", "waiver", "waived", "ignore", "ignore-file", "disable", "disable-file", "disable-line",
    "disable-next-line", "skip", "skip-file", "suppress", "noqa", "nolint", "exempt",
  ]

  /// A first look, for which no rule need be known: whether a comment begins with a word of waivers, or with one like it, or
  /// holds another comment.
  static func mayWaive(_ comment: ByteRange, in source: SourceText) -> Bool {
    var cursor = WordCursor(source, comment)
    while cursor.skip(UInt8(ascii: "#")) {}
    cursor.skipBlanks()
    if cursor.next(UInt8(ascii: "#")) != nil { return true }
    guard let word = cursor.word(stops: [colon, UInt8(ascii: "["), UInt8(ascii: "(")]), word.text.utf8.count <= 20
    else { return false }
    return isNear(word.text, "crmlint") || isVerb(word.text)
  }

  /// What a comment says; nil where it is a comment like any other.
  ///
  /// - Parameters:
  ///   - comment: from its `#` to the end of its line.
  ///   - more: lines below it that go on with the reason.
  ///   - isBehind: whether it stands behind something on its line.
  func read(_ comment: ByteRange, more: [ByteRange] = [], isBehind: Bool) -> WaiverText? {
    var cursor = WordCursor(source, comment)
    while cursor.skip(UInt8(ascii: "#")) {}
    cursor.skipBlanks()
    let start = cursor.position
    guard let opening = cursor.word(stops: [Self.colon, UInt8(ascii: "["), UInt8(ascii: "(")]) else { return nil }
    let afterOpening = cursor.position
    cursor.skipBlanks()
    let hasColon = cursor.skip(Self.colon)
    if opening.text == "crmlint", hasColon { return directive(cursor, from: start, more) }
    let isName = opening.text == "crmlint" || Self.isNear(opening.text, "crmlint")
    if isName {
      cursor.skipBlanks()
      var following = cursor
      guard let verb = following.word(stops: [Self.colon, UInt8(ascii: "["), UInt8(ascii: "(")]), Self.isVerb(verb.text)
      else { return nil }
      return attempt(following, verb, .init(kind: .opening, range: ByteRange(start, verb.range.upper)), more)
    }
    if Self.isVerb(opening.text) {
      cursor.skipBlanks(and: Set("([:".utf8))
      var following = cursor
      if let rule = following.word(stops: Set(",:)]".utf8)), names[rule.text] != nil {
        return attempt(cursor, opening, .init(kind: .opening, range: ByteRange(start, afterOpening)), more)
      }
    }
    return isBehind ? inner(comment) : nil
  }

  /// A waiver behind other words of the same comment.
  private func inner(_ comment: ByteRange) -> WaiverText? {
    var cursor = WordCursor(source, ByteRange(comment.lower + 1, comment.upper))
    guard let mark = cursor.next("#") else { return nil }
    cursor.move(to: mark.lower)
    guard var text = read(ByteRange(mark.lower, comment.upper), isBehind: true) else { return nil }
    if case .notFirst = text.problem?.kind { return text }
    text.problem = .init(kind: .notFirst, range: ByteRange(mark.lower, text.heading.upper))
    return text
  }

  // MARK: - Near misses

  private static func isNear(_ word: String, _ right: String) -> Bool {
    word.count > 3 && NearestName.of(word, among: [right]) != nil
  }

  private static func isVerb(_ word: String) -> Bool {
    verbs.contains(word.lowercased()) || isNear(word, "waive") || isNear(word, "waive-file")
  }

  /// Makes out what can be made out of a comment that is not written as a waiver.
  private func attempt(
    _ cursor: WordCursor, _ verb: WordCursor.Word, _ problem: WaiverText.Problem, _ more: [ByteRange]
  ) -> WaiverText {
    var cursor = cursor
    var text = WaiverText(heading: problem.range)
    text.problem = problem
    text.coversFile = verb.text.lowercased().hasSuffix("file")
    let stops = Set(",:()[]".utf8)
    while true {
      cursor.skipBlanks(and: stops)
      var following = cursor
      guard let word = following.word(stops: stops), let named = names[word.text] else { break }
      text.rules.append(.init(named: named, range: word.range))
      cursor = following
    }
    cursor.skipBlanks(and: Set(":-–()[]".utf8))
    text.reason = reason(cursor, more)
    return text
  }

  // MARK: - Waivers

  /// Reads what follows `crmlint:`.
  private func directive(_ cursor: WordCursor, from start: Int, _ more: [ByteRange]) -> WaiverText {
    var cursor = cursor
    cursor.skipBlanks()
    var text = WaiverText(heading: ByteRange(start, cursor.position))
    guard let keyword = cursor.word(stops: [Self.colon, UInt8(ascii: "["), UInt8(ascii: "("), Self.comma]) else {
      text.problem = .init(kind: .keyword(""), range: ByteRange(start, cursor.position))
      return text
    }
    text.heading.upper = keyword.range.upper
    text.coversFile = keyword.text == "waive-file"
    guard keyword.text == "waive" || text.coversFile else {
      return attempt(cursor, keyword, .init(kind: .keyword(keyword.text), range: keyword.range), more)
    }
    let colon = cursor.next(Self.colon)
    var head = cursor.upTo(colon ?? cursor.end)
    readRules(&head, &text, hasColon: colon != nil)
    if text.problem == nil { readClauses(&head, &text, hasColon: colon != nil) }
    if let problem = text.problem {
      // What looks like a reason is kept for the advice.
      if case .noColon = problem.kind {
        cursor.move(to: problem.range.lower)
      } else {
        cursor.move(to: colon.map { $0 + 1 } ?? cursor.end)
      }
      text.reason = reason(cursor, more)
      return text
    }
    guard let colon else {
      text.problem = .init(kind: .noReason, range: ByteRange(start, max(start, head.position)))
      text.reason = reason(head.upTo(head.position), more)
      return text
    }
    text.heading.upper = colon + 1
    cursor.move(to: colon + 1)
    text.reason = reason(cursor, more)
    if !text.reason.contains(where: { $0.isLetter || $0.isNumber }) {
      text.problem = .init(kind: .noReason, range: ByteRange(colon, colon + 1))
      text.reason = ""
    } else if isPlaceholder(text.reason) {
      cursor.skipBlanks()
      text.problem = .init(
        kind: .openReason(text.reason),
        range: ByteRange(cursor.position, min(cursor.end, cursor.position + text.reason.utf8.count)))
    }
    return text
  }

  private func readRules(_ head: inout WordCursor, _ text: inout WaiverText, hasColon: Bool) {
    let stops: Set<UInt8> = [Self.comma]
    let beginning = text.heading
    while true {
      head.skipBlanks(and: stops)
      var following = head
      guard let word = following.word(stops: stops), word.text != "until", word.text != "by" else { break }
      guard let named = names[word.text] else {
        text.problem = problem(with: word, following, text, hasColon: hasColon)
        return
      }
      text.rules.append(.init(named: named, range: word.range))
      head = following
    }
    if text.rules.isEmpty { text.problem = .init(kind: .noRule, range: beginning) }
  }

  /// What is wrong with a word that stands where a rule does, and is none.
  private func problem(
    with word: WordCursor.Word, _ following: WordCursor, _ text: WaiverText, hasColon: Bool
  ) -> WaiverText.Problem {
    if Self.isDate(word.text) { return .init(kind: .noUntil(date: word.text), range: word.range) }
    var next = following
    next.skipBlanks()
    if let date = next.word(stops: []), Self.isDate(date.text) {
      return .init(kind: .noUntil(date: date.text), range: ByteRange(word.range.lower, date.range.upper))
    }
    let nearest = names.nearest(to: word.text)
    let looksLikeRule = nearest != nil || word.text.contains(where: { $0.isNumber || $0 == "-" && word.text.count > 3 })
    if !text.rules.isEmpty, !looksLikeRule { return .init(kind: .noColon, range: word.range) }
    return .init(kind: .unknownRule(word.text, nearest: nearest), range: word.range)
  }

  private static func isDate(_ text: String) -> Bool {
    text.count >= 7 && (try? PlanDate(parsing: text)) != nil
  }

  /// Reads `until DATE` and `by NAME`.
  private func readClauses(_ head: inout WordCursor, _ text: inout WaiverText, hasColon: Bool) {
    while true {
      head.skipBlanks()
      guard let keyword = head.word(stops: []) else { return }
      guard keyword.text == "until" || keyword.text == "by" else {
        text.problem = text.problem ?? .init(kind: .noColon, range: keyword.range)
        return
      }
      if keyword.text == "until" ? text.until != nil : text.by != nil {
        text.problem = text.problem ?? .init(kind: .twice(keyword.text), range: keyword.range)
        return
      }
      head.skipBlanks()
      let start = head.position
      var end = start
      // Up to the other keyword or, where the colon is missing, as far as a date goes.
      while true {
        var following = head
        following.skipBlanks()
        guard let word = following.word(stops: []), word.text != "until", word.text != "by" else { break }
        if !hasColon, keyword.text == "until", end > start { break }
        end = word.range.upper
        head = following
      }
      let range = ByteRange(start, end)
      let words = source.text(in: range)
      if keyword.text == "by" {
        text.by = words.isEmpty ? nil : words
        if words.isEmpty { text.problem = text.problem ?? .init(kind: .noName, range: keyword.range) }
        continue
      }
      guard !words.isEmpty else {
        text.problem = text.problem ?? .init(kind: .noDate, range: keyword.range)
        continue
      }
      do throws(CalendarProblem) {
        text.until = (try PlanDate(parsing: words), range)
      } catch {
        text.problem = text.problem ?? .init(kind: .badDate(words, error), range: range)
      }
    }
  }

  /// The rest of the comment and the lines that go on with it, on one line.
  private func reason(_ cursor: WordCursor, _ more: [ByteRange]) -> String {
    var parts = [cursor.rest]
    for line in more {
      var cursor = WordCursor(source, line)
      while cursor.skip(UInt8(ascii: "#")) {}
      parts.append(cursor.rest)
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
