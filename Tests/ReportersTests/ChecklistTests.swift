import Diagnostics
import Testing

@testable import Reporters

@Suite("The checklist")
struct ChecklistTests {
  private let gate = Report.Gate(
    id: "launch", title: Localized("the launch", nl: "de tewaterlating", da: "søsætningen"), order: 2)

  private func checklist(_ files: [FileReport], _ style: TextStyle = TextStyle(), failOn: Severity? = .critical)
    -> String
  {
    var report = Sample.report(files)
    report.choice.gate = gate
    report.failOn = failOn
    report.conclude()
    var output = OutputBuffer()
    ChecklistReporter(style: style).write(report, to: &output)
    return output.text
  }

  private var file: FileReport {
    var later = Sample.short(Sample.place("40"))
    later.effectiveSeverity = .info
    later.dueBy = Localized("the party")
    let verdict = UnjudgedVerdict(
      id: Sample.late, kind: .notJudged, subject: "userGroups[sales]", cause: .coarse, reason: Message("too coarse"),
      place: Sample.place("2025-11-03"))
    let laterVerdict = UnjudgedVerdict(
      id: Sample.late, kind: .notJudged, subject: "", reason: Message("far away"), dueBy: Localized("the party"))
    let withheld = UnjudgedVerdict(
      id: Sample.late, kind: .withheld, subject: "", cause: .needs, reason: Message("another comes first"))
    var file = FileReport(
      source: Sample.plan, diagnostics: [Sample.full, Sample.short(Sample.place("40")), later],
      verdicts: [verdict, laterVerdict, withheld])
    file.gates = [Report.Gate(id: "party", title: Localized("the party"), order: 3)]
    return file
  }

  @Test("says what blocks, what people have to look at, what does not block, and how much comes later")
  func parts() {
    #expect(
      checklist([file]) == """
        Checklist for the launch

        plan.yaml (the plan stands at the party, past this gate)

        1 finding blocks the launch:
          [ ] CRM201 Sales is first asked for input on 1 September 2025, 79% of the way
              to its go-live (line 10)
                Ask a few of the people who will work with it what they need, before the
                first design decision is taken; an hour each is enough to begin with

        1 thing the plan does not settle; look at it together:
          [ ] too coarse (line 13)
                CRM201 late-user-involvement

        1 other finding is due and does not block it (1 major); --verbose lists each.
        1 finding is due only later.

        exit status 1: 1 critical finding, and --fail-on is critical

        """)
  }

  @Test("lists what does not block when asked for more, and shows what would block where nothing may fail")
  func more() {
    let verbose = checklist([file], TextStyle(verbose: true))
    #expect(verbose.contains("does not block it (1 major):\n  [ ] CRM505 Still open (line 7)\n"))
    let never = checklist([file], failOn: nil)
    #expect(never.contains("1 finding blocks the launch:\n") && never.contains("\nexit status 0: "))
    let minor = checklist([file], failOn: .minor)
    #expect(minor.contains("2 findings block the launch:\n") && !minor.contains("does not block"))
  }

  @Test("has colour where it is wanted, and none where not")
  func colour() {
    #expect(!checklist([file]).contains("\u{1B}"))
    #expect(checklist([file], TextStyle(colour: true)).contains("\u{1B}[1;31mCRM201\u{1B}[0m"))
  }

  @Test("says of each file where its plans stand, and that nothing blocks")
  func files() {
    var clean = FileReport(source: SourceText(name: "b\u{1B}.yaml", text: ""), planCount: 3, diagnostics: [])
    clean.gates = [nil, gate, gate]
    let text = checklist([file, clean])
    #expect(text.contains(".yaml (the plan does not say where it stands; the plan stands at the launch)\n"))
    #expect(text.contains("\nNothing in the plan blocks the launch.\n"))
    #expect(!text.contains("\u{1B}"))
    #expect(checklist([]).contains("Nothing was checked."))
  }

  @Test(
    "the advice in short is its first sentence",
    arguments: [
      ("One. Two.", "One."), ("One", "One"), ("As in 3.5 m. Then more", "As in 3.5 m. Then more"),
      ("Write it, e.g. As here. Then go", "Write it, e.g. As here."), ("See below. and on", "See below. and on"),
      ("Ends. Én til.", "Ends."), ("", ""),
    ])
  func firstSentence(_ text: String, _ expected: String) { #expect(text.firstSentence == expected) }
}
