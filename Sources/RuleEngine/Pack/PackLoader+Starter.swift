package import Diagnostics
internal import JSONSchema
internal import PlanCalendar
internal import TypedTree
internal import YAMLTree

// The plan to begin with: `starter` in the manifest, and a page for each language under starter/.

extension PackLoader {
  private static let folder = "starter/"

  /// The starter of the pack in `files`, which `pack` was made of; nil where it has none, or one that is wrong.
  package static func starter(_ files: [PackFile], of pack: Pack) -> (starter: Starter?, problems: [Diagnostic]) {
    var loader = PackLoader(files, pack)
    guard let file = files.first(where: { $0.path == "pack.yaml" }),
      let manifest = loader.read(file, { PackSchemas.packSchema })
    else { return (nil, loader.problems) }
    let starter = loader.starter(manifest, schema: pack.schema, gates: pack.gates)
    return (loader.problems.isEmpty ? starter : nil, loader.problems.sorted(by: Diagnostic.reportOrder))
  }

  /// Reads the starter and tries it, at every gate, against the schema of plans.
  @discardableResult
  mutating func starter(_ manifest: Section, schema: Schema, gates: [Pack.Gate]) -> Starter? {
    let pages = files.filter { $0.path.hasPrefix(Self.folder) && $0.path.hasSuffix(".yaml") }
    guard let section = manifest["starter"] else {
      if let page = pages.first {
        report(
          Place(page.source, ByteRange(at: 0)), "pack.yaml says nothing of a starter, so that this page is not read",
          advice: "Write 'starter: {}' in pack.yaml, or what the page asks for below it.")
      }
      return nil
    }
    var starter = Starter(
      options: section.entries.compactMap { option($0.name, $0.value, manifest) }, pages: [:], gates: gates.map(\.id),
      reserved: Set(schema.subschemas.flatMap(\.annotations.words)))
    let count = problems.count
    for language in Self.languages(manifest) {
      guard let page = pages.first(where: { $0.path == Self.folder + language.rawValue + ".yaml" }) else {
        report(
          section.place, "there is no \(Self.folder)\(language.rawValue).yaml for the starter",
          advice: "The pack's texts are in this language as well (languages).")
        continue
      }
      let (parts, found) = StarterParser.parse(page.source, options: starter.options, gates: starter.gates)
      for problem in found { report(Place(page.source, problem.range), problem.text, advice: problem.advice) }
      starter.pages[language] = parts
    }
    let known = Set(Self.languages(manifest).map { Self.folder + $0.rawValue + ".yaml" })
    for page in pages where !known.contains(page.path) {
      report(Place(page.source, ByteRange(at: 0)), "the pack has no texts in a language of that name (languages)")
    }
    guard problems.count == count else { return nil }
    tryOut(starter, schema, Dictionary(pages.map { ($0.path, $0.source) }, uniquingKeysWith: { first, _ in first }))
    return starter
  }

  private mutating func option(_ name: String, _ section: Section, _ manifest: Section) -> Starter.Option? {
    guard let kind = section["kind"].flatMap({ Starter.Option.Kind(rawValue: $0.text) }) else { return nil }
    var option = Starter.Option(name: name, kind: kind, help: section["help"]?.text ?? "")
    if ["lang", "gate", "rules", "force", "help", "version", "color", "verbose"].contains(name) {
      report(section.place, "'\(name)' is an option that crmlint init has itself", advice: "Give it another name.")
    }
    for (key, owner) in [("default", Starter.Option.Kind.list), ("ids", .list), ("example", .date)] {
      guard let value = section[key], owner != kind else { continue }
      report(value.place, "only what is of kind \(owner.rawValue) has '\(key)'")
    }
    if let count = section["default"].flatMap({ Int($0.text) }) { option.count = count }
    if let ids = section["ids"] {
      let texts = Language.allCases.map { ids.isMapping ? ids[$0.rawValue]?.text : ids.text }
      option.stem = Localized(texts[0] ?? texts[1] ?? texts[2] ?? "", nl: texts[1], da: texts[2])
    } else if kind == .list {
      option.stem = Localized(name + "-")
    }
    if let example = section["example"] {
      option.example = Day(example.text)
      if option.example == nil { report(example.place, "'\(example.text)' is no day such as 2026-03-14") }
    }
    return option
  }

  // MARK: - Trying it out

  /// Holds what comes of each page against the schema, and the pages against each other.
  private mutating func tryOut(_ starter: Starter, _ schema: Schema, _ sources: [String: SourceText]) {
    var first: (path: String, routes: [String])?
    for language in starter.languages {
      let path = Self.folder + language.rawValue + ".yaml"
      guard let source = sources[path], isPlan(starter, language, source, schema) else { continue }
      let routes = Self.routes(starter.plan(in: language, gate: starter.gates.last, takesExamples: true) ?? "")
      guard let other = first else {
        first = (path, routes)
        continue
      }
      let (own, others) = (Set(routes), Set(other.routes))
      let missing = other.routes.first { !own.contains($0) }.map { "no \($0), which \(other.path) has" }
      let extra = routes.first { !others.contains($0) }.map { "\($0), which \(other.path) has not" }
      guard let difference = missing ?? extra else { continue }
      report(
        Place(source, ByteRange(at: 0)), "this page has \(difference)", advice: "Pages say the same in each language.")
    }
  }

  /// Whether a page gives a plan at every gate, with its examples and without; reports each line that keeps it from that.
  private mutating func isPlan(
    _ starter: Starter, _ language: Language, _ source: SourceText, _ schema: Schema
  ) -> Bool {
    let index = LineIndex(source)
    var reported: Set<Int> = []
    for gate in starter.gates.isEmpty ? [""] : starter.gates {
      for takesExamples in [false, true] {
        let lines = starter.lines(in: language, gate: gate, .init(), takesExamples: takesExamples) ?? []
        let tree = Tree.parse(SourceText(name: source.name, text: lines.map { $0.text + "\n" }.joined()))
        var found = tree.diagnostics
        if found.isEmpty, let document = tree.documents.first {
          found =
            Validator.validate(
              document, of: tree, against: schema, words: OpenWords(),
              symbolsByKey: Validator.symbols(of: tree, in: schema)
            ).diagnostics
        }
        let written = LineIndex(tree.source)
        for problem in found {
          let line = written.line(at: problem.place.range.lower) - 1
          guard lines.indices.contains(line), reported.insert(lines[line].number).inserted else { continue }
          report(
            Place(source, index.range(ofLine: lines[line].number)),
            "the plan that is written here is none: " + problem.message.text(in: .english),
            advice: problem.advice?.text(in: .english))
        }
      }
    }
    return reported.isEmpty
  }

  /// The routes to all that a plan says, in its order.
  private static func routes(_ text: String) -> [String] {
    let tree = Tree.parse(SourceText(name: "", text: text))
    var result: [String] = []
    func visit(_ node: NodeID, _ route: String) {
      switch tree[node].kind {
      case .mapping:
        for entry in tree.entries(of: node) {
          let name = route.isEmpty ? tree.text(of: entry.key) : route + "." + tree.text(of: entry.key)
          result.append(name)
          visit(tree.resolved(entry.value), name)
        }
      case .sequence:
        for (index, item) in tree.items(of: node).enumerated() { visit(tree.resolved(item), "\(route)[\(index)]") }
      default: break
      }
    }
    if let root = tree.documents.first?.root { visit(root, "") }
    return result
  }
}
