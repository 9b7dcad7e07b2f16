internal import CEL
internal import Diagnostics
internal import YAMLTree

/// Compiles the expressions of one rule, one after another, and collects what is wrong with them.
struct ClauseCompiler {
  var environment: Environment
  /// Paths known to be there in what follows: what `given` guarantees.
  var guarded: Set<String> = []
  /// What the last expression guarantees where it is true, also if something else in it is wrong.
  private(set) var guaranteed: Set<String> = []
  private(set) var problems: [Diagnostic] = []
  /// Whether any expression reads the earlier version of the plan.
  private(set) var readsEarlier = false
  /// A name to watch for, and whether an expression has it.
  var watched: String?
  private(set) var hasWatched = false
  /// What was compiled, where somebody wants to look at it.
  var inspected: [Inspected]?

  init(environment: Environment) { self.environment = environment }

  mutating func report(_ problem: Diagnostic) { problems.append(problem) }

  /// The expression in `section`; nil where it is wrong.
  ///
  /// - Parameter mayBeEarlier: whether a place in the earlier version of the plan will do.
  mutating func compile(
    _ section: Section, expecting: CELType? = nil, needsPlace: Bool = false, mayBeEarlier: Bool = false,
    also more: Set<String> = []
  ) -> (clause: Clause, checked: Checked)? {
    let scalar = Clause.Scalar(section: section, offset: 0)
    if let tag = section.tree.tag(of: section.node), tag.hasPrefix("!") {
      problems.append(
        PackProblem.make(
          .badExpression, section.place, "YAML takes “\(tag)” for a tag and not for a part of the expression",
          advice: "Put the expression in quotes, or on a line of its own behind `>-`."))
      return nil
    }
    guard let compiled = compile(section.text, scalar, expecting, needsPlace, more) else { return nil }
    if needsPlace, !mayBeEarlier, compiled.checked.isEarlier {
      problems.append(
        PackProblem.make(
          .badExpression, scalar.place(0..<section.text.utf8.count),
          "this lies in the earlier version of the plan, and a finding points into the present one",
          advice: "Point at what is there now, such as the list it was taken from; `related` may show where it stood."))
      return nil
    }
    return compiled
  }

  /// An expression that is a part of a scalar, as placeholders are.
  mutating func compile(
    _ text: String, _ scalar: Clause.Scalar, _ expecting: CELType?, _ needsPlace: Bool, _ more: Set<String>
  ) -> (clause: Clause, checked: Checked)? {
    let (expression, issues) = Expression.parse(text)
    guard issues.isEmpty else {
      report(issues, scalar)
      return nil
    }
    if let watched, !hasWatched {
      hasWatched = expression.nodes.contains { if case .identifier(watched) = $0.kind { true } else { false } }
    }
    let routes = needsPlace ? Self.routes(text) : []
    let checked = environment.check(expression, expecting: expecting, guarded: guarded.union(more).union(routes))
    guaranteed = checked.guaranteed
    readsEarlier = readsEarlier || checked.readsEarlier
    inspect(text, scalar, checked)
    guard checked.issues.isEmpty else {
      report(checked.issues, scalar)
      return nil
    }
    if needsPlace, !checked.hasPlace {
      problems.append(
        PackProblem.make(
          .badExpression, scalar.place(0..<text.utf8.count),
          "this has no place in the plan to point at",
          advice: "Point at something the plan holds: the subject, a step, or a route such as plan.maintenance.owner."))
      return nil
    }
    return (Clause(program: environment.compile(checked), scalar: scalar), checked)
  }

  /// The steps of a route such as `plan.maintenance.owner`: a place is found for it whether or not it is there, so none of them
  /// needs a guard.
  private static func routes(_ text: String) -> Set<String> {
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map { $0.filter { !$0.isWhitespace } }
    guard names.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }) else {
      return []
    }
    return Set(names.indices.dropFirst().map { names[0...$0].joined(separator: ".") })
  }

  mutating func report(_ issues: [Issue], _ scalar: Clause.Scalar) {
    for issue in issues {
      var place = scalar.place(issue.range)
      place.label = nil
      problems.append(
        Diagnostic(
          id: .badExpression, severity: .critical, message: issue.message, place: place, advice: issue.remedy))
    }
  }
}
