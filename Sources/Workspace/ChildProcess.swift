internal import Synchronization

#if canImport(Glibc)
  @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Darwin
#endif

/// Runs another program without a shell, with this process's environment and nothing on its standard input.
package enum ChildProcess {
  package enum Outcome: Sendable {
    /// The exit status (128 and the number of the signal that ended it), standard output, and the head of standard
    /// error.
    case ended(status: Int32, output: [UInt8], errors: [UInt8])
    /// It wrote more than was allowed, and was ended; with what it had written, one byte more than the limit.
    case tooLong([UInt8])
    /// It took longer than was allowed, and was ended.
    case timedOut
    /// It could not be started, for the reason of this number.
    case notStarted(Int32)
  }

  /// One at a time: a pipe that is not marked yet must not end up in another thread's program.
  private static let starting = Mutex(())

  /// How much of standard error is kept: enough for a message.
  private static let errorLimit = 4_096

  /// - Parameters:
  ///   - program: looked for on the PATH where it has no slash.
  ///   - limit: how many bytes of output are taken.
  ///   - seconds: how long it may run.
  package static func run(_ program: String, _ arguments: [String], limit: Int, seconds: Double) -> Outcome {
    var output = Pipe()
    var errors = Pipe()
    defer {
      output.close()
      errors.close()
    }
    var process: pid_t = 0
    let failure = starting.withLock { _ in
      output.open() && errors.open()
        ? start(program, arguments, output.writing, errors.writing, &process) : errno
    }
    guard failure == 0 else { return .notStarted(failure) }
    output.closeWriting()
    errors.closeWriting()
    let deadline = ContinuousClock.now + .seconds(seconds)
    var taken: [UInt8] = []
    var complaints: [UInt8] = []
    while output.reading >= 0 || errors.reading >= 0 {
      let left = milliseconds(until: deadline)
      // A descriptor of -1 is passed over.
      var polled = [
        pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors.reading, events: Int16(POLLIN), revents: 0),
      ]
      let ready = left > 0 ? poll(&polled, nfds_t(polled.count), left) : 0
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else {
        end(process)
        return .timedOut
      }
      if polled[0].revents != 0 { output.take(into: &taken) }
      if polled[1].revents != 0 { errors.take(into: &complaints) }
      if taken.count > limit {
        end(process)
        return .tooLong(Array(taken.prefix(limit + 1)))
      }
      if complaints.count > errorLimit { complaints.removeLast(complaints.count - errorLimit) }
    }
    guard let status = wait(for: process, until: deadline) else {
      end(process)
      return .timedOut
    }
    return .ended(status: status, output: taken, errors: complaints)
  }

  private static func start(
    _ program: String, _ arguments: [String], _ output: Int32, _ errors: Int32, _ process: inout pid_t
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This process ignores broken pipes; another program need not.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    return posix_spawnp(&process, program, &actions, &attributes, &words, environ)
  }

  private static func end(_ process: pid_t) {
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// The exit status of a process that has closed its output; nil where it goes on beyond the deadline.
  private static func wait(for process: pid_t, until deadline: ContinuousClock.Instant) -> Int32? {
    var status: Int32 = 0
    while true {
      let found = waitpid(process, &status, WNOHANG)
      if found == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F) }
      if found < 0, errno != EINTR { return 128 }
      guard milliseconds(until: deadline) > 0 else { return nil }
      usleep(200)
    }
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let (seconds, fraction) = (deadline - .now).components
    return Int32(clamping: seconds * 1_000 + fraction / 1_000_000_000_000_000)
  }
}

/// Both ends of a pipe; -1 once closed. Other programs that are started meanwhile do not get them.
private struct Pipe {
  private(set) var reading: Int32 = -1
  private(set) var writing: Int32 = -1

  mutating func open() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
    return true
  }

  mutating func closeWriting() {
    if writing >= 0 { shut(writing) }
    writing = -1
  }

  mutating func close() {
    closeWriting()
    if reading >= 0 { shut(reading) }
    reading = -1
  }

  private func shut(_ descriptor: Int32) {
    #if canImport(Darwin)
      Darwin.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Glibc.close(descriptor)
    #endif
  }

  /// Appends what there is to read; closes the pipe at its end.
  mutating func take(into bytes: inout [UInt8]) {
    let descriptor = reading
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, length in
      guard let base = buffer.baseAddress else { return }
      #if canImport(Darwin)
        count = Darwin.read(descriptor, base, buffer.count)
      #elseif canImport(Musl)
        count = Musl.read(descriptor, base, buffer.count)
      #else
        count = Glibc.read(descriptor, base, buffer.count)
      #endif
      length = max(0, count)
    }
    bytes += chunk
    if count == 0 || (count < 0 && errno != EINTR) { close() }
  }
}
