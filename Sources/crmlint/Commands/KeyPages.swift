internal import Diagnostics
internal import Reporters
internal import RuleEngine

/// What `crmlint explain --plan KEY` says of keys of plans. Descriptions are those of the schema, in its own language.
struct KeyPages {
  typealias Section = ExplanationPage.Section

  private let pack: Pack
  private let language: Language

  init(_ pack: Pack, _ language: Language) {
    self.pack = pack
    self.language = language
  }

  /// - Throws: `Status` where no key has that name, after saying so.
  func page(of key: String) throws -> ExplanationPage {
    switch KeyCatalog(pack).answer(to: key) {
    case .page(let page): return self.page(page)
    case .several(let keys):
      return ExplanationPage(
        heading: key.withoutControls, title: KeyWords.several(keys.count, language),
        sections: [.init(KeyWords.oneOf[language], keys.map { .item($0.route, "– \($0.title)") })])
    case .none(let nearest):
      let hint = nearest.map { "; did you mean '\($0)'?" } ?? ": crmlint schema plan has them all"
      Terminal.write("crmlint: plans have no key '\(key.withoutControls)'\(hint)\n", to: .standardError)
      throw Status(code: 2)
    }
  }

  private func page(_ page: KeyPage) -> ExplanationPage {
    var sections = [Section(KeyWords.meaning[language], [.paragraph(page.description)])]
    sections.append(.init(KeyWords.value[language], value(page).map { .paragraph($0) }))
    sections.append(.init(KeyWords.leftOut[language], leftOut(page).map { .paragraph($0) }))
    sections.append(.init(KeyWords.below[language], page.below.map { .item($0.route, "– \($0.title)") }))
    sections.append(.init(KeyWords.judged[language], page.judgedBy.compactMap(item)))
    sections.append(.init(KeyWords.shown[language], page.shownBy.compactMap(item)))
    if page.judgedBy.isEmpty, page.shownBy.isEmpty, page.below.isEmpty {
      sections.append(.init(KeyWords.judged[language], [.paragraph(KeyWords.nobody[language])]))
    }
    let others = page.routes.dropFirst()
    sections.append(.init(KeyWords.also[language], others.map { .paragraph($0) }))
    return ExplanationPage(heading: page.routes.first ?? "", title: page.title, sections: sections)
  }

  private func item(_ id: DiagnosticID) -> Section.Content? {
    pack.rule(id.code).map { rule in
      .item("\(id.code) \(id.name)", "– \(rule.title.plain(in: language)) (\(rule.severity.name))")
    }
  }

  // MARK: - What may stand there

  private func value(_ page: KeyPage) -> [String] {
    var lines = [KeyWords.kind(page.value, language)]
    if !page.choices.isEmpty {
      let isMany = if case .list = page.value { true } else { false }
      lines[0] =
        (isMany ? KeyWords.manyChoices : KeyWords.choices)[language] + " "
        + page.choices.joined(separator: ", ") + "."
    }
    if let limits = KeyWords.limits(page.minimum, page.maximum, language) { lines.append(limits) }
    if !page.references.isEmpty {
      let isMany = if case .list = page.value { true } else { false }
      var reference = (isMany ? KeyWords.references : KeyWords.reference)[language]
      reference += " " + page.references.joined(separator: ", ")
      if !page.words.isEmpty { reference += "; " + KeyWords.orWord(page.words, language) }
      if page.allowsTitle { reference += "; " + KeyWords.orTitle[language] }
      // An id is more than a text.
      lines[0] = reference + "."
    } else if !page.words.isEmpty {
      lines.append(KeyWords.word(page.words, language))
    }
    if page.isID { lines.append(KeyWords.isID[language]) }
    if page.isListable { lines.append(KeyWords.listable[language]) }
    if let shorthand = page.shorthand {
      let text = KeyWords.shorthand[language]
      lines.append(text.replacing("{0}", with: shorthand))
    }
    if !page.allowsPlaceholder { lines.append(KeyWords.closed[language]) }
    return lines
  }

  private func leftOut(_ page: KeyPage) -> [String] {
    var lines: [String] = []
    if page.isRequired { lines.append(KeyWords.required[language]) }
    if !page.inherited.isEmpty {
      lines.append(KeyWords.inherited[language] + " " + page.inherited.map(\.route).joined(separator: ", ") + ".")
    }
    if let each = page.each { lines.append(KeyWords.each[language].replacing("{0}", with: each)) }
    if let topic = page.topic, let key = page.topicKey {
      lines.append(KeyWords.topic[language].replacing("{0}", with: "\(key).\(topic)"))
    }
    return lines
  }
}
