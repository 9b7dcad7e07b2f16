import Foundation
import TestSupport
import Testing

/// `crmlint explain cel`
@Suite("Explaining functions")
struct ExplainFunctionsTests {
  private func explain(_ words: String...) throws -> CommandRun { try CommandRun.crmlint(["explain"] + words) }

  @Test("a function is shown with how it is written and what it gives, with and without cel. before its name")
  func function() throws {
    let run = try explain("cel", "substring")
    #expect(
      run.output == """
        substring
        Gives the part of a text from a position up to, not including, another or to the
        end.

        How it is written
            string.substring(int) -> string
            string.substring(int, int) -> string

        Examples
            'tacocat'.substring(4)  // 'cat'
            'tacocat'.substring(0, 4)  // 'taco'
            'tacocat'.substring(4, 3)  // an error

        Library
          strings (cel-go ext/strings, version 5)

        """)
    #expect(run.status == 0)
    #expect(try explain("cel.substring").output == run.output)
    #expect(try explain("cel.bind").output == explain("cel", "bind").output)
    #expect(try explain("cel", "cel.bind").output.hasPrefix("cel.bind\nGives a value a name"))
  }

  @Test("a name that several libraries have is shown for each of them, operators by their signs")
  func shared() throws {
    let run = try explain("cel", "reverse")
    #expect(run.output.contains("\nstrings (cel-go ext/strings, version 5)\n"))
    #expect(run.output.contains("\nlists (cel-go ext/lists, version 3)\n"))
    #expect(try explain("cel", "+").output.contains("int + int -> int"))
  }

  @Test("everything is listed by library, and no page is wider than 80 columns")
  func overview() throws {
    let run = try explain("cel")
    #expect(run.status == 0)
    let ledgers = try Repository.text("Tests/Libraries/cel.txt") + Repository.text("Tests/Libraries/engine.txt")
    let libraries = ledgers.split(separator: "\n").filter { !$0.hasPrefix(" ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(libraries.count >= 14)
    var pages = [run.output]
    for library in libraries {
      #expect(run.output.contains("\n\(library)\n"), "\(library)")
      pages.append(try explain("cel", library).output)
    }
    for line in pages.joined().split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("the wrong name brings up the right one, and a second word goes with cel only")
  func misses() throws {
    let miss = try explain("cel", "substrng")
    #expect(miss.status == 2 && miss.output.isEmpty)
    #expect(
      miss.errors == "crmlint: there is no function, macro or library 'substrng'; did you mean substring?\n")
    let nothing = try explain("cel", "zzzzzzzz")
    #expect(nothing.errors.hasSuffix("'zzzzzzzz': crmlint explain cel lists them\n"))
    let second = try explain("CRM201", "substring")
    #expect(second.status == 2 && second.errors.contains("goes with cel only"))
  }
}
