internal import ArgumentParser
internal import Diagnostics
internal import JSONSchema
internal import Reporters
internal import RuleEngine
internal import TypedTree
internal import Workspace
internal import YAMLTree

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema: of plans, for editors, or of what --format json writes.")

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case plan, findings, waivers, view, rules
  }

  @ArgumentParser.Argument(help: "plan, findings, waivers, view or rules.")
  var subject: Subject

  @OptionGroup var common: CommonOptions

  func run() throws {
    switch subject {
    case .findings: try Terminal.output(Array(FindingsSchema.json.utf8))
    case .waivers: try Terminal.output(Array(WaiverRegister.schema.utf8))
    case .rules: try Terminal.output(Array(RuleList.schema.utf8))
    case .view: try Terminal.output(Array(ViewSchema.json.utf8))
    case .plan:
      let (pack, problems) = try common.loadPack()
      guard problems.isEmpty, let source = schemaSource else {
        try common.show(problems)
        throw Status(code: 2)
      }
      try Terminal.output(PlainSchema.json(of: Tree.parse(source), words: pack.settings.words))
    }
  }

  /// The plan schema of the last pack that has one.
  private var schemaSource: SourceText? {
    var source = PackSource.builtinFile("plan.schema.yaml")
    for folder in common.rules {
      let files = try? PackSource.files(in: folder)
      if let file = files?.first(where: { $0.path == "plan.schema.yaml" }) { source = file.source }
    }
    return source
  }
}
