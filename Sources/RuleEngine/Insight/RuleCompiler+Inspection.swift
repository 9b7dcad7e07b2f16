internal import CEL
internal import Diagnostics
internal import JSONSchema
internal import YAMLTree

extension ClauseCompiler {
  /// An expression as it was checked.
  struct Inspected {
    var scalar: Clause.Scalar
    var text: String
    var checked: Checked
    var environment: Environment
    /// The keys that lead to it: `let.share`, `related[0].at`.
    var route: String
  }

  mutating func inspect(_ text: String, _ scalar: Clause.Scalar, _ checked: Checked) {
    guard inspected != nil else { return }
    inspected?.append(
      Inspected(
        scalar: scalar, text: text, checked: checked, environment: environment,
        route: scalar.section.map { $0.tree.route(to: $0.node) } ?? ""))
  }
}

extension RuleCompiler {
  /// Compiles a rule once more and keeps what every expression in it was taken for, in the order of the file.
  static func inspect(_ rule: Rule, _ pack: Pack) -> (clauses: [ClauseCompiler.Inspected], problems: [Diagnostic]) {
    guard let root = Section(rule.require.scalar.file.tree) else { return ([], []) }
    let title = root["title"]
    let languages =
      title?.isMapping == true ? Language.allCases.filter { title?[$0.rawValue] != nil } : [Language.english]
    let context = Context(
      environment: pack.ruleEnvironment, types: pack.types, gates: pack.gates.map(\.id), languages: languages,
      documents: pack.documents, topics: rule.about.map(\.name), runtime: pack.runtime,
      definitions: pack.definitions, folder: rule.folder)
    var compiler = RuleCompiler(root, context)
    compiler.compiler.inspected = []
    _ = compiler.compile()
    let clauses = (compiler.compiler.inspected ?? []).sorted { $0.scalar.place.range < $1.scalar.place.range }
    return (clauses, compiler.compiler.problems)
  }
}
