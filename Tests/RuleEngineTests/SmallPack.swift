import Diagnostics
import RuleEngine
import YAMLTree

/// A pack about something other than CRM, small enough to see through: a garden with beds and plants.
enum SmallPack {
  static let schema = """
    title: Plan
    type: object
    additionalProperties: false
    required: [format]
    patternProperties: {"^x-": true}
    properties:
      format: {type: string, enum: [garden/1], x-open: false}
      name: {type: string}
      stage: {type: string}
      opens: {type: string, format: plan-date}
      gardener: {type: string, x-ref: [people], x-title: true}
      beds: {type: array, items: {$ref: '#/$defs/Bed'}, x-topic: beds}
      people: {type: array, items: {$ref: '#/$defs/Person'}}
      helpers: {type: array, items: {$ref: '#/$defs/Helper'}}
      elsewhere: {$ref: '#/$defs/Elsewhere'}
    $defs:
      Bed:
        type: object
        additionalProperties: false
        x-id: id
        x-label: [name]
        x-kind: {en: bed, nl: perk, da: bed}
        x-date: sown
        properties:
          id: {type: string, format: slug, x-open: false}
          name: {type: string}
          owner: {type: string, x-ref: [people], x-title: true}
          sown: {type: string, format: plan-date}
          plants: {type: array, items: {$ref: '#/$defs/Plant'}, x-listable: true}
          status: {type: string, enum: [planned, outlook]}
        x-outlook: status
      Plant:
        type: object
        additionalProperties: false
        x-shorthand: name
        x-label: [name]
        properties:
          name: {type: string}
          count: {type: integer, minimum: 0}
          sown: {type: string, format: plan-date, x-from: ../../sown}
      Person:
        type: object
        additionalProperties: false
        x-id: id
        x-kind: {en: person, nl: persoon, da: person}
        x-label: [name]
        properties:
          id: {type: string, format: slug, x-open: false}
          name: {type: string}
      Helper:
        type: object
        additionalProperties: false
        x-shorthand: person
        properties:
          person: {type: string, x-ref: [people]}
          hours: {type: integer}
      Elsewhere:
        type: object
        additionalProperties: false
        properties:
          beds: {type: string}
    """

  static let manifest = """
    name: garden
    version: 1.0.0
    languages: [en]
    format: {key: format, is: garden/1}
    gate: plan.?stage.orValue('')
    elsewhere: elsewhere
    dateWords: {sowing: beds}
    gates: [{id: winter}, {id: spring}]
    placeholders: [tbd, "?"]
    absences: [none]
    nouns: {plant: {en: [plant, plants]}}
    documents:
      almanac: {title: The almanac, items: ['1', '2']}
    """

  /// A rule with what tests leave unsaid filled in.
  static func rule(_ code: String, _ name: String, _ body: String) -> PackFile {
    var text = "code: \(code)\nname: \(name)\n" + body + "\n"
    for (key, value) in [
      ("severity", "major"), ("title", "{en: Title}"), ("message", "{en: Message}"), ("advice", "{en: Advice}"),
      ("why", "{en: Why}"),
    ] where !("\n" + text).contains("\n\(key):") {
      text += "\(key): \(value)\n"
    }
    return PackFile(path: "beds/\(name)/rule.yaml", source: SourceText(name: "\(name)/rule.yaml", text: text))
  }

  static func load(_ rules: [PackFile], manifest: String = manifest) -> (pack: Pack?, problems: [Diagnostic]) {
    PackLoader.load(
      [
        PackFile(path: "pack.yaml", source: SourceText(name: "pack.yaml", text: manifest)),
        PackFile(path: "plan.schema.yaml", source: SourceText(name: "plan.schema.yaml", text: schema)),
      ] + rules)
  }

  /// What the rules find in a plan: `line code message`, and `withheld`/`notJudged` verdicts as `code kind subject`.
  static func lint(
    _ plan: String, _ rules: [PackFile], gate: String? = nil
  ) -> (findings: [String], verdicts: [String], problems: [String]) {
    let (pack, problems) = load(rules)
    guard let pack, problems.isEmpty else {
      return (
        problems.map { "problem: " + $0.message.text(in: .english) }, [], problems.map { $0.message.text(in: .english) }
      )
    }
    var options = LintOptions()
    options.gate = gate
    let source = SourceText(name: "plan.yaml", text: "format: garden/1\n" + plan)
    let result = FileLinter.lint(source, with: pack, options: options)
    let index = LineIndex(source)
    return (
      result.diagnostics.map { diagnostic in
        let place = index.position(at: diagnostic.place.range.lower)
        return "\(place.line):\(place.column) \(diagnostic.id.code) \(diagnostic.message.text(in: .english))"
      },
      result.verdicts.map { "\($0.id.code) \($0.kind.rawValue) \($0.subject)" },
      result.problems.map { $0.message.text(in: .english) }
    )
  }
}
