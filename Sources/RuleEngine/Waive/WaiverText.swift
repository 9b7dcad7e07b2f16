internal import Diagnostics
internal import PlanCalendar

/// What a comment says that waives something, or that somebody meant to:
/// `# crmlint: waive RULE, RULE until DATE by NAME: REASON`.
struct WaiverText {
  /// What keeps it from being read, and the words where that shows.
  struct Problem {
    enum Kind {
      /// `crmlint` is written another way, or its colon is missing.
      case opening
      /// The comment begins with other words.
      case notFirst
      /// Neither `waive` nor `waive-file`.
      case keyword(String)
      case noRule
      case unknownRule(String, nearest: String?)
      /// A date without `until` before it.
      case noUntil(date: String)
      case noDate
      case badDate(String, CalendarProblem)
      case noName
      /// `until` or `by` stands there twice.
      case twice(String)
      /// No colon parts the rules from the reason.
      case noColon
      case noReason
      /// The reason is a placeholder.
      case openReason(String)
    }

    var kind: Kind
    var range: ByteRange
  }

  /// A rule as it is named.
  struct RuleWord {
    var named: RuleNames.Named
    var range: ByteRange
  }

  /// Whether the whole file is meant.
  var coversFile = false
  var rules: [RuleWord] = []
  var until: (date: PlanDate, range: ByteRange)?
  var by: String?
  var reason = ""
  /// From `crmlint` to the colon before the reason.
  var heading: ByteRange
  var problem: Problem?

  init(heading: ByteRange) { self.heading = heading }

  /// The line as it is written right, with what could be made out; `reason` stands in for one that is missing.
  func corrected(_ names: RuleNames, reason placeholder: String) -> String {
    var line = "# crmlint: " + (coversFile ? "waive-file" : "waive")
    var listed = rules.map { names.id($0.named).code }
    if case .unknownRule(_, let nearest?) = problem?.kind { listed.append(nearest) }
    line += " " + (listed.isEmpty ? names.example : listed.joined(separator: ", "))
    var end = until?.date.text
    if case .badDate(_, let problem) = problem?.kind { end = problem.suggestions.first ?? "2026-06-01" }
    if case .noDate = problem?.kind { end = "2026-06-01" }
    if case .noUntil(let date) = problem?.kind { end = date }
    if let end { line += " until " + end }
    if let by { line += " by " + by }
    var text = reason
    if case .openReason = problem?.kind { text = "" }
    if text.count > 60 { text = text.prefix(57).trimmingBlanks + "…" }
    return line + ": " + (text.isEmpty ? placeholder : text)
  }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmingBlanks: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part = part.dropFirst() }
    while let last = part.last, last.isWhitespace { part = part.dropLast() }
    return String(part)
  }
}
