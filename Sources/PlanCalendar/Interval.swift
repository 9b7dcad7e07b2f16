/// A value that is known to lie between two bounds. Comparisons answer only where every reading agrees.
package protocol Interval<Bound>: Hashable, Sendable {
  associatedtype Bound: Comparable
  /// The least reading.
  var least: Bound { get }
  /// The greatest reading.
  var greatest: Bound { get }
  init(least: Bound, greatest: Bound)
}

extension Interval {
  /// `self < other`; nil where the readings disagree.
  package func isLess(than other: Self) -> Bool? {
    if greatest < other.least { return true }
    return least >= other.greatest ? false : nil
  }

  /// `self <= other`; nil where the readings disagree.
  package func isAtMost(_ other: Self) -> Bool? {
    if greatest <= other.least { return true }
    return least > other.greatest ? false : nil
  }

  /// `self == other`; nil where the readings disagree, as they do for one and the same month: the two may be different
  /// days of it.
  package func isSame(as other: Self) -> Bool? {
    if greatest < other.least || least > other.greatest { return false }
    return least == greatest && other.least == other.greatest && least == other.least ? true : nil
  }

  /// The least of the values, whichever that is: from the least of the lower bounds to the least of the upper ones; nil
  /// where there are none.
  package static func least(of values: some Sequence<Self>) -> Self? {
    values.reduce(nil) { found, next in
      guard let found else { return next }
      return Self(least: min(found.least, next.least), greatest: min(found.greatest, next.greatest))
    }
  }

  /// The greatest of the values, whichever that is; nil where there are none.
  package static func greatest(of values: some Sequence<Self>) -> Self? {
    values.reduce(nil) { found, next in
      guard let found else { return next }
      return Self(least: max(found.least, next.least), greatest: max(found.greatest, next.greatest))
    }
  }
}

/// An interval of numbers, which an exact number may be held against.
package protocol NumberInterval: Interval {
  /// The bounds as plain numbers, in the unit of the type.
  var numbers: (low: Double, high: Double) { get }
}

extension NumberInterval {
  /// `self < number`; nil where the readings disagree, and for a number that is none.
  package func isLess(than number: Double) -> Bool? {
    if numbers.high < number { return true }
    return numbers.low >= number ? false : nil
  }

  /// `self <= number`; nil where the readings disagree, and for a number that is none.
  package func isAtMost(_ number: Double) -> Bool? {
    if numbers.high <= number { return true }
    return numbers.low > number ? false : nil
  }

  /// `self == number`; nil where the readings disagree, and for a number that is none.
  package func isSame(as number: Double) -> Bool? {
    if numbers.high < number || numbers.low > number { return false }
    return numbers.low == number && numbers.high == number ? true : nil
  }
}
