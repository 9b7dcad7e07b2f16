internal import ArgumentParser

/// The command line. It maps the argument library's own exit status to ours: 2 for whatever stopped a run.
@main
struct CrmLint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crmlint",
    abstract: "A linter for CRM implementation plans.",
    discussion: """
      Reads a plan written in YAML and reports, as a compiler does, where it walks into the pitfalls that sink CRM \
      projects.
      """,
    version: Version.current,
    subcommands: [
      InitCommand.self, CheckCommand.self, GateCommand.self, WaiversCommand.self, ViewCommand.self, RulesCommand.self,
      ExplainCommand.self, TestCommand.self, NewCommand.self, MutateCommand.self, SchemaCommand.self,
      DocsCommand.self, DebugCommand.self,
    ])

  static func main() {
    Terminal.ignoreBrokenPipes()
    do {
      let arguments = CommandLine.arguments
      if let plain = CheckRun(plain: arguments) {
        try plain.run()
      } else if arguments.dropFirst() == ["--version"] {
        Terminal.write(Version.current + "\n", to: .standardOutput)
      } else {
        var command = try parseAsRoot()
        try command.run()
      }
    } catch let status as Status {
      Terminal.exit(status.code)
    } catch {
      let code = exitCode(for: error)
      if code.isSuccess {
        // Where nothing was asked for, nothing was checked: a job that forgot the paths must not pass.
        let isAsked = CommandLine.arguments.count > 1
        Terminal.write(fullMessage(for: error) + "\n", to: isAsked ? .standardOutput : .standardError)
        Terminal.exit(isAsked ? 0 : 2)
      }
      Terminal.write(fullMessage(for: error) + "\n", to: .standardError)
      Terminal.exit(2)
    }
    Terminal.exit(0)
  }
}

/// Ends a command with an exit status after everything has been said.
struct Status: Error {
  /// 0, 1 or 2.
  var code: Int32
}

enum Version {
  static let current = "0.1.0"
}
