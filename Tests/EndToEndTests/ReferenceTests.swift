import Foundation
import TestSupport
import Testing

/// The lists and pages that say what the rules are.
@Suite("The reference, DocumentTests")
struct ReferenceTests {
  private static let isRecording = ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1"

  @Test("docs/rules.md and docs/sources.md are up to date", arguments: ["rules", "sources"])
  func documents(_ page: String) throws {
    let run = try CommandRun.crmlint(["docs", page])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    if Self.isRecording {
      try Data(run.output.utf8).write(to: URL(fileURLWithPath: Repository.path("docs/\(page).md")))
      Issue.record("recorded docs/\(page).md; run again without CRMLINT_RECORD")
    } else {
      #expect(
        try Repository.text("docs/\(page).md") == run.output,
        "docs/\(page).md is not up to date: .build/debug/crmlint docs --write docs")
    }
  }

  @Test("docs --write writes both pages")
  func write() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.crmlint(["docs", "--write", folder.path])
    #expect(run.status == 0)
    for page in ["rules", "sources"] {
      let written = try String(contentsOfFile: "\(folder.path)/\(page).md", encoding: .utf8)
      #expect(written == (try CommandRun.crmlint(["docs", page]).output))
    }
    #expect(try CommandRun.crmlint(["docs", "--write", folder.path + "/no/such"]).status == 2)
  }

  @Test("links in the reference lead to headings and files")
  func links() throws {
    let pages = try ["rules", "sources"].map { try CommandRun.crmlint(["docs", $0]).output }
    let anchors = pages.map { page in
      Set(
        page.split(separator: "\n").filter { $0.hasPrefix("##") }.map { line in
          line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
            .replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || "-_".contains($0) }
        })
    }
    for (index, page) in pages.enumerated() {
      for match in page.matches(of: /\]\(([^)]*)\)/) {
        let parts = match.1.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let target = parts[0].isEmpty ? index : parts[0] == "rules.md" ? 0 : parts[0] == "sources.md" ? 1 : nil
        if let target {
          #expect(parts.count == 1 || anchors[target].contains(parts[1]), "\(match.1)")
        } else {
          let path = Repository.path("docs/" + parts[0])
          #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
        }
      }
    }
  }

  @Test(
    "Python's validator finds the list of rules valid by its schema",
    .enabled(if: Python.hasJSONSchema, "scripts/test installs it"))
  func schema() throws {
    let schema = try CommandRun.crmlint(["schema", "rules"]).output
    let pack = Repository.path("Tests/EndToEndTests/cases/garden-pack")
    for arguments in [[], ["--lang", "da", "--rules", pack], ["--severity", "info"], ["--select", "all"]] {
      let list = try CommandRun.crmlint(["rules", "--format", "json"] + arguments).output
      #expect(try Python.validate(list, against: schema) == "valid", "\(arguments)")
    }
    #expect(try Python.validate("{}", against: schema) != "valid")
  }

  @Test("filters leave what each says, together what all say")
  func filters() throws {
    func codes(_ arguments: [String]) throws -> [String] {
      let run = try CommandRun.crmlint(["rules", "--format", "json"] + arguments)
      let list = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      return try #require(list["rules"] as? [[String: Any]]).compactMap { $0["code"] as? String }
    }
    let all = try codes([])
    let hygiene = try codes(["--family", "hygiene"])
    #expect(!hygiene.isEmpty && hygiene.allSatisfy { $0.hasPrefix("CRM5") })
    #expect(try codes(["--family", "hygiene,governance"]).count > hygiene.count)
    #expect(try codes(["--family", "hygiene", "--family", "governance"]) == codes(["--family", "hygiene,governance"]))
    #expect(try codes(["--severity", "critical,major,minor,info"]) == all)
    let cited = Set(try codes(["--source", "ten-sins"]))
    #expect(Set(try codes(["--source", "ten-sins/9"])).isStrictSubset(of: cited))
    #expect(try Set(codes(["--source", "ten-sins", "--severity", "minor"])).isSubset(of: cited))
    // What --select takes, and a filter narrows.
    #expect(try codes(["--select", "hygiene", "--severity", "minor"]).allSatisfy(hygiene.contains))
  }

  @Test("no line is wider than 80 columns, whatever rule is explained", arguments: ["en", "nl", "da"])
  func width(_ language: String) throws {
    let list = try CommandRun.crmlint(["rules"]).output
    let codes = list.split(separator: "\n").filter { $0.hasPrefix("CRM") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(codes.count > 20)
    for text in [list] + (try codes.map { try CommandRun.crmlint(["explain", $0, "--lang", language]).output }) {
      for line in text.split(separator: "\n") where line.count > 80 {
        // What cannot be broken is one word, a text of a plan or its comment.
        #expect(line.contains("--") || line.drop { $0 == " " }.contains(": "), "\(line)")
      }
    }
  }
}
