internal import ArgumentParser
internal import Diagnostics
internal import Mutation
internal import Reporters
internal import RuleEngine
internal import Workspace
internal import YAMLTree

extension Damage: ExpressibleByArgument {}

struct MutateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate", abstract: "Damage a good plan in every small way and see what the rules say.",
    discussion: """
      For authors of rules. Every key is deleted, every list emptied, every reference broken, every date and number \
      moved to where the findings change, and each damaged plan is linted. Without --table the result is printed; with \
      it, it is compared with a table that was kept, and what differs is printed. A damage that no rule notices, or \
      that several findings follow from, needs a reason in the file --reasons.

      The exit status is 0 where all is as kept, 1 where something differs or lacks a reason, or where --record wrote \
      the table anew, and 2 where a rule failed or a file could not be read.
      """)

  @ArgumentParser.Argument(help: "The plan to damage.")
  var plan: String

  @Option(help: ArgumentHelp("The table to compare with.", valueName: "file"))
  var table: String?

  @Option(help: ArgumentHelp("The file with reasons.", valueName: "file"))
  var reasons: String?

  @Flag(help: "Write the table anew; all at once, or not at all.")
  var record = false

  @Option(help: ArgumentHelp("Only damage of this kind; may stand several times.", valueName: "kind"))
  var damage: [Damage] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if record, table == nil { throw ValidationError("--record needs --table, the file to write.") }
    if record, !damage.isEmpty { throw ValidationError("--record writes the whole table: leave --damage out.") }
    if table != nil, !damage.isEmpty {
      throw ValidationError("A table holds every kind of damage: leave --damage out.")
    }
  }

  func run() throws {
    let (pack, problems) = try common.loadPack()
    guard problems.isEmpty else {
      try common.show(problems)
      throw Status(code: 2)
    }
    let tree = Tree.parse(SourceText(name: plan, bytes: try read(plan)))
    let kept = try table.flatMap { path in isThere(path) || !record ? Table(text: try text(path)) : nil }
    let excuses = try reasons.map { Reasons(text: try text($0)) }
    let laboratory = Laboratory(tree, with: pack)
    let mutations = MutationMaker.mutations(of: tree, with: pack)
      .filter { damage.isEmpty || damage.contains($0.damage) }
    guard !mutations.isEmpty else {
      Terminal.write("crmlint: there is nothing to damage in \(plan)\n", to: .standardError)
      throw Status(code: 2)
    }
    var (rows, mishaps) = try work(laboratory, mutations)
    var hasFailed = try show(mishaps)
    var remarks: [String] = []
    if let excuses {
      let stale = excuses.apply(to: &rows, codes: Set(pack.rules.map(\.id.code)))
      remarks = (excuses.problems + stale).sorted { $0.line < $1.line }
        .map { "\(reasons ?? ""):\($0.line): \($0.text)" }
    }
    let made = Table(rows, of: plan)
    var hasChanged = false
    if let kept {
      let changes = made.changes(from: kept)
      hasChanged = kept.text != made.text
      if !changes.isEmpty { try Terminal.output(Array((changes.joined(separator: "\n") + "\n").utf8)) }
    } else if table == nil {
      try Terminal.output(Array(made.text.utf8))
    }
    if record, kept == nil || hasChanged { hasFailed = try write(made) || hasFailed }
    if excuses != nil {
      remarks += Reasons.missing(in: rows)
    }
    for remark in remarks { Terminal.write(remark.withoutControls + "\n", to: .standardError) }
    Terminal.write(summary(laboratory, rows, hasChanged || record && kept == nil), to: .standardError)
    if hasFailed { throw Status(code: 2) }
    if hasChanged || record && kept == nil || !remarks.isEmpty { throw Status(code: 1) }
  }

  /// Runs all, with a count on a terminal.
  private func work(
    _ laboratory: Laboratory, _ mutations: [Mutation]
  ) throws -> (rows: [Row], mishaps: [Laboratory.Mishap]) {
    let isTerminal = Terminal.isTerminal(.standardError)
    let step = max(1, mutations.count / 200)
    Interruption.watch()
    let progress: @Sendable (Int) -> Void = { done in
      guard isTerminal, done.isMultiple(of: step) || done == mutations.count else { return }
      let end = done == mutations.count ? "\n" : ""
      Terminal.write("\r\(done) of \(mutations.count) damages\(end)", to: .standardError)
    }
    let found = laboratory.run(mutations, isCancelled: { Interruption.isRequested }, progress: progress)
    guard let found else {
      Terminal.write((isTerminal ? "\n" : "") + "crmlint: interrupted; nothing was written\n", to: .standardError)
      Interruption.leave()
    }
    return found
  }

  /// - Returns: whether a rule failed or a damage broke the text.
  private func show(_ mishaps: [Laboratory.Mishap]) throws -> Bool {
    for mishap in mishaps {
      let what = mishap.isRuleFailure ? "a rule failed on" : "the text cannot be cut here, and is not YAML after"
      Terminal.write("crmlint: \(what): \(mishap.mutation.withoutControls)\n", to: .standardError)
      try common.show([mishap.diagnostic])
    }
    return !mishaps.isEmpty
  }

  /// - Returns: whether it could not be written.
  private func write(_ made: Table) throws -> Bool {
    guard let table else { return false }
    do throws(FileProblem) {
      let isDone = try FileSystem.replace(table, with: Array(made.text.utf8)) { Interruption.isRequested }
      guard isDone else {
        Terminal.write("crmlint: interrupted; nothing was written\n", to: .standardError)
        Interruption.leave()
      }
      Terminal.write("crmlint: wrote \(table); read what changed, then keep it\n", to: .standardError)
      return false
    } catch {
      Terminal.write("crmlint: cannot write \(error.path): \(error.reason)\n", to: .standardError)
      return true
    }
  }

  private func summary(_ laboratory: Laboratory, _ rows: [Row], _ hasChanged: Bool) -> String {
    func count(_ notice: Row.Notice) -> Int { rows.filter { $0.notice == notice }.reduce(0) { $0 + $1.count } }
    let known = laboratory.knownCount
    let before = known == 0 ? "" : " (\(known) findings of the plan as it is left out)"
    return "crmlint: \(plan): \(count(.one)) damages noticed, \(count(.several)) by several findings, "
      + "\(count(.unnoticed)) unnoticed, in \(laboratory.lintCount) lints\(before)"
      + (table == nil ? "" : hasChanged ? "; the table differs" : "; as in the table") + "\n"
  }

  // MARK: - Files

  private func isThere(_ path: String) -> Bool { (try? FileSystem.kind(of: path)) != nil }

  private func text(_ path: String) throws -> String { String(decoding: try read(path), as: UTF8.self) }

  private func read(_ path: String) throws -> [UInt8] {
    do throws(FileProblem) {
      return try FileSystem.read(path, limit: Limits.standard.maximumBytes)
    } catch {
      Terminal.write("crmlint: cannot read \(error.path): \(error.reason)\n", to: .standardError)
      throw Status(code: 2)
    }
  }
}
