package import Diagnostics
package import RuleEngine

/// Begins rules and packs that load and whose examples do as they say: each draft is tried before it is handed out.
package enum Scaffold {
  /// The files of a new rule, by their names in its folder.
  package struct NewRule: Sendable {
    package var code: String
    package var rule: String
    package var page: String

    package var files: [(path: String, bytes: [UInt8])] {
      [("rule.yaml", Array(rule.utf8)), ("doc.md", Array(page.utf8))]
    }
  }

  /// A rule for a pack.
  ///
  /// - Parameters:
  ///   - base: the pack that `files` add to, where they do.
  ///   - code: nil: the next that is free.
  package static func rule(
    family: String, name: String?, code: String?, in files: [PackFile], extending base: Pack?
  ) throws(RuleName.Problem) -> (name: String, rule: NewRule) {
    let pack = PackFiles(files)
    let isWhole = files.contains { $0.path == "plan.schema.yaml" }
    guard let manifest = pack.manifest, let loaded = PackLoader.load(files, extending: isWhole ? nil : base).pack else {
      throw RuleName.Problem(message: "the pack cannot be used; crmlint test says why")
    }
    let codes = pack.codes.map { (family: $0.folder.split(separator: "/").first.map(String.init) ?? "", code: $0.code) }
    let others = loaded.rules.map(\.id) + EngineFinding.all.map(\.id)
    let taken = Set(others.map(\.code) + codes.map(\.code))
    if let code {
      try RuleName.check(code: code)
      let owner = others.first { $0.code == code }?.name ?? pack.codes.first { $0.code == code }?.folder
      if let owner { throw RuleName.Problem(message: "the code \(code) is that of '\(owner)'") }
    }
    if let name, let other = others.first(where: { $0.name == name }) {
      throw RuleName.Problem(message: "the name '\(name)' is that of the rule \(other.code)")
    }
    let document = loaded.documents.sorted { $0.key < $1.key }.first { !$0.value.items.isEmpty }
    for section in loaded.textSections {
      let own = name ?? freeName("no-\(RuleName.slug(section.texts[1]) ?? "text")", Set(others.map(\.name)))
      let template = RuleTemplate(
        code: code
          ?? RuleName.nextCode(
            family: family, pack: manifest.name, codes: codes, taken: taken),
        name: own, version: manifest.version.isEmpty ? "1.0.0" : manifest.version, languages: pack.languages,
        gate: loaded.gates.first?.id,
        source: document.flatMap { entry in
          entry.value.items.first.map { (entry.key, $0) }
        },
        section: section, present: section.texts[0], missing: section.texts[1])
      if let rule = tried(template, family, files, isWhole ? nil : base) { return (own, rule) }
    }
    throw RuleName.Problem(
      message: "this pack's plan schema has no two texts beside each other to begin a rule with; "
        + "write its rule.yaml and doc.md by hand, as rules/README.md describes")
  }

  private static func freeName(_ name: String, _ taken: Set<String>) -> String {
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
  }

  /// The rule with its mark where the finding points and with its record, where it loads and its page has nothing against it.
  private static func tried(
    _ template: RuleTemplate, _ family: String, _ files: [PackFile], _ base: Pack?
  ) -> NewRule? {
    var template = template
    let folder = "\(family)/\(template.name)"
    func with(page: String) -> [PackFile] {
      (files + [
        PackFile(path: folder + "/rule.yaml", source: SourceText(name: folder + "/rule.yaml", text: template.rule)),
        PackFile(path: folder + "/doc.md", source: SourceText(name: folder + "/doc.md", text: page)),
      ]).sorted { $0.path < $1.path }
    }
    var page = template.page(markedLine: nil)
    guard let pack = PackLoader.load(with(page: page), extending: base).pack,
      let rule = pack.rules.first(where: { $0.folder == folder })
    else { return nil }
    let draft = Page(SourceText(name: folder + "/doc.md", text: page))
    guard let example = draft.examples.first(where: { $0.expectation == .fail }) else { return nil }
    var options = LintOptions()
    options.only = [rule.id.name]
    let trial = Trial(example, of: draft, rule, in: pack, base: nil, options: options)
    guard let finding = trial.findings.first else { return nil }
    guard let range = trial.plan.inFragment(finding.place.range) else {
      // What is missing from the plan as a whole is pointed at by its first line.
      guard template.head.isEmpty else { return nil }
      template.head = "\(pack.format.key): \(pack.format.value)\n"
      return tried(template, family, files, base)
    }
    let lines = LineIndex(SourceText(name: "", text: example.text))
    page = template.page(markedLine: lines.line(at: range.lower))
    let recorded = PageTester.run(
      pack, with(page: page), only: folder, mode: PageTester.Mode(disguises: [], records: true))
    guard recorded.failed == 0, let bytes = recorded.pages.first?.bytes else { return nil }
    return NewRule(code: template.code, rule: template.rule, page: String(decoding: bytes, as: UTF8.self))
  }

  /// A pack of a user's own: a manifest and a rule. It adds to `base`.
  ///
  /// - Returns: its files, by their paths below its folder, and the folder of its rule.
  package static func pack(
    named name: String, language: Language, extending base: Pack
  ) throws(RuleName.Problem) -> (files: [(path: String, bytes: [UInt8])], rule: String) {
    let manifest = """
      # A rule pack of your own. It adds its rules to the built-in ones: crmlint check --rules FOLDER PLAN
      name: \(name)
      version: 0.1.0
      languages: [\(language.rawValue)]  # the languages that each of its texts has: en, nl, da

      """
    let source = SourceText(name: "pack.yaml", text: manifest)
    let file = PackFile(path: "pack.yaml", source: source)
    let (own, rule) = try Self.rule(family: "own", name: nil, code: nil, in: [file], extending: base)
    let folder = "own/\(own)"
    return ([("pack.yaml", source.bytes)] + rule.files.map { ("\(folder)/\($0.path)", $0.bytes) }, folder)
  }
}
