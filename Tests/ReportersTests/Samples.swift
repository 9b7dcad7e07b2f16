import Diagnostics
import Testing

@testable import Reporters

/// Sources and findings to report on.
enum Sample {
  static let plan = SourceText(
    name: "plan.yaml",
    text: """
      format: crm-plan/1
      project:
        name: Zilver
        start: 2025-01-06
      userGroups:
        - id: sales
          size: 40
          involved:
            - what: interviews
              start: 2025-09-01
      releases:
        - id: first
          goLive: 2025-11-03

      """)

  static let late = DiagnosticID("CRM201", "late-user-involvement")

  /// The range of the `number`th `text` in `source`, from 1.
  static func range(of text: String, _ number: Int = 1, in source: SourceText) -> ByteRange {
    let needle = Array(text.utf8)
    var found = 0
    for start in source.bytes.indices where source.bytes[start...].starts(with: needle) {
      found += 1
      if found == number { return ByteRange(start, start + needle.count) }
    }
    Issue.record("no \(text) in \(source.name)")
    return ByteRange(at: 0)
  }

  static func place(
    _ text: String, _ number: Int = 1, in source: SourceText = plan, label: Message? = nil
  ) -> Place {
    Place(source, range(of: text, number, in: source), label: label)
  }

  static let lateMessage = Message(
    "Sales is first asked for input on 1 September 2025, 79% of the way to its go-live",
    nl: "Verkoop wordt pas op 1 september 2025 om inbreng gevraagd, op 79% van de weg naar de livegang",
    da: "Salg bliver først spurgt den 1. september 2025, 79% af vejen til idriftsættelsen")

  static let lateAdvice = Message(
    "Ask a few of the people who will work with it what they need, before the first design decision is taken; an hour each is enough to begin with",
    nl:
      "Vraag enkele mensen die ermee gaan werken wat zij nodig hebben, vóór de eerste ontwerpkeuze; een uur per persoon is genoeg om te beginnen",
    da:
      "Spørg nogle af dem, der skal arbejde med det, hvad de har brug for, før det første designvalg træffes; en time hver er nok til at begynde med"
  )

  static let why = Message(
    "People who are asked late can only object", nl: "Wie laat wordt gevraagd, kan alleen nog bezwaar maken",
    da: "Den, der spørges sent, kan kun gøre indsigelse")

  static let asked = Message("first asked here", nl: "hier voor het eerst gevraagd", da: "her spørges der først")

  /// A finding with everything.
  static var full: Diagnostic {
    Diagnostic(
      id: late, severity: .critical, message: lateMessage,
      place: place("2025-09-01", label: asked),
      related: [
        place("sales", label: Message("this group", nl: "deze groep", da: "denne gruppe")),
        place("2025-01-06", label: Message("the project starts here", nl: "hier begint het project")),
      ],
      advice: lateAdvice, why: why,
      sources: [Citation(document: "five-factors", item: "F5"), Citation(document: "ten-sins", item: "2")],
      subject: "userGroups[sales]")
  }

  /// A finding of few words.
  static func short(_ place: Place, _ severity: Severity = .major, related: [Place] = []) -> Diagnostic {
    Diagnostic(
      id: DiagnosticID("CRM505", "open-item"), severity: severity, message: Message("Still open"), place: place,
      related: related)
  }

  static func report(_ files: [FileReport], problems: [Diagnostic] = [], language: Language = .english) -> Report {
    var report = Report(
      toolVersion: "0.1.0", packs: [Report.Pack(name: "crm", version: "0.1.0")], language: language, rulesChecked: 98,
      files: files, problems: problems)
    report.conclude()
    return report
  }
}

/// The text of one finding, without the empty line behind it.
func text(of diagnostic: Diagnostic, _ style: TextStyle = TextStyle(), in language: Language = .english) -> String {
  var output = OutputBuffer()
  TextReporter(style: style).write(diagnostic, in: language, to: &output)
  return String(output.text.dropLast())
}

func text(of report: Report, _ style: TextStyle = TextStyle()) -> String {
  var output = OutputBuffer()
  TextReporter(style: style).write(report, to: &output)
  return output.text
}

func json(of report: Report) -> String {
  var output = OutputBuffer()
  JSONReporter().write(report, to: &output)
  return output.text
}

func concise(of report: Report) -> String {
  var output = OutputBuffer()
  ConciseReporter().write(report, to: &output)
  return output.text
}
