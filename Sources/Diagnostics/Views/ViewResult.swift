package import PlanCalendar

/// A view of one plan as plain data: what a pack asked to be shown, evaluated, before a language or a drawing is chosen.
package struct ViewResult: Sendable {
  package enum Content: Sendable {
    case shares(ShareChart)
    case timeline(Timeline)
    case facts([Fact])
    /// The view does not apply to this plan, and why.
    case nothing(Message)
  }

  /// The view's name in its pack, such as `facts`.
  package var name: String
  package var title: Localized<String>
  /// What the view shows, in a sentence.
  package var about: Localized<String>?
  package var content: Content
  /// What would belong in the view and could not be told.
  package var untold: [Untold]

  package init(
    name: String, title: Localized<String>, about: Localized<String>? = nil, content: Content, untold: [Untold] = []
  ) {
    self.name = name
    self.title = title
    self.about = about
    self.content = content
    self.untold = untold
  }
}

/// Something that cannot be told: of what, why, and where that shows.
package struct Untold: Sendable {
  package var subject: Message?
  package var reason: Message
  package var place: Place?

  package init(_ subject: Message? = nil, reason: Message, place: Place? = nil) {
    self.subject = subject
    self.reason = reason
    self.place = place
  }
}

/// One line of a plan at a glance.
package struct Fact: Sendable {
  package enum State: Sendable {
    case said(Message)
    /// The plan does not say it; what stands there in its place, where anything does.
    case missing(Message?)
    /// It may be said, and cannot be told.
    case untold([Untold])
  }

  package var label: Message
  package var state: State
  /// Where it is said, or where it would be.
  package var place: Place?

  package init(label: Message, state: State, place: Place? = nil) {
    self.label = label
    self.state = state
    self.place = place
  }
}

/// Shares of a whole, each perhaps held against a band around a target.
package struct ShareChart: Sendable {
  /// One share.
  package struct Bar: Sendable {
    package var label: Message
    package var place: Place?
    /// Of the whole, 1 being all of it; an interval where it may be more or less. nil where it cannot be told.
    package var share: Share?
    /// The value in words, such as an amount of money.
    package var amount: Message?
    /// Why there is no share.
    package var reasons: [Untold]
    /// What it is made of, the largest first; `partsLeftOut` more are not listed.
    package var parts: [Part]
    package var partsLeftOut: Int

    package init(
      label: Message, place: Place? = nil, share: Share?, amount: Message? = nil, reasons: [Untold] = [],
      parts: [Part] = [], partsLeftOut: Int = 0
    ) {
      self.label = label
      self.place = place
      self.share = share
      self.amount = amount
      self.reasons = reasons
      self.parts = parts
      self.partsLeftOut = partsLeftOut
    }
  }

  /// One of the things that a share is made of.
  package struct Part: Sendable {
    package var label: Message
    package var amount: Message?
    package var place: Place?

    package init(label: Message, amount: Message? = nil, place: Place? = nil) {
      self.label = label
      self.amount = amount
      self.place = place
    }
  }

  /// How a share stands to the band.
  package enum Standing: String, Sendable {
    case below, within, above
  }

  package var bars: [Bar]
  /// The share that each should be, and how far from it is near enough.
  package var target: Double?
  package var band: Double?
  /// The target and the band in words.
  package var legend: Message?

  package init(bars: [Bar], target: Double? = nil, band: Double? = nil, legend: Message? = nil) {
    self.bars = bars
    self.target = target
    self.band = band
    self.legend = legend
  }

  /// The shares from `target - band` to `target + band`; nil without a target.
  package var bounds: ClosedRange<Double>? {
    guard let target, target.isFinite else { return nil }
    let band = band.map { $0.isFinite ? max(0, $0) : 0 } ?? 0
    return (target - band)...(target + band)
  }

  /// How a share stands to the band; nil where its readings disagree, and without a band.
  package func standing(of share: Share?) -> Standing? {
    // A share that is computed to be on the edge is within; what lies beyond the last digits of a computation is not.
    let tolerance = 1e-11
    guard let share, let bounds else { return nil }
    if share.high < bounds.lowerBound - tolerance { return .below }
    if share.low > bounds.upperBound + tolerance { return .above }
    let isWithin = share.low >= bounds.lowerBound - tolerance && share.high <= bounds.upperBound + tolerance
    return isWithin ? .within : nil
  }
}
