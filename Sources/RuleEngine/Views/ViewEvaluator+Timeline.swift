internal import CEL
internal import Diagnostics
internal import PlanCalendar
internal import TypedTree

extension ViewEvaluator {
  mutating func timeline(_ lanes: [View.Lane]) -> Timeline {
    var builder = TimelineBuilder()
    for lane in lanes {
      let elements: [Value?]
      var leftOut = 0
      if let subject = lane.subject {
        let found = self.elements(of: subject, limit: ViewLimits.rows)
        elements = found.elements
        leftOut = found.leftOut
      } else {
        elements = [nil]
      }
      var rows: [Timeline.Row] = []
      for element in elements {
        if let element, let subject = lane.subject { set(subject.slot, element) }
        rows.append(row(lane, element, &builder))
      }
      builder.lanes.append(
        Timeline.Lane(title: lane.title.map { message($0) }, rows: rows, rowsLeftOut: leftOut))
    }
    if builder.marksLeftOut > 0 { add([Self.leftOut(builder.marksLeftOut)]) }
    let (timeline, unfinished) = builder.timeline
    for mark in unfinished { add([Untold(mark.label, reason: Self.tooOften, place: mark.place)]) }
    return timeline
  }

  private mutating func row(_ lane: View.Lane, _ element: Value?, _ builder: inout TimelineBuilder) -> Timeline.Row {
    var row = Timeline.Row(
      label: message(lane.label), marks: [], isOnOutlook: isOnOutlook(element),
      place: located(lane.at, element)?.place)
    for mark in lane.marks {
      guard let subject = mark.subject else {
        self.mark(mark, element, &row, &builder)
        continue
      }
      let (elements, leftOut) = elements(of: subject, limit: ViewLimits.marksPerRow)
      builder.marksLeftOut += leftOut
      for each in elements {
        set(subject.slot, each)
        self.mark(mark, each, &row, &builder)
      }
    }
    return row
  }

  /// Puts one mark into a row, or among what has no date.
  private mutating func mark(
    _ mark: View.Mark, _ subject: Value?, _ row: inout Timeline.Row, _ builder: inout TimelineBuilder
  ) {
    guard builder.count < ViewLimits.marks else {
      builder.marksLeftOut += 1
      return
    }
    if let given = mark.given {
      let value = run(given)
      guard let applies = value.asBool else { return add(reasons(of: value)) }
      guard applies else { return }
    }
    let label = mark.label.map { message($0) } ?? row.label
    let place = located(mark.at, subject)?.place ?? row.place
    let (from, until) = (day(mark.from), day(mark.until))
    let every = mark.every.flatMap { unwrapped(run($0)).asRhythm }
    for case .untold(let reasons) in [from, until] {
      builder.addUndated(
        Untold(label, reason: reasons.first?.reason ?? Self.noDate, place: reasons.first?.place ?? place))
    }
    var drawn = Timeline.Mark(
      shape: mark.shape, label: label, from: from.date, until: until.date, every: every,
      isOnOutlook: row.isOnOutlook || isOnOutlook(subject), place: place)
    // What comes back may go on without an end.
    let needsEnd = mark.shape.isStretch && mark.until != nil && every == nil
    let isMoment = !mark.shape.isStretch
    switch (from, until) {
    case (.absent, _) where isMoment, (.absent, .absent):
      builder.addUndated(Untold(label, reason: Self.noDate, place: place))
      return
    case (.untold, _) where isMoment, (.untold, .untold), (.untold, .absent), (.absent, .untold): return
    case (.date(let first), .date(let last)) where last.last < first.first:
      builder.addUndated(Untold(label, reason: Self.backwards, place: place))
      return
    case (.absent, .date) where mark.from != nil:
      builder.addUndated(Untold(label, reason: Self.noStart, place: place))
    case (.date, .absent) where needsEnd:
      builder.addUndated(Untold(label, reason: Self.noEnd, place: place))
    default: break
    }
    if every == .release { drawn.every = nil }
    row.marks.append(drawn)
    builder.count += 1
    if let legend = mark.legend { builder.addLegend(mark.shape, message(legend)) }
  }

  private enum Found {
    case date(PlanDate)
    case absent
    case untold([Untold])

    var date: PlanDate? {
      if case .date(let date) = self { return date }
      return nil
    }
  }

  private mutating func day(_ clause: Clause?) -> Found {
    guard let clause else { return .absent }
    let value = unwrapped(run(clause))
    if let date = value.asDate { return .date(date) }
    return value.isKnown ? .absent : .untold(reasons(of: value))
  }

  private func unwrapped(_ value: Value) -> Value {
    if case .optional(let box) = value.payload { return box.value ?? .null }
    return value
  }

  private func isOnOutlook(_ value: Value?) -> Bool { value.flatMap { host.outlook(of: $0) } != nil }

  private static let noDate = Message("no date is given", nl: "er is geen datum", da: "der er ingen dato")
  private static let tooOften = Message(
    "it comes back more than {0} times, and only these are shown",
    nl: "het komt meer dan {0} keer terug, en alleen die staan er", da: "det sker mere end {0} gange, og kun de vises",
    .number(Double(ViewLimits.occurrences)))
  private static let noStart = Message("it has no start", nl: "het begin ontbreekt", da: "begyndelsen mangler")
  private static let noEnd = Message("it has no end", nl: "het einde ontbreekt", da: "slutningen mangler")
  private static let backwards = Message(
    "it ends before it begins", nl: "het einde ligt voor het begin", da: "slutningen ligger før begyndelsen")
}

/// Collects the parts of a timeline.
private struct TimelineBuilder {
  var lanes: [Timeline.Lane] = []
  var legend: [Timeline.LegendEntry] = []
  var undated: [Untold] = []
  /// Marks so far, and those beyond what a view shows.
  var count = 0
  var marksLeftOut = 0
  private var known: Set<[String]> = []

  mutating func addUndated(_ entry: Untold) {
    let key = [
      "undated", entry.subject?.text(in: .english) ?? "", entry.reason.text(in: .english),
      entry.place.map { "\($0.range.lower)" } ?? "",
    ]
    if undated.count < ViewLimits.untold, known.insert(key).inserted { undated.append(entry) }
  }

  mutating func addLegend(_ shape: Timeline.Shape, _ text: Message) {
    if known.insert(["legend", shape.rawValue, text.text(in: .english)]).inserted {
      legend.append(Timeline.LegendEntry(shape, text))
    }
  }

  /// The whole, with the times of all that comes back: as far as the timeline goes, and no further. With it, what comes back more
  /// often than a view shows.
  var timeline: (timeline: Timeline, unfinished: [Timeline.Mark]) {
    var lanes = lanes
    var unfinished: [Timeline.Mark] = []
    let extent = Timeline.extent(of: lanes)
    for lane in lanes.indices {
      for row in lanes[lane].rows.indices {
        for mark in lanes[lane].rows[row].marks.indices {
          let found = lanes[lane].rows[row].marks[mark]
          guard let rhythm = found.every, let from = found.from, let extent else { continue }
          let times = occurrences(rhythm, from, found.until, extent)
          lanes[lane].rows[row].marks[mark].occurrences = times
          if times.count == ViewLimits.occurrences { unfinished.append(found) }
        }
      }
    }
    return (Timeline(lanes: lanes, legend: legend, undated: undated, extent: extent), unfinished)
  }

  private func occurrences(
    _ rhythm: Rhythm, _ from: PlanDate, _ until: PlanDate?, _ extent: ClosedRange<Day>
  ) -> [Timeline.Occurrence] {
    let end = until.map { PlanDate(first: min($0.first, extent.upperBound), last: min($0.last, extent.upperBound)) }
    return rhythm.occurrences(
      from: from, until: end ?? PlanDate(extent.upperBound), limit: ViewLimits.occurrences
    ).map { date in Timeline.Occurrence(date, isCertain: until.map { date.isAtMost($0) == true } ?? true) }
  }
}
