internal import CEL
internal import Diagnostics
internal import JSONSchema
internal import PlanCalendar
internal import TypedTree
internal import YAMLTree

/// Makes one view of one plan. For one thread.
struct ViewEvaluator {
  let view: View
  let linter: PlanLinter
  /// What would belong in the view and could not be told, each once.
  private(set) var untold: [Untold] = []
  private var named: Set<[String]> = []
  /// Why the view, or a part of it, could not be made.
  private(set) var problem: Diagnostic?
  /// Steps that are left for the whole view.
  private var steps: Int

  var host: PlanHost { linter.host }

  init(_ view: View, _ linter: PlanLinter) {
    self.view = view
    self.linter = linter
    steps = ViewLimits.expressions * PlanLinter.steps(for: linter.host.tree)
    for each in view.parameters {
      let options = linter.options.parameters
      let set = options[each.rule.code]?[each.parameter.name] ?? options[each.rule.name]?[each.parameter.name]
      linter.evaluation.set(each.slot, each.parameter.value(set ?? each.parameter.standard))
    }
  }

  /// The view as data.
  mutating func make() -> ViewResult {
    let content = content()
    return ViewResult(name: view.name, title: view.title, about: view.about, content: content, untold: untold)
  }

  private mutating func content() -> ViewResult.Content {
    if let given = view.given {
      let value = run(given)
      guard let applies = value.asBool else {
        add(reasons(of: value))
        return .nothing(Self.notKnown)
      }
      if !applies { return .nothing(view.otherwise.map { message($0) } ?? Self.doesNotApply) }
    }
    for step in view.steps { set(step.slot, run(step.clause)) }
    switch view.body {
    case .shares(let shares): return .shares(chart(shares))
    case .timeline(let lanes): return .timeline(timeline(lanes))
    case .facts(let items): return .facts(facts(items))
    }
  }

  // MARK: - Values

  /// The value of an expression; an error is kept as the view's problem, and reads as any other value that is not there.
  mutating func run(_ clause: Clause) -> Value {
    guard steps > 0 else { return .error(Message("this view takes too many steps")) }
    let value = linter.evaluation.run(clause.program)
    steps -= linter.evaluation.stepsTaken + 1
    if let error = value.asError {
      report(value, clause)
      // One that takes all its steps once will do so again.
      if error.isExhaustion { steps = 0 }
    }
    if steps <= 0, problem == nil { report(.error(Message("this view takes too many steps")), clause) }
    return value
  }

  func set(_ slot: Int32, _ value: Value) { linter.evaluation.set(slot, value) }

  private mutating func report(_ value: Value, _ clause: Clause) {
    guard let error = value.asError, problem == nil else { return }
    var place = clause.scalar.place
    if let site = error.site {
      let definitions = linter.pack.definitions
      if let index = site.definition.map(Int.init) {
        if definitions.indices.contains(index) { place = definitions[index].place(site.range) }
      } else {
        place = clause.scalar.place(site.range)
      }
    }
    var diagnostic = Diagnostic(
      id: .badView, severity: .critical,
      message: Message(
        "the view {0} could not be made: {1}", .text(view.name), .text(error.message.text(in: .english))),
      place: place, subject: "views." + view.name)
    if var found = host.place(of: error.origin) {
      found.label = Message("on this part of the plan")
      diagnostic.related = [found]
    }
    problem = diagnostic
  }

  /// The elements of a list, no more than `limit`, and how many there are beyond; what cannot be told of the list is noted.
  mutating func elements(of step: Rule.Step, limit: Int) -> (elements: [Value], leftOut: Int) {
    let value = run(step.clause)
    guard let list = value.asList else {
      add(reasons(of: value))
      return ([], 0)
    }
    var elements: [Value] = []
    var leftOut = 0
    for element in list.elements {
      if !element.isKnown {
        add(reasons(of: element))
      } else if elements.count < limit {
        elements.append(element)
      } else {
        leftOut += 1
      }
    }
    if let rest = list.rest { add(reasons(of: .unknown(rest))) }
    return (elements, leftOut)
  }

  // MARK: - What cannot be told

  /// Why a value is not known; one reason for each place.
  func reasons(of value: Value) -> [Untold] {
    guard let unknown = value.asUnknown else {
      return value.asError == nil ? [] : [Untold(reason: Self.failed)]
    }
    return unknown.causes.map { cause in
      let explained = host.explain(cause)
      return Untold(label(of: cause.origin), reason: explained.reason, place: explained.place)
    }
  }

  /// How the item is called that stands at a place or around it; nil where none does.
  private func label(of origin: Origin) -> Message? {
    var node = origin.node
    while node >= 0 {
      let id = NodeID(node)
      if host.tree[id].kind == .mapping, let type = host.validation.schema(of: id).map(host.schema.resolved),
        host.tree[id].parent >= 0
      {
        let annotations = host.schema[type].annotations
        let isCalled = (annotations.label + [annotations.id].compactMap { $0 }).contains { name in
          host.writtenValue(of: name, in: id).map { host.validation.state(of: $0) == .sound } ?? false
        }
        if isCalled {
          let object = ObjectReference(type: type.index, node: node, context: -1)
          return Self.words(.text(host.label(of: object)))
        }
      }
      node = host.tree[id].parent
    }
    return nil
  }

  mutating func add(_ reasons: [Untold]) {
    for reason in reasons where untold.count < ViewLimits.untold {
      let key = [
        reason.place.map { "\($0.range.lower)" } ?? "", reason.subject?.text(in: .english) ?? "",
        reason.reason.text(in: .english),
      ]
      if named.insert(key).inserted { untold.append(reason) }
    }
  }

  // MARK: - Places and words

  /// Where a part of the view points: by its route, else at its subject.
  func located(_ at: Clause?, _ subject: Value?) -> LocatedPlace? {
    guard at != nil || subject.map({ !$0.origin.isNowhere }) == true else { return nil }
    return linter.locate(at, subject)
  }

  /// A text with its placeholders evaluated.
  mutating func message(_ text: RuleText) -> Message {
    Message(
      text.templates,
      text.clauses.map { clause in
        let value = run(clause)
        return value.isKnown ? words(of: value) ?? .text("…") : .localized(Self.notKnownWords)
      })
  }

  /// A value in words; nil for what is absent or empty.
  func words(of value: Value) -> Argument? {
    if let rhythm = value.asRhythm { return .rhythm(rhythm) }
    switch value.payload {
    case .string(let text): return text.allSatisfy(\.isWhitespace) ? nil : .text(text)
    case .bool(let truth):
      return .localized(truth ? Localized("yes", nl: "ja", da: "ja") : Localized("no", nl: "nee", da: "nej"))
    case .list(let list):
      let items = list.elements.prefix(ViewLimits.facts).map { words(of: $0) ?? .text("…") }
      let more = list.elements.count - items.count
      return items.isEmpty ? nil : .joined(items + (more > 0 ? [.text("+ \(more)")] : []))
    case .optional(let box): return box.value.flatMap { words(of: $0) }
    default: return host.argument(value)
    }
  }

  static func words(_ argument: Argument) -> Message { Message("{0}", nl: "{0}", da: "{0}", argument) }

  // MARK: - The engine's own words

  private static let notKnownWords = Localized("not known", nl: "niet bekend", da: "ikke kendt")
  private static let notKnown = Message(
    "It cannot be told whether there is anything to show.", nl: "Het is niet te zeggen of er iets te tonen is.",
    da: "Det kan ikke siges, om der er noget at vise.")
  private static let doesNotApply = Message(
    "There is nothing to show of this plan.", nl: "Van dit plan is er niets te tonen.",
    da: "Der er intet at vise af denne plan.")
  private static let failed = Message(
    "the view itself failed here", nl: "het overzicht zelf faalde hier", da: "selve visningen fejlede her")
}
