/// A share of a whole, 1 being all of it, known to lie between two bounds (equal where it is exact).
package struct Share: Hashable, Sendable {
  package private(set) var low: Double
  package private(set) var high: Double

  /// A bound that is no number is taken as unknown: without end on its side.
  package init(low: Double, high: Double) {
    self.low = low.isNaN ? -.infinity : low
    self.high = high.isNaN ? .infinity : Swift.max(self.low, high)
  }

  package init(_ value: Double) { self.init(low: value, high: value) }

  package var isExact: Bool { low == high }

  package static func + (a: Share, b: Share) -> Share { Share(low: a.low + b.low, high: a.high + b.high) }
  package static func - (a: Share, b: Share) -> Share { Share(low: a.low - b.high, high: a.high - b.low) }
}

extension Share: NumberInterval {
  package var least: Double { low }
  package var greatest: Double { high }
  package init(least: Double, greatest: Double) { self.init(low: least, high: greatest) }
  /// 1 is the whole.
  package var numbers: (low: Double, high: Double) { (low, high) }
}
