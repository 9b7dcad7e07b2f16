import PlanCalendar
import Testing

struct DateExpressionTests {
  @Test(
    "relative dates are read and written alike",
    arguments: [
      ("r1 - 10 working days", "r1 - 10 working days"), ("r1 + 6 weeks", "r1 + 6 weeks"),
      ("go-live - 4 weeks", "go-live - 4 weeks"), ("design.end", "design.end"), ("go-live", "go-live"),
      ("  r1+6 weeks ", "r1 + 6 weeks"), ("r1 -10 working  days", "r1 - 10 working days"),
      ("r1- 10 days", "r1 - 10 days"), ("følg-op.end + 1 Month", "følg-op.end + 1 month"),
      ("R1 + 1 quarter", "R1 + 1 quarter"), ("r1 + year", "r1 + 1 year"), ("r1 - 1 working day", "r1 - 1 working day"),
      ("2026-Q1", "2026-Q1"), ("phase_2.start - 2 quarters", "phase_2.start - 2 quarters"),
      ("r-2-1 + 3 days", "r-2-1 + 3 days"), ("r1 + 0 days", "r1 + 0 days"), ("r1 + 9999 days", "r1 + 9999 days"),
    ])
  func roundTrip(_ text: String, _ expected: String) throws {
    let expression = try DateExpression(parsing: text)
    #expect(expression.text == expected)
    #expect(try DateExpression(parsing: expression.text).text == expected)
  }

  @Test("an anchor knows where its name and its property stand")
  func ranges() throws {
    guard case .relative(let anchor, let offset) = try DateExpression(parsing: "  følg.end - 4 weeks") else {
      Issue.record("not relative")
      return
    }
    #expect(anchor.name == "følg")
    #expect(anchor.nameRange == 2..<7)
    #expect(anchor.property == "end")
    #expect(anchor.propertyRange == 8..<11)
    #expect(offset == DateOffset(isBack: true, Length(4, .week)))
    #expect(offset?.count == -4)
  }

  @Test("an absolute date comes out as its days")
  func absolute() throws {
    #expect(try DateExpression(parsing: "2026-03") == .absolute(PlanDate(parsing: "2026-03")))
  }
}
