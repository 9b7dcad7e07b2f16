package import CEL
package import Diagnostics

/// A compiled rule of a pack.
package struct Rule: Sendable {
  package var id: DiagnosticID
  /// The folder that the rule's own folder lies in, such as `organisation`.
  package var family: String
  package var since: String?
  package var status: String?
  /// The severity, or the heaviest that `severityFrom` may give.
  package var severity: Severity
  /// The gate from which on it counts in full; an index into the pack's gates.
  package var due: Int?
  package var tags: [String]
  package var sources: [Citation]
  /// Topics; where the plan keeps one of them elsewhere, the rule is not judged, or passes where that settles all it asks.
  package var about: [Topic]
  package var parameters: [Parameter]
  package var needs: [Need]
  package var subject: Step?
  package var given: Clause?
  package var steps: [Step]
  package var require: Clause
  /// Whether a comment in the plan may accept its findings.
  package var isWaivable = true
  /// What a failure says, and where; compiled when it is first asked for.
  let finding: LazyFinding
  /// The slot of `today` in a rule that reads the clock; such a rule runs only where a day is given.
  package var today: Int32?
  /// Where the rule is written: its `require`.
  package var place: Place
  /// Path of the rule's folder below the pack, such as `organisation/late-user-involvement`.
  package var folder: String
  /// Whether it compares two versions of a plan: it reads `before`, and is judged only where there is one.
  package var isTransition = false

  package var title: RuleText { finding.value.title }
  package var advice: RuleText { finding.value.advice }
  package var why: RuleText { finding.value.why }

  /// A value that users may set.
  package struct Parameter: Sendable {
    package var name: String
    package var isWhole: Bool
    package var standard: Double
    package var unit: String?
    package var help: Localized<String>
    package var slot: Int32

    package func value(_ number: Double) -> Value {
      isWhole ? Value(.int(Int64(exactly: number.rounded()) ?? 0)) : Value(.double(number))
    }
  }

  /// A part of plans that another document may deal with.
  package struct Topic: Sendable {
    package var name: String
    /// The keys that are all the rule asks of it; empty: it asks more than a document can settle.
    package var covers: [String]
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
    package var name: String
    package var slot: Int32
    package var clause: Clause
  }

  /// A further place that makes the point.
  package struct Related: Sendable {
    package var at: Clause
    package var when: Clause?
    package var label: RuleText
  }

  /// Other words, and perhaps another place, for one way of failing.
  package struct Case: Sendable {
    package var when: Clause
    package var at: Clause?
    package var label: RuleText?
    package var message: RuleText?
    package var advice: RuleText?
  }

  /// One finding in place of many, where everything that was judged fails.
  package struct Together: Sendable {
    package var at: Clause?
    package var message: RuleText
    package var advice: RuleText?
  }
}

/// A text of a rule in its languages, with the clauses whose values fill its placeholders.
package struct RuleText: Sendable {
  package var templates: Localized<Template>
  package var clauses: [Clause]

  /// The text where it has no placeholders, as titles and help have none.
  package func plain(in language: Language) -> String {
    Message(templates).text(in: language)
  }
}
