internal import Diagnostics
internal import RuleEngine

/// The text of a rule to begin with: one that misses a text beside another.
struct RuleTemplate {
  var code: String
  var name: String
  var version: String
  var languages: [Language]
  /// The gate from which on it counts in full, where the pack has gates.
  var gate: String?
  /// A source that the pack cites, for the example in a comment.
  var source: (document: String, item: String)?
  var section: Pack.TextSection
  /// The keys of the text that says that the rule applies, and of the one that is missed.
  var present: String
  var missing: String
  /// A line before each example: that of the format, where a finding points at it.
  var head = ""

  private var subject: String {
    if section.isList { return "item" }
    return section.name.map { "plan.\($0)" } ?? "plan"
  }

  /// `rule.yaml`.
  var rule: String {
    let dueLine = gate.map { "due: \($0)\n" } ?? ""
    let (document, item) = source ?? ("handbook", "'3.2'")
    return """
      # A rule to begin with. It works as it stands: change it step by step, and run `crmlint test` after each.
      code: \(code)  # stays for ever, and is never used again
      name: \(name)  # as the folder is called
      since: \(version)
      severity: minor  # critical, major, minor or info
      \(dueLine)\
      # sources:
      #   - {document: \(document), item: \(item)}
      # parameters:
      #   limit: {type: double, default: 0.2, help: What the figure is for.}  # used as params.limit

      # What is judged. `for` gives one verdict for each element of a list, under a name of your own; without it the plan is
      # judged as a whole. `given` is when the rule applies at all. `let` gives names to steps. `require` must hold.
      \(judging)
      # Where a finding points; where nothing is there, at the nearest thing around it.
      at: \(subject).\(missing)

      # The defect in a few words; the finding in one sentence; the next step; and what goes wrong without it.
      \(text("title", Self.title(missing)))\
      \(text("message", Self.message(label, missing)))\
      \(text("advice", Self.advice(missing)))\
      \(text("why", Self.why))
      """
  }

  private var judging: String {
    let list =
      section.isList
      ? "for: {item: plan.\(section.name ?? "")}" : "# for: {item: plan.LIST}"
    return """
      \(list)
      given: has(\(subject).\(present))
      # let: {words: \(subject).\(present).size()}
      require: has(\(subject).\(missing))
      """
  }

  private var label: String { "{{\(subject).\(present)}}" }

  private func text(_ key: String, _ words: Localized<String>) -> String {
    if languages.count == 1, let only = languages.first { return "\(key): \(Self.quoted(words[only]))\n" }
    return "\(key):\n" + languages.map { "  \($0.rawValue): \(Self.quoted(words[$0]))\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func title(_ key: String) -> Localized<String> {
    Localized("Nothing stands under '\(key)'", nl: "Er staat niets onder '\(key)'", da: "Der står intet under '\(key)'")
  }

  private static func message(_ label: String, _ key: String) -> Localized<String> {
    Localized(
      "{{quoted(\(inner(label)))}} has no '\(key)'", nl: "{{quoted(\(inner(label)))}} heeft geen '\(key)'",
      da: "{{quoted(\(inner(label)))}} har intet '\(key)'")
  }

  private static func inner(_ label: String) -> String { String(label.dropFirst(2).dropLast(2)) }

  private static func advice(_ key: String) -> Localized<String> {
    Localized("Write down '\(key)'.", nl: "Schrijf '\(key)' op.", da: "Skriv '\(key)' ned.")
  }

  private static let why = Localized(
    "Say here what goes wrong where it is left out, and which source says so.",
    nl: "Zeg hier wat er misgaat als het ontbreekt, en welke bron dat zegt.",
    da: "Sig her, hvad der går galt, når det mangler, og hvilken kilde der siger det.")

  // MARK: - The help page

  /// A plan fragment, with the text that the rule asks for or without.
  func fragment(isRight: Bool) -> String {
    let lines = ["\(present): First example"] + (isRight ? ["\(missing): Second example"] : [])
    guard let name = section.name else { return head + lines.map { $0 + "\n" }.joined() }
    return head + "\(name):\n"
      + lines.enumerated().map { index, line in
        section.isList ? (index == 0 ? "  - \(line)\n" : "    \(line)\n") : "  \(line)\n"
      }.joined()
  }

  /// `doc.md`, with a mark on a line of the failing example, from 1.
  func page(markedLine: Int?) -> String {
    var lines = fragment(isRight: false).split(separator: "\n").map(String.init)
    if let markedLine, lines.indices.contains(markedLine - 1) { lines[markedLine - 1] += "  # expect" }
    return """
      What is right, in a sentence. The examples below are the rule's tests; people read them as well, in any language.

      It is missing:

      ```yaml fail
      \(lines.joined(separator: "\n"))
      ```

      It is there:

      ```yaml pass
      \(fragment(isRight: true))```

      """
  }
}
