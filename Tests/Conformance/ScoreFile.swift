/// The committed list of the cases that fail, each with the reason why.
///
/// A line is `suite id -- reason`; empty lines and those that begin with `#` say nothing.
package struct ScoreFile: Sendable {
  package struct Entry: Sendable, Hashable {
    package var suite: String
    package var id: String
    package var reason: String
  }

  package private(set) var entries: [Entry] = []
  /// The lines that are no such entry, with their numbers from 1.
  package private(set) var problems: [String] = []

  package init(_ text: String = "") {
    var seen: Set<String> = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let entry = Self.entry(line) else {
        problems.append("line \(index + 1) is not 'suite id -- reason'")
        continue
      }
      if !seen.insert(entry.suite + " " + entry.id).inserted { problems.append("line \(index + 1) lists a case again") }
      entries.append(entry)
    }
  }

  private static func entry(_ line: Substring) -> Entry? {
    guard let space = line.firstIndex(of: " "), let dashes = line.ranges(of: " -- ").last,
      line.index(after: space) <= dashes.lowerBound
    else { return nil }
    let entry = Entry(
      suite: String(line[..<space]), id: String(line[line.index(after: space)..<dashes.lowerBound]),
      reason: String(line[dashes.upperBound...]))
    return entry.id.isEmpty || entry.reason.allSatisfy(\.isWhitespace) ? nil : entry
  }

  /// Why a case is known to fail; nil where it is not listed.
  package func reason(_ suite: String, _ id: String) -> String? {
    entries.first { $0.suite == suite && $0.id == id }?.reason
  }

  /// A list's text without the lines of cases that pass.
  package static func pruned(_ text: String, of passed: [(suite: String, id: String)]) -> String {
    let passed = Set(passed.map { $0.suite + " " + $0.id })
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      line.hasPrefix("#") || entry(line).map { !passed.contains($0.suite + " " + $0.id) } ?? true
    }.joined(separator: "\n")
  }

  /// What the list and a run disagree on, in sentences: failures that are not listed, and listed cases that pass. A listed
  /// case that the run did not have is no matter.
  package func disagreements(with outcomes: [Outcome], of suite: String) -> [String] {
    let listed = Set(entries.filter { $0.suite == suite }.map(\.id))
    return outcomes.compactMap { outcome in
      switch (outcome.failure, listed.contains(outcome.id)) {
      case (let failure?, false): "\(suite) \(outcome.id) fails and is not listed: \(failure)"
      case (nil, true): "\(suite) \(outcome.id) is listed and passes"
      default: nil
      }
    }
  }
}
