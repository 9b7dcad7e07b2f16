internal import Diagnostics

/// The words that reports themselves need, in every language.
enum Words {
  static let help = Localized("help", nl: "advies", da: "råd")
  static let why = Localized("why", nl: "waarom", da: "hvorfor")
  static let note = Localized("note", nl: "opmerking", da: "bemærk")
  static let source = Localized("source", nl: "bron", da: "kilde")
  static let values = Localized("values", nl: "waarden", da: "værdier")
  static let explain = Localized(
    "More about a finding:", nl: "Meer over een bevinding:", da: "Mere om et fund:")
  static let nothingChecked = Localized(
    "Nothing was checked.", nl: "Er is niets nagegaan.", da: "Intet blev kontrolleret.")
  static let verboseLists = Localized(
    "--verbose lists each", nl: "--verbose noemt ze allemaal", da: "--verbose viser dem alle")
  static let wholePlan = Localized("the whole plan", nl: "het hele plan", da: "hele planen")
  static let exitStatus = Localized("exit status", nl: "afsluitcode", da: "afslutningskode")

  static let file = noun("file", "files", nl: "bestand", "bestanden", da: "fil", "filer")
  static let plan = noun("plan", "plans", nl: "plan", "plannen", da: "plan", "planer")
  static let rule = noun("rule", "rules", nl: "controleregel", "controleregels", da: "regel", "regler")
  static let finding = noun("finding", "findings", nl: "bevinding", "bevindingen", da: "fund", "fund")

  private static func noun(
    _ one: String, _ many: String, nl dutchOne: String, _ dutchMany: String, da danishOne: String, _ danishMany: String
  ) -> Localized<Argument.Noun> {
    Localized(
      Argument.Noun(one: one, many: many), nl: Argument.Noun(one: dutchOne, many: dutchMany),
      da: Argument.Noun(one: danishOne, many: danishMany))
  }

  /// "1 file", "3 files".
  static func counted(_ count: Int, _ noun: Localized<Argument.Noun>) -> Localized<String> {
    noun.map { "\(count) \(count == 1 ? $0.one : $0.many)" }
  }

  /// "2 critical", as a part of "5 findings: 2 critical, 3 minor".
  static func severity(_ severity: Severity, _ count: Int) -> Localized<String> {
    switch severity {
    case .critical:
      Localized("\(count) critical", nl: "\(count) kritiek", da: count == 1 ? "1 kritisk" : "\(count) kritiske")
    case .major:
      Localized("\(count) major", nl: "\(count) zwaar", da: count == 1 ? "1 alvorligt" : "\(count) alvorlige")
    case .minor: Localized("\(count) minor", nl: "\(count) licht", da: "\(count) mindre")
    case .info: Localized("\(count) info", nl: "\(count) info", da: "\(count) info")
    }
  }

  /// "as far as line 24", behind the label of a range whose last line is not shown.
  static func throughLine(_ line: Int) -> Localized<String> {
    Localized("to line \(line)", nl: "tot en met regel \(line)", da: "til og med linje \(line)")
  }

  /// "due by build; from then on it counts as critical".
  static func notDueYet(_ severity: Severity, by gate: Localized<String>?) -> Localized<String> {
    let weight =
      switch severity {
      case .critical: Localized("critical", nl: "kritiek", da: "kritisk")
      case .major: Localized("major", nl: "zwaar", da: "alvorligt")
      case .minor, .info: Localized("minor", nl: "licht", da: "mindre")
      }
    guard let gate else {
      return Localized(
        "not due yet; once it is, this counts as \(weight.english)",
        nl: "nog niet aan de orde; zodra dat zo is, telt dit als \(weight[.dutch])",
        da: "endnu ikke aktuelt; når det er, tæller det som \(weight[.danish])")
    }
    return Localized(
      "due by \(gate.english); from then on this counts as \(weight.english)",
      nl: "moet er zijn bij \(gate[.dutch]); vanaf dan telt dit als \(weight[.dutch])",
      da: "skal være på plads ved \(gate[.danish]); fra da af tæller det som \(weight[.danish])")
  }

  /// "No findings in 1 file with 1 plan; 98 rules checked."
  static func clean(files: Int, plans: Int, rules: Int) -> Message {
    Message(
      "No findings in {0} with {1}; {2} checked.", nl: "Geen bevindingen in {0} met {1}; {2} toegepast.",
      da: "Ingen fund i {0} med {1}; {2} kontrolleret.",
      .localized(counted(files, file)), .localized(counted(plans, plan)), .localized(counted(rules, rule)))
  }

  /// "3 findings (1 critical, 2 not due yet) in 1 file with 1 plan; 98 rules checked."
  ///
  /// - Parameter notDue: how many of those counted as information would count as more from a later gate on.
  static func found(_ counts: SeverityCounts, notDue: Int, files: Int, plans: Int, rules: Int) -> Message {
    var parts = Severity.allCases.reversed().compactMap { severity -> Localized<String>? in
      let count = counts[severity] - (severity == .info ? notDue : 0)
      return count > 0 ? Self.severity(severity, count) : nil
    }
    if notDue > 0 {
      parts.append(
        Localized(
          "\(notDue) not due yet", nl: "\(notDue) nog niet aan de orde",
          da: notDue == 1 ? "1 endnu ikke aktuelt" : "\(notDue) endnu ikke aktuelle"))
    }
    func list(_ language: Language) -> String { parts.map { $0[language] }.joined(separator: ", ") }
    return Message(
      "{0} ({1}) in {2} with {3}; {4} checked.", nl: "{0} ({1}) in {2} met {3}; {4} toegepast.",
      da: "{0} ({1}) i {2} med {3}; {4} kontrolleret.",
      .localized(counted(counts.total, finding)),
      .localized(Localized(list(.english), nl: list(.dutch), da: list(.danish))),
      .localized(counted(files, file)), .localized(counted(plans, plan)), .localized(counted(rules, rule)))
  }
}
