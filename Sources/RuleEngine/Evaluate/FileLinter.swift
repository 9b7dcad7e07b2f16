package import Diagnostics
internal import JSONSchema
package import YAMLTree

/// What linting one file gave: its plans together.
package struct FileResult: Sendable {
  package var source: SourceText
  /// How many plans the file holds.
  package var planCount = 0
  package var diagnostics: [Diagnostic] = []
  /// Findings that comments in the plan accept, each with its `waiver`; in report order.
  package var waived: [Diagnostic] = []
  /// Every waiver, in the order of the file.
  package var waivers: [WaiverRecord] = []
  package var verdicts: [UnjudgedVerdict] = []
  package var problems: [Diagnostic] = []
  /// The gate that each plan says it stands at; nil where it says none.
  package var gates: [String?] = []
  /// The language of the first plan that says one.
  package var language: Language?
  /// The last plan's, as `PlanResult.tallies`.
  package var tallies: [DiagnosticID: VerdictTally] = [:]
  /// Where it was compared with an earlier version that could be read.
  package var comparison: Comparison?
  /// Where the time went; filled only where `LintOptions.profiles`.
  package var profile: LintProfile?
}

/// Lints the bytes of one file.
package enum FileLinter {
  /// Reads `source` and judges each of its documents.
  package static func lint(
    _ source: SourceText, with pack: Pack, options: LintOptions = LintOptions(), against earlier: EarlierFile? = nil
  ) -> FileResult {
    let profiler = options.profiles ? Profiler() : nil
    let tree = Tree.parse(source)
    profiler?.end(.parse)
    var result = lint(tree, with: pack, options: options, against: earlier)
    if let profiler { result.profile = profiler.profile.adding(result.profile) }
    return result
  }

  /// - Parameter earlier: the version that the file is compared with; nil: nobody asked for that.
  package static func lint(
    _ tree: Tree, with pack: Pack, options: LintOptions = LintOptions(), against earlier: EarlierFile? = nil
  ) -> FileResult {
    var result = FileResult(source: tree.source)
    result.diagnostics = tree.diagnostics
    let versions = earlier.map { VersionPair(tree, $0, pack) }
    var judgements: [[RuleVerdicts]] = tree.documents.map { _ in [] }
    for (index, document) in tree.documents.enumerated() where document.root != nil {
      result.planCount += 1
      if let diagnostic = unsupportedVersion(document, tree, pack) {
        result.diagnostics.append(diagnostic)
        continue
      }
      let plan = PlanLinter.lint(
        document, of: tree, with: pack, options: options,
        against: versions?.earlierPlan(of: document) ?? .notAsked)
      result.diagnostics += plan.diagnostics
      judgements[index] = plan.judgements
      result.verdicts += plan.verdicts
      result.problems += plan.problems
      result.tallies = plan.tallies
      result.gates.append(plan.gate)
      result.profile = plan.profile?.adding(result.profile) ?? result.profile
      if result.language == nil { result.language = plan.language }
    }
    if result.planCount == 0, tree.diagnostics.isEmpty {
      result.diagnostics.append(emptyPlan(tree, pack))
    }
    // Aliases may lead to a node twice: the same finding at the same place is one.
    result.diagnostics = withoutRepetitions(result.diagnostics.sorted(by: Diagnostic.reportOrder))
    if options.honoursWaivers {
      WaiverRun.apply(to: &result, of: tree, with: pack, options, judgements)
      result.diagnostics.sort(by: Diagnostic.reportOrder)
    }
    versions?.compare(&result, options)
    return result
  }

  /// Leaves out what says the same as an earlier one: words are only compared where rule and place are the same.
  private static func withoutRepetitions(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    kept.reserveCapacity(diagnostics.count)
    var last: [ByteRange: [Int]] = [:]
    last.reserveCapacity(diagnostics.count)
    for diagnostic in diagnostics {
      let others = last[diagnostic.place.range] ?? []
      let isRepeated = others.contains { index in
        kept[index].id.code == diagnostic.id.code
          && kept[index].message.text(in: .english) == diagnostic.message.text(in: .english)
      }
      guard !isRepeated else { continue }
      last[diagnostic.place.range] = others + [kept.count]
      kept.append(diagnostic)
    }
    return kept
  }

  /// Whether a file found in a folder is meant as a plan: its root says the format, or it is broken and mentions it.
  package static func isPlan(_ tree: Tree, of pack: Pack) -> Bool {
    for document in tree.documents {
      guard let value = format(document, tree, pack), tree[value].kind == .scalar else { continue }
      if tree.text(of: value).hasPrefix(pack.format.family + "/") { return true }
    }
    guard !tree.diagnostics.isEmpty else { return false }
    let mark = Array((pack.format.key + ": " + pack.format.family + "/").utf8)
    return tree.source.bytes.prefix(1 << 16).firstRange(of: mark) != nil
  }

  static func format(_ document: Document, _ tree: Tree, _ pack: Pack) -> NodeID? {
    guard let root = document.root.map(tree.resolved), let key = tree.keyID(pack.format.key),
      let entry = tree.value(of: key, in: root)
    else { return nil }
    return tree.resolved(entry.value)
  }

  /// A plan of another version may mean other things by the same keys, so nothing else is said of it.
  static func unsupportedVersion(_ document: Document, _ tree: Tree, _ pack: Pack) -> Diagnostic? {
    guard let value = format(document, tree, pack), tree[value].kind == .scalar else { return nil }
    let text = tree.text(of: value)
    guard text != pack.format.value, text.hasPrefix(pack.format.family + "/") else { return nil }
    return Diagnostic(
      id: .unsupportedFormat, severity: .critical,
      message: Message(
        "This plan is written in {0}, and this version of crmlint reads {1}.",
        nl: "Dit plan is geschreven in {0}, maar deze versie van crmlint leest {1}.",
        da: "Denne plan er skrevet i {0}, men denne version af crmlint læser {1}.", .quoted(text),
        .quoted(pack.format.value)),
      place: Place(tree.source, tree.range(of: value)),
      advice: Message(
        "Use a version of crmlint that reads {0}, or write {1} if that is the format you follow.",
        nl: "Gebruik een versie van crmlint die {0} leest, of schrijf {1} als u dat formaat volgt.",
        da: "Brug en version af crmlint, der læser {0}, eller skriv {1}, hvis det er det format, I følger.",
        .text(text), .text(pack.format.value)),
      subject: pack.format.key)
  }

  static func emptyPlan(_ tree: Tree, _ pack: Pack) -> Diagnostic {
    Diagnostic(
      id: .emptyPlan, severity: .critical,
      message: Message(
        "This file holds no plan: it is empty, or has comments only.",
        nl: "Dit bestand bevat geen plan: het is leeg, of bevat alleen opmerkingen.",
        da: "Denne fil indeholder ingen plan: den er tom eller har kun kommentarer."),
      place: Place(tree.source, ByteRange(at: 0)),
      advice: Message(
        "Begin with '{0}: {1}' and the sections you know.",
        nl: "Begin met '{0}: {1}' en de onderdelen die u kent.",
        da: "Begynd med '{0}: {1}' og de afsnit, I kender.", .text(pack.format.key), .text(pack.format.value)))
  }
}

extension DiagnosticID {
  /// A plan says a version of the format that is not read here.
  package static let unsupportedFormat = DiagnosticID("CRM918", "unsupported-format")
  /// A file that was named holds no plan.
  package static let emptyPlan = DiagnosticID("CRM919", "empty-plan")
}
