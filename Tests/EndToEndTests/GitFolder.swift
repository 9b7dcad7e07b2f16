import Foundation
import TestSupport
import Testing

/// A repository whose first commit, tagged `v1` and on the branch `main`, holds `plan` at `path`.
final class GitFolder {
  let folder: TemporaryFolder
  let path: String

  init(_ plan: String, at path: String = "plans ø/my plan.yaml") throws {
    folder = try TemporaryFolder()
    self.path = path
    try git("init", "-q", "-b", "main", ".")
    try write(plan)
    try commit()
    try git("tag", "v1")
  }

  func write(_ plan: String, at path: String? = nil) throws { try folder.write(plan, to: path ?? self.path) }

  func commit() throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", "plan")
  }

  func git(_ arguments: String...) throws {
    let environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path,
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    ]
    let run = try CommandRun.run(
      "/usr/bin/env", ["git"] + arguments, input: [], environment: environment, folder: folder.path, timeout: 60)
    try #require(run.status == 0, "git \(arguments): \(run.errors)")
  }

  func check(
    _ arguments: String..., paths: [String]? = nil, input: String = "", path: String? = nil, in subfolder: String = ""
  ) throws -> CommandRun {
    try check(arguments: arguments, paths: paths, input: input, path: path, in: subfolder)
  }

  /// Runs `crmlint check` in the repository, or in a folder of it, on its plan or `paths`.
  ///
  /// - Parameter path: where programs such as git are looked for.
  func check(
    arguments: [String], paths: [String]? = nil, input: String = "", path: String? = nil, in subfolder: String = ""
  ) throws -> CommandRun {
    let search = path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try CommandRun.crmlint(
      ["check"] + arguments + (paths ?? [self.path]), input: Array(input.utf8),
      environment: ["PATH": search, "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1"],
      in: folder.path + (subfolder.isEmpty ? "" : "/" + subfolder))
  }
}
