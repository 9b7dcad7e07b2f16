package import Diagnostics

/// One compiled subschema.
package struct Subschema: Sendable {
  /// The type of a node; a structural schema gives exactly one.
  package enum Kind: String, Sendable, CaseIterable {
    case string, integer, number, boolean, array, object
  }

  /// A named property of an object type; its position in `fields` is the field's slot.
  package struct Field: Sendable {
    package var name: String
    package var symbol: Symbol
    package var schema: SchemaID
  }

  /// The name under `$defs`; `Plan` or another title for the root.
  package var name: String?
  package var title: String?
  package var description: String?
  /// nil only where a `$ref` gives the type.
  package var kind: Kind?
  /// Where `$ref` leads in the end.
  package var target: SchemaID?
  /// The properties of an object in the schema's order.
  package var fields: [Field] = []
  /// The slot of each symbol of the schema, -1 where the object has no such property; empty for other types.
  package var slots: [Int16] = []
  /// What keys beyond `fields` may hold; nil: no such key is allowed.
  package var additional: SchemaID?
  /// Keys that begin so are the user's own and are not looked at (`patternProperties` of the form `^prefix`).
  package var ignoredPrefixes: [String] = []
  package var required: [String] = []
  package var items: SchemaID?
  package var choices: [String]?
  package var format: Format?
  package var minimum: Double?
  package var maximum: Double?
  package var exclusiveMinimum: Double?
  package var minimumItems: Int?
  package var minimumLength: Int?
  package var annotations = Annotations()

  /// The formats that the engine reads into values of their own.
  package enum Format: String, Sendable, CaseIterable {
    case planDate = "plan-date"
    case span, rhythm, share
    /// A short id: letters, digits, `-` and `_`, a letter or digit first.
    case slug
    /// An ordinary ISO 8601 day.
    case date
  }

  /// The engine's annotations, keywords that begin with `x-`; others of that prefix are kept out and ignored.
  package struct Annotations: Sendable {
    /// `x-id`: the property that identifies an item.
    package var id: String?
    /// `x-label`: the properties by which an item is called in texts, the best first.
    package var label: [String] = []
    /// `x-kind`: what an item of this type is called.
    package var kind: Localized<String>?
    /// `x-ref`: the collections that a reference may point into.
    package var references: [String] = []
    /// `x-words`: reserved words that may stand in place of a reference.
    package var words: [String] = []
    /// `x-title`: a free title may stand in place of a reference.
    package var allowsTitle = false
    /// `x-from`: the route, relative to the object, from which an absent value is inherited.
    package var from: String?
    /// `x-listable`: a lone value may stand for the list.
    package var isListable = false
    /// `x-shorthand`: a lone scalar stands for this property of the object.
    package var shorthand: String?
    /// `x-open: false`: no placeholder is allowed.
    package var allowsPlaceholder = true
    /// `x-absence: false`: words such as "none" are values here.
    package var allowsAbsence = true
    /// `x-topic`: the topic of `elsewhere` that covers the value.
    package var topic: String?
    /// `x-date`: the property that a relative date means by the item's id alone.
    package var date: String?
    /// `x-dates`: the properties that a relative date may name after the item's id.
    package var dates: [String] = []
    /// `x-repeats`: what the values of this property repeat the object for: word → collection.
    package var repeats: [String: String] = [:]
    /// `x-each`: in an object that is repeated for the items of a collection, absent means this property of the item.
    package var eachProperty: String?
    /// `x-outlook`: the property whose value `outlook` says that the item is named, not judged.
    package var outlook: String?
  }
}
