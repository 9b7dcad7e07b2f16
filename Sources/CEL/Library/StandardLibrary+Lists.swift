internal import Diagnostics

extension StandardLibrary {
  private static let ordered: [CELType] = [
    .int, .uint, .double, .bool, .string, .bytes, .timestamp, .duration,
  ]

  static let lists: [FunctionDeclaration] =
    ordered.flatMap { orderedListFunctions($0, id: $0.description, isPure: true) } + [
      FunctionDeclaration(
        "min", "Gives the least element of a list.", [],
        examples: [.init("[3, 1, 2].min()", "1"), .init("[].min()", "")]),
      FunctionDeclaration("max", "Gives the greatest element of a list.", [], examples: [.init("[1, 3].max()", "3")]),
      FunctionDeclaration("sort", "Puts a list in order.", [], examples: [.init("['b', 'a'].sort()", "['a', 'b']")]),
      FunctionDeclaration(
        "isSorted", "Tells whether a list is in order.", [], examples: [.init("[1, 2, 2].isSorted()", "true")]),
      FunctionDeclaration(
        "sum", "Adds the elements of a list; nothing adds up to 0.",
        [sum(.int, Value(.int(0))), sum(.uint, Value(.uint(0))), sum(.double, Value(.double(0)))]
          + (Duration64(seconds: 0).map { [sum(.duration, Value(.duration($0)))] } ?? []),
        examples: [.init("[1, 2, 3].sum()", "6"), .init("[1.5, 2.0].sum()", "3.5")]),
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
                return .error(Message("a number of levels is 0 or more"))
              }
              return context.flattened(value, levels: Int(clamping: min(levels, 100)))
            }),
        ], examples: [.init("[[1], [2, 3]].flatten()", "[1, 2, 3]")]),
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
        "first", "Gives the first element of a list, as an optional.",
        [
          pure(
            "list_first", [.list(a)], .optional(a), member: true, strictness: .partial, flow: .element(0),
            .unary { $1.end($0, isFirst: true) })
        ],
        examples: [.init("[1, 2].first().value()", "1"), .init("[].first().hasValue()", "false")]),
      FunctionDeclaration(
        "last", "Gives the last element of a list, as an optional.",
        [
          pure(
            "list_last", [.list(a)], .optional(a), member: true, flow: .element(0),
            .unary { $1.end($0, isFirst: false) })
        ],
        examples: [.init("[1, 2].last().value()", "2")]),
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

  /// min, max, sort and isSorted over lists of one type.
  static func orderedListFunctions(_ type: CELType, id: String, isPure: Bool) -> [FunctionDeclaration] {
    func overload(_ function: String, _ result: CELType, _ flow: Flow, _ implementation: Implementation) -> Overload {
      Overload(
        "list_\(function)_\(id)", [.list(type)], result, isMember: true, flow: flow, isPure: isPure,
        implementation: implementation)
    }
    return [
      FunctionDeclaration(
        "min", "Gives the least element of a list.",
        [overload("min", type, .element(0), .unary { $1.extreme($0, isLeast: true) })]),
      FunctionDeclaration(
        "max", "Gives the greatest element of a list.",
        [overload("max", type, .element(0), .unary { $1.extreme($0, isLeast: false) })]),
      FunctionDeclaration(
        "sort", "Puts a list in order.",
        [overload("sort", .list(type), .argument(0), .unary { $1.sorted($0) })]),
      FunctionDeclaration(
        "isSorted", "Tells whether a list is in order.",
        [overload("isSorted", .bool, .new, .unary { $1.isSorted($0) })]),
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

extension EvaluationContext {
  /// Counts a step of an implementation's own loop; nil, or the error to return.
  package mutating func work() -> Value? {
    steps -= 1
    return !isWithinSteps ? exhausted() : nil
  }

  /// The least or greatest element, itself with its place.
  mutating func extreme(_ value: Value, isLeast: Bool) -> Value {
    guard let list = value.asList else { return value }
    if let value = strictly(list.elements, .whole) { return value }
    guard var best = list.elements.first else {
      return .error(
        Message("an empty list has no {0}", .text(isLeast ? "least element" : "greatest element")), origin: value.origin
      )
    }
    if case .opaque(let opaque) = best.payload, let type = opaqueType(opaque.type),
      let fold = isLeast ? type.least : type.greatest
    {
      for element in list.elements {
        if let error = work() { return error }
        guard matches(element, .opaque(type.name)) else { return compare(.less, element, best) }
      }
      return fold(list.elements, &self)
    }
    for element in list.elements.dropFirst() {
      if let error = work() { return error }
      let result = compare(isLeast ? .less : .greater, element, best)
      guard let better = result.asBool else { return result }
      if better { best = element }
    }
    return best
  }

  /// The list at 0, from the index at 1 up to that at 2.
  mutating func slice(_ arguments: [Value]) -> Value {
    guard arguments.count == 3, let list = arguments[0].asList, let lower = Self.index(arguments[1]),
      let upper = Self.index(arguments[2]), 0 <= lower, lower <= upper, upper <= list.elements.count
    else { return .error(Message("these are no bounds of the list")) }
    return self.list(Array(list.elements[lower..<upper]), origin: arguments[0].origin)
  }

  /// Kept out of line: Swift 6.3.1 fails to optimise a look into an array's element that it has inlined here.
  @inline(never)
  private static func index(_ value: Value) -> Int? {
    if case .int(let number) = value.payload { return Int(exactly: number) }
    return nil
  }

  mutating func sorted(_ value: Value) -> Value {
    guard let list = value.asList else { return value }
    if let value = strictly(list.elements, .whole) ?? charge(list.elements.count) { return value }
    return sorted(list.elements, by: list.elements, origin: value.origin)
  }

  mutating func isSorted(_ value: Value) -> Value {
    guard let list = value.asList else { return value }
    var unknown: Unknown?
    for (first, second) in zip(list.elements, list.elements.dropFirst()) {
      if let error = work() { return error }
      let result = compare(.lessOrEqual, first, second)
      switch result.payload {
      case .bool(true): continue
      case .unknown(let more): unknown = Unknown.merged(unknown, more)
      default: return result
      }
    }
    return unknown.map { .unknown($0) } ?? .true
  }

  mutating func position(of value: Value, in list: Value, fromEnd: Bool) -> Value {
    guard let elements = list.asList?.elements else { return .int(-1) }
    for offset in elements.indices {
      if let error = work() { return error }
      let index = fromEnd ? elements.count - 1 - offset : offset
      let result = equal(elements[index], value)
      switch result.payload {
      case .bool(true): return .int(index)
      case .bool: continue
      default: return result
      }
    }
    return .int(-1)
  }

  mutating func flattened(_ value: Value, levels: Int) -> Value {
    var elements: [Value] = []
    var rest: Unknown?
    if let error = flatten(value, levels, &elements, &rest) { return error }
    return Value(.list(ListValue(elements, rest: rest, settled: rest == nil ? nil : 0)), origin: value.origin)
  }

  private mutating func flatten(_ value: Value, _ levels: Int, _ elements: inout [Value], _ rest: inout Unknown?)
    -> Value?
  {
    guard let list = value.asList else { return nil }
    rest = Unknown.merged(rest, list.rest)
    for element in list.elements {
      if let error = charge(1) { return error }
      switch element.payload {
      case .list where levels > 0:
        if let error = flatten(element, levels - 1, &elements, &rest) { return error }
      case .unknown(let more) where levels > 0: rest = Unknown.merged(rest, more)
      default: elements.append(element)
      }
    }
    return nil
  }

  mutating func distinct(_ value: Value) -> Value {
    guard let list = value.asList else { return value }
    var kept: [Value] = []
    for element in list.elements {
      let result = isElement(element, of: .list(kept))
      switch result.payload {
      case .bool(true): continue
      case .bool: kept.append(element)
      default: return result
      }
    }
    return self.list(kept, origin: value.origin)
  }

  /// The first or last element. What follows the first can't change it.
  mutating func end(_ value: Value, isFirst: Bool) -> Value {
    guard let list = value.asList else { return value }
    if list.rest != nil, isFirst ? list.settled == 0 : true { return list.rest.map { .unknown($0) } ?? value }
    guard let element = isFirst ? list.elements.first : list.elements.last else { return none(value.origin) }
    return element.isKnown ? Value(.optional(OptionalBox(element)), origin: element.origin) : element
  }
}
