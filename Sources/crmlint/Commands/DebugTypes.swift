internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

struct DebugTypes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types", abstract: "Show the types, functions and values that rules may use.",
    discussion: """
      Without a name, all of them. With one: the fields of an object, what a function does and is defined as, or which \
      objects have such a field.
      """)

  @ArgumentParser.Argument(help: "A type, function, value or field.")
  var name: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (pack, problems) = try common.loadPack()
    let catalog = TypeCatalog(pack)
    let page: Catalog
    if let name {
      guard let found = catalog.page(of: name) else {
        throw DebugCommand.unknown(
          "type, function, value or field", name, among: catalog.names, ": crmlint debug types lists them")
      }
      page = found
    } else {
      page = catalog.overview
    }
    var output = OutputBuffer()
    page.write(in: common.style, to: &output)
    try Terminal.output(output.bytes)
    if !problems.isEmpty {
      try common.show(problems)
      throw Status(code: 2)
    }
  }
}
