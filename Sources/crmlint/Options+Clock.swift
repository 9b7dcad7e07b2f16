internal import ArgumentParser
internal import PlanCalendar

/// The day that a run takes for today. Without it nothing reads the clock, and the run gives the same for ever.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day to judge as of, such as 2026-03-14, or today. Only with it do rules that read the clock run.",
      valueName: "day"),
    transform: ClockOptions.day)
  var days: [Day] = []

  /// The day asked for.
  var asOf: Day? { days.first }

  func validate() throws {
    guard let other = days.first(where: { $0 != days.first }), let first = days.first else { return }
    throw ValidationError("--as-of is given twice, with \(first.text) and \(other.text); a run has one day")
  }

  private static func day(_ text: String) throws -> Day {
    if text == "today" {
      if let today = Terminal.today { return today }
      throw ValidationError("the system's clock gives no date; write the day, such as 2026-03-14")
    }
    var nearest: String?
    do throws(CalendarProblem) {
      let date = try PlanDate(parsing: text)
      if date.isExact { return date.first }
    } catch {
      if let suggestion = error.suggestions.first { nearest = suggestion }
    }
    let hint = nearest.map { "; did you mean \($0)?" } ?? "."
    throw ValidationError("a day is written 2026-03-14, or as the word today" + hint)
  }
}
