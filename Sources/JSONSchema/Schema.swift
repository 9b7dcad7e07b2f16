/// A compiled JSON Schema 2020-12: the subschemas of one schema file, each known by its index.
///
/// The schemas of packs are *structural*: each node has exactly one type, every object type has a name, and `$ref` leads to
/// a name under `$defs`. That is what lets a rule's expressions be typed by the schema. Keywords such as `anyOf` and
/// `pattern` narrow what may stand there; they are kept as conditions beside the type. A schema that is read by the
/// standard alone (`SchemaOptions`) is one condition.
/// Source: JSON Schema 2020-12 Core and Validation; `x-` annotations as `Subschema.Annotations` lists them.
package final class Schema: Sendable {
  /// All subschemas; `SchemaID` counts into them.
  package let subschemas: [Subschema]
  package let root: SchemaID
  /// The schemas under `$defs`, by name.
  package let definitions: [String: SchemaID]
  /// Every property name that occurs in the schema; `Symbol` counts into them.
  package let symbols: [String]
  package let symbolsByName: [String: Symbol]
  /// What narrows structural schemas; `ConditionID` counts into them. None in most packs.
  let conditions: [Condition]
  /// The property names that conditions ask for.
  let names: [String]
  /// The condition that the whole file is, where it is not structural.
  let standard: ConditionID?

  init(
    subschemas: [Subschema], root: SchemaID, definitions: [String: SchemaID], symbols: [String],
    symbolsByName: [String: Symbol], conditions: [Condition], names: [String], standard: ConditionID? = nil
  ) {
    self.conditions = conditions
    self.names = names
    self.standard = standard
    self.subschemas = subschemas
    self.root = root
    self.definitions = definitions
    self.symbols = symbols
    self.symbolsByName = symbolsByName
  }

  package subscript(_ id: SchemaID) -> Subschema { subschemas[Int(id.index)] }

  func condition(_ id: ConditionID) -> Condition {
    conditions.indices.contains(Int(id.index)) ? conditions[Int(id.index)] : Schema.anything
  }

  private static let anything = Condition(Condition.Keywords(verdict: true))

  /// What a condition says of every value, where it is true or false.
  func verdict(_ id: ConditionID) -> Bool? { condition(id).keywords.verdict }

  /// A property name that conditions ask for.
  func name(_ number: Int32) -> String { names.indices.contains(Int(number)) ? names[Int(number)] : "" }

  /// The schema that says what a node is: `$ref` followed to its end. Annotations beside a `$ref` stay with the reference.
  package func resolved(_ id: SchemaID) -> SchemaID {
    self[id].target ?? id
  }

  /// The object type that a node of schema `id` is a value of, where it is one.
  package func object(_ id: SchemaID) -> SchemaID? {
    let target = resolved(id)
    return self[target].kind == .object && self[target].name != nil ? target : nil
  }
}

/// The index of a subschema in its schema.
package struct SchemaID: Hashable, Sendable {
  package var index: Int32

  package init(_ index: Int32) { self.index = index }
}

/// A property name, interned over one schema.
package struct Symbol: Hashable, Sendable {
  package var index: Int32

  package init(_ index: Int32) { self.index = index }
}
