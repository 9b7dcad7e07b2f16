internal import CEL
internal import Diagnostics
internal import TypedTree
internal import YAMLTree

// What a pack defines for the expressions of its rules: functions and values.

extension PackLoader {
  /// `definitions/NAME.yaml`, which hold functions and values as the manifest does; nil for one that cannot be used.
  mutating func definitionFiles() -> [Section?] {
    var sections: [Section?] = []
    for file in files where file.path.hasPrefix("definitions/") && file.path.hasSuffix(".yaml") {
      guard file.path.split(separator: "/").count == 2 else { continue }
      sections.append(read(file) { PackSchemas.definitionsSchema })
    }
    return sections
  }

  private static func definitions(
    _ section: Section
  ) -> [(entry: (name: String, key: NodeID, value: Section), tree: Tree)] {
    ((section["functions"]?.entries ?? []) + (section["values"]?.entries ?? [])).map { ($0, section.tree) }
  }

  /// Adds what the manifest and the files beside it define; in whatever order, since definitions may use each other.
  mutating func define(
    _ sections: [Section], _ types: PlanTypes, _ environment: inout Environment, _ scalars: inout [Clause.Scalar]
  ) {
    var definitions: [Definition] = []
    var bodies: [Section] = []
    var names: [Section] = []
    for (entry, tree) in sections.flatMap(Self.definitions) {
      guard let body = entry.value["is"], let result = entry.value["result"].flatMap({ type($0, types) }) else {
        continue
      }
      var parameters: [Definition.Parameter]?
      if let section = entry.value["params"] {
        parameters = []
        for parameter in section.entries {
          guard let type = type(parameter.value, types) else { continue }
          parameters?.append(.init(parameter.name, type))
        }
      }
      let (expression, issues) = Expression.parse(body.text)
      guard issues.isEmpty else {
        report(issues, body)
        continue
      }
      definitions.append(Definition(name: entry.name, parameters: parameters, result: result, body: expression))
      bodies.append(body)
      names.append(Section(tree, entry.key))
    }
    for found in environment.define(definitions) where bodies.indices.contains(found.definition) {
      for var issue in found.issues {
        if bodies[found.definition].text.utf8.dropFirst(issue.range.lowerBound).prefix(issue.range.count)
          .elementsEqual("before".utf8)
        {
          issue.remedy = Message(
            "a definition reads the version that it is given things of: take what you need as a parameter")
        }
        report(
          [issue],
          issue.range.isEmpty && issue.range.lowerBound == 0 ? names[found.definition] : bodies[found.definition])
      }
    }
    scalars += bodies.map { Clause.Scalar(section: $0, offset: 0) }
  }

  private mutating func type(_ section: Section, _ types: PlanTypes) -> CELType? {
    switch types.parse(section.text) {
    case .success(let type): return type
    case .failure(let unknown):
      let nearest = NearestName.of(unknown.name, among: types.names)
      report(
        section.place, "there is no type '\(unknown.name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
      return nil
    }
  }

  private mutating func report(_ issues: [Issue], _ section: Section) {
    for issue in issues {
      problems.append(
        Diagnostic(
          id: .badExpression, severity: .critical, message: issue.message,
          place: issue.range.isEmpty ? section.place : section.place(issue.range), advice: issue.remedy))
    }
  }
}
