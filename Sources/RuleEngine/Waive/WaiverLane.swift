internal import Diagnostics

/// The waivers of one rule, asked about places in the order of the file.
struct WaiverLane {
  /// What one waiver covers.
  struct Span {
    var binding: WaiverBinder.Binding
    var waiver: Int
    /// The position of the rule in the waiver.
    var rule: Int

    var range: ByteRange { binding.range }

    /// Whether it was written for less than `other`: a line before an entry, an entry before the file.
    func isNarrower(than other: Span) -> Bool {
      (binding.scope.breadth, range.count) < (other.binding.scope.breadth, other.range.count)
    }
  }

  private var spans: [Span] = []
  private var next = 0
  /// Those that have begun and may not have ended.
  private var active: [Span] = []

  mutating func add(_ binding: WaiverBinder.Binding, waiver: Int, rule: Int) {
    spans.append(Span(binding: binding, waiver: waiver, rule: rule))
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

extension WaiverRecord.Scope {
  fileprivate var breadth: Int {
    switch self {
    case .line: 0
    case .entry: 1
    case .file: 2
    }
  }
}
