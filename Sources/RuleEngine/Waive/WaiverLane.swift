internal import Diagnostics

/// The waivers of one rule, asked about places in the order of the file.
struct WaiverLane {
  /// What one waiver covers.
  struct Span {
    var range: ByteRange
    var waiver: Int
    /// The position of the rule in the waiver.
    var rule: Int
  }

  private var spans: [Span] = []
  private var next = 0
  /// Those that have begun and may not have ended.
  private var active: [Span] = []

  mutating func add(_ range: ByteRange, waiver: Int, rule: Int) {
    spans.append(Span(range: range, waiver: waiver, rule: rule))
  }

  mutating func sort() { spans.sort { $0.range < $1.range } }

  /// The waivers that cover `offset`, which is at or behind the offset asked for last.
  mutating func covering(_ offset: Int) -> [Span] {
    while next < spans.count, spans[next].range.lower <= offset {
      active.append(spans[next])
      next += 1
    }
    active.removeAll { $0.range.upper < offset }
    return active
  }
}
