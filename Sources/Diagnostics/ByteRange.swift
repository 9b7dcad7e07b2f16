/// A half-open range of UTF-8 byte offsets, from 0, in one source text.
package struct ByteRange: Hashable, Sendable, Comparable {
  package var lower: Int
  package var upper: Int

  /// - Precondition: none; where `upper` lies before `lower`, the range is empty at `lower`.
  @inlinable
  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = Swift.max(lower, upper)
  }

  /// The empty range at `offset`.
  package init(at offset: Int) { self.init(offset, offset) }

  package var count: Int { upper - lower }
  package var isEmpty: Bool { lower == upper }

  package func contains(_ other: ByteRange) -> Bool { lower <= other.lower && other.upper <= upper }

  package static func < (a: ByteRange, b: ByteRange) -> Bool {
    (a.lower, a.upper) < (b.lower, b.upper)
  }
}
