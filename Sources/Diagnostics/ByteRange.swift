/// A half-open range of UTF-8 byte offsets, from 0, in one source text.
public struct ByteRange: Hashable, Sendable, Comparable {
  public var lower: Int
  public var upper: Int

  /// - Precondition: none; where `upper` lies before `lower`, the range is empty at `lower`.
  @inlinable
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = Swift.max(lower, upper)
  }

  /// The empty range at `offset`.
  package init(at offset: Int) { self.init(offset, offset) }

  public var count: Int { upper - lower }
  public var isEmpty: Bool { lower == upper }

  package func contains(_ other: ByteRange) -> Bool { lower <= other.lower && other.upper <= upper }

  public static func < (a: ByteRange, b: ByteRange) -> Bool {
    (a.lower, a.upper) < (b.lower, b.upper)
  }
}
