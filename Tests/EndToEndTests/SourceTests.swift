import BuiltinRules
import Foundation
import TestSupport
import Testing

@Suite("The sources")
struct SourceTests {
  @Test("the rules inside the program are those in rules/")
  func embedded() throws {
    let hint: Comment = "run `swift build --disable-build-manifest-caching`: the build did not see a file come or go"
    let onDisk = Repository.files(below: "rules").filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") }
    let embedded = BuiltinRules.files
    #expect(embedded.map(\.path).sorted() == onDisk, hint)
    for file in embedded {
      #expect(String(decoding: file.bytes, as: UTF8.self) == (try Repository.text("rules/" + file.path)), hint)
    }
  }

  /// Words of the domain. The engine knows plans, rules and findings; what a plan is about is said in rules/ alone.
  private static let domain: Set<String> = [
    "adoption", "aftercare", "budget", "consultant", "customer", "customers", "customerjourney", "golive", "go-live",
    "golives", "headcount", "kickoff", "kick-off", "licences", "milestone", "objectives", "poweruser", "powerusers",
    "sales", "sponsor", "stakeholder", "steering", "supplier", "thirds", "training", "usergroup",
    "usergroups", "vendor", "workshop",
  ]

  /// Where such a word may stand all the same, and why.
  private static let allowed: [String: (words: Set<String>, reason: String)] = [
    "CEL/Check/ExpressionProbe.swift": (["budget"], "the steps that an expression may take"),
    "CEL/Eval/Compiler.swift": (["budget"], "the steps that an expression may take"),
    "CEL/Eval/Evaluation.swift": (["budget"], "the steps that an expression may take"),
    "CEL/Eval/EvaluationContext.swift": (["budget"], "the steps that an expression may take"),
    "RuleEngine/EngineFinding.swift": (["budget", "go-live"], "the code over-budget; an example of a relative date"),
    "RuleEngine/Evaluate/PlanLinter.swift": (["budget"], "the steps that an expression may take"),
    "RuleEngine/Pack/PackProblem.swift": (["budget"], "the code over-budget"),
    "RuleEngine/Pack/RuleCompiler.swift": (["usergroups"], "an example of how a rule is written"),
    "Diagnostics/Wording+CalendarProblem.swift": (["go-live"], "examples of relative dates"),
  ]

  @Test(
    "the domain never appears in Swift, but for examples in comments", arguments: Repository.files(below: "Sources"))
  func domain(_ path: String) throws {
    guard path.hasSuffix(".swift") else { return }
    let allowed = Self.allowed[path]?.words ?? []
    let lines = try Repository.text("Sources/" + path).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
      let words = code.split { !($0.isLetter || $0 == "-") }.map { $0.lowercased() }
      let found = Self.domain.intersection(words).subtracting(allowed)
      #expect(found.isEmpty, "Sources/\(path):\(index + 1): \(found.sorted().joined(separator: ", "))")
    }
  }

  @Test("the module map in Sources/README.md is that of Package.swift")
  func modules() throws {
    let manifest = try Repository.text("Package.swift")
    var actual: [String: Set<String>] = [:]
    let pattern =
      /\.(?:target|executableTarget|systemLibrary)\(\s*name: "([\w-]+)"([^)]*?(?:\.product\([^)]*\)[^)]*?)?)\)/
    for match in manifest.matches(of: pattern) {
      guard let list = match.2.firstMatch(of: /dependencies: \[([^\]]*)\]/) else {
        actual[String(match.1)] = []
        continue
      }
      actual[String(match.1)] = Set(list.1.matches(of: /"([\w-]+)"/).map { String($0.1) })
        .subtracting(["swift-argument-parser"])
    }
    var stated: [String: Set<String>] = [:]
    for line in try Repository.text("Sources/README.md").split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4 else { continue }
      stated[cells[0].replacing("`", with: "")] = Set(cells[2].matches(of: /\w+/).map { String($0.0) })
    }
    let folders = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Sources"))
      .filter { !$0.hasSuffix(".md") && !$0.hasPrefix(".") && $0 != "EmbedRules" }
    #expect(Set(stated.keys) == Set(folders))
    for (module, imports) in stated { #expect(actual[module] == imports, "\(module)") }
  }
}
