/// Finds the files to lint: each one named, and in folders whatever ends in `.yaml` or `.yml`.
package struct Discovery {
  /// A file to lint.
  package struct Target: Sendable {
    package var path: String
    /// Named on the command line: linted whatever it holds. Found in a folder: only where it is a plan.
    package var isNamed: Bool
    package var size: Int
  }

  package private(set) var targets: [Target] = []
  /// Named paths that cannot be opened, and folders that cannot be read.
  package private(set) var problems: [FileProblem] = []
  /// Folders that were searched.
  package private(set) var folders: [String] = []

  /// Deeper than any folder of plans.
  private static let depthLimit = 32

  /// Files and folders met so far: links may lead to one several times, or round in a circle.
  private var seen: Set<FileSystem.Identity> = []

  package init(_ paths: [String]) {
    var foldersToSearch: [(path: String, position: Int)] = []
    for path in paths {
      do throws(FileProblem) {
        let (kind, identity) = try FileSystem.look(at: path)
        switch kind {
        case .folder:
          guard seen.insert(identity).inserted else { continue }
          folders.append(path)
          foldersToSearch.append((path, targets.count))
        case .file(let size):
          if seen.insert(identity).inserted { targets.append(Target(path: path, isNamed: true, size: size)) }
        case .other: targets.append(Target(path: path, isNamed: true, size: 0))
        }
      } catch {
        problems.append(error)
      }
    }
    // Named files were met first, so that one that is also found in a folder is linted once, and whatever it holds.
    let named = targets
    targets = []
    var next = 0
    for folder in foldersToSearch {
      targets += named[next..<folder.position]
      next = folder.position
      search(folder.path, depth: 0)
    }
    targets += named[next...]
  }

  /// The folders from which none of `paths` comes. A slip in the name of a folder must not pass for a clean run.
  package func folders(withoutAnyOf paths: [String]) -> [String] {
    folders.filter { folder in
      let start = folder.hasSuffix("/") ? folder : folder + "/"
      return !paths.contains { $0.hasPrefix(start) }
    }
  }

  private mutating func search(_ folder: String, depth: Int) {
    guard depth < Discovery.depthLimit else { return }
    do throws(FileProblem) {
      for name in try FileSystem.names(in: folder) {
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        guard let (kind, identity) = try? FileSystem.look(at: path) else { continue }
        switch kind {
        case .folder:
          if seen.insert(identity).inserted { search(path, depth: depth + 1) }
        case .file(let size):
          if name.hasSuffix(".yaml") || name.hasSuffix(".yml"), seen.insert(identity).inserted {
            targets.append(Target(path: path, isNamed: false, size: size))
          }
        case .other: break
        }
      }
    } catch {
      problems.append(error)
    }
  }
}
