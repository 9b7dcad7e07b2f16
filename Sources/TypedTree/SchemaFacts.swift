internal import JSONSchema

/// What hosts ask a schema of nearly every node of a plan, worked out once for all plans.
final class SchemaFacts: Sendable {
  /// The part that is asked for most: plain words.
  struct Fact: Sendable {
    /// Where `$ref` leads in the end.
    var target: SchemaID
    /// What a lone scalar is read as: where a list may be a lone value its item, where a section has a shorthand that key.
    var meant: SchemaID
    /// The property that identifies an item of the type.
    var id: Symbol?
    /// The property whose value `outlook` says that an item of the type is named, not judged.
    var outlook: Symbol?
    /// Whether a value is the id of something.
    var isReference = false
    /// Whether a value is a date that may hang on another.
    var isPlanDate = false
    /// Whether a relative date may name an item of the type.
    var isDated = false
    /// Whether an absent value may be taken from elsewhere in the plan.
    var isInherited = false
    /// Whether an item of the type may be repeated for others.
    var isRepeated = false
    /// Whether the type names the property of an item's first day.
    var hasPeriod = false
    /// Whether the type is a list, or a section.
    var isContainer = false
  }

  private let facts: [Fact]
  private let nothing: Fact
  /// By schema: the types of the items that a reference may be the id of.
  let referenced: [[SchemaID]]
  /// By type: the words that stand beside references to it, which no id may be.
  let reserved: [[String]]
  /// By type: the property that holds an item's first day, then those that hold a last one.
  let periods: [[Subschema.Field]]
  /// By type: the properties that may say for what an item is repeated.
  let repeating: [[Subschema.Field]]
  /// By type: the properties by which an item is called, the best first.
  let labels: [[Symbol]]
  /// The types whose items a relative date may name.
  let datedTypes: [SchemaID]

  init(_ schema: Schema) {
    var facts: [Fact] = []
    facts.reserveCapacity(schema.subschemas.count)
    var referenced = [[SchemaID]](repeating: [], count: schema.subschemas.count)
    var reserved = [[String]](repeating: [], count: schema.subschemas.count)
    var periods = [[Subschema.Field]](repeating: [], count: schema.subschemas.count)
    var repeating = [[Subschema.Field]](repeating: [], count: schema.subschemas.count)
    var labels = [[Symbol]](repeating: [], count: schema.subschemas.count)
    var datedTypes: [SchemaID] = []
    for (index, subschema) in schema.subschemas.enumerated() {
      let id = SchemaID(Int32(clamping: index))
      let target = schema.resolved(id)
      var fact = Fact(target: target, meant: Self.meant(by: id, in: schema))
      fact.isPlanDate = subschema.format == .planDate || schema[target].format == .planDate
      fact.isContainer = subschema.kind == .array || subschema.kind == .object
      for field in subschema.fields {
        let site = schema[field.schema]
        if site.isAnnotated, !site.annotations.repeats.isEmpty { repeating[index].append(field) }
      }
      fact.isRepeated = !repeating[index].isEmpty
      if subschema.isAnnotated {
        let annotations = subschema.annotations
        fact.id = annotations.id.flatMap { schema.symbolsByName[$0] }
        fact.outlook = annotations.outlook.flatMap { schema.symbolsByName[$0] }
        fact.isReference = !annotations.references.isEmpty
        fact.isDated = annotations.date != nil || !annotations.dates.isEmpty
        fact.isInherited = annotations.eachProperty != nil || annotations.from != nil
        fact.hasPeriod = !annotations.period.isEmpty
        referenced[index] = annotations.references.compactMap { schema.itemType(of: $0) }
        if !annotations.words.isEmpty {
          for type in referenced[index] { reserved[Int(type.index)] += annotations.words }
        }
        if fact.isDated { datedTypes.append(id) }
        if fact.hasPeriod {
          periods[index] = annotations.period.compactMap { name in subschema.fields.first { $0.name == name } }
        }
        let names = annotations.label + [annotations.id].compactMap { $0 }
        labels[index] = names.compactMap { schema.symbolsByName[$0] }
      }
      facts.append(fact)
    }
    self.facts = facts
    nothing = Fact(target: schema.root, meant: schema.root)
    self.referenced = referenced
    self.reserved = reserved
    self.periods = periods
    self.repeating = repeating
    self.labels = labels
    self.datedTypes = datedTypes
  }

  subscript(_ id: SchemaID) -> Fact {
    facts.indices.contains(Int(id.index)) ? facts[Int(id.index)] : nothing
  }

  private static func meant(by id: SchemaID, in schema: Schema, depth: Int = 0) -> SchemaID {
    // A schema may lead back to itself.
    guard depth < 8 else { return id }
    let type = schema[schema.resolved(id)]
    switch type.kind {
    case .array: return type.items.map { meant(by: $0, in: schema, depth: depth + 1) } ?? id
    case .object:
      guard type.isAnnotated, let shorthand = type.annotations.shorthand else { return id }
      let field = type.fields.first { $0.name == shorthand }
      return field.map { meant(by: $0.schema, in: schema, depth: depth + 1) } ?? id
    default: return id
    }
  }
}

extension Schema {
  /// The object type of the items of a collection, named by its route from the plan, such as `releases` or `data.sources`.
  func itemType(of collection: String) -> SchemaID? {
    var current = root
    for part in collection.split(separator: ".") {
      guard let symbol = symbolsByName[String(part)], let slot = self[current].slot(of: symbol) else { return nil }
      current = resolved(self[current].fields[slot].schema)
    }
    return self[current].items.map(resolved) ?? current
  }
}
