internal import CEL
internal import Diagnostics
internal import JSONSchema
internal import TypedTree
package import YAMLTree

/// The earlier version that a plan is compared with.
package enum EarlierPlan: Sendable {
  /// Nobody asked for a comparison: rules that compare versions say nothing.
  case notAsked
  /// The plan did not exist then, so that there is nothing to compare.
  case absent
  /// There is one, and it can't be read.
  case unreadable
  case plan(Document, of: Tree)

  func host(_ pack: Pack) -> PlanHost? {
    guard case .plan(let document, let tree) = self else { return nil }
    return PlanHost.make(document, of: tree, pack, isEarlier: true)
  }
}

extension PlanHost {
  /// Validates a document and makes its host.
  static func make(
    _ document: Document, of tree: Tree, _ pack: Pack, earlier: PlanHost? = nil, isEarlier: Bool = false
  ) -> PlanHost {
    let symbols = Validator.symbols(of: tree, in: pack.schema)
    let validation = Validator.validate(
      document, of: tree, against: pack.schema, words: pack.settings.words, symbolsByKey: symbols)
    return PlanHost(
      tree: tree, document: document, types: pack.types, settings: pack.settings, validation: validation,
      symbolsByKey: symbols, earlier: earlier, isEarlier: isEarlier)
  }
}

extension PlanLinter {
  /// A rule that compares versions, where there is no earlier one to read.
  mutating func concludeWithoutEarlier(_ rule: Rule, at index: Int) {
    guard case .unreadable = earlier else { return }
    verdicts[index].add(.notJudged, subject: nil)
    note(
      rule, .notJudged, nil,
      UnjudgedVerdict.Reason(
        .unreadable,
        Message(
          "the earlier version of the plan could not be read", nl: "de eerdere versie van het plan was niet te lezen",
          da: "den tidligere version af planen kunne ikke læses")))
  }
}
