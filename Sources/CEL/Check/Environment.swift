package import Diagnostics

/// The names that expressions may use: variables, functions, extension types and definitions. A value: a copy can be
/// extended for one rule, and programs compiled in a copy run together with those of the original.
package struct Environment: Sendable {
  struct Variable: Sendable {
    var slot: Int32
    var type: CELType
    var place: Placement
  }

  /// A definition that has been checked.
  struct Defined: Sendable {
    var definition: Definition
    var code: Code
    var place: Placement
    /// What the value is known to have, as paths below it.
    var yields: Set<String>
    /// Whether it reads variables, itself or through others.
    var readsData = false
  }

  let provider: any TypeProvider
  /// The namespace that names are first looked up in, such as `com.example`. Source: CEL language definition, “Name
  /// resolution”.
  package var container: String
  private(set) var variables: [String: Variable] = [:]
  package private(set) var variableCount: Int32 = 0
  /// Names before the first dot of all variables whose names have one.
  private(set) var qualifiedRoots: Set<String> = ["google", "net"]
  private(set) var functions: [String: FunctionDeclaration]
  private(set) var opaqueTypes: [OpaqueType] = []
  private(set) var opaqueIndex: [String: Int32] = [:]
  var definitions: [Defined] = []
  var definitionIndex: [String: Int32] = [:]

  /// Names that are not known here though an author may expect them, with what to do about it.
  package var unavailable: [String: Message] = [:]

  /// An environment with the standard library.
  package init(provider: any TypeProvider = NoObjectTypes(), container: String = "") {
    self.provider = provider
    self.container = container
    functions = StandardLibrary.byName
  }

  /// Adds a variable.
  ///
  /// - Parameters:
  ///   - isPlaced: whether its value comes from the host's data and keeps its place there.
  ///   - isEarlier: whether it comes from an earlier state of the host's data, or may. A definition that is given
  ///     objects of that state sees the other variables as they were then (`Evaluation.setEarlier`).
  /// - Returns: the slot to hand its value over in (`Evaluation.set`). Declaring a name again replaces it, with a new slot.
  @discardableResult
  package mutating func declare(
    variable name: String, type: CELType, isPlaced: Bool = false, isEarlier: Bool = false
  ) -> Int32 {
    declare(name, type, Placement(value: isPlaced, elements: isPlaced, isEarlier: isEarlier))
  }

  /// Adds a variable that holds the value of an expression, as far as that has a place.
  ///
  /// - Returns: its slot.
  package mutating func declare(variable name: String, holding checked: Checked) -> Int32 {
    declare(name, checked.type, checked.place)
  }

  private mutating func declare(_ name: String, _ type: CELType, _ place: Placement) -> Int32 {
    let slot = variableCount
    variableCount += 1
    variables[name] = Variable(slot: slot, type: type, place: place)
    if let dot = name.firstIndex(of: ".") { qualifiedRoots.insert(String(name[..<dot])) }
    return slot
  }

  /// Adds a function, or further overloads of one that is there.
  package mutating func declare(function: FunctionDeclaration) {
    if var known = functions[function.name] {
      known.add(function)
      functions[function.name] = known
    } else {
      functions[function.name] = function
    }
  }

  /// Adds an extension type with its comparisons, `string(x)`, and, where it has an order, the functions on lists that
  /// need one.
  ///
  /// - Returns: the index that its values carry.
  @discardableResult
  package mutating func declare(opaqueType: OpaqueType) -> Int32 {
    let index = Int32(opaqueTypes.count)
    opaqueTypes.append(opaqueType)
    opaqueIndex[opaqueType.name] = index
    for function in OpaqueOverloads.functions(for: opaqueType) { declare(function: function) }
    return index
  }

  /// All functions, for documentation, sorted by name.
  package var allFunctions: [FunctionDeclaration] { functions.values.sorted { $0.name < $1.name } }

  /// The names to look `name` up under, the most specific first.
  func candidates(for name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    guard !container.isEmpty else { return [name] }
    var result: [String] = []
    var prefix = container[...]
    while true {
      result.append(prefix + "." + name)
      guard let dot = prefix.lastIndex(of: ".") else { break }
      prefix = prefix[..<dot]
    }
    return result + [name]
  }

  /// The slot of a variable; nil where there is none of that name.
  package func slot(of variable: String) -> Int32? { variables[variable]?.slot }

  /// The type a definition or variable has; nil where there is none of that name.
  package func type(of name: String) -> CELType? {
    variables[name]?.type
      ?? definitionIndex[name].flatMap { index in
        definitions.indices.contains(Int(index)) ? definitions[Int(index)].definition.result : nil
      }
  }
}
