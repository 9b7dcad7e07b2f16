import Diagnostics
import Testing

@testable import Reporters

@Suite("A finding with its lines")
struct SnippetTests {
  @Test("shows the line, a caret under the exact range, the label beside it and the advice")
  func simple() {
    var diagnostic = Sample.full
    diagnostic.related = []
    #expect(
      text(of: diagnostic) == """
        error[CRM201 late-user-involvement]: Sales is first asked for input on 1
            September 2025, 79% of the way to its go-live
          --> plan.yaml:10:16
           │
        10 │         start: 2025-09-01
           │                ^^^^^^^^^^ first asked here
           │
           = help: Ask a few of the people who will work with it what they need, before
                   the first design decision is taken; an hour each is enough to begin
                   with

        """)
  }

  @Test("shows a related place nearby in the same snippet and a distant one in its own")
  func related() {
    var diagnostic = Sample.full
    diagnostic.advice = nil
    diagnostic.related.append(Sample.place("interviews", label: Message("by these")))
    #expect(
      text(of: diagnostic) == """
        error[CRM201 late-user-involvement]: Sales is first asked for input on 1
            September 2025, 79% of the way to its go-live
          --> plan.yaml:10:16
           │
         4 │   start: 2025-01-06
           │          ---------- the project starts here
         5 │ userGroups:
         6 │   - id: sales
           │         ----- this group
         7 │     size: 40
         8 │     involved:
         9 │       - what: interviews
           │               ---------- by these
        10 │         start: 2025-09-01
           │                ^^^^^^^^^^ first asked here

        """)
  }

  @Test("shows a related place in another file under that file's name")
  func otherFile() {
    let rule = SourceText(name: "rules/open-item/rule.yaml", text: "code: CRM505\nrequire: plan.x\n")
    let diagnostic = Sample.short(
      Sample.place("40"), related: [Sample.place("plan.x", in: rule, label: Message("asked for by this rule"))])
    #expect(
      text(of: diagnostic) == """
        warning[CRM505 open-item]: Still open
         --> plan.yaml:7:11
          │
        7 │     size: 40
          │           ^^
          │
         ::: rules/open-item/rule.yaml:2:10
          │
        2 │ require: plan.x
          │          ------ asked for by this rule

        """)
  }

  @Test("does not repeat an unlabelled related place that is the place itself")
  func repeated() {
    let place = Sample.place("40")
    #expect(text(of: Sample.short(place, related: [place])) == text(of: Sample.short(place)))
  }

  @Test("underlines several places on one line, each in a row of its own, the finding's own first")
  func sameLine() {
    let diagnostic = Sample.short(
      Sample.place("2025-09-01", label: Message("this day")),
      related: [Sample.place("start", 2, label: Message("this key"))])
    #expect(
      text(of: diagnostic) == """
        warning[CRM505 open-item]: Still open
          --> plan.yaml:10:16
           │
        10 │         start: 2025-09-01
           │                ^^^^^^^^^^ this day
           │         ----- this key

        """)
  }

  @Test("underlines each line of a short range, without the space at its end")
  func shortRange() {
    let start = Sample.range(of: "id: sales", in: Sample.plan).lower
    let end = Sample.range(of: "  involved", in: Sample.plan).lower
    let place = Place(Sample.plan, ByteRange(start, end), label: Message("this group"))
    #expect(
      text(of: Sample.short(place)) == """
        warning[CRM505 open-item]: Still open
         --> plan.yaml:6:5
          │
        6 │   - id: sales
          │     ^^^^^^^^^
        7 │     size: 40
          │     ^^^^^^^^ this group

        """)
  }

  @Test("shows a long range by its first line and says how far it goes")
  func longRange() {
    let place = Place(Sample.plan, ByteRange(Sample.range(of: "project", in: Sample.plan).lower, 10_000))
    #expect(
      text(of: Sample.short(place)) == """
        warning[CRM505 open-item]: Still open
         --> plan.yaml:2:1
          │
        2 │ project:
          │ ^^^^^^^^ to line 13

        """)
  }

  @Test("points at a place between two characters with one caret, also at the end of a line and of the file")
  func emptyRange() {
    let end = Sample.range(of: "sales", in: Sample.plan).upper
    #expect(
      text(of: Sample.short(Place(Sample.plan, ByteRange(at: end), label: Message("here")))) == """
        warning[CRM505 open-item]: Still open
         --> plan.yaml:6:14
          │
        6 │   - id: sales
          │              ^ here

        """)
    let last = Place(Sample.plan, ByteRange(at: Sample.plan.bytes.count), label: Message("the file ends here"))
    #expect(
      text(of: Sample.short(last)) == """
        warning[CRM505 open-item]: Still open
          --> plan.yaml:14:1
           │
        14 │
           │ ^ the file ends here

        """)
  }

  @Test("shows a place in an empty file by its name alone, or with its label")
  func emptyFile() {
    let empty = SourceText(name: "empty.yaml", bytes: [])
    #expect(
      text(of: Sample.short(Place(empty, ByteRange(at: 0)))) == """
        warning[CRM505 open-item]: Still open
         --> empty.yaml:1:1

        """)
    #expect(
      text(of: Sample.short(Place(empty, ByteRange(at: 7), label: Message("nothing here")))) == """
        warning[CRM505 open-item]: Still open
         --> empty.yaml:1:1
          │
        1 │
          │ ^ nothing here

        """)
  }

  @Test("names each severity as compilers do")
  func severities() {
    let heads = Severity.allCases.map { severity in
      text(of: Sample.short(Sample.place("40"), severity)).prefix { $0 != "\n" }
    }
    #expect(
      heads == [
        "info[CRM505 open-item]: Still open", "note[CRM505 open-item]: Still open",
        "warning[CRM505 open-item]: Still open", "error[CRM505 open-item]: Still open",
      ])
  }

  @Test("says of a finding that is not due yet what it will weigh")
  func notDue() {
    var diagnostic = Sample.short(Sample.place("40"), .major)
    diagnostic.effectiveSeverity = .info
    #expect(
      text(of: diagnostic) == """
        info[CRM505 open-item]: Still open
         --> plan.yaml:7:11
          │
        7 │     size: 40
          │           ^^
          │
          = note: not due yet; once it is, this counts as major

        """)
  }

  @Test("says why and on what grounds when asked for more")
  func verbose() {
    var diagnostic = Sample.full
    diagnostic.related = []
    #expect(
      text(of: diagnostic, TextStyle(verbose: true)) == """
        error[CRM201 late-user-involvement]: Sales is first asked for input on 1
            September 2025, 79% of the way to its go-live
          --> plan.yaml:10:16
           │
        10 │         start: 2025-09-01
           │                ^^^^^^^^^^ first asked here
           │
           = help: Ask a few of the people who will work with it what they need, before
                   the first design decision is taken; an hour each is enough to begin
                   with
           = why: People who are asked late can only object
           = source: five-factors F5
           = source: ten-sins 2

        """)
  }

  @Test("speaks Dutch")
  func dutch() {
    #expect(
      text(of: Sample.full, TextStyle(verbose: true), in: .dutch) == """
        error[CRM201 late-user-involvement]: Verkoop wordt pas op 1 september 2025 om
            inbreng gevraagd, op 79% van de weg naar de livegang
          --> plan.yaml:10:16
           │
        10 │         start: 2025-09-01
           │                ^^^^^^^^^^ hier voor het eerst gevraagd
           │
          ::: plan.yaml:6:9
           │
         4 │   start: 2025-01-06
           │          ---------- hier begint het project
         5 │ userGroups:
         6 │   - id: sales
           │         ----- deze groep
           │
           = advies: Vraag enkele mensen die ermee gaan werken wat zij nodig hebben,
                     vóór de eerste ontwerpkeuze; een uur per persoon is genoeg om te
                     beginnen
           = waarom: Wie laat wordt gevraagd, kan alleen nog bezwaar maken
           = bron: five-factors F5
           = bron: ten-sins 2

        """)
  }

  @Test("speaks Danish, and English where a label has no Danish")
  func danish() {
    #expect(
      text(of: Sample.full, in: .danish) == """
        error[CRM201 late-user-involvement]: Salg bliver først spurgt den 1. september
            2025, 79% af vejen til idriftsættelsen
          --> plan.yaml:10:16
           │
        10 │         start: 2025-09-01
           │                ^^^^^^^^^^ her spørges der først
           │
          ::: plan.yaml:6:9
           │
         4 │   start: 2025-01-06
           │          ---------- the project starts here
         5 │ userGroups:
         6 │   - id: sales
           │         ----- denne gruppe
           │
           = råd: Spørg nogle af dem, der skal arbejde med det, hvad de har brug for,
                  før det første designvalg træffes; en time hver er nok til at begynde
                  med

        """)
  }

  @Test("wraps sentences and labels in a narrow terminal")
  func narrow() {
    #expect(
      text(of: Sample.full, TextStyle(width: 40)) == """
        error[CRM201 late-user-involvement]:
            Sales is first asked for input on 1
            September 2025, 79% of the way to
            its go-live
          --> plan.yaml:10:16
           │
        10 │         start: 2025-09-01
           │                ^^^^^^^^^^
           │                first asked here
           │
          ::: plan.yaml:6:9
           │
         4 │   start: 2025-01-06
           │          ----------
           │          the project starts here
         5 │ userGroups:
         6 │   - id: sales
           │         ----- this group
           │
           = help: Ask a few of the people who
             will work with it what they need,
             before the first design decision is
             taken; an hour each is enough to
             begin with

        """)
  }

  @Test("uses the room of a wide terminal")
  func wide() {
    #expect(
      text(of: Sample.full, TextStyle(width: 120)) == """
        error[CRM201 late-user-involvement]: Sales is first asked for input on 1 September 2025, 79% of the way to its go-live
          --> plan.yaml:10:16
           │
        10 │         start: 2025-09-01
           │                ^^^^^^^^^^ first asked here
           │
          ::: plan.yaml:6:9
           │
         4 │   start: 2025-01-06
           │          ---------- the project starts here
         5 │ userGroups:
         6 │   - id: sales
           │         ----- this group
           │
           = help: Ask a few of the people who will work with it what they need, before the first design decision is taken; an
                   hour each is enough to begin with

        """)
  }

  @Test("draws its frame in ASCII where the terminal knows no more")
  func ascii() {
    var diagnostic = Sample.full
    diagnostic.related = []
    let shown = text(of: diagnostic, TextStyle(width: 120, unicode: false))
    #expect(
      shown == """
        error[CRM201 late-user-involvement]: Sales is first asked for input on 1 September 2025, 79% of the way to its go-live
          --> plan.yaml:10:16
           |
        10 |         start: 2025-09-01
           |                ^^^^^^^^^^ first asked here
           |
           = help: Ask a few of the people who will work with it what they need, before the first design decision is taken; an
                   hour each is enough to begin with

        """)
    #expect(shown.utf8.allSatisfy { $0 < 0x80 })
  }
}
