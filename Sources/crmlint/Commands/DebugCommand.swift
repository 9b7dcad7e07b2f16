internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

/// Looks behind the reports: for those who write rules, and for those who ask why a plan got the verdict it got.
struct DebugCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debug", abstract: "Show what lies behind a verdict: plan, types, expressions, values.",
    discussion: """
      tree shows a plan as crmlint reads it, types what expressions may use, ast how an expression is understood, and \
      trace how a rule came to its verdicts on a plan. docs/debugging.md has an example of each.
      """,
    subcommands: [DebugTree.self, DebugTypes.self, DebugAST.self, DebugTrace.self])

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  /// Reads a plan; `-` is standard input.
  ///
  /// - Throws: `Status`, after saying why it cannot be read.
  static func read(_ path: String) throws -> Tree {
    do throws(FileProblem) {
      let limit = Limits.standard.maximumBytes
      let bytes =
        path == "-"
        ? try FileSystem.readStandardInput(named: "<stdin>", limit: limit) : try FileSystem.read(path, limit: limit)
      return Tree.parse(SourceText(name: path == "-" ? "<stdin>" : path, bytes: bytes))
    } catch {
      Terminal.write("crmlint: cannot read \(error.path): \(error.reason)\n", to: .standardError)
      throw Status(code: 2)
    }
  }

  /// Ends the command because a name is not known.
  static func unknown(_ what: String, _ name: String, among names: some Sequence<String>, _ otherwise: String) -> Status
  {
    let hint = NearestName.of(name, among: names).map { "; did you mean \($0.withoutControls)?" } ?? otherwise
    Terminal.write("crmlint: there is no \(what) '\(name.withoutControls)'\(hint)\n", to: .standardError)
    return Status(code: 2)
  }
}
