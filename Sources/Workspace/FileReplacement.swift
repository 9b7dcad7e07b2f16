#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Puts a new text in the place of a file, all at once: whoever reads the file sees the old text or the new one, and
/// never a part.
package enum FileReplacement {
  /// Writes `bytes` to a file beside `path`, and gives that one its name.
  ///
  /// - Parameter isCancelled: asked before the file changes its name; where it says so, all is left as it was.
  /// - Returns: false where it was cancelled.
  /// - Throws: `FileProblem` where the folder or the disk does not let it; `path` is then as it was.
  package static func replace(
    _ path: String, with bytes: [UInt8], unless isCancelled: () -> Bool = { false }
  ) throws(FileProblem) -> Bool {
    // A link stays, and what it leads to is replaced.
    let target = resolved(path)
    let temporary = "\(target).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileProblem(path: path, reason: String(cString: strerror(errno))) }
    var failure: Int32 = 0
    var status = stat()
    if stat(target, &status) == 0 { _ = fchmod(descriptor, status.st_mode & 0o777) }
    if !writeAll(bytes, to: descriptor) || fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, isCancelled() {
      unlink(temporary)
      return false
    }
    if failure == 0, rename(temporary, target) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw FileProblem(path: path, reason: String(cString: strerror(failure)))
    }
    return true
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count, let base = buffer.baseAddress {
        let count = write(descriptor, base + offset, buffer.count - offset)
        if count > 0 {
          offset += count
        } else if count == 0 || errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
