/// The table mutation → findings as text that people read in a diff: a line for each mutation, by section, in file order.
/// What no rule notices shares a line over the items of a list, with its number; damage to the form shares one over the
/// plan, at the end.
package struct Table: Sendable {
  package private(set) var lines: [String] = []

  /// The table of `rows`, under a heading that names the plan.
  package init(_ rows: [Row], of plan: String) {
    let counts = Dictionary(grouping: rows, by: \.notice).mapValues { $0.reduce(0) { $0 + $1.count } }
    let total = counts.values.reduce(0, +)
    lines = [
      "# What the rules say of every small damage to \(plan):",
      "# what is damaged, how → code and severity of each finding, and how many lines it stands from the damage.",
      "# \(total) damages: \(counts[.one] ?? 0) noticed, \(counts[.several] ?? 0) by more than one finding, "
        + "\(counts[.unnoticed] ?? 0) unnoticed.",
    ]
    var section: String?
    var position: [String: Int] = [:]
    var entries: [(text: String, reason: String?, count: Int)] = []
    func flush() {
      for entry in entries {
        let (head, tail) = Self.halves(entry.text)
        lines.append(
          head + (entry.count > 1 ? " ×\(entry.count)" : "") + " → " + tail + (entry.reason.map { "  # \($0)" } ?? ""))
      }
      entries = []
      position = [:]
    }
    for row in rows.filter({ !$0.isFormal }) + rows.filter(\.isFormal) {
      let name = row.isFormal ? "form" : row.section
      if name != section {
        flush()
        section = name
        lines += ["", "## \(name)"]
      }
      let text = Self.joined(row)
      let key = text + "\u{0}" + (row.reason ?? "")
      if row.isShared, let known = position[key] {
        entries[known].count += row.count
      } else {
        position[key] = entries.count
        entries.append((text, row.reason, row.isShared ? row.count : 1))
      }
    }
    flush()
  }

  /// A table that was kept.
  package init(text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    if lines.last == "" { lines.removeLast() }
  }

  package var text: String { lines.map { $0 + "\n" }.joined() }

  private static func joined(_ row: Row) -> String { row.head + "\u{1}" + row.findings }

  private static func halves(_ text: String) -> (Substring, Substring) {
    let parts = text.split(separator: "\u{1}", maxSplits: 1)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }

  /// The lines that only `other` has, with `-`, and those that only this table has, with `+`, under their sections.
  package func changes(from other: Table) -> [String] {
    var result: [String] = []
    let old = other.sections
    let new = sections
    for name in (old.order + new.order.filter { old.lines[$0] == nil }) {
      let (before, after) = (old.lines[name] ?? [], new.lines[name] ?? [])
      guard before != after else { continue }
      let (was, now) = (Set(before), Set(after))
      var changed = before.filter { !now.contains($0) }.map { "- " + $0 }
      changed += after.filter { !was.contains($0) }.map { "+ " + $0 }
      if changed.isEmpty { changed = ["  (the same lines in another order or number)"] }
      result += [name] + changed
    }
    return result
  }

  private var sections: (order: [String], lines: [String: [String]]) {
    var order: [String] = []
    var result: [String: [String]] = [:]
    var name = "#"
    for line in lines where !line.isEmpty {
      if line.hasPrefix("## ") { name = line }
      if result[name] == nil { order.append(name) }
      result[name, default: []] += line.hasPrefix("## ") ? [] : [line]
    }
    return (order, result)
  }

  /// Those of `rows` of which the table has no line that says the same, whatever its number and reason.
  package func disagreements(with rows: [Row]) -> [Row] {
    let known = Set(lines.map(Self.withoutNumberAndReason))
    return rows.filter { !known.contains($0.head + " → " + $0.findings) }
  }

  private static func withoutNumberAndReason(_ line: String) -> String {
    let body = line.firstRange(of: "  # ").map { String(line[..<$0.lowerBound]) } ?? line
    guard let arrow = body.firstRange(of: " → "), let times = body[..<arrow.lowerBound].lastIndex(of: "×") else {
      return body
    }
    return String(body[..<times].dropLast()) + body[arrow.lowerBound...]
  }
}
