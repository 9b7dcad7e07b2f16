internal import ArgumentParser
internal import Diagnostics
internal import RuleEngine
internal import RuleTesting
internal import Workspace

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a rule, or a rule pack of your own.",
    subcommands: [NewRuleCommand.self, NewPackCommand.self])
}

struct NewRuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Begin a rule in a rule pack.",
    discussion: """
      Makes the folder FAMILY/NAME with a rule.yaml and a doc.md that load and pass their own tests, to be changed step \
      by step. Nothing that is there is ever changed.
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("The rule's folder in the pack, such as contract/no-reason.", valueName: "family/name"))
  var rule: String

  @Option(name: .customLong("rules"), help: ArgumentHelp("The pack's folder.", valueName: "dir"))
  var folder = "."

  @Option(help: "The rule's code, such as HOUSE07. Without it, the next that is free in the family.")
  var code: String?

  func run() throws {
    let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    try New.run {
      let (family, name) = try RuleName.parse(rule)
      let target = path == "." ? "\(family)/\(name)" : "\(path)/\(family)/\(name)"
      if (try? FileSystem.look(at: target)) != nil {
        throw New.Failure("\(target) is there already, and stays as it is")
      }
      guard case .folder? = try? FileSystem.kind(of: path) else { throw New.Failure("there is no folder \(path)") }
      guard case .file? = try? FileSystem.kind(of: "\(path)/pack.yaml") else {
        throw New.Failure(
          "there is no pack.yaml in \(path): 'crmlint new pack DIR' begins a pack, --rules DIR names one")
      }
      let files = try PackSource.files(in: path)
      let made = try Scaffold.rule(
        family: family, name: name, code: code, in: files, extending: PackSource.builtin().pack)
      try FileSystem.make(folder: target, with: made.rule.files)
      try New.say(
        "made \(target)/rule.yaml (\(made.rule.code))\nmade \(target)/doc.md\n\n"
          + New.next(pack: path, rule: target))
    }
  }
}

struct NewPackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Begin a rule pack of your own, with one rule.",
    discussion: """
      Makes a folder with a pack.yaml and one rule that loads and passes its own tests. The pack adds to the built-in \
      rules.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("The folder to make; its name is the pack's.", valueName: "dir"))
  var folder: String

  @Option(name: .customLong("lang"), help: "The language of the pack's texts: en, nl or da.")
  var language: Language = .english

  func run() throws {
    var path = folder
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    try New.run {
      let name = String(path.split(separator: "/").last ?? "")
      guard RuleName.slug(name) == name else {
        let hint = RuleName.slug(name).map { ", such as '\($0)'" } ?? ""
        throw New.Failure("'\(name)' can't be the name of a pack: small letters, digits and hyphens\(hint)")
      }
      guard let base = PackSource.builtin().pack else { throw New.Failure("the built-in rules do not load") }
      if (try? FileSystem.look(at: path)) != nil { throw New.Failure("\(path) is there already, and stays as it is") }
      let made = try Scaffold.pack(named: name, language: language, extending: base)
      try FileSystem.make(folder: path, with: made.files)
      try New.say(
        made.files.map { "made \(path)/\($0.path)\n" }.joined() + "\n"
          + New.next(pack: path, rule: "\(path)/\(made.rule)"))
    }
  }
}

/// What the commands of `new` share.
private enum New {
  /// Why nothing was made.
  struct Failure: Error {
    var message: String

    init(_ message: String) { self.message = message }
  }

  /// Says what went wrong, as every command does, with the exit status 2.
  static func run(_ body: () throws -> Void) throws {
    let message: String
    do {
      return try body()
    } catch let failure as Failure {
      message = failure.message
    } catch let problem as RuleName.Problem {
      message = problem.message
    } catch let problem as FileProblem {
      message = "cannot make \(problem.path): \(problem.reason)"
    }
    Terminal.write("crmlint: \(message.withoutControls)\n", to: .standardError)
    throw Status(code: 2)
  }

  static func next(pack: String, rule: String) -> String {
    """
    What it does:  crmlint test \(rule)
    On a plan:     crmlint check --rules \(pack) PLAN

    """
  }

  static func say(_ text: String) throws { try Terminal.output(Array(text.utf8)) }
}
