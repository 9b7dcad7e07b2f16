import Diagnostics
import Foundation
import Testing
import YAMLTree

@testable import JSONSchema

/// What holds of any schema and any value: both are read or refused in bounded time, every complaint has words, and a place
/// inside its text and on the borders of characters; the same is said each time; and a schema that lets a value pass lets it
/// pass after it was kept in an archive.
enum SchemaFuzz {
  /// What is wrong, for an input of a schema, a line `===` and a value; nil where nothing is.
  static func fault(in input: [UInt8]) -> String? {
    let mark = Array("\n===\n".utf8)
    let split = input.firstRange(of: mark)
    let schemaText = Array(input[..<(split?.lowerBound ?? input.count)])
    let schemaTree = Tree.parse(SourceText(name: "schema", bytes: schemaText))
    let tree = Tree.parse(SourceText(name: "value", bytes: Array(input[(split?.upperBound ?? input.count)...])))
    var standard = SchemaOptions.standard
    standard.assertsFormat = true
    for options in [SchemaOptions.pack, standard] {
      let (schema, problems) = SchemaCompiler.compile(schemaTree, options: options)
      if let fault = placeFault(problems) { return fault }
      guard let schema else {
        if problems.isEmpty { return "refused without a word" }
        continue
      }
      let symbols = Validator.symbols(of: tree, in: schema)
      for document in tree.documents {
        let first = Validator.validate(document, of: tree, against: schema, words: Sample.words, symbolsByKey: symbols)
        if let fault = placeFault(first.diagnostics) { return fault }
        let second = Validator.validate(document, of: tree, against: schema, words: Sample.words, symbolsByKey: symbols)
        if first.diagnostics.map(\.message) != second.diagnostics.map(\.message) {
          return "the second time, other words"
        }
      }
      if options.isStructural { _ = PlainSchema.json(of: schemaTree, words: Sample.words) }
    }
    return nil
  }

  private static func placeFault(_ diagnostics: [Diagnostic]) -> String? {
    for diagnostic in diagnostics where !["CRM903", "CRM906"].contains(diagnostic.id.code) {
      for place in [diagnostic.place] + diagnostic.related {
        let bytes = place.source.bytes
        for offset in [place.range.lower, place.range.upper] {
          if offset < 0 || offset > bytes.count { return "\(diagnostic.id.code) lies outside" }
          if offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { return "\(diagnostic.id.code) splits a character" }
        }
      }
      for language in Language.allCases where diagnostic.message.text(in: language).isEmpty {
        return "\(diagnostic.id.code) says nothing"
      }
    }
    return nil
  }
}

/// Schemas and values of every kind, to be damaged.
private let seeds: [String] = [
  Narrowed.schemaText + "\n===\nname: zilver\nteam: {lead: a}\nhours: 9\ntags: [a, a]\ncontact: {by: phone}\n",
  Sample.schemaText + "\n===\nformat: crm-plan/1\nrisks: [{id: a, kind: pople}]\nshare: 12%\nmetric: x\n",
  "{$ref: '#/$defs/a', $defs: {a: {anyOf: [{const: 1}, {properties: {x: {$ref: '#'}}}]}}}\n===\n{x: {x: 2}}",
  "{oneOf: [{required: [kind], properties: {kind: {const: é}}}, {properties: {kind: {enum: [b, 1.0]}}}]}\n===\nkind: c",
  "{prefixItems: [true, false], items: {type: integer}, contains: {minimum: 3}, uniqueItems: true}\n===\n[1, é, 1]",
  "{if: {type: string}, then: {format: email, pattern: '^é+$'}, else: {multipleOf: 0.3}, not: {const: 2}}\n===\n'é@'",
  "{propertyNames: {maxLength: 2}, dependentSchemas: {a: {minProperties: 2}}, unevaluatedProperties: false}\n===\n{a: 1}",
  "{type: object, additionalProperties: false, properties: {a: {type: [string, 'null'], maxLength: 1}}}\n===\n{a: 12, é: 1}",
]

private let pieces: [[UInt8]] = [
  "$ref: '#'", "$ref: '#/$defs/a'", "anyOf: [", "oneOf: ", "not: ", "{", "}", "[", "]", ",", ": ", "'", "\"", "\n", "é",
  "1e999",
  "-1", "0.1", "type: ", "const: ", "enum: [", "&a ", "*a", "<<: *a", "true", "false", "null", "pattern: '(('", "\\",
  "x-",
  "format: uri", "items: ", "$id: a", "properties: ", "\t", "#", "%25", "~1", "if: ", "then: ",
].map { Array($0.utf8) }

@Test("damaged schemas and values bring nothing down")
func damagedSchemas() {
  let environment = ProcessInfo.processInfo.environment
  var generator = SeededGenerator(seed: UInt64(environment["FUZZ_SEED"] ?? "") ?? 2_026)
  for seed in seeds { #expect(SchemaFuzz.fault(in: Array(seed.utf8)) == nil, "\(seed)") }
  for _ in 0..<(Int(environment["FUZZ_ROUNDS"] ?? "") ?? 200) {
    var bytes = Array((seeds.randomElement(using: &generator) ?? "").utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &generator)))
      case 1: bytes[place] ^= 1 &<< UInt8.random(in: 0..<8, using: &generator)
      case 2:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &generator))
      default: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
      }
    }
    if let fault = SchemaFuzz.fault(in: bytes) {
      Issue.record("\(fault): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }
}
