internal import CEL
package import Diagnostics

/// How much of something is exercised by examples, and what is not.
package struct CoverageResult: Sendable {
  /// So many of so many.
  package struct Count: Sendable, Equatable {
    package var met = 0
    package var all = 0

    mutating func add(_ isMet: Bool) {
      all += 1
      if isMet { met += 1 }
    }

    package static func + (a: Count, b: Count) -> Count { Count(met: a.met + b.met, all: a.all + b.all) }
  }

  /// What a rule may come to as a whole: that it passes, each of its further places, each of its topics that is kept elsewhere …
  package private(set) var outcomes = Count()
  /// Both ways that each condition may turn out, and each body of a macro.
  package private(set) var branches = Count()
  /// Values that a parameter is told apart from: a little less and a little more.
  package private(set) var thresholds = Count()
  package private(set) var gaps: [Diagnostic] = []

  package init() {}

  package mutating func add(_ other: CoverageResult) {
    outcomes = outcomes + other.outcomes
    branches = branches + other.branches
    thresholds = thresholds + other.thresholds
    gaps += other.gaps
  }

  mutating func outcome(_ isMet: Bool, _ place: Place, _ gap: String) {
    outcomes.add(isMet)
    if !isMet { gaps.append(Self.gap(place, Message(gap))) }
  }

  mutating func add(_ point: WatchedPoint, _ seen: Coverage.Sighting) {
    let truths = point.point.truths
    guard point.point.kind == .condition else {
      branches.add(seen.isReached)
      if !seen.isReached { gaps.append(Self.gap(point.place, Message("no example comes to this"))) }
      return
    }
    let (lacksTrue, lacksFalse) = (
      truths.contains(.yes) && !seen.isTrue, truths.contains(.no) && !seen.isFalse
    )
    if truths.contains(.yes) { branches.add(seen.isTrue) }
    if truths.contains(.no) { branches.add(seen.isFalse) }
    guard lacksTrue || lacksFalse else { return }
    let text =
      if !seen.isReached {
        "no example comes to this"
      } else if !seen.isTrue, !seen.isFalse {
        "in every example that comes to this it is unknown"
      } else {
        lacksTrue ? "no example makes this true" : "no example makes this false"
      }
    gaps.append(Self.gap(point.place, Message(text)))
  }

  /// All points of a definition that nothing comes to; the last is its body as a whole.
  mutating func addUnused(_ points: [WatchedPoint]) {
    for point in points { branches.all += point.point.truths == .both && point.point.kind == .condition ? 2 : 1 }
    guard let whole = points.last else { return }
    gaps.append(Self.gap(whole.place, Message("rules use this, and no example of theirs comes to it")))
  }

  /// - Parameter value: the neighbour of the parameter's default that no example tells from it.
  package mutating func threshold(_ isMet: Bool, _ parameter: Rule.Parameter, of rule: Rule, _ value: Double) {
    thresholds.add(isMet)
    if isMet { return }
    let section = rule.require.scalar.section.flatMap { Section($0.tree) }?["parameters"]?[parameter.name]
    let place = section?["default"]?.place ?? section?.place ?? rule.place
    gaps.append(Self.gap(place, Message("no example tells this from {0}", .number(value))))
  }

  private static func gap(_ place: Place, _ message: Message) -> Diagnostic {
    Diagnostic(id: .uncovered, severity: .minor, message: message, place: place)
  }
}

extension DiagnosticID {
  /// No example exercises a part of a rule.
  package static let uncovered = DiagnosticID("CRM960", "uncovered")
}
