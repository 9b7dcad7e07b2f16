import Diagnostics
import Foundation
import TestSupport
import Testing

/// The words of the rules, held against hunspell's dictionaries and the glossaries.
@Suite("The language of the rules")
struct SpellingTests {
  private static let dictionaries: [Language: String] = [.english: "en_GB", .dutch: "nl", .danish: "da_DK"]

  @Test(
    "every word is in a dictionary or in a glossary", .enabled(if: Hunspell.isThere, "scripts/test installs hunspell"),
    arguments: Language.allCases)
  func spelling(_ language: Language) throws {
    let known = Set(try Glossary(language).words.union(RuleText.planWords).map { $0.lowercased() })
    let isKnown = { (word: String) in known.contains(word.lowercased()) }
    let texts = RuleText.all.filter { $0.language == language }
    #expect(texts.count > 100)
    let open = Set(texts.flatMap(\.words)).filter { !isKnown($0) }
    // A compound is right where its parts are.
    let parts = Set(open.flatMap(Self.parts)).filter { !isKnown($0) }
    let wrong = try Hunspell.unknown(among: open.union(parts), dictionary: Self.dictionaries[language] ?? "")
    let mistakes = open.filter { wrong.contains($0) && Self.parts(of: $0).contains { wrong.contains($0) } }
    for word in mistakes.sorted() {
      let places = texts.filter { $0.words.contains(word) }.map(\.place)
      Issue.record(
        """
        \(word) (\(places.prefix(3).joined(separator: ", "))): mend it, or give it a line in \
        rules/glossary/\(language.rawValue).yaml
        """)
    }
  }

  @Test("a mistake is found, and placeholders, code and keys are not", .enabled(if: Hunspell.isThere))
  func mistakes() throws {
    let text = RuleText(
      language: .dutch, text: "De {{plan.fout}} en `xqz` zijn trainigen in userGroups.name", place: "")
    #expect(text.words == ["De", "en", "zijn", "trainigen", "in"])
    #expect(try Hunspell.unknown(among: ["De", "trainigen"], dictionary: "nl") == ["trainigen"])
    #expect(try Hunspell.unknown(among: ["spørge", "spurt", "uddanelse"], dictionary: "da_DK").contains("uddanelse"))
  }

  @Test("readers are addressed in one form", arguments: Language.allCases)
  func address(_ language: Language) throws {
    let glossary = try Glossary(language)
    var used: Set<String> = []
    for text in RuleText.all where text.language == language {
      let found = text.words.filter { glossary.never.contains($0.lowercased()) }
      if found.isEmpty { continue }
      if let exception = glossary.exceptions.first(where: { text.text.contains($0.text) }) {
        used.insert(exception.text)
        continue
      }
      Issue.record("\(text.place): \(found.joined(separator: ", ")): \(text.text)")
    }
    for exception in glossary.exceptions {
      #expect(used.contains(exception.text), "an exception that no text needs: \(exception.text)")
      #expect(!exception.reason.isEmpty)
    }
  }

  @Test("glossaries say what each term is, once", arguments: Language.allCases)
  func glossary(_ language: Language) throws {
    let terms = try Glossary(language).terms
    #expect(terms.count > 10)
    #expect(Set(terms.map(\.term)).count == terms.count)
    for (term, meaning) in terms { #expect(!meaning.isEmpty, "\(term)") }
    #expect(
      terms.map(\.term) == terms.map(\.term).sorted { $0.lowercased() < $1.lowercased() }, "in alphabetical order")
  }

  private static func parts(of word: String) -> [String] {
    let parts = word.split(whereSeparator: { "-’'".contains($0) }).map(String.init)
    return parts.count > 1 ? parts.filter { $0.count > 1 } : [word]
  }
}

/// The spelling checker, where it is installed.
enum Hunspell {
  private static let program = ["/usr/bin/hunspell", "/usr/local/bin/hunspell", "/opt/homebrew/bin/hunspell"]
    .first(where: FileManager.default.isExecutableFile)

  static let isThere: Bool =
    program != nil
    && ["en_GB", "nl", "da_DK"].allSatisfy { dictionary in
      (try? unknown(among: ["2026"], dictionary: dictionary)) != nil
    }

  /// The words that a dictionary does not have.
  static func unknown(among words: Set<String>, dictionary: String) throws -> Set<String> {
    let run = try CommandRun.run(
      program ?? "hunspell", ["-d", dictionary, "-i", "utf-8", "-l"],
      input: Array((words.sorted().joined(separator: "\n") + "\n").utf8), environment: ["LC_ALL": "C.UTF-8"],
      folder: Repository.root.path, timeout: 60)
    guard run.status == 0, run.errors.isEmpty else { throw Failed(reason: run.errors) }
    return Set(run.output.split(separator: "\n").map(String.init))
  }

  private struct Failed: Error {
    var reason: String
  }
}
