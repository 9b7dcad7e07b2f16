import Diagnostics
import PlanCalendar
import Testing

/// The argument in English, Dutch and Danish; no-break spaces are shown as `~`.
private func words(_ argument: Argument) -> [String] {
  Language.allCases.map { language in
    String(argument.text(in: language).map { $0 == "\u{A0}" ? "~" : $0 })
  }
}

struct WordingTests {
  @Test(
    "dates read as people say them",
    arguments: [
      ("2026-03-14", ["14 March 2026", "14 maart 2026", "14. marts 2026"]),
      ("2026-05-01", ["1 May 2026", "1 mei 2026", "1. maj 2026"]),
      ("2026-03", ["March 2026", "maart 2026", "marts 2026"]),
      ("2026-Q1", ["the first quarter of 2026", "het eerste kwartaal van 2026", "første kvartal 2026"]),
      ("2026-Q4", ["the fourth quarter of 2026", "het vierde kwartaal van 2026", "fjerde kvartal 2026"]),
      ("2026", ["2026", "2026", "2026"]),
    ])
  func dates(_ text: String, _ expected: [String]) throws {
    #expect(words(.date(try PlanDate(parsing: text))) == expected)
  }

  @Test(
    "other intervals of days read by their ends, without saying a month or year twice",
    arguments: [
      (
        "2026-03-03", "2026-03-14",
        [
          "between 3 and 14 March 2026", "tussen 3 en 14 maart 2026", "mellem den 3. og den 14. marts 2026",
        ]
      ),
      (
        "2026-03-03", "2026-04-14",
        [
          "between 3 March and 14 April 2026", "tussen 3 maart en 14 april 2026",
          "mellem den 3. marts og den 14. april 2026",
        ]
      ),
      (
        "2025-12-03", "2026-12-14",
        [
          "between 3 December 2025 and 14 December 2026", "tussen 3 december 2025 en 14 december 2026",
          "mellem den 3. december 2025 og den 14. december 2026",
        ]
      ),
    ])
  func intervals(_ first: String, _ last: String, _ expected: [String]) throws {
    let date = PlanDate(first: try PlanDate(parsing: first).first, last: try PlanDate(parsing: last).last)
    #expect(words(.date(date)) == expected)
  }

  @Test(
    "shares read in whole points, and finer only where rounding would mislead",
    arguments: [
      (0.38, 0.38, ["38%", "38%", "38~%"]), (0.384_6, 0.384_6, ["38%", "38%", "38~%"]),
      (0.125, 0.125, ["12.5%", "12,5%", "12,5~%"]), (0.004, 0.004, ["0.4%", "0,4%", "0,4~%"]),
      (0.000_1, 0.000_1, ["less than 0.1%", "minder dan 0,1%", "under 0,1~%"]), (0, 0, ["0%", "0%", "0~%"]),
      (1, 1, ["100%", "100%", "100~%"]), (0.996, 0.996, ["99.6%", "99,6%", "99,6~%"]),
      (0.999_99, 0.999_99, ["more than 99.9%", "meer dan 99,9%", "over 99,9~%"]),
      (-0.1, -0.1, ["−10%", "−10%", "−10~%"]), (12.5, 12.5, ["1,250%", "1.250%", "1.250~%"]),
      (0.2, 0.3, ["20 to 30%", "20 tot 30%", "20 til 30~%"]),
      (0.201, 0.203_7, ["about 20%", "ongeveer 20%", "cirka 20~%"]),
      (0.201_2, 0.203_7, ["about 20%", "ongeveer 20%", "cirka 20~%"]),
      (0, 0.035, ["0 to 3.5%", "0 tot 3,5%", "0 til 3,5~%"]),
      (0.2, .infinity, ["at least 20%", "minstens 20%", "mindst 20~%"]),
      (-.infinity, 0.2, ["at most 20%", "hoogstens 20%", "højst 20~%"]),
      (.nan, .nan, ["unknown", "onbekend", "ukendt"]),
    ] as [(Double, Double, [String])])
  func shares(_ low: Double, _ high: Double, _ expected: [String]) {
    #expect(words(.share(Share(low: low, high: high))) == expected)
  }

  @Test("shares of one message that differ are told apart")
  func sharesApart() {
    let message = Message("{0}, where {1} is the most", .share(Share(0.203_7)), .share(Share(0.2)))
    #expect(message.text(in: .english) == "20.4%, where 20% is the most")
    let close = Message("{0}, where {1} is the most", .share(Share(0.200_04)), .share(Share(0.2)))
    #expect(close.text(in: .danish) == "20,004\u{A0}%, where 20\u{A0}% is the most")
    let alike = Message("{0} and {1}", .share(Share(0.203_7)), .share(Share(0.203_7)))
    #expect(alike.text(in: .english) == "20% and 20%")
  }

  @Test(
    "lengths of time read in the largest unit that fits",
    arguments: [
      (0, 0, ["0 days", "0 dagen", "0 dage"]), (1, 1, ["1 day", "1 dag", "1 dag"]),
      (3, 3, ["3 days", "3 dagen", "3 dage"]), (7, 7, ["1 week", "1 week", "1 uge"]),
      (10, 10, ["10 days", "10 dagen", "10 dage"]), (14, 14, ["2 weeks", "2 weken", "2 uger"]),
      (45, 45, ["about 6 weeks", "ongeveer 6 weken", "cirka 6 uger"]), (42, 42, ["6 weeks", "6 weken", "6 uger"]),
      (150, 150, ["about 5 months", "ongeveer 5 maanden", "cirka 5 måneder"]),
      (365, 365, ["about 1 year", "ongeveer 1 jaar", "cirka 1 år"]),
      (550, 550, ["about 18 months", "ongeveer 18 maanden", "cirka 18 måneder"]),
      (730, 730, ["about 2 years", "ongeveer 2 jaar", "cirka 2 år"]),
      (1_280, 1_280, ["about 3½ years", "ongeveer 3½ jaar", "cirka 3½ år"]),
      (-3, -3, ["minus 3 days", "min 3 dagen", "minus 3 dage"]),
      (-150, -150, ["minus about 5 months", "min ongeveer 5 maanden", "minus cirka 5 måneder"]),
      (28, 56, ["4 to 8 weeks", "4 tot 8 weken", "4 til 8 uger"]),
      (28, 31, ["1 month", "1 maand", "1 måned"]), (89, 92, ["3 months", "3 maanden", "3 måneder"]),
      (365, 366, ["1 year", "1 jaar", "1 år"]), (12, 14, ["12 to 14 days", "12 tot 14 dagen", "12 til 14 dage"]),
      (0, 5, ["0 to 5 days", "0 tot 5 dagen", "0 til 5 dage"]),
      (-3, 5, ["minus 3 to 5 days", "min 3 tot 5 dagen", "minus 3 til 5 dage"]),
      (-8, -5, ["minus 5 to 8 days", "min 5 tot 8 dagen", "minus 5 til 8 dage"]),
      (40, 60, ["about 6 to 9 weeks", "ongeveer 6 tot 9 weken", "cirka 6 til 9 uger"]),
      (120, 210, ["about 4 to 7 months", "ongeveer 4 tot 7 maanden", "cirka 4 til 7 måneder"]),
      (
        3, 120,
        ["3 days to about 4 months", "3 dagen tot ongeveer 4 maanden", "3 dage til cirka 4 måneder"]
      ),
      (0, 56, ["0 to 8 weeks", "0 tot 8 weken", "0 til 8 uger"]),
      (
        -30, 2,
        ["minus about 4 weeks to 2 days", "min ongeveer 4 weken tot 2 dagen", "minus cirka 4 uger til 2 dage"]
      ),
      (150, 152, ["about 5 months", "ongeveer 5 maanden", "cirka 5 måneder"]),
    ] as [(Int, Int, [String])])
  func spans(_ low: Int, _ high: Int, _ expected: [String]) {
    #expect(words(.span(Span(low: low, high: high))) == expected)
  }

  @Test("a length in words is off by half a unit at most, and says so where it is off at all")
  func spansAreClose() throws {
    let lengths = ["day": 1.0, "week": 7, "month": 30.436_875, "year": 365.242_5]
    for days in 1...4_000 {
      let text = Argument.span(Span(days: days)).text(in: .english)
      var words = text.split(separator: " ").map(String.init)
      let isAbout = words.first == "about"
      if isAbout { words.removeFirst() }
      let half = words[0].hasSuffix("½") ? 0.5 : 0
      let count = try #require(Double(words[0].filter { $0 != "½" })) + half
      let unit = words[1].hasSuffix("s") ? String(words[1].dropLast()) : words[1]
      let length = try #require(lengths[unit])
      let error = abs(count * length - Double(days))
      if error > length / 2 || isAbout != (error > 0) || (count == 1) != (unit == words[1]) {
        Issue.record("\(days) days read as \(text)")
      }
    }
  }

  @Test("lengths beyond the calendar read as what they stop at", arguments: [Int.min, .max])
  func extremes(_ days: Int) {
    let expected = "about 27,379 years"
    #expect(Argument.span(Span(days: days)).text(in: .english) == (days < 0 ? "minus " : "") + expected)
  }

  @Test(
    "numbers have the language's separators and no idle zeros",
    arguments: [
      (1_234.5, ["1,234.5", "1.234,5", "1.234,5"]), (1_000_000, ["1,000,000", "1.000.000", "1.000.000"]),
      (42, ["42", "42", "42"]), (0, ["0", "0", "0"]), (-0.0, ["0", "0", "0"]),
      (-1_234, ["−1,234", "−1.234", "−1.234"]),
      (0.333_333, ["0.33", "0,33", "0,33"]), (0.004_56, ["0.0046", "0,0046", "0,0046"]),
      (999.999, ["1,000", "1.000", "1.000"]),
      (2.999_9, ["3", "3", "3"]), (.nan, ["unknown", "onbekend", "ukendt"]), (-.infinity, ["−∞", "−∞", "−∞"]),
      (123_456_789_012_345, ["123,456,789,012,345", "123.456.789.012.345", "123.456.789.012.345"]),
      (1e300, ["1e+300", "1e+300", "1e+300"]), (1e-300, ["0", "0", "0"]), (100, ["100", "100", "100"]),
    ] as [(Double, [String])])
  func numbers(_ number: Double, _ expected: [String]) {
    #expect(words(.number(number)) == expected)
  }

  @Test(
    "amounts of money put the currency where the language does",
    arguments: [
      (42_000, "EUR", .one, ["EUR 42,000", "EUR 42.000", "42.000 EUR"]),
      (42, "EUR", .thousand, ["EUR 42,000", "EUR 42.000", "42.000 EUR"]),
      (1.2, "DKK", .million, ["DKK 1.2 million", "DKK 1,2 miljoen", "1,2 millioner DKK"]),
      (1, "DKK", .million, ["DKK 1 million", "DKK 1 miljoen", "1 million DKK"]),
      (1_234.5, "EUR", .one, ["EUR 1,234.50", "EUR 1.234,50", "1.234,50 EUR"]),
      (42_000, nil, .one, ["42,000", "42.000", "42.000"]),
      (42, "", .thousand, ["42,000", "42.000", "42.000"]),
      (42, "€", .one, ["€42", "€ 42", "42 €"]), (-500, "EUR", .one, ["EUR −500", "EUR −500", "−500 EUR"]),
      (5, "E\u{1B}R", .one, ["E\u{FFFD}R 5", "E\u{FFFD}R 5", "5 E\u{FFFD}R"]),
    ] as [(Double, String?, Argument.MoneyUnit, [String])])
  func money(_ amount: Double, _ currency: String?, _ unit: Argument.MoneyUnit, _ expected: [String]) {
    #expect(words(.money(amount, currency: currency, unit: unit)) == expected)
  }

  @Test("texts from a plan stand in the language's quotation marks, and lists end in its own word")
  func quotesAndLists() {
    #expect(words(.quoted("a\nb")) == ["“a b”", "‘a b’", "»a b«"])
    #expect(words(.list([])) == ["", "", ""])
    #expect(words(.list(["A"])) == ["A", "A", "A"])
    #expect(words(.list(["A", "B"])) == ["A and B", "A en B", "A og B"])
    #expect(words(.list(["A", "B", "C"])) == ["A, B and C", "A, B en C", "A, B og C"])
    #expect(words(.choices(["A", "B"])) == ["“A” or “B”", "‘A’ of ‘B’", "»A« eller »B«"])
  }

  @Test("counts take the form of the noun that the number asks for")
  func counts() {
    let week = Localized(
      Argument.Noun(one: "week", many: "weeks"), nl: Argument.Noun(one: "week", many: "weken"),
      da: Argument.Noun(one: "uge", many: "uger"))
    #expect(words(.count(1, week)) == ["1 week", "1 week", "1 uge"])
    #expect(words(.count(0, week)) == ["0 weeks", "0 weken", "0 uger"])
    #expect(words(.count(1_200, week)) == ["1,200 weeks", "1.200 weken", "1.200 uger"])
  }
}
