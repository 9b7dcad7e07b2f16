internal import Diagnostics
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The system's time zones. Each is read when somebody first asks for it, and kept.
enum TimeZoneDatabase {
  private static let zones = Mutex<[String: TimeZoneFile]>([:])

  /// The folders that systems keep it in, of which the first that is there counts; TZDIR names another.
  private static let standardFolders = [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
  ]

  /// Bytes of the largest file that is read; those of the database have some 4,000 at most.
  private static let sizeLimit = 65_536
  private static let nameLimit = 64

  enum Problem: Error {
    /// There is no folder with zones.
    case noDatabase
    case unknownZone
    /// There is such a file, and it can't be read as a zone.
    case unreadable
  }

  /// The zone of a name such as `Europe/Amsterdam`.
  ///
  /// - Parameter folder: nil: the system's.
  static func zone(_ name: String, in folder: String? = nil) throws(Problem) -> TimeZoneFile {
    guard isName(name) else { throw .unknownZone }
    if folder == nil, let known = zones.withLock({ $0[name] }) { return known }
    guard let found = folder ?? systemFolder() else { throw .noDatabase }
    guard let bytes = try read(found + "/" + name) else { throw .unknownZone }
    guard let zone = TimeZoneFile(bytes) else { throw .unreadable }
    if folder == nil { zones.withLock { $0[name] = zone } }
    return zone
  }

  /// Words of letters, digits, `_`, `-` and `+` between slashes: no name leads out of the folder.
  static func isName(_ name: String) -> Bool {
    name.utf8.count <= nameLimit
      && name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            Lexer.isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
              || "_-+".utf8.contains(byte)
          }
      }
  }

  private static func systemFolder() -> String? {
    if let told = getenv("TZDIR") { return isFolder(String(cString: told)) ? String(cString: told) : nil }
    return standardFolders.first(where: isFolder)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The bytes of a file; nil where there is none.
  private static func read(_ path: String) throws(Problem) -> [UInt8]? {
    // Where something else than a file stands there, opening must not wait for it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreadable
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      if status.st_mode & S_IFMT == S_IFDIR { return nil }
      throw .unreadable
    }
    guard status.st_size <= sizeLimit else { throw .unreadable }
    var bytes = Array(repeating: UInt8(0), count: sizeLimit)
    var count = 0
    while count < bytes.count {
      let more = bytes[count...].withUnsafeMutableBytes {
        #if canImport(Darwin)
          Darwin.read(descriptor, $0.baseAddress, $0.count)
        #elseif canImport(Glibc)
          Glibc.read(descriptor, $0.baseAddress, $0.count)
        #else
          Musl.read(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw .unreadable }
      if more == 0 { break }
      count += more
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}

extension TimeZoneDatabase {
  /// Seconds east of UTC that clocks of a zone are at, or the error to return.
  ///
  /// - Parameters:
  ///   - zone: `UTC`, a distance such as `+01:00`, or a name.
  ///   - time: seconds since 1970.
  static func offset(_ zone: String, at time: Int64) -> Result<Int64, EvaluationError> {
    if let fixed = fixedOffset(zone) { return .success(fixed) }
    let shown = Argument.quoted(String(zone.prefix(80)))
    do throws(Problem) {
      return .success(try self.zone(zone).offset(at: time))
    } catch {
      let message =
        switch error {
        case .noDatabase:
          Message(
            "this machine has no time zone database (TZDIR, /usr/share/zoneinfo), so {0} can't be looked up; "
              + "a distance from UTC such as +01:00 needs none", shown)
        case .unknownZone: Message("{0} is no time zone as in Europe/Amsterdam or +01:00", shown)
        case .unreadable: Message("the file of time zone {0} on this machine can't be read", shown)
        }
      return .failure(EvaluationError(message))
    }
  }

  /// Seconds east of UTC of a fixed distance such as `+01:00`, or of UTC; nil for the name of a region. A sign may be left
  /// out. Source: CEL language definition, “Timezones”.
  static func fixedOffset(_ zone: String) -> Int64? {
    if zone.isEmpty || zone == "UTC" || zone == "Z" { return 0 }
    let isNegative = zone.hasPrefix("-")
    let digits = isNegative || zone.hasPrefix("+") ? zone.dropFirst() : zone[...]
    let parts = digits.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy(Lexer.isDigit) }), let hours = Int64(String(parts[0]) ?? ""),
      let minutes = Int64(String(parts[1]) ?? ""), hours < 24, minutes < 60
    else { return nil }
    return (hours * 3_600 + minutes * 60) * (isNegative ? -1 : 1)
  }
}
