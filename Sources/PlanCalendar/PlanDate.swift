/// A date as plans give it: one day, or a coarse date such as a month, quarter or year, which stands for any one day from
/// `first` to `last`.
package struct PlanDate: Hashable, Sendable {
  package var first: Day
  package var last: Day

  package init(first: Day, last: Day) {
    self.first = first
    self.last = Swift.max(first, last)
  }

  package init(_ day: Day) { self.init(first: day, last: day) }

  package var isExact: Bool { first == last }
}
