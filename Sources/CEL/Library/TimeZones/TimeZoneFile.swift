/// A time zone by its file of the system's time zone database: which distance from UTC held when. Source: RFC 9636 (TZif).
struct TimeZoneFile: Sendable {
  /// Seconds since 1970 at which the distance changes, in order.
  private let changes: [Int64]
  /// What each change leads to, as an index in `offsets`.
  private let kinds: [UInt8]
  /// Seconds east of UTC.
  private let offsets: [Int64]
  /// What holds after the last change.
  private let rule: TimeZoneRule?

  /// Seconds east of UTC that clocks of the zone are at.
  ///
  /// - Parameter time: seconds since 1970.
  func offset(at time: Int64) -> Int64 {
    // Before the first change the first kind holds.
    guard let first = changes.first, let last = changes.last, time >= first else {
      if changes.isEmpty, let rule { return rule.offset(at: time) }
      return offsets.first ?? 0
    }
    if time >= last, let rule { return rule.offset(at: time) }
    var lower = 0
    var upper = changes.count
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if changes[middle] <= time { lower = middle } else { upper = middle }
    }
    let kind = Int(kinds[lower])
    return offsets.indices.contains(kind) ? offsets[kind] : 0
  }

  /// Reads a file's bytes; nil where they are no time zone.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard var header = reader.header() else { return nil }
    var isLong = false
    if header.version >= UInt8(ascii: "2") {
      // The first block is for programs that know 32 bits only; another follows.
      guard reader.skip(header.length(timeSize: 4)), let second = reader.header() else { return nil }
      header = second
      isLong = true
    }
    guard header.changes <= 10_000, (1...256).contains(header.kinds) else { return nil }
    var changes: [Int64] = []
    for _ in 0..<header.changes {
      guard let time = isLong ? reader.int64() : reader.int32() else { return nil }
      if let last = changes.last, time <= last { return nil }
      changes.append(time)
    }
    var kinds: [UInt8] = []
    for _ in 0..<header.changes {
      guard let kind = reader.byte(), Int(kind) < header.kinds else { return nil }
      kinds.append(kind)
    }
    var offsets: [Int64] = []
    for _ in 0..<header.kinds {
      guard let offset = reader.int32(), abs(offset) < 26 * 3_600, reader.skip(2) else { return nil }
      offsets.append(offset)
    }
    let rest = header.abbreviations + header.leaps * ((isLong ? 8 : 4) + 4) + header.standards + header.universals
    guard reader.skip(rest) else { return nil }
    var rule: TimeZoneRule?
    if isLong {
      guard let line = reader.line() else { return nil }
      rule = TimeZoneRule(line)
      guard rule != nil || line.isEmpty else { return nil }
    }
    self.changes = changes
    self.kinds = kinds
    self.offsets = offsets
    self.rule = rule
  }

  private struct Header {
    var version: UInt8
    var universals, standards, leaps, changes, kinds, abbreviations: Int

    /// The bytes of what follows it.
    func length(timeSize: Int) -> Int {
      changes * (timeSize + 1) + kinds * 6 + abbreviations + leaps * (timeSize + 4) + standards + universals
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    mutating func byte() -> UInt8? {
      guard position < bytes.count else { return nil }
      position += 1
      return bytes[position - 1]
    }

    mutating func skip(_ count: Int) -> Bool {
      guard count >= 0, count <= bytes.count - position else { return false }
      position += count
      return true
    }

    private mutating func number(_ size: Int) -> UInt64? {
      var result: UInt64 = 0
      for _ in 0..<size {
        guard let byte = byte() else { return nil }
        result = result << 8 | UInt64(byte)
      }
      return result
    }

    mutating func int32() -> Int64? { number(4).map { Int64(Int32(truncatingIfNeeded: $0)) } }

    mutating func int64() -> Int64? { number(8).map { Int64(bitPattern: $0) } }

    mutating func header() -> Header? {
      guard bytes[position...].starts(with: Array("TZif".utf8)), skip(4), let version = byte(), skip(15) else {
        return nil
      }
      var counts: [Int] = []
      for _ in 0..<6 {
        // No file of a sound database comes near this.
        guard let count = number(4), count <= 1 << 20 else { return nil }
        counts.append(Int(count))
      }
      return Header(
        version: version, universals: counts[0], standards: counts[1], leaps: counts[2], changes: counts[3],
        kinds: counts[4], abbreviations: counts[5])
    }

    /// What stands between two line breaks.
    mutating func line() -> [UInt8]? {
      guard byte() == UInt8(ascii: "\n") else { return nil }
      let rest = bytes[position...]
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      return Array(rest[..<end])
    }
  }
}
