/// The functions that every environment has. Source: CEL language definition, “Standard Definitions”; the extensions under
/// the names that cel-go and Kubernetes gave them.
enum StandardLibrary {
  /// In the order of documentation. Each makes its functions when somebody asks for them.
  static let libraries: [FunctionLibrary] = [
    FunctionLibrary(
      "standard", "The language itself.", source: "CEL language definition, “Standard Definitions”",
      functions: { operators + plainOperators + conversions + texts + patterns + times }, macros: { standardMacros }),
    FunctionLibrary(
      "strings", "More functions on texts. Positions count characters (code points) from 0.",
      source: "cel-go ext/strings", version: 5, functions: { strings }),
    FunctionLibrary(
      "math", "Functions on numbers.", source: "cel-go ext/math", version: 2, functions: { numbers }),
    FunctionLibrary(
      "lists", "Functions on lists.", source: "cel-go ext/lists", version: 3, functions: { lists },
      macros: { listMacros }),
    FunctionLibrary("sets", "Lists read as sets.", source: "cel-go ext/sets", version: 0, functions: { sets }),
    FunctionLibrary(
      "aggregates", "Further functions on lists.", source: "Kubernetes, CEL list library",
      functions: { aggregates }),
    FunctionLibrary(
      "optionals", "Values that may be missing.", source: "cel-go, optional types", version: 2,
      functions: { optionals }, macros: { optionalMacros }),
    FunctionLibrary(
      "bindings", "Names for values.", source: "cel-go ext/bindings", version: 0, macros: { bindingMacros }),
    FunctionLibrary(
      "comprehensions", "Macros with two variables: the index and the element, or the key and the value.",
      source: "cel-go ext/comprehensions", version: 0, macros: { comprehensionMacros }),
    FunctionLibrary(
      "encoders", "Bytes as text.", source: "cel-go ext/encoders", version: 0, functions: { encoders }),
    FunctionLibrary(
      "network", "Internet addresses and ranges of them.", source: "cel-go ext/network", version: 1,
      functions: { network }),
  ]

  /// The table's entries, one for each function of each library: a name may come more than once.
  static var functions: [FunctionDeclaration] { libraries.flatMap { $0.functions() } }

  /// The same, in parts that are made when one of their functions is called.
  static let tables: [@Sendable () -> [FunctionDeclaration]] = [
    { operators }, { plainOperators }, { conversions }, { texts }, { patterns }, { times }, { strings }, { numbers },
    { lists }, { sets }, { aggregates }, { optionals }, { encoders }, { network },
  ]

  /// The same by name, for checks.
  static let byName: [String: FunctionDeclaration] = {
    var result: [String: FunctionDeclaration] = [:]
    for function in functions {
      if var known = result[function.name] {
        known.add(function)
        result[function.name] = known
      } else {
        result[function.name] = function
      }
    }
    return result
  }()

  /// The overloads that have an instruction of their own.
  static let operatorIDs: Set<String> = Set(operators.flatMap(\.overloads).map(\.id))

  /// Extension types that every environment has. Their values have the indices -1, -2 …; those of an environment's own
  /// types count from 0 up.
  static let opaqueTypes: [OpaqueType] = [NetworkType.address, NetworkType.range]

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
