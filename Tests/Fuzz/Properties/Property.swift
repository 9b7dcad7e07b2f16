/// Something that holds of one part of the program for any input. Fuzzers look for an input that breaks it, tests replay
/// those that once did.
package protocol Property: SendableMetatype {
  /// What is wrong with what the program makes of the input; nil where nothing is.
  static func fault(in input: [UInt8]) -> String?
}

/// The properties by the name of their fuzz target.
package enum Properties {
  package static let all: [String: any Property.Type] = [
    "FuzzYAMLTree": YAMLTreeProperty.self, "FuzzCELParse": CELParseProperty.self,
    "FuzzCELEvaluate": CELEvaluateProperty.self, "FuzzSchema": SchemaProperty.self,
    "FuzzRegularExpression": RegularExpressionProperty.self,
  ]
}

extension Property {
  /// What a fuzzer calls with each input; ends the process where the property does not hold.
  package static func run(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    if let fault = fault(in: input) { fatalError(fault) }
  }
}
