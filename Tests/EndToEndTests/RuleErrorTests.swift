import Foundation
import TestSupport
import Testing

/// What a rule's author sees: each mistake in an expression, shown in the file that it stands in. The cases are in
/// `rule-errors/*.txt`; `rule-errors/README.md` says how one is added.
@Suite("Mistakes in rules")
struct RuleErrorTests {
  static let folder = "Tests/EndToEndTests/rule-errors"
  static let files = Repository.files(below: folder).filter { $0.hasSuffix(".txt") }

  @Test("each mistake is shown where it stands, word for word", arguments: files)
  func asKept(_ file: String) throws {
    let path = "\(Self.folder)/\(file)"
    var cases = RuleErrorCases(try Repository.text(path))
    let actual = try cases.shown()
    if ProcessInfo.processInfo.environment["CRMLINT_RECORD"] == "1" {
      for (index, text) in actual.enumerated() { cases.entries[index].shown = text }
      try Data(cases.text.utf8).write(to: URL(fileURLWithPath: Repository.path(path)))
      Issue.record("recorded \(file); run again without CRMLINT_RECORD")
      return
    }
    #expect(!cases.entries.isEmpty)
    for (entry, text) in zip(cases.entries, actual) {
      #expect(!text.isEmpty, "\(file): \(entry.title): nothing is wrong with this")
      #expect(text == entry.shown, "\(file): \(entry.title)")
    }
    #expect(cases.text == (try Repository.text(path)), "\(file) is not in the form of such files")
  }

  /// Folders of Sources whose messages must all appear.
  static let covered = ["CEL/Syntax", "CEL/Check", "CEL/Library"]

  /// Messages that no file of a pack can bring about, and why.
  static let beyondPacks: [String: String] = [
    "two parameters of {0} have the same name": "YAML has no two keys of one name",
    "the file of time zone {0} on this machine can't be read": "that is up to the machine",
    "this machine has no time zone database (TZDIR, /usr/share/zoneinfo), so {0} can't be looked up; ": "the same",
    "a distance from UTC such as +01:00 needs none": "the same",
    "this is nested too deeply to be written": "no expression nests as deeply",
    "values of type {0} are no numbers": "the check or the call refuses them first",
    "this definition has a mistake": "a pack with a mistake judges nothing",
  ]

  @Test("every message of the expression language is shown by a case", arguments: covered)
  func complete(_ folder: String) throws {
    let shown = try Self.files.map { try RuleErrorCases(Repository.text("\(Self.folder)/\($0)")) }
      .flatMap(\.entries).map { RuleErrorCases.unwrapped($0.shown) }.joined(separator: "\n")
    var found = 0
    for file in Repository.files(below: "Sources/\(folder)") where file.hasSuffix(".swift") {
      for template in MessageTemplates.all(in: try Repository.text("Sources/\(folder)/\(file)")) {
        found += 1
        let isShown = shown.contains(MessageTemplates.pattern(template)) || Self.beyondPacks[template] != nil
        #expect(isShown, "\(file): no case shows '\(template)'")
      }
    }
    #expect(found > 10)
  }
}

/// The cases of one file.
struct RuleErrorCases {
  struct Entry {
    var title: String
    var source: String
    var shown: String
  }

  /// What stands before the first case.
  var preamble: String
  var entries: [Entry] = []

  init(_ text: String) {
    let parts = text.split(separator: "=== ", omittingEmptySubsequences: false)
    var pieces: [String] = []
    // A title begins a line; `=== ` elsewhere is text.
    for part in parts {
      if pieces.isEmpty || pieces[pieces.count - 1].hasSuffix("\n") || pieces[pieces.count - 1].isEmpty {
        pieces.append(String(part))
      } else {
        pieces[pieces.count - 1] += "=== " + part
      }
    }
    preamble = pieces.first ?? ""
    for piece in pieces.dropFirst() {
      let end = piece.firstIndex(of: "\n") ?? piece.endIndex
      let halves = piece[end...].dropFirst().split(
        separator: "---\n", maxSplits: 1, omittingEmptySubsequences: false)
      entries.append(
        Entry(
          title: String(piece[..<end]), source: String(halves.first ?? "").trimmed + "\n",
          shown: halves.count > 1 ? String(halves[1]).trimmed : ""))
    }
  }

  /// The file.
  var text: String {
    preamble + entries.map { "=== \($0.title)\n\($0.source)---\n\($0.shown)\n" }.joined(separator: "\n")
  }

  /// What crmlint shows of each case, one run for all whose rules can stand in one pack.
  func shown() throws -> [String] {
    var result = Array(repeating: "", count: entries.count)
    var together: [Int] = []
    for (index, entry) in entries.enumerated() {
      if entry.title.hasSuffix("[pack]") {
        result[index] = try run([index]).values.joined(separator: "\n\n")
      } else {
        together.append(index)
      }
    }
    for (index, text) in try run(together) { result[index] = text }
    return result
  }

  private func run(_ indices: [Int]) throws -> [Int: String] {
    guard let first = indices.first else { return [:] }
    let folder = try TemporaryFolder()
    for name in ["pack.yaml", "plan.schema.yaml"] {
      try folder.write(try Repository.text("\(RuleErrorTests.folder)/pack/\(name)"), to: "rules/\(name)")
    }
    try folder.write(try Repository.text("\(RuleErrorTests.folder)/pack/plan.yaml"), to: "plan.yaml")
    for index in indices {
      let entry = entries[index]
      if entry.title.hasSuffix("[pack]") {
        let pack = try Repository.text("\(RuleErrorTests.folder)/pack/pack.yaml")
        let end = pack.firstRange(of: "functions:")?.lowerBound ?? pack.endIndex
        try folder.write(pack[..<end] + entry.source, to: "rules/pack.yaml")
        continue
      }
      let text = Self.expanded(entry.source) + Self.rest(of: entry.source, index)
      try folder.write(
        entry.title.hasSuffix("[crlf]") ? text.replacing("\n", with: "\r\n") : text,
        to: "rules/cases/\(Self.name(index))/rule.yaml")
    }
    let run = try CommandRun.crmlint(
      ["check", "--fail-on", "never", "--rules", "rules", "plan.yaml"], in: folder.path)
    #expect(run.signal == nil && !run.isTimedOut)
    var result: [Int: String] = [:]
    for block in Self.blocks(of: run.errors + run.output) {
      var text = block
      var owner = first
      for index in indices where text.contains("rules/cases/\(Self.name(index))/") {
        owner = index
        text = text.replacing("rules/cases/\(Self.name(index))/", with: "")
          .replacing("\(Self.code(index)) \(Self.name(index))", with: "X001")
      }
      result[owner] = result[owner].map { "\($0)\n\n\(text)" } ?? text
    }
    return result
  }

  /// The source with `<<300 × text>>` written out.
  private static func expanded(_ source: String) -> String {
    source.replacing(/<<(\d+) × (.*?)>>/) { String(repeating: String($0.2), count: Int($0.1) ?? 0) }
  }

  // Names of one length, so that lines break at the same words wherever a case stands in its file.
  private static func name(_ index: Int) -> String { "case-\(1000 + index)" }
  private static func code(_ index: Int) -> String { "X\(1000 + index)" }

  /// The keys that a rule needs beside those of the case.
  private static func rest(of source: String, _ index: Int) -> String {
    let keys = [
      ("code", code(index)), ("name", name(index)), ("severity", "minor"), ("at", "plan.beds"), ("require", "true"),
      ("title", "{en: A mistake}"), ("message", "{en: There is one}"), ("advice", "{en: Mend it}"),
      ("why", "{en: It is one}"),
    ]
    let lines = source.split(separator: "\n")
    return keys.filter { key in !lines.contains { $0.hasPrefix("\(key.0):") } }
      .map { "\($0): \($1)\n" }.joined()
  }

  /// The errors in the output, each from its headline to the blank line behind its last part.
  private static func blocks(of output: String) -> [String] {
    var blocks: [[Substring]] = []
    var isInside = false
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains(/^[a-z]+\[[A-Z0-9]+\s/) {
        isInside = true
        blocks.append([])
      } else if let first = line.first, !first.isWhitespace, !first.isNumber, first != "…" {
        isInside = false
      }
      if isInside { blocks[blocks.count - 1].append(line) }
    }
    return blocks.map { $0.joined(separator: "\n").trimmed }
  }

  /// What is shown, with the lines of each message joined.
  static func unwrapped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("    ") ? " " + line.drop { $0 == " " } : "\n" + line
    }.joined()
  }
}

extension String {
  /// Without blank lines at either end.
  fileprivate var trimmed: String { trimmingCharacters(in: .newlines) }
}

/// The texts of messages, found in Swift sources.
enum MessageTemplates {
  /// The literals in the first argument of each `Message(…)`; a conditional has two.
  static func all(in source: String) -> [String] {
    let code = Array(source.unicodeScalars)
    let start = Array("Message(".unicodeScalars)
    var result: [String] = []
    var index = 0
    while index + start.count < code.count {
      guard code[index..<(index + start.count)].elementsEqual(start) else {
        index += 1
        continue
      }
      index += start.count
      var depth = 0
      while index < code.count {
        let scalar = code[index]
        if scalar == "\"" {
          result.append(literal(code, &index))
          continue
        }
        if scalar == "," && depth == 0 || scalar == ")" && depth == 0 { break }
        if scalar == "(" { depth += 1 }
        if scalar == ")" { depth -= 1 }
        index += 1
      }
    }
    return result
  }

  private static func literal(_ code: [Unicode.Scalar], _ index: inout Int) -> String {
    var text = String.UnicodeScalarView()
    index += 1
    while index < code.count, code[index] != "\"" {
      if code[index] == "\\" { index += 1 }
      if index < code.count { text.append(code[index]) }
      index += 1
    }
    index += 1
    return String(text)
  }

  /// The texts that a template makes: anything for a placeholder, as much white space as there is.
  static func pattern(_ template: String) -> Regex<AnyRegexOutput> {
    var pattern = ""
    var rest = template[...]
    while let next = rest.first {
      if next == "{", let end = rest.firstIndex(of: "}") {
        pattern += "[^\\n]+?"
        rest = rest[rest.index(after: end)...]
      } else {
        pattern += next == " " ? "\\s+" : NSRegularExpression.escapedPattern(for: String(next))
        rest = rest.dropFirst()
      }
    }
    return (try? Regex("(?m)(?:\\]: |help: |evaluated:\\s+)" + pattern + "$")) ?? Regex(/(?!)/)
  }
}
