internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace

extension Language: ExpressibleByArgument {
  public init?(argument: String) { self.init(tag: argument) }
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

/// Which severity makes the exit status 1.
enum Threshold: ExpressibleByArgument {
  case from(Severity)
  case never

  init?(argument: String) {
    if argument == "never" {
      self = .never
    } else if let severity = Severity(name: argument) {
      self = .from(severity)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ["critical", "major", "minor", "info", "never"] }

  var defaultValueDescription: String {
    switch self {
    case .from(let severity): severity.name
    case .never: "never"
    }
  }

  var severity: Severity? {
    if case .from(let severity) = self { return severity }
    return nil
  }
}

extension TextStyle.ColourChoice: ExpressibleByArgument {}

/// What most commands take.
struct CommonOptions: ParsableArguments, CommonSettings {
  @Option(name: .customLong("lang"), help: "The language of the report: en, nl or da.")
  var language: Language?

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      "A folder with a rule pack of your own. Without a plan.schema.yaml it adds to the built-in rules.",
      valueName: "dir"))
  var rules: [String] = []

  @Option(name: .customLong("color"), help: "Whether to use colour.")
  var colour: TextStyle.ColourChoice = StandardSettings().colour

  @Flag(name: .shortAndLong, help: "Say why each finding matters and list what was not judged.")
  var verbose = StandardSettings().verbose

  /// The same without the argument library.
  var settings: StandardSettings {
    StandardSettings(language: language, rules: rules, colour: colour, verbose: verbose)
  }
}

/// What most commands go by.
protocol CommonSettings {
  /// The language of the report; nil: the plan's, or the reader's own.
  var language: Language? { get }
  /// Folders of rules beside the built-in ones.
  var rules: [String] { get }
  var colour: TextStyle.ColourChoice { get }
  var verbose: Bool { get }
}

/// The settings themselves; by default, those of a command that says none.
struct StandardSettings: CommonSettings {
  var language: Language?
  var rules: [String] = []
  var colour = TextStyle.ColourChoice.auto
  var verbose = false
}

extension CommonSettings {
  /// The style of text on standard output.
  var style: TextStyle {
    TextStyle.detect(
      isTerminal: Terminal.isTerminal(.standardOutput), environment: Terminal.environment,
      width: Terminal.width(of: .standardOutput), flag: colour, verbose: verbose)
  }

  /// The pack to work with, and what is wrong with it.
  ///
  /// - Throws: `Status` where there is none, after saying why.
  func loadPack() throws -> (pack: Pack, problems: [Diagnostic]) {
    let (pack, problems) = try loadBase()
    guard let pack else {
      try show(problems)
      throw Status(code: 2)
    }
    return (pack, problems)
  }

  /// The built-in pack with those of `--rules`; nil where there is none that can be used.
  func loadBase() throws -> (pack: Pack?, problems: [Diagnostic]) {
    var (pack, problems) = PackSource.builtin()
    for folder in rules {
      do throws(FileProblem) {
        let loaded = try PackSource.folder(folder, extending: pack)
        pack = loaded.pack
        // A pack that stands alone is no matter of the built-in one.
        problems += loaded.problems
      } catch {
        Terminal.write("crmlint: cannot read the rules in \(error.path): \(error.reason)\n", to: .standardError)
        throw Status(code: 2)
      }
    }
    try show(pack?.warnings ?? [])
    return (pack, problems)
  }

  /// Writes problems of a pack to standard error, as findings are shown.
  func show(_ problems: [Diagnostic]) throws {
    var style = TextStyle.detect(
      isTerminal: Terminal.isTerminal(.standardError), environment: Terminal.environment,
      width: Terminal.width(of: .standardError), flag: colour, verbose: verbose)
    style.verbose = verbose
    var output = OutputBuffer()
    let reporter = TextReporter(style: style)
    for problem in problems { reporter.write(problem, in: .english, to: &output) }
    Terminal.write(output.bytes, to: .standardError)
  }

  /// The language as given, else the plan's, else the locale's, else English.
  func language(of plan: Language?) -> Language {
    if let language { return language }
    if let plan { return plan }
    let environment = Terminal.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = environment[name], !value.isEmpty { return Language(tag: value) ?? .english }
    }
    return .english
  }
}
