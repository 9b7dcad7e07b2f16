internal import Diagnostics

extension StandardLibrary {
  /// The types whose values have an order. Source: cel-go `ext/lists.go`.
  static let ordered: [CELType] = [.int, .uint, .double, .bool, .string, .bytes, .timestamp, .duration]

  /// Source: cel-go `ext/lists.go`, documentation, version 3.
  static let lists: [FunctionDeclaration] = [
    FunctionDeclaration(
      "sort", "Puts a list in order.", ordered.map { sorting($0, id: $0.description, isPure: true) },
      examples: [.init("['b', 'a'].sort()", "['a', 'b']"), .init("[3, 1, 2].sort()", "[1, 2, 3]")]
        + ordered.map { further("sort", $0, "[\($0.samples[0]), \($0.samples[1])]") }),
    FunctionDeclaration(
      "slice", "Gives the elements from an index up to, not including, another.",
      [
        pure(
          "list_slice", [.list(a), .int, .int], .list(a), member: true, flow: .argument(0),
          .variadic { arguments, context in context.slice(arguments) })
      ], examples: [.init("[1, 2, 3].slice(1, 3)", "[2, 3]"), .init("[1].slice(0, 2)", "")]),
    FunctionDeclaration(
      "flatten", "Puts the elements of lists within a list in one list, one level deep or as deep as told.",
      [
        pure(
          "list_flatten", [.list(.list(a))], .list(a), member: true, flow: .argument(0),
          .unary { value, context in context.flattened(value, levels: 1) }),
        pure(
          "list_flatten_int", [.list(.dyn), .int], .list(.dyn), member: true, flow: .argument(0),
          .binary { value, levels, context in
            guard let levels = levels.asInt, levels >= 0 else {
              return .error(
                Message("a list can't be flattened by {0} levels", .text(String(levels.asInt ?? 0))),
                origin: levels.origin)
            }
            return context.flattened(value, levels: Int(clamping: levels))
          }),
      ],
      examples: [
        .init("[[1], [2, 3]].flatten()", "[1, 2, 3]"), .init("[1, [2, [3, [4]]]].flatten(2)", "[1, 2, 3, [4]]"),
        .init("[[1]].flatten(-1)", ""),
      ]),
    FunctionDeclaration(
      "distinct", "Leaves out elements that equal an earlier one.",
      [pure("list_distinct", [.list(a)], .list(a), member: true, flow: .argument(0), .unary { $1.distinct($0) })],
      examples: [.init("[1, 2, 1].distinct()", "[1, 2]")]),
    FunctionDeclaration(
      "reverse", "Turns a list around.",
      [
        pure(
          "list_reverse", [.list(a)], .list(a), member: true, flow: .argument(0),
          .unary { value, context in
            guard let list = value.asList else { return value }
            return context.list(list.elements.reversed(), origin: value.origin)
          })
      ], examples: [.init("[1, 2].reverse()", "[2, 1]")]),
    FunctionDeclaration(
      "lists.range", "Gives the whole numbers from 0 up to, not including, a number.",
      [
        pure(
          "lists_range", [.int], .list(.int),
          .unary { value, context in
            guard let count = value.asInt, count > 0 else { return .list([]) }
            if let error = context.charge(Int(clamping: count)) { return error }
            return .list((0..<Int(clamping: count)).map { .int($0) })
          })
      ], examples: [.init("lists.range(3)", "[0, 1, 2]")]),
  ]

  /// Further functions on lists. Source: Kubernetes, “CEL in Kubernetes”, list library; there sum() takes durations too.
  static let aggregates: [FunctionDeclaration] = [
    FunctionDeclaration(
      "min", "Gives the least element of a list.", ordered.map { extreme("min", $0, id: $0.description, isPure: true) },
      examples: [.init("[3, 1, 2].min()", "1"), .init("[].min()", "")]
        + ordered.map { further("min", $0, $0.samples[0]) }),
    FunctionDeclaration(
      "max", "Gives the greatest element of a list.",
      ordered.map { extreme("max", $0, id: $0.description, isPure: true) },
      examples: [.init("[1, 3].max()", "3")] + ordered.map { further("max", $0, $0.samples[1]) }),
    FunctionDeclaration(
      "isSorted", "Tells whether a list is in order.",
      ordered.map { orderTest($0, id: $0.description, isPure: true) },
      examples: [.init("[1, 2, 2].isSorted()", "true")] + ordered.map { further("isSorted", $0, "false") }),
    FunctionDeclaration(
      "sum", "Adds the elements of a list; nothing adds up to 0.",
      [sum(.int, Value(.int(0))), sum(.uint, Value(.uint(0))), sum(.double, Value(.double(0)))]
        + (Duration64(seconds: 0).map { [sum(.duration, Value(.duration($0)))] } ?? []),
      examples: [
        .init("[1, 2, 3].sum()", "6"), .init("[1.5, 2.0].sum()", "3.5"), .init("[1u, 2u].sum()", "3u", isFurther: true),
        .init("[duration('1h'), duration('30m')].sum()", "duration('90m')"),
      ]),
    FunctionDeclaration(
      "indexOf", "Gives the index of the first element that equals a value, or -1.",
      [
        pure(
          "list_index_of", [.list(a), a], .int, member: true, .binary { $2.position(of: $1, in: $0, fromEnd: false) })
      ],
      examples: [.init("[1, 2, 2].indexOf(2)", "1"), .init("[1].indexOf(5)", "-1")]),
    FunctionDeclaration(
      "lastIndexOf", "Gives the index of the last element that equals a value, or -1.",
      [
        pure(
          "list_last_index_of", [.list(a), a], .int, member: true,
          .binary { $2.position(of: $1, in: $0, fromEnd: true) })
      ], examples: [.init("[1, 2, 2].lastIndexOf(2)", "2")]),
  ]

  /// A greater sample before a lesser one.
  private static func further(_ name: String, _ type: CELType, _ expected: String) -> FunctionDeclaration.Example {
    .init("[\(type.samples[1]), \(type.samples[0])].\(name)()", expected, isFurther: true)
  }

  // MARK: Functions on lists of one type

  private static func sorting(_ type: CELType, id: String, isPure: Bool) -> Overload {
    onList("sort", type, id, .list(type), .argument(0), isPure, .unary { $1.sorted($0) })
  }

  private static func extreme(_ name: String, _ type: CELType, id: String, isPure: Bool) -> Overload {
    let isLeast = name == "min"
    return onList(name, type, id, type, .element(0), isPure, .unary { $1.extreme($0, isLeast: isLeast) })
  }

  private static func orderTest(_ type: CELType, id: String, isPure: Bool) -> Overload {
    onList("isSorted", type, id, .bool, .new, isPure, .unary { $1.isSorted($0) })
  }

  private static func onList(
    _ name: String, _ type: CELType, _ id: String, _ result: CELType, _ flow: Flow, _ isPure: Bool,
    _ implementation: Implementation
  ) -> Overload {
    Overload(
      "list_\(name)_\(id)", [.list(type)], result, isMember: true, flow: flow, isPure: isPure,
      implementation: implementation)
  }

  /// min, max, sort and isSorted over lists of an extension type.
  static func orderedListFunctions(_ type: CELType, id: String) -> [FunctionDeclaration] {
    [
      FunctionDeclaration("min", "Gives the least element of a list.", [extreme("min", type, id: id, isPure: false)]),
      FunctionDeclaration(
        "max", "Gives the greatest element of a list.", [extreme("max", type, id: id, isPure: false)]),
      FunctionDeclaration("sort", "Puts a list in order.", [sorting(type, id: id, isPure: false)]),
      FunctionDeclaration(
        "isSorted", "Tells whether a list is in order.", [orderTest(type, id: id, isPure: false)]),
    ]
  }

  private static func sum(_ type: CELType, _ zero: Value) -> Overload {
    pure(
      "list_sum_\(type)", [.list(type)], type, member: true,
      .unary { value, context in
        guard let list = value.asList else { return value }
        if let value = context.strictly(list.elements, .whole) { return value }
        var total = zero
        for element in list.elements {
          if let error = context.work() { return error }
          total = context.calculate(.add, total, element)
          guard total.isKnown else { break }
        }
        return total
      })
  }
}
