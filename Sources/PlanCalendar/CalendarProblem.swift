/// Why a text is no date, length, rhythm or share, where in the text that shows, and what to write instead where that
/// can be guessed.
package struct CalendarProblem: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Nothing but white space.
    case empty

    /// Neither a date nor an anchor with an offset.
    case notADate
    /// A date in another form than the ISO one, such as `14-03-2026` or `3 March 2026`.
    case notISO
    /// A day that the month does not have, such as 30 February: the month has `days`.
    case noSuchDay(year: Int, month: Int, days: Int)
    /// A month outside 1…12.
    case noSuchMonth
    /// A quarter outside 1…4.
    case noSuchQuarter
    /// A year outside `Day.years`.
    case yearOutOfRange
    /// A date followed by a time of day.
    case timeOfDay
    /// A week of the year, such as `2026-W12`.
    case weekOfYear
    /// A date followed by an offset; only anchors take one.
    case dateWithOffset

    /// An offset without the thing it counts from.
    case missingAnchor
    /// `r1-10 days`: without a space the minus sign is part of the anchor.
    case missingSpace
    /// A dash where a minus sign is meant.
    case typographicDash
    /// Something after the end of what makes sense, or in its way.
    case unexpected(String)

    /// Neither a length of time nor anything close to one.
    case notALength
    /// A count without its unit.
    case missingUnit
    /// A unit that there is not, such as `hours`.
    case unknownUnit(String)
    /// A count that is not whole.
    case fraction
    /// A count above `limit`.
    case tooMany(limit: Int)
    /// A rhythm of no length.
    case zero

    /// Neither a rhythm nor anything close to one.
    case notARhythm

    /// Neither a number nor a percentage.
    case notAShare
    /// A comma where the decimal point belongs.
    case decimalComma
    /// A share below nothing.
    case negative
    /// A share above `percent`.
    case shareTooLarge(percent: Int)
    /// A number between 0 and 1 without a per-cent sign, which may be meant as a fraction.
    case fractionOrPercent
  }

  package var kind: Kind
  /// UTF-8 offsets in the text as it was given, surrounding white space included.
  package var range: Range<Int>
  /// What the whole text may be meant to say, likeliest first; at most two.
  package var suggestions: [String]

  package init(_ kind: Kind, _ range: Range<Int>, suggestions: [String] = []) {
    self.kind = kind
    self.range = range
    self.suggestions = suggestions
  }
}
