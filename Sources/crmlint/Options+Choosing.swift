internal import ArgumentParser
internal import Diagnostics
internal import PlanCalendar
internal import Reporters
internal import RuleEngine

/// Which rules a run shows.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("select"),
    help: ArgumentHelp(
      "Show these rules only: codes or their beginnings (CRM2), names, families, tags, sources (document or document/item) "
        + "or all, with commas between them.", valueName: "names"))
  var select: [String] = []

  @Option(
    name: .customLong("extend-select"),
    help: ArgumentHelp("Show these rules beside those that are on by default.", valueName: "names"))
  var extendSelect: [String] = []

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp(
      "Leave these rules out, whatever selects them. What keeps a plan from being read (CRM9xx) can't be left out.",
      valueName: "names"))
  var ignore: [String] = []

  /// What was chosen, word by word.
  var request: Selection.Request {
    Selection.Request(
      select: Self.words(select), extendSelect: Self.words(extendSelect), ignore: Self.words(ignore))
  }

  private static func words(_ lists: [String]) -> [String] {
    lists.flatMap { list in
      list.split(separator: ",", omittingEmptySubsequences: false).map { word in
        String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }
}

/// Where plans stand, and what a check without a verdict counts for.
struct GateOptions: ParsableArguments {
  @Option(
    name: .customLong("gate"),
    help: ArgumentHelp(
      "Judge each plan as if it stood at this gate, whatever it says itself. What is due later is information.",
      valueName: "gate"))
  var gates: [String] = []

  var gate: String? { gates.first }

  func validate() throws {
    guard let first = gates.first, let other = gates.first(where: { $0 != first }) else { return }
    throw ValidationError("--gate is given twice, with \(first) and \(other); a plan stands at one")
  }
}

/// What a check without a verdict counts for.
struct UnjudgedOptions: ParsableArguments {
  @Flag(
    name: .customLong("fail-on-unjudged"),
    help: "Make the exit status 1 where a check could not be judged.")
  var failOnUnjudged = false
}

/// The choices of a run, held against the pack.
struct Choices {
  var report = Report.Choice()
  private let pack: Pack

  /// - Throws: `Status` where a name means nothing, after saying so: nothing is linted then.
  init(
    _ pack: Pack, _ problems: [Diagnostic], selection request: Selection.Request, gate: String?,
    asOf: Day?, _ common: some CommonSettings, into options: inout LintOptions
  ) throws {
    self.pack = pack
    do throws(ChoiceProblem) {
      if request != Selection.Request() { options.selection = try pack.choose(request) }
      if let gate {
        let found = try pack.findGate(gate)
        options.gate = found.id
        report.gate = Self.gate(found.id, of: pack)
      }
    } catch {
      // A rule that is wrong is left out, so its name may be what is missed.
      if !problems.isEmpty { try common.show(problems) }
      Terminal.write("crmlint: \(error.text)\n", to: .standardError)
      throw Status(code: 2)
    }
    options.asOf = asOf
    report.select = request.select
    report.extendSelect = request.extendSelect
    report.ignore = request.ignore
    report.asOf = asOf
  }

  /// How the report says where plans stand.
  var hint: Report.GateHint? { pack.gates.isEmpty ? nil : Report.GateHint(key: pack.gateKey) }

  /// What plans say of where they stand.
  func gates(of result: FileResult) -> [Report.Gate?] {
    result.gates.map { id in id.flatMap { Self.gate($0, of: pack) } }
  }

  private static func gate(_ id: String, of pack: Pack) -> Report.Gate? {
    pack.gates.firstIndex { $0.id == id }.map { index in
      Report.Gate(id: id, title: pack.gates[index].title, order: index)
    }
  }
}
