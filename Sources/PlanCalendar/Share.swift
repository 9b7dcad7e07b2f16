/// A share of a whole, 1 being all of it, known to lie between two bounds (equal where it is exact).
package struct Share: Hashable, Sendable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = Swift.max(low, high)
  }

  package init(_ value: Double) { self.init(low: value, high: value) }
}
