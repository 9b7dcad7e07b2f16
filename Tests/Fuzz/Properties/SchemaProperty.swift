internal import Diagnostics
internal import JSONSchema
internal import YAMLTree

/// Any schema is compiled or refused, and any data are held against it, in bounded time; every complaint has a place in
/// the text it is about. The input is a schema, a line `===`, and data.
package enum SchemaProperty: Property {
  package static func fault(in input: [UInt8]) -> String? {
    let mark = Array("\n===\n".utf8)
    let split = input.firstRange(of: mark)
    let schemaTree = Tree.parse(SourceText(name: "schema", bytes: Array(input[..<(split?.lowerBound ?? input.count)])))
    let dataTree = Tree.parse(SourceText(name: "data", bytes: Array(input[(split?.upperBound ?? input.count)...])))
    var standard = SchemaOptions.standard
    standard.assertsFormat = true
    for options in [SchemaOptions.pack, standard] {
      if let fault = fault(of: schemaTree, options, on: dataTree) { return fault }
    }
    return nil
  }

  private static func fault(of schemaTree: Tree, _ options: SchemaOptions, on dataTree: Tree) -> String? {
    let (schema, problems) = SchemaCompiler.compile(schemaTree, options: options)
    if let fault = placeFault(problems) { return fault }
    guard let schema else { return problems.isEmpty ? "refused without a word" : nil }
    let symbols = Validator.symbols(of: dataTree, in: schema)
    for document in dataTree.documents {
      let first = Validator.validate(document, of: dataTree, against: schema, words: OpenWords(), symbolsByKey: symbols)
      if let fault = placeFault(first.diagnostics) { return fault }
      let second = Validator.validate(
        document, of: dataTree, against: schema, words: OpenWords(), symbolsByKey: symbols)
      if words(first.diagnostics) != words(second.diagnostics) { return "the second time, other complaints" }
    }
    return nil
  }

  private static func words(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.place.range) \($0.message.text(in: .english))" }
  }

  private static func placeFault(_ diagnostics: [Diagnostic]) -> String? {
    for diagnostic in diagnostics where !["CRM903", "CRM906"].contains(diagnostic.id.code) {
      for place in [diagnostic.place] + diagnostic.related {
        let bytes = place.source.bytes
        // What is no UTF-8 has no characters.
        guard String(validating: bytes, as: UTF8.self) != nil else { continue }
        for offset in [place.range.lower, place.range.upper]
        where offset < 0 || offset > bytes.count || offset < bytes.count && bytes[offset] & 0xC0 == 0x80 {
          return "\(diagnostic.id.code) at \(place.range)"
        }
      }
      if diagnostic.message.text(in: .english).isEmpty { return "\(diagnostic.id.code) says nothing" }
    }
    return nil
  }
}
