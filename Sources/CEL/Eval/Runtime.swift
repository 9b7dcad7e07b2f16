internal import Archive

/// What programs need while they run: the definitions that they call and the extension types of their values. It is what
/// is left of an `Environment` when everything has been checked.
package struct Runtime: Sendable {
  let definitions: [Definition]
  let opaqueTypes: [OpaqueType]
  /// How many slots the variables of the environment take.
  let variableCount: Int32

  struct Definition: Sendable {
    var name: LazyText
    var text: LazyText
    var code: Code
  }
}

extension Environment {
  /// What programs compiled here need to run.
  package var runtime: Runtime {
    Runtime(
      definitions: definitions.map { defined in
        Runtime.Definition(
          name: LazyText(defined.definition.name), text: LazyText(defined.definition.body.text), code: defined.code)
      },
      opaqueTypes: opaqueTypes, variableCount: variableCount)
  }
}
