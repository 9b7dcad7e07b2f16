import BuiltinRules
import Diagnostics
import Foundation
import JSONSchema
import RuleEngine
import RuleTesting
import Testing
import Workspace
import YAMLTree

@Suite("The built-in pack")
struct BuiltinPackTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func files() throws -> [PackFile] {
    try PackSource.files(in: root.appending(path: "rules").path(percentEncoded: false))
  }

  static func pack() throws -> Pack {
    let (pack, problems) = PackLoader.load(try files())
    try #require(problems.isEmpty, "\(problems.map { "\($0.place.source.name): \($0.message.text(in: .english))" })")
    return try #require(pack)
  }

  @Test("it loads with every check on, words of all rules included")
  func loads() throws {
    #expect(try !Self.pack().rules.isEmpty)
  }

  static let families = Set(
    ((try? files()) ?? []).compactMap { file in
      file.path.hasSuffix("/rule.yaml") ? file.path.split(separator: "/").first.map(String.init) : nil
    }
  ).sorted()

  @Test(
    "the examples on its help pages do what they say, in every disguise, and show what crmlint says",
    arguments: families)
  func pages(family: String) throws {
    let result = PageTester.run(try Self.pack(), try Self.files(), only: family)
    #expect(
      result.failed == 0, "\(result.problems.map { "\($0.place.source.name): \($0.message.text(in: .english))" })")
    #expect(result.passed > result.rules)
    #expect(result.unrecorded == 0, "CRMLINT_RECORD=1 crmlint test rules")
    // A disguise that hardly ever goes would prove nothing.
    for disguise in Disguise.allCases where disguise != .waived {
      #expect(result.disguised[disguise, default: 0] >= result.passed * 9 / 10, "\(disguise.rawValue)")
    }
    #expect(result.disguised[.waived, default: 0] >= result.rules)
  }

  @Test("the files in the binary are those on disk; if not, build with --disable-build-manifest-caching")
  func embedded() throws {
    let disk = try Self.files()
    let binary = BuiltinRules.files
    #expect(disk.map(\.path) == binary.map(\.path))
    for (file, embedded) in zip(disk, binary) { #expect(file.source.bytes == embedded.bytes, "\(file.path)") }
  }

  @Test("every rule cites a source, but for hygiene and delivery practice, and says when it is due")
  func sources() throws {
    for rule in try Self.pack().rules {
      if !["hygiene", "delivery"].contains(rule.family) { #expect(!rule.sources.isEmpty, "\(rule.id.name)") }
      #expect(rule.due != nil, "\(rule.id.name)")
    }
  }

  static var goodPlans: [String] {
    ["good-lift-service", "good-vets", "good-long-programme", "goed-woningcorporatie", "god-vinduesfabrik"]
  }

  static func source(_ path: String) throws -> SourceText {
    let url = root.appending(path: path)
    return SourceText(name: path, bytes: Array(try Data(contentsOf: url)))
  }

  @Test("a good plan is silent", arguments: goodPlans)
  func silent(name: String) throws {
    let result = FileLinter.lint(try Self.source("examples/\(name).yaml"), with: try Self.pack())
    #expect(
      result.diagnostics.isEmpty, "\(result.diagnostics.map { "\($0.id.code): \($0.message.text(in: .english))" })")
    #expect(result.problems.isEmpty)
  }

  @Test("taking anything out of a good plan never ends in an evaluation error", arguments: ["good-lift-service"])
  func deletions(name: String) throws {
    let pack = try Self.pack()
    let source = try Self.source("examples/\(name).yaml")
    let tree = Tree.parse(source)
    let root = try #require(tree.documents.first?.root)
    var mappings = [root]
    var count = 0
    while let mapping = mappings.popLast() {
      for entry in tree.entries(of: mapping) {
        // An emptied value takes away what it held, and leaves the rest where it was.
        let range = tree.range(of: entry.value)
        var bytes = source.bytes
        bytes.replaceSubrange(range.lower..<range.upper, with: Array("~".utf8))
        let result = FileLinter.lint(SourceText(name: name, bytes: bytes), with: pack)
        #expect(
          result.problems.isEmpty,
          "\(tree.route(to: entry.value)): \(result.problems.map { $0.message.text(in: .english) })")
        count += 1
        if tree[entry.value].kind == .mapping { mappings.append(entry.value) }
        for item in tree.items(of: entry.value) where tree[item].kind == .mapping { mappings.append(item) }
      }
    }
    #expect(count > 100)
  }
}
