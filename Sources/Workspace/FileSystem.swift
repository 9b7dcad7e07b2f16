#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why a file or folder could not be read or written, in words for a user.
package struct FileProblem: Error, Sendable {
  package var path: String
  package var reason: String
}

/// The few things that crmlint asks of the file system. Plans are only read; what is written (`FileSystem+Writing`) is
/// there whole or not at all.
package enum FileSystem {
  package enum Kind: Sendable {
    case file(size: Int)
    case folder, other
  }

  /// One and the same for all names of a file or folder, links included.
  package struct Identity: Hashable, Sendable {
    fileprivate var device: UInt64
    fileprivate var number: UInt64
  }

  /// What is at `path`.
  ///
  /// - Throws: `FileProblem` where nothing is, or it may not be looked at.
  package static func kind(of path: String) throws(FileProblem) -> Kind { try look(at: path).kind }

  /// What is at `path`, and which file or folder that is.
  ///
  /// - Throws: `FileProblem` where nothing is, or it may not be looked at.
  package static func look(at path: String) throws(FileProblem) -> (kind: Kind, identity: Identity) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw problem(path) }
    let identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
    switch status.st_mode & S_IFMT {
    case S_IFREG: return (.file(size: Int(status.st_size)), identity)
    case S_IFDIR: return (.folder, identity)
    default: return (.other, identity)
    }
  }

  /// The bytes of a file or stream, at most one more than `limit`: a longer one is known by its length.
  package static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    return try read(descriptor, named: path, limit: limit)
  }

  /// Standard input, under the name that reports show for it.
  package static func readStandardInput(named name: String, limit: Int) throws(FileProblem) -> [UInt8] {
    try read(0, named: name, limit: limit)
  }

  private static func read(_ descriptor: Int32, named path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    var status = stat()
    var expected = 1 << 16
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      expected = min(max(0, Int(status.st_size)), limit) + 1
    }
    var failure: Int32 = 0
    var bytes: [UInt8] = []
    while bytes.count <= limit, failure == 0 {
      let room = min(bytes.isEmpty ? expected : max(1 << 16, bytes.count), limit + 1 - bytes.count)
      guard room > 0 else { break }
      var isAtEnd = false
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < room {
          guard let base = buffer.baseAddress else { break }
          #if canImport(Darwin)
            let got = Darwin.read(descriptor, base + count, room - count)
          #elseif canImport(Musl)
            let got = Musl.read(descriptor, base + count, room - count)
          #else
            let got = Glibc.read(descriptor, base + count, room - count)
          #endif
          if got > 0 {
            count += got
          } else if got == 0 {
            isAtEnd = true
            break
          } else if errno != EINTR {
            failure = errno
            break
          }
        }
      }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if isAtEnd { break }
    }
    if failure != 0 { throw FileProblem(path: path, reason: String(cString: strerror(failure))) }
    return bytes
  }

  /// The names in a folder, sorted; hidden ones left out.
  package static func names(in folder: String) throws(FileProblem) -> [String] {
    guard let directory = opendir(folder) else { throw problem(folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// How many processors there are to work on.
  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  static func problem(_ path: String) -> FileProblem {
    FileProblem(path: path, reason: String(cString: strerror(errno)))
  }
}
