import Diagnostics
import Testing
import YAMLTree

@testable import JSONSchema

/// Schemas that are read by the standard alone.
enum Standard {
  static func schema(_ text: String, _ options: SchemaOptions = .standard) -> (Schema?, [Diagnostic]) {
    let (schema, diagnostics) = SchemaCompiler.compile(
      Tree.parse(SourceText(name: "schema.yaml", text: text)), options: options)
    return (schema, diagnostics)
  }

  /// What a schema has against a value; nil where the schema does not compile.
  static func findings(_ schema: String, _ value: String, assertsFormat: Bool = true) -> [Diagnostic]? {
    var options = SchemaOptions.standard
    options.assertsFormat = assertsFormat
    return Self.schema(schema, options).0.flatMap { findings($0, value) }
  }

  static func findings(_ schema: Schema, _ value: String) -> [Diagnostic]? {
    let tree = Tree.parse(SourceText(name: "value.yaml", text: value))
    guard let document = tree.documents.first, tree.diagnostics.isEmpty else { return nil }
    return Validator.validate(
      document, of: tree, against: schema, words: OpenWords(), symbolsByKey: Validator.symbols(of: tree, in: schema)
    ).diagnostics
  }

  static func accepts(_ schema: String, _ value: String, assertsFormat: Bool = true) -> Bool? {
    findings(schema, value, assertsFormat: assertsFormat).map(\.isEmpty)
  }
}

/// A schema with values that fit it and values that do not.
struct Keyword: Sendable, CustomTestStringConvertible {
  var schema: String
  var good: [String]
  var bad: [String]

  init(_ schema: String, good: [String] = [], bad: [String] = []) {
    self.schema = schema
    self.good = good
    self.bad = bad
  }

  var testDescription: String { schema }
}

@Test(
  "each keyword accepts and refuses what the standard says",
  arguments: [
    // Core
    Keyword("true", good: ["1", "null", "{}"]),
    Keyword("false", bad: ["1", "null", "{}"]),
    Keyword("{}", good: ["1", "[a]"]),
    Keyword("{$ref: '#/$defs/a', $defs: {a: {type: integer}}}", good: ["1"], bad: ["a"]),
    Keyword("{$ref: '#/$defs/a', maxLength: 2, $defs: {a: {type: string}}}", good: ["ab"], bad: ["abc", "1"]),
    Keyword("{$ref: '#/$defs/a~1b~0c%25%20d', $defs: {'a/b~c% d': {const: 1}}}", good: ["1"], bad: ["2"]),
    Keyword(
      "{$ref: '#/$defs//prefixItems/1', $defs: {'': {prefixItems: [true, {const: 1}]}}}", good: ["1"], bad: ["2"]),
    Keyword(
      "{properties: {next: {$ref: '#'}}, additionalProperties: false}", good: ["{next: {next: {}}}"],
      bad: ["{next: {nxt: 1}}"]),
    Keyword("{$ref: '#who', $defs: {a: {$anchor: who, const: 1}}}", good: ["1"], bad: ["2"]),
    Keyword("{$dynamicRef: '#who', $defs: {a: {$dynamicAnchor: who, const: 1}}}", good: ["1"], bad: ["2"]),
    Keyword(
      "{$id: 'https://example.org/a', $ref: 'https://example.org/a#/$defs/b', $defs: {b: {const: 1}}}", good: ["1"],
      bad: ["2"]),
    Keyword("{enum: [{$ref: '#/$defs/a'}], $defs: {a: {}}}", good: ["{$ref: '#/$defs/a'}"], bad: ["{}"]),
    Keyword("{x-note: {type: nonsense}, unknown: {type: nonsense}}", good: ["1"]),
    // Any type
    Keyword(
      "{type: integer}", good: ["1", "1.0", "-3e2", "12345678901234567890123"], bad: ["1.5", "'1'", "true", "null"]),
    Keyword("{type: number}", good: ["1", "1.5"], bad: ["'1'", "[1]"]),
    Keyword("{type: 'null'}", good: ["null", "~"], bad: ["0", "''", "false"]),
    Keyword("{type: [string, array]}", good: ["a", "[]"], bad: ["1", "{}"]),
    Keyword("{type: []}", bad: ["1"]),
    Keyword("{const: 1.0}", good: ["1", "1.00", "10e-1"], bad: ["true", "'1'", "1.1"]),
    Keyword("{const: {a: [1, {b: null}]}}", good: ["{a: [1.0, {b: ~}]}"], bad: ["{a: [{b: ~}, 1]}", "{a: [1, {}]}"]),
    Keyword(
      "{enum: [1, a, [], null, false]}", good: ["1.0", "a", "[]", "null", "false"], bad: ["0", "{}", "'1'", "'null'"]),
    Keyword("{enum: []}", bad: ["1"]),
    Keyword("{const: é}", good: ["\"\\u00e9\""], bad: ["\"e\\u0301\""]),
    // Numbers
    Keyword("{minimum: 1.1}", good: ["1.1", "2", "a"], bad: ["1.0999999999999999999999"]),
    Keyword("{maximum: 300}", good: ["300.00"], bad: ["300.00000000000000000000001", "1e400"]),
    Keyword("{exclusiveMinimum: 0}", good: ["1e-400"], bad: ["0", "-0.0"]),
    Keyword("{exclusiveMaximum: 18446744073709551616}", good: ["18446744073709551615"], bad: ["18446744073709551616"]),
    Keyword("{multipleOf: 0.0001}", good: ["0.0075", "0", "1e308"], bad: ["0.00751"]),
    Keyword("{multipleOf: 0.123456789}", good: ["0.246913578"], bad: ["1e308"]),
    Keyword("{multipleOf: 1e-8}", good: ["12391239123"], bad: ["1e-9"]),
    Keyword("{multipleOf: 98765432109876543210}", good: ["197530864219753086420"], bad: ["98765432109876543211"]),
    Keyword("{type: number, minimum: 0}", bad: [".nan", "-.inf"]),
    // Texts
    Keyword("{minLength: 2, maxLength: 2}", good: ["'😀😀'", "ab", "12"], bad: ["'😀'", "abc"]),
    Keyword("{maxLength: 2.0}", good: ["ab"], bad: ["abc"]),
    Keyword("{pattern: 'a+'}", good: ["xaay", "1"], bad: ["xy"]),
    Keyword("{pattern: '^\\p{Letter}+$'}", good: ["été"], bad: ["a1"]),
    // Sections
    Keyword("{properties: {a: {type: integer}, b: false}}", good: ["{}", "{a: 1}", "[]"], bad: ["{a: x}", "{b: 1}"]),
    Keyword(
      "{patternProperties: {'^f': {type: integer}, 'o$': {minimum: 2}}}", good: ["{foo: 2, bar: x}"],
      bad: ["{foo: 1}", "{fx: a}"]),
    Keyword(
      "{properties: {a: {}}, patternProperties: {'^v': {}}, additionalProperties: {type: boolean}}",
      good: ["{a: 1, vx: 1, q: true}"], bad: ["{q: 1}"]),
    Keyword("{propertyNames: {maxLength: 2, pattern: '^[a-z]+$'}}", good: ["{ab: 1}"], bad: ["{abc: 1}", "{12: 1}"]),
    Keyword("{required: [a, é]}", good: ["{a: 1, é: 2}", "[]"], bad: ["{a: 1}", "{a: 1, \"e\\u0301\": 2}"]),
    Keyword("{minProperties: 1, maxProperties: 2}", good: ["{a: 1}", "x"], bad: ["{}", "{a: 1, b: 2, c: 3}"]),
    Keyword("{dependentRequired: {a: [b, c]}}", good: ["{}", "{b: 1}", "{a: 1, b: 1, c: 1}"], bad: ["{a: 1, b: 1}"]),
    Keyword("{dependentSchemas: {a: {required: [b]}}}", good: ["{c: 1}", "{a: 1, b: 1}"], bad: ["{a: 1}"]),
    Keyword("{allOf: [{properties: {a: {}}}], unevaluatedProperties: false}", good: ["{a: 1}"], bad: ["{b: 1}"]),
    Keyword(
      "{anyOf: [{required: [a], properties: {a: {}}}, {properties: {b: {}}}], unevaluatedProperties: false}",
      good: ["{a: 1, b: 2}", "{b: 1}"], bad: ["{c: 1}"]),
    // Lists
    Keyword("{items: {type: integer}}", good: ["[]", "[1, 2]", "x"], bad: ["[1, a]"]),
    Keyword(
      "{prefixItems: [{type: integer}], items: {type: string}}", good: ["[1, a]", "[]"], bad: ["[a]", "[1, 2]"]),
    Keyword("{prefixItems: [true, true], items: false}", good: ["[1, 2]"], bad: ["[1, 2, 3]"]),
    Keyword("{contains: {const: 1}}", good: ["[2, 1]", "x"], bad: ["[]", "[2]"]),
    Keyword("{contains: {const: 1}, minContains: 2, maxContains: 3}", good: ["[1, 1]"], bad: ["[1]", "[1, 1, 1, 1]"]),
    Keyword("{contains: {const: 1}, minContains: 0}", good: ["[]"]),
    Keyword("{minContains: 2, maxContains: 3}", good: ["[]"]),
    Keyword("{minItems: 1, maxItems: 2}", good: ["[1]"], bad: ["[]", "[1, 2, 3]"]),
    Keyword(
      "{uniqueItems: true}", good: ["[1, '1', true, [1], {a: 1}]"],
      bad: ["[1, 1.0]", "[{a: 1, b: 2}, {b: 2, a: 1}]", "[[~], [~]]"]),
    Keyword("{uniqueItems: false}", good: ["[1, 1]"]),
    Keyword("{prefixItems: [{}], unevaluatedItems: {type: integer}}", good: ["[a, 1]"], bad: ["[1, a]"]),
    // Alternatives
    Keyword("{allOf: [{minimum: 2}, {maximum: 4}]}", good: ["3"], bad: ["1", "5"]),
    Keyword("{anyOf: [{minimum: 4}, {type: string}]}", good: ["5", "a"], bad: ["3"]),
    Keyword("{oneOf: [{multipleOf: 2}, {multipleOf: 3}]}", good: ["2", "9"], bad: ["6", "7"]),
    Keyword("{not: {type: integer}}", good: ["a"], bad: ["1"]),
    Keyword("{if: {minimum: 10}, then: {multipleOf: 10}, else: {maximum: 5}}", good: ["20", "3"], bad: ["15", "7"]),
    Keyword("{then: false, else: false}", good: ["1"]),
  ])
func keywords(keyword: Keyword) {
  for value in keyword.good { #expect(Standard.accepts(keyword.schema, value) == true, "\(value)") }
  for value in keyword.bad { #expect(Standard.accepts(keyword.schema, value) == false, "\(value)") }
}

@Test(
  "each format accepts and refuses what its standard says, and values that are no text fit all",
  arguments: [
    Keyword(
      "date", good: ["2024-02-29", "0000-01-01"], bad: ["2023-02-29", "2024-2-29", "2024-04-31", "'2024-01-01 '"]),
    Keyword(
      "time", good: ["08:30:06Z", "23:59:60Z", "01:29:60+01:30", "08:30:06.283185z"],
      bad: ["08:30:06", "24:00:00Z", "23:58:60Z", "23:59:60+01:00", "08:30:06.Z", "8:30:06Z", "08:30:06+24:00"]),
    Keyword(
      "date-time", good: ["1963-06-19t08:30:06.283185z", "1998-12-31T15:59:60.123-08:00"],
      bad: ["1963-06-19 08:30:06Z", "1998-12-31T23:58:60Z", "1963-06-19"]),
    Keyword(
      "duration", good: ["P4DT12H30M5S", "P1W", "PT36H", "P1Y", "P0D"],
      bad: ["P", "PT", "P1D2H", "P1Y2W", "P1", "4DT", "PT1H5S", "P2D1Y", "P1YT", "P1.5D"]),
    Keyword(
      "email",
      good: ["joe@example.com", "a.b+c@x", "'\"joe bloggs\"@example.com'", "'joe@[127.0.0.1]'", "'joe@[IPv6:::1]'"],
      bad: ["'2962'", ".joe@x.com", "joe.@x.com", "j..o@x.com", "joe@-x.com", "joe@", "'joe@[300.0.0.1]'", "jöe@x.com"]),
    Keyword("hostname", good: ["www.example.com", "a-b.c", "1host"], bad: ["-a", "a-", "a..b", "a_b", "''", "a."]),
    Keyword("ipv4", good: ["192.168.0.1"], bad: ["256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4.5", "1.2.3.a"]),
    Keyword(
      "ipv6", good: ["'::1'", "'::'", "'1::'", "'1:2:3:4:5:6:7:8'", "'::ffff:1.2.3.4'", "'1:2::8'"],
      bad: [
        "'1:2'", "'12345::'", "'1::2::3'", "'1:2:3:4:5:6:7:8:9'", "':1:2:3:4:5:6:7'", "':::1'", "'::1.2.3'",
        "'1:2:3:4:5:6:7:8::'",
      ]),
    Keyword(
      "uri",
      good: [
        "'http://foo.bar/?baz=qux#quux'", "'urn:a:b'", "'mailto:a@b.c'", "'ldap://[2001:db8::7]/c=GB?x'",
        "'http://x:80'",
      ],
      bad: [
        "//foo.bar", "/abc", "'http:// a'", "'bar,baz:foo'", "'http://a[b'", "'http://x:8a'", "'http://x/%zz'",
        "'\\\\\\\\x'", "'http://ä.de'",
      ]),
    Keyword("uri-reference", good: ["/abc", "'#frag'", "abc", "''"], bad: ["'\\\\\\\\x'", "'#a#b'", "'a b'"]),
    Keyword("iri", good: ["'http://ƒøø.ßår/'"], bad: ["/abc"]),
    Keyword("uri-template", good: ["'http://x/{a}/{+b*}{?c:3,d}'"], bad: ["'{a'", "'a}'", "'{a:0}'", "'{}'"]),
    Keyword(
      "uuid", good: ["2EB8AA08-aa98-11ea-b4aa-73b441d16380"],
      bad: [
        "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa98-11ea-b4aa73b441d16380-",
        "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
      ]),
    Keyword("json-pointer", good: ["/a~0b~1c/0", "''", "'/'"], bad: ["a", "/a~2", "/a~"]),
    Keyword("relative-json-pointer", good: ["'1/a'", "'0#'", "'120/foo'"], bad: ["/a", "'01/a'", "'-1/a'", "'0##'"]),
    Keyword("regex", good: ["'^a(b|c)*$'"], bad: ["'a(b'"]),
    Keyword("idn-email", good: ["jöe@x.com"], bad: ["joe"]),
  ])
func formats(keyword: Keyword) {
  let schema = "{format: \(keyword.schema)}"
  for value in keyword.good { #expect(Standard.accepts(schema, value) == true, "\(value)") }
  for value in keyword.bad {
    #expect(Standard.accepts(schema, value) == false, "\(value)")
    #expect(Standard.accepts(schema, value, assertsFormat: false) == true, "\(value)")
  }
  for value in ["12", "1.5", "null", "true", "[]", "{}"] {
    #expect(Standard.accepts(schema, value) == true, "\(value)")
  }
}

@Test("a format that nobody knows says nothing by the standard, and is a mistake where unknown keywords are")
func unknownFormat() {
  #expect(Standard.accepts("{format: colour}", "x") == true)
  var options = SchemaOptions.standard
  options.assertsFormat = true
  options.refusesUnknownKeywords = true
  #expect(Standard.schema("{format: colour}", options).1.count == 1)
}
