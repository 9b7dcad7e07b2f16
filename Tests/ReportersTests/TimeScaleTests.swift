import Diagnostics
import PlanCalendar
import Testing

@testable import Reporters

@Suite("The scale of a timeline")
struct TimeScaleTests {
  private func scale(_ first: String, _ last: String, columns: Int = 60) throws -> TimeScale {
    let (first, last) = (try PlanDate(parsing: first).first, try PlanDate(parsing: last).last)
    return TimeScale(first...last, columns: columns)
  }

  @Test("six weeks are ruled in weeks, under their months")
  func weeks() throws {
    let ruler = try scale("2026-10-05", "2026-11-15").ruler(in: .english)
    #expect(ruler.upper == "Oct 2026                              Nov 2026")
    #expect(ruler.lower == "5         12        19        26        2         9")
  }

  @Test(
    "the ruler has the finest unit that fits, under the one above it",
    arguments: [
      ("2026", "2026", "2026", "Jan  Feb Mar  Apr  May  Jun Jul  Aug  Sep  Oct Nov  Dec"),
      ("2026", "2027", "2026                          2027", "J  F J"),
      ("2026", "2029", "2026          2027           2028            2029", "Q1 Q2"),
      ("2020", "2040", "", "2020"),
      ("0001", "9999", "", "1     1000"),
    ])
  func units(_ first: String, _ last: String, _ upper: String, _ lower: String) throws {
    let ruler = try scale(first, last).ruler(in: .english)
    #expect(ruler.upper.hasPrefix(upper) && ruler.upper.isEmpty == upper.isEmpty, "\(ruler.upper)")
    let words = lower.split(separator: " ")
    #expect(ruler.lower.split(separator: " ").starts(with: words.prefix(2)) || ruler.lower.hasPrefix(lower), "\(ruler)")
    #expect(DisplayWidth.of(ruler.lower) <= 60)
  }

  @Test("months are named in the reader's language")
  func languages() throws {
    let scale = try scale("2026", "2026")
    #expect(scale.ruler(in: .dutch).lower.contains("mrt") && scale.ruler(in: .danish).lower.contains("okt"))
  }

  @Test("labels never touch, whatever the span and the width")
  func apart() throws {
    for days in [1, 10, 28, 42, 60, 90, 150, 365, 500, 730, 1_100, 1_461, 4_000, 40_000, 3_652_058] {
      for columns in [1, 2, 8, 20, 53, 100, 200] {
        for start in ["2026-01-28", "0001-01-01", "2025-12-31"] {
          let first = try PlanDate(parsing: start).first
          let ruler = TimeScale(first...first.adding(days: days), columns: columns).ruler(in: .danish)
          for line in [ruler.upper, ruler.lower] {
            #expect(DisplayWidth.of(line) <= columns)
            // Two that touched would make one word of letters and figures that is longer than any label.
            for word in line.split(separator: " ") { #expect(word.count <= 4, "\(line)") }
          }
        }
      }
    }
  }

  @Test("the first day is in the first column and the last day in the last one")
  func columns() throws {
    let scale = try scale("2026-01-01", "2026-12-31", columns: 52)
    #expect(scale.column(of: scale.first) == 0 && scale.column(of: scale.last) == 51)
    // Day 182 of 365, counted from 0, is just short of the middle.
    #expect(
      scale.column(of: scale.first.adding(days: 182)) == 25 && scale.column(of: scale.first.adding(days: 183)) == 26)
    // What lies outside is at the nearer end, and on none of the columns.
    #expect(scale.column(of: .latest) == 51 && scale.column(of: .earliest) == 0)
    #expect(scale.columns(from: .earliest, through: scale.first.adding(days: -1)) == nil)
    #expect(scale.columns(from: .earliest, through: .latest) == 0...51)
    #expect(scale.columns(from: scale.last, through: scale.first) == nil)
  }

  @Test("a single day still has a scale")
  func single() throws {
    let scale = try scale("2026-03-02", "2026-03-02")
    #expect(scale.last > scale.first && !scale.ruler(in: .english).lower.isEmpty)
  }

  @Test("names are cut by the columns they take, with a sign that they were")
  func cut() {
    #expect(Columns.cut("Salg", to: 4, ellipsis: "…") == "Salg")
    #expect(Columns.cut("Salget", to: 4, ellipsis: "…") == "Sal…")
    #expect(Columns.cut("日本語です", to: 6, ellipsis: "…") == "日本…")
    #expect(Columns.cut("Sales of all", to: 7, ellipsis: "…") == "Sales…")
    #expect(Columns.cut("Sales", to: 2, ellipsis: "...") == "..")
    #expect(Columns.cut("Sales", to: 0, ellipsis: "…").isEmpty)
  }
}
