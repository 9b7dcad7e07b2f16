internal import Diagnostics
internal import PlanCalendar
internal import RuleEngine

/// What the words on an example's fence ask for.
struct ExampleOptions {
  private(set) var lint = LintOptions()
  /// The plan that the fragment is laid over.
  private(set) var base: PackFile?
  /// Whether what is found depends on the order of the plan's keys.
  private(set) var isOrdered = false
  private(set) var problems: [Diagnostic] = []

  private let pack: Pack
  private let rule: Rule
  private let page: Page

  private static let names = ["as-of", "base", "before", "gate", "ordered"]

  init(_ example: Page.Example, of page: Page, _ rule: Rule, in pack: Pack, bases: [String: PackFile]) {
    self.pack = pack
    self.rule = rule
    self.page = page
    lint.only = [rule.id.name]
    var seen: [String: ByteRange] = [:]
    for option in example.options {
      if let first = seen.updateValue(option.range, forKey: option.name) {
        problems.append(
          page.problem(
            option.range, "'\(option.name)' is given twice",
            related: [Place(page.source, first, label: .plain("here first"))]))
        continue
      }
      if option.value.isEmpty, option.name != "ordered",
        Self.names.contains(option.name) || option.name.hasPrefix("param.")
      {
        report(option, "'\(option.name)' has no value: \(option.name)=…")
        continue
      }
      read(option, bases)
    }
  }

  private mutating func read(
    _ option: (name: String, value: String, range: ByteRange), _ bases: [String: PackFile]
  ) {
    switch option.name {
    case "gate":
      lint.gate = option.value
      let gates = pack.gates.map(\.id)
      if !gates.contains(option.value) { report(option, "there is no gate '\(option.value)'", option.value, gates) }
    case "base":
      base = bases[option.value]
      if base == nil {
        report(option, "there is no plan bases/\(option.value).yaml in this pack", option.value, Array(bases.keys))
      }
    case "before":
      if bases[option.value] == nil {
        report(option, "there is no plan bases/\(option.value).yaml in this pack", option.value, Array(bases.keys))
      }
    case "ordered":
      isOrdered = true
      if !option.value.isEmpty { report(option, "'ordered' takes no value") }
    case "as-of":
      // Nothing but a day: what a coarse date would mean here is for nobody to guess.
      if let date = try? PlanDate(parsing: option.value), date.isExact {
        lint.asOf = date.first
      } else {
        report(option, "as-of takes a day such as 2026-03-14, and '\(option.value)' is none")
      }
    case let name where name.hasPrefix("param."):
      readParameter(String(name.dropFirst("param.".count)), option)
    default:
      let parameters = rule.parameters.map { "param.\($0.name)" }
      report(
        option, "'\(option.name)' is no option of an example", option.name, Self.names + parameters,
        otherwise: ": they are base=NAME, before=NAME, gate=NAME, ordered, param.NAME=NUMBER and as-of=DAY")
    }
  }

  private mutating func readParameter(
    _ name: String, _ option: (name: String, value: String, range: ByteRange)
  ) {
    guard let parameter = rule.parameters.first(where: { $0.name == name }) else {
      return report(option, "'\(rule.id.name)' has no parameter '\(name)'", name, rule.parameters.map(\.name))
    }
    guard let value = Double(option.value), value.isFinite else {
      return report(option, "'\(option.value)' is no number")
    }
    guard !parameter.isWhole || value == value.rounded() else {
      return report(option, "'\(name)' is a whole number, and \(option.value) is none")
    }
    lint.parameters[rule.id.name, default: [:]][name] = value
  }

  private mutating func report(
    _ option: (name: String, value: String, range: ByteRange), _ text: String, _ name: String = "",
    _ known: [String] = [], otherwise: String = ""
  ) {
    let nearest = NearestName.of(name, among: known.sorted()).map { "; did you mean '\($0)'?" }
    problems.append(page.problem(option.range, text + (nearest ?? otherwise)))
  }
}
