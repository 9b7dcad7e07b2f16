internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import YAMLTree

struct DebugTrace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Show how a rule came to its verdicts on a plan.",
    discussion: """
      For each subject: the rules that come first, then every expression with the value of each of its parts and, on \
      the left, the line and column in the plan that the value comes from.
      """)

  @ArgumentParser.Argument(help: "The code or name of a rule.")
  var rule: String

  @ArgumentParser.Argument(help: "The plan, or - for standard input.")
  var plan: String

  @Option(help: ArgumentHelp("Only the subject of this id, name or route.", valueName: "id"))
  var subject: String?

  @Option(help: "How many levels of the pack's functions and values are unfolded.")
  var depth = 1

  @Option(help: "How many elements of each list are shown.")
  var elements = 6

  @Option(help: ArgumentHelp("The gate that the plan stands at, in place of its own.", valueName: "gate"))
  var gate: String?

  @Option(help: "text for people, json for programs.")
  var format = DebugCommand.Format.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if depth < 0 || depth > 50 { throw ValidationError("--depth is a number from 0 to 50") }
    if elements < 1 || elements > 1_000 { throw ValidationError("--elements is a number from 1 to 1000") }
  }

  func run() throws {
    let (pack, problems) = try common.loadPack()
    guard let rule = pack.rule(self.rule) else {
      // A rule of one's own that is wrong is not there; why it is wrong says more than that.
      try common.show(problems)
      throw DebugCommand.unknown(
        "rule", self.rule, among: pack.rules.map(\.id.name) + pack.rules.map(\.id.code),
        ": crmlint rules lists them")
    }
    let tree = try DebugCommand.read(plan)
    var options = LintOptions()
    options.gate = gate
    var wishes = TraceOptions()
    wishes.depth = depth
    wishes.elements = elements
    wishes.subject = subject
    let traces = tree.documents.filter { $0.root != nil }.map {
      PlanLinter.trace(rule, on: $0, of: tree, with: pack, options: options, wishes)
    }
    try common.show(tree.diagnostics)
    guard !traces.isEmpty else {
      Terminal.write("crmlint: \(plan.withoutControls) holds no plan\n", to: .standardError)
      throw Status(code: 2)
    }
    if let subject, traces.allSatisfy({ $0.subjects.isEmpty }), traces.contains(where: { !$0.names.isEmpty }) {
      throw DebugCommand.unknown(
        "subject", subject, among: traces.flatMap(\.names), " that \(rule.id.code) judges in this plan")
    }
    var output = OutputBuffer()
    switch format {
    case .text:
      for (index, trace) in traces.enumerated() {
        if index > 0 { output.append("\n") }
        TraceView(style: common.style).write(trace, to: &output)
      }
    case .json: TraceReporter().write(traces, to: &output)
    }
    try Terminal.output(output.bytes)
    try common.show(problems)
    if !problems.isEmpty || traces.contains(where: { !$0.problems.isEmpty }) { throw Status(code: 2) }
    if !tree.diagnostics.isEmpty { throw Status(code: 1) }
  }
}
