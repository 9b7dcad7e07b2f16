package import Diagnostics

extension Pack {
  /// A group of rules that lie in one folder.
  package struct Family: Sendable {
    package var id: String
    package var title: Localized<String>
    /// Whether its rules are part of the default set.
    package var isOn: Bool
  }

  /// What a rule's family is, declared in a manifest or only by its folder.
  package func family(_ id: String) -> Family {
    families.first { $0.id == id } ?? Family(id: id, title: Localized(id), isOn: true)
  }

  /// The families in the order of lists: as declared, then those that only have rules.
  package var allFamilies: [Family] {
    let others = Set(rules.map(\.family)).subtracting(families.map(\.id)).sorted()
    return families + others.map { family($0) }
  }

  /// The rules that a request chooses.
  package func choose(_ request: Selection.Request) throws(ChoiceProblem) -> Selection {
    let findings = EngineFinding.all.map(\.id)
    let isFixed = { (id: DiagnosticID) in id.code.hasPrefix("CRM9") }
    return try Selection(
      request,
      among: rules.map { rule in
        Selection.Candidate(
          id: rule.id, family: rule.family, tags: rule.tags, sources: rule.sources, isOn: family(rule.family).isOn)
      } + findings.filter { !isFixed($0) }.map { Selection.Candidate(id: $0) },
      families: families.map(\.id), documents: documents.mapValues(\.items), fixed: findings.filter(isFixed))
  }

  /// The gate of this name.
  package func findGate(_ name: String) throws(ChoiceProblem) -> Gate {
    if let gate = gates.first(where: { $0.id == name }) { return gate }
    guard !gates.isEmpty else {
      throw ChoiceProblem("the rules know no gates, so there is no gate '\(name.withoutControls)'")
    }
    let names = gates.map(\.id)
    let nearest = NearestName.of(name, among: names)
    throw ChoiceProblem(
      (name.isEmpty ? "a gate has a name" : "there is no gate '\(name.withoutControls)'")
        + (nearest.map { "; did you mean '\($0)'?" } ?? ".") + " The gates are \(names.joined(separator: ", "))"
    )
  }

  /// The plan's key that says where it stands, such as `project.gate`; nil where the manifest asks for it in another way.
  package var gateKey: String? {
    guard let text = gate?.text.filter({ !$0.isWhitespace }), text.hasPrefix("plan.") else { return nil }
    let route = text.dropFirst("plan.".count)
    let end = route.firstRange(of: ".orValue(")?.lowerBound ?? route.endIndex
    let key = route[..<end].filter { $0 != "?" }
    return key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" } && !key.isEmpty ? key : nil
  }

  /// Whether a rule takes part in a run with these options: it is chosen, and what it reads is there.
  package func shows(_ rule: Rule, _ options: LintOptions) -> Bool {
    if let only = options.only { return only.contains(rule.id.code) || only.contains(rule.id.name) }
    return options.selection?.contains(rule.id) ?? family(rule.family).isOn
  }

  /// How many rules a run with these options checks.
  ///
  /// - Parameter comparesVersions: whether there are earlier versions, without which some rules say nothing.
  package func checkedRules(_ options: LintOptions, comparesVersions: Bool = false) -> Int {
    rules.count {
      shows($0, options) && ($0.today == nil || options.asOf != nil) && (!$0.isTransition || comparesVersions)
    }
  }
}
