import Diagnostics
import RuleEngine
import RuleTesting
import Testing

@Suite("A rule to begin with")
struct ScaffoldTests {
  static func files(languages: String = "[en]") -> [PackFile] {
    let manifest = SmallPack.manifest.replacing("[en]\nformat", with: languages + "\nformat")
    return [
      PackFile(path: "pack.yaml", source: SourceText(name: "pack.yaml", text: manifest)),
      PackFile(path: "plan.schema.yaml", source: SourceText(name: "plan.schema.yaml", text: SmallPack.schema)),
    ]
  }

  @Test("it loads on any pack's schema and passes its own tests as it stands", arguments: ["[en]", "[da]", "[nl, en]"])
  func works(languages: String) throws {
    let files = Self.files(languages: languages)
    let (name, rule) = try Scaffold.rule(family: "beds", name: "my-rule", code: nil, in: files, extending: nil)
    let all =
      files
      + rule.files.map { file in
        PackFile(path: "beds/\(name)/\(file.path)", source: SourceText(name: file.path, bytes: file.bytes))
      }
    let (pack, problems) = PackLoader.load(all)
    #expect(problems.isEmpty, "\(problems.map { $0.message.text(in: .english) })\n\(rule.rule)")
    let result = PageTester.run(try #require(pack), all)
    #expect((result.rules, result.passed, result.failed, result.unrecorded) == (1, 2, 0, 0), "\(result.problems)")
  }

  @Test(
    "its code is the next that is free",
    arguments: [
      ("a", [("a", "HOUSE01"), ("a", "HOUSE07")], "HOUSE08"), ("b", [("a", "HOUSE01"), ("a", "HOUSE07")], "HOUSE08"),
      ("a", [], "GARDEN01"), ("a", [("a", "CRM201"), ("b", "CRM401")], "CRM202"),
      ("c", [("a", "CRM201"), ("b", "CRM401")], "CRM301"), ("c", [("a", "CRM701"), ("b", "CRM601")], "CRM901"),
      ("a", [("a", "CRM800")], "CRM802"), ("a", [("a", "G9")], "G10"), ("a", [("a", "ODD")], "GARDEN01"),
    ])
  func codes(family: String, codes: [(String, String)], expected: String) {
    let next = RuleName.nextCode(
      family: family, pack: "garden", codes: codes.map { (family: $0.0, code: $0.1) }, taken: ["CRM801", "CRM901"])
    #expect(next == (expected == "CRM901" ? "CRM1001" : expected))
  }

  @Test("names of folders are small letters, digits and hyphens", arguments: ["a/b", "contract/no-reason-2"])
  func names(text: String) throws {
    let (family, name) = try RuleName.parse(text)
    #expect("\(family)/\(name)" == text)
  }

  @Test(
    "other names are refused",
    arguments: [
      "", "a", "/", "a/", "/b", "a/b/c", "A/b", "a b/c", "../x", "a/..", "a/b_c", "a/-b", "a/2", "bases/x", "é/b",
    ])
  func badNames(text: String) {
    #expect(throws: RuleName.Problem.self) { try RuleName.parse(text) }
  }
}
