internal import ArgumentParser
internal import Diagnostics
internal import PlanCalendar
internal import Reporters
internal import RuleEngine
internal import RuleTesting
internal import Workspace

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a finding: what it means, why it matters, with examples.",
    discussion: """
      explain cel lists the functions and macros of the language that rules are written in; explain cel NAME says \
      more about one of them or about a library.
      """)

  @ArgumentParser.Argument(help: "The code or name of a rule, such as CRM201 or late-user-involvement; or cel.")
  var rule: String

  @ArgumentParser.Argument(help: "Behind cel: a function, a macro or a library, such as substring or math.")
  var name: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    if let pages = FunctionPages(rule, name) { return try pages.run(common.style) }
    if let name { throw ValidationError("'\(name.withoutControls)' goes with cel only, as in explain cel substring") }
    let (pack, problems) = try common.loadPack()
    let language = common.language(of: nil)
    guard let page = try page(pack, language) else {
      let names = pack.rules.map(\.id.name) + EngineFinding.all.map(\.id.name)
      let nearest = NearestName.of(rule, among: names + pack.rules.map(\.id.code) + EngineFinding.all.map(\.id.code))
      let hint = nearest.map { "; did you mean \($0)?" } ?? ": crmlint rules lists them"
      Terminal.write("crmlint: there is no rule '\(rule.withoutControls)'\(hint)\n", to: .standardError)
      throw Status(code: 2)
    }
    var output = OutputBuffer()
    page.write(in: common.style, to: &output)
    try Terminal.output(output.bytes)
    if !problems.isEmpty {
      try common.show(problems)
      throw Status(code: 2)
    }
  }

  private func page(_ pack: Pack, _ language: Language) throws -> ExplanationPage? {
    if let rule = pack.rule(rule) { return try page(of: rule, pack, language) }
    let code = rule.uppercased()
    guard let finding = EngineFinding.all.first(where: { $0.id.code == code || $0.id.name == rule }) else { return nil }
    return ExplanationPage(
      id: finding.id, severity: EngineFinding.severity(of: finding.id), title: finding.title[language],
      sections: [
        .init(Headings.meaning[language], [.paragraph(finding.about[language])]),
        WaiverHint.section(for: nil, language),
      ])
  }

  private func page(of rule: Rule, _ pack: Pack, _ language: Language) throws -> ExplanationPage {
    let parameters = rule.parameters.map { parameter in
      ExplanationPage.Section.Content.item(
        "\(parameter.name) = \(Diagnostics.Argument.number(parameter.standard).text(in: language))",
        (parameter.unit.map { "(\($0)) " } ?? "") + parameter.help[language])
    }
    let sources = rule.sources.map { source in
      ExplanationPage.Section.Content.item(
        "\(source.document) \(source.item)",
        pack.documents[source.document].map { "– " + ($0.about?[language] ?? $0.title) } ?? "")
    }
    let needs = rule.needs.compactMap { need in
      need.rule.flatMap { pack.rules.indices.contains($0) ? pack.rules[$0].id : nil }
    }
    var sections: [ExplanationPage.Section] = [
      .init(Headings.why[language], [.paragraph(plain(rule.why, language, rule))]),
      .init(Headings.advice[language], [.paragraph(plain(rule.advice, language, rule))]),
      .init(Headings.parameters[language], parameters),
      .init(
        Headings.due[language],
        rule.due.flatMap { pack.gates.indices.contains($0) ? pack.gates[$0] : nil }
          .map { [.paragraph($0.title[language] == $0.id ? $0.id : "\($0.title[language]) (\($0.id))")] } ?? []),
      .init(Headings.runs[language], whenItRuns(rule, pack, language).map { .paragraph($0) }),
      .init(
        Headings.needs[language],
        needs.isEmpty ? [] : [.paragraph(needs.map { "\($0.code) \($0.name)" }.joined(separator: ", "))]),
      .init(Headings.sources[language], sources),
    ]
    for example in try examples(of: rule) {
      let heading =
        switch example.expectation {
        case .fail: Headings.fails[language]
        case .pass: Headings.passes[language]
        case .notJudged: Headings.notJudged[language]
        case .withheld: Headings.withheld[language]
        }
      let now = ExplanationPage.Section.Content.code(example.text.trimmedLines.pointing(Headings.here[language]))
      guard let before = example.before else {
        sections.append(.init(heading, [now]))
        continue
      }
      sections.append(
        .init(
          heading,
          [
            .paragraph(Headings.before[language]), .code(before.text.trimmedLines), .paragraph(Headings.now[language]),
            now,
          ]))
    }
    sections.append(WaiverHint.section(for: rule, language))
    return ExplanationPage(
      id: rule.id, severity: rule.severity, title: rule.title.plain(in: language), sections: sections)
  }

  /// What keeps a rule out of a plain check.
  private func whenItRuns(_ rule: Rule, _ pack: Pack, _ language: Language) -> [String] {
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

  /// The first example of each kind on the rule's page.
  private func examples(of rule: Rule) throws -> [Page.Example] {
    let path = rule.folder + "/doc.md"
    var source = PackSource.builtinFile(path)
    for folder in common.rules {
      let files = try? PackSource.files(in: folder)
      if let file = files?.first(where: { $0.path == path }) { source = file.source }
    }
    guard let source else { return [] }
    let page = Page(source)
    return [Page.Example.Expectation.fail, .pass, .notJudged, .withheld].compactMap { kind in
      page.examples.first { $0.expectation == kind && !$0.options.contains { $0.name == "base" } }
        ?? page.examples.first { $0.expectation == kind }
    }
  }

  /// A text without a plan: what a placeholder would say of one is shown as the parameter's standard value or in
  /// angle brackets.
  private func plain(_ text: RuleText, _ language: Language, _ rule: Rule) -> String {
    let arguments = text.clauses.map { clause -> Diagnostics.Argument in
      let expression = clause.text
      if let parameter = rule.parameters.first(where: { expression.contains("params.\($0.name)") }) {
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
  static let runs = Localized("When it runs", nl: "Wanneer ze meedoet", da: "Hvornår den kører")
  static let needs = Localized(
    "Not judged where one of these fails", nl: "Niet beoordeeld waar een van deze faalt",
    da: "Bedømmes ikke, hvor en af disse fejler")
  static let sources = Localized("Sources", nl: "Bronnen", da: "Kilder")
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

extension String {
  /// With the marks of tests (`# expect: critical`) in a reader's words.
  fileprivate func pointing(_ words: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.firstRange(of: "# expect").map { line[..<$0.lowerBound] + "# ← " + words } ?? line
    }.joined(separator: "\n")
  }

  /// Without empty lines at either end.
  fileprivate var trimmedLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
