internal import CEL
internal import Diagnostics

/// The suite's types and declarations.
enum CELTypes {
  private static let named: [String: CELType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes, "null": .null,
    "timestamp": .timestamp, "duration": .duration, "error": .error, "dyn": .dyn,
  ]

  /// Nil where the form is unknown.
  static func type(_ json: JSON) -> CELType? {
    if let name = json.string { return named[name] }
    guard let form = json.members.first else { return nil }
    switch form.key {
    case "list": return type(form.value).map { .list($0) }
    case "map":
      let parts = form.value.items.compactMap(type)
      return parts.count == 2 ? .map(parts[0], parts[1]) : nil
    case "type": return .type(type(form.value))
    case "param": return form.value.string.map { .parameter($0) }
    case "abstract":
      guard let name = form.value.string else { return nil }
      if name == "optional_type" { return .optional(json["params"]?.items.first.flatMap(type) ?? .dyn) }
      return .opaque(name)
    case "message": return form.value.string.map { .object($0) }
    default: return nil
    }
  }

  /// Declares a variable, or a function that has a signature and no implementation.
  static func declare(_ declaration: JSON, in environment: inout Environment) {
    let name = declaration["name"]?.string ?? ""
    if let type = declaration["type"].flatMap(type) {
      environment.declare(variable: name, type: type)
      return
    }
    let overloads = (declaration["overloads"]?.items ?? []).map { overload in
      Overload(
        overload["id"]?.string ?? "", (overload["params"]?.items ?? []).compactMap(type),
        overload["result"].flatMap(type) ?? .dyn, isMember: overload["member"]?.bool ?? false,
        implementation: .variadic { _, _ in .error(Message("this function has no implementation")) })
    }
    environment.declare(function: FunctionDeclaration(name, "Declared.", overloads))
  }
}
