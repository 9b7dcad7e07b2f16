import TestSupport

/// One line of `--format concise`.
struct ConciseFinding: Equatable {
  var path: String
  var line: Int
  var column: Int
  var severity: String
  var message: String
  var code: String
  var name: String

  init?(_ text: Substring) {
    guard
      let match = text.wholeMatch(
        of: /(.+?):(\d+):(\d+): (error|warning|note|info): (.+) \[([A-Z]+\d+) ([a-z0-9-]+)\]/),
      let line = Int(match.2), let column = Int(match.3)
    else { return nil }
    self.line = line
    self.column = column
    path = String(match.1)
    severity = String(match.4)
    message = String(match.5)
    code = String(match.6)
    name = String(match.7)
  }
}

extension CommandRun {
  /// The findings of a run with `--format concise`.
  var findings: [ConciseFinding] { output.split(separator: "\n").compactMap { ConciseFinding($0) } }
}
