internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Show what a plan holds, at a glance: its shares, its timeline, its facts.",
    discussion: """
      crmlint view NAME PATH shows one of the views that the rule pack has; crmlint view --list names them. \
      With - the plan is read from standard input.

      The exit status is 0 where the view could be made, whatever findings the plan has, and 2 otherwise.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @ArgumentParser.Argument(
    help: ArgumentHelp("The view's name, then files and folders, or - for standard input.", valueName: "name-and-paths")
  )
  var words: [String] = []

  @Flag(help: "List the views.")
  var list = false

  @Option(help: "How to show it: text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (pack, problems) = try common.loadPack()
    let views = pack.views
    let view = words.first.flatMap { name in views.first { $0.name == name } }
    guard !list, let view else {
      // A path alone: which views there are to see it by.
      guard list || words.count == 1 && Self.isPath(words[0]) else {
        // One that was left out for a mistake in it is no name that was misspelt.
        try common.show(problems)
        throw unknown(words.first, views)
      }
      try listViews(views)
      return try finish(problems, isComplete: true)
    }
    guard words.count > 1 else {
      Terminal.write("crmlint: which plan? crmlint view \(view.name) PATH\n", to: .standardError)
      throw Status(code: 2)
    }
    var run = ViewRun(view: view, pack: pack)
    run.add(Array(words.dropFirst()))
    let report = ViewReport(
      toolVersion: Version.current, packs: pack.manifests.map { .init(name: $0.name, version: $0.version) },
      language: common.language(of: run.language), name: view.name, kind: view.kind.rawValue, title: view.title,
      about: view.about, plans: run.plans)
    if !run.plans.isEmpty {
      var output = OutputBuffer()
      switch format {
      case .text: ViewReporter(style: common.style).write(report, to: &output)
      case .json: ViewJSONReporter().write(report, to: &output)
      }
      try Terminal.output(output.bytes)
    }
    try finish(problems + run.problems, isComplete: run.isComplete)
  }

  private func finish(_ problems: [Diagnostic], isComplete: Bool) throws {
    try common.show(problems)
    if !problems.isEmpty || !isComplete { throw Status(code: 2) }
  }

  private static func isPath(_ word: String) -> Bool { word == "-" || (try? FileSystem.kind(of: word)) != nil }

  private func unknown(_ name: String?, _ views: [View]) -> Status {
    let names = views.map(\.name)
    if let name {
      let hint =
        NearestName.of(name, among: names).map { "; did you mean \($0)?" }
        ?? (names.isEmpty ? "" : ": there are \(names.joined(separator: ", "))")
      Terminal.write("crmlint: there is no view '\(name.withoutControls)'\(hint)\n", to: .standardError)
    } else {
      Terminal.write("crmlint: which view? crmlint view --list names them\n", to: .standardError)
    }
    return Status(code: 2)
  }

  private func listViews(_ views: [View]) throws {
    let language = common.language(of: nil)
    var output = OutputBuffer()
    ViewListing(
      entries: views.map { view in
        ViewListing.Entry(name: view.name, title: view.title[language], about: view.about?[language])
      }
    ).write(in: common.style, to: &output)
    try Terminal.output(output.bytes)
  }
}

/// Reads the plans that a view is asked of.
private struct ViewRun {
  let view: View
  let pack: Pack
  var plans: [ViewReport.Plan] = []
  var problems: [Diagnostic] = []
  /// Whether every plan that was named could be looked at.
  var isComplete = true
  private var languages: Set<Language?> = []

  init(view: View, pack: Pack) {
    self.view = view
    self.pack = pack
  }

  /// The language that the plans agree on.
  var language: Language? { languages.count == 1 ? languages.first ?? nil : nil }

  mutating func add(_ paths: [String]) {
    if paths.contains("-") {
      read("<stdin>", isNamed: true) { () throws(FileProblem) in
        try FileSystem.readStandardInput(named: "<stdin>", limit: Limits.standard.maximumBytes)
      }
    }
    let discovery = Discovery(paths.filter { $0 != "-" })
    for problem in discovery.problems { fail(problem) }
    for target in discovery.targets {
      read(target.path, isNamed: target.isNamed) { () throws(FileProblem) in
        try FileSystem.read(target.path, limit: Limits.standard.maximumBytes)
      }
    }
    let empty = isComplete ? discovery.folders(withoutAnyOf: plans.map(\.source.name)) : []
    if !empty.isEmpty {
      isComplete = false
      Terminal.write(PlanRun.noPlans(empty, pack), to: .standardError)
    }
  }

  private mutating func read(_ name: String, isNamed: Bool, _ bytes: () throws(FileProblem) -> [UInt8]) {
    do throws(FileProblem) {
      let tree = Tree.parse(SourceText(name: name, bytes: try bytes()))
      guard isNamed || FileLinter.isPlan(tree, of: pack) else { return }
      for viewing in FileLinter.view(tree, with: pack, view: view) {
        if viewing.view == nil { isComplete = false }
        if viewing.view != nil { languages.insert(viewing.language) }
        plans.append(.init(source: tree.source, view: viewing.view, diagnostics: viewing.diagnostics))
        // A view that fails on many plans is one problem of the view.
        for problem in viewing.problems where !problems.contains(where: { $0.id == problem.id }) {
          problems.append(problem)
        }
      }
    } catch {
      fail(error)
    }
  }

  private mutating func fail(_ problem: FileProblem) {
    isComplete = false
    Terminal.write("crmlint: cannot read \(problem.path.withoutControls): \(problem.reason)\n", to: .standardError)
  }
}
