internal import Archive
internal import BuiltinRules
package import Diagnostics
package import RuleEngine

/// Where packs come from: the binary, and folders of a user's own.
package enum PackSource {
  /// The size that no file of a pack has.
  private static let fileLimit = 4 << 20

  /// The built-in pack. It stays until the process ends, which then need not take it apart.
  package static func builtin() -> (pack: Pack?, problems: [Diagnostic]) { theBuiltin }

  private static let theBuiltin = loadBuiltin()

  /// The built-in pack anew, as it was compiled when the program was built.
  package static func loadBuiltin() -> (pack: Pack?, problems: [Diagnostic]) {
    let pack = Archive(BuiltinRules.archive).flatMap { archive in
      PackArchive.pack(
        in: archive, source: { name in builtinFile(String(name.dropFirst(builtinPrefix.count))) },
        files: { builtinFiles })
    }
    return pack.map { ($0, []) } ?? PackLoader.load(builtinFiles)
  }

  private static let builtinPrefix = "rules/"

  /// The files that the built-in pack is made of.
  package static var builtinFiles: [PackFile] {
    BuiltinRules.files.map { file in
      PackFile(path: file.path, source: SourceText(name: builtinPrefix + file.path, bytes: file.bytes))
    }
  }

  /// One file of the built-in pack, such as a help page; nil where there is none.
  package static func builtinFile(_ path: String) -> SourceText? {
    BuiltinRules.file(path).map { SourceText(name: builtinPrefix + path, bytes: $0) }
  }

  /// The pack in `folder`. Where it has no plan schema of its own, it adds to `base`.
  package static func folder(
    _ folder: String, extending base: Pack?
  ) throws(FileProblem) -> (pack: Pack?, problems: [Diagnostic], files: [PackFile]) {
    let files = try files(in: folder)
    let isWhole = files.contains { $0.path == "plan.schema.yaml" }
    let (pack, problems) = PackLoader.load(files, extending: isWhole ? nil : base)
    return (pack, problems, files)
  }

  /// Every `.yaml` and `.md` file of a pack's folder, by path below it.
  package static func files(in folder: String) throws(FileProblem) -> [PackFile] {
    let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    var files: [PackFile] = []
    try collect(folder, below: "", depth: 0, into: &files)
    return files.sorted { $0.path < $1.path }
  }

  private static func collect(
    _ folder: String, below prefix: String, depth: Int, into files: inout [PackFile]
  ) throws(FileProblem) {
    guard depth < 8 else { return }
    for name in try FileSystem.names(in: folder) {
      let path = folder + "/" + name
      switch try FileSystem.kind(of: path) {
      case .folder: try collect(path, below: prefix + name + "/", depth: depth + 1, into: &files)
      case .file where name.hasSuffix(".yaml") || name.hasSuffix(".md"):
        let bytes = try FileSystem.read(path, limit: fileLimit)
        guard bytes.count <= fileLimit else {
          throw FileProblem(path: path, reason: "it is larger than any rule file needs to be")
        }
        files.append(PackFile(path: prefix + name, source: SourceText(name: path, bytes: bytes)))
      default: break
      }
    }
  }
}
