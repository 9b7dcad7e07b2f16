internal import Diagnostics
package import RuleEngine
internal import Synchronization
internal import YAMLTree

/// Lints many files, on as many threads as it is worth; results come in the order of the targets.
package struct FileRun {
  package enum Outcome: Sendable {
    case linted(FileResult)
    /// Found in a folder, and no plan.
    case notAPlan
    case unreadable(FileProblem)
  }

  /// Below this much to read, a second thread costs more than it brings.
  private static let bytesPerThread = 60_000

  package static func run(
    _ targets: [Discovery.Target], with pack: Pack, options: LintOptions, against versions: EarlierVersions? = nil
  ) -> [Outcome] {
    let work = targets.reduce(0) { $0 + $1.size + 1_000 }
    let threads = min(FileSystem.processorCount, targets.count, work / bytesPerThread + 1)
    let outcomes = Mutex<[Outcome?]>(Array(repeating: nil, count: targets.count))
    Threads.run(threads, count: targets.count) { index in
      let outcome = lint(targets[index], pack, options, versions)
      outcomes.withLock { $0[index] = outcome }
    }
    return outcomes.withLock { $0.map { $0 ?? .notAPlan } }
  }

  private static func lint(
    _ target: Discovery.Target, _ pack: Pack, _ options: LintOptions, _ versions: EarlierVersions?
  ) -> Outcome {
    do throws(FileProblem) {
      let profiler = options.profiles ? Profiler() : nil
      let bytes = try FileSystem.read(target.path, limit: Limits.standard.maximumBytes)
      profiler?.end(.read)
      let tree = Tree.parse(SourceText(name: target.path, bytes: bytes))
      profiler?.end(.parse)
      guard target.isNamed || FileLinter.isPlan(tree, of: pack) else { return .notAPlan }
      var result = FileLinter.lint(tree, with: pack, options: options, against: versions?.version(of: target.path))
      if let profiler { result.profile = profiler.profile.adding(result.profile) }
      // A report shows the text of files with findings only; the others' need not be kept.
      if result.diagnostics.isEmpty, result.verdicts.isEmpty, result.problems.isEmpty, result.waivers.isEmpty {
        result.source = SourceText(name: target.path, bytes: [])
      }
      return .linted(result)
    } catch {
      return .unreadable(error)
    }
  }
}
