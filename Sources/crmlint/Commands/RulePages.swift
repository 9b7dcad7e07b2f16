internal import Diagnostics
internal import PlanCalendar
internal import Reporters
internal import RuleEngine
internal import RuleTesting
internal import Workspace

/// What `crmlint explain` says of rules and of the engine's own findings.
struct RulePages {
  typealias Section = ExplanationPage.Section

  let pack: Pack
  let language: Language
  let common: CommonOptions

  init(_ pack: Pack, _ language: Language, _ common: CommonOptions) {
    self.pack = pack
    self.language = language
    self.common = common
  }

  /// - Throws: `Status` where nothing goes by that code or name, after saying so.
  func page(of name: String) throws -> ExplanationPage {
    if let rule = pack.rule(name) { return page(of: rule) }
    let code = name.uppercased()
    if let finding = EngineFinding.all.first(where: { $0.id.code == code || $0.id.name == name }) {
      return ExplanationPage(
        id: finding.id, severities: [EngineFinding.severity(of: finding.id)].compactMap { $0 },
        title: finding.title[language],
        sections: [
          .init(Headings.meaning[language], [.paragraph(finding.about[language])]),
          WaiverHint.section(for: nil, language),
        ])
    }
    let ids = pack.rules.map(\.id) + EngineFinding.all.map(\.id)
    let nearest = NearestName.of(name, among: ids.map(\.name) + ids.map(\.code))
    var hint = nearest.map { "; did you mean '\($0)'?" } ?? ": crmlint rules lists them"
    // Somebody may ask for a key of plans.
    if KeyCatalog(pack).has(name) { hint = ", but a key of plans: crmlint explain --plan \(name.withoutControls)" }
    Terminal.write("crmlint: there is no rule '\(name.withoutControls)'\(hint)\n", to: .standardError)
    throw Status(code: 2)
  }

  private func page(of rule: Rule) -> ExplanationPage {
    let record = RuleRecord(rule, pack)
    var sections: [Section] = [
      .init(Headings.why[language], [.paragraph(plain(rule.why, rule))]),
      .init(Headings.advice[language], [.paragraph(plain(rule.advice, rule))]),
    ]
    sections += examples(of: rule).map(section)
    sections += [
      .init(
        Headings.parameters[language],
        record.parameters.map { .item("\($0.name) = \($0.value(in: language))", "– " + $0.help[language]) }),
      .init(
        Headings.due[language],
        rule.due.flatMap { pack.gates.indices.contains($0) ? pack.gates[$0] : nil }
          .map { [.paragraph($0.title[language] == $0.id ? $0.id : "\($0.title[language]) (\($0.id))")] } ?? []),
      .init(Headings.runs[language], whenItRuns(rule).map { .paragraph($0) }),
      .init(Headings.needs[language], record.needs.compactMap(item)),
      .init(
        Headings.explains[language],
        pack.rules.filter { pack.needs(of: $0).contains(rule.id) }.map(\.id).sorted().compactMap(item)),
      .init(
        Headings.sources[language],
        record.sources.map { source in
          .item(
            "\(source.citation.document) \(source.citation.item)",
            meaning(of: source.citation)
              + (source.isAlways ? "" : " (\(Headings.sometimes[language]))"))
        }),
      WaiverHint.section(for: rule, language),
    ]
    return ExplanationPage(
      id: rule.id, severities: record.severities, title: rule.title.plain(in: language), sections: sections)
  }

  /// What the item says, or else what its document is about.
  private func meaning(of citation: Citation) -> String {
    guard let document = pack.documents[citation.document] else { return "" }
    return "– " + (document.meanings[citation.item]?[language] ?? document.about?[language] ?? document.title)
  }

  private func item(_ id: DiagnosticID) -> Section.Content? {
    pack.rule(id.code).map { .item("\(id.code) \(id.name)", "– " + $0.title.plain(in: language)) }
  }

  /// What keeps a rule out of a plain check.
  private func whenItRuns(_ rule: Rule) -> [String] {
    var conditions: [String] = []
    if !pack.family(rule.family).isOn {
      let extend = "--extend-select \(rule.family)"
      conditions.append(
        Localized(
          "It is off by default; \(extend) or --select all switches it on.",
          nl: "Ze staat standaard uit; \(extend) of --select all zet haar aan.",
          da: "Den er slået fra som standard; \(extend) eller --select all slår den til.")[language])
    }
    if rule.isTransition { conditions.append(Headings.comparesVersions[language]) }
    if rule.today != nil {
      conditions.append(
        Localized(
          "It reads the clock, and runs only with --as-of.",
          nl: "Ze kijkt naar de datum en doet alleen mee met --as-of.",
          da: "Den ser på datoen og kører kun med --as-of.")[language])
    }
    return conditions
  }

  // MARK: - Examples

  private func section(_ example: Page.Example) -> Section {
    let heading =
      switch example.expectation {
      case .fail: Headings.fails[language]
      case .pass: Headings.passes[language]
      case .notJudged: Headings.notJudged[language]
      case .withheld: Headings.withheld[language]
      }
    var contents: [Section.Content] = []
    // A fragment alone would pass for the whole plan.
    let isFragment = example.options.contains { $0.name == "base" }
    if let before = example.before {
      contents += [
        .paragraph(Headings.before[language]), .code(lines(before.text)), .paragraph(Headings.now[language]),
      ]
    } else if isFragment {
      contents.append(.paragraph(Headings.fragment[language]))
    }
    return Section(heading, contents + [.code(lines(example.text))])
  }

  private func lines(_ text: String) -> String {
    let style = common.style
    // Examples stand four columns in.
    return ExampleLines(width: style.width - 4, pointer: Headings.here[language], unicode: style.unicode).set(text)
  }

  /// One example of each kind on the rule's page: the first that is a whole plan, else the first; of plans where it is
  /// right, the one that is most like the plan where it is found.
  private func examples(of rule: Rule) -> [Page.Example] {
    guard let source = HelpPages(common.rules).source(of: rule) else { return [] }
    let page = Page(source)
    func first(_ kind: Page.Example.Expectation) -> Page.Example? {
      let all = page.examples.filter { $0.expectation == kind }
      return all.first { !$0.options.contains { $0.name == "base" } } ?? all.first
    }
    let fails = first(.fail)
    let wanted = fails.map { Self.keys(of: $0.text) } ?? []
    let passes = page.examples.filter { $0.expectation == .pass }.max { a, b in
      // The first of those that are as good.
      Self.likeness(a, wanted) <= Self.likeness(b, wanted) && a.range.lower > b.range.lower
        || Self.likeness(a, wanted) < Self.likeness(b, wanted)
    }
    return [fails, passes, first(.notJudged), first(.withheld)].compactMap { $0 }
  }

  private static func likeness(_ example: Page.Example, _ wanted: Set<String>) -> Int {
    let keys = keys(of: example.text)
    return 2 * keys.intersection(wanted).count - keys.subtracting(wanted).count
  }

  /// The keys at the root of a plan.
  private static func keys(of text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").compactMap { line in
        guard let first = line.first, first.isLetter, let end = line.firstIndex(of: ":") else { return nil }
        return String(line[..<end])
      })
  }

  // MARK: - Texts

  /// A text without a plan: what a placeholder would say of one is shown as the parameter's standard value or in
  /// angle brackets.
  private func plain(_ text: RuleText, _ rule: Rule) -> String {
    let record = RuleRecord(rule, pack)
    let arguments = text.clauses.map { clause -> Diagnostics.Argument in
      let expression = clause.text
      if let parameter = rule.parameters.first(where: { expression.contains("params.\($0.name)") }) {
        if expression.hasPrefix("count("), let record = record.parameters.first(where: { $0.name == parameter.name }) {
          return .text(record.value(in: language))
        }
        return parameter.isWhole || !expression.contains("percent")
          ? .text(Diagnostics.Argument.number(parameter.standard).text(in: language))
          : .share(Share(parameter.standard))
      }
      let inner = expression.split(separator: "(").last.map { $0.prefix { $0 != ")" } } ?? ""
      return .text("‹\(inner.isEmpty ? Substring(expression) : inner)›")
    }
    return Message(text.templates, arguments).text(in: language)
  }
}

private enum Headings {
  static let meaning = Localized("What it means", nl: "Wat het betekent", da: "Hvad det betyder")
  static let why = Localized("Why it matters", nl: "Waarom het ertoe doet", da: "Hvorfor det betyder noget")
  static let advice = Localized("What to do", nl: "Wat te doen", da: "Hvad der kan gøres")
  static let parameters = Localized("Parameters", nl: "Parameters", da: "Parametre")
  static let due = Localized("Counts in full from", nl: "Telt volledig vanaf", da: "Tæller fuldt fra")
  static let comparesVersions = Localized(
    "The rule compares two versions of a plan: crmlint check --against main PLAN, where main is a git revision or an earlier file.",
    nl:
      "De regel vergelijkt twee versies van een plan: crmlint check --against main PLAN, waarbij main een git-revisie of een eerder bestand is.",
    da:
      "Reglen sammenligner to versioner af en plan: crmlint check --against main PLAN, hvor main er en git-revision eller en tidligere fil."
  )
  static let before = Localized("Before:", nl: "Eerst:", da: "Før:")
  static let now = Localized("Now:", nl: "Nu:", da: "Nu:")
  static let fragment = Localized(
    "In a small plan that is right otherwise:", nl: "In een klein plan dat verder klopt:",
    da: "I en lille plan, der ellers er i orden:")
  static let runs = Localized("When it runs", nl: "Wanneer ze meedoet", da: "Hvornår den kører")
  static let needs = Localized(
    "Not judged where one of these finds something", nl: "Niet beoordeeld als een van deze regels iets vindt",
    da: "Bedømmes ikke, når en af disse regler finder noget")
  static let explains = Localized(
    "Where it finds something, these are not judged", nl: "Waar ze iets vindt, worden deze regels niet beoordeeld",
    da: "Hvor den finder noget, bedømmes disse regler ikke")
  static let sources = Localized("Sources", nl: "Bronnen", da: "Kilder")
  static let sometimes = Localized("some findings", nl: "sommige bevindingen", da: "nogle fund")
  static let fails = Localized(
    "A plan where it is found", nl: "Een plan waarin het voorkomt", da: "En plan, hvor det findes")
  static let passes = Localized(
    "A plan where it is right", nl: "Een plan waarin het klopt", da: "En plan, hvor det er i orden")
  static let here = Localized("the finding points here", nl: "hier wijst de bevinding", da: "her peger fundet")
  static let notJudged = Localized(
    "A plan that cannot be judged", nl: "Een plan dat niet te beoordelen is", da: "En plan, der ikke kan bedømmes")
  static let withheld = Localized(
    "A plan where another finding comes first", nl: "Een plan waarin een andere bevinding voorgaat",
    da: "En plan, hvor et andet fund kommer først")
}
