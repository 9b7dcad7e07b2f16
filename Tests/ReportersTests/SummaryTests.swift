import Diagnostics
import Testing

@testable import Reporters

@Suite("The summary")
struct SummaryTests {
  private func verdict(
    _ reason: String, _ kind: UnjudgedVerdict.Kind = .notJudged, subject: String = "", place: Place? = nil
  ) -> UnjudgedVerdict {
    UnjudgedVerdict(id: Sample.late, kind: kind, subject: subject, reason: Message(reason), place: place)
  }

  /// What stands behind the findings.
  private func summary(_ report: Report, verbose: Bool = false) -> String {
    let shown = text(of: report, TextStyle(verbose: verbose))
    return shown.split(separator: "\n\n").last.map(String.init) ?? ""
  }

  private var mixed: [Diagnostic] {
    [.critical, .critical, .major, .minor].map { Sample.short(Sample.place("40"), $0) }
  }

  @Test(
    "of a clean plan is one line",
    arguments: [
      (Language.english, "No findings in 1 file with 2 plans; 98 rules checked.\n"),
      (.dutch, "Geen bevindingen in 1 bestand met 2 plannen; 98 controleregels toegepast.\n"),
      (.danish, "Ingen fund i 1 fil med 2 planer; 98 regler kontrolleret.\n"),
    ])
  func clean(language: Language, expected: String) {
    let file = FileReport(source: Sample.plan, planCount: 2, diagnostics: [])
    #expect(text(of: Sample.report([file], language: language)) == expected)
  }

  @Test("counts findings by severity and says why the exit status is what it is")
  func counts() {
    let files = [
      FileReport(source: Sample.plan, diagnostics: mixed), FileReport(source: Sample.plan, diagnostics: []),
    ]
    #expect(
      summary(Sample.report(files)) == """
        4 findings (2 critical, 1 major, 1 minor) in 2 files with 2 plans; 98 rules
          checked.
        exit status 1: 2 critical findings, and --fail-on is critical
        More about a finding: crmlint explain CRM505

        """)
    #expect(
      summary(Sample.report(files, language: .dutch)) == """
        4 bevindingen (2 kritiek, 1 zwaar, 1 licht) in 2 bestanden met 2 plannen; 98
          controleregels toegepast.
        afsluitcode 1: 2 kritieke bevindingen, en --fail-on is critical
        Meer over een bevinding: crmlint explain CRM505

        """)
    #expect(
      summary(Sample.report(files, language: .danish)) == """
        4 fund (2 kritiske, 1 alvorligt, 1 mindre) i 2 filer med 2 planer; 98 regler
          kontrolleret.
        afslutningskode 1: 2 kritiske fund, og --fail-on er critical
        Mere om et fund: crmlint explain CRM505

        """)
  }

  @Test("says which threshold was not reached, or that there is none")
  func thresholds() {
    let files = [FileReport(source: Sample.plan, diagnostics: [Sample.short(Sample.place("40"), .minor)])]
    var report = Sample.report(files)
    #expect(
      summary(report) == """
        1 finding (1 minor) in 1 file with 1 plan; 98 rules checked.
        exit status 0: no critical findings, and --fail-on is critical
        More about a finding: crmlint explain CRM505

        """)
    report.failOn = .minor
    report.conclude()
    #expect(report.exitStatus == 1)
    #expect(report.exitReason == "1 finding of minor weight or more, and --fail-on is minor")
    report.failOn = nil
    report.conclude()
    #expect(report.exitStatus == 0)
    #expect(report.exitReason == "findings never fail the run, as --fail-on is never")
  }

  @Test("tells why checks were not judged, the most frequent reason first")
  func unjudged() {
    let file = FileReport(
      source: Sample.plan, diagnostics: [],
      verdicts: [
        verdict("no date is given"), verdict("the budget is kept elsewhere"), verdict("the budget is kept elsewhere"),
        verdict("too coarse"), verdict("unreadable"), verdict("unknown"),
        verdict("CRM200 comes first", .withheld),
      ])
    #expect(
      text(of: Sample.report([file])) == """
        No findings in 1 file with 1 plan; 98 rules checked.
        6 checks could not be judged (--verbose lists each):
          2 × the budget is kept elsewhere
          1 × no date is given
          1 × too coarse
          2 × for 2 other reasons
        1 check was held back, as it rests on another:
          1 × CRM200 comes first

        """)
    #expect(
      text(of: Sample.report([file], language: .dutch)) == """
        Geen bevindingen in 1 bestand met 1 plan; 98 controleregels toegepast.
        6 controles konden niet worden beoordeeld (--verbose noemt ze allemaal):
          2 × the budget is kept elsewhere
          1 × no date is given
          1 × too coarse
          2 × om 2 andere redenen
        1 controle is uitgesteld, omdat die op een andere steunt:
          1 × CRM200 comes first

        """)
  }

  @Test("lists every rule that waits when asked for more, below what it waits for")
  func unjudgedVerbose() {
    let file = FileReport(
      source: Sample.plan, diagnostics: [],
      verdicts: [
        verdict("no date is given", subject: "userGroups[sales]", place: Sample.place("sales")),
        verdict("no date is given", subject: "userGroups[desk]", place: Sample.place("sales")),
        verdict("no date is given", place: Sample.place("Zilver")), verdict("the budget is kept elsewhere"),
        verdict("CRM200 comes first", .withheld),
      ])
    var report = Sample.report([file])
    #expect(
      text(of: report, TextStyle(verbose: true)) == """
        No findings in 1 file with 1 plan; 98 rules checked.
        4 checks could not be judged:
          2 × no date is given (line 6)
              CRM201 late-user-involvement: userGroups[sales], userGroups[desk]
          1 × no date is given (line 3)
              CRM201 late-user-involvement: the whole plan
          1 × the budget is kept elsewhere
              CRM201 late-user-involvement: the whole plan
        1 check was held back, as it rests on another:
          1 × CRM200 comes first
              CRM201 late-user-involvement: the whole plan

        """)
    report.conclude(failOnUnjudged: true)
    #expect(report.exitStatus == 1)
    #expect(report.exitReason == "4 checks could not be judged, and --fail-on-unjudged is set")
  }

  @Test("names the files of what stands in the way where there are several, and what stands behind it")
  func unjudgedPlaces() {
    var waiting = verdict("no date is given", place: Sample.place("sales"))
    waiting.further = [.init(.coarse, Message("too coarse"), place: Sample.place("Zilver"))]
    let files = [
      FileReport(source: Sample.plan, diagnostics: [], verdicts: [waiting]),
      FileReport(source: SourceText(name: "b.yaml", text: ""), diagnostics: []),
    ]
    let shown = text(of: Sample.report(files), TextStyle(verbose: true))
    #expect(
      shown.hasSuffix(
        """
        1 check could not be judged:
          1 × no date is given (plan.yaml:6)
              CRM201 late-user-involvement: the whole plan
              after that: too coarse (plan.yaml:3)

        """))
  }

  @Test(
    "begins with the hint to say where the plan stands, where there are findings and nothing says it",
    arguments: [
      (
        Language.english,
        "Say where the plan stands (stage in the plan, or --gate): until then everything\n  counts in full, what is due later too.\n"
      ),
      (
        .dutch,
        "Geef aan waar het plan staat (stage in het plan, of --gate): tot dan telt alles\n  volledig, ook wat pas later aan de orde is.\n"
      ),
      (
        .danish,
        "Angiv, hvor planen står (stage i planen eller --gate): indtil da tæller alt\n  fuldt ud, også det, der først er aktuelt senere.\n"
      ),
    ])
  func gateHint(language: Language, hint: String) {
    var file = FileReport(source: Sample.plan, diagnostics: mixed)
    file.gates = [nil]
    var report = Sample.report([file], language: language)
    #expect(!summary(report).contains("--gate"), "these rules know no gates")
    report.gateHint = Report.GateHint(key: "stage")
    #expect(summary(report).contains("\n" + hint))
    report.gateHint = Report.GateHint(key: nil)
    #expect(summary(report).contains("(--gate)"))
    let gate = Report.Gate(id: "build", title: Localized("build"), order: 2)
    var stated = report
    stated.files[0].gates = [gate]
    #expect(!summary(stated).contains("--gate"))
    report.choice.gate = gate
    #expect(!summary(report).contains("--gate"))
  }

  @Test("a check that is not due yet does not fail the run where it could not be judged")
  func unjudgedLater() {
    var later = verdict("too coarse")
    later.dueBy = Localized("build")
    var report = Sample.report([FileReport(source: Sample.plan, diagnostics: [], verdicts: [later])])
    report.conclude(failOnUnjudged: true)
    #expect(report.exitStatus == 0)
    report.files[0].verdicts.append(verdict("no date"))
    report.conclude(failOnUnjudged: true)
    #expect(report.exitStatus == 1)
    #expect(report.exitReason == "1 check that is due could not be judged, and --fail-on-unjudged is set")
    #expect(
      text(of: report).hasPrefix("No findings in 1 file with 1 plan; 98 rules checked.\n2 checks could not be judged"))
  }

  @Test("lets a problem with the run outweigh findings, and names both")
  func problems() {
    let rule = SourceText(name: "pack/rule.yaml", text: "require: plan.strat\n")
    let problem = Diagnostic(
      id: DiagnosticID("CRM950", "bad-rule"), severity: .critical, message: Message("'strat' is not known"),
      place: Sample.place("strat", in: rule))
    let report = Sample.report([FileReport(source: Sample.plan, diagnostics: mixed)], problems: [problem])
    #expect(report.exitStatus == 2)
    #expect(
      summary(report) == """
        4 findings (2 critical, 1 major, 1 minor) in 1 file with 1 plan; 98 rules
          checked.
        exit status 2: 1 problem stopped part of the run; 2 critical findings, and
          --fail-on is critical
        More about a finding: crmlint explain CRM505

        """)
    let nothing = Sample.report([], problems: [problem])
    #expect(
      text(of: nothing) == """
        error[CRM950 bad-rule]: 'strat' is not known
         --> pack/rule.yaml:1:15
          │
        1 │ require: plan.strat
          │               ^^^^^

        Nothing was checked.
        exit status 2: 1 problem stopped part of the run

        """)
  }

  @Test("of no files is calm too")
  func nothing() {
    #expect(text(of: Sample.report([])) == "Nothing was checked.\n")
  }
}
