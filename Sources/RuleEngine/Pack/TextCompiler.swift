internal import CEL
internal import Diagnostics

/// Compiles a rule's texts: `{{…}}` in them are CEL expressions, the same ones in every language.
struct TextCompiler {
  /// The languages that every text of the pack must have.
  let languages: [Language]

  /// The text in `section`, a mapping of languages or a lone English text; nil where it is wrong.
  func compile(_ section: Section, with compiler: inout ClauseCompiler, also: Set<String> = []) -> RuleText? {
    var sections: [Language: Section] = [:]
    if section.isMapping {
      for language in Language.allCases { sections[language] = section[language.rawValue] }
    } else {
      sections[languages.first ?? .english] = section
    }
    let missing = languages.filter { sections[$0] == nil }
    guard missing.isEmpty else {
      compiler.report(
        PackProblem.make(
          .badRule, section.place,
          "this text is missing in \(missing.map(\.rawValue).joined(separator: " and "))",
          advice: "Every text has \(languages.map(\.rawValue).joined(separator: ", ")), side by side."))
      return nil
    }
    guard let leading = languages.first, let first = sections[leading] else { return nil }
    var clauses: [Clause] = []
    var names: [String] = []
    guard let firstTemplate = template(first, &names, &clauses, true, &compiler, also) else { return nil }
    var templates = Localized(firstTemplate)
    for (language, section) in sections where language != leading {
      guard let template = template(section, &names, &clauses, false, &compiler, also) else { return nil }
      switch language {
      case .english: break
      case .dutch: templates.dutch = template
      case .danish: templates.danish = template
      }
    }
    return RuleText(templates: templates, clauses: clauses)
  }

  /// One language's text. Only the leading language brings placeholders in; the others use what it has.
  private func template(
    _ section: Section, _ names: inout [String], _ clauses: inout [Clause], _ isLeading: Bool,
    _ compiler: inout ClauseCompiler, _ also: Set<String>
  ) -> Template? {
    let text = section.text
    var segments: [Template.Segment] = []
    var rest = text[...]
    var isSound = true
    while let open = rest.firstRange(of: "{{") {
      if open.lowerBound > rest.startIndex { segments.append(.literal(String(rest[..<open.lowerBound]))) }
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        let start = text.utf8.distance(from: text.startIndex, to: open.lowerBound)
        compiler.report(
          PackProblem.make(.badRule, section.place(start..<(start + 2)), "this placeholder has no end: }} is missing"))
        return nil
      }
      let inner = rest[open.upperBound..<close.lowerBound]
      let expression = String(inner)
      let name = expression.filter { !$0.isWhitespace }
      let start = text.utf8.distance(from: text.startIndex, to: open.upperBound)
      if let index = names.firstIndex(of: name) {
        segments.append(.slot(index))
      } else if isLeading {
        let scalar = Clause.Scalar(section: section, offset: start)
        if let compiled = compiler.compile(expression, scalar, nil, false, also) {
          segments.append(.slot(names.count))
          names.append(name)
          clauses.append(compiled.clause)
        } else {
          isSound = false
        }
      } else {
        compiler.report(
          PackProblem.make(
            .badRule, section.place(start..<(start + expression.utf8.count)),
            "the \(languages.first?.rawValue ?? "en") text has no placeholder {{\(expression)}}",
            advice: names.isEmpty
              ? "It has no placeholders at all." : "It has \(names.map { "{{\($0)}}" }.joined(separator: ", "))."))
        isSound = false
      }
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { segments.append(.literal(String(rest))) }
    return isSound ? Template(segments) : nil
  }
}
