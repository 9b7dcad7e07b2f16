#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension FileSystem {
  /// Puts other bytes into a file: under a temporary name beside it, which then takes its place, so that whatever happens either the
  /// old bytes are there or the new ones. A file keeps its permissions, and a link keeps leading to it; where there is no file yet,
  /// one is made.
  ///
  /// - Parameter isCancelled: asked before the new file takes the place; where it says so, all is left as it was.
  /// - Returns: false where it was cancelled.
  @discardableResult
  package static func replace(
    _ path: String, with bytes: [UInt8], unless isCancelled: () -> Bool = { false }
  ) throws(FileProblem) -> Bool {
    var target = path
    var mode: mode_t = 0o666
    var status = stat()
    if stat(path, &status) == 0 {
      target = try resolved(path)
      mode = status.st_mode & 0o7777
      // A file that may not be written is not replaced either, though its folder would let us.
      guard access(target, W_OK) == 0 else { throw problem(path) }
    } else if errno != ENOENT {
      throw problem(path)
    }
    let (folder, name) = split(target)
    let temporary = temporaryName(for: name, in: folder)
    do throws(FileProblem) {
      try write(bytes, to: temporary, mode: mode)
      guard !isCancelled() else {
        unlink(temporary)
        return false
      }
      guard rename(temporary, target) == 0 else { throw problem(path) }
    } catch {
      unlink(temporary)
      throw FileProblem(path: path, reason: error.reason)
    }
    return true
  }

  /// Makes a folder with files in it, and the folders on the way to it: all of them or none.
  ///
  /// - Parameter files: by their paths below the folder, which lead through folders named before or in the path itself.
  /// - Throws: `FileProblem`, also where the folder is there already.
  package static func make(folder path: String, with files: [(path: String, bytes: [UInt8])]) throws(FileProblem) {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let (parent, name) = split(path)
    if (try? look(at: path)) != nil { throw FileProblem(path: path, reason: "it is there already") }
    let made = try makeFolders(to: parent)
    let temporary = temporaryName(for: name, in: parent)
    do throws(FileProblem) {
      guard mkdir(temporary, 0o777) == 0 else { throw problem(path) }
      for file in files {
        let target = temporary + "/" + file.path
        try makeFolders(to: split(target).folder)
        try write(file.bytes, to: target, mode: 0o666)
      }
      // An empty folder that came in the meantime would be replaced, anything else is an error.
      guard rename(temporary, path) == 0 else { throw problem(path) }
    } catch {
      remove(temporary, files.map(\.path))
      for folder in made.reversed() { rmdir(folder) }
      throw FileProblem(path: path, reason: error.reason)
    }
  }

  // MARK: - Parts

  /// Makes the folders that are missing on the way to `path` and itself.
  ///
  /// - Returns: those made, the outer ones first.
  @discardableResult
  private static func makeFolders(to path: String) throws(FileProblem) -> [String] {
    var missing: [String] = []
    var current = path
    while (try? look(at: current)) == nil {
      missing.append(current)
      let parent = split(current).folder
      guard parent != current else { break }
      current = parent
    }
    guard case .folder = try kind(of: current) else {
      throw FileProblem(path: current, reason: "it is no folder")
    }
    var made: [String] = []
    for folder in missing.reversed() {
      guard mkdir(folder, 0o777) == 0 else {
        let failure = problem(folder)
        for folder in made.reversed() { rmdir(folder) }
        throw failure
      }
      made.append(folder)
    }
    return made
  }

  /// Writes a file that is not there yet, to the disk itself.
  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(FileProblem) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw problem(path) }
    var isClosed = false
    defer { if !isClosed { close(descriptor) } }
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        #if canImport(Darwin)
          return Darwin.write(descriptor, base + offset, buffer.count - offset)
        #elseif canImport(Musl)
          return Musl.write(descriptor, base + offset, buffer.count - offset)
        #else
          return Glibc.write(descriptor, base + offset, buffer.count - offset)
        #endif
      }
      if written > 0 {
        offset += written
      } else if written == 0 || errno != EINTR {
        throw problem(path)
      }
    }
    guard fsync(descriptor) == 0 else { throw problem(path) }
    isClosed = true
    guard close(descriptor) == 0 else { throw problem(path) }
  }

  /// Removes what `make` had made so far below a temporary folder.
  private static func remove(_ folder: String, _ files: [String]) {
    var folders: Set<String> = []
    for file in files {
      unlink(folder + "/" + file)
      var parent = split(file).folder
      while parent != ".", parent != "/" {
        folders.insert(parent)
        parent = split(parent).folder
      }
    }
    for inner in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) { rmdir(folder + "/" + inner) }
    rmdir(folder)
  }

  /// Hidden, so that nothing takes it for a rule or a plan should the process end before it is gone.
  private static func temporaryName(for name: String, in folder: String) -> String {
    "\(folder)/.\(name).crmlint-\(getpid())"
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = String(path[..<slash])
    return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
  }

  /// The path without links.
  private static func resolved(_ path: String) throws(FileProblem) -> String {
    guard let resolved = realpath(path, nil) else { throw problem(path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
