internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace

struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Make the reference of all rules and their sources, in Markdown.",
    discussion: """
      docs rules prints all rules by family, docs sources which rules encode which item of the documents that they \
      cite. --write DIR writes both, as rules.md and sources.md.
      """)

  enum Page: String, ExpressibleByArgument, CaseIterable {
    case rules, sources
  }

  @ArgumentParser.Argument(help: "rules or sources; without it, --write DIR says where to write both.")
  var page: Page?

  @Option(help: ArgumentHelp("The folder to write rules.md and sources.md into.", valueName: "dir"))
  var write: String?

  @Option(
    help: ArgumentHelp(
      "Where the pack's folder lies, seen from the pages: rules link to their help there.",
      valueName: "path"))
  var pack = "../rules"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    switch (page, write) {
    case (nil, nil): throw ValidationError("say which page to print, rules or sources, or --write DIR to write both")
    case (_?, _?): throw ValidationError("--write writes both pages; leave out the name of one")
    default: break
    }
  }

  func run() throws {
    let (pack, problems) = try common.loadPack()
    guard problems.isEmpty else {
      // A reference that leaves rules out would pass for the whole.
      try common.show(problems)
      throw Status(code: 2)
    }
    let reference = reference(of: pack)
    if let page {
      return try Terminal.output(Array((page == .rules ? reference.rulesPage : reference.sourcesPage).utf8))
    }
    guard let folder = write else { return }
    for (name, text) in [("rules.md", reference.rulesPage), ("sources.md", reference.sourcesPage)] {
      try replace("\(folder)/\(name)", with: text)
    }
  }

  private func reference(of pack: Pack) -> Reference {
    let pages = HelpPages(common.rules)
    return Reference(
      families: pack.familyRecords, rules: pack.rules.map { RuleRecord($0, pack, pages) },
      documents: pack.documents.map { id, document in
        DocumentRecord(
          id: id, title: document.title, language: document.language, about: document.about, items: document.items,
          meanings: document.meanings)
      },
      gates: Dictionary(pack.gates.map { ($0.id, $0.title[.english]) }, uniquingKeysWith: { first, _ in first }),
      packPath: self.pack.isEmpty ? nil : self.pack)
  }

  private func replace(_ path: String, with text: String) throws {
    do throws(FileProblem) {
      _ = try FileSystem.replace(path, with: Array(text.utf8)) { false }
      Terminal.write("crmlint: wrote \(path)\n", to: .standardError)
    } catch {
      Terminal.write("crmlint: cannot write \(error.path): \(error.reason)\n", to: .standardError)
      throw Status(code: 2)
    }
  }
}
