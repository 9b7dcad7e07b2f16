/// Where a schema has a property of some name: the keys of the sections, without repeats, in the order of the schema.
struct Homes {
  var isTopLevel = false
  var sections: [String] = []

  init() {}

  init(of symbol: Symbol, in schema: Schema) {
    func hasProperty(_ id: SchemaID) -> Bool {
      let slots = schema[id].slots
      return slots.indices.contains(Int(symbol.index)) && slots[Int(symbol.index)] >= 0
    }
    isTopLevel = hasProperty(schema.root)
    var seen: Set<String> = []
    for subschema in [schema[schema.root]] + schema.subschemas {
      for field in subschema.fields {
        var id = schema.resolved(field.schema)
        if let items = schema[id].items { id = schema.resolved(items) }
        if hasProperty(id), seen.insert(field.name).inserted { sections.append(field.name) }
      }
    }
  }
}
