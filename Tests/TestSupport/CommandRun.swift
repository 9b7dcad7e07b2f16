internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One run of the built `crmlint`, as a CI job or an editor would do it.
package struct CommandRun: Sendable {
  /// The exit status; nil where a signal ended it.
  package var status: Int32?
  /// The signal that ended it.
  package var signal: Int32?
  /// Whether it had to be killed because it took longer than allowed.
  package var isTimedOut = false
  package var output = ""
  package var errors = ""
  package var seconds = 0.0

  /// Where standard output goes.
  package enum Output: Sendable {
    case captured
    /// A pipe that nobody reads any more.
    case closedPipe
    case file(String)
  }

  /// The program beside the test bundle; as a last resort, the debug build of this working copy.
  package static let program: String = {
    var folders = [URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()]
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      folders.append(bundle.bundleURL.deletingLastPathComponent())
    }
    folders.append(Repository.root.appendingPathComponent(".build/debug"))
    let candidates = folders.map { $0.appendingPathComponent("crmlint").path }
    return candidates.first(where: FileManager.default.isExecutableFile(atPath:)) ?? candidates[candidates.count - 1]
  }()

  /// Runs `crmlint` with nothing in its environment but a UTF-8 locale and what is given.
  ///
  /// - Parameters:
  ///   - input: what standard input holds.
  ///   - folder: the working folder; the repository's root where nil.
  ///   - timeout: in seconds, after which the program is killed and the run is marked as timed out.
  package static func crmlint(
    _ arguments: [String], input: [UInt8] = [], output: Output = .captured, environment: [String: String] = [:],
    in folder: String? = nil, timeout: Double = 120
  ) throws -> CommandRun {
    try run(
      program, arguments, input: input, output: output,
      environment: ["LC_ALL": "C.UTF-8"].merging(environment) { $1 }, folder: folder ?? Repository.root.path,
      timeout: timeout)
  }

  /// Runs any program so.
  package static func run(
    _ program: String, _ arguments: [String], input: [UInt8], output: Output = .captured,
    environment: [String: String], folder: String, timeout: Double
  ) throws -> CommandRun {
    let files = try TemporaryFolder()
    let (stdin, stdout, stderr) = (try files.write(input, to: "in"), files.path + "/out", files.path + "/err")
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, stdin, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, stderr, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var pipeEnd: Int32 = -1
    switch output {
    case .captured: posix_spawn_file_actions_addopen(&actions, 1, stdout, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    case .file(let path): posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY, 0)
    case .closedPipe:
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw Failure(reason: "no pipe") }
      close(ends[0])
      pipeEnd = ends[1]
      posix_spawn_file_actions_adddup2(&actions, pipeEnd, 1)
    }
    defer { if pipeEnd >= 0 { close(pipeEnd) } }
    // Not every C library can change the folder of a process that it starts; a shell can, and gives way to the program.
    let command = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program] + arguments
    var argv: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in argv + variables { free(string) } }
    var process: pid_t = 0
    let start = Date()
    let problem = posix_spawn(&process, command[0], &actions, nil, &argv, &variables)
    guard problem == 0 else { throw Failure(reason: "cannot start \(program): \(String(cString: strerror(problem)))") }
    var result = CommandRun()
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if !result.isTimedOut, Date().timeIntervalSince(start) > timeout {
        result.isTimedOut = true
        kill(process, SIGKILL)
      }
      usleep(2_000)
    }
    result.seconds = Date().timeIntervalSince(start)
    if status & 0x7F == 0 { result.status = (status >> 8) & 0xFF } else { result.signal = status & 0x7F }
    result.output = String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: stdout))) ?? Data(), as: UTF8.self)
    result.errors = String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: stderr))) ?? Data(), as: UTF8.self)
    return result
  }

  package struct Failure: Error {
    package var reason: String
  }
}
