internal import Archive
package import CEL
package import Diagnostics
package import JSONSchema
package import TypedTree

/// A rule pack, compiled: the plan's schema and types, and the rules in the order in which they are judged.
package struct Pack: Sendable {
  /// The packs it is made of, the one it extends first.
  package var manifests: [Manifest]
  package var schema: Schema
  package var types: PlanTypes
  package var settings: PlanSettings
  let lazyVocabulary: Deferred<Vocabulary>
  let lazyEnvironment: Deferred<Environment>
  /// What the pack's programs need to run.
  package var runtime: Runtime
  package var slots: Slots
  /// The scalars of the runtime's definitions, by their index there.
  package var definitions: [Clause.Scalar]
  /// Every rule after those it needs.
  package var rules: [Rule]
  package var gates: [Gate]
  let lazyDocuments: Deferred<[String: CitedDocument]>
  /// Those that a manifest declares, in its order.
  package var families: [Family]
  /// The expressions that ask a plan for its language and its gate.
  package var language: Clause?
  package var gate: Clause?
  /// How a plan of this pack is known: the key at its root and the value that is read.
  package var format: Format
  var lazyViews: Deferred<[View]>
  /// What its authors should know though everything works, in the pack's files.
  package var warnings: [Diagnostic] = []

  package var vocabulary: Vocabulary { lazyVocabulary.value }

  /// What the expressions of a pack that extends this one may use. For a pack from an archive it is made when it is first
  /// asked for, out of the pack's files.
  package var environment: Environment { lazyEnvironment.value }

  package var documents: [String: CitedDocument] { lazyDocuments.value }

  /// What it shows of plans, in the order in which packs write it. For a pack from an archive it is compiled when a view
  /// is asked for.
  package var views: [View] { lazyViews.value }

  package struct Manifest: Sendable {
    package var name: String
    package var version: String
  }

  /// Where the engine's own variables are handed over.
  package struct Slots: Sendable {
    package var plan: Int32
    package var document: Int32
    /// The earlier version of the plan; rules see it, definitions are given things of it.
    package var before: Int32
  }

  package struct Gate: Sendable {
    package var id: String
    package var title: Localized<String>
  }

  /// A document that rules cite.
  package struct CitedDocument: Sendable {
    package var title: String
    package var language: String?
    package var about: Localized<String>?
    package var items: [String]
    /// What each item says, in a few words, where the manifest tells.
    package var meanings: [String: Localized<String>] = [:]
  }

  package struct Format: Sendable {
    package var key: String
    package var value: String

    /// The name before the version: `crm-plan`.
    package var family: Substring { value.prefix { $0 != "/" } }
  }

  /// What the expressions of rules see: the earlier version of a plan as well. Definitions are made without it, since which version
  /// one reads depends on what it is given.
  var ruleEnvironment: Environment {
    var result = environment
    result.declare(variable: "before", type: types.plan, isPlaced: true, isEarlier: true)
    return result
  }

  /// The rule of this code or name.
  package func rule(_ codeOrName: String) -> Rule? {
    rules.first { $0.id.code == codeOrName.uppercased() || $0.id.name == codeOrName }
  }
}

/// One file of a pack: its path below the pack's folder, and its text.
package struct PackFile: Sendable {
  package var path: String
  package var source: SourceText

  package init(path: String, source: SourceText) {
    self.path = path
    self.source = source
  }
}
