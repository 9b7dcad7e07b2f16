#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Wall time in seconds, from a clock that only goes forward.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Times of one subject over all rounds, in seconds.
struct Times {
  var values: [Double] = []

  var minimum: Double { values.min() ?? .nan }
  var median: Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

/// Runs the subjects in turn, round after round, so that whatever else the machine does falls on all of them alike.
func interleaved(rounds: Int, _ subjects: [() -> Void]) -> [Times] {
  var times = Array(repeating: Times(), count: subjects.count)
  for subject in subjects { subject() }
  for _ in 0..<rounds {
    for (index, subject) in subjects.enumerated() {
      let start = now()
      subject()
      times[index].values.append(now() - start)
    }
  }
  return times
}

/// What a finished process used.
struct Usage {
  /// Seconds from start to end.
  var wall: Double
  /// Seconds of processor time, of all threads.
  var processor: Double
  /// Bytes of memory at the most.
  var peak: Int
  var status: Int32
}

/// Starts a program, waits for its end, and throws its output away.
func spawn(_ arguments: [String]) -> Usage {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  defer { for argument in argv { free(argument) } }
  var environment: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), strdup("PATH=/usr/bin:/bin"), nil]
  defer { for entry in environment { free(entry) } }
  var process: pid_t = 0
  var status: Int32 = 0
  var usage = rusage()
  let start = now()
  let spawned = posix_spawn(&process, arguments[0], &actions, nil, &argv, &environment)
  guard spawned == 0 else { stop("cannot start \(arguments[0]): \(String(cString: strerror(spawned)))") }
  while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
  let wall = now() - start
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  #if canImport(Darwin)
    let peak = usage.ru_maxrss
  #else
    let peak = usage.ru_maxrss * 1024
  #endif
  return Usage(
    wall: wall, processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: peak, status: (status >> 8) & 0xFF)
}

/// Ends the run with a word on why.
func stop(_ message: String) -> Never {
  let line = Array("bench: \(message)\n".utf8)
  _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  exit(2)
}
