import Diagnostics
import Testing

@testable import Reporters

@Suite("Source lines that are hard to show")
struct NastySourceTests {
  private func shown(
    _ source: String, marking text: String, width: Int = 80, unicode: Bool = true, label: Message? = nil
  ) -> String {
    shown(SourceText(name: "a.yaml", text: source), marking: text, width: width, unicode: unicode, label: label)
  }

  /// The rows below the header.
  private func shown(
    _ source: SourceText, marking text: String, width: Int = 80, unicode: Bool = true, label: Message? = nil
  ) -> String {
    let diagnostic = Sample.short(Sample.place(text, in: source, label: label))
    let rows = ReportersTests.text(of: diagnostic, TextStyle(width: width, unicode: unicode)).split(
      separator: "\n", omittingEmptySubsequences: false)
    return rows.dropFirst(3).joined(separator: "\n")
  }

  @Test("carets stand under wide characters")
  func eastAsian() {
    #expect(
      shown("name: 顧客管理 CRM\n", marking: "管理") == """
        1 │ name: 顧客管理 CRM
          │           ^^^^

        """)
    #expect(
      shown("naam: ＣＲＭ, 한국: x\n", marking: "x") == """
        1 │ naam: ＣＲＭ, 한국: x
          │                     ^

        """)
  }

  @Test("carets stand under emoji, joined, flagged, coloured and keyed")
  func emoji() {
    #expect(
      shown("a: 👩‍👩‍👧‍👦 x\n", marking: "x") == """
        1 │ a: 👩‍👩‍👧‍👦 x
          │       ^

        """)
    #expect(
      shown("a: 🇳🇱🇩🇰 👍🏽 ❤️ 1️⃣ x\n", marking: "x") == """
        1 │ a: 🇳🇱🇩🇰 👍🏽 ❤️ 1️⃣ x
          │                  ^

        """)
    #expect(
      shown("a: 🇳🇱🇩🇰 x\n", marking: "🇩🇰") == """
        1 │ a: 🇳🇱🇩🇰 x
          │      ^^

        """)
  }

  @Test("combining marks take no column of their own")
  func combining() {
    #expect(
      shown("a: e\u{301}te\u{301} x\n", marking: "x") == """
        1 │ a: été x
          │        ^

        """)
    #expect(
      shown("a: e\u{301}te\u{301} x\n", marking: "\u{301}") == """
        1 │ a: été x
          │    ^

        """)
  }

  @Test("tabs go on to the next multiple of four")
  func tabs() {
    #expect(
      shown("a:\tb\tx\n", marking: "x") == """
        1 │ a:  b   x
          │         ^

        """)
    #expect(
      shown("a:\tb\n", marking: "\t") == """
        1 │ a:  b
          │   ^^

        """)
  }

  @Test("a byte-order mark takes no column, and a carriage return ends the line")
  func byteOrderMark() {
    let source = SourceText(name: "a.yaml", bytes: [0xEF, 0xBB, 0xBF] + Array("a: x\r\nb: y\r\n".utf8))
    #expect(
      shown(source, marking: "x\r\n") == """
        1 │ a: x
          │    ^

        """)
    #expect(
      shown(source, marking: "\u{FEFF}") == """
        1 │ a: x
          │ ^

        """)
  }

  @Test("bytes that are not UTF-8 are shown as U+FFFD")
  func invalid() {
    let source = SourceText(name: "a.yaml", bytes: Array("a: ".utf8) + [0xFF, 0xE2, 0x82, 0x20, 0x78, 0x0A])
    #expect(
      shown(source, marking: "x") == """
        1 │ a: �� x
          │       ^

        """)
    #expect(
      shown(source, marking: "x", unicode: false) == """
        1 | a: ?? x
          |       ^

        """)
  }

  @Test("nothing that steers a terminal gets through, from source, path, message, label or subject")
  func controls() {
    let evil = "\u{1B}[31m\u{7}\u{9B}\u{202E}\u{2066}\u{200F}"
    let source = SourceText(name: "a\(evil)\n.yaml", text: "a: \(evil) x\n")
    var diagnostic = Sample.short(Sample.place("x", in: source, label: Message("l\(evil)")))
    diagnostic.message = Message("m\(evil)\n{0}", .quoted(evil))
    diagnostic.advice = Message("h\(evil)")
    diagnostic.why = Message("w\(evil)")
    diagnostic.sources = [Citation(document: evil, item: evil)]
    diagnostic.id = DiagnosticID("C\(evil)", "n\(evil)")
    let verdict = UnjudgedVerdict(
      id: DiagnosticID(evil, evil), kind: .notJudged, subject: evil, reason: Message("r\(evil)"),
      place: diagnostic.place)
    let report = Sample.report([FileReport(source: source, diagnostics: [diagnostic], verdicts: [verdict])])
    let outputs = [
      text(of: report), text(of: report, TextStyle(verbose: true)), concise(of: report), json(of: report),
    ]
    for output in outputs {
      for scalar in output.unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control)
        #expect(!["\u{202E}", "\u{2066}", "\u{200F}"].contains(scalar))
      }
    }
    #expect(
      shown("a: \u{1B}[31m \u{7F} x\n", marking: "x") == """
        1 │ a: ␛[31m ␡ x
          │            ^

        """)
    #expect(
      shown("a: \u{1B}[31m \u{7F} x\n", marking: "x", unicode: false) == """
        1 | a: ?[31m ? x
          |            ^

        """)
  }

  @Test("a long line is cut around the caret")
  func longLine() {
    let long = "text: " + (1...60).map { "word\($0)" }.joined(separator: " ")
    #expect(
      shown(long, marking: "word2 ", width: 60) == """
        1 │ text: word1 word2 word3 word4 word5 word6 word7 word8 w…
          │             ^^^^^

        """)
    #expect(
      shown(long, marking: "word30", width: 60, label: Message("in the middle")) == """
        1 │ …26 word27 word28 word29 word30 word31 word32 word33 wo…
          │                          ^^^^^^ in the middle

        """)
    #expect(
      shown(long, marking: "word60", width: 60, label: Message("at the end")) == """
        1 │ …word53 word54 word55 word56 word57 word58 word59 word60
          │                                                   ^^^^^^
          │                                               at the end

        """)
    #expect(
      shown(long, marking: "word30", width: 60, unicode: false) == """
        1 | ... word27 word28 word29 word30 word31 word32 word33 ...
          |                          ^^^^^^

        """)
    #expect(
      shown(long, marking: "word30 word31 word32 word33 word34 word35 word36 word37 word38", width: 60) == """
        1 │ …d29 word30 word31 word32 word33 word34 word35 word36 w…
          │      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        """)
  }

  @Test("a line is cut between wide characters, never through one")
  func longWideLine() {
    let long = "a: " + String(repeating: "顧客", count: 40) + "x" + String(repeating: "管理", count: 40)
    #expect(
      shown(long, marking: "x", width: 40) == """
        1 │ …顧客顧客顧客顧客x管理管理管理管理…
          │                  ^

        """)
  }

  @Test("of an enormous line only the part around the caret is looked at")
  func enormousLine() {
    let long = String(repeating: "é", count: 500_000) + "x" + String(repeating: "é", count: 500_000)
    #expect(
      shown(long, marking: "x", width: 40) == """
        1 │ …ééééééééééééééééxééééééééééééééééé…
          │                  ^

        """)
  }
}
