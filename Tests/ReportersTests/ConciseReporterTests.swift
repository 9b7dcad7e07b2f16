import Diagnostics
import Testing

@testable import Reporters

@Suite("Concise lines")
struct ConciseReporterTests {
  @Test("are one for each finding, in report order, problems last, and nothing else")
  func lines() {
    let rule = SourceText(name: "pack/rule.yaml", text: "a: 1\nrequire: plan.strat\n")
    let problem = Diagnostic(
      id: DiagnosticID("CRM950", "bad-rule"), severity: .critical, message: Message("'strat' is not known"),
      place: Sample.place("strat", in: rule))
    let files = [
      FileReport(
        source: Sample.plan,
        diagnostics: [Sample.full, Sample.short(Sample.place("40"), .minor), Sample.short(Sample.place("Zilver"))]),
      FileReport(source: SourceText(name: "clean.yaml", text: "a: 1\n"), diagnostics: []),
    ]
    #expect(
      concise(of: Sample.report(files, problems: [problem])) == """
        plan.yaml:3:9: warning: Still open [CRM505 open-item]
        plan.yaml:7:11: note: Still open [CRM505 open-item]
        plan.yaml:10:16: error: Sales is first asked for input on 1 September 2025, 79% of the way to its go-live \
        [CRM201 late-user-involvement]
        pack/rule.yaml:2:15: error: 'strat' is not known [CRM950 bad-rule]

        """)
    #expect(
      concise(of: Sample.report([FileReport(source: Sample.plan, diagnostics: [Sample.full])], language: .dutch))
        .hasPrefix("plan.yaml:10:16: error: Verkoop wordt pas op 1 september 2025"))
  }

  @Test("count columns in Unicode scalars, whatever stands before")
  func columns() {
    func position(_ source: SourceText, _ text: String) -> String {
      let file = FileReport(source: source, diagnostics: [Sample.short(Sample.place(text, in: source))])
      return String(concise(of: Sample.report([file])).prefix { $0 != " " })
    }
    #expect(position(SourceText(name: "a", text: "é\u{301}👩‍👧 x"), "x") == "a:1:7:")
    #expect(position(SourceText(name: "a", text: "a\tx"), "x") == "a:1:3:")
    #expect(position(SourceText(name: "a", text: "\u{FEFF}x"), "x") == "a:1:1:")
    #expect(position(SourceText(name: "a", text: "a: 1\r\nb: x\r\n"), "x") == "a:2:4:")
    #expect(position(SourceText(name: "a", text: "a\rx"), "x") == "a:2:1:")
  }

  @Test("agree with the line index on every offset, in any order")
  func agreement() {
    let source = SourceText(
      name: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("a: é😀\r\nb:\tc\n\n顧客: x".utf8) + [0xFF, 0x0A])
    let index = LineIndex(source)
    let map = SourceMap(source)
    for offset in Array(3...source.bytes.count) + (3...source.bytes.count).reversed() {
      if offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { continue }
      #expect(map.span(of: ByteRange(at: offset)).start == index.position(at: offset))
    }
  }
}
