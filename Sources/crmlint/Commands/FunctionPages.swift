internal import Diagnostics
internal import Reporters
internal import RuleEngine

/// What `crmlint explain cel` prints: all functions and macros by library, one library, or one of them.
struct FunctionPages {
  /// What is asked for; nil: all.
  private let name: String?
  /// The same with `cel.` before it, as some names have it.
  private let longName: String?

  /// nil where the words ask for a rule. `explain cel substring` and `explain cel.substring` are the same.
  init?(_ word: String, _ name: String?) {
    if word == "cel" || word == "CEL" {
      self.name = name
      longName = name.map { "cel." + $0 }
    } else if name == nil, word.hasPrefix("cel.") {
      self.name = String(word.dropFirst("cel.".count))
      longName = word
    } else {
      return nil
    }
  }

  func run(_ style: TextStyle) throws {
    let catalog = FunctionCatalog.standard
    guard let page = page(catalog, style) else {
      let asked = name ?? ""
      let hint =
        NearestName.of(asked, among: catalog.names).map { "; did you mean \($0)?" }
        ?? ": crmlint explain cel lists them"
      Terminal.write(
        "crmlint: there is no function, macro or library '\(asked.withoutControls)'\(hint)\n", to: .standardError)
      throw Status(code: 2)
    }
    var output = OutputBuffer()
    page.write(in: style, to: &output)
    try Terminal.output(output.bytes)
  }

  private func page(_ catalog: FunctionCatalog, _ style: TextStyle) -> ExplanationPage? {
    guard let name else { return overview(catalog) }
    for name in [name, longName ?? name] {
      let found = catalog.entries(named: name)
      if !found.isEmpty { return page(name, found, style) }
      if let library = catalog.libraries.first(where: { $0.name == name }) { return page(library, style) }
    }
    return nil
  }

  private func overview(_ catalog: FunctionCatalog) -> ExplanationPage {
    ExplanationPage(
      heading: "CEL",
      title:
        "The functions and macros that conditions may use, by library. crmlint explain cel NAME says more about one "
        + "of them, or about a library.",
      sections: catalog.libraries.map { library in
        var names: [String] = []
        for entry in library.entries where names.last != entry.name { names.append(entry.name) }
        return .init(library.name, [.paragraph(library.documentation), .paragraph(names.joined(separator: "  "))])
      })
  }

  private func page(_ library: FunctionCatalog.Library, _ style: TextStyle) -> ExplanationPage {
    ExplanationPage(
      heading: library.name, title: library.documentation,
      sections: [.init("Source", [.paragraph(library.source)])]
        + (library.setting.map { [.init("Examples", [.paragraph($0)])] } ?? [])
        + library.entries.map { .init($0.name, [.paragraph($0.documentation)] + code(of: $0, style)) })
  }

  private func page(
    _ name: String, _ found: [(library: FunctionCatalog.Library, entry: FunctionCatalog.Entry)], _ style: TextStyle
  ) -> ExplanationPage {
    if found.count == 1, let (library, entry) = found.first {
      return ExplanationPage(
        heading: name, title: entry.documentation,
        sections: [
          .init("How it is written", [.code(entry.signatures.joined(separator: "\n"))]),
          .init(
            "Examples",
            (library.setting.map { [.paragraph($0)] } ?? []) + [
              .code(entry.examples.map { text($0, style) }.joined(separator: "\n"))
            ]),
          .init("Library", [.paragraph("\(library.name) (\(library.source))")]),
        ])
    }
    return ExplanationPage(
      heading: name, title: "In \(found.count) libraries.",
      sections: found.map { library, entry in
        .init("\(library.name) (\(library.source))", [.paragraph(entry.documentation)] + code(of: entry, style))
      })
  }

  /// The signatures, and the examples below them.
  private func code(of entry: FunctionCatalog.Entry, _ style: TextStyle) -> [ExplanationPage.Section.Content] {
    let examples = entry.examples.map { text($0, style) }
    return [.code(entry.signatures.joined(separator: "\n"))]
      + (examples.isEmpty ? [] : [.code("\n" + examples.joined(separator: "\n"))])
  }

  /// An example with what it gives behind it or, where that is too long, below it.
  private func text(_ example: FunctionCatalog.Example, _ style: TextStyle) -> String {
    let line = "\(example.expression)  // \(example.result)"
    return line.unicodeScalars.count + 4 <= style.width ? line : "\(example.expression)\n  // \(example.result)"
  }
}
