internal import Archive
internal import CEL
package import Diagnostics
internal import JSONSchema
internal import TypedTree
internal import YAMLTree

/// Makes a pack out of its files. Whatever is wrong is a diagnostic in one of them; a rule that is wrong is left out, and
/// all rules are where a file of definitions could not be read.
package struct PackLoader {
  let files: [PackFile]
  let base: Pack?
  var problems: [Diagnostic] = []
  private var warnings: [Diagnostic] = []

  init(_ files: [PackFile], _ base: Pack?) {
    self.files = files
    self.base = base
  }

  /// The pack in `files`. Where these hold no `plan.schema.yaml`, the pack adds its rules to `base`, and its expressions see what that
  /// defines.
  ///
  /// - Returns: nil where the pack cannot be used at all; with the problems found either way.
  package static func load(
    _ files: [PackFile], extending base: Pack? = nil
  ) -> (pack: Pack?, problems: [Diagnostic]) {
    var loader = PackLoader(files, base)
    let pack = loader.load()
    return (pack, loader.problems.sorted(by: Diagnostic.reportOrder))
  }

  private mutating func load() -> Pack? {
    guard let file = files.first(where: { $0.path == "pack.yaml" }) else {
      let source = SourceText(name: files.first?.source.name ?? "pack.yaml", bytes: [])
      report(Place(source, ByteRange(at: 0)), "a pack needs a pack.yaml with its name and version, and there is none")
      return nil
    }
    guard let manifest = read(file, { PackSchemas.packSchema }) else { return nil }
    guard let ground = ground(manifest) else { return nil }
    let environment = ground.environment
    let gates = gates(manifest)
    let documents = documents(manifest)
    var clauses = ClauseCompiler(environment: environment)
    let language = manifest["language"].flatMap { clauses.compile($0, expecting: .string)?.clause }
    let gate = manifest["gate"].flatMap { clauses.compile($0, expecting: .string)?.clause }
    problems += clauses.problems
    guard let format = format(manifest) else { return nil }
    var pack = Pack(
      manifests: (base?.manifests ?? [])
        + [.init(name: manifest["name"]?.text ?? "", version: manifest["version"]?.text ?? "")],
      schema: ground.types.schema, types: ground.types, settings: ground.settings,
      lazyVocabulary: Deferred(ground.vocabulary), lazyEnvironment: Deferred(environment), runtime: environment.runtime,
      slots: ground.slots, definitions: ground.definitions, rules: base?.rules ?? [], gates: gates,
      lazyDocuments: Deferred(documents), families: families(manifest), language: language ?? base?.language,
      gate: gate ?? base?.gate, format: format, lazyViews: Deferred([]))
    // Without them, rules would only say again, each of them, that there is no such name.
    guard ground.isDefined else { return pack }
    pack.rules = rules(
      .init(
        environment: pack.ruleEnvironment, types: ground.types, gates: gates.map(\.id),
        languages: Self.languages(manifest), documents: documents, topics: topics(ground.types, ground.settings),
        runtime: pack.runtime, definitions: ground.definitions, folder: ""),
      base: base?.rules ?? [])
    pack.warnings = (base?.warnings ?? []) + warnings.sorted(by: Diagnostic.reportOrder)
    starter(manifest, schema: ground.types.schema, gates: gates)
    let views = views(manifest, environment, pack.rules)
    let inherited = base?.lazyViews
    pack.lazyViews = Deferred { Self.merged(views, over: inherited?.value ?? []) }
    return pack
  }

  // MARK: - What rules stand on

  /// What the rules of a pack stand on.
  private struct Ground {
    var types: PlanTypes
    var settings: PlanSettings
    var vocabulary: Vocabulary
    var environment: Environment
    var slots: Pack.Slots
    var definitions: [Clause.Scalar]
    /// Whether all files of definitions could be read.
    var isDefined: Bool
  }

  /// The environment of the pack in `files`, without its rules; nil where there is something wrong with it.
  static func environment(_ files: [PackFile]) -> Environment? {
    var loader = PackLoader(files, nil)
    guard let file = files.first(where: { $0.path == "pack.yaml" }),
      let manifest = loader.read(file, { PackSchemas.packSchema })
    else { return nil }
    return loader.ground(manifest)?.environment
  }

  private mutating func ground(_ manifest: Section) -> Ground? {
    let schemaFile = files.first { $0.path == "plan.schema.yaml" }
    guard let schema = loadSchema(schemaFile, manifest) else { return nil }
    let types = schemaFile == nil ? base?.types ?? PlanTypes(schema) : PlanTypes(schema)
    let settings = settings(manifest)
    let vocabulary = vocabulary(manifest)
    var environment: Environment
    let slots: Pack.Slots
    var definitions: [Clause.Scalar] = []
    if schemaFile == nil, let base {
      environment = base.environment
      slots = base.slots
      definitions = base.definitions
      EngineLibrary.declareVocabulary(vocabulary, in: &environment)
    } else {
      environment = Environment(provider: types)
      environment.unavailable = RuleCompiler.unavailable
      EngineLibrary.declare(in: &environment, vocabulary: vocabulary)
      slots = Pack.Slots(
        plan: environment.declare(variable: "plan", type: types.plan, isPlaced: true),
        document: environment.declare(variable: "document", type: EngineObject.document.type, isPlaced: true),
        before: environment.variableCount)
    }
    let files = definitionFiles()
    define([manifest] + files.compactMap(\.self), types, &environment, &definitions)
    return Ground(
      types: types, settings: settings, vocabulary: vocabulary, environment: environment, slots: slots,
      definitions: definitions, isDefined: !files.contains { $0 == nil })
  }

  // MARK: - Files

  /// Parses a file and holds it against the schema of its kind; nil where either has something against it.
  mutating func read(_ file: PackFile, _ schema: () -> (schema: Schema?, diagnostics: [Diagnostic])) -> Section? {
    let tree = Tree.parse(file.source)
    problems += tree.diagnostics
    guard tree.diagnostics.isEmpty else { return nil }
    let (compiled, found) = schema()
    problems += found
    guard let schema = compiled else { return nil }
    guard let document = tree.documents.first, let root = Section(tree) else {
      report(Place(file.source, ByteRange(at: 0)), "this file is empty")
      return nil
    }
    let validation = Validator.validate(
      document, of: tree, against: schema, words: OpenWords(),
      symbolsByKey: Validator.symbols(of: tree, in: schema))
    problems += validation.diagnostics
    return validation.diagnostics.isEmpty ? root : nil
  }

  private mutating func loadSchema(_ file: PackFile?, _ manifest: Section) -> Schema? {
    guard let file else {
      if let base { return base.schema }
      report(manifest.place, "a pack that stands alone needs a plan.schema.yaml")
      return nil
    }
    let (schema, found) = SchemaCompiler.compile(Tree.parse(file.source))
    problems += found
    if schema == nil, found.isEmpty {
      report(Place(file.source, ByteRange(at: 0)), "this file holds no schema")
    }
    return schema
  }

  mutating func report(_ place: Place, _ text: String, advice: String? = nil) {
    problems.append(PackProblem.make(.badPack, place, text, advice: advice))
  }

  // MARK: - Views

  /// The views of the pack in `files`, whose environment and rules are made already; a program that carries a pack was
  /// built with one that has nothing wrong with it.
  static func views(_ files: [PackFile], _ environment: Environment, _ rules: [Rule]) -> [View] {
    var loader = PackLoader(files, nil)
    guard let file = files.first(where: { $0.path == "pack.yaml" }),
      let manifest = loader.read(file, { PackSchemas.packSchema })
    else { return [] }
    return loader.views(manifest, environment, rules)
  }

  private mutating func views(_ manifest: Section, _ environment: Environment, _ rules: [Rule]) -> [View] {
    guard let section = manifest["views"] else { return [] }
    let (views, found) = ViewCompiler.compile(
      section, .init(environment: environment, languages: Self.languages(manifest), rules: rules))
    problems += found
    return views
  }

  /// A view of the same name as one of the pack that is extended takes its place.
  private static func merged(_ views: [View], over base: [View]) -> [View] {
    var result = base
    for view in views {
      if let index = result.firstIndex(where: { $0.name == view.name }) {
        result[index] = view
      } else {
        result.append(view)
      }
    }
    return result
  }

  // MARK: - Rules

  private mutating func rules(_ context: RuleCompiler.Context, base: [Rule]) -> [Rule] {
    var results: [RuleCompiler.Result] = []
    for file in files where file.path.hasSuffix("/rule.yaml") {
      guard let root = read(file, { PackSchemas.ruleSchema }) else { continue }
      var context = context
      context.folder = String(file.path.dropLast("/rule.yaml".count))
      let (result, found) = RuleCompiler.compile(root, context)
      problems += found
      if let result {
        results.append(result)
        if let warning = result.warning { warnings.append(warning) }
      }
    }
    reportPagesWithoutRules()
    let linker = RuleLinker(base: base, added: results)
    let (rules, found) = linker.link()
    problems += found
    return rules
  }

  /// A help page without its rule would pass for a rule that finds nothing.
  private mutating func reportPagesWithoutRules() {
    let paths = Set(files.map(\.path))
    for file in files where file.path.hasSuffix("/doc.md") {
      let folder = file.path.dropLast("/doc.md".count)
      guard folder.split(separator: "/").count == 2, !paths.contains(folder + "/rule.yaml") else { continue }
      report(
        Place(file.source, ByteRange(at: 0)), "this is half a rule: a help page without a rule.yaml beside it",
        advice: "Write its rule.yaml, or move the page elsewhere. 'crmlint new rule FAMILY/NAME' makes both.")
    }
  }
}
