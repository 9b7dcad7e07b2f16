import Diagnostics
import PlanCalendar
import Testing

struct CalendarProblemMessageTests {
  @Test("30 February is told what February has, in every language")
  func noSuchDay() throws {
    let problem = try problem("2026-02-30")
    #expect(
      Language.allCases.map { problem.message.text(in: $0) } == [
        "February 2026 has 28 days", "februari 2026 heeft 28 dagen", "februar 2026 har 28 dage",
      ])
    #expect(problem.advice?.text(in: .dutch) == "schrijf ‘2026-02-28’")
  }

  @Test("a date with two readings is told both")
  func twoReadings() throws {
    #expect(try problem("3/4/2026").advice?.text(in: .english) == "write “2026-04-03” or “2026-03-04”")
  }

  @Test(
    "every problem has a text of its own in each language, with every slot filled",
    arguments: [
      .empty, .notADate, .notISO, .noSuchDay(year: 2026, month: 2, days: 28), .noSuchMonth, .noSuchQuarter,
      .yearOutOfRange, .timeOfDay, .weekOfYear, .dateWithOffset, .missingAnchor, .missingSpace, .typographicDash,
      .unexpected("x"), .notALength, .missingUnit, .unknownUnit("hours"), .fraction, .tooMany(limit: 9_999), .zero,
      .notARhythm, .notAShare, .decimalComma, .negative, .shareTooLarge(percent: 1_000), .fractionOrPercent,
    ] as [CalendarProblem.Kind])
  func complete(_ kind: CalendarProblem.Kind) {
    let message = CalendarProblem(kind, 0..<0).message
    #expect(message.templates.dutch != nil)
    #expect(message.templates.danish != nil)
    #expect(Set(Language.allCases.map { message.text(in: $0) }).count == 3)
    for language in Language.allCases {
      #expect(!message.text(in: language).contains { $0 == "{" || $0 == "}" })
      let slots = message.templates[language].segments.filter { if case .slot = $0 { true } else { false } }
      #expect(slots.count == message.arguments.count)
    }
  }

  @Test("a whole paragraph is not repeated")
  func long() {
    let text = String(repeating: "å", count: 500)
    let message = CalendarProblem(.unexpected(text), 0..<1_000).message.text(in: .english)
    #expect(message == "“" + String(repeating: "å", count: 60) + "…” does not belong here")
  }

  @Test("a problem without a guess gives no advice")
  func noAdvice() throws {
    #expect(try problem("soonish enough").advice == nil)
  }

  private func problem(_ text: String) throws -> CalendarProblem {
    do throws(CalendarProblem) {
      _ = try DateExpression(parsing: text)
    } catch {
      return error
    }
    throw Unexpected(text: text)
  }

  private struct Unexpected: Error { var text: String }
}
