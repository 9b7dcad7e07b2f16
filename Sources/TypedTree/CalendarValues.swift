package import CEL
package import PlanCalendar

// How calendar values travel through CEL: as two words of an opaque value.

extension PlanHost {
  /// A date as an expression sees it, with no place in the plan.
  package func value(of date: PlanDate) -> Value { Value(date) }
}

extension Value {
  init(_ date: PlanDate, origin: Origin = .none) {
    self.init(
      .opaque(
        OpaqueValue(type: EngineType.date.index, low: Int64(date.first.number), high: Int64(date.last.number))),
      origin: origin)
  }

  init(_ span: PlanCalendar.Span, origin: Origin = .none) {
    self.init(
      .opaque(OpaqueValue(type: EngineType.span.index, low: Int64(span.low), high: Int64(span.high))), origin: origin)
  }

  init(_ share: Share, origin: Origin = .none) {
    self.init(
      .opaque(
        OpaqueValue(
          type: EngineType.share.index, low: Int64(bitPattern: share.low.bitPattern),
          high: Int64(bitPattern: share.high.bitPattern))),
      origin: origin)
  }

  init(_ rhythm: Rhythm, origin: Origin = .none) {
    let (kind, count, unit): (Int64, Int, Int) =
      switch rhythm {
      case .every(let length): (0, length.count, CalendarUnit.allCases.firstIndex(of: length.unit) ?? 0)
      case .times(let times, let unit): (1, times, CalendarUnit.allCases.firstIndex(of: unit) ?? 0)
      case .release: (2, 0, 0)
      }
    self.init(
      .opaque(OpaqueValue(type: EngineType.rhythm.index, low: kind << 32 | Int64(unit), high: Int64(count))),
      origin: origin)
  }

  /// The date of a value of type Date; nil for any other.
  package var asDate: PlanDate? {
    guard let value = opaque(.date) else { return nil }
    return PlanDate(first: Day(number: Int(value.low)), last: Day(number: Int(value.high)))
  }

  package var asSpan: PlanCalendar.Span? {
    guard let value = opaque(.span) else { return nil }
    return PlanCalendar.Span(low: Int(value.low), high: Int(value.high))
  }

  package var asShare: Share? {
    guard let value = opaque(.share) else { return nil }
    return Share(
      low: Double(bitPattern: UInt64(bitPattern: value.low)), high: Double(bitPattern: UInt64(bitPattern: value.high)))
  }

  package var asRhythm: Rhythm? {
    guard let value = opaque(.rhythm) else { return nil }
    let unit = Int(value.low & 0xFF)
    guard CalendarUnit.allCases.indices.contains(unit) else { return nil }
    switch value.low >> 32 {
    case 0: return .every(Length(Int(value.high), CalendarUnit.allCases[unit]))
    case 1: return .times(Int(value.high), per: CalendarUnit.allCases[unit])
    default: return .release
    }
  }

  /// The index of a value of type Words in its host's list.
  var asWords: Int? { opaque(.words).map { Int($0.low) } }

  private func opaque(_ type: EngineType) -> OpaqueValue? {
    guard case .opaque(let value) = payload, value.type == type.index else { return nil }
    return value
  }
}
