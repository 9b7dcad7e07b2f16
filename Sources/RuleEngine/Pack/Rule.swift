internal import Archive
package import CEL
package import Diagnostics

/// A compiled rule of a pack.
package struct Rule: Sendable {
  package let id: DiagnosticID
  /// The folder that the rule's own folder lies in, such as `organisation`.
  package let family: String
  /// The severity, or the heaviest that `severityFrom` may give.
  package let severity: Severity
  /// The gate from which on it counts in full; an index into the pack's gates.
  package let due: Int?
  /// Topics; where the plan keeps one of them elsewhere, the rule is not judged, or passes where that settles all it asks.
  package let about: [Topic]
  package let parameters: [Parameter]
  package var needs: [Need]
  package let subject: Step?
  package let given: Clause?
  package let steps: [Step]
  package let require: Clause
  /// Whether a comment in the plan may accept its findings.
  package let isWaivable: Bool
  /// What a failure says, and where. Most rules pass on most plans, and their words are then never read.
  let finding: Deferred<RuleFinding>
  /// What lists and explanations say of it, and findings of where it comes from.
  let card: Deferred<Card>
  /// The slot of `today` in a rule that reads the clock; such a rule runs only where a day is given.
  package let today: Int32?
  /// Path of the rule's folder below the pack, such as `organisation/late-user-involvement`.
  package let folder: String
  /// Whether it compares two versions of a plan: it reads `before`, and is judged only where there is one.
  package let isTransition: Bool

  /// Where the rule is written: its `require`.
  package var place: Place { require.scalar.place }

  package var since: String? { card.value.since }
  package var status: String? { card.value.status }
  package var tags: [String] { card.value.tags }
  package var sources: [Citation] { card.value.sources }

  package var title: RuleText { finding.value.title }
  package var advice: RuleText { finding.value.advice }
  package var why: RuleText { finding.value.why }

  struct Card: Sendable {
    let since: String?
    let status: String?
    let tags: [String]
    let sources: [Citation]
  }

  /// A value that users may set.
  package struct Parameter: Sendable {
    package let name: String
    package let isWhole: Bool
    package let standard: Double
    package let slot: Int32
    let words: Deferred<Words>

    package var unit: String? { words.value.unit }
    package var help: Localized<String> { words.value.help }

    struct Words: Sendable {
      let unit: String?
      let help: Localized<String>
    }

    package func value(_ number: Double) -> Value {
      isWhole ? Value(.int(Int64(exactly: number.rounded()) ?? 0)) : Value(.double(number))
    }
  }

  /// A part of plans that another document may deal with.
  package struct Topic: Sendable {
    package let name: String
    /// The keys that are all the rule asks of it; empty: it asks more than a document can settle.
    package let covers: [String]
  }

  /// Another rule whose failure explains this one's.
  package struct Need: Sendable {
    /// The index of the rule in the pack; nil: any rule whose finding points at `on`.
    package var rule: Int?
    /// The subject asked about, where it is another than this rule's.
    package var on: Clause?
  }

  /// A named value: the subject of `for`, or a step of `let`.
  package struct Step: Sendable {
    package let name: String
    package let slot: Int32
    package let clause: Clause
  }

  /// A further place that makes the point.
  package struct Related: Sendable {
    package let at: Clause
    package let when: Clause?
    package let label: RuleText
  }

  /// Other words, and perhaps another place, for one way of failing.
  package struct Case: Sendable {
    package let when: Clause
    package let at: Clause?
    package let label: RuleText?
    package let message: RuleText?
    package let advice: RuleText?
  }

  /// One finding in place of many, where everything that was judged fails.
  package struct Together: Sendable {
    package let at: Clause?
    package let message: RuleText
    package let advice: RuleText?
  }
}

/// A text of a rule in its languages, with the clauses whose values fill its placeholders.
package struct RuleText: Sendable {
  package let templates: Localized<Template>
  package let clauses: [Clause]

  /// The text where it has no placeholders, as titles and help have none.
  package func plain(in language: Language) -> String {
    Message(templates).text(in: language)
  }
}
