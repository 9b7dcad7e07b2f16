package import PlanCalendar

/// Things on a scale of time, in rows under headings.
package struct Timeline: Sendable {
  /// How a mark is drawn. The first two are for what lasts, the others for moments.
  package enum Shape: String, Sendable, CaseIterable {
    case bar, line, dot, triangle, diamond

    /// Whether it stands for a stretch of time rather than for moments.
    package var isStretch: Bool { self == .bar || self == .line }
  }

  /// Something that happens, once or again and again.
  package struct Mark: Sendable {
    package var shape: Shape
    package var label: Message
    /// The first day; a coarse one is any of its days. nil where there is none.
    package var from: PlanDate?
    /// The last day; nil where there is none. A moment needs none.
    package var until: PlanDate?
    package var every: Rhythm?
    /// When it happens, for something that comes back.
    package var occurrences: [Occurrence]
    /// Named, and not planned yet.
    package var isOnOutlook: Bool
    package var place: Place?

    package init(
      shape: Shape, label: Message, from: PlanDate?, until: PlanDate? = nil, every: Rhythm? = nil,
      occurrences: [Occurrence] = [], isOnOutlook: Bool = false, place: Place? = nil
    ) {
      self.shape = shape
      self.label = label
      self.from = from
      self.until = until
      self.every = every
      self.occurrences = occurrences
      self.isOnOutlook = isOnOutlook
      self.place = place
    }
  }

  /// One time of something that comes back.
  package struct Occurrence: Hashable, Sendable {
    package var date: PlanDate
    /// Whether it still takes place, in every reading of the end.
    package var isCertain: Bool

    package init(_ date: PlanDate, isCertain: Bool = true) {
      self.date = date
      self.isCertain = isCertain
    }
  }

  package struct Row: Sendable {
    package var label: Message
    package var marks: [Mark]
    package var isOnOutlook: Bool
    package var place: Place?

    package init(label: Message, marks: [Mark], isOnOutlook: Bool = false, place: Place? = nil) {
      self.label = label
      self.marks = marks
      self.isOnOutlook = isOnOutlook
      self.place = place
    }
  }

  /// Rows under one heading.
  package struct Lane: Sendable {
    package var title: Message?
    package var rows: [Row]
    /// How many more there are than a view shows.
    package var rowsLeftOut: Int

    package init(title: Message?, rows: [Row], rowsLeftOut: Int = 0) {
      self.title = title
      self.rows = rows
      self.rowsLeftOut = rowsLeftOut
    }
  }

  /// What a shape stands for.
  package struct LegendEntry: Sendable {
    package var shape: Shape
    package var text: Message

    package init(_ shape: Shape, _ text: Message) {
      self.shape = shape
      self.text = text
    }
  }

  package var lanes: [Lane]
  package var legend: [LegendEntry]
  /// What has no date, or an end before its start.
  package var undated: [Untold]
  /// The first and the last day shown; nil where nothing has a date.
  package var extent: ClosedRange<Day>?

  package init(
    lanes: [Lane], legend: [LegendEntry] = [], undated: [Untold] = [], extent: ClosedRange<Day>? = nil
  ) {
    self.lanes = lanes
    self.legend = legend
    self.undated = undated
    self.extent = extent ?? Timeline.extent(of: lanes)
  }

  /// From the first day of all marks to the last one. What comes back counts with its first time: many a habit goes on for years
  /// after all else is done.
  package static func extent(of lanes: [Lane]) -> ClosedRange<Day>? {
    var days: [Day] = []
    for mark in lanes.lazy.flatMap(\.rows).flatMap(\.marks) {
      if let from = mark.from { days += [from.first, from.last] }
      if mark.every == nil, let until = mark.until { days += [until.first, until.last] }
    }
    guard let first = days.min(), let last = days.max() else { return nil }
    return first...last
  }
}
