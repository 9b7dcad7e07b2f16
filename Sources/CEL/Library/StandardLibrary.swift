/// The functions that every environment has. Source: CEL language definition, “List of standard definitions”; the
/// extensions under the names that cel-go and Kubernetes gave them.
enum StandardLibrary {
  static let functions: [FunctionDeclaration] =
    operators + plainOperators + conversions + strings + patterns + times + optionals + numbers + lists + sets

  static let byName: [String: FunctionDeclaration] = {
    var result: [String: FunctionDeclaration] = [:]
    for function in functions {
      if var known = result[function.name] {
        known.overloads += function.overloads
        known.examples += function.examples
        result[function.name] = known
      } else {
        result[function.name] = function
      }
    }
    return result
  }()

  /// The overloads that have an instruction of their own.
  static let operatorIDs: Set<String> = Set(operators.flatMap(\.overloads).map(\.id))

  static func pure(
    _ id: String, _ parameters: [CELType], _ result: CELType, member: Bool = false, strictness: Strictness = .whole,
    flow: Flow = .new, _ implementation: Implementation
  ) -> Overload {
    Overload(
      id, parameters, result, isMember: member, strictness: strictness, flow: flow, isPure: true,
      implementation: implementation)
  }

  static let a = CELType.parameter("A")
  static let b = CELType.parameter("B")
}
