internal import CEL
internal import Diagnostics

/// The conformance suite of CEL.
///
/// Source: google/cel-spec, `tests/simple/testdata`.
struct CELSuite: Suite {
  let groupField = "file"

  func failure(of record: Record) -> String? {
    guard let source = record["expr"]?.string else { return "the record is malformed: expr is missing" }
    guard let wanted = CELExpectation(record["expect"]) else {
      return "the record is malformed: expect has no form that is known"
    }
    let (expression, issues) = CELTestMacros.parse(source)
    if let issue = issues.first { return wanted.isError ? nil : "\(source): \(Self.text(issue))" }
    var environment = Environment(container: record["container"]?.string ?? "")
    for declaration in record["type_env"]?.items ?? [] { CELTypes.declare(declaration, in: &environment) }
    let bindings = record["bindings"]?.members ?? []
    for binding in bindings where environment.slot(of: binding.key) == nil {
      environment.declare(variable: binding.key, type: .dyn)
    }
    let checked =
      record.isSet("disable_check") ? environment.checkLeniently(expression) : environment.check(expression)
    if let issue = checked.issues.first { return wanted.isError ? nil : "\(source): \(Self.text(issue))" }
    if let type = wanted.type, type != checked.type { return "\(source): has type \(checked.type), not \(type)" }
    if record.isSet("check_only") { return nil }
    let evaluation = Evaluation(environment: environment, host: NoObjects())
    for binding in bindings {
      guard let value = CELValues.value(binding.value) else { return "the record is malformed: \(binding.value.text)" }
      if let slot = environment.slot(of: binding.key) { evaluation.set(slot, value) }
    }
    let value = evaluation.run(environment.compile(checked))
    return wanted.accepts(value) ? nil : "\(source): gives \(CELValues.text(value, evaluation))"
  }

  private static func text(_ issue: Issue) -> String { issue.message.text(in: .english) }
}

/// What a record expects.
struct CELExpectation {
  private enum Outcome {
    case value(Value)
    case error
    case unknown
    /// Only the type matters.
    case anything
  }

  private var outcome: Outcome
  /// The type that the checker must give.
  private(set) var type: CELType?

  /// Nil where the form is none of those that the suite has.
  init?(_ expect: JSON?) {
    guard let form = expect?.members.first else { return nil }
    switch form.key {
    case "value":
      guard let value = CELValues.value(form.value) else { return nil }
      outcome = .value(value)
    case "deduced_type":
      guard let type = CELTypes.type(form.value) else { return nil }
      (outcome, self.type) = (.anything, type)
    case "typed_result":
      guard let type = form.value["deduced_type"].flatMap(CELTypes.type) else { return nil }
      self.type = type
      guard let wanted = form.value["value"] else {
        outcome = .anything
        return
      }
      guard let value = CELValues.value(wanted) else { return nil }
      outcome = .value(value)
    case "error", "error_any": outcome = .error
    case "unknown", "unknown_any": outcome = .unknown
    default: return nil
    }
  }

  var isError: Bool { if case .error = outcome { true } else { false } }

  func accepts(_ value: Value) -> Bool {
    switch outcome {
    case .value(let wanted): CELValues.isSame(value, wanted)
    case .error: value.asError != nil
    case .unknown: value.asError == nil && !value.isKnown
    case .anything: value.isKnown
    }
  }
}
