internal import PlanCalendar
internal import Reporters

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The process's streams and environment.
enum Terminal {
  enum Stream: Int32 {
    case standardOutput = 1
    case standardError = 2
  }

  /// A reader that closes its end is an error of writing, and not the end of the process.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  static func exit(_ code: Int32) -> Never {
    #if canImport(Darwin)
      Darwin.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Glibc.exit(code)
    #endif
  }

  /// Writes all of `bytes`.
  ///
  /// - Returns: false where the reader is gone or the disk is full; nobody is left to tell in the first case.
  @discardableResult
  static func write(_ bytes: [UInt8], to stream: Stream) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        guard let base = buffer.baseAddress else { return true }
        #if canImport(Darwin)
          let count = Darwin.write(stream.rawValue, base + offset, buffer.count - offset)
        #elseif canImport(Musl)
          let count = Musl.write(stream.rawValue, base + offset, buffer.count - offset)
        #else
          let count = Glibc.write(stream.rawValue, base + offset, buffer.count - offset)
        #endif
        if count > 0 {
          offset += count
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  @discardableResult
  static func write(_ text: String, to stream: Stream) -> Bool { write(Array(text.utf8), to: stream) }

  /// Writes what was asked for; where that fails the run ends with 2, and says why if the disk is to blame.
  static func output(_ bytes: [UInt8]) throws {
    guard !write(bytes, to: .standardOutput) else { return }
    if errno != EPIPE {
      write("crmlint: cannot write the output: \(String(cString: strerror(errno)))\n", to: .standardError)
    }
    throw Status(code: 2)
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Today's date where the user is; nil where the system has none that a calendar knows.
  static var today: Day? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  static var environment: [String: String] {
    var result: [String: String] = [:]
    for name in [
      "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS", "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
      "LANG", "COLORTERM", "CRMLINT_RECORD",
    ] {
      if let value = getenv(name) { result[name] = String(cString: value) }
    }
    return result
  }

  /// The width of the terminal on a stream, in columns; nil where it is none.
  static func width(of stream: Stream) -> Int? {
    var size = winsize()
    guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
