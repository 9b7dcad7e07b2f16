internal import Diagnostics
internal import JSONSchema
internal import YAMLTree

/// The schemas of a pack's own files. They are structural like a plan's schema, so a wrong rule is shown as a wrong plan is.
enum PackSchemas {
  /// Each compiled at its first use, with what is wrong with it: nothing, as a test sees to.
  static let ruleSchema = SchemaCompiler.compile(Tree.parse(SourceText(name: "rule.schema.yaml", text: rule)))
  static let packSchema = SchemaCompiler.compile(
    Tree.parse(SourceText(name: "pack.schema.yaml", text: pack + definitionTypes + viewTypes)))
  static let definitionsSchema = SchemaCompiler.compile(
    Tree.parse(SourceText(name: "definitions.schema.yaml", text: definitions + definitionTypes)))

  /// `rule.yaml`.
  static let rule = #"""
    $schema: https://json-schema.org/draft/2020-12/schema
    title: Rule
    type: object
    additionalProperties: false
    patternProperties: {"^x-": true}
    required: [code, name, severity, require, title, message, advice, why]
    properties:
      code: {type: string, minLength: 1, x-open: false}
      name: {type: string, minLength: 1, x-open: false}
      since: {type: string, x-open: false}
      status: {type: string, enum: [preview, stable, deprecated, retired], x-open: false}
      severity: {$ref: '#/$defs/SeverityChoice'}
      due: {type: string, x-open: false}
      tags: {type: array, items: {type: string}}
      sources: {type: array, items: {$ref: '#/$defs/Source'}}
      about: {type: array, x-listable: true, items: {$ref: '#/$defs/Topic'}}
      waivable: {type: boolean, x-open: false}
      clock: {type: boolean, x-open: false}
      parameters: {$ref: '#/$defs/Parameters'}
      needs: {type: array, items: {$ref: '#/$defs/Need'}}
      for: {$ref: '#/$defs/Expressions'}
      given: {type: string, x-open: false, x-absence: false}
      let: {$ref: '#/$defs/Expressions'}
      require: {type: string, x-open: false, x-absence: false}
      at: {type: string, x-open: false, x-absence: false}
      label: {$ref: '#/$defs/Text'}
      related: {type: array, items: {$ref: '#/$defs/Related'}}
      title: {$ref: '#/$defs/Text'}
      message: {$ref: '#/$defs/Text'}
      advice: {$ref: '#/$defs/Text'}
      why: {$ref: '#/$defs/Text'}
      cases: {type: array, items: {$ref: '#/$defs/Case'}}
      together: {$ref: '#/$defs/Together'}
    $defs:
      SeverityChoice:
        type: object
        additionalProperties: false
        x-shorthand: is
        properties:
          is: {type: string, enum: [critical, major, minor, info], x-open: false}
          from: {type: string, x-open: false, x-absence: false}
      Topic:
        type: object
        additionalProperties: false
        x-shorthand: topic
        required: [topic]
        properties:
          topic: {type: string, x-open: false}
          covers: {type: array, minItems: 1, x-listable: true, items: {type: string, x-open: false, x-absence: false}}
      Source:
        type: object
        additionalProperties: false
        required: [document, item]
        properties:
          document: {type: string, x-open: false}
          item: {type: string, x-open: false}
          when: {type: string, x-open: false, x-absence: false}
      Parameters:
        type: object
        additionalProperties: {$ref: '#/$defs/Parameter'}
      Parameter:
        type: object
        additionalProperties: false
        required: [type, default, help]
        properties:
          type: {type: string, enum: [double, int], x-open: false}
          default: {type: number, x-open: false}
          unit: {type: string, x-open: false}
          help: {$ref: '#/$defs/Text'}
      Need:
        type: object
        additionalProperties: false
        x-shorthand: rule
        properties:
          rule: {type: string, x-open: false}
          on: {type: string, x-open: false, x-absence: false}
          any: {type: string, x-open: false, x-absence: false}
      Expressions:
        type: object
        additionalProperties: {type: string, x-open: false, x-absence: false}
      Related:
        type: object
        additionalProperties: false
        required: [at, label]
        properties:
          at: {type: string, x-open: false, x-absence: false}
          when: {type: string, x-open: false, x-absence: false}
          label: {$ref: '#/$defs/Text'}
      Case:
        type: object
        additionalProperties: false
        required: [when]
        properties:
          when: {type: string, x-open: false, x-absence: false}
          at: {type: string, x-open: false, x-absence: false}
          label: {$ref: '#/$defs/Text'}
          message: {$ref: '#/$defs/Text'}
          advice: {$ref: '#/$defs/Text'}
      Together:
        type: object
        additionalProperties: false
        required: [message]
        properties:
          at: {type: string, x-open: false, x-absence: false}
          message: {$ref: '#/$defs/Text'}
          advice: {$ref: '#/$defs/Text'}
      Text:
        type: object
        additionalProperties: false
        x-shorthand: en
        properties:
          en: {type: string, x-open: false, x-absence: false}
          nl: {type: string, x-open: false, x-absence: false}
          da: {type: string, x-open: false, x-absence: false}
    """#

  /// `pack.yaml`.
  static let pack = #"""
    $schema: https://json-schema.org/draft/2020-12/schema
    title: Pack
    type: object
    additionalProperties: false
    patternProperties: {"^x-": true}
    required: [name, version]
    properties:
      name: {type: string, minLength: 1, x-open: false}
      version: {type: string, minLength: 1, x-open: false}
      title: {$ref: '#/$defs/Text'}
      languages: {type: array, items: {type: string, enum: [en, nl, da]}}
      extends: {type: string, x-open: false}
      format: {$ref: '#/$defs/Format'}
      language: {type: string, x-open: false, x-absence: false}
      gate: {type: string, x-open: false, x-absence: false}
      elsewhere: {type: string, x-open: false, x-absence: false}
      dateWords: {$ref: '#/$defs/Words'}
      gates: {type: array, items: {$ref: '#/$defs/Gate'}}
      documents: {$ref: '#/$defs/Documents'}
      placeholders: {type: array, items: {type: string, x-open: false, x-absence: false}}
      absences: {type: array, items: {type: string, x-open: false, x-absence: false}}
      families: {$ref: '#/$defs/Families'}
      nouns: {$ref: '#/$defs/Nouns'}
      terms: {$ref: '#/$defs/Terms'}
      functions: {$ref: '#/$defs/Functions'}
      values: {$ref: '#/$defs/Values'}
      views: {$ref: '#/$defs/Views'}
      starter: {$ref: '#/$defs/StarterOptions'}
    $defs:
      Format:
        type: object
        additionalProperties: false
        required: [key, is]
        properties:
          key: {type: string, x-open: false}
          is: {type: string, x-open: false}
      Gate:
        type: object
        additionalProperties: false
        required: [id]
        properties:
          id: {type: string, x-open: false}
          title: {$ref: '#/$defs/Text'}
      Documents:
        type: object
        additionalProperties: {$ref: '#/$defs/CitedDocument'}
      CitedDocument:
        type: object
        additionalProperties: false
        required: [title, items]
        properties:
          title: {type: string}
          language: {type: string}
          about: {$ref: '#/$defs/Text'}
          items: {type: array, items: {type: string, x-open: false, x-absence: false}}
          meanings: {$ref: '#/$defs/Terms'}
      StarterOptions:
        type: object
        additionalProperties: {$ref: '#/$defs/StarterOption'}
      StarterOption:
        type: object
        additionalProperties: false
        required: [kind, help]
        properties:
          kind: {type: string, enum: [text, date, list], x-open: false}
          help: {type: string}
          default: {type: integer, minimum: 1, maximum: 50, x-open: false}
          ids: {$ref: '#/$defs/Text'}
          example: {type: string, x-open: false}
      Families:
        type: object
        additionalProperties: {$ref: '#/$defs/Family'}
      Family:
        type: object
        additionalProperties: false
        properties:
          default: {type: string, enum: ['on', 'off'], x-open: false}
          title: {$ref: '#/$defs/Text'}
      Nouns:
        type: object
        additionalProperties: {$ref: '#/$defs/Noun'}
      Terms:
        type: object
        additionalProperties: {$ref: '#/$defs/Text'}
      Noun:
        type: object
        additionalProperties: false
        properties:
          en: {type: array, items: {type: string}}
          nl: {type: array, items: {type: string}}
          da: {type: array, items: {type: string}}
      Text:
        type: object
        additionalProperties: false
        x-shorthand: en
        properties:
          en: {type: string, x-open: false, x-absence: false}
          nl: {type: string, x-open: false, x-absence: false}
          da: {type: string, x-open: false, x-absence: false}
    """#

  /// `definitions/NAME.yaml`.
  static let definitions = #"""
    $schema: https://json-schema.org/draft/2020-12/schema
    title: Definitions
    type: object
    additionalProperties: false
    patternProperties: {"^x-": true}
    properties:
      functions: {$ref: '#/$defs/Functions'}
      values: {$ref: '#/$defs/Values'}
    $defs:
    """#

  /// The types of functions and values, behind the others of a schema.
  static let definitionTypes = #"""

      Words:
        type: object
        additionalProperties: {type: string, x-open: false}
      Functions:
        type: object
        additionalProperties: {$ref: '#/$defs/Function'}
      Function:
        type: object
        additionalProperties: false
        required: [params, result, is]
        properties:
          params: {$ref: '#/$defs/Words'}
          result: {type: string, x-open: false}
          is: {type: string, x-open: false, x-absence: false}
          help: {type: string}
      Values:
        type: object
        additionalProperties: {$ref: '#/$defs/Value'}
      Value:
        type: object
        additionalProperties: false
        required: [result, is]
        properties:
          result: {type: string, x-open: false}
          is: {type: string, x-open: false, x-absence: false}
          help: {type: string}
    """#
}
