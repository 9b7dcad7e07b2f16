import PlanCalendar
import Testing

/// What a text is refused for, in one line: the kind, the part of the text that is wrong, and the suggestions.
func described(_ problem: CalendarProblem, in text: String) -> String {
  let bytes = Array(text.utf8)
  guard problem.range.lowerBound >= 0, problem.range.upperBound <= bytes.count else { return "range outside the text" }
  let marked = String(decoding: bytes[problem.range], as: UTF8.self)
  let kind = "\(problem.kind)".split(separator: "(").first.map(String.init) ?? ""
  return ([kind, "'\(marked)'"] + problem.suggestions).joined(separator: " | ")
}

struct DateProblemTests {
  @Test(
    "a text that is no date says why, where, and what may be meant",
    arguments: [
      ("", "empty | ''"),
      ("  ", "empty | ''"),
      ("2026-02-30", "noSuchDay | '30' | 2026-02-28"),
      ("2026-04-31", "noSuchDay | '31' | 2026-04-30"),
      (" 2026-03-00", "noSuchDay | '00' | 2026-03-01"),
      ("14-03-2026", "notISO | '14-03-2026' | 2026-03-14"),
      ("14/3/2026", "notISO | '14/3/2026' | 2026-03-14"),
      ("3/4/2026", "notISO | '3/4/2026' | 2026-04-03 | 2026-03-04"),
      ("3-4-2026", "notISO | '3-4-2026' | 2026-04-03"),
      ("3/14/2026", "notISO | '3/14/2026' | 2026-03-14"),
      ("14.3.26", "notISO | '14.3.26' | 2026-03-14"),
      ("3 March 2026", "notISO | '3 March 2026' | 2026-03-03"),
      ("3. marts 2026", "notISO | '3. marts 2026' | 2026-03-03"),
      ("3 maart 2026", "notISO | '3 maart 2026' | 2026-03-03"),
      ("March 3rd, 2026", "notISO | 'March 3rd, 2026' | 2026-03-03"),
      ("maart 2026", "notISO | 'maart 2026' | 2026-03"),
      ("March.2026", "notISO | 'March.2026' | 2026-03"),
      ("2026-3-4", "notISO | '2026-3-4' | 2026-03-04"),
      ("2026-3", "notISO | '2026-3' | 2026-03"),
      ("2026/03/14", "notISO | '2026/03/14' | 2026-03-14"),
      ("2026–03–14", "notISO | '2026–03–14' | 2026-03-14"),
      ("20260314", "notISO | '20260314' | 2026-03-14"),
      ("Q1 2026", "notISO | 'Q1 2026' | 2026-Q1"),
      ("2026-q1", "notISO | '2026-q1' | 2026-Q1"),
      ("2026Q3", "notISO | '2026Q3' | 2026-Q3"),
      ("1e kwartaal 2026", "notISO | '1e kwartaal 2026' | 2026-Q1"),
      ("2026-13", "noSuchMonth | '13'"),
      ("2026-00", "noSuchMonth | '00'"),
      ("2026-14-03", "noSuchMonth | '14' | 2026-03-14"),
      ("2026-Q5", "noSuchQuarter | '5'"),
      ("2026-Q0", "noSuchQuarter | '0'"),
      ("0000-01-01", "yearOutOfRange | '0000'"),
      ("2026-03-14T10:00", "timeOfDay | 'T10:00' | 2026-03-14"),
      ("2026-03-14 10:00:00Z", "timeOfDay | '10:00:00Z' | 2026-03-14"),
      ("2026-W12", "weekOfYear | '2026-W12' | 2026-03-16"),
      ("2026-W01", "weekOfYear | '2026-W01' | 2025-12-29"),
      ("2026-03-14 + 2 weeks", "dateWithOffset | '+ 2 weeks' | 2026-03-28"),
      ("2026+month", "dateWithOffset | '+month'"),
      ("2026-03-14 foo", "notADate | '2026-03-14 foo'"),
      ("12", "notADate | '12'"),
      ("20260", "notADate | '20260'"),
      ("99999999999999999999", "notADate | '99999999999999999999'"),
      ("6 weeks", "missingAnchor | '6 weeks'"),
      ("6 weeks after r1", "missingAnchor | '6 weeks after r1' | r1 + 6 weeks"),
      (
        "10 working days before go-live", "missingAnchor | '10 working days before go-live' | go-live - 10 working days"
      ),
      ("+ 6 weeks", "missingAnchor | '+ 6 weeks'"),
      ("?", "notADate | '?'"),
      ("r1-10 working days", "missingSpace | '-' | r1 - 10 working days"),
      ("r1 – 10 days", "typographicDash | '–' | r1 - 10 days"),
      ("r1 − 10", "typographicDash | '−'"),
      ("r1 +", "notALength | '+'"),
      ("r1 + 6", "missingUnit | '6' | r1 + 6 weeks"),
      ("r1 + 6 hours", "unknownUnit | 'hours'"),
      ("r1 + 6 weken", "unknownUnit | 'weken' | r1 + 6 weeks"),
      ("r1 - 10 business days", "unknownUnit | 'business days' | r1 - 10 working days"),
      ("design.end + 1.5 years", "fraction | '1.5' | design.end + 18 months"),
      ("r1 + 2,5 weeks", "fraction | '2,5'"),
      ("r1 + 10000 days", "tooMany | '10000'"),
      ("r1 + 99999999999999999999 days", "tooMany | '99999999999999999999'"),
      ("r1 + 6 weeks later", "unexpected | 'later' | r1 + 6 weeks"),
      ("r1 next week", "unexpected | 'next week'"),
      ("design.", "unexpected | '.' | design"),
      ("a.b.c", "unexpected | '.c'"),
      ("r1 + soon", "notALength | 'soon'"),
    ])
  func problems(_ text: String, _ expected: String) {
    do throws(CalendarProblem) {
      let found = try DateExpression(parsing: text)
      Issue.record("read as \(found)")
    } catch {
      #expect(described(error, in: text) == expected)
    }
  }

  @Test("30 February is told how many days the month has")
  func daysOfMonth() {
    #expect(throws: CalendarProblem(.noSuchDay(year: 2026, month: 2, days: 28), 8..<10, suggestions: ["2026-02-28"])) {
      try PlanDate(parsing: "2026-02-30")
    }
  }

  @Test("whatever the text, a problem lies inside it and on character borders, and suggestions are readable")
  func anyText() {
    let pieces = [
      "2026", "-", "03", "14", "Q1", " ", "r1", "go-live", ".", "+", "weeks", "é", "–", "\u{A0}", "T", "%", "1", "a",
      "month", "😀", ",", "/", "maart",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<5_000 {
      let text = (0..<(1 + next(7))).map { _ in pieces[next(pieces.count)] }.joined()
      check(text) { text throws(CalendarProblem) in _ = try DateExpression(parsing: text) }
      check(text) { text throws(CalendarProblem) in _ = try Length(parsing: text) }
      check(text) { text throws(CalendarProblem) in _ = try Rhythm(parsing: text) }
      check(text) { text throws(CalendarProblem) in _ = try Share(parsing: text) }
    }
  }

  @Test("very long texts are refused at once", arguments: ["every ", "a", "9", "r-", " ", "1 a ", "+ ", "r1 + 1 day "])
  func longText(_ piece: String) {
    let text = String(repeating: piece, count: 20_000)
    #expect(throws: CalendarProblem.self) { try Rhythm(parsing: text) }
    #expect(throws: CalendarProblem.self) { try Length(parsing: text) }
    #expect(throws: CalendarProblem.self) { try Share(parsing: text) }
    #expect(throws: CalendarProblem.self) { try PlanDate(parsing: text) }
    // A run of letters and hyphens is an anchor, if one that nothing defines.
    if piece != "a", piece != "r-" { #expect(throws: CalendarProblem.self) { try DateExpression(parsing: text) } }
  }

  private func check(_ text: String, _ read: (String) throws(CalendarProblem) -> Void) {
    do throws(CalendarProblem) {
      try read(text)
    } catch {
      let bytes = Array(text.utf8)
      guard error.range.lowerBound >= 0, error.range.upperBound <= bytes.count else {
        Issue.record("\(error) lies outside '\(text)'")
        return
      }
      let marked = String(decoding: bytes[error.range], as: UTF8.self)
      if Array(marked.utf8) != Array(bytes[error.range]) || marked.contains("\u{FFFD}") {
        Issue.record("\(error) cuts a character of '\(text)'")
      }
      for suggestion in error.suggestions {
        do throws(CalendarProblem) { try read(suggestion) } catch {
          Issue.record("'\(suggestion)', suggested for '\(text)', is refused: \(error)")
        }
      }
    }
  }
}
