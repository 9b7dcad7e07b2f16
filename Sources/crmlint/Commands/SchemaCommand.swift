internal import ArgumentParser
internal import Reporters

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema: of plans, for editors, or of the JSON report.")

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case plan, findings
  }

  @ArgumentParser.Argument(help: "plan or findings.")
  var subject: Subject

  @OptionGroup var common: CommonOptions

  func run() throws {
    switch subject {
    case .findings: try Terminal.output(Array(FindingsSchema.json.utf8))
    case .plan:
      try Terminal.output([])
    }
  }
}
