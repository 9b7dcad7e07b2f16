// What the parser knows of itself, described as functions are.

extension StandardLibrary {
  /// Source: CEL language definition, “Macros”, “Logical Operators”, “Field Selection”, “Aggregate Values”.
  static var standardMacros: [MacroDeclaration] {
    [
      MacroDeclaration(
        "_&&_", "Both are true. Where one is false the other may even be an error.", forms: ["bool && bool"],
        examples: [.init("true && false", "false"), .init("false && 1 / 0 > 1", "false")]),
      MacroDeclaration(
        "_||_", "One is true. Where one is true the other may even be an error.", forms: ["bool || bool"],
        examples: [.init("true || false", "true"), .init("1 / 0 > 1 || true", "true")]),
      MacroDeclaration(
        "_?_:_", "The second value where the first is true, else the third. The other one is not computed.",
        forms: ["bool ? A : A"], examples: [.init("1 < 2 ? 'less' : 'more'", "'less'")]),
      MacroDeclaration(
        "_[_]", "Gives the element at an index, from 0, or the value of a key.",
        forms: ["list(A)[int]", "map(A, B)[A]"],
        examples: [.init("['a', 'b'][1]", "'b'"), .init("{'a': 1}['a']", "1"), .init("[1][5]", "")]),
      MacroDeclaration(
        "_._", "Gives a field of an object, or the value of a key that is a name.",
        forms: ["object.field", "map(string, A).key", "map(string, A).`any key`"],
        examples: [.init("{'a': 1}.a", "1"), .init("{'a-b': 1}.`a-b`", "1"), .init("{'a': 1}.b", "")]),
      MacroDeclaration(
        "has", "Tells whether a field or a key is there.", forms: ["has(object.field)", "has(map(string, A).key)"],
        examples: [.init("has({'a': 1}.a)", "true"), .init("has({'a': 1}.b)", "false")]),
      MacroDeclaration(
        "all", "Tells whether a condition holds for all elements of a list, or keys of a map.",
        forms: ["list(A).all(x, condition)", "map(A, B).all(key, condition)"],
        examples: [.init("[1, 2].all(x, x > 0)", "true"), .init("{'a': 1}.all(k, k == 'b')", "false")]),
      MacroDeclaration(
        "exists", "Tells whether a condition holds for an element of a list, or a key of a map.",
        forms: ["list(A).exists(x, condition)", "map(A, B).exists(key, condition)"],
        examples: [.init("[1, 2].exists(x, x > 1)", "true"), .init("[].exists(x, true)", "false")]),
      MacroDeclaration(
        "exists_one", "Tells whether a condition holds for exactly one element of a list, or key of a map.",
        forms: [
          "list(A).exists_one(x, condition)", "map(A, B).exists_one(key, condition)", "list(A).existsOne(x, condition)",
        ],
        examples: [.init("[1, 2].exists_one(x, x > 1)", "true"), .init("[1, 2].existsOne(x, x > 0)", "false")]),
      MacroDeclaration(
        "filter", "Keeps the elements of a list, or the keys of a map, that a condition holds for.",
        forms: ["list(A).filter(x, condition)", "map(A, B).filter(key, condition)"],
        examples: [.init("[1, 2, 3].filter(x, x > 1)", "[2, 3]")]),
      MacroDeclaration(
        "map",
        "Makes a list of what an expression gives for each element of a list, or key of a map; of those only that a "
          + "condition holds for, if one is given.",
        forms: ["list(A).map(x, value)", "list(A).map(x, condition, value)", "map(A, B).map(key, value)"],
        examples: [.init("[1, 2].map(x, x * 10)", "[10, 20]"), .init("[1, 2].map(x, x > 1, x * 10)", "[20]")]),
    ]
  }

  /// Source: cel-go `ext/lists.go`.
  static var listMacros: [MacroDeclaration] {
    [
      MacroDeclaration(
        "sortBy", "Puts a list in the order of what an expression gives for each element; equal ones stay as they are.",
        forms: ["list(A).sortBy(x, key)"],
        examples: [.init("['ccc', 'a', 'bb'].sortBy(x, x.size())", "['a', 'bb', 'ccc']")])
    ]
  }

  /// Source: cel-go, optional types, version 2.
  static var optionalMacros: [MacroDeclaration] {
    [
      MacroDeclaration(
        "_?._", "Gives a field or the value of a key as an optional: without a value where it is not there.",
        forms: ["object.?field", "map(string, A).?key"],
        examples: [.init("{'a': 1}.?a.value()", "1"), .init("{'a': 1}.?b.hasValue()", "false")]),
      MacroDeclaration(
        "_[?_]", "Gives an element or the value of a key as an optional: without a value where it is not there.",
        forms: ["list(A)[?int]", "map(A, B)[?A]"],
        examples: [.init("[1, 2][?5].orValue(0)", "0"), .init("{'a': 1}[?'a'].orValue(0)", "1")]),
      MacroDeclaration(
        "[?_]", "Leaves out an element of a list where an optional has no value.", forms: ["[?optional(A)]"],
        examples: [.init("[1, ?optional.none(), ?optional.of(2)]", "[1, 2]")]),
      MacroDeclaration(
        "{?_:_}", "Leaves out an entry of a map where an optional has no value.", forms: ["{?A: optional(B)}"],
        examples: [.init("{?'a': optional.none(), 'b': 2}", "{'b': 2}")]),
      MacroDeclaration(
        "optMap", "Computes something of the value of an optional, where it has one; gives an optional.",
        forms: ["optional(A).optMap(x, value)"],
        examples: [
          .init("optional.of(2).optMap(x, x * 10).value()", "20"),
          .init("optional.none().optMap(x, x * 10).hasValue()", "false"),
        ]),
      MacroDeclaration(
        "optFlatMap", "The same where what is computed is an optional itself.",
        forms: ["optional(A).optFlatMap(x, optional)"],
        examples: [.init("optional.of({'a': 1}).optFlatMap(x, x.?a).value()", "1")]),
    ]
  }

  /// Source: cel-go `ext/bindings.go`.
  static var bindingMacros: [MacroDeclaration] {
    [
      MacroDeclaration(
        "cel.bind", "Gives a value a name within an expression, so that it is computed once.",
        forms: ["cel.bind(name, value, expression)"], examples: [.init("cel.bind(x, 2 + 3, x * x)", "25")])
    ]
  }

  /// Source: cel-go `ext/comprehensions.go`.
  static var comprehensionMacros: [MacroDeclaration] {
    [
      MacroDeclaration(
        "all", "Tells whether a condition holds for all elements or entries.",
        forms: ["list(A).all(index, x, condition)", "map(A, B).all(key, value, condition)"],
        examples: [.init("[0, 1].all(i, x, i == x)", "true"), .init("{'a': 1}.all(k, v, v > 1)", "false")]),
      MacroDeclaration(
        "exists", "Tells whether a condition holds for an element or entry.",
        forms: ["list(A).exists(index, x, condition)", "map(A, B).exists(key, value, condition)"],
        examples: [.init("{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v == 2)", "true")]),
      MacroDeclaration(
        "existsOne", "Tells whether a condition holds for exactly one element or entry.",
        forms: [
          "list(A).existsOne(index, x, condition)", "map(A, B).existsOne(key, value, condition)",
          "list(A).exists_one(index, x, condition)",
        ],
        examples: [
          .init("[5, 5].existsOne(i, x, x == 5)", "false"), .init("{'a': 1}.exists_one(k, v, v == 1)", "true"),
        ]),
      MacroDeclaration(
        "transformList",
        "Makes a list of what an expression gives for each element or entry, or for those only that a "
          + "condition holds for.",
        forms: [
          "list(A).transformList(index, x, value)", "list(A).transformList(index, x, condition, value)",
          "map(A, B).transformList(key, value, value)",
        ],
        examples: [
          .init("['a', 'b'].transformList(i, x, string(i) + x)", "['0a', '1b']"),
          .init("[5, 6].transformList(i, x, i > 0, x)", "[6]"),
        ]),
      MacroDeclaration(
        "transformMap",
        "Makes a map with the same keys (of a list: the indices) and new values, of all entries or of those "
          + "only that a condition holds for.",
        forms: [
          "map(A, B).transformMap(key, value, new)", "map(A, B).transformMap(key, value, condition, new)",
          "list(A).transformMap(index, x, new)",
        ],
        examples: [
          .init("{'a': 1, 'b': 2}.transformMap(k, v, v * 10)", "{'a': 10, 'b': 20}"),
          .init("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 10)", "{'b': 20}"),
        ]),
      MacroDeclaration(
        "transformMapEntry",
        "Makes a map of the entries that an expression gives for each element or entry; a key may not "
          + "come twice.",
        forms: [
          "map(A, B).transformMapEntry(key, value, {newKey: new})",
          "list(A).transformMapEntry(index, x, condition, {newKey: new})",
        ],
        examples: [
          .init("{'a': 'x', 'b': 'y'}.transformMapEntry(k, v, {v: k})", "{'x': 'a', 'y': 'b'}"),
          .init("['x', 'y'].transformMapEntry(i, x, i > 0, {x: i})", "{'y': 1}"),
          .init("[1, 1].transformMapEntry(i, x, {x: i})", ""),
        ]),
    ]
  }
}
