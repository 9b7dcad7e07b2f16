internal import Diagnostics
internal import PlanCalendar

/// Reads a page of a starter: lines of a plan, and between them `#:` with what is done with the lines that follow.
struct StarterParser {
  /// Something that does not fit, with the place of the words in question.
  struct Problem {
    var range: ByteRange
    var text: String
    var advice: String?
  }

  private let source: SourceText
  private let options: [Starter.Option]
  private let gates: [String]
  private(set) var problems: [Problem] = []
  /// The blocks that are open, the innermost last.
  private var open: [Block] = []

  private struct Block {
    enum Kind {
      case page
      case gate(index: Int, isBefore: Bool)
      case each(item: String, list: String)
      /// One that is wrong; its lines are read all the same.
      case wrong
    }

    var kind: Kind
    var range: ByteRange
    var parts: [Starter.Part] = []
  }

  /// The parts of a page, and what is wrong with it.
  static func parse(
    _ source: SourceText, options: [Starter.Option], gates: [String]
  ) -> (parts: [Starter.Part], problems: [Problem]) {
    var parser = StarterParser(source: source, options: options, gates: gates)
    let parts = parser.page()
    return (parts, parser.problems)
  }

  private init(source: SourceText, options: [Starter.Option], gates: [String]) {
    self.source = source
    self.options = options
    self.gates = gates
  }

  private mutating func page() -> [Starter.Part] {
    open = [Block(kind: .page, range: ByteRange(at: 0))]
    var offset = 0
    var number = 1
    var rest = source.bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = Bytes(text: String(decoding: rest[..<end], as: UTF8.self), offset: offset)
      rest = rest[end...].dropFirst()
      offset = rest.startIndex
      read(line, number)
      number += 1
    }
    while open.count > 1, let block = open.popLast() {
      report(block.range, "nothing ends this part of the page", "Write '#: end' behind its last line.")
      open[open.count - 1].parts += block.parts
    }
    return open[0].parts
  }

  /// A piece of the page and where it begins, in bytes.
  private struct Bytes {
    var text: String
    var offset: Int

    var range: ByteRange {
      let blanks = text.utf8.prefix { $0 == 0x20 }.count
      return ByteRange(offset + blanks, offset + max(blanks, text.utf8.count))
    }

    /// The place of a part of the text.
    func range(of part: Substring) -> ByteRange {
      let lower = text.utf8.distance(from: text.startIndex, to: part.startIndex)
      return ByteRange(offset + lower, offset + lower + part.utf8.count)
    }
  }

  private mutating func read(_ line: Bytes, _ number: Int) {
    let words = line.text.drop { $0 == " " }
    guard words.hasPrefix("#:") else {
      add(.line(self.line(line, number)))
      return
    }
    directive(words.dropFirst(2).split(separator: " "), line)
  }

  private mutating func add(_ part: Starter.Part) { open[open.count - 1].parts.append(part) }

  // MARK: - Directives

  /// How deep parts may lie in each other.
  private static let deepest = 16

  private mutating func directive(_ words: [Substring], _ line: Bytes) {
    if open.count > Self.deepest, words.first != "end" {
      report(line.range, "parts of a page lie at most \(Self.deepest) deep in each other")
      open.append(Block(kind: .wrong, range: line.range))
      return
    }
    switch (words.first, words.count) {
    case ("end", 1): end(line)
    case ("from", 2): begin(gate: words[1], isBefore: false, line)
    case ("before", 2): begin(gate: words[1], isBefore: true, line)
    case ("each", 4) where words[2] == "in": begin(each: words[1], in: words[3], line)
    default:
      report(
        line.range, "behind '#:' stands nothing that a page knows",
        "There are '#: from GATE', '#: before GATE', '#: each ITEM in LIST' and '#: end'.")
      if let word = words.first, word != "end" { open.append(Block(kind: .wrong, range: line.range)) }
    }
  }

  private mutating func end(_ line: Bytes) {
    guard open.count > 1, let block = open.popLast() else {
      report(line.range, "there is no part of the page that this could end")
      return
    }
    switch block.kind {
    case .gate(let index, let isBefore): add(.gate(index: index, isBefore: isBefore, block.parts))
    case .each(let item, let list): add(.each(item: item, list: list, block.parts))
    case .page, .wrong: open[open.count - 1].parts += block.parts
    }
  }

  private mutating func begin(gate: Substring, isBefore: Bool, _ line: Bytes) {
    guard let index = gates.firstIndex(of: String(gate)) else {
      report(
        line.range(of: gate), "there is no gate '\(gate)'" + hint(gate, gates))
      open.append(Block(kind: .wrong, range: line.range))
      return
    }
    open.append(Block(kind: .gate(index: index, isBefore: isBefore), range: line.range))
  }

  private mutating func begin(each item: Substring, in list: Substring, _ line: Bytes) {
    // Two lists of the most items each are a long plan already.
    if items.count == 2 {
      report(line.range, "lines for each item stand in two lists at most")
      open.append(Block(kind: .wrong, range: line.range))
      return
    }
    let lists = options.filter { $0.kind == .list }.map(\.name)
    guard lists.contains(String(list)) else {
      report(line.range(of: list), "pack.yaml has no list '\(list)' under starter" + hint(list, lists))
      open.append(Block(kind: .wrong, range: line.range))
      return
    }
    open.append(Block(kind: .each(item: String(item), list: String(list)), range: line.range))
  }

  // MARK: - Lines

  private mutating func line(_ line: Bytes, _ number: Int) -> Starter.Line {
    let words = line.text.drop { $0 == " " }
    var kind = Starter.Line.Kind.plan
    if words.hasPrefix("#") {
      let text = words.dropFirst()
      // One blank behind the sign: words. None, or more than one: a line of a plan.
      kind = text.isEmpty || text.hasPrefix(" ") && !text.hasPrefix("  ") ? .comment : .example
    }
    var pieces: [Starter.Line.Piece] = []
    var rest = line.text[...]
    while let opening = rest.firstRange(of: "{{") {
      guard let closing = rest[opening.upperBound...].firstRange(of: "}}") else {
        report(line.range(of: rest[opening.lowerBound...]), "this placeholder has no end", "Write '}}' behind it.")
        break
      }
      let name = rest[opening.upperBound..<closing.lowerBound]
      // A line of the plan has its placeholders in quotation marks, so that the page itself is YAML.
      let isQuoted =
        rest[..<opening.lowerBound].hasSuffix("\"") && rest[closing.upperBound...].hasPrefix("\"")
      let lower = isQuoted ? rest.index(before: opening.lowerBound) : opening.lowerBound
      let upper = isQuoted ? rest.index(after: closing.upperBound) : closing.upperBound
      if lower > rest.startIndex { pieces.append(.text(String(rest[..<lower]))) }
      if kind == .plan, !isQuoted {
        report(
          line.range(of: rest[lower..<upper]), "a placeholder in a line of the plan stands alone in quotation marks",
          "Write \"{{\(name)}}\": the marks go where the value needs none.")
      } else if let slot = slot(name, line) {
        pieces.append(.value(slot))
      }
      rest = rest[upper...]
    }
    pieces.append(.text(String(rest)))
    return Starter.Line(pieces: pieces, number: number, kind: kind)
  }

  /// What a placeholder means: `gate`, a text or date by its name, `item.id` and `item.name` where lines are for each
  /// item, `list.ids`, and a date with a length behind it.
  private mutating func slot(_ text: Substring, _ line: Bytes) -> Starter.Slot? {
    let words = text.split(separator: " ")
    let name = words.first ?? ""
    let option = options.first { $0.name == name }
    if let option, option.kind == .date {
      if words.count == 1 { return .date(option.name, nil) }
      let length = words.dropFirst(2).joined(separator: " ")
      if words.count > 2, words[1] == "+" || words[1] == "-", let length = try? Length(parsing: length) {
        return .date(option.name, DateOffset(isBack: words[1] == "-", length))
      }
      report(
        line.range(of: text), "'\(text)' is no date",
        "A length may follow: {{\(option.name) + 6 weeks}}, {{\(option.name) - 10 working days}}.")
      return nil
    }
    if words.count == 1 {
      if name == "gate" { return .gate }
      if let option, option.kind == .text { return .text(option.name) }
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        if isItem(parts[0]), parts[1] == "id" { return .id(parts[0]) }
        if isItem(parts[0]), parts[1] == "name" { return .name(parts[0]) }
        if parts[1] == "ids", options.contains(where: { $0.kind == .list && $0.name == parts[0] }) {
          return .ids(parts[0])
        }
      }
    }
    report(line.range(of: text), "nothing here is called '\(text)'" + hint(text, names))
    return nil
  }

  private func isItem(_ name: String) -> Bool { items.contains(name) }

  /// The names of the items that lines are written for here.
  private var items: [String] {
    open.compactMap { block in
      if case .each(let item, _) = block.kind { return item }
      return nil
    }
  }

  private var names: [String] {
    ["gate"] + options.map { $0.kind == .list ? $0.name + ".ids" : $0.name }
      + items.flatMap { [$0 + ".id", $0 + ".name"] }
  }

  private func hint(_ word: Substring, _ names: [String]) -> String {
    NearestName.of(String(word), among: names).map { "; did you mean '\($0)'?" }
      ?? (names.isEmpty ? "" : ": there are " + names.joined(separator: ", "))
  }

  private mutating func report(_ range: ByteRange, _ text: String, _ advice: String? = nil) {
    problems.append(Problem(range: range, text: text, advice: advice))
  }
}
