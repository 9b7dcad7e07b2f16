internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

struct DebugAST: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ast", abstract: "Show how an expression, or every expression of a rule, is understood.",
    discussion: """
      A line for each part: what is written, its type, where it begins (column, or line and column in the rule's file), \
      and what it stands for: a variable, a field and whether it is guarded, the overload of a function.
      """)

  @ArgumentParser.Argument(help: "An expression, or the code or name of a rule.")
  var expression: String

  @Option(
    name: .customLong("let"),
    help: ArgumentHelp("A name that the expression may use, such as day=Date.", valueName: "name=type"))
  var variables: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    for variable in variables where !variable.contains("=") || variable.hasPrefix("=") {
      throw ValidationError("--let takes a name and a type, such as --let day=Date")
    }
  }

  func run() throws {
    let (pack, packProblems) = try common.loadPack()
    let outline = ExpressionOutline(pack)
    let catalog: Catalog
    var problems: [Diagnostic]
    if let rule = pack.rule(expression) {
      (catalog, problems) = outline.outline(of: rule)
    } else {
      let pairs = variables.map { variable -> (name: String, type: String) in
        let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return (parts.first ?? "", parts.last ?? "")
      }
      (catalog, problems) = outline.outline(of: expression, variables: pairs)
      // "late-user-involvment" reads as a difference of three unknown names.
      if !problems.isEmpty, isName {
        throw DebugCommand.unknown(
          "rule", expression, among: pack.rules.map(\.id.name) + pack.rules.map(\.id.code), ", and it is no expression")
      }
    }
    var output = OutputBuffer()
    catalog.write(in: common.style, to: &output)
    try Terminal.output(output.bytes)
    problems += packProblems
    if !problems.isEmpty {
      try common.show(problems)
      throw Status(code: 2)
    }
  }

  /// Whether it looks like a rule's name or code.
  private var isName: Bool {
    let isSlug = expression.utf8.allSatisfy {
      $0 == 0x2D || ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
    }
    let isCode = expression.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) }
    return isSlug && expression.contains("-") || isCode && expression.contains { $0.isNumber }
  }
}
