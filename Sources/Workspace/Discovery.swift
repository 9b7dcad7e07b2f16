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

  /// Deeper than any folder of plans; ends loops of links.
  private static let depthLimit = 32

  package init(_ paths: [String]) {
    for path in paths {
      do throws(FileProblem) {
        switch try FileSystem.kind(of: path) {
        case .folder:
          folders.append(path)
          search(path, depth: 0)
        case .file(let size): targets.append(Target(path: path, isNamed: true, size: size))
        case .other: targets.append(Target(path: path, isNamed: true, size: 0))
        }
      } catch {
        problems.append(error)
      }
    }
    // A file named twice, or named and found, is linted once.
    var seen: Set<String> = []
    targets = targets.filter { seen.insert($0.path).inserted }
  }

  private mutating func search(_ folder: String, depth: Int) {
    guard depth < Discovery.depthLimit else { return }
    do throws(FileProblem) {
      for name in try FileSystem.names(in: folder) {
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        guard let kind = try? FileSystem.kind(of: path) else { continue }
        switch kind {
        case .folder: search(path, depth: depth + 1)
        case .file(let size):
          if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
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
