package import Diagnostics
internal import JSONSchema
internal import TypedTree
package import YAMLTree

/// A view of one plan, with what was found out on the way.
package struct PlanViewing: Sendable {
  /// nil where there is no plan to look at.
  package var view: ViewResult?
  /// What keeps the plan, or parts of it, from being read.
  package var diagnostics: [Diagnostic]
  /// An expression of the view that failed, in the pack's file.
  package var problems: [Diagnostic]
  /// What the plan says its language is.
  package var language: Language?
}

extension FileLinter {
  /// Makes a view of each plan of a file; at least one result.
  package static func view(
    _ tree: Tree, with pack: Pack, view: View, options: LintOptions = LintOptions()
  ) -> [PlanViewing] {
    var results: [PlanViewing] = []
    for document in tree.documents where document.root != nil {
      if let diagnostic = unsupportedVersion(document, tree, pack) {
        results.append(PlanViewing(diagnostics: [diagnostic], problems: []))
      } else {
        results.append(PlanLinter.view(document, of: tree, with: pack, view: view, options: options))
      }
    }
    if results.isEmpty {
      let diagnostics = tree.diagnostics.isEmpty ? [emptyPlan(tree, pack)] : tree.diagnostics
      return [PlanViewing(diagnostics: diagnostics, problems: [])]
    }
    // What is wrong with the file as a whole is said with its first plan.
    results[0].diagnostics = tree.diagnostics + results[0].diagnostics
    return results
  }
}

extension PlanLinter {
  /// The steps that each expression may take on a plan.
  static func steps(for tree: Tree) -> Int { baseSteps + stepsPerNode * tree.nodeCount }

  fileprivate static func view(
    _ document: Document, of tree: Tree, with pack: Pack, view: View, options: LintOptions
  ) -> PlanViewing {
    let symbols = Validator.symbols(of: tree, in: pack.schema)
    let validation = Validator.validate(
      document, of: tree, against: pack.schema, words: pack.settings.words, symbolsByKey: symbols)
    let host = PlanHost(
      tree: tree, document: document, types: pack.types, settings: pack.settings, validation: validation,
      symbolsByKey: symbols)
    var result = PlanViewing(diagnostics: validation.diagnostics.sorted(by: Diagnostic.reportOrder), problems: [])
    guard let root = document.root, validation.state(of: tree.resolved(root)) == .sound else { return result }
    let linter = PlanLinter(pack, options, host)
    result.language = linter.result.language
    var evaluator = ViewEvaluator(view, linter)
    result.view = evaluator.make()
    result.problems = evaluator.problem.map { [$0] } ?? []
    return result
  }
}
