internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a finding, or a key of plans: what it means and why it matters.",
    discussion: """
      explain CODE and explain NAME explain a rule, with examples. explain --plan KEY says what a key of plans means, \
      what may stand there, and which rules read it. explain cel lists the functions and macros of the language that \
      rules are written in; explain cel NAME says more about one of them or about a library.
      """)

  @ArgumentParser.Argument(help: "The code or name of a rule, such as CRM201 or late-user-involvement; or cel.")
  var rule: String?

  @ArgumentParser.Argument(help: "Behind cel: a function, a macro or a library, such as substring or math.")
  var name: String?

  @Option(
    name: .customLong("plan"),
    help: ArgumentHelp("A key of plans, such as project.gate, or its last part alone.", valueName: "key"))
  var key: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    switch (rule, key) {
    case (nil, nil): throw ValidationError("say what to explain: the code or name of a rule, or --plan KEY")
    case (let rule?, _?): throw ValidationError("'\(rule.withoutControls)' and --plan are two things to explain")
    default: break
    }
  }

  func run() throws {
    if let rule, let pages = FunctionPages(rule, name) { return try pages.run(common.style) }
    if let name { throw ValidationError("'\(name.withoutControls)' goes with cel only, as in explain cel substring") }
    let (pack, problems) = try common.loadPack()
    let language = common.language(of: nil)
    let page: ExplanationPage
    if let key {
      page = try KeyPages(pack, language).page(of: key)
    } else {
      page = try RulePages(pack, language, common).page(of: rule ?? "")
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
