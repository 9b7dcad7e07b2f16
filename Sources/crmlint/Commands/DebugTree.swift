internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import YAMLTree

struct DebugTree: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "Show a plan as crmlint reads it.",
    discussion: """
      A line for each node: line and column, key and value, the type that the schema gives it, and how it stands: open \
      (a placeholder or nothing), absent (a stated "none"), unreadable (it fails the schema), misspelt, repeated or cut \
      off. With --format json there is one JSON object on each line.
      """)

  @ArgumentParser.Argument(help: "The plan, or - for standard input.")
  var plan: String

  @Option(help: "text for people, json for programs.")
  var format = DebugCommand.Format.text

  @OptionGroup var common: CommonOptions

  /// Enough to be worth a write.
  private static let chunk = 1 << 16

  func run() throws {
    let (pack, problems) = try common.loadPack()
    let tree = try DebugCommand.read(plan)
    let outline = PlanOutline(tree, pack)
    var isGone = false
    switch format {
    case .text:
      var view = TreeView(tree.source, style: common.style)
      outline.eachRow { row in
        view.write(row)
        if view.pending > Self.chunk { isGone = !Terminal.write(view.take(), to: .standardOutput) }
        return !isGone
      }
      if !isGone { try Terminal.output(view.take()) }
    case .json:
      var lines = TreeLines(tree.source)
      outline.eachRow { row in
        lines.write(row)
        if lines.pending > Self.chunk { isGone = !Terminal.write(lines.take(), to: .standardOutput) }
        return !isGone
      }
      if !isGone { try Terminal.output(lines.take()) }
    }
    if isGone { throw Status(code: 2) }
    try common.show(tree.diagnostics + problems)
    if !problems.isEmpty { throw Status(code: 2) }
    if !tree.diagnostics.isEmpty { throw Status(code: 1) }
  }
}
