internal import ArgumentParser

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: "Explain a rule.")
  @ArgumentParser.Argument(help: "The rule's code or name.")
  var rule: String
  @OptionGroup var common: CommonOptions
  func run() throws {}
}
