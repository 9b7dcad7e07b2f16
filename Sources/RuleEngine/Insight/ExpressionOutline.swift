internal import CEL
package import Diagnostics
internal import TypedTree

/// How expressions are understood: their syntax trees with types.
package struct ExpressionOutline {
  package let pack: Pack

  package init(_ pack: Pack) { self.pack = pack }

  /// The tree of an expression of nobody's file, or what is wrong with it.
  ///
  /// - Parameter variables: further names that it may use, with their types as packs write them.
  package func outline(
    of text: String, variables: [(name: String, type: String)] = []
  ) -> (catalog: Catalog, problems: [Diagnostic]) {
    let source = SourceText(name: "<expression>", text: text)
    var environment = pack.environment
    var problems: [Diagnostic] = []
    for variable in variables {
      switch pack.types.parse(variable.type) {
      case .success(let type): environment.declare(variable: variable.name, type: type, isPlaced: true)
      case .failure(let unknown):
        let nearest = NearestName.of(unknown.name, among: pack.types.names).map { "; did you mean '\($0)'?" } ?? ""
        let given = SourceText(name: "--let", text: "\(variable.name)=\(variable.type)")
        problems.append(
          PackProblem.make(
            .badExpression, Place(given, ByteRange(variable.name.utf8.count + 1, given.bytes.count)),
            "there is no type '\(unknown.name)'\(nearest)"))
      }
    }
    guard problems.isEmpty else { return (Catalog(), problems) }
    let (expression, issues) = Expression.parse(text)
    guard issues.isEmpty else { return (Catalog(), diagnostics(issues, source)) }
    let checked = environment.check(expression)
    let lines = LineIndex(source)
    var section = section(text, checked, environment) { range in
      let start = lines.position(at: range.lowerBound)
      return lines.lineCount > 1 ? "\(start.line):\(start.column)" : "\(start.column)"
    }
    section.heading = expression.quotation(of: expression.root).text
    return (Catalog([section]), diagnostics(checked.issues, source))
  }

  /// The trees of all clauses of a rule, with their places in its file.
  package func outline(of rule: Rule) -> (catalog: Catalog, problems: [Diagnostic]) {
    let (clauses, problems) = RuleCompiler.inspect(rule, pack)
    var catalog = Catalog([
      .init("\(rule.id.code) \(rule.id.name)", lines: ["\(rule.place.source.name)"])
    ])
    let lines = LineIndex(rule.place.source)
    for clause in clauses {
      var section = section(clause.text, clause.checked, clause.environment) { range in
        let start = lines.position(at: clause.scalar.place(range).range.lower)
        return "\(start.line):\(start.column)"
      }
      let quoted = clause.checked.expression.quotation(of: clause.checked.expression.root).text
      section.heading = "\(clause.route): \(quoted)"
      catalog.sections.append(section)
    }
    return (catalog, problems)
  }

  private func section(
    _ text: String, _ checked: Checked, _ environment: Environment, _ place: (Range<Int>) -> String
  ) -> Catalog.Section {
    var section = Catalog.Section("")
    section.rows = checked.outline(in: environment).map { node in
      Catalog.Row([node.label, node.type.description, place(node.range), node.meaning], indent: node.depth)
    }
    let guaranteed = checked.guaranteed.sorted()
    if !guaranteed.isEmpty {
      section.lines.append("Where it is true, these are there: \(guaranteed.joined(separator: ", "))")
    }
    let yields = checked.yields.sorted()
    if !yields.isEmpty { section.lines.append("Its value has: \(yields.joined(separator: ", "))") }
    if checked.hasPlace { section.lines.append("Its value has a place in the plan.") }
    return section
  }

  private func diagnostics(_ issues: [Issue], _ source: SourceText) -> [Diagnostic] {
    issues.map { issue in
      Diagnostic(
        id: .badExpression, severity: .critical, message: issue.message,
        place: Place(source, ByteRange(issue.range.lowerBound, issue.range.upperBound)), advice: issue.remedy)
    }
  }
}
