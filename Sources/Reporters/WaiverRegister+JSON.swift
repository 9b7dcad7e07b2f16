internal import Diagnostics
internal import PlanCalendar

extension WaiverRegister {
  /// The version of the JSON form: the major part grows when a reader of the earlier one could break.
  package static let formatVersion = "1.0"

  /// Writes the register for programs: one JSON document, described by `schema`.
  package func writeJSON(to output: inout OutputBuffer) {
    var json = JSONWriter(output)
    output = OutputBuffer()
    let maps = SourceMaps()
    json.object { json in
      json.string("version", Self.formatVersion)
      json.object("tool") { json in
        json.string("name", "crmlint")
        json.string("version", toolVersion)
      }
      json.string("language", language.rawValue)
      json.string("asOf", asOf?.text)
      json.object("summary") { json in
        json.number("files", files.count)
        json.number("waivers", waivers.count)
        for state in WaiverRecord.State.allCases { json.number(state.rawValue, count(state)) }
      }
      json.array("files", files) { json, file in
        json.object { json in
          json.string("path", file.name)
          json.array("waivers", file.waivers) { json, record in self.record(record, maps, &json) }
        }
      }
    }
    output = json.output
    output.newline()
  }

  private func record(_ record: WaiverRecord, _ maps: SourceMaps, _ json: inout JSONWriter) {
    let start = maps[record.place.source].span(of: record.place.range).start
    json.object { json in
      json.number("line", start.line)
      json.number("column", start.column)
      json.string("state", record.state.rawValue)
      json.string("scope", record.scope?.rawValue)
      json.string("covers", record.covers.isEmpty ? nil : record.covers)
      json.array("rules", record.rules) { json, entry in
        json.object { json in
          json.string("code", entry.id.code)
          json.string("name", entry.id.name)
          json.string("title", entry.title[language])
          json.string("state", entry.state.rawValue)
          json.number("findings", entry.findings)
        }
      }
      json.string("reason", record.waiver?.reason)
      json.string("by", record.waiver?.by)
      json.string("until", record.waiver?.until?.text)
      json.string("problem", record.problem?.text(in: language))
      json.string("text", record.text)
    }
  }

  /// The JSON Schema (draft 2020-12) of the document that `writeJSON` writes.
  package static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:crmlint:waivers:1",
      "title": "crmlint waivers",
      "description": "The waivers in CRM implementation plans.",
      "type": "object",
      "additionalProperties": false,
      "required": ["version", "tool", "language", "asOf", "summary", "files"],
      "properties": {
        "version": {
          "description": "The version of this format; readers of 1.0 can read every 1.x.",
          "type": "string",
          "pattern": "^1\\\\.[0-9]+$"
        },
        "tool": {
          "description": "The program that wrote the register.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {"name": {"const": "crmlint"}, "version": {"type": "string"}}
        },
        "language": {"description": "The language of titles and problems.", "enum": ["en", "nl", "da"]},
        "asOf": {
          "description": "The day that counts as today; null: no waiver runs out.",
          "type": ["string", "null"],
          "format": "date"
        },
        "summary": {
          "description": "How many files and waivers there are, and waivers of each state.",
          "type": "object",
          "required": ["files", "waivers"],
          "additionalProperties": {"type": "integer", "minimum": 0}
        },
        "files": {
          "description": "The files that were read, those without waivers too.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["path", "waivers"],
            "properties": {"path": {"type": "string"}, "waivers": {"type": "array", "items": {"$ref": "#/$defs/waiver"}}}
          }
        }
      },
      "$defs": {
        "state": {
          "description": "inUse: it waives a finding; unused: the rule finds nothing there; open: the rule was not judged, or only in part; expired: its last day has gone by; unwaivable: the rule cannot be waived; malformed: it cannot be read; unattached: there is nothing that it could be about.",
          "enum": ["inUse", "unused", "open", "expired", "unwaivable", "malformed", "unattached"]
        },
        "waiver": {
          "description": "A comment that waives something, or was meant to.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "line", "column", "state", "scope", "covers", "rules", "reason", "by", "until", "problem", "text"
          ],
          "properties": {
            "line": {"description": "Of the comment, from 1.", "type": "integer", "minimum": 1},
            "column": {"description": "In Unicode scalars, from 1.", "type": "integer", "minimum": 1},
            "state": {"$ref": "#/$defs/state"},
            "scope": {
              "description": "The line it stands on, the next entry with all in it, or the file; null where it works nowhere.",
              "enum": ["line", "entry", "file", null]
            },
            "covers": {"description": "The route of what it covers, where it has one.", "type": ["string", "null"]},
            "rules": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["code", "name", "title", "state", "findings"],
                "properties": {
                  "code": {"type": "string"},
                  "name": {"type": "string"},
                  "title": {"type": "string"},
                  "state": {"$ref": "#/$defs/state"},
                  "findings": {"description": "How many it waives.", "type": "integer", "minimum": 0}
                }
              }
            },
            "reason": {"type": ["string", "null"]},
            "by": {"description": "Who accepts the findings.", "type": ["string", "null"]},
            "until": {
              "description": "The last day on which it counts, or the month, quarter or year.", "type": ["string", "null"]
            },
            "problem": {"description": "What is wrong with it, in a sentence.", "type": ["string", "null"]},
            "text": {"description": "The comment as it is written.", "type": "string"}
          }
        }
      }
    }

    """
}
