import Foundation
import TestSupport

/// A plan as `crmlint init` writes it: which of its lines ask for an answer, and the plan that comes of answers.
struct StarterPlan {
  var text: String
  private var lines: [Substring]

  /// Why there is none.
  struct Failure: Error {
    var reason: String
  }

  init(_ text: String) {
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A finding of a run with `--format json`.
  struct Finding: CustomStringConvertible {
    var code: String
    var line: Int
    var message: String
    /// The gate by which it counts, where it does not count yet.
    var due: String?

    var description: String { "line \(line): \(message) [\(code)\(due.map { ", due by " + $0 } ?? "")]" }
  }

  /// What crmlint says of the plan.
  func findings(_ options: [String] = []) throws -> [Finding] { try Self.findings(of: [self], options)[0] }

  /// What crmlint says of each of several plans, in one run.
  static func findings(of plans: [StarterPlan], _ options: [String] = []) throws -> [[Finding]] {
    let folder = try TemporaryFolder()
    let paths = try plans.enumerated().map { try folder.write($1.text, to: "\($0 + 100).yaml") }
    let run = try CommandRun.crmlint(["check", "--format", "json"] + options + paths)
    guard let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
      let files = root["files"] as? [[String: Any]], files.count == plans.count, run.errors.isEmpty
    else { throw Failure(reason: run.errors + run.output) }
    return files.map { file in
      (file["findings"] as? [[String: Any]] ?? []).map { finding in
        let start = (finding["place"] as? [String: Any])?["start"] as? [String: Any]
        return Finding(
          code: finding["code"] as? String ?? "", line: start?["line"] as? Int ?? 0,
          message: finding["message"] as? String ?? "", due: finding["dueBy"] as? String)
      }
    }
  }

  // MARK: - Questions

  /// Whether a line asks for an answer: its value is open, or an example stands within the section or item around it.
  func asks(at number: Int) -> Bool {
    let index = number - 1
    guard lines.indices.contains(index) else { return false }
    if Self.isOpen(lines[index]) { return true }
    // The top of the plan is where findings point that have no better place: that is no question.
    if number == top { return false }
    // What the page says itself is none either: findings may point at an item's name, and at a section.
    if let match = try? Self.statedKey.firstMatch(in: lines[index]), !["id", "name", "statement"].contains(match.1) {
      return false
    }
    return part(around: index).contains { Self.isOpen(lines[$0]) || Self.isExample(lines[$0]) }
  }

  /// The line that a finding on the plan as a whole points at.
  private var top: Int {
    let index = lines.firstIndex { $0.hasPrefix("project:") } ?? 0
    let name = index + 1
    return lines.indices.contains(name) && !Self.isOpen(lines[name]) ? name + 1 : index + 1
  }

  /// What a line is about: with its own key or item, all that is written deeper.
  private func part(around index: Int) -> Range<Int> {
    var start = index
    // A key of an item: the item as a whole.
    let depth = Self.indent(lines[index])
    if depth > 0, !lines[index].drop(while: { $0 == " " }).hasPrefix("- ") {
      start = lines[..<index].lastIndex { !$0.isEmpty && Self.indent($0) < depth } ?? index
    }
    let own = Self.indent(lines[start])
    let end = lines[(start + 1)...].firstIndex { line in
      !line.isEmpty && !Self.isExample(line) && Self.indent(line) <= own && !line.drop { $0 == " " }.hasPrefix("# ")
    }
    return start..<(end ?? lines.endIndex)
  }

  private static func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

  private static func isOpen(_ line: Substring) -> Bool { (try? openKey.firstMatch(in: line)) != nil }

  private static func isExample(_ line: Substring) -> Bool { (try? example.firstMatch(in: line)) != nil }

  private nonisolated(unsafe) static let openKey = /^( *(?:- )?)(\w+):(?:  #.*)?$/
  private nonisolated(unsafe) static let statedKey = /^ *(?:- )?(\w+): [^ #]/
  private nonisolated(unsafe) static let example = /^( *)#(?! [^ ]|:)(.+)$/

  // MARK: - Answers

  /// What is written behind keys that stand open, by their names; the same in every language.
  static let answers = [
    "name": "Known to all", "customer": "Calder & Rowe", "start": "2026-01-12", "horizon": "2031",
    "firstAttempt": "true",
    "why": "Customers wait for days and get three answers",
    "vision": "Whoever speaks to a customer knows what was promised",
    "statement": "Answer at first contact", "value": "customer", "function": "service", "headcount": "20",
  ]

  /// The plan with every answer given and every example taken, but for what says the opposite of an answer.
  var answered: StarterPlan {
    var result: [String] = []
    var isLeftOut = false
    var releases = 0
    for line in lines {
      // The first attempt has no previous one.
      if line.hasPrefix("  #previousAttempts:") {
        isLeftOut = true
      } else if line.hasPrefix("  language:") {
        isLeftOut = false
      }
      if isLeftOut { continue }
      if let match = try? Self.example.firstMatch(in: line) {
        result.append(String(match.1 + match.2))
      } else if let match = try? Self.openKey.firstMatch(in: line) {
        if match.2 == "goLive" {
          // 24 weeks after the start, then every 14 weeks.
          let day = Date(timeIntervalSince1970: Double(1_768_176_000 + (24 + 14 * releases) * 7 * 86_400))
          result.append("\(match.1)goLive: \(day.formatted(.iso8601.year().month().day()))")
          releases += 1
        } else {
          result.append("\(match.1)\(match.2):" + (Self.answers[String(match.2)].map { " " + $0 } ?? ""))
        }
      } else {
        result.append(String(line))
      }
    }
    return StarterPlan(result.joined(separator: "\n"))
  }
}
