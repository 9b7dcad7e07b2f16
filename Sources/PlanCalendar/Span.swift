/// A length of time in days, known to lie between two bounds (equal where it is exact); negative where the end precedes
/// the start.
package struct Span: Hashable, Sendable {
  package var low: Int
  package var high: Int

  package init(low: Int, high: Int) {
    self.low = low
    self.high = Swift.max(low, high)
  }

  package init(days: Int) { self.init(low: days, high: days) }
}
