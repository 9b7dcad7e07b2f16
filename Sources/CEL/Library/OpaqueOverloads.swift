/// The overloads that an extension type has by what it declares.
enum OpaqueOverloads {
  static func functions(for type: OpaqueType) -> [FunctionDeclaration] {
    let own = CELType.opaque(type.name)
    let name = type.name
    var result = [
      FunctionDeclaration(
        "string", "Writes a value in words.",
        [
          Overload(
            "string_\(name)", [own], .string,
            implementation: .unary { value, context in context.string(context.text(of: value)) })
        ])
    ]
    guard type.less != nil else { return result }
    let relations: [(String, String, Comparison)] = [
      ("_<_", "less", .less), ("_<=_", "less_equals", .lessOrEqual), ("_>_", "greater", .greater),
      ("_>=_", "greater_equals", .greaterOrEqual),
    ]
    for (function, id, comparison) in relations {
      result.append(
        FunctionDeclaration(
          function, "Compares two values.",
          [Overload("\(id)_\(name)", [own, own], .bool, implementation: .binary { $2.compare(comparison, $0, $1) })]))
    }
    for function in StandardLibrary.orderedListFunctions(own, id: name) { result.append(function) }
    return result
  }
}
