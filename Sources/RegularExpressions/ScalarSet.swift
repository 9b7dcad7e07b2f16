/// A range of code points, both ends in it.
struct ScalarRange: Hashable, Sendable {
  var lower: UInt32
  var upper: UInt32

  init(_ lower: UInt32, _ upper: UInt32) {
    self.lower = lower
    self.upper = upper
  }
}

/// A set of code points: ranges in order, none overlapping or touching another. Surrogates may be in it; no text has any.
struct ScalarSet: Hashable, Sendable {
  private(set) var ranges: [ScalarRange] = []

  static let last: UInt32 = 0x10FFFF
  static let all = ScalarSet([ScalarRange(0, last)])

  init() {}

  /// From ranges in any order, overlapping or not.
  init(_ unsorted: [ScalarRange]) {
    var isInOrder = true
    for (a, b) in zip(unsorted, unsorted.dropFirst()) where b.lower <= a.upper || b.lower - a.upper < 2 {
      isInOrder = false
      break
    }
    if isInOrder {
      ranges = unsorted
      return
    }
    for range in unsorted.sorted(by: { ($0.lower, $0.upper) < ($1.lower, $1.upper) }) {
      guard let known = ranges.last, range.lower <= known.upper || range.lower - known.upper == 1 else {
        ranges.append(range)
        continue
      }
      ranges[ranges.count - 1].upper = max(known.upper, range.upper)
    }
  }

  init(_ pairs: [(UInt32, UInt32)]) { self.init(pairs.map { ScalarRange($0.0, $0.1) }) }

  init(scalars: String) { self.init(scalars.unicodeScalars.map { ScalarRange($0.value, $0.value) }) }

  var isEmpty: Bool { ranges.isEmpty }

  var inverted: ScalarSet {
    var gaps: [ScalarRange] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lower > next { gaps.append(ScalarRange(next, range.lower - 1)) }
      next = range.upper + 1
    }
    if next <= Self.last { gaps.append(ScalarRange(next, Self.last)) }
    return ScalarSet(gaps)
  }

  func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

  func contains(_ scalar: UInt32) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upper < scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lower <= scalar
  }
}
