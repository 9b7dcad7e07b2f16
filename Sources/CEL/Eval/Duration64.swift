/// A length of time with nanoseconds. Source: CEL language definition, “Timestamps and durations”.
package struct Duration64: Hashable, Sendable, Comparable {
  /// Whole seconds, rounded down.
  package var seconds: Int64
  /// 0 … 999,999,999
  package var nanoseconds: Int32

  /// nil where it is more than an int of nanoseconds holds, about 292 years. Source: CEL language definition, “Overflow”.
  package init?(seconds: Int64, nanoseconds: Int64 = 0) {
    let (carry, rest) = (
      nanoseconds.flooredDivision(by: 1_000_000_000), nanoseconds.flooredRemainder(by: 1_000_000_000)
    )
    let (total, overflow) = seconds.addingReportingOverflow(carry)
    guard !overflow, Self.total(total, rest) != nil else { return nil }
    self.seconds = total
    self.nanoseconds = Int32(truncatingIfNeeded: rest)
  }

  /// The nanoseconds in all; nil where an int does not hold them.
  private static func total(_ seconds: Int64, _ nanoseconds: Int64) -> Int64? {
    // Below zero the seconds are rounded down, so that the product alone may lie beyond the least int.
    let towardsZero = seconds < 0 && nanoseconds > 0
    let (product, overflow) = (towardsZero ? seconds + 1 : seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflows) = product.addingReportingOverflow(towardsZero ? nanoseconds - 1_000_000_000 : nanoseconds)
    return overflow || overflows ? nil : sum
  }

  /// The whole of it in nanoseconds.
  var totalNanoseconds: Int64 { Self.total(seconds, Int64(nanoseconds)) ?? 0 }

  /// In seconds, as near as a double comes.
  var inSeconds: Double {
    let total = totalNanoseconds
    return Double(total / 1_000_000_000) + Double(total % 1_000_000_000) / 1e9
  }

  package static func < (a: Duration64, b: Duration64) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  func adding(_ other: Duration64) -> Duration64? {
    Duration64(seconds: seconds + other.seconds, nanoseconds: Int64(nanoseconds) + Int64(other.nanoseconds))
  }

  var negated: Duration64? { Duration64(seconds: -seconds, nanoseconds: -Int64(nanoseconds)) }

  /// The number of whole units of `unitSeconds` seconds, rounded towards zero.
  func whole(_ unitSeconds: Int64) -> Int64 {
    let towardsZero = seconds < 0 && nanoseconds > 0 ? seconds + 1 : seconds
    return towardsZero / unitSeconds
  }

  /// The milliseconds beyond the last whole second.
  var milliseconds: Int64 {
    let nanos = Int64(nanoseconds)
    return (seconds < 0 && nanos > 0 ? nanos - 1_000_000_000 : nanos) / 1_000_000
  }

  /// Such as `-1h30m`, `1.5s`, `250ms`; nil where it is none or out of range.
  package init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    var isNegative = false
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { isNegative = rest.removeFirst() == 0x2D }
    if rest.elementsEqual([0x30]) {
      self.init(seconds: 0)
      return
    }
    var total = Duration64(seconds: 0)
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let whole = rest.prefix(while: Lexer.isDigit)
      rest = rest.dropFirst(whole.count)
      var fraction: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
        fraction = rest.prefix(while: Lexer.isDigit)
        rest = rest.dropFirst(fraction.count)
      }
      let unit = rest.prefix { !Lexer.isDigit($0) && $0 != UInt8(ascii: ".") }
      rest = rest.dropFirst(unit.count)
      let digits = String(decoding: whole, as: UTF8.self)
      guard !whole.isEmpty || !fraction.isEmpty, let amount = whole.isEmpty ? 0 : Int64(digits),
        let part = Self.part(amount, fraction, unit: String(decoding: unit, as: UTF8.self)),
        let sum = total?.adding(part)
      else { return nil }
      total = sum
    }
    guard let sum = isNegative ? total?.negated : total else { return nil }
    self = sum
  }

  private static func part(_ amount: Int64, _ fraction: ArraySlice<UInt8>, unit: String) -> Duration64? {
    let nanosOfUnit: Int64
    switch unit {
    case "h": nanosOfUnit = 3_600_000_000_000
    case "m": nanosOfUnit = 60_000_000_000
    case "s": nanosOfUnit = 1_000_000_000
    case "ms": nanosOfUnit = 1_000_000
    case "us", "µs", "μs": nanosOfUnit = 1_000
    case "ns": nanosOfUnit = 1
    default: return nil
    }
    var nanos: Int64 = 0
    var scale = nanosOfUnit
    // Each digit is worth a tenth of the one before; what falls below a nanosecond is dropped.
    var remainder: Int64 = 0
    var divisor: Int64 = 1
    for digit in fraction.prefix(15) {
      if scale % 10 == 0, remainder == 0, divisor == 1 {
        scale /= 10
        nanos += Int64(digit - 0x30) * scale
      } else {
        divisor *= 10
        remainder += Int64(digit - 0x30) * scale / divisor
      }
    }
    nanos += remainder
    let perSecond = Int64(1_000_000_000)
    if nanosOfUnit >= perSecond {
      let (seconds, overflow) = amount.multipliedReportingOverflow(by: nanosOfUnit / perSecond)
      return overflow ? nil : Duration64(seconds: seconds, nanoseconds: nanos)
    }
    let perUnit = perSecond / nanosOfUnit
    return Duration64(seconds: amount / perUnit, nanoseconds: (amount % perUnit) * nanosOfUnit + nanos)
  }

  /// Seconds with up to nine decimals: `90s`, `-1.5s`.
  package var text: String {
    var whole = seconds
    var nanos = Int64(nanoseconds)
    let isNegative = whole < 0
    if isNegative {
      whole = -whole
      if nanos > 0 {
        whole -= 1
        nanos = 1_000_000_000 - nanos
      }
    }
    return (isNegative ? "-" : "") + String(whole) + Timestamp.fractionText(nanos) + "s"
  }
}

extension Int64 {
  func flooredDivision(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  func flooredRemainder(by divisor: Int64) -> Int64 {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
