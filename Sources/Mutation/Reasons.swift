/// Why a mutation may go unnoticed, or be noticed by several findings: a file of patterns.
///
/// A line is `ROUTES  DAMAGES  REASON`, the columns parted by two spaces or more, under a heading `unnoticed:` or
/// `several:`. Routes and damages are parted by ` | `. In a route `*` stands for anything within one part, `**` for
/// anything at all; `*` alone stands for every damage. The first line that fits counts. A reason `awaits CODE …` is
/// out of date as soon as there is such a rule.
package struct Reasons: Sendable {
  package struct Pattern: Sendable {
    var line: Int
    var notice: Row.Notice
    var routes: [String]
    var damages: Set<Damage>
    package var reason: String
    /// Codes of rules that are to come.
    var awaited: [String] = []
  }

  /// Something wrong with the file itself, with the line it is on.
  package struct Problem: Sendable {
    package var line: Int
    package var text: String
  }

  package private(set) var patterns: [Pattern] = []
  package private(set) var problems: [Problem] = []

  package init(text: String) {
    var notice: Row.Notice?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let content = line.drop { $0 == " " }
      if content.isEmpty || content.hasPrefix("#") { continue }
      if content == "unnoticed:" {
        notice = .unnoticed
      } else if content == "several:" {
        notice = .several
      } else {
        read(content, index + 1, notice)
      }
    }
  }

  private mutating func read(_ content: Substring, _ line: Int, _ notice: Row.Notice?) {
    guard let notice else {
      problems.append(Problem(line: line, text: "a heading comes first: 'unnoticed:' or 'several:'"))
      return
    }
    let columns = content.split(separator: "  ", maxSplits: 2).map { column in
      String(column.drop { $0 == " " })
    }
    guard columns.count == 3, columns.allSatisfy({ !$0.isEmpty }) else {
      problems.append(
        Problem(line: line, text: "a line is 'ROUTES  DAMAGES  REASON', with two spaces or more between the columns"))
      return
    }
    var damages: Set<Damage> = []
    for name in columns[1].split(separator: " | ").map({ $0.filter { $0 != " " } }) {
      if name == "*" {
        damages = Set(Damage.allCases)
      } else if let damage = Damage(rawValue: name) {
        damages.insert(damage)
      } else {
        let all = Damage.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(Problem(line: line, text: "'\(name)' is no damage; there are \(all)"))
        return
      }
    }
    var pattern = Pattern(
      line: line, notice: notice,
      routes: columns[0].split(separator: " | ").map { $0.filter { $0 != " " } }, damages: damages, reason: columns[2])
    if columns[2].hasPrefix("awaits ") {
      let codes = columns[2].dropFirst("awaits ".count).prefix { $0 != ":" }
      pattern.awaited = codes.split { $0 == " " || $0 == "," }.map(String.init)
    }
    patterns.append(pattern)
  }

  /// Gives each row its reason, and says which patterns no row needs any more.
  ///
  /// - Parameter codes: those of the rules that there are.
  package func apply(to rows: inout [Row], codes: Set<String>) -> [Problem] {
    var isUsed = [Bool](repeating: false, count: patterns.count)
    for index in rows.indices {
      let row = rows[index]
      guard row.notice != .one else { continue }
      let found = patterns.firstIndex { pattern in
        pattern.notice == row.notice && pattern.damages.contains(row.damage)
          && pattern.routes.contains { Self.fits($0, row.route) }
      }
      if let found {
        isUsed[found] = true
        rows[index].reason = patterns[found].reason
      }
    }
    var stale: [Problem] = []
    for (pattern, isUsed) in zip(patterns, isUsed) {
      let arrived = pattern.awaited.filter(codes.contains)
      if !arrived.isEmpty {
        stale.append(
          Problem(
            line: pattern.line,
            text: "\(arrived.joined(separator: ", ")) is awaited here, and the rules have it: take it out"))
      } else if !isUsed {
        let what = pattern.notice == .unnoticed ? "goes unnoticed" : "is noticed by several findings"
        stale.append(
          Problem(line: pattern.line, text: "nothing that fits this \(what) any more, or an earlier line speaks of it"))
      }
    }
    return stale
  }

  /// What to say of the rows that need a reason and have none; once for its like in all the items of a list.
  package static func missing(in rows: [Row]) -> [String] {
    var seen: Set<String> = []
    return rows.filter { $0.notice != .one && $0.reason == nil }.compactMap { row in
      let what = row.notice == .unnoticed ? "no rule notices it" : "several findings follow from it"
      let text = "\(row.pattern)  \(row.damage.rawValue): no reason why \(what)"
      return seen.insert(text).inserted ? text : nil
    }
  }

  /// Whether a route is of the form of a pattern.
  static func fits(_ pattern: String, _ route: String) -> Bool {
    let (pattern, route) = (Array(pattern.utf8), Array(route.utf8))
    let star = UInt8(ascii: "*")
    // By prefix of the pattern, which prefixes of the route it fits; never more work than one length times the other.
    var fitting = [Bool](repeating: false, count: route.count + 1)
    fitting[0] = true
    var index = 0
    while index < pattern.count {
      let isStar = pattern[index] == star
      let isWide = isStar && index + 1 < pattern.count && pattern[index + 1] == star
      var next = [Bool](repeating: false, count: route.count + 1)
      for end in 0...route.count {
        if isStar {
          let mayPass = end > 0 && (isWide || !Array(".[]".utf8).contains(route[end - 1]))
          next[end] = fitting[end] || (mayPass && next[end - 1])
        } else {
          next[end] = end > 0 && fitting[end - 1] && route[end - 1] == pattern[index]
        }
      }
      fitting = next
      index += isWide ? 2 : 1
    }
    return fitting[route.count]
  }
}
