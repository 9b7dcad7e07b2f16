internal import CEL
internal import Diagnostics
internal import JSONSchema
internal import TypedTree

// What a manifest says, each over what the pack that it extends says.

extension PackLoader {
  /// The languages that the rules of a manifest are written in.
  static func languages(_ manifest: Section) -> [Language] {
    manifest["languages"].map { $0.items.compactMap { Language(tag: $0.text) } } ?? Language.allCases
  }

  func settings(_ manifest: Section) -> PlanSettings {
    var settings = base?.settings ?? PlanSettings()
    settings.words.placeholders.insert(manifest["placeholders"]?.items.map(\.text) ?? [])
    settings.words.absences.insert(manifest["absences"]?.items.map(\.text) ?? [])
    for entry in manifest["dateWords"]?.entries ?? [] { settings.dateWords[entry.name] = entry.value.text }
    if let elsewhere = manifest["elsewhere"] { settings.elsewhere = elsewhere.text }
    return settings
  }

  func vocabulary(_ manifest: Section) -> Vocabulary {
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

  func gates(_ manifest: Section) -> [Pack.Gate] {
    guard let gates = manifest["gates"] else { return base?.gates ?? [] }
    return gates.items.compactMap { gate in
      guard let id = gate["id"] else { return nil }
      return Pack.Gate(id: id.text, title: gate["title"].map(localized) ?? Localized(id.text))
    }
  }

  /// The base's, with what the manifest says of one of them, and its own.
  func families(_ manifest: Section) -> [Pack.Family] {
    var families = base?.families ?? []
    for entry in manifest["families"]?.entries ?? [] {
      let known = families.firstIndex { $0.id == entry.name }
      let title = entry.value["title"].map(localized) ?? known.map { families[$0].title } ?? Localized(entry.name)
      let isOn = entry.value["default"].map { $0.text != "off" } ?? known.map { families[$0].isOn } ?? true
      let family = Pack.Family(id: entry.name, title: title, isOn: isOn)
      if let known { families[known] = family } else { families.append(family) }
    }
    return families
  }

  func documents(_ manifest: Section) -> [String: Pack.CitedDocument] {
    var documents = base?.documents ?? [:]
    for entry in manifest["documents"]?.entries ?? [] {
      documents[entry.name] = Pack.CitedDocument(
        title: entry.value["title"]?.text ?? entry.name, language: entry.value["language"]?.text,
        about: entry.value["about"].map(localized), items: entry.value["items"]?.items.map(\.text) ?? [],
        meanings: Dictionary(
          (entry.value["meanings"]?.entries ?? []).map { ($0.name, localized($0.value)) },
          uniquingKeysWith: { first, _ in first }))
    }
    return documents
  }

  mutating func format(_ manifest: Section) -> Pack.Format? {
    guard let section = manifest["format"] else {
      if let base { return base.format }
      report(
        manifest.place, "a pack that stands alone says how its plans are known: format: {key: format, is: crm-plan/1}")
      return nil
    }
    return Pack.Format(key: section["key"]?.text ?? "format", value: section["is"]?.text ?? "")
  }

  /// The topics that `elsewhere` may name: the properties of its type.
  func topics(_ types: PlanTypes, _ settings: PlanSettings) -> [String] {
    guard let name = settings.elsewhere, case .object(let plan) = types.plan,
      let field = types.field(name, of: plan), case .object(let elsewhere) = field.type
    else { return [] }
    return types.fieldNames(of: elsewhere)
  }
}
