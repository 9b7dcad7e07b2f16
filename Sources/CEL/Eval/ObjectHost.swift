/// The side that owns the objects of an evaluation: gives their fields. One per plan.
package protocol ObjectHost: AnyObject {
  /// The value of a field; nil where it is absent, which only optional fields may be.
  func select(_ object: ObjectReference, _ slot: Int32, origin: Origin) -> Value?
  /// Whether the field is there: a bool or an unknown.
  func has(_ object: ObjectReference, _ slot: Int32) -> Value
  /// The name of an object type, as `type(x)` gives it.
  func typeName(_ type: Int32) -> String
}

extension ObjectHost {
  package func typeName(_ type: Int32) -> String { "object" }
}

/// A host without objects.
package final class NoObjects: ObjectHost {
  package init() {}
  package func select(_ object: ObjectReference, _ slot: Int32, origin: Origin) -> Value? { nil }
  package func has(_ object: ObjectReference, _ slot: Int32) -> Value { .false }
}
