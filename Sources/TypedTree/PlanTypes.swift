internal import Archive
package import CEL
internal import Diagnostics
package import JSONSchema

/// The CEL types that a plan schema gives: every object type by its name, lists, and the calendar types for formats.
///
/// The field of an object has the slot of its property in the schema, so that a select at run time is an index.
package struct PlanTypes: TypeProvider {
  package let schema: Schema
  let facts: Deferred<SchemaFacts>

  package init(_ schema: Schema) {
    self.schema = schema
    facts = Deferred { SchemaFacts(schema) }
  }

  /// The type of the plan itself.
  package var plan: CELType { type(of: schema.root) }

  package func type(of id: SchemaID) -> CELType {
    let site = schema[id]
    let type = schema[schema.resolved(id)]
    if let format = site.format ?? type.format {
      switch format {
      case .planDate, .date: return EngineType.date.type
      case .slug: return .string
      case .span: return EngineType.span.type
      case .rhythm: return EngineType.rhythm.type
      case .share: return EngineType.share.type
      }
    }
    switch type.kind {
    case .string, nil: return .string
    case .integer: return .int
    case .number: return .double
    case .boolean: return .bool
    case .array: return .list(type.items.map(self.type(of:)) ?? .dyn)
    case .object:
      if let values = type.valueSchema { return .map(.string, self.type(of: values)) }
      return .object(type.name ?? "Object")
    }
  }

  package func field(_ name: String, of objectType: String) -> FieldDescription? {
    if let engineObject = EngineObject(rawValue: objectType) { return engineObject.field(name) }
    guard let object = object(named: objectType),
      let slot = schema[object].fields.firstIndex(where: { $0.name == name })
    else { return nil }
    let field = schema[object].fields[slot]
    let type = type(of: field.schema)
    return FieldDescription(
      type: type, slot: Int32(clamping: slot),
      presence: readsAsEmpty(type) || isAlwaysThere(name, field, of: object) ? .always : .optional)
  }

  /// Whether every sound plan gives the property a value: it is required, and null does not do.
  private func isAlwaysThere(_ name: String, _ field: Subschema.Field, of object: SchemaID) -> Bool {
    schema[object].required.contains(name) && !schema[field.schema].isNullable
      && !schema[schema.resolved(field.schema)].isNullable
  }

  package func fieldNames(of objectType: String) -> [String] {
    if let engineObject = EngineObject(rawValue: objectType) { return engineObject.fields.map(\.name) }
    guard let object = object(named: objectType) else { return [] }
    return schema[object].fields.map(\.name)
  }

  /// The schema of the object type `name`.
  package func object(named name: String) -> SchemaID? {
    if let id = schema.definitions[name], schema[id].kind == .object { return id }
    return schema[schema.root].name == name ? schema.root : nil
  }

  /// Lists, maps and objects that a plan leaves out read as empty; scalars are absent.
  private func readsAsEmpty(_ type: CELType) -> Bool {
    switch type {
    case .list, .map, .object: true
    default: false
    }
  }

  /// Reads a type as packs write it: `Date`, `list(Activity)`, `optional(string)`, `map(string, double)`; nil where a name in it is
  /// unknown, with that name.
  package func parse(_ text: String) -> Result<CELType, UnknownTypeName> {
    var rest = text[...]
    let result = parse(&rest)
    if case .success = result, !rest.allSatisfy(\.isWhitespace) { return .failure(UnknownTypeName(name: text)) }
    return result
  }

  /// The name of a type that neither the schema nor CEL has.
  package struct UnknownTypeName: Error {
    package var name: String
  }

  private func parse(_ rest: inout Substring, depth: Int = 0) -> Result<CELType, UnknownTypeName> {
    rest = rest.drop(while: \.isWhitespace)
    let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    rest = rest.dropFirst(name.count).drop(while: \.isWhitespace)
    var arguments: [CELType] = []
    if rest.first == "(", depth < 8 {
      repeat {
        rest = rest.dropFirst()
        switch parse(&rest, depth: depth + 1) {
        case .success(let type): arguments.append(type)
        case .failure(let problem): return .failure(problem)
        }
        rest = rest.drop(while: \.isWhitespace)
      } while rest.first == ","
      guard rest.first == ")" else { return .failure(UnknownTypeName(name: name + "(")) }
      rest = rest.dropFirst()
    }
    switch (name, arguments.count) {
    case ("list", 1): return .success(.list(arguments[0]))
    case ("optional", 1): return .success(.optional(arguments[0]))
    case ("map", 2): return .success(.map(arguments[0], arguments[1]))
    case ("bool", 0): return .success(.bool)
    case ("int", 0): return .success(.int)
    case ("double", 0): return .success(.double)
    case ("string", 0): return .success(.string)
    case (_, 0):
      if let type = EngineType(rawValue: name) { return .success(type.type) }
      if let object = EngineObject(rawValue: name) { return .success(object.type) }
      if object(named: name) != nil { return .success(.object(name)) }
    default: break
    }
    return .failure(UnknownTypeName(name: name))
  }

  /// Every type name that `parse` knows, for the nearest one.
  package var names: [String] {
    ["list", "optional", "map", "bool", "int", "double", "string"] + EngineType.allCases.map(\.rawValue)
      + EngineObject.allCases.map(\.rawValue) + schema.definitions.keys
  }
}
