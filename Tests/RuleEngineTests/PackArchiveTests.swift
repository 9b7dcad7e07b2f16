import Archive
import BuiltinRules
import CEL
import Diagnostics
import Foundation
import JSONSchema
import RuleEngine
import Testing
import Workspace
import YAMLTree

@Suite("The compiled pack")
struct PackArchiveTests {
  /// `rules/` as it is now, under the names that the build gives its files.
  static func files() throws -> [PackFile] {
    try BuiltinPackTests.files().map { file in
      PackFile(path: file.path, source: SourceText(name: "rules/" + file.path, bytes: file.source.bytes))
    }
  }

  static func archived(_ bytes: [UInt8]) -> Pack? {
    PackArchive.pack(
      in: Archive(bytes), source: { PackSource.builtinFile(String($0.dropFirst("rules/".count))) },
      files: { PackSource.builtinFiles })
  }

  static func bytes(of pack: Pack) throws -> [UInt8] {
    let (bytes, refused) = PackArchive.bytes(of: pack)
    return try #require(bytes, "\(refused)")
  }

  @Test("what is in the binary is what rules/ compiles to, byte for byte")
  func current() throws {
    let (pack, problems) = PackLoader.load(try Self.files())
    #expect(problems.isEmpty)
    let binary = BuiltinRules.archive.withUTF8Buffer { Array($0) }
    #expect(try Self.bytes(of: #require(pack)) == binary)
  }

  @Test("a pack that was read from an archive is written to the same bytes")
  func roundTrip() throws {
    let bytes = try Self.bytes(of: BuiltinPackTests.pack())
    #expect(try Self.bytes(of: #require(Self.archived(bytes))) == bytes)
  }

  @Test("the schema comes back with all that it had")
  func schema() throws {
    let pack = try BuiltinPackTests.pack()
    let archived = try #require(Self.archived(try Self.bytes(of: pack)))
    for (subschema, other) in zip(pack.schema.subschemas, archived.schema.subschemas) {
      func properties(_ value: Any) -> [String] {
        Mirror(reflecting: value).children.map { "\($0.label ?? ""): \($0.value)" }
      }
      #expect(subschema.title == other.title)
      #expect(subschema.description == other.description)
      let isText = { (property: String) in property.contains("Text: ") }
      #expect(properties(subschema).filter { !isText($0) } == properties(other).filter { !isText($0) })
    }
    #expect(pack.schema.subschemas.count == archived.schema.subschemas.count)
    #expect(pack.schema.definitions == archived.schema.definitions)
    #expect(pack.schema.symbolsByName == archived.schema.symbolsByName)
  }

  /// Every YAML file of the repository that is a plan, or nearly one.
  static func plans() throws -> [String] {
    var paths: [String] = []
    for folder in ["examples", "Tests/Plans", "Tests/EndToEndTests/cases", "rules"] {
      let url = BuiltinPackTests.root.appending(path: folder)
      let entries = FileManager.default.enumerator(atPath: url.path(percentEncoded: false))
      while let entry = entries?.nextObject() as? String {
        if entry.hasSuffix(".yaml") { paths.append(folder + "/" + entry) }
      }
    }
    return paths.sorted()
  }

  @Test("a plan is judged alike by the compiled pack and by the one made of its files, to the last word and place")
  func verdicts() throws {
    let pack = try BuiltinPackTests.pack()
    let archived = try #require(Self.archived(try Self.bytes(of: pack)))
    let plans = try Self.plans()
    #expect(plans.count > 30)
    for path in plans {
      let source = try BuiltinPackTests.source(path)
      let (a, b) = (FileLinter.lint(source, with: pack), FileLinter.lint(source, with: archived))
      #expect(a.planCount == b.planCount && a.language == b.language, "\(path)")
      #expect(a.diagnostics.map(Self.described) == b.diagnostics.map(Self.described), "\(path)")
      #expect(a.problems.map(Self.described) == b.problems.map(Self.described), "\(path)")
      #expect(a.verdicts.map(Self.described) == b.verdicts.map(Self.described), "\(path)")
    }
  }

  static func described(_ diagnostic: Diagnostic) -> String {
    func texts(_ message: Message?) -> [String] { Language.allCases.map { message?.text(in: $0) ?? "" } }
    func place(_ place: Place) -> String { "\(place.source.name) \(place.range) \(texts(place.label))" }
    return """
      \(diagnostic.id) \(diagnostic.severity) \(diagnostic.effectiveSeverity) \(diagnostic.fingerprint) \
      \(diagnostic.subject) \(texts(diagnostic.message)) \(texts(diagnostic.advice)) \(texts(diagnostic.why)) \
      \(diagnostic.sources) \(place(diagnostic.place)) \(diagnostic.related.map(place))
      """
  }

  static func described(_ verdict: UnjudgedVerdict) -> String {
    let place = verdict.place.map { "\($0.source.name) \($0.range)" } ?? ""
    return "\(verdict.id) \(verdict.kind) \(verdict.subject) \(verdict.reason.text(in: .english)) \(place)"
  }

  @Test("what is known of rules, and where they are written, is the same in both")
  func rules() throws {
    let pack = try #require(PackLoader.load(try Self.files()).pack)
    let archived = try #require(Self.archived(try Self.bytes(of: pack)))
    #expect(pack.rules.count == archived.rules.count)
    for (rule, other) in zip(pack.rules, archived.rules) {
      #expect(rule.id == other.id && rule.tags == other.tags && rule.folder == other.folder)
      #expect(rule.isWaivable == other.isWaivable && rule.isTransition == other.isTransition)
      #expect(rule.today == other.today && rule.due == other.due && rule.status == other.status)
      #expect(rule.about.map { [$0.name] + $0.covers } == other.about.map { [$0.name] + $0.covers })
      #expect(rule.require.text == other.require.text && rule.require.text == rule.require.program.expression.text)
      #expect(rule.place.source.name == other.place.source.name && rule.place.range == other.place.range)
      for language in Language.allCases {
        #expect(rule.title.plain(in: language) == other.title.plain(in: language))
        #expect(rule.why.plain(in: language) == other.why.plain(in: language))
      }
    }
    #expect(pack.documents.keys.sorted() == archived.documents.keys.sorted())
    #expect(pack.slots.before == archived.slots.before)
    func described(_ family: Pack.Family) -> [String] {
      [family.id, "\(family.isOn)"] + Language.allCases.map { family.title[$0] }
    }
    #expect(!pack.families.isEmpty && pack.families.map(described) == archived.families.map(described))
  }

  @Test("what only few rules have comes back too: a clock, a rule that nobody may waive, topics that are covered")
  func rareKeys() throws {
    func file(_ path: String, _ text: String) -> PackFile {
      PackFile(path: path, source: SourceText(name: "rules/" + path, text: text))
    }
    let words = ["title", "message", "advice", "why"].map { "\($0): {en: A, nl: A, da: A}\n" }.joined()
    let own = [
      file("pack.yaml", "name: own\nversion: 1.0.0\nfamilies: {house: {title: House, default: off}}\n"),
      file(
        "house/late-today/rule.yaml",
        "code: OWN001\nname: late-today\nseverity: minor\nclock: true\nwaivable: false\nat: plan\n"
          + "require: firstGoLive > today\n" + words),
    ]
    let (loaded, problems) = PackLoader.load(own, extending: try BuiltinPackTests.pack())
    #expect(problems.map { $0.message.text(in: .english) } == [])
    let pack = try #require(loaded)
    let archived = try #require(Self.archived(try Self.bytes(of: pack)))
    let rule = try #require(archived.rule("OWN001"))
    #expect(!rule.isWaivable && rule.today == pack.rule("OWN001")?.today && rule.today != nil)
    #expect(archived.families.last?.isOn == false)
  }

  @Test("views are made from the pack's text when one is asked for, and draw the same")
  func views() throws {
    let pack = try BuiltinPackTests.pack()
    let archived = try #require(Self.archived(try Self.bytes(of: pack)))
    #expect(!pack.views.isEmpty && pack.views.map(\.name) == archived.views.map(\.name))
    let tree = Tree.parse(try BuiltinPackTests.source("examples/good-lift-service.yaml"))
    for (view, other) in zip(pack.views, archived.views) {
      #expect(
        "\(FileLinter.view(tree, with: pack, view: view))" == "\(FileLinter.view(tree, with: archived, view: other))")
    }
  }

  @Test("two versions of a plan are compared alike by both")
  func versions() throws {
    let pack = try BuiltinPackTests.pack()
    let archived = try #require(Self.archived(try Self.bytes(of: pack)))
    let (before, after) = (
      try BuiltinPackTests.source("examples/versions/harbour-march.yaml"),
      try BuiltinPackTests.source("examples/versions/harbour-june.yaml")
    )
    let results = [pack, archived].map { FileLinter.lint(after, with: $0, against: .text(before)) }
    #expect(results[0].diagnostics.contains { $0.id.code.hasPrefix("CRM45") })
    #expect(results[0].diagnostics.map(Self.described) == results[1].diagnostics.map(Self.described))
    #expect(results[0].verdicts.map(Self.described) == results[1].verdicts.map(Self.described))
  }

  @Test("a pack of one's own extends a compiled pack as it does one made of files")
  func extended() throws {
    let archived = try #require(Self.archived(try Self.bytes(of: BuiltinPackTests.pack())))
    let own = [
      PackFile(path: "pack.yaml", source: SourceText(name: "own/pack.yaml", text: "name: own\nversion: 1.0.0\n")),
      PackFile(
        path: "own/late-training/rule.yaml",
        source: SourceText(
          name: "own/own/late-training/rule.yaml",
          text: """
            code: OWN001
            name: late-training
            severity: minor
            require: trainings.size() == 0 || firstGoLive > date('2020-01-01')
            at: plan
            title: {en: T, nl: T, da: T}
            message: {en: M, nl: M, da: M}
            advice: {en: A, nl: A, da: A}
            why: {en: W, nl: W, da: W}
            """)),
    ]
    let (pack, problems) = PackLoader.load(own, extending: archived)
    #expect(problems.map { $0.message.text(in: .english) } == [])
    #expect(pack?.rules.count == archived.rules.count + 1)
    let plan = try BuiltinPackTests.source("examples/good-lift-service.yaml")
    let result = FileLinter.lint(plan, with: try #require(pack))
    #expect(result.problems.isEmpty)
  }

  @Test("a damaged archive is refused, or read as some pack, and never ends the program")
  func damage() throws {
    let bytes = try Self.bytes(of: BuiltinPackTests.pack())
    #expect(Self.archived([]) == nil)
    #expect(Self.archived(Array(bytes.dropLast())) == nil)
    #expect(Self.archived(bytes + [0]) == nil)
    let plan = try BuiltinPackTests.source("examples/gone-wrong.yaml")
    var random = SystemRandomNumberGenerator()
    for _ in 0..<60 {
      var damaged = bytes
      for _ in 0..<3 { damaged[Int.random(in: damaged.indices, using: &random)] = .random(in: 0...255, using: &random) }
      if let pack = Self.archived(damaged) { _ = FileLinter.lint(plan, with: pack) }
    }
    for _ in 0..<20 {
      let cut = Array(bytes.prefix(Int.random(in: bytes.indices, using: &random)))
      #expect(Self.archived(cut) == nil)
    }
  }
}
