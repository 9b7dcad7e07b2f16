extension Environment {
  /// All definitions, in the order of their making.
  package var allDefinitions: [Definition] { definitions.map(\.definition) }

  /// The definition of an index; nil where there is none.
  package func definition(_ index: Int32) -> Definition? {
    definitions.indices.contains(Int(index)) ? definitions[Int(index)].definition : nil
  }

  /// The index of a definition; nil where none has that name.
  package func definitionIndex(of name: String) -> Int32? { definitionIndex[name] }

  /// The variables with their types, by name.
  package var allVariables: [(name: String, type: CELType)] {
    variables.map { ($0.key, $0.value.type) }.sorted { $0.0 < $1.0 }
  }
}
