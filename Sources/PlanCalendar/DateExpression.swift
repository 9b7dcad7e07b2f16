/// What a scalar of the format `plan-date` says: a date, or one that hangs on something else in the plan.
package enum DateExpression: Hashable, Sendable {
  /// `2026-03-14`, `2026-03`, `2026-Q1`, `2026`.
  case absolute(PlanDate)
  /// `go-live`, `design.end`, `r1 - 10 working days`.
  case relative(anchor: Anchor, offset: DateOffset?)

  /// The thing that a relative date counts from.
  package struct Anchor: Hashable, Sendable {
    /// The id of an element, or a word that the format reserves.
    package var name: String
    /// UTF-8 offsets of the name in the scalar's text.
    package var nameRange: Range<Int>
    /// The date of the element that is meant, such as `end`; nil where the element has one date to count from.
    package var property: String?
    /// UTF-8 offsets of the property, without its dot.
    package var propertyRange: Range<Int>?

    package init(name: String, nameRange: Range<Int>, property: String? = nil, propertyRange: Range<Int>? = nil) {
      self.name = name
      self.nameRange = nameRange
      self.property = property
      self.propertyRange = propertyRange
    }

    /// As a plan writes it: `design.end`.
    package var text: String { property.map { "\(name).\($0)" } ?? name }
  }

  /// Reads a `plan-date`. A text that begins with a digit is a date; anchors begin with a letter.
  ///
  /// A minus sign needs a space before it, since ids have hyphens of their own. Source: plan format, principle 4.
  package init(parsing text: String) throws(CalendarProblem) {
    var cursor = Cursor(text)
    guard let first = cursor.peek() else { throw CalendarProblem(.empty, cursor.whole) }
    if Cursor.isDigit(first) {
      do throws(CalendarProblem) {
        self = .absolute(try PlanDate(parsing: text))
      } catch {
        throw DateExpression.lengthFirst(cursor) ?? error
      }
    } else {
      self = try DateExpression.relative(&cursor)
    }
  }

  /// As a plan writes it.
  package var text: String {
    switch self {
    case .absolute(let date): date.text
    case .relative(let anchor, let offset): offset.map { "\(anchor.text) \($0.text)" } ?? anchor.text
    }
  }

  private static func relative(_ cursor: inout Cursor) throws(CalendarProblem) -> DateExpression {
    let nameRange = takeSlug(&cursor)
    if nameRange.isEmpty {
      let isOffset = (try? DateOffset(parsing: cursor.text(cursor.rest))) != nil
      throw CalendarProblem(isOffset ? .missingAnchor : .notADate, cursor.whole)
    }
    var anchor = Anchor(name: cursor.text(nameRange), nameRange: nameRange)
    if cursor.peek() == 0x2E {
      let dot = cursor.at
      cursor.at += 1
      let property = takeSlug(&cursor)
      if property.isEmpty {
        throw whole(cursor) ?? CalendarProblem(.unexpected("."), dot..<(dot + 1), suggestions: [anchor.name])
      }
      anchor.property = cursor.text(property)
      anchor.propertyRange = property
    }
    cursor.skipSpace()
    if cursor.isAtEnd { return .relative(anchor: anchor, offset: nil) }
    guard let byte = cursor.peek(), byte == 0x2B || byte == 0x2D || cursor.typographicDash > 0 else {
      throw whole(cursor) ?? missingSpace(anchor, cursor)
        ?? CalendarProblem(.unexpected(cursor.text(cursor.rest)), cursor.rest)
    }
    do throws(CalendarProblem) {
      return .relative(anchor: anchor, offset: try DateOffset(&cursor))
    } catch {
      throw whole(cursor) ?? error.prefixed(anchor.text + " ")
    }
  }

  /// Reads letters, digits, `-` and `_`, of any script; a hyphen at the end is a minus sign.
  private static func takeSlug(_ cursor: inout Cursor) -> Range<Int> {
    let start = cursor.at
    guard let first = cursor.peek(), Cursor.isLetter(first) || first >= 0x80, cursor.typographicDash == 0 else {
      return start..<start
    }
    while let byte = cursor.peek() {
      let isOurs = Cursor.isLetter(byte) || Cursor.isDigit(byte) || byte == 0x2D || byte == 0x5F || byte >= 0x80
      guard isOurs, cursor.typographicDash == 0 else { break }
      var ahead = cursor
      if ahead.skipSpace() { break }
      cursor.at += 1
    }
    while cursor.at > start, cursor.bytes[cursor.at - 1] == 0x2D { cursor.at -= 1 }
    return start..<cursor.at
  }

  /// The text as a whole is a date in another form, such as `March 2026`.
  private static func whole(_ cursor: Cursor) -> CalendarProblem? {
    let guesses = DateGuess.readings(of: cursor.text(cursor.whole))
    return guesses.isEmpty ? nil : CalendarProblem(.notISO, cursor.whole, suggestions: guesses)
  }

  /// `r1-10 working days`: what looks like the end of the id is a count.
  private static func missingSpace(_ anchor: Anchor, _ cursor: Cursor) -> CalendarProblem? {
    let range = anchor.propertyRange ?? anchor.nameRange
    guard let hyphen = cursor.bytes[range].lastIndex(of: 0x2D), hyphen + 1 < range.upperBound,
      cursor.bytes[(hyphen + 1)..<range.upperBound].allSatisfy(Cursor.isDigit),
      let offset = try? DateOffset(parsing: cursor.text(hyphen..<cursor.end))
    else { return nil }
    return CalendarProblem(
      .missingSpace, hyphen..<(hyphen + 1),
      suggestions: ["\(cursor.text(cursor.start..<hyphen)) \(offset.text)"])
  }

  /// `6 weeks after r1`, `6 weeks`: a length where the anchor belongs; nil for anything else.
  private static func lengthFirst(_ cursor: Cursor) -> CalendarProblem? {
    let words = cursor.text(cursor.whole).split(whereSeparator: \.isWhitespace).map(String.init)
    if (try? Length(parsing: words.joined(separator: " "))) != nil {
      return CalendarProblem(.missingAnchor, cursor.whole)
    }
    guard (3...5).contains(words.count), let anchor = words.last, let direction = words.dropLast().last?.lowercased(),
      let isBack = directions[direction],
      let length = try? Length(parsing: words.dropLast(2).joined(separator: " "))
    else { return nil }
    return CalendarProblem(
      .missingAnchor, cursor.whole, suggestions: ["\(anchor) \(DateOffset(isBack: isBack, length).text)"])
  }

  private static let directions = [
    "before": true, "voor": true, "vóór": true, "før": true,
    "after": false, "na": false, "efter": false,
  ]
}
