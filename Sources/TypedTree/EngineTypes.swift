package import CEL

/// The value types that the engine adds to CEL. Dates, spans and shares are intervals: a coarse value is one of several,
/// and a comparison on which those disagree is unknown.
package enum EngineType: String, CaseIterable, Sendable {
  case date = "Date"
  case span = "Span"
  case rhythm = "Rhythm"
  case share = "Share"
  /// Words for a message, already typed: a count with its noun, an amount, a kind of thing.
  case words = "Words"

  package var type: CELType { .opaque(rawValue) }

  /// The index in `OpaqueValue.type`.
  package var index: Int32 {
    switch self {
    case .date: 0
    case .span: 1
    case .rhythm: 2
    case .share: 3
    case .words: 4
    }
  }
}

/// The objects that the engine itself offers to rules: what it knows of a plan's document beyond its fields.
package enum EngineObject: String, CaseIterable, Sendable {
  /// The variable `document`.
  case document = "Document"
  /// A use of an id.
  case reference = "Reference"
  /// A definition of an id.
  case identifier = "Identifier"
  /// A value that is still open: a placeholder, or a key with nothing after it.
  case openValue = "OpenValue"
  /// The time from an item's first day to a last one.
  case period = "Period"

  package var type: CELType { .object(rawValue) }

  /// The index in `ObjectReference.type`; schema types count from 0 up, these from -1 down.
  package var index: Int32 {
    switch self {
    case .document: -1
    case .reference: -2
    case .identifier: -3
    case .openValue: -4
    case .period: -5
    }
  }

  /// The fields in slot order.
  package var fields: [(name: String, type: CELType)] {
    switch self {
    case .document:
      [
        ("references", .list(EngineObject.reference.type)),
        ("identifiers", .list(EngineObject.identifier.type)),
        ("openValues", .list(EngineObject.openValue.type)),
        // Lists and sections that are there and hold nothing, or a placeholder in place of all they are to hold.
        ("emptySections", .list(EngineObject.openValue.type)),
        // Items of which the plan writes a first or a last day.
        ("periods", .list(EngineObject.period.type)),
      ]
    case .reference:
      [
        // The id as it is written, the key it stands under, and what it should be the id of.
        ("text", .string), ("key", .string), ("kinds", EngineType.words.type),
        // Whether something has that id, or else the nearest id there is ("" for none).
        ("isDefined", .bool), ("nearest", .string),
        // Whether a free title may stand there in place of an id.
        ("allowsTitle", .bool),
        // Whether it is the first use of an id that nothing defines, where that can be told; how many uses there are; and
        // whether the plan has nothing of that kind, in which case the uses of all such ids are one.
        ("isStray", .bool), ("uses", .int), ("isOfMissingKind", .bool),
        // How a date may name what has that id, where something has it and the text does not say which of its dates.
        ("dates", .list(.string)),
      ]
    case .identifier:
      [
        ("text", .string), ("kind", EngineType.words.type),
        // Whether an earlier item of the same kind has it, and whether the format gives the word a meaning of its own.
        ("isRepeated", .bool), ("isReserved", .bool),
        // The first item of that kind with the id.
        ("first", EngineObject.identifier.type),
      ]
    case .openValue:
      [
        // What stands there ("" for nothing) and the key it stands under; and where an id stands there, of something
        // that is itself called by a placeholder, that id ("" else): the text is then the placeholder.
        ("text", .string), ("key", .string), ("id", .string),
      ]
    case .period:
      [
        // What the item is called, its first and last day, and the period that this one lies in: ask for these three
        // only where has() says that they are there.
        ("label", .string), ("start", EngineType.date.type), ("end", EngineType.date.type),
        ("around", EngineObject.period.type),
        // The periods that are to lie in this one.
        ("inside", .list(EngineObject.period.type)),
      ]
    }
  }

  func field(_ name: String) -> FieldDescription? {
    guard let slot = fields.firstIndex(where: { $0.name == name }) else { return nil }
    return FieldDescription(type: fields[slot].type, slot: Int32(slot), presence: .always)
  }
}
