import Diagnostics
import Foundation
import Mutation
import RuleEngine
import TestSupport
import Testing
import Workspace
import YAMLTree

/// The whole table takes minutes in a debug build, and is compared by scripts/mutations with a release. Here a slice of
/// it is, always the same.
@Suite("Damage to the plans of this repository")
struct PlanMutationTests {
  static let pack: Pack? = {
    guard let files = try? PackSource.files(in: Repository.path("rules")) else { return nil }
    return PackLoader.load(files).pack
  }()

  private func laboratory(_ path: String) throws -> (Laboratory, [Mutation]) {
    let pack = try #require(Self.pack)
    let tree = Tree.parse(SourceText(name: path, text: try Repository.text(path)))
    return (Laboratory(tree, with: pack), MutationMaker.mutations(of: tree, with: pack))
  }

  @Test("what the rules say of a damage is what the table says")
  func table() throws {
    let (laboratory, mutations) = try laboratory("examples/good-lift-service.yaml")
    let table = Table(text: try Repository.text("Tests/Mutations/good-lift-service.txt"))
    let slice = mutations.enumerated().filter { $0.offset.isMultiple(of: 127) }.map(\.element)
    let (rows, mishaps) = try #require(laboratory.run(slice))
    #expect(slice.count > 25 && rows.count >= slice.count)
    #expect(mishaps.isEmpty, "\(mishaps.map { "\($0.mutation): \($0.diagnostic.message.text(in: .english))" })")
    let others = table.disagreements(with: rows).map { "\($0.route)  \($0.damage.rawValue)" }
    #expect(others.isEmpty, "the rules say something else now; scripts/mutations shows what, --record keeps it")
  }

  @Test("the table was made with the reasons beside it, and lacks none")
  func reasons() throws {
    let lines = try Repository.text("Tests/Mutations/good-lift-service.txt").split(separator: "\n")
    let open = lines.filter { $0.hasSuffix("→ nothing") || $0.contains(" → ") && !$0.contains("#") && isSeveral($0) }
    #expect(lines.count > 1_000)
    #expect(open.isEmpty, "no reason: \(open)")
  }

  /// Whether a line of the table tells of two findings at once.
  private func isSeveral(_ line: Substring) -> Bool {
    guard let arrow = line.firstRange(of: " → ") else { return false }
    return line[arrow.upperBound...].split(separator: "; ").contains { stretch in
      stretch.split(separator: ", ").filter { !$0.contains(" info ") }.count > 1
    }
  }

  @Test(
    "deleting any node of a plan never ends in an evaluation error, nor in a text that is not YAML",
    arguments: [
      "examples/good-lift-service.yaml", "examples/goed-woningcorporatie.yaml", "examples/god-vinduesfabrik.yaml",
      "examples/gone-wrong.yaml",
    ])
  func deletions(_ path: String) throws {
    let (laboratory, mutations) = try laboratory(path)
    let deletions = mutations.filter { $0.damage == .deleteKey || $0.damage == .deleteItem }
    // A slice; scripts/mutations deletes each.
    let slice = deletions.enumerated().filter { $0.offset.isMultiple(of: 53) }.map(\.element)
    let (rows, mishaps) = try #require(laboratory.run(slice))
    #expect(rows.count == slice.count && slice.count >= 5)
    #expect(mishaps.isEmpty, "\(mishaps.map { "\($0.mutation): \($0.diagnostic.message.text(in: .english))" })")
  }

  @Test("a run that is cancelled gives nothing")
  func cancelled() throws {
    let (laboratory, mutations) = try laboratory("examples/gone-wrong.yaml")
    #expect(laboratory.run(Array(mutations.prefix(5)), isCancelled: { true }) == nil)
    #expect(laboratory.lintCount == 0)
  }
}

@Suite("Putting a text in the place of a file")
struct FileReplacementTests {
  private func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("all of it comes, and nothing is left beside it")
  func replaced() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "table.txt")
    #expect(try FileSystem.replace(path, with: Array("new".utf8)))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try names(folder) == ["table.txt"])
    #expect(try FileSystem.replace(folder.path + "/first.txt", with: Array("new".utf8)))
    #expect(try names(folder) == ["first.txt", "table.txt"])
  }

  @Test("where it is cancelled on the way, the file is as it was")
  func cancelled() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "table.txt")
    #expect(try !FileSystem.replace(path, with: Array("new".utf8)) { true })
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(try names(folder) == ["table.txt"])
  }

  @Test("a link stays a link, and rights stay as they are")
  func link() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "table.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let link = folder.path + "/link.txt"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "table.txt")
    #expect(try FileSystem.replace(link, with: Array("new".utf8)))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "table.txt")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
  }

  @Test("a folder that is not there is an error, with the path")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileProblem.self) {
      try FileSystem.replace(folder.path + "/none/table.txt", with: [])
    }
  }
}
