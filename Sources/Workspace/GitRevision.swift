internal import Diagnostics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Files as a git repository keeps them in one of its revisions. Nothing is checked out or written.
struct GitRevision: Sendable {
  /// As the user wrote it; never beginning with `-`.
  let name: String
  /// How many bytes of a file are read.
  var limit: Int
  /// How long git may take for one answer: it reads a file from the disk, which takes milliseconds.
  var seconds = 30.0

  enum Answer: Sendable {
    case bytes([UInt8])
    /// The revision is there, and the file is not in it.
    case absent
    case failed(EarlierProblem)
  }

  /// The file at `path`, which need not exist any more.
  func file(_ path: String) -> Answer {
    let (folder, file) = Self.split(path)
    return read("\(name):./\(file)", in: folder, of: path)
  }

  /// What `REVISION:PATH` names, in git's own way of writing.
  func blob() -> Answer { read(name, in: ".", of: nil) }

  private func read(_ object: String, in folder: String, of path: String?) -> Answer {
    let words: String
    switch git(["cat-file", "blob", object], in: folder) {
    case .ended(status: 0, let output, _): return .bytes(output)
    case .tooLong(let output): return .bytes(output)
    case .ended(_, _, let errors): words = Self.reason(errors)
    case .timedOut: return .failed(.timedOut(Int(seconds)))
    case .notStarted(let reason): return .failed(.noGit(String(cString: strerror(reason))))
    }
    // Why not? Asked step by step, since git's words depend on its version and the user's language.
    switch git(["rev-parse", "--git-dir"], in: folder) {
    case .ended(status: 0, _, _): break
    case .ended(_, _, let errors): return .failed(.noRepository(folder, Self.reason(errors)))
    default: return .failed(.timedOut(Int(seconds)))
    }
    let revision = path == nil ? String(name.prefix { $0 != ":" }) : name
    guard case .ended(status: 0, _, _) = git(["rev-parse", "--quiet", "--verify", revision + "^{tree}"], in: folder)
    else { return .failed(.noRevision(revision)) }
    guard let path else { return .failed(.unreadable(name, words)) }
    let file = Self.split(path).file
    if case .ended(status: 0, let output, _) = git(["ls-tree", "-z", revision, "--", "./" + file], in: folder),
      output.isEmpty
    {
      return .absent
    }
    return .failed(.unreadable(object, words))
  }

  private func git(_ arguments: [String], in folder: String) -> ChildProcess.Outcome {
    ChildProcess.run("git", ["-C", folder] + arguments, limit: limit, seconds: seconds)
  }

  /// What git said last, without its own mark.
  private static func reason(_ errors: [UInt8]) -> String {
    let line = String(decoding: errors, as: UTF8.self).split(separator: "\n").first ?? "no reason given"
    return String(line.hasPrefix("fatal: ") ? line.dropFirst("fatal: ".count) : line)
  }

  /// The folder and name of a file, of the one that a link leads to where it is one.
  private static func split(_ path: String) -> (folder: String, file: String) {
    var path = path
    if let resolved = realpath(path, nil) {
      path = String(cString: resolved)
      free(resolved)
    }
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }
}
