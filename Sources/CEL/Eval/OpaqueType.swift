/// An extension type: what the language needs to know of it. Operators beyond these are ordinary overloads.
package struct OpaqueType: Sendable {
  package typealias Relation = @Sendable (Value, Value, inout EvaluationContext) -> Value
  package typealias Fold = @Sendable ([Value], inout EvaluationContext) -> Value

  package var name: String
  /// `a == b`: a bool or an unknown; nil: same words, same value.
  package var equal: Relation?
  /// `a < b`: a bool or an unknown; nil: values have no order. `<=`, `>` and `>=` follow from it.
  package var less: Relation?
  /// A total order for sort and sortBy: negative, zero or positive; nil: `less` decides, and where that is unknown so is
  /// the result.
  package var order: (@Sendable (Value, Value) -> Int)?
  /// `min()` and `max()` over one element or more, all known and of this type; nil: by `less`.
  package var least: Fold?
  package var greatest: Fold?
  /// The value in words, as `string(x)` gives it.
  package var text: @Sendable (OpaqueValue) -> String

  package init(
    name: String, equal: Relation? = nil, less: Relation? = nil, order: (@Sendable (Value, Value) -> Int)? = nil,
    least: Fold? = nil, greatest: Fold? = nil, text: @escaping @Sendable (OpaqueValue) -> String
  ) {
    self.name = name
    self.equal = equal
    self.less = less
    self.order = order
    self.least = least
    self.greatest = greatest
    self.text = text
  }
}
