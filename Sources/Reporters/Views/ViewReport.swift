package import Diagnostics

/// A view of one or more plans, before a language or format is chosen.
package struct ViewReport: Sendable {
  /// The view of one plan.
  package struct Plan: Sendable {
    package var source: SourceText
    /// nil where there is no plan to look at.
    package var view: ViewResult?
    /// What keeps the plan, or parts of it, from being read.
    package var diagnostics: [Diagnostic]

    package init(source: SourceText, view: ViewResult?, diagnostics: [Diagnostic] = []) {
      self.source = source
      self.view = view
      self.diagnostics = diagnostics
    }
  }

  package var toolVersion: String
  package var packs: [Report.Pack]
  package var language: Language
  /// The view's name, kind, title and what it shows.
  package var name: String
  package var kind: String
  package var title: Localized<String>
  package var about: Localized<String>?
  package var plans: [Plan]

  package init(
    toolVersion: String, packs: [Report.Pack], language: Language, name: String, kind: String,
    title: Localized<String>, about: Localized<String>?, plans: [Plan]
  ) {
    self.toolVersion = toolVersion
    self.packs = packs
    self.language = language
    self.name = name
    self.kind = kind
    self.title = title
    self.about = about
    self.plans = plans
  }
}
