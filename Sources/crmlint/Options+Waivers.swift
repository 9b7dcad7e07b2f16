internal import ArgumentParser
internal import Diagnostics
internal import Reporters
internal import RuleEngine

/// Whether waivers count.
struct WaiverOptions: ParsableArguments {
  @Flag(name: .customLong("no-waivers"), help: "Lint as if no comment in the plans waived anything.")
  var areIgnored = false
}

/// What help pages say of waiving.
enum WaiverHint {
  private static let heading = Localized("Waiving", nl: "Ontheffing", da: "Dispensation")

  /// How to waive the findings of a rule; nil stands for one of the engine's own.
  static func section(for rule: Rule?, _ language: Language) -> ExplanationPage.Section {
    guard let rule, rule.isWaivable else {
      let text = Localized(
        "This cannot be waived: put right what it finds.",
        nl: "Hiervoor kan geen ontheffing gelden: herstel wat er gevonden is.",
        da: "Der kan ikke dispenseres fra dette: ret det, der er fundet.")
      return .init(heading[language], [.paragraph(text[language])])
    }
    let reason = Localized("the reason", nl: "de reden", da: "begrundelsen")
    let text = Localized(
      "Where it is accepted, a comment at the end of the line or on a line of its own above says why:",
      nl: "Accepteert u het zo, dan zegt een opmerking aan het eind van de regel of op een eigen regel erboven waarom:",
      da: "Accepteres det, skrives begrundelsen i en kommentar for enden af linjen eller på en linje ovenover:")
    return .init(
      heading[language],
      [.paragraph(text[language]), .code("# crmlint: waive \(rule.id.code): " + reason[language])])
  }
}
