/// A day of the proleptic Gregorian calendar.
package struct Day: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01.
  package var number: Int

  package init(number: Int) { self.number = number }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}
