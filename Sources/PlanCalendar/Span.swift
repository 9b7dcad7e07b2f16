/// A length of time in days, known to lie between two bounds (equal where it is exact); negative where the end precedes
/// the start. Bounds stay within `limit`: sums that would exceed it stop there.
package struct Span: Hashable, Sendable {
  /// Days, as is `high`.
  package private(set) var low: Int
  package private(set) var high: Int

  /// The greatest number of days, either way: about 27,000 years, more than twice the calendar.
  package static let limit = 10_000_000

  package init(low: Int, high: Int) {
    self.low = Span.bounded(low)
    self.high = Swift.max(self.low, Span.bounded(high))
  }

  package init(days: Int) { self.init(low: days, high: days) }

  package var isExact: Bool { low == high }

  package static func + (a: Span, b: Span) -> Span { Span(low: a.low + b.low, high: a.high + b.high) }
  package static func - (a: Span, b: Span) -> Span { Span(low: a.low - b.high, high: a.high - b.low) }
  package static prefix func - (a: Span) -> Span { Span(low: -a.high, high: -a.low) }

  /// `count` times as long.
  package static func * (a: Span, count: Int) -> Span {
    let count = bounded(count)
    return Span(low: min(a.low * count, a.high * count), high: max(a.low * count, a.high * count))
  }

  /// One length as a share of another; nil where the divisor may be nothing at all.
  package static func / (a: Span, b: Span) -> Share? {
    guard b.low > 0 || b.high < 0 else { return nil }
    let quotients = [
      Double(a.low) / Double(b.low), Double(a.low) / Double(b.high),
      Double(a.high) / Double(b.low), Double(a.high) / Double(b.high),
    ]
    guard let low = quotients.min(), let high = quotients.max() else { return nil }
    return Share(low: low, high: high)
  }

  private static func bounded(_ days: Int) -> Int { min(max(days, -limit), limit) }
}

extension Span: NumberInterval {
  package var least: Int { low }
  package var greatest: Int { high }
  package init(least: Int, greatest: Int) { self.init(low: least, high: greatest) }
  /// In days.
  package var numbers: (low: Double, high: Double) { (Double(low), Double(high)) }
}
