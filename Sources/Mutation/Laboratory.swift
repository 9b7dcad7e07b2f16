package import Diagnostics
internal import JSONSchema
package import RuleEngine
internal import Synchronization
internal import Workspace
package import YAMLTree

/// Lints damaged copies of one plan, on all processors.
package final class Laboratory: Sendable {
  /// A mutation that did not give what it should.
  package struct Mishap: Sendable {
    package var mutation: String
    /// Why its text is not the YAML that was meant, or nil where a rule failed.
    package var diagnostic: Diagnostic
    package var isRuleFailure: Bool
  }

  package let source: SourceText
  package let pack: Pack
  /// Findings of the whole plan, by fingerprint: they are no findings of a damage.
  private let known: [String: Int]
  private let options: LintOptions
  private let mishaps = Mutex<[Mishap]>([])
  private let lints = Atomic<Int>(0)

  package init(_ tree: Tree, with pack: Pack) {
    source = tree.source
    self.pack = pack
    var options = LintOptions()
    options.collectsVerdicts = false
    self.options = options
    let whole = FileLinter.lint(tree, with: pack, options: options)
    known = whole.diagnostics.reduce(into: [:]) { $0[$1.fingerprint, default: 0] += 1 }
  }

  /// How many findings the whole plan has.
  package var knownCount: Int { known.values.reduce(0, +) }
  /// How many damaged plans were linted so far.
  package var lintCount: Int { lints.load(ordering: .relaxed) }

  /// Runs `mutations` and gives the rows of each, in their order; nil where `isCancelled` said so.
  ///
  /// - Parameter progress: called from any thread after each mutation, with how many are done.
  package func run(
    _ mutations: [Mutation], isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> (rows: [Row], mishaps: [Mishap])? {
    let rows = Mutex<[[Row]]>(Array(repeating: [], count: mutations.count))
    let done = Atomic<Int>(0)
    let shared = Shared(rows: rows, done: done)
    Threads.run(FileSystem.processorCount, count: mutations.count) { [self] index in
      if isCancelled() { return }
      let found = self.rows(of: mutations[index])
      shared.rows.withLock { $0[index] = found }
      progress(shared.done.add(1, ordering: .relaxed).newValue)
    }
    if isCancelled() { return nil }
    return (shared.rows.withLock { $0.flatMap(\.self) }, mishaps.withLock { $0 })
  }

  private final class Shared: Sendable {
    let rows: Mutex<[[Row]]>
    let done: Atomic<Int>

    init(rows: consuming Mutex<[[Row]]>, done: consuming Atomic<Int>) {
      self.rows = rows
      self.done = done
    }
  }

  // MARK: - One mutation

  private func rows(of mutation: Mutation) -> [Row] {
    switch mutation.variants {
    case .one(let edit):
      return [Row(mutation, outcomes: [.init(value: nil, outcome: outcome(of: edit, in: mutation))])]
    case .choices(let choices):
      // Values that give the same stand in one row.
      var groups: [(outcome: Outcome, values: [String])] = []
      for choice in choices {
        let outcome = outcome(of: choice.edit, in: mutation)
        if let group = groups.firstIndex(where: { $0.outcome == outcome }) {
          groups[group].values.append(choice.value)
        } else {
          groups.append((outcome, [choice.value]))
        }
      }
      return groups.map { group in
        Row(mutation, values: group.values, outcomes: [.init(value: nil, outcome: group.outcome)])
      }
    case .steps(let range, let steps, let scale):
      let segments = ScaleSearch.segments(steps) { step in
        self.outcome(of: Edit(range, scale.text(step)), in: mutation)
      }
      return [Row(mutation, outcomes: segments.map { .init(value: scale.text($0.step), outcome: $0.outcome) })]
    }
  }

  private func outcome(of edit: Edit, in mutation: Mutation) -> Outcome {
    lints.add(1, ordering: .relaxed)
    let damaged = SourceText(name: source.name, bytes: edit.applied(to: source.bytes))
    let tree = Tree.parse(damaged)
    if let slip = tree.diagnostics.first(where: { mutation.damage != .duplicateKey || $0.id.code != "CRM907" }) {
      note(Mishap(mutation: mutation.name, diagnostic: slip, isRuleFailure: false))
    }
    let result = FileLinter.lint(tree, with: pack, options: options)
    for problem in result.problems {
      note(Mishap(mutation: mutation.name, diagnostic: problem, isRuleFailure: true))
    }
    guard !result.diagnostics.isEmpty else { return Outcome(findings: []) }
    let lines = LineIndex(damaged)
    var known = known
    var findings: [Outcome.Finding] = []
    for diagnostic in result.diagnostics {
      if let count = known[diagnostic.fingerprint], count > 0 {
        known[diagnostic.fingerprint] = count - 1
        continue
      }
      findings.append(
        Outcome.Finding(
          code: diagnostic.id.code, severity: diagnostic.effectiveSeverity,
          offset: lines.line(at: diagnostic.place.range.lower) - mutation.line))
    }
    return Outcome(findings: findings.sorted())
  }

  /// One mishap of each kind is enough to find out about it.
  private func note(_ mishap: Mishap) {
    mishaps.withLock { mishaps in
      let isKnown = mishaps.contains {
        mishap.isRuleFailure
          ? $0.diagnostic.id == mishap.diagnostic.id && $0.diagnostic.subject == mishap.diagnostic.subject
          : !$0.isRuleFailure && $0.mutation == mishap.mutation
      }
      if !isKnown { mishaps.append(mishap) }
    }
  }
}
