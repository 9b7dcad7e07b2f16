import Diagnostics
import Testing

@testable import Reporters

@Suite("What a report shows in full, and what in short")
struct DigestTests {
  private func finding(_ number: Int, _ severity: Severity, dueBy gate: String? = nil) -> Diagnostic {
    var finding = Diagnostic(
      id: DiagnosticID("CRM5\(number)", "open-item"), severity: severity, message: Message("Still open, \(number)"),
      place: Sample.place("40"), advice: Message("Close number \(number)"))
    if let gate {
      finding.effectiveSeverity = .info
      finding.dueBy = Localized(gate)
      finding.dueOrder = gate == "build" ? 1 : 2
    }
    return finding
  }

  private func shown(_ findings: [Diagnostic], verbose: Bool = false, language: Language = .english) -> String {
    text(
      of: Sample.report([FileReport(source: Sample.plan, diagnostics: findings)], language: language),
      TextStyle(verbose: verbose))
  }

  @Test("what weighs most comes first")
  func worstFirst() throws {
    let output = shown([finding(10, .minor), finding(11, .critical), finding(12, .major)])
    let order = output.matches(of: /(?m)^(\w+)\[/).map { String($0.1) }
    #expect(order == ["error", "warning", "note"])
  }

  @Test("twelve findings are shown with all that belongs to them, those behind them in a line each")
  func many() {
    let findings = (10..<30).map { finding($0, $0 < 22 ? .minor : .critical) }
    let output = shown(findings)
    #expect(output.matches(of: /(?m)^error\[/).count == 8)
    #expect(output.matches(of: /(?m)^note\[/).count == 4)
    #expect(output.matches(of: /= help: Close number/).count == 12)
    #expect(output.contains("8 more findings in plan.yaml, in short (--verbose shows all of it):\n"))
    #expect(output.matches(of: /(?m)^  note\[CRM5\d\d\] 7:11 Still open, \d\d$/).count == 8)
    #expect(shown(Array(findings.prefix(12))).contains("in short") == false)
    #expect(shown(findings, verbose: true).matches(of: /= help: Close number/).count == 20)
    let one = shown(Array(findings.prefix(13)), language: .dutch)
    #expect(one.contains("Nog 1 bevinding in plan.yaml, in het kort (--verbose toont alles):"))
  }

  @Test("what is due at a later gate stands below that gate, and is counted apart")
  func later() {
    let output = shown([
      finding(10, .critical, dueBy: "build"), finding(11, .minor), finding(12, .major, dueBy: "go-live"),
      finding(13, .major, dueBy: "build"),
    ])
    #expect(output.matches(of: /= help: Close number/).count == 1)
    #expect(
      output.contains(
        """
        Not due before build: 2 findings in plan.yaml, as they will count then
          (--verbose shows all of it):
          error[CRM510] 7:11 Still open, 10
          warning[CRM513] 7:11 Still open, 13

        Not due before go-live: 1 finding in plan.yaml, as it will count then (--verbose
          shows all of it):
          warning[CRM512] 7:11 Still open, 12

        4 findings (1 minor, 3 not due yet) in 1 file
        """))
    #expect(
      shown([finding(10, .critical, dueBy: "build")], language: .danish).contains("1 fund (1 endnu ikke aktuelt)"))
  }
}
