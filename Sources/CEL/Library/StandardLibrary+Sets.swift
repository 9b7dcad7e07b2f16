extension StandardLibrary {
  /// Lists read as sets. Source: cel-go `ext/sets.go`, documentation.
  static let sets: [FunctionDeclaration] = [
    FunctionDeclaration(
      "sets.contains", "Tells whether every element of the second list is in the first.",
      [pure("list_sets_contains_list", [.list(a), .list(a)], .bool, .binary { $2.containsAll($1, in: $0) })],
      examples: [.init("sets.contains([1, 2], [2, 2])", "true"), .init("sets.contains([1], [2])", "false")]),
    FunctionDeclaration(
      "sets.equivalent", "Tells whether two lists have the same elements, however often.",
      [
        pure(
          "list_sets_equivalent_list", [.list(a), .list(a)], .bool,
          .binary { first, second, context in
            let there = context.containsAll(first, in: second)
            if there.asBool == false { return there }
            let back = context.containsAll(second, in: first)
            if back.asBool == false { return back }
            return there.isKnown ? back : there
          })
      ], examples: [.init("sets.equivalent([1, 2], [2, 1, 1])", "true")]),
    FunctionDeclaration(
      "sets.intersects", "Tells whether two lists have an element in common.",
      [
        pure(
          "list_sets_intersects_list", [.list(a), .list(a)], .bool,
          .binary { first, second, context in
            var open: Value?
            for element in first.asList?.elements ?? [] {
              let result = context.isElement(element, of: second)
              if result.asBool == true { return result }
              if !result.isKnown { open = open ?? result }
            }
            return open ?? .false
          })
      ], examples: [.init("sets.intersects([1, 2], [2, 3])", "true"), .init("sets.intersects([1], [])", "false")]),
  ]
}

extension EvaluationContext {
  /// Whether all elements of `part` are in `whole`: false as soon as one is not.
  mutating func containsAll(_ part: Value, in whole: Value) -> Value {
    var open: Value?
    for element in part.asList?.elements ?? [] {
      let result = isElement(element, of: whole)
      if result.asBool == false { return result }
      if !result.isKnown { open = open ?? result }
    }
    return open ?? .true
  }
}
