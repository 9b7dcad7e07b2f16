package import Diagnostics

extension RuleList {
  /// The version of the JSON form: the major part grows when a reader of the earlier one could break.
  package static let formatVersion = "1.0"

  /// Writes the list for programs: one JSON document, described by `schema`.
  package func writeJSON(_ language: Language, toolVersion: String, to output: inout OutputBuffer) {
    var json = JSONWriter(output)
    output = OutputBuffer()
    json.object { json in
      json.string("version", Self.formatVersion)
      json.object("tool") { json in
        json.string("name", "crmlint")
        json.string("version", toolVersion)
      }
      json.string("language", language.rawValue)
      let shown = families.filter { family in !isChosen || rules.contains { $0.family == family.id } }
      json.array("families", shown) { json, family in
        json.object { json in
          json.string("name", family.id)
          json.string("title", family.title[language])
          json.bool("default", family.isOn)
        }
      }
      json.array("rules", rules) { json, rule in self.rule(rule, language, &json) }
    }
    output = json.output
    output.newline()
  }

  private func rule(_ rule: RuleRecord, _ language: Language, _ json: inout JSONWriter) {
    json.object { json in
      json.string("code", rule.id.code)
      json.string("name", rule.id.name)
      json.string("title", rule.title[language])
      json.string("family", rule.family)
      json.array("severities", rule.severities) { $0.string(nil, $1.name) }
      json.string("due", rule.due)
      json.array("tags", rule.tags) { $0.string(nil, $1) }
      json.array("sources", rule.sources) { json, source in
        json.object { json in
          json.string("document", source.citation.document)
          json.string("item", source.citation.item)
          json.bool("always", source.isAlways)
        }
      }
      json.string("since", rule.since)
      json.bool("waivable", rule.isWaivable)
      json.bool("clock", rule.readsClock)
      json.bool("comparesVersions", rule.comparesVersions)
      json.bool("default", rule.isOn)
      json.array("needs", rule.needs) { $0.string(nil, $1.code) }
      json.array("about", rule.about) { $0.string(nil, $1) }
      json.array("parameters", rule.parameters) { json, parameter in
        json.object { json in
          json.string("name", parameter.name)
          json.string("type", parameter.isWhole ? "int" : "double")
          json.number("default", parameter.standard)
          json.string("unit", parameter.unit)
          json.string("help", parameter.help[language])
        }
      }
    }
  }

  /// The JSON Schema (draft 2020-12) of the document that `writeJSON` writes.
  package static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:crmlint:rules:1",
      "title": "crmlint rules",
      "description": "The rules that plans are checked by.",
      "type": "object",
      "additionalProperties": false,
      "required": ["version", "tool", "language", "families", "rules"],
      "properties": {
        "version": {
          "description": "The version of this format; readers of 1.0 can read every 1.x.",
          "type": "string",
          "pattern": "^1\\\\.[0-9]+$"
        },
        "tool": {
          "description": "The program that wrote the list.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {"name": {"const": "crmlint"}, "version": {"type": "string"}}
        },
        "language": {"description": "The language of titles and help.", "enum": ["en", "nl", "da"]},
        "families": {
          "description": "The families in the order of lists.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "title", "default"],
            "properties": {
              "name": {"type": "string"},
              "title": {"type": "string"},
              "default": {"description": "Whether a plain check has its rules.", "type": "boolean"}
            }
          }
        },
        "rules": {"description": "By code.", "type": "array", "items": {"$ref": "#/$defs/rule"}}
      },
      "$defs": {
        "rule": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "code", "name", "title", "family", "severities", "due", "tags", "sources", "since", "waivable", "clock",
            "comparesVersions", "default", "needs", "about", "parameters"
          ],
          "properties": {
            "code": {"type": "string"},
            "name": {"type": "string"},
            "title": {"description": "What is wrong where it finds something.", "type": "string"},
            "family": {"type": "string"},
            "severities": {
              "description": "Those that its findings may have, the heaviest first.",
              "type": "array",
              "minItems": 1,
              "uniqueItems": true,
              "items": {"enum": ["critical", "major", "minor", "info"]}
            },
            "due": {
              "description": "The gate from which on it counts in full; null: always.", "type": ["string", "null"]
            },
            "tags": {"type": "array", "items": {"type": "string"}},
            "sources": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["document", "item", "always"],
                "properties": {
                  "document": {"type": "string"},
                  "item": {"type": "string"},
                  "always": {"description": "Whether every finding rests on it; else some do.", "type": "boolean"}
                }
              }
            },
            "since": {"description": "The version that had it first.", "type": ["string", "null"]},
            "waivable": {"description": "Whether a comment in a plan may accept a finding.", "type": "boolean"},
            "clock": {"description": "Whether it runs only with --as-of.", "type": "boolean"},
            "comparesVersions": {"description": "Whether it runs only with --against.", "type": "boolean"},
            "default": {"description": "Whether a plain check has it.", "type": "boolean"},
            "needs": {
              "description": "The codes of the rules whose findings withhold its own.",
              "type": "array",
              "items": {"type": "string"}
            },
            "about": {
              "description": "The topics that it is about: where another document deals with one, it is not judged.",
              "type": "array",
              "items": {"type": "string"}
            },
            "parameters": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name", "type", "default", "unit", "help"],
                "properties": {
                  "name": {"type": "string"},
                  "type": {"enum": ["int", "double"]},
                  "default": {"type": "number"},
                  "unit": {"type": ["string", "null"]},
                  "help": {"type": "string"}
                }
              }
            }
          }
        }
      }
    }

    """
}
