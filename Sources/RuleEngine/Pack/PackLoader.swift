internal import Archive
internal import CEL
package import Diagnostics
internal import JSONSchema
internal import TypedTree
internal import YAMLTree

/// Makes a pack out of its files. Whatever is wrong is a diagnostic in one of them; a rule that is wrong is left out.
package struct PackLoader {
  private let files: [PackFile]
  private let base: Pack?
  private var problems: [Diagnostic] = []

  private init(_ files: [PackFile], _ base: Pack?) {
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
    guard let manifest = read(file, { PackSchemas.packSchema }), let ground = ground(manifest) else { return nil }
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
      lazyDocuments: Deferred(documents), language: language ?? base?.language, gate: gate ?? base?.gate, format: format
    )
    let languages = manifest["languages"].map { $0.items.compactMap { Language(tag: $0.text) } }
    pack.rules = rules(
      .init(
        environment: environment, types: ground.types, gates: gates.map(\.id),
        languages: languages ?? Language.allCases, documents: documents,
        topics: topics(ground.types, ground.settings), folder: ""),
      base: base?.rules ?? [])
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
      EngineLibrary.declare(in: &environment, vocabulary: vocabulary)
      slots = Pack.Slots(
        plan: environment.declare(variable: "plan", type: types.plan, isPlaced: true),
        document: environment.declare(variable: "document", type: EngineObject.document.type, isPlaced: true))
    }
    define(manifest, types, &environment, &definitions)
    return Ground(
      types: types, settings: settings, vocabulary: vocabulary, environment: environment, slots: slots,
      definitions: definitions)
  }

  // MARK: - Files

  /// Parses a file and holds it against the schema of its kind; nil where either has something against it.
  private mutating func read(_ file: PackFile, _ schema: () -> (schema: Schema?, diagnostics: [Diagnostic])) -> Section?
  {
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

  private mutating func report(_ place: Place, _ text: String, advice: String? = nil) {
    problems.append(PackProblem.make(.badPack, place, text, advice: advice))
  }

  // MARK: - Manifest

  private func settings(_ manifest: Section) -> PlanSettings {
    var settings = base?.settings ?? PlanSettings()
    settings.words.placeholders.insert(manifest["placeholders"]?.items.map(\.text) ?? [])
    settings.words.absences.insert(manifest["absences"]?.items.map(\.text) ?? [])
    for entry in manifest["dateWords"]?.entries ?? [] { settings.dateWords[entry.name] = entry.value.text }
    if let elsewhere = manifest["elsewhere"] { settings.elsewhere = elsewhere.text }
    return settings
  }

  private func vocabulary(_ manifest: Section) -> Vocabulary {
    var vocabulary = base?.vocabulary ?? Vocabulary()
    for entry in manifest["nouns"]?.entries ?? [] {
      let forms = Language.allCases.map { language -> Argument.Noun? in
        guard let words = entry.value[language.rawValue]?.items.map(\.text), let one = words.first else { return nil }
        return Argument.Noun(one: one, many: words.last ?? one)
      }
      if let english = forms[0] ?? forms[1] ?? forms[2] {
        vocabulary.nouns[entry.name] = Localized(english, nl: forms[1], da: forms[2])
      }
    }
    for entry in manifest["terms"]?.entries ?? [] {
      vocabulary.terms[entry.name] = localized(entry.value)
    }
    return vocabulary
  }

  private func localized(_ section: Section) -> Localized<String> {
    guard section.isMapping else { return Localized(section.text) }
    let texts = Language.allCases.map { section[$0.rawValue]?.text }
    return Localized(texts[0] ?? texts[1] ?? texts[2] ?? "", nl: texts[1], da: texts[2])
  }

  private func gates(_ manifest: Section) -> [Pack.Gate] {
    guard let gates = manifest["gates"] else { return base?.gates ?? [] }
    return gates.items.compactMap { gate in
      guard let id = gate["id"] else { return nil }
      return Pack.Gate(id: id.text, title: gate["title"].map(localized) ?? Localized(id.text))
    }
  }

  private func documents(_ manifest: Section) -> [String: Pack.CitedDocument] {
    var documents = base?.documents ?? [:]
    for entry in manifest["documents"]?.entries ?? [] {
      documents[entry.name] = Pack.CitedDocument(
        title: entry.value["title"]?.text ?? entry.name, language: entry.value["language"]?.text,
        about: entry.value["about"].map(localized), items: entry.value["items"]?.items.map(\.text) ?? [])
    }
    return documents
  }

  private mutating func format(_ manifest: Section) -> Pack.Format? {
    guard let section = manifest["format"] else {
      if let base { return base.format }
      report(
        manifest.place, "a pack that stands alone says how its plans are known: format: {key: format, is: crm-plan/1}")
      return nil
    }
    return Pack.Format(key: section["key"]?.text ?? "format", value: section["is"]?.text ?? "")
  }

  /// The topics that `elsewhere` may name: the properties of its type.
  private func topics(_ types: PlanTypes, _ settings: PlanSettings) -> [String] {
    guard let name = settings.elsewhere, case .object(let plan) = types.plan,
      let field = types.field(name, of: plan), case .object(let elsewhere) = field.type
    else { return [] }
    return types.fieldNames(of: elsewhere)
  }

  // MARK: - Definitions

  private mutating func define(
    _ manifest: Section, _ types: PlanTypes, _ environment: inout Environment, _ scalars: inout [Clause.Scalar]
  ) {
    var definitions: [Definition] = []
    var bodies: [Section] = []
    var names: [Section] = []
    for entry in (manifest["functions"]?.entries ?? []) + (manifest["values"]?.entries ?? []) {
      guard let body = entry.value["is"], let result = entry.value["result"].flatMap({ type($0, types) }) else {
        continue
      }
      var parameters: [Definition.Parameter]?
      if let section = entry.value["params"] {
        parameters = []
        for parameter in section.entries {
          guard let type = type(parameter.value, types) else { continue }
          parameters?.append(.init(parameter.name, type))
        }
      }
      let (expression, issues) = Expression.parse(body.text)
      guard issues.isEmpty else {
        report(issues, body)
        continue
      }
      definitions.append(Definition(name: entry.name, parameters: parameters, result: result, body: expression))
      bodies.append(body)
      names.append(Section(manifest.tree, entry.key))
    }
    for found in environment.define(definitions) where bodies.indices.contains(found.definition) {
      for issue in found.issues {
        report(
          [issue],
          issue.range.isEmpty && issue.range.lowerBound == 0 ? names[found.definition] : bodies[found.definition])
      }
    }
    scalars += bodies.map { Clause.Scalar(section: $0, offset: 0) }
  }

  private mutating func type(_ section: Section, _ types: PlanTypes) -> CELType? {
    switch types.parse(section.text) {
    case .success(let type): return type
    case .failure(let unknown):
      let nearest = NearestName.of(unknown.name, among: types.names)
      report(
        section.place, "there is no type '\(unknown.name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
      return nil
    }
  }

  private mutating func report(_ issues: [Issue], _ section: Section) {
    for issue in issues {
      problems.append(
        Diagnostic(
          id: .badExpression, severity: .critical, message: issue.message,
          place: issue.range.isEmpty ? section.place : section.place(issue.range), advice: issue.remedy))
    }
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
      if let result { results.append(result) }
    }
    let linker = RuleLinker(base: base, added: results)
    let (rules, found) = linker.link()
    problems += found
    return rules
  }
}
