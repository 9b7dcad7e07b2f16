internal import Archive
package import Diagnostics
internal import TypedTree

extension Rule {
  /// The severities that its findings may have, the heaviest first.
  package var severities: [Severity] {
    guard let clause = finding.value.severityFrom else { return [severity] }
    let mentioned = Severity.mentioned(in: clause.text)
    return mentioned.isEmpty ? Severity.allCases.reversed() : mentioned
  }

  /// Its sources, each with whether every finding rests on it or only some do.
  package var citations: [(source: Citation, isAlways: Bool)] {
    let conditions = finding.value.sourceConditions
    return sources.enumerated().map { index, source in
      (source, !conditions.indices.contains(index) || conditions[index] == nil)
    }
  }
}

extension Severity {
  /// Those that an expression gives as texts, the heaviest first.
  static func mentioned(in expression: String) -> [Severity] {
    allCases.reversed().filter { severity in
      expression.contains("\"\(severity.name)\"") || expression.contains("'\(severity.name)'")
    }
  }
}

extension Pack {
  /// The forms of a noun that a parameter's unit is called by, such as `weeks`; nil where the pack has no such noun.
  package func noun(ofUnit unit: String) -> Localized<Argument.Noun>? {
    vocabulary.nouns.values.first { $0.english.many == unit || $0.english.one == unit }
  }
}
