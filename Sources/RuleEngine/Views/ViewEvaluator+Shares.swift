internal import CEL
internal import Diagnostics
internal import PlanCalendar

extension ViewEvaluator {
  /// One share before the whole is known.
  private struct Portion {
    var label: Message
    var place: Place?
    /// The least and the most that it comes to; nil where that cannot be told.
    var value: (low: Double, high: Double)?
    var reasons: [Untold]
    var parts: [ShareChart.Part]
    var partsLeftOut: Int
  }

  mutating func chart(_ shares: View.Shares) -> ShareChart {
    var portions: [Portion] = []
    var (target, band): (Double?, Double?) = (nil, nil)
    let (elements, leftOut) = elements(of: shares.subject, limit: ViewLimits.bars)
    for element in elements {
      set(shares.subject.slot, element)
      portions.append(portion(shares, element))
      // They may well differ, and one band is drawn: the first element's.
      if target == nil { target = shares.target.flatMap { number(run($0)) } }
      if band == nil { band = shares.band.flatMap { number(run($0)) } }
    }
    if leftOut > 0 { add([Self.leftOut(leftOut)]) }
    let (whole, reasons) = whole(shares, portions)
    let bars = portions.map { portion -> ShareChart.Bar in
      var share: Share?
      var why = portion.reasons + reasons
      if let value = portion.value, let whole {
        let found = Share(low: value.low / whole, high: value.high / whole)
        if found.low.isFinite, found.high.isFinite { share = found } else { why.append(Self.noNumber) }
      }
      return ShareChart.Bar(
        label: portion.label, place: portion.place, share: share,
        amount: portion.value.flatMap { amount($0, shares.amount) }, reasons: share == nil ? why : [],
        parts: portion.parts, partsLeftOut: portion.partsLeftOut)
    }
    if let remark = shares.untold { note(remark) }
    return ShareChart(bars: bars, target: target, band: band, legend: shares.legend.map { message($0) })
  }

  private mutating func portion(_ shares: View.Shares, _ element: Value) -> Portion {
    let value = run(shares.value)
    let most = shares.upTo.map { run($0) } ?? value
    var portion = Portion(
      label: message(shares.label), place: located(shares.at, element)?.place, reasons: reasons(of: value), parts: [],
      partsLeftOut: 0)
    if let low = number(value) {
      if let high = number(most) {
        portion.value = (low, max(low, high))
      } else {
        portion.reasons = reasons(of: most)
      }
    }
    if let parts = shares.parts { (portion.parts, portion.partsLeftOut) = self.parts(parts) }
    return portion
  }

  /// The whole; nil, with the reasons, where it cannot be told or is nothing.
  private mutating func whole(_ shares: View.Shares, _ portions: [Portion]) -> (whole: Double?, reasons: [Untold]) {
    let whole: Double
    if let clause = shares.whole {
      let value = run(clause)
      guard let number = number(value) else { return (nil, reasons(of: value)) }
      whole = number
    } else {
      let unknown = portions.filter { $0.value == nil }
      guard unknown.isEmpty else { return (nil, unknown.flatMap(\.reasons)) }
      whole = portions.reduce(0) { $0 + ($1.value?.low ?? 0) }
    }
    return whole > 0 ? (whole, []) : (nil, [Self.nothing])
  }

  /// The largest of what a share is made of, and how many more there are.
  private mutating func parts(_ parts: View.Parts) -> (parts: [ShareChart.Part], leftOut: Int) {
    var found: [(value: Double, element: Value)] = []
    for element in elements(of: parts.subject, limit: .max).elements {
      set(parts.subject.slot, element)
      let value = run(parts.value)
      if let number = number(value) {
        if number > 0 { found.append((number, element)) }
      } else {
        add(reasons(of: value))
      }
      if problem != nil { break }
    }
    // Of equal ones the first, as they are written.
    let order = found.indices.sorted { (-found[$0].value, $0) < (-found[$1].value, $1) }
    let listed = order.prefix(parts.most).map { index -> ShareChart.Part in
      set(parts.subject.slot, found[index].element)
      let value = found[index].value
      return ShareChart.Part(
        label: message(parts.label), amount: amount((value, value), parts.amount),
        place: located(parts.at, found[index].element)?.place)
    }
    return (listed, found.count - listed.count)
  }

  private mutating func note(_ remark: View.Remark) {
    let (elements, leftOut) = elements(of: remark.subject, limit: ViewLimits.untold)
    for element in elements {
      set(remark.subject.slot, element)
      add([
        Untold(message(remark.label), reason: message(remark.reason), place: located(remark.at, element)?.place)
      ])
    }
    if leftOut > 0 { add([Self.leftOut(leftOut)]) }
  }

  private mutating func amount(
    _ value: (low: Double, high: Double), _ amount: (text: RuleText, slot: Int32)?
  ) -> Message? {
    guard let amount else { return nil }
    set(amount.slot, Value(.double(value.low)))
    let low = message(amount.text)
    guard value.high > value.low else { return low }
    set(amount.slot, Value(.double(value.high)))
    let high = message(amount.text)
    return Message(
      "{0} to {1}", nl: "{0} tot {1}", da: "{0} til {1}", .localized(Self.texts(low)), .localized(Self.texts(high)))
  }

  private func number(_ value: Value) -> Double? {
    if case .double(let number) = value.payload, number.isFinite { return number }
    return nil
  }

  static func texts(_ message: Message) -> Localized<String> {
    Localized(message.text(in: .english), nl: message.text(in: .dutch), da: message.text(in: .danish))
  }

  static func leftOut(_ count: Int) -> Untold {
    Untold(
      reason: Message(
        "{0} more are left out, beyond what a view shows", nl: "nog {0} zijn weggelaten, meer toont een overzicht niet",
        da: "{0} flere er udeladt, mere viser en visning ikke", .number(Double(count))))
  }

  private static let nothing = Untold(
    reason: Message(
      "the whole that it would be a share of comes to nothing", nl: "het geheel waarvan dit een deel zou zijn, is nul",
      da: "det hele, som det skulle være en andel af, er nul"))
  private static let noNumber = Untold(
    reason: Message("no number comes of it", nl: "er komt geen getal uit", da: "der kommer intet tal ud af det"))
}
