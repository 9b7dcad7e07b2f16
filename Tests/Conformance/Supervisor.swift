internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Runs the records of a file in workers: where one crashes or does not end, its record has failed, and another worker
/// goes on with the next.
package struct Supervisor {
  /// The command of a worker that begins at a line.
  private let command: (_ file: SuiteFile, _ line: Int) -> [String]
  /// How long one record may take, in seconds.
  private let patience: Int32

  package init(patience: Int = 60, command: @escaping (_ file: SuiteFile, _ line: Int) -> [String]) {
    self.patience = Int32(clamping: patience)
    self.command = command
  }

  /// - Returns: what became of every record, in the file's order; nil where a worker could not be started or could not
  ///   read the file.
  package func run(_ file: SuiteFile) -> [Outcome]? {
    var outcomes: [Outcome] = []
    var line = 1
    while true {
      var conversation = Conversation()
      guard let end = talk(to: command(file, line), &conversation) else { return nil }
      outcomes += conversation.outcomes
      if conversation.isEnded { return outcomes }
      guard let open = conversation.open else { return nil }
      outcomes.append(Outcome(line: open.line, id: open.id, group: open.group, failure: end))
      line = open.line + 1
    }
  }

  /// - Returns: how the process ended; nil where it could not be started.
  private func talk(to command: [String], _ conversation: inout Conversation) -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let handle = pipe.fileHandleForReading
    while true {
      var request = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
      let answer = poll(&request, 1, patience &* 1000)
      if answer < 0, errno == EINTR { continue }
      guard answer > 0 else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return "it took more than \(patience) seconds"
      }
      let data = handle.availableData
      if data.isEmpty { break }
      conversation.hear(data)
    }
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
      ? "it crashed with signal \(process.terminationStatus)" : "it ended the process (\(process.terminationStatus))"
  }
}

/// What one worker said so far.
private struct Conversation {
  var outcomes: [Outcome] = []
  /// The record that was begun last and is not done.
  var open: Outcome?
  var isEnded = false
  private var pending: [UInt8] = []

  mutating func hear(_ data: Data) {
    pending += data
    while let end = pending.firstIndex(of: 0x0A) {
      hear(line: String(decoding: pending[..<end], as: UTF8.self))
      pending.removeSubrange(...end)
    }
  }

  private mutating func hear(line: String) {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = words.count > 1 ? String(words[1]) : ""
    switch words[0] {
    case "line":
      let number = Int(rest) ?? 0
      open = Outcome(line: number, id: "line \(number)", group: "", failure: nil)
    case "case":
      let parts = rest.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      open?.group = String(parts[0])
      if parts.count > 1 { open?.id = String(parts[1]) }
    case "pass", "fail":
      guard var done = open else { return }
      if words[0] == "fail" { done.failure = rest }
      outcomes.append(done)
      open = nil
    case "end": isEnded = true
    default: break
    }
  }
}
