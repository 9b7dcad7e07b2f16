internal import Archive
internal import CEL
internal import Diagnostics
internal import TypedTree
internal import YAMLTree

/// Compiles one `rule.yaml` that its schema has nothing against.
struct RuleCompiler {
  let context: Context
  let root: Section
  var compiler: ClauseCompiler
  private let texts: TextCompiler
  /// Whether the subjects are of the earlier version of the plan.
  private var subjectIsEarlier = false

  /// What a rule is compiled against.
  struct Context {
    var environment: Environment
    var types: PlanTypes
    var gates: [String]
    var languages: [Language]
    var documents: [String: Pack.CitedDocument]
    var topics: [String]
    /// What expressions call, with the scalars that its definitions stand in.
    var runtime: Runtime
    var definitions: [Clause.Scalar]
    /// The rule's folder below the pack.
    var folder: String
  }

  init(_ root: Section, _ context: Context) {
    self.root = root
    self.context = context
    self.compiler = ClauseCompiler(environment: context.environment)
    self.texts = TextCompiler(languages: context.languages)
  }

  /// A rule whose `needs` are still names.
  struct Result {
    var rule: Rule
    var needs: [(name: String?, place: Place, on: Clause?)]
    var codePlace: Place
    var namePlace: Place
    /// That it costs more than a rule should.
    var warning: Diagnostic?
  }

  /// The rule, or nil with the reasons.
  static func compile(_ root: Section, _ context: Context) -> (result: Result?, problems: [Diagnostic]) {
    var compiler = RuleCompiler(root, context)
    let result = compiler.compile()
    let problems = compiler.compiler.problems
    return (problems.isEmpty ? result : nil, problems)
  }

  mutating func compile() -> Result? {
    guard let code = root["code"], let name = root["name"] else { return nil }
    let id = DiagnosticID(code.text, name.text)
    checkName(code: code, name: name)
    let today = declareClock()
    let parameters = declareParameters()
    let subject = root["for"].flatMap { declareSubject($0) }
    var given: Clause?
    if let section = root["given"] {
      given = compiler.compile(section, expecting: .bool)?.clause
      // One mistake in it does not make everything behind it unguarded.
      compiler.guarded.formUnion(compiler.guaranteed)
    }
    let steps = root["let"].map { declareSteps($0) } ?? []
    let require = root["require"].flatMap { compiler.compile($0, expecting: .bool) }
    let needs = root["needs"].map { $0.items.map { self.need($0) } } ?? []
    guard let finding = compileFinding(subject?.element), let require else { return nil }
    checkClock(today)
    guard compiler.problems.isEmpty else { return nil }
    let (severity, due, card, about) = (heaviestSeverity, due(), card(), about())
    let rule = Rule(
      id: id, family: context.folder.split(separator: "/").first.map(String.init) ?? "",
      severity: severity, due: due, about: about, parameters: parameters, needs: [],
      subject: subject?.step, given: given, steps: steps, require: require.clause,
      isWaivable: root["waivable"]?.isFalse != true, finding: Deferred(finding), card: Deferred(card), today: today,
      folder: context.folder, isTransition: compiler.readsEarlier)
    return Result(rule: rule, needs: needs, codePlace: code.place, namePlace: name.place, warning: costWarning(rule))
  }

  private mutating func card() -> Rule.Card {
    Rule.Card(
      since: root["since"]?.text, status: root["status"]?.text, tags: root["tags"].map { $0.items.map(\.text) } ?? [],
      sources: sources())
  }

  private mutating func compileFinding(_ element: CELType?) -> RuleFinding? {
    let at = root["at"].flatMap { compiler.compile($0, needsPlace: true)?.clause }
    if subjectIsEarlier, root["at"] == nil {
      compiler.report(
        PackProblem.make(
          .badRule, root["for"]?.place ?? root.place,
          "the subject lies in the earlier version of the plan, so the rule needs an `at` in the present one"))
    }
    let related = root["related"].map { $0.items.compactMap { self.related($0) } } ?? []
    let severityFrom = root["severity"]?["from"].flatMap { compiler.compile($0, expecting: .string)?.clause }
    let sourceConditions =
      root["sources"]?.items.map { $0["when"].flatMap { compiler.compile($0, expecting: .bool)?.clause } } ?? []
    let title = text("title")
    let message = text("message")
    let advice = text("advice")
    let why = text("why")
    let label = text("label")
    let cases = root["cases"].map { $0.items.compactMap { self.alternative($0) } } ?? []
    // Every failing subject at once, for the text that stands for them all.
    let failed = compiler.environment.declare(
      variable: "failed", type: .list(element ?? .dyn), isPlaced: true, isEarlier: subjectIsEarlier)
    let together = root["together"].flatMap { self.together($0) }
    guard let title, let message, let advice, let why, compiler.problems.isEmpty else { return nil }
    return RuleFinding(
      severityFrom: severityFrom, sourceConditions: sourceConditions, at: at, label: label, related: related,
      title: title, message: message,
      advice: advice, why: why, cases: cases, together: together, failedSlot: failed)
  }

  // MARK: - Names and lists

  private mutating func checkName(code: Section, name: Section) {
    let folderName = context.folder.split(separator: "/").last.map(String.init) ?? ""
    if name.text != folderName {
      compiler.report(
        PackProblem.make(
          .badRule, name.place, "the rule is called '\(name.text)' and its folder '\(folderName)'",
          advice: "Folder and name agree, so that a rule is found by its path."))
    }
    let isCode = code.text.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) }
    if !isCode {
      compiler.report(
        PackProblem.make(
          .badRule, code.place, "a code is made of capitals and digits, such as CRM201", advice: nil))
    }
  }

  private mutating func due() -> Int? {
    guard let section = root["due"] else { return nil }
    if let index = context.gates.firstIndex(of: section.text) { return index }
    report(unknown: "gate", section, among: context.gates)
    return nil
  }

  private mutating func sources() -> [Citation] {
    guard let section = root["sources"] else { return [] }
    return section.items.compactMap { item in
      guard let document = item["document"], let entry = item["item"] else { return nil }
      guard let known = context.documents[document.text] else {
        report(unknown: "document", document, among: Array(context.documents.keys))
        return nil
      }
      guard known.items.contains(entry.text) else {
        report(unknown: "item of \(document.text)", entry, among: known.items)
        return nil
      }
      return Citation(document: document.text, item: entry.text)
    }
  }

  mutating func report(unknown what: String, _ section: Section, among names: [String]) {
    let nearest = NearestName.of(section.text, among: names)
    compiler.report(
      PackProblem.make(
        .badRule, section.place,
        "there is no \(what) '\(section.text)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
        advice: nearest != nil
          ? nil
          : names.isEmpty ? "This pack has none." : "There are \(names.sorted().joined(separator: ", "))."))
  }

  // MARK: - Variables

  private mutating func declareParameters() -> [Rule.Parameter] {
    guard let section = root["parameters"] else { return [] }
    return section.entries.compactMap { entry in
      guard let type = entry.value["type"], let standard = entry.value["default"]?.number else { return nil }
      let isWhole = type.text == "int"
      if isWhole, standard.rounded() != standard {
        compiler.report(
          PackProblem.make(.badRule, entry.value["default"]?.place ?? entry.value.place, "an int has no decimals"))
      }
      let help = entry.value["help"].flatMap { texts.compile($0, with: &compiler) }
      let slot = compiler.environment.declare(variable: "params.\(entry.name)", type: isWhole ? .int : .double)
      return Rule.Parameter(
        name: entry.name, isWhole: isWhole, standard: standard, slot: slot,
        words: Deferred(
          Rule.Parameter.Words(
            unit: entry.value["unit"]?.text,
            help: help.map { text in
              Localized(text.plain(in: .english), nl: text.plain(in: .dutch), da: text.plain(in: .danish))
            } ?? Localized(""))))
    }
  }

  private mutating func declareSubject(_ section: Section) -> (step: Rule.Step, element: CELType)? {
    let entries = section.entries
    guard entries.count == 1, let entry = entries.first else {
      compiler.report(
        PackProblem.make(
          .badRule, section.place, "`for` names one subject and the list it comes from",
          advice: "Such as: for: {group: plan.userGroups}"))
      return nil
    }
    guard let compiled = compiler.compile(entry.value, expecting: .list(.dyn)) else { return nil }
    guard case .list(let element) = compiled.checked.type else {
      compiler.report(
        PackProblem.make(
          .badExpression, entry.value.place, "`for` needs a list, and this is \(compiled.checked.type)"))
      return nil
    }
    subjectIsEarlier = compiled.checked.isEarlier
    let slot = compiler.environment.declare(
      variable: entry.name, type: element, isPlaced: true, isEarlier: subjectIsEarlier)
    // What the list guarantees of its elements is known of the subject.
    for path in compiled.checked.yields where path.hasPrefix("*.") {
      compiler.guarded.insert(entry.name + path.dropFirst())
    }
    return (Rule.Step(name: entry.name, slot: slot, clause: compiled.clause), element)
  }

  private mutating func declareSteps(_ section: Section) -> [Rule.Step] {
    section.entries.compactMap { entry in
      guard let compiled = compiler.compile(entry.value) else {
        // So that what uses the name is not called wrong as well.
        compiler.environment.declare(variable: entry.name, type: .error, isPlaced: true)
        return nil
      }
      let slot = compiler.environment.declare(variable: entry.name, holding: compiled.checked)
      compiler.guarded.formUnion(compiled.checked.guarantees(forVariable: entry.name))
      return Rule.Step(name: entry.name, slot: slot, clause: compiled.clause)
    }
  }

  // MARK: - Parts

  /// The severity, or the heaviest of those that the expression under `from` mentions.
  private var heaviestSeverity: Severity {
    guard let section = root["severity"] else { return .major }
    if let plain = section.isScalar ? section : section["is"] { return Severity(name: plain.text) ?? .major }
    return Severity.mentioned(in: section["from"]?.text ?? "").first ?? .critical
  }

  private mutating func text(_ key: String) -> RuleText? {
    root[key].flatMap { texts.compile($0, with: &compiler) }
  }

  private mutating func text(_ section: Section?, also: Set<String> = []) -> RuleText? {
    section.flatMap { texts.compile($0, with: &compiler, also: also) }
  }

  private mutating func related(_ section: Section) -> Rule.Related? {
    let when = section["when"].flatMap { compiler.compile($0, expecting: .bool) }
    let guarded = when?.checked.guaranteed ?? []
    guard let at = section["at"].flatMap({ compiler.compile($0, needsPlace: true, mayBeEarlier: true, also: guarded) }),
      let label = text(section["label"], also: guarded)
    else { return nil }
    return Rule.Related(at: at.clause, when: when?.clause, label: label)
  }

  private mutating func alternative(_ section: Section) -> Rule.Case? {
    guard let when = section["when"].flatMap({ compiler.compile($0, expecting: .bool) }) else { return nil }
    let guarded = when.checked.guaranteed
    return Rule.Case(
      when: when.clause,
      at: section["at"].flatMap { compiler.compile($0, needsPlace: true, also: guarded)?.clause },
      label: text(section["label"], also: guarded), message: text(section["message"], also: guarded),
      advice: text(section["advice"], also: guarded))
  }

  private mutating func together(_ section: Section) -> Rule.Together? {
    let at = section["at"].flatMap { compiler.compile($0, needsPlace: true)?.clause }
    guard let message = text(section["message"]) else { return nil }
    return Rule.Together(at: at, message: message, advice: text(section["advice"]))
  }

  private mutating func need(_ section: Section) -> (name: String?, place: Place, on: Clause?) {
    if section.isScalar { return (section.text, section.place, nil) }
    if let any = section["any"] {
      return (nil, any.place, compiler.compile(any, needsPlace: true)?.clause)
    }
    let on = section["on"].flatMap { compiler.compile($0, needsPlace: true)?.clause }
    return (section["rule"]?.text ?? "", section["rule"]?.place ?? section.place, on)
  }
}
