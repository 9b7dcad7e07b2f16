package import Diagnostics
package import RuleEngine
internal import Synchronization
internal import YAMLTree

/// The earlier versions that plans are compared with, as `--against` names them: a file, or a revision of a git
/// repository.
package final class EarlierVersions: Sendable {
  private enum Origin: Sendable {
    case file(EarlierFile)
    /// Each plan in this revision.
    case revision(GitRevision)
    /// One file of a revision, `REVISION:PATH`.
    case blob(GitRevision)
  }

  /// What the user wrote.
  package let name: String
  private let origin: Origin
  private let notes: Mutex<Notes>

  /// What is to be told once the run is over, whatever thread met it.
  private struct Notes: Sendable {
    var absent: [String] = []
    var problems: [EarlierProblem] = []
  }

  /// A path at which a file is means that file; anything else is a revision.
  package init(_ name: String) {
    self.name = name
    var notes = Notes()
    let limit = Limits.standard.maximumBytes
    if let kind = try? FileSystem.kind(of: name), !kind.isFolder {
      do throws(FileProblem) {
        let bytes = try FileSystem.read(name, limit: limit)
        origin = .file(.text(SourceText(name: name, bytes: bytes)))
      } catch {
        origin = .file(.unreachable)
        notes.problems.append(.unreadable(name, error.reason))
      }
    } else {
      let revision = GitRevision(name: name, limit: limit)
      origin = name.contains(":") ? .blob(revision) : .revision(revision)
    }
    self.notes = Mutex(notes)
  }

  /// Whether every plan has its own earlier version; else there is one file for one plan.
  package var isForEach: Bool {
    if case .revision = origin { return true }
    return false
  }

  /// The earlier version of the plan at `path`; nil for a plan that has no path.
  package func version(of path: String?) -> EarlierFile {
    switch origin {
    case .file(let file): return file
    case .blob(let revision): return file(revision.blob(), name, of: path ?? name)
    case .revision(let revision):
      guard let path else {
        notes.withLock { $0.problems.append(.noName) }
        return .unreachable
      }
      return file(revision.file(path), "\(path)@\(name)", of: path)
    }
  }

  private func file(_ answer: GitRevision.Answer, _ name: String, of path: String) -> EarlierFile {
    switch answer {
    case .bytes(let bytes): return .text(SourceText(name: name, bytes: bytes))
    case .absent:
      notes.withLock { $0.absent.append(path) }
      return .absent(name)
    case .failed(let problem):
      notes.withLock { notes in
        // A revision that is not there is not there for any plan.
        if !notes.problems.contains(problem) { notes.problems.append(problem) }
      }
      return .unreachable
    }
  }

  /// The plans that did not exist then, sorted.
  package var absent: [String] { notes.withLock { $0.absent.sorted() } }

  /// What kept versions from being read, each once.
  package var problems: [EarlierProblem] { notes.withLock { $0.problems } }
}

/// Why there is nothing to compare a plan with.
package enum EarlierProblem: Error, Sendable, Hashable {
  case noGit(String)
  case noRepository(String, String)
  case noRevision(String)
  case unreadable(String, String)
  case timedOut(Int)
  /// Standard input without a name.
  case noName

  /// The reason as a clause, without a full stop.
  package var message: Message {
    switch self {
    case .noGit(let reason):
      Message(
        "git could not be started ({0})", nl: "git kon niet worden gestart ({0})", da: "git kunne ikke startes ({0})",
        .text(reason))
    case .noRepository(let folder, let reason):
      Message(
        "{0} is in no git repository that can be read ({1})",
        nl: "{0} ligt niet in een leesbare git-repository ({1})",
        da: "{0} ligger ikke i et git-repository, der kan læses ({1})", .quoted(folder), .text(reason))
    case .noRevision(let name):
      Message(
        "there is no file {0}, and git knows no revision of that name",
        nl: "er is geen bestand {0}, en git kent geen revisie met die naam",
        da: "der er ingen fil {0}, og git kender ingen revision med det navn", .quoted(name))
    case .unreadable(let name, let reason):
      Message(
        "{0} could not be read ({1})", nl: "{0} kon niet worden gelezen ({1})", da: "{0} kunne ikke læses ({1})",
        .quoted(name), .text(reason))
    case .timedOut(let seconds):
      Message(
        "git gave no answer in {0} seconds", nl: "git gaf binnen {0} seconden geen antwoord",
        da: "git svarede ikke inden for {0} sekunder", .number(Double(seconds)))
    case .noName:
      Message(
        "standard input has no earlier version; name its file with --stdin-filename",
        nl: "standaardinvoer heeft geen eerdere versie; noem het bestand met --stdin-filename",
        da: "standardinput har ingen tidligere version; angiv filen med --stdin-filename")
    }
  }
}

extension FileSystem.Kind {
  fileprivate var isFolder: Bool {
    if case .folder = self { return true }
    return false
  }
}
