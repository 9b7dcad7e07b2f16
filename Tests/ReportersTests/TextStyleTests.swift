import Diagnostics
import Testing

@testable import Reporters

@Suite("The style of text")
struct TextStyleTests {
  private func colour(
    _ environment: [String: String], terminal: Bool = true, flag: TextStyle.ColourChoice = .auto
  ) -> Bool {
    TextStyle.detect(isTerminal: terminal, environment: environment, flag: flag).colour
  }

  @Test("has colour on a terminal and none elsewhere, unless something speaks for or against it")
  func colour() {
    #expect(colour([:]))
    #expect(!colour([:], terminal: false))
    #expect(!colour(["NO_COLOR": "1"]))
    #expect(!colour(["NO_COLOR": "0"]))
    #expect(colour(["NO_COLOR": ""]))
    #expect(colour(["FORCE_COLOR": "1"], terminal: false))
    #expect(colour(["FORCE_COLOR": "3"], terminal: false))
    #expect(!colour(["FORCE_COLOR": "0"]))
    #expect(!colour(["FORCE_COLOR": "false"]))
    #expect(!colour(["FORCE_COLOR": ""], terminal: false))
    #expect(colour(["CLICOLOR_FORCE": "1"], terminal: false))
    #expect(!colour(["CLICOLOR_FORCE": "0"], terminal: false))
    #expect(!colour(["CLICOLOR": "0"]))
    #expect(colour(["CLICOLOR": "1"]))
    #expect(!colour(["CLICOLOR": "1"], terminal: false))
    #expect(!colour(["TERM": "dumb"]))
    #expect(colour(["TERM": "xterm"]))
  }

  @Test("lets the flag win over the environment, and of the environment the first in the documented order")
  func precedence() {
    #expect(colour(["NO_COLOR": "1", "TERM": "dumb"], terminal: false, flag: .always))
    #expect(!colour(["FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"], flag: .never))
    #expect(!colour(["NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"]))
    #expect(!colour(["FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"]))
    #expect(colour(["FORCE_COLOR": "1", "TERM": "dumb", "CLICOLOR": "0"], terminal: false))
    #expect(colour(["CLICOLOR_FORCE": "1", "TERM": "dumb", "CLICOLOR": "0"], terminal: false))
  }

  @Test("takes the width from COLUMNS, else from the terminal, else 80, and never less than 20")
  func width() {
    func width(_ columns: String?, _ terminal: Int?) -> Int {
      TextStyle.detect(isTerminal: true, environment: columns.map { ["COLUMNS": $0] } ?? [:], width: terminal).width
    }
    #expect(width("100", 132) == 100)
    #expect(width(nil, 132) == 132)
    #expect(width("wide", 132) == 132)
    #expect(width("-1", nil) == 80)
    #expect(width("0", nil) == 80)
    #expect(width("99999999999999999999", nil) == 80)
    #expect(width("3", nil) == 20)
  }

  @Test("uses characters outside ASCII only where the locale is UTF-8")
  func unicode() {
    func unicode(_ environment: [String: String]) -> Bool {
      TextStyle.detect(isTerminal: true, environment: environment).unicode
    }
    #expect(unicode(["LANG": "nl_NL.UTF-8"]))
    #expect(unicode(["LANG": "C.utf8"]))
    #expect(unicode(["LC_CTYPE": "UTF-8", "LANG": "C"]))
    #expect(unicode(["LC_ALL": "", "LANG": "da_DK.UTF-8@euro"]))
    #expect(!unicode(["LC_ALL": "C", "LANG": "nl_NL.UTF-8"]))
    #expect(!unicode(["LC_CTYPE": "POSIX", "LANG": "nl_NL.UTF-8"]))
    #expect(!unicode(["LANG": "nl_NL"]))
    #expect(!unicode([:]))
  }

  @Test("without colour writes no escape byte, and with colour the same text between the escapes")
  func escapes() {
    let report = Sample.report([
      FileReport(
        source: Sample.plan,
        diagnostics: [Sample.full] + Severity.allCases.map { Sample.short(Sample.place("40"), $0) })
    ])
    let plain = text(of: report)
    let coloured = text(of: report, TextStyle(colour: true))
    #expect(!plain.utf8.contains(0x1B))
    #expect(coloured.contains("\u{1B}[1;31merror[CRM201 late-user-involvement]\u{1B}[0m\u{1B}[1m:\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[1;33mwarning["))
    #expect(coloured.contains("\u{1B}[1;36mnote["))
    #expect(coloured.contains("\u{1B}[1;34minfo["))
    #expect(coloured.contains("\u{1B}[2m│\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[1;31m^^^^^^^^^^\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[34m-----\u{1B}[0m"))
    var stripped = ""
    var rest = coloured[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      stripped += rest[..<escape]
      rest = rest[escape...].drop { $0 != "m" }.dropFirst()
    }
    #expect(stripped + rest == plain)
  }
}
