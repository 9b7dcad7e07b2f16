internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace

/// The help pages of the packs that a run works with.
struct HelpPages {
  private let files: [[PackFile]]

  /// - Parameter folders: those given with `--rules`.
  init(_ folders: [String]) { files = folders.compactMap { try? PackSource.files(in: $0) } }

  /// The source of a rule's page; nil where it has none.
  func source(of rule: Rule) -> SourceText? {
    let path = rule.folder + "/doc.md"
    for files in files.reversed() {
      if let file = files.first(where: { $0.path == path }) { return file.source }
    }
    return PackSource.builtinFile(path)
  }

  /// The first paragraph of a rule's page, on one line.
  func summary(of rule: Rule) -> String? {
    guard let source = source(of: rule) else { return nil }
    let lines = String(decoding: source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let paragraph = lines.drop { $0.isEmpty || $0.hasPrefix("#") }.prefix { !$0.isEmpty && !$0.hasPrefix("```") }
    return paragraph.isEmpty ? nil : paragraph.joined(separator: " ")
  }
}

extension RuleRecord {
  /// What a pack knows of one of its rules.
  init(_ rule: Rule, _ pack: Pack, _ pages: HelpPages? = nil) {
    self.init(
      id: rule.id,
      title: Localized(
        rule.title.plain(in: .english), nl: rule.title.plain(in: .dutch), da: rule.title.plain(in: .danish)),
      family: rule.family, severities: rule.severities, folder: rule.folder)
    summary = pages?.summary(of: rule)
    due = rule.due.flatMap { pack.gates.indices.contains($0) ? pack.gates[$0].id : nil }
    tags = rule.tags
    sources = rule.citations.map { Source($0.source, isAlways: $0.isAlways) }
    since = rule.since
    isWaivable = rule.isWaivable
    readsClock = rule.today != nil
    comparesVersions = rule.isTransition
    isOn = pack.family(rule.family).isOn
    needs = pack.needs(of: rule)
    about = rule.about.map(\.name)
    parameters = rule.parameters.map { parameter in
      Parameter(
        name: parameter.name, isWhole: parameter.isWhole, standard: parameter.standard, unit: parameter.unit,
        noun: parameter.unit.flatMap(pack.noun), help: parameter.help)
    }
  }
}

extension Pack {
  /// The rules that a rule names as coming first, in its order.
  func needs(of rule: Rule) -> [DiagnosticID] {
    rule.needs.compactMap { need in need.rule.flatMap { rules.indices.contains($0) ? rules[$0].id : nil } }
  }

  /// The families in the order of lists, as lists take them.
  var familyRecords: [FamilyRecord] {
    allFamilies.map { FamilyRecord(id: $0.id, title: $0.title, isOn: $0.isOn) }
  }
}
