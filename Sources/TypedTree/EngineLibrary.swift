package import Archive
package import CEL
internal import Diagnostics
internal import JSONSchema
internal import PlanCalendar
internal import YAMLTree

/// What the engine adds to CEL: calendar types, functions on plan items, and words for messages.
package enum EngineLibrary {
  /// Declares everything; the environment must have no other extension types.
  package static func declare(in environment: inout Environment, vocabulary: Vocabulary) {
    for type in types { environment.declare(opaqueType: type) }
    for function in functions(vocabulary: Deferred(vocabulary)) { environment.declare(function: function) }
  }

  /// The extension types, by their indices.
  package static var types: [OpaqueType] { [dateType, spanType, rhythmType, shareType, wordsType] }

  /// All functions. The vocabulary is not looked at before one of them is called.
  package static func functions(vocabulary: Deferred<Vocabulary>) -> [FunctionDeclaration] {
    calendarFunctions + itemFunctions + wordFunctions + vocabularyFunctions(vocabulary)
  }

  /// The same as libraries, for documentation. Examples that cannot be told are expected to be `?`.
  package static func libraries(vocabulary: Deferred<Vocabulary>) -> [FunctionLibrary] {
    [
      FunctionLibrary(
        "calendar",
        "Dates, lengths of time and shares as plans write them, coarse ones included. All of them compare, have min(), "
          + "max(), sort() and isSorted() in lists, and string(); where a coarse value leaves a comparison open, it is "
          + "unknown (?).",
        source: "crmlint", functions: { calendarFunctions }),
      FunctionLibrary(
        "items", "Items of a plan.", source: "crmlint", setting: exampleSetting, functions: { itemFunctions }),
      FunctionLibrary(
        "words", "Values in words, set in the reader's language, for messages.", source: "crmlint",
        setting: exampleSetting, functions: { wordFunctions + vocabularyFunctions(vocabulary) }),
    ]
  }

  private static let exampleSetting =
    "The examples read a plan whose beds are {id: roses, name: Roses, sown: 2026-03-14} and {id: herbs, sown: TBD}, by a "
    + "pack with the noun plant and the terms sun and shade."

  // MARK: - Types

  private static var dateType: OpaqueType {
    OpaqueType(
      name: EngineType.date.rawValue,
      equal: relation { $0.asDate }.compare { $0.isSame(as: $1) },
      less: relation { $0.asDate }.compare { $0.isLess(than: $1) },
      order: { a, b in
        guard let a = a.asDate, let b = b.asDate else { return 0 }
        if a.first != b.first { return a.first < b.first ? -1 : 1 }
        return a.last == b.last ? 0 : (a.last < b.last ? -1 : 1)
      },
      least: { values, _ in extreme(values, { $0.asDate }, Value.init, PlanDate.least) { $0.first < $1.first } },
      greatest: { values, _ in extreme(values, { $0.asDate }, Value.init, PlanDate.greatest) { $0.last > $1.last } },
      text: { PlanDate(first: Day(number: Int($0.low)), last: Day(number: Int($0.high))).text })
  }

  private static var spanType: OpaqueType {
    OpaqueType(
      name: EngineType.span.rawValue,
      equal: relation { $0.asSpan }.compare { $0.isSame(as: $1) },
      less: relation { $0.asSpan }.compare { $0.isLess(than: $1) },
      least: { values, _ in extreme(values, { $0.asSpan }, Value.init, PlanCalendar.Span.least) { $0.low < $1.low } },
      greatest: { values, _ in
        extreme(values, { $0.asSpan }, Value.init, PlanCalendar.Span.greatest) { $0.high > $1.high }
      },
      text: { $0.low == $0.high ? "\($0.low) days" : "\($0.low) to \($0.high) days" })
  }

  private static var shareType: OpaqueType {
    OpaqueType(
      name: EngineType.share.rawValue,
      equal: relation { $0.asShare }.compare { $0.isSame(as: $1) },
      less: relation { $0.asShare }.compare { $0.isLess(than: $1) },
      least: { values, _ in extreme(values, { $0.asShare }, Value.init, Share.least) { $0.low < $1.low } },
      greatest: { values, _ in extreme(values, { $0.asShare }, Value.init, Share.greatest) { $0.high > $1.high } },
      text: { Value(.opaque($0)).asShare.map { Argument.share($0).text(in: .english) } ?? "" })
  }

  private static var rhythmType: OpaqueType {
    OpaqueType(
      name: EngineType.rhythm.rawValue, text: { Value(.opaque($0)).asRhythm?.text ?? "" })
  }

  private static var wordsType: OpaqueType {
    OpaqueType(name: EngineType.words.rawValue, text: { _ in "" })
  }

  /// Comparisons of one type, made of a way to read its values.
  private struct Reading<Content: Sendable>: Sendable {
    var read: @Sendable (Value) -> Content?

    func compare(_ answer: @escaping @Sendable (Content, Content) -> Bool?) -> OpaqueType.Relation {
      { a, b, _ in
        guard let first = read(a), let second = read(b) else { return .false }
        return EngineLibrary.verdict(answer(first, second), a, b)
      }
    }
  }

  private static func relation<Content>(_ read: @escaping @Sendable (Value) -> Content?) -> Reading<Content> {
    Reading(read: read)
  }

  /// A truth value, or unknown for the coarse values among those compared.
  static func verdict(_ answer: Bool?, _ values: Value...) -> Value {
    if let answer { return .bool(answer) }
    var result: Unknown?
    for value in values where !value.isExact {
      result = Unknown.merged(result, Unknown(.init(origin: value.origin, reason: UnknownReason.coarse.rawValue)))
    }
    return result.map(Value.unknown) ?? .unknown(origin: .none, reason: UnknownReason.coarse.rawValue)
  }

  /// The least or greatest of intervals, with the place of the value that it is most likely to be.
  private static func extreme<Content: Interval>(
    _ values: [Value], _ read: (Value) -> Content?, _ make: (Content, Origin) -> Value,
    _ fold: ([Content]) -> Content?, _ isNearer: (Content, Content) -> Bool
  ) -> Value {
    var origin = Origin.none
    var nearest: Content?
    var contents: [Content] = []
    for value in values {
      guard let content = read(value) else { continue }
      contents.append(content)
      if nearest.map({ isNearer(content, $0) }) ?? true {
        nearest = content
        origin = value.origin
      }
    }
    return fold(contents).map { make($0, origin) } ?? .null
  }
}

extension Value {
  /// Whether a calendar value has a single reading.
  var isExact: Bool {
    if let date = asDate { return date.isExact }
    if let span = asSpan { return span.low == span.high }
    if let share = asShare { return share.low == share.high }
    return true
  }
}
