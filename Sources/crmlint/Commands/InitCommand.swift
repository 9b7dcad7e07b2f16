internal import ArgumentParser
internal import Diagnostics
internal import PlanCalendar
internal import RuleEngine
internal import Workspace

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begin a plan: what it needs, as questions to answer.",
    usage: "crmlint init [PATH] [--lang LANG] [--gate GATE] [--force] [--OPTION VALUE …]",
    discussion: """
      Writes a first plan to PATH (plan.yaml where nothing is named, - for standard output). It asks what is due at the \
      gate where the plan stands, section by section, in the language chosen; what is not answered yet, crmlint check \
      reports. A file that is there already stays as it is.

      \(Self.optionsOfPack)
      """)

  @ArgumentParser.Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The file to write, or - for standard output.", valueName: "path"))
  var words: [String] = []

  @Option(name: .customLong("lang"), help: "The plan's language: en, nl or da.")
  var language: Language?

  @Option(help: "Where the plan stands: it asks what is due by then. The first gate where it is left out.")
  var gate: String?

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("A folder with a rule pack of your own; its plan to begin with is taken.", valueName: "dir"))
  var rules: [String] = []

  @Flag(help: "Replace a file that is there.")
  var force = false

  /// What the page of the built-in pack asks for; read only where somebody asks for the help of this command.
  private static var optionsOfPack: String {
    guard CommandLine.arguments.contains("init"), let pack = PackSource.builtin().pack,
      let starter = PackLoader.starter(PackSource.builtinFiles, of: pack).starter
    else { return "" }
    let lines = starter.options.map { "  --\($0.name) \(placeholder($0))" }
    let width = (lines.map(\.count).max() ?? 0) + 2
    return "What the plan is filled in with:\n"
      + zip(lines, starter.options).map { line, option in
        line + String(repeating: " ", count: width - line.count) + option.help
      }.joined(separator: "\n")
  }

  private static func placeholder(_ option: Starter.Option) -> String {
    switch option.kind {
    case .text: "TEXT"
    case .date: "DAY"
    case .list: "N|NAMES"
    }
  }

  func run() throws {
    do {
      let settings = StandardSettings(language: language, rules: rules)
      let (pack, starter) = try load(settings)
      let words = try InitWords(self.words, options: starter.options)
      let language = settings.language(of: nil)
      let gate = try gate.map { try known($0, pack) } ?? pack.gates.first?.id
      guard let plan = starter.plan(in: language, gate: gate, words.answers) else {
        let names = starter.languages.map(\.rawValue).joined(separator: ", ")
        throw InitFailure("there is no plan to begin with in '\(language.rawValue)': --lang takes \(names)")
      }
      guard words.path != "-" else { return try Terminal.output(Array(plan.utf8)) }
      // Whatever is there stays, a link that leads nowhere as well.
      if !force, (try? FileSystem.look(at: words.path)) != nil {
        throw InitFailure("\(words.path) is there already, and stays as it is; --force replaces it")
      }
      try FileSystem.replace(words.path, with: Array(plan.utf8))
      try Terminal.output(Array(next(words.path, pack.gates.first { $0.id == gate }?.title[language], language).utf8))
    } catch let failure as InitFailure {
      throw told(failure.message)
    } catch let problem as FileProblem {
      throw told("cannot write \(problem.path): \(problem.reason)")
    }
  }

  private func told(_ message: String) -> Status {
    Terminal.write("crmlint: \(message.withoutControls)\n", to: .standardError)
    return Status(code: 2)
  }

  /// The pack, and the starter of the last of its parts that has one.
  private func load(_ settings: StandardSettings) throws -> (Pack, Starter) {
    let (pack, problems) = try settings.loadPack()
    guard problems.isEmpty else {
      try settings.show(problems)
      throw Status(code: 2)
    }
    for folder in rules.reversed() {
      let files = try PackSource.files(in: folder)
      if let starter = PackLoader.starter(files, of: pack).starter { return (pack, starter) }
      // A pack that stands alone has plans of its own.
      if files.contains(where: { $0.path == "plan.schema.yaml" }) {
        throw InitFailure("the pack in \(folder) has no plan to begin with: 'starter' in its pack.yaml")
      }
    }
    guard let starter = PackLoader.starter(PackSource.builtinFiles, of: pack).starter else {
      throw InitFailure("the rules have no plan to begin with")
    }
    return (pack, starter)
  }

  private func known(_ gate: String, _ pack: Pack) throws -> String {
    let gates = pack.gates.map(\.id)
    guard !gates.contains(gate) else { return gate }
    let hint = NearestName.of(gate, among: gates).map { "; did you mean \($0)?" }
    throw InitFailure("there is no gate '\(gate)'" + (hint ?? ": there are \(gates.joined(separator: ", "))"))
  }

  private func next(_ path: String, _ gate: String?, _ language: Language) -> String {
    let path = path.withoutControls
    switch language {
    case .english:
      return """
        made \(path)\(gate.map { ", with what a plan needs for \($0), as questions" } ?? "")
        Answer them from top to bottom. What is still missing, and why it matters:
          crmlint check \(path)

        """
    case .dutch:
      return """
        \(path) is gemaakt\(gate.map { ", met wat een plan voor \($0) nodig heeft, als vragen" } ?? "")
        Beantwoord ze van boven naar beneden. Wat nog ontbreekt, en waarom dat telt:
          crmlint check \(path)

        """
    case .danish:
      return """
        \(path) er lavet\(gate.map { " med det, en plan har brug for til \($0), som spørgsmål" } ?? "")
        Besvar dem fra oven og ned. Hvad der stadig mangler, og hvorfor det betyder noget:
          crmlint check \(path)

        """
    }
  }
}

/// Why no plan was begun.
struct InitFailure: Error {
  var message: String

  init(_ message: String) { self.message = message }
}

/// The path, and what the options that the pack defines are given.
private struct InitWords {
  var path = "plan.yaml"
  var answers = Starter.Answers()

  /// The most items that a list may have.
  private static let most = 50

  init(_ words: [String], options: [Starter.Option]) throws {
    var paths: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        paths.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = options.first(where: { "--" + $0.name == parts[0] }) else {
        let names = options.map { "--" + $0.name } + ["--lang", "--gate", "--force", "--rules"]
        let hint = NearestName.of(parts[0], among: names).map { "; did you mean \($0)?" }
        throw InitFailure("there is no option '\(parts[0])'" + (hint ?? ": crmlint init --help lists them"))
      }
      guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
        throw InitFailure("\(parts[0]) lacks its value")
      }
      try take(value, for: option)
    }
    if paths.count > 1 { throw InitFailure("one plan at a time, and not \(paths.joined(separator: ", "))") }
    if let only = paths.first { path = only }
  }

  private mutating func take(_ value: String, for option: Starter.Option) throws {
    let value = value.trimmed
    guard !value.isEmpty, value == value.withoutControls else {
      throw InitFailure("--\(option.name) takes a text on one line")
    }
    switch option.kind {
    case .text: answers.texts[option.name] = value
    case .date:
      guard let day = Day(value) else {
        throw InitFailure("--\(option.name) takes a day such as 2026-03-14, and not '\(value)'")
      }
      answers.days[option.name] = day
    case .list:
      var names = value.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
      if let count = Int(value) {
        names = Array(repeating: "", count: max(0, min(count, Self.most + 1)))
      }
      guard (1...Self.most).contains(names.count) else {
        throw InitFailure("--\(option.name) takes a number from 1 to \(Self.most), or names with commas between")
      }
      answers.lists[option.name] = names
    }
  }
}

extension String {
  /// Without the blanks around it.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
