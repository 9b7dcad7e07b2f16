internal import ArgumentParser

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "test", abstract: "Run the examples of a rule pack.")
  @ArgumentParser.Argument(help: "The pack's folder.")
  var pack: String
  @OptionGroup var common: CommonOptions
  func run() throws {}
}
