package import Diagnostics
package import PlanCalendar

/// A plan to begin with, as a pack writes it: a page in each of its languages, with what a command line may say of it.
package struct Starter: Sendable {
  /// Something that the pages ask for by name.
  package struct Option: Sendable {
    package enum Kind: String, Sendable {
      case text, date, list
    }

    package var name: String
    package var kind: Kind
    package var help: String
    /// How many items a list has where nobody says.
    package var count = 1
    /// What ids of a list begin with where an item has no name.
    package var stem = Localized("")
    /// The day that examples count from where nobody says one.
    package var example: Day?
  }

  /// A part of a page.
  indirect enum Part: Sendable {
    case line(Line)
    /// Lines for plans that stand at this gate or later, or before it.
    case gate(index: Int, isBefore: Bool, [Part])
    /// Lines for each item of a list.
    case each(item: String, list: String, [Part])
  }

  /// A line of a page: texts and placeholders by turns.
  struct Line: Sendable {
    enum Piece: Sendable {
      case text(String)
      /// A value as YAML writes it.
      case value(Slot)
    }

    var pieces: [Piece]
    /// The line's number in its file, from 1.
    var number: Int
    var kind: Kind

    enum Kind: Sendable {
      /// A line of the plan.
      case plan
      /// `#key: value`: a line of the plan as soon as its sign is gone.
      case example
      /// Words to the reader.
      case comment
    }
  }

  enum Slot: Sendable {
    case gate
    case text(String)
    case date(String, DateOffset?)
    case id(String)
    case name(String)
    /// The ids of a list, with commas between.
    case ids(String)
  }

  /// What a command line says; what it leaves out is left open.
  package struct Answers: Sendable {
    package var texts: [String: String] = [:]
    package var days: [String: Day] = [:]
    /// The names of a list's items; empty where an item has none.
    package var lists: [String: [String]] = [:]

    package init() {}
  }

  package var options: [Option]
  var pages: [Language: [Part]]
  /// The ids of the gates that a plan may stand at.
  var gates: [String]
  /// Words that no id may be.
  var reserved: Set<String>

  package var languages: [Language] { Language.allCases.filter { pages[$0] != nil } }

  /// The plan, in the page's language.
  ///
  /// - Parameters:
  ///   - gate: where it stands; the first gate where nil.
  ///   - takesExamples: whether examples are lines of the plan.
  /// - Returns: nil where there is no page in that language.
  package func plan(
    in language: Language, gate: String? = nil, _ answers: Answers = Answers(), takesExamples: Bool = false
  ) -> String? {
    lines(in: language, gate: gate, answers, takesExamples: takesExamples)?.map { $0.text + "\n" }.joined()
  }

  /// The plan line by line, each with the number of the line it comes from.
  func lines(
    in language: Language, gate: String?, _ answers: Answers, takesExamples: Bool
  ) -> [(text: String, number: Int)]? {
    guard let page = pages[language] else { return nil }
    let index = gate.flatMap(gates.firstIndex) ?? 0
    var writer = StarterWriter(
      starter: self, language: language, gate: index, answers: answers, takesExamples: takesExamples)
    writer.write(page)
    return writer.lines
  }
}
