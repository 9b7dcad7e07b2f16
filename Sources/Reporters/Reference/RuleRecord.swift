package import Diagnostics
internal import PlanCalendar

/// A rule as lists, references and programs show it: all that is known of it without a plan.
package struct RuleRecord: Sendable {
  /// A value that users may set.
  package struct Parameter: Sendable {
    package var name: String
    package var isWhole: Bool
    package var standard: Double
    /// The unit of the value, such as `share` or `weeks`.
    package var unit: String?
    /// The unit in words, where the pack has them.
    package var noun: Localized<Argument.Noun>?
    package var help: Localized<String>

    package init(
      name: String, isWhole: Bool, standard: Double, unit: String?, noun: Localized<Argument.Noun>?,
      help: Localized<String>
    ) {
      self.name = name
      self.isWhole = isWhole
      self.standard = standard
      self.unit = unit
      self.noun = noun
      self.help = help
    }
  }

  /// A place in a document that the rule rests on.
  package struct Source: Sendable {
    package var citation: Citation
    /// Whether every finding rests on it; else some do.
    package var isAlways: Bool

    package init(_ citation: Citation, isAlways: Bool) {
      self.citation = citation
      self.isAlways = isAlways
    }
  }

  package var id: DiagnosticID
  package var title: Localized<String>
  /// What it asks for in one sentence, in the language of its help page; nil where that has none.
  package var summary: String?
  package var family: String
  /// Those that its findings may have, the heaviest first.
  package var severities: [Severity]
  /// The gate from which on it counts in full.
  package var due: String?
  package var tags: [String]
  package var sources: [Source]
  package var since: String?
  package var isWaivable: Bool
  /// Whether it runs only where a day is given.
  package var readsClock: Bool
  /// Whether it runs only where there is an earlier version.
  package var comparesVersions: Bool
  /// Whether it is part of the default set.
  package var isOn: Bool
  /// The rules whose findings withhold its own.
  package var needs: [DiagnosticID]
  /// The topics that it is about.
  package var about: [String]
  package var parameters: [Parameter]
  /// Its folder below the pack, such as `papers/late-survey`.
  package var folder: String

  package init(id: DiagnosticID, title: Localized<String>, family: String, severities: [Severity], folder: String) {
    self.id = id
    self.title = title
    self.family = family
    self.severities = severities
    self.folder = folder
    tags = []
    sources = []
    isWaivable = true
    readsClock = false
    comparesVersions = false
    isOn = true
    needs = []
    about = []
    parameters = []
  }
}

extension RuleRecord.Parameter {
  /// The standard value with its unit: `20%`, `10 working days`.
  package func value(in language: Language) -> String {
    if unit == "share" { return Argument.share(Share(standard)).text(in: language) }
    if let noun, let whole = Int(exactly: standard) { return Argument.count(whole, noun).text(in: language) }
    let number = Argument.number(standard).text(in: language)
    return [number, noun?[language].many ?? unit].compactMap { $0 }.joined(separator: " ")
  }
}

/// The rules of one folder.
package struct FamilyRecord: Sendable {
  package var id: String
  package var title: Localized<String>
  /// Whether its rules are part of the default set.
  package var isOn: Bool

  package init(id: String, title: Localized<String>, isOn: Bool) {
    self.id = id
    self.title = title
    self.isOn = isOn
  }
}

/// A document that rules cite.
package struct DocumentRecord: Sendable {
  package var id: String
  package var title: String
  /// The language that it is written in, as a two-letter code.
  package var language: String?
  package var about: Localized<String>?
  package var items: [String]
  /// What an item says, in a few words, where that is told.
  package var meanings: [String: Localized<String>]

  package init(
    id: String, title: String, language: String?, about: Localized<String>?, items: [String],
    meanings: [String: Localized<String>] = [:]
  ) {
    self.id = id
    self.title = title
    self.language = language
    self.about = about
    self.items = items
    self.meanings = meanings
  }
}
