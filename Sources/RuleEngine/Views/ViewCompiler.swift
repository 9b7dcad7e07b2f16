internal import CEL
internal import Diagnostics
internal import TypedTree

/// Compiles the views of a manifest that its schema has nothing against.
struct ViewCompiler {
  /// What views are compiled against.
  struct Context: Sendable {
    var environment: Environment
    var languages: [Language]
    var rules: [Rule]
  }

  private let context: Context
  private let name: String
  /// The view's name in the manifest.
  private let namePlace: Place
  private let root: Section
  private let texts: TextCompiler
  var compiler: ClauseCompiler

  private init(_ name: String, _ namePlace: Place, _ root: Section, _ context: Context) {
    self.context = context
    self.name = name
    self.namePlace = namePlace
    self.root = root
    texts = TextCompiler(languages: context.languages)
    compiler = ClauseCompiler(environment: context.environment)
  }

  /// The views under `views`, and what is wrong with those that are left out.
  static func compile(_ section: Section, _ context: Context) -> (views: [View], problems: [Diagnostic]) {
    var views: [View] = []
    var problems: [Diagnostic] = []
    for (index, entry) in section.entries.enumerated() {
      let place = section.place(ofKey: entry.key)
      guard index < ViewLimits.views else {
        problems.append(
          PackProblem.make(.badView, place, "a pack has no more than \(ViewLimits.views) views", advice: nil))
        break
      }
      var compiler = ViewCompiler(entry.name, place, entry.value, context)
      let view = compiler.compile()
      if compiler.compiler.problems.isEmpty, let view { views.append(view) }
      problems += compiler.compiler.problems
    }
    return (views, problems)
  }

  private mutating func compile() -> View? {
    guard let kind = root["kind"].flatMap({ View.Kind(rawValue: $0.text) }), let title = root["title"] else {
      return nil
    }
    checkKeys(kind)
    let titleText = plain(title)
    let about = root["about"].flatMap { plain($0) }
    let parameters = declareParameters()
    var given: Clause?
    let otherwise = text(root["otherwise"])
    if let section = root["given"] {
      given = compiler.compile(section, expecting: .bool)?.clause
      compiler.guarded.formUnion(compiler.guaranteed)
    }
    let steps = root["let"]?.entries.compactMap { entry -> Rule.Step? in declare(entry.name, entry.value) } ?? []
    let body: View.Body? =
      switch kind {
      case .shares: shares().map(View.Body.shares)
      case .timeline: .timeline(list("lanes").compactMap { lane($0) })
      case .facts: .facts(list("items").compactMap { item($0) })
      }
    guard let titleText, let body else { return nil }
    return View(
      name: name, kind: kind, title: titleText, about: about, place: namePlace, parameters: parameters, given: given,
      otherwise: otherwise, steps: steps, body: body)
  }

  // MARK: - Keys

  private static let commonKeys: Set<String> = ["kind", "title", "about", "rule", "given", "otherwise", "let"]

  /// The keys that each kind has beside the common ones: those it must have, and those it may.
  private static func keys(_ kind: View.Kind) -> (required: [String], optional: Set<String>) {
    switch kind {
    case .shares:
      (
        ["for", "label", "value"],
        ["at", "upTo", "whole", "amount", "target", "band", "legend", "parts", "untold"]
      )
    case .timeline: (["lanes"], [])
    case .facts: (["items"], [])
    }
  }

  private mutating func checkKeys(_ kind: View.Kind) {
    let (required, optional) = Self.keys(kind)
    for key in required where root[key] == nil {
      report(namePlace, "a view of the kind \(kind.rawValue) needs `\(key)`")
    }
    for entry in root.entries
    where !required.contains(entry.name) && !optional.contains(entry.name) && !Self.commonKeys.contains(entry.name) {
      report(
        root.place(ofKey: entry.key), "a view of the kind \(kind.rawValue) has no `\(entry.name)`",
        advice: "Beside \(Self.commonKeys.sorted().joined(separator: ", ")) it has "
          + "\((required + optional.sorted()).joined(separator: ", ")).")
    }
    if let band = root["band"], root["target"] == nil { report(band.place, "`band` lies around a `target`") }
    if root["given"] == nil, let otherwise = root["otherwise"] {
      report(otherwise.place, "`otherwise` is said where `given` is false")
    }
  }

  private mutating func list(_ key: String) -> [Section] {
    guard let section = root[key] else { return [] }
    return capped(section.items, key)
  }

  private mutating func capped(_ items: [Section], _ key: String) -> [Section] {
    if items.indices.contains(ViewLimits.clauses) {
      report(items[ViewLimits.clauses].place, "there are no more than \(ViewLimits.clauses) of these under `\(key)`")
    }
    return Array(items.prefix(ViewLimits.clauses))
  }

  // MARK: - Names

  /// The parameters of the rule that the view goes by, as `params.name`.
  private mutating func declareParameters() -> [View.Parameter] {
    guard let section = root["rule"] else { return [] }
    let named = section.text
    guard let rule = context.rules.first(where: { $0.id.name == named || $0.id.code == named }) else {
      let nearest = NearestName.of(named, among: context.rules.flatMap { [$0.id.name, $0.id.code] })
      report(section.place, "there is no rule '\(named)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
      return []
    }
    return rule.parameters.map { parameter in
      View.Parameter(
        rule: rule.id, parameter: parameter,
        slot: compiler.environment.declare(
          variable: "params.\(parameter.name)", type: parameter.isWhole ? .int : .double))
    }
  }

  private mutating func declare(_ name: String, _ section: Section) -> Rule.Step? {
    guard let compiled = compiler.compile(section) else {
      // So that what uses the name is not called wrong as well.
      compiler.environment.declare(variable: name, type: .error, isPlaced: true)
      return nil
    }
    let slot = compiler.environment.declare(
      variable: name, type: compiled.checked.type, isPlaced: compiled.checked.hasPlace)
    compiler.guarded.formUnion(compiled.checked.guarantees(forVariable: name))
    return Rule.Step(name: name, slot: slot, clause: compiled.clause)
  }

  /// Declares the one variable of a `for`.
  mutating func subject(_ section: Section?) -> Rule.Step? {
    guard let section else { return nil }
    let entries = section.entries
    guard entries.count == 1, let entry = entries.first else {
      report(
        section.place, "`for` names one thing and the list it comes from",
        advice: "Such as: for: {item: plan.items}")
      return nil
    }
    guard let compiled = compiler.compile(entry.value, expecting: .list(.dyn)) else {
      compiler.environment.declare(variable: entry.name, type: .error, isPlaced: true)
      return nil
    }
    guard case .list(let element) = compiled.checked.type else {
      compiler.environment.declare(variable: entry.name, type: .error, isPlaced: true)
      compiler.report(
        PackProblem.make(
          .badExpression, entry.value.place, "`for` needs a list, and this is \(compiled.checked.type)"))
      return nil
    }
    let slot = compiler.environment.declare(variable: entry.name, type: element, isPlaced: true)
    for path in compiled.checked.yields where path.hasPrefix("*.") {
      compiler.guarded.insert(entry.name + path.dropFirst())
    }
    return Rule.Step(name: entry.name, slot: slot, clause: compiled.clause)
  }

  /// Compiles a part with names of its own, which end with it.
  mutating func scoped<Part>(_ body: (inout ViewCompiler) -> Part?) -> Part? {
    let (environment, guarded) = (compiler.environment, compiler.guarded)
    defer { (compiler.environment, compiler.guarded) = (environment, guarded) }
    return body(&self)
  }

  // MARK: - Parts

  mutating func report(_ place: Place, _ text: String, advice: String? = nil) {
    compiler.report(PackProblem.make(.badView, place, text, advice: advice))
  }

  mutating func text(_ section: Section?) -> RuleText? {
    guard let section else { return nil }
    if section.isScalar, let language = context.languages.first, Self.isTheSameInAllLanguages(section.text) {
      return TextCompiler(languages: [language]).compile(section, with: &compiler)
    }
    return texts.compile(section, with: &compiler)
  }

  /// Whether a text has no words of its own beside its placeholders, as `{{label(item)}}`.
  private static func isTheSameInAllLanguages(_ text: String) -> Bool {
    var rest = text[...]
    var hasPlaceholder = false
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}"),
        !rest[..<open.lowerBound].contains(where: \.isLetter)
      else { return false }
      hasPlaceholder = true
      rest = rest[close.upperBound...]
    }
    return hasPlaceholder && !rest.contains(where: \.isLetter)
  }

  /// A text that is shown without a plan.
  private mutating func plain(_ section: Section) -> Localized<String>? {
    guard let text = text(section) else { return nil }
    if let clause = text.clauses.first {
      report(
        clause.scalar.place(0..<clause.text.utf8.count), "the title of a view is shown without a plan",
        advice: "It has no placeholders.")
    }
    return Localized(text.plain(in: .english), nl: text.plain(in: .dutch), da: text.plain(in: .danish))
  }

  mutating func place(_ section: Section?) -> Clause? {
    section.flatMap { compiler.compile($0, needsPlace: true)?.clause }
  }

  mutating func number(_ section: Section?) -> Clause? {
    section.flatMap { compiler.compile($0, expecting: .double)?.clause }
  }

  /// The guard of a part; what it guarantees counts for the rest of the part.
  mutating func condition(_ section: Section?) -> Clause? {
    guard let section else { return nil }
    let clause = compiler.compile(section, expecting: .bool)?.clause
    compiler.guarded.formUnion(compiler.guaranteed)
    return clause
  }

  /// An expression of `type`, or one that may be absent.
  mutating func maybe(_ type: EngineType, _ key: String, of section: Section) -> Clause? {
    guard let section = section[key], let compiled = compiler.compile(section) else { return nil }
    let given = compiled.checked.type
    guard given == type.type || given == .optional(type.type) || given == .error else {
      compiler.report(
        PackProblem.make(
          .badExpression, section.place, "`\(key)` is a \(type.rawValue), and this is \(given)",
          advice: given.isTemporalText ? "A text becomes one with \(type.rawValue.lowercased())('…')." : nil))
      return nil
    }
    return compiled.clause
  }

  /// `amount` in words, in which `value` is the number.
  mutating func amount(of section: Section) -> (text: RuleText, slot: Int32)? {
    guard let words = section["amount"] else { return nil }
    return scoped { compiler in
      let slot = compiler.compiler.environment.declare(variable: "value", type: .double)
      return compiler.text(words).map { ($0, slot) }
    }
  }

  mutating func marks(_ section: Section) -> [View.Mark] {
    capped(section["marks"]?.items ?? [], "marks").compactMap { mark($0) }
  }

  private mutating func shares() -> View.Shares? {
    // Sums over all of them come before the names of one.
    let whole = number(root["whole"])
    let legend = text(root["legend"])
    let untold = root["untold"].flatMap { section in
      scoped { compiler -> View.Remark? in
        guard let subject = compiler.subject(section["for"]), let label = compiler.text(section["label"]),
          let reason = compiler.text(section["reason"])
        else { return nil }
        return View.Remark(subject: subject, label: label, at: compiler.place(section["at"]), reason: reason)
      }
    }
    let subject = subject(root["for"])
    let (label, at, value) = (text(root["label"]), place(root["at"]), number(root["value"]))
    let (upTo, target, band) = (number(root["upTo"]), number(root["target"]), number(root["band"]))
    let amount = amount(of: root)
    let parts = root["parts"].flatMap { section in scoped { $0.parts(section) } }
    guard let subject, let label, let value else { return nil }
    return View.Shares(
      subject: subject, label: label, at: at, value: value, upTo: upTo, whole: whole, amount: amount, target: target,
      band: band, legend: legend, parts: parts, untold: untold)
  }

  private mutating func parts(_ section: Section) -> View.Parts? {
    guard let subject = subject(section["for"]), let label = text(section["label"]),
      let value = number(section["value"])
    else { return nil }
    let most = section["most"]?.number.flatMap { Int(exactly: $0) } ?? 3
    return View.Parts(
      subject: subject, label: label, at: place(section["at"]), value: value, amount: amount(of: section),
      most: min(max(1, most), ViewLimits.parts))
  }
}

extension CELType {
  /// Whether it is what a date or a rhythm is written in.
  fileprivate var isTemporalText: Bool { self == .string || self == .optional(.string) }
}
