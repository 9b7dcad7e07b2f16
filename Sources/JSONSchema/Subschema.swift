internal import Archive
package import Diagnostics
package import YAMLTree

/// One compiled subschema. A class, since rules look at schemas with every value that they read, and copying one would copy
/// a dozen references.
package final class Subschema: Sendable {
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

  /// What keys of a pattern hold.
  struct PatternedField: Sendable {
    var pattern: Pattern
    var schema: SchemaID?
  }

  /// The name under `$defs`; `Plan` or another title for the root.
  package let name: String?
  private let titleText: LazyText?
  private let descriptionText: LazyText?
  /// nil only where a `$ref` gives the type.
  package let kind: Kind?
  /// Where `$ref` leads in the end.
  package let target: SchemaID?
  /// The properties of an object in the schema's order.
  package let fields: [Field]
  /// The slot of each symbol of the schema, as far as the last property's; -1 where the object has no such property.
  package let slots: [Int16]
  /// What keys beyond `fields` may hold; nil: no such key is allowed.
  package let additional: SchemaID?
  /// Keys that begin so are the user's own and are not looked at (`patternProperties` of the form `^prefix`).
  package let ignoredPrefixes: [String]
  /// Keys of other patterns: what they may hold; nil: they are the user's own and are not looked at.
  let patterned: [PatternedField]
  /// Null may stand here, as nothing.
  package let isNullable: Bool
  /// What narrows the values beyond their type.
  let condition: ConditionID?
  package let required: [String]
  package let items: SchemaID?
  package let choices: [String]?
  package let format: Format?
  package let minimum: Double?
  package let maximum: Double?
  package let exclusiveMinimum: Double?
  package let minimumItems: Int?
  package let minimumLength: Int?
  package let annotations: Annotations
  /// Whether there are annotations at all; most schemas have none.
  package let isAnnotated: Bool
  /// The slots of `required`; -1 for a name that is none of `fields`.
  let requiredSlots: [Int]

  package var title: String? { titleText?.string }
  package var description: String? { descriptionText?.string }

  init(
    name: String?, title: LazyText?, description: LazyText?, kind: Kind?, target: SchemaID?, fields: [Field],
    additional: SchemaID?, ignoredPrefixes: [String], patterned: [PatternedField], isNullable: Bool,
    condition: ConditionID?, required: [String], items: SchemaID?, choices: [String]?,
    format: Format?, minimum: Double?, maximum: Double?, exclusiveMinimum: Double?, minimumItems: Int?,
    minimumLength: Int?, annotations: Annotations?
  ) {
    self.name = name
    titleText = title
    descriptionText = description
    self.kind = kind
    self.target = target
    self.fields = fields
    slots = Self.slots(of: fields)
    self.additional = additional
    self.ignoredPrefixes = ignoredPrefixes
    self.patterned = patterned
    self.isNullable = isNullable
    self.condition = condition
    self.required = required
    self.items = items
    self.choices = choices
    self.format = format
    self.minimum = minimum
    self.maximum = maximum
    self.exclusiveMinimum = exclusiveMinimum
    self.minimumItems = minimumItems
    self.minimumLength = minimumLength
    self.annotations = annotations ?? Annotations()
    isAnnotated = annotations != nil
    requiredSlots = required.map { name in fields.firstIndex { $0.name == name } ?? -1 }
  }

  /// Whether the schema leaves a key to the user, and says nothing of what it holds.
  package func isOwn(_ key: String) -> Bool {
    if ignoredPrefixes.contains(where: key.hasPrefix) { return true }
    return patterned.contains { $0.schema == nil && $0.pattern.matches(key) }
  }

  /// Whether the schema says what stands under a key that is none of `fields`.
  package func describes(_ key: NodeID, in tree: Tree) -> Bool {
    if patterned.isEmpty, ignoredPrefixes.isEmpty || additional == nil { return additional != nil }
    let key = tree.text(of: tree.resolved(key))
    if patterned.contains(where: { $0.schema != nil && $0.pattern.matches(key) }) { return true }
    return additional != nil && !isOwn(key)
  }

  /// What keys beyond `fields` may hold.
  package var keyedSchemas: [SchemaID] { [additional].compactMap { $0 } + patterned.compactMap(\.schema) }

  /// What the keys of an object that has no named properties hold, where it is one thing.
  package var valueSchema: SchemaID? {
    guard fields.isEmpty else { return nil }
    let patterned = patterned.compactMap(\.schema)
    return additional == nil ? (patterned.count == 1 ? patterned.first : nil) : patterned.isEmpty ? additional : nil
  }

  private static func slots(of fields: [Field]) -> [Int16] {
    guard let last = fields.map(\.symbol.index).max(), last >= 0 else { return [] }
    var slots = [Int16](repeating: -1, count: Int(last) + 1)
    for (slot, field) in fields.enumerated() where slots.indices.contains(Int(field.symbol.index)) {
      slots[Int(field.symbol.index)] = Int16(clamping: slot)
    }
    return slots
  }

  /// A subschema while it is being read.
  struct Draft {
    var name: String?
    var title: String?
    var description: String?
    var kind: Kind?
    var target: SchemaID?
    var fields: [Field] = []
    var additional: SchemaID?
    var ignoredPrefixes: [String] = []
    var patterned: [PatternedField] = []
    var isNullable = false
    var condition: ConditionID?
    var required: [String] = []
    var items: SchemaID?
    var choices: [String]?
    var format: Format?
    var minimum: Double?
    var maximum: Double?
    var exclusiveMinimum: Double?
    var minimumItems: Int?
    var minimumLength: Int?
    var annotations = Annotations()

    var finished: Subschema {
      Subschema(
        name: name, title: title.map { LazyText($0) }, description: description.map { LazyText($0) }, kind: kind,
        target: target, fields: fields, additional: additional, ignoredPrefixes: ignoredPrefixes, patterned: patterned,
        isNullable: isNullable, condition: condition, required: required, items: items, choices: choices,
        format: format, minimum: minimum, maximum: maximum,
        exclusiveMinimum: exclusiveMinimum, minimumItems: minimumItems, minimumLength: minimumLength,
        annotations: annotations == Annotations() ? nil : annotations)
    }
  }

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
  package struct Annotations: Sendable, Equatable {
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
    /// `x-covers`: the object types whose keys an entry of `elsewhere` may name, beside those of the topic's own part.
    package var covers: [String] = []
    /// `x-date`: the property that a relative date means by the item's id alone.
    package var date: String?
    /// `x-dates`: the properties that a relative date may name after the item's id.
    package var dates: [String] = []
    /// `x-repeats`: what the values of this property repeat the object for: word → collection.
    package var repeats: [String: String] = [:]
    /// `x-each`: in an object that is repeated for the items of a collection, absent means this property of the item.
    package var eachProperty: String?
    /// `x-period`: the property that holds the first day of an item, then those that hold a last day.
    package var period: [String] = []
    /// `x-within`: the object type within whose period that of an item lies: the nearest around it, else the plan's own.
    package var within: String?
    /// `x-outlook`: the property whose value `outlook` says that the item is named, not judged.
    package var outlook: String?
  }
}
