internal import Diagnostics
internal import PlanCalendar

/// Writes a starter's page as a plan.
struct StarterWriter {
  let starter: Starter
  let gate: Int
  let answers: Starter.Answers
  let takesExamples: Bool
  /// By list: the items' ids and names.
  private let items: [String: [Item]]
  /// The items that are being written, by the names that the page gives them.
  private var current: [String: Item] = [:]
  private(set) var lines: [(text: String, number: Int)] = []

  /// More lines than any plan to begin with has; those beyond are left out.
  static let mostLines = 20_000

  struct Item {
    var id: String
    var name: String
  }

  init(starter: Starter, language: Language, gate: Int, answers: Starter.Answers, takesExamples: Bool) {
    self.starter = starter
    self.gate = gate
    self.answers = answers
    self.takesExamples = takesExamples
    items = Dictionary(
      starter.options.filter { $0.kind == .list }.map { option in
        let names = answers.lists[option.name] ?? Array(repeating: "", count: option.count)
        return (option.name, Self.items(names, option.stem[language], starter.reserved))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Items with ids of their own: made of the name, or of the stem and a number.
  private static func items(_ names: [String], _ stem: String, _ reserved: Set<String>) -> [Item] {
    var taken = reserved
    return names.enumerated().map { index, name in
      let wanted = slug(name) ?? stem + String(index + 1)
      var id = wanted
      var number = 2
      while taken.contains(id) {
        id = "\(wanted)-\(number)"
        number += 1
      }
      taken.insert(id)
      return Item(id: id, name: name)
    }
  }

  mutating func write(_ parts: [Starter.Part]) {
    for part in parts where lines.count < Self.mostLines {
      switch part {
      case .line(let line): write(line)
      case .gate(let index, let isBefore, let parts):
        if (gate >= index) != isBefore { write(parts) }
      case .each(let name, let list, let parts):
        for item in items[list] ?? [] {
          current[name] = item
          write(parts)
        }
        current[name] = nil
      }
    }
  }

  private mutating func write(_ line: Starter.Line) {
    var text = ""
    for piece in line.pieces {
      switch piece {
      case .text(let words): text += words
      case .value(let slot):
        let value = value(of: slot, isOpen: line.kind == .plan)
        // A value that is left open leaves no gap before the question behind it.
        if value.isEmpty, text.hasSuffix(": ") { text.removeLast() }
        text += value
      }
    }
    if line.kind == .example, takesExamples, let sign = text.firstIndex(of: "#") { text.remove(at: sign) }
    lines.append((text, line.number))
  }

  /// What stands for a placeholder; in a line of the plan, nothing where the answer is open.
  private func value(of slot: Starter.Slot, isOpen: Bool) -> String {
    switch slot {
    case .gate: return starter.gates.indices.contains(gate) ? starter.gates[gate] : ""
    case .text(let name): return YAMLText.scalar(answers.texts[name] ?? "")
    case .date(let name, let offset):
      let example = isOpen ? nil : starter.options.first { $0.name == name }?.example
      guard let day = answers.days[name] ?? example else { return "" }
      return PlanDate(day).applying(offset ?? DateOffset(isBack: false, Length(0, .day))).text
    case .id(let name): return current[name]?.id ?? ""
    case .name(let name): return YAMLText.scalar(current[name]?.name ?? "")
    case .ids(let list): return (items[list] ?? []).map(\.id).joined(separator: ", ")
    }
  }

  // MARK: - Ids

  /// A name as an id: small letters and digits with hyphens between, letters of other kinds by their nearest.
  static func slug(_ name: String) -> String? {
    var result = ""
    for scalar in name.lowercased().unicodeScalars {
      if let letters = plain[scalar] {
        result += letters
      } else if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, !result.hasSuffix("-") {
        result += "-"
      }
    }
    result = String(result.prefix(40))
    while result.hasSuffix("-") { result.removeLast() }
    return result.contains { $0.isLetter } ? result : nil
  }

  private static let plain: [Unicode.Scalar: String] = {
    var result: [Unicode.Scalar: String] = ["æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "œ": "oe"]
    for (letter, marked) in [
      ("a", "áàâäã"), ("c", "ç"), ("e", "éèêë"), ("i", "íìîï"), ("n", "ñ"), ("o", "óòôöõ"), ("u", "úùûü"),
    ] {
      for scalar in marked.unicodeScalars { result[scalar] = letter }
    }
    return result
  }()
}

/// Texts as YAML writes them.
enum YAMLText {
  /// A scalar that is read as this text: plain where that is safe between braces as well, else in quotation marks.
  static func scalar(_ text: String) -> String {
    if text.isEmpty || isPlain(text) { return text }
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.last != " " else { return false }
    let words: Set = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    guard !words.contains(text.lowercased()) else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || " -_.&'()/’+".contains($0) }
  }
}
