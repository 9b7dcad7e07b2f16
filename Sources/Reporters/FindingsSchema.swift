/// The JSON Schema (draft 2020-12) of the document that `JSONReporter` writes.
package enum FindingsSchema {
  /// The schema as JSON text.
  package static let json = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:crmlint:findings:1",
      "title": "crmlint findings",
      "description": "What one run of crmlint found out about CRM implementation plans.",
      "$ref": "#/$defs/report",
      "$defs": {
        "report": {
          "title": "Report",
          "description": "One run, over one or more files.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "version", "tool", "packs", "language", "exitStatus", "exitReason", "failOn", "summary", "files",
            "problems"
          ],
          "properties": {
            "version": {
              "title": "Format version",
              "description": "The version of this format; readers of 1.0 can read every 1.x.",
              "type": "string",
              "pattern": "^1\\\\.[0-9]+$"
            },
            "tool": {
              "title": "Tool",
              "description": "The program that wrote the report.",
              "type": "object",
              "additionalProperties": false,
              "required": ["name", "version"],
              "properties": {
                "name": {"title": "Name", "description": "Always crmlint.", "const": "crmlint"},
                "version": {
                  "title": "Version", "description": "The version of the program.", "type": "string", "minLength": 1
                }
              }
            },
            "packs": {
              "title": "Rule packs",
              "description": "The rule packs that took part, in the order in which they were loaded.",
              "type": "array",
              "items": {"$ref": "#/$defs/pack"}
            },
            "language": {
              "title": "Language",
              "description": "The language of messages, advice, reasons and labels.",
              "enum": ["en", "nl", "da"]
            },
            "exitStatus": {
              "title": "Exit status",
              "description": "0: nothing at or above failOn; 1: something is; 2: part of the run could not be done.",
              "enum": [0, 1, 2]
            },
            "exitReason": {
              "title": "Exit reason",
              "description": "Why the exit status is what it is, in the report's language.",
              "type": "string"
            },
            "failOn": {
              "title": "Threshold",
              "description": "The severity from which on findings make the exit status 1; null: never.",
              "oneOf": [{"$ref": "#/$defs/severity"}, {"type": "null"}]
            },
            "summary": {"$ref": "#/$defs/summary"},
            "files": {
              "title": "Files",
              "description": "The files that were checked, those without findings too.",
              "type": "array",
              "items": {"$ref": "#/$defs/file"}
            },
            "problems": {
              "title": "Problems",
              "description": "What is wrong with rule packs or with the run itself. Any makes the exit status 2.",
              "type": "array",
              "items": {"$ref": "#/$defs/finding"}
            }
          }
        },
        "pack": {
          "title": "Rule pack",
          "description": "A set of rules with its version.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {
            "name": {"title": "Name", "description": "The name in the pack's manifest.", "type": "string"},
            "version": {"title": "Version", "description": "The version in the pack's manifest.", "type": "string"}
          }
        },
        "severity": {
          "title": "Severity",
          "description": "How much a finding weighs, the most first.",
          "enum": ["critical", "major", "minor", "info"]
        },
        "count": {"title": "Count", "description": "How many there are.", "type": "integer", "minimum": 0},
        "summary": {
          "title": "Summary",
          "description": "The run in numbers.",
          "type": "object",
          "additionalProperties": false,
          "required": ["files", "plans", "rulesChecked", "findings", "notJudged", "withheld", "problems"],
          "properties": {
            "files": {"description": "Files checked.", "$ref": "#/$defs/count"},
            "plans": {"description": "Plans in them; each document of a file is a plan.", "$ref": "#/$defs/count"},
            "rulesChecked": {"description": "Rules that were switched on.", "$ref": "#/$defs/count"},
            "findings": {
              "title": "Findings",
              "description": "Findings by effective severity.",
              "type": "object",
              "additionalProperties": false,
              "required": ["total", "critical", "major", "minor", "info"],
              "properties": {
                "total": {"$ref": "#/$defs/count"},
                "critical": {"$ref": "#/$defs/count"},
                "major": {"$ref": "#/$defs/count"},
                "minor": {"$ref": "#/$defs/count"},
                "info": {"$ref": "#/$defs/count"}
              }
            },
            "notJudged": {"description": "Checks that could not be judged.", "$ref": "#/$defs/count"},
            "withheld": {"description": "Checks held back behind another finding.", "$ref": "#/$defs/count"},
            "problems": {"description": "Problems with packs or with the run.", "$ref": "#/$defs/count"}
          }
        },
        "file": {
          "title": "File",
          "description": "What was found out about one file.",
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "plans", "findings", "verdicts"],
          "properties": {
            "path": {"$ref": "#/$defs/path"},
            "plans": {"description": "Plans in the file.", "$ref": "#/$defs/count"},
            "findings": {
              "title": "Findings",
              "description": "What is wrong, ordered by place, code and subject.",
              "type": "array",
              "items": {"$ref": "#/$defs/finding"}
            },
            "verdicts": {
              "title": "Checks without a verdict",
              "description": "Checks that neither passed nor failed.",
              "type": "array",
              "items": {"$ref": "#/$defs/verdict"}
            }
          }
        },
        "path": {
          "title": "Path",
          "description": "The file's path as given or discovered; <stdin> for standard input.",
          "type": "string"
        },
        "code": {
          "title": "Code",
          "description": "The rule's stable code, such as CRM201.",
          "type": "string",
          "minLength": 1
        },
        "name": {
          "title": "Name",
          "description": "The rule's name, such as late-user-involvement.",
          "type": "string",
          "minLength": 1
        },
        "subject": {
          "title": "Subject",
          "description": "The route of the plan element that was judged; empty for the plan as a whole.",
          "type": "string"
        },
        "finding": {
          "title": "Finding",
          "description": "One thing that is wrong.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "code", "name", "severity", "effectiveSeverity", "dueBy", "message", "advice", "why", "sources", "subject", "place",
            "related", "fingerprint"
          ],
          "properties": {
            "code": {"$ref": "#/$defs/code"},
            "name": {"$ref": "#/$defs/name"},
            "severity": {"description": "The rule's own severity.", "$ref": "#/$defs/severity"},
            "effectiveSeverity": {
              "description": "The severity that counts now; lower while the finding is not due yet.",
              "$ref": "#/$defs/severity"
            },
            "dueBy": {
              "title": "Due by",
              "description": "The gate by which it counts in full, while that is still ahead; else null.",
              "type": ["string", "null"]
            },
            "message": {"title": "Message", "description": "What is wrong, in a sentence.", "type": "string"},
            "advice": {"title": "Advice", "description": "What to do about it.", "type": ["string", "null"]},
            "why": {"title": "Why", "description": "Why it matters.", "type": ["string", "null"]},
            "sources": {
              "title": "Sources",
              "description": "The documents that the rule rests on.",
              "type": "array",
              "items": {
                "title": "Citation",
                "description": "An item of a document.",
                "type": "object",
                "additionalProperties": false,
                "required": ["document", "item"],
                "properties": {
                  "document": {"title": "Document", "description": "The document's short name.", "type": "string"},
                  "item": {"title": "Item", "description": "The item in the document.", "type": "string"}
                }
              }
            },
            "subject": {"$ref": "#/$defs/subject"},
            "place": {"$ref": "#/$defs/place"},
            "related": {
              "title": "Related places",
              "description": "Other places that the finding rests on.",
              "type": "array",
              "items": {"$ref": "#/$defs/place"}
            },
            "values": {
              "title": "Values",
              "description": "With --explain-values: the sub-expressions of the condition that the finding was concluded from.",
              "type": "array",
              "items": {
                "title": "Value",
                "description": "A sub-expression and what it gave.",
                "type": "object",
                "additionalProperties": false,
                "required": ["expression", "value", "definition", "place"],
                "properties": {
                  "expression": {"title": "Expression", "description": "As the rule writes it; the name of the subject before the values of each, where the finding stands for several.", "type": "string"},
                  "value": {"title": "Value", "description": "In words, and cut short where it is long.", "type": "string"},
                  "definition": {"title": "Definition", "description": "How a named step of the rule is computed.", "type": ["string", "null"]},
                  "place": {
                    "description": "Where in the plan the value comes from; null where it is computed.",
                    "oneOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]
                  }
                }
              }
            },
            "fingerprint": {
              "title": "Fingerprint",
              "description": "Stays the same when other parts of the file change. Unique within its file: where findings share one, those after the first end in -2, -3 and so on.",
              "type": "string",
              "minLength": 1
            }
          }
        },
        "verdict": {
          "title": "Check without a verdict",
          "description": "A rule that neither passed nor failed on one subject.",
          "type": "object",
          "additionalProperties": false,
          "required": ["code", "name", "kind", "subject", "reason", "place"],
          "properties": {
            "code": {"$ref": "#/$defs/code"},
            "name": {"$ref": "#/$defs/name"},
            "kind": {
              "title": "Kind",
              "description": "notJudged: the plan leaves it open; withheld: another finding comes first.",
              "enum": ["notJudged", "withheld"]
            },
            "subject": {"$ref": "#/$defs/subject"},
            "reason": {"title": "Reason", "description": "Why there is no verdict.", "type": "string"},
            "place": {
              "description": "Where the plan element stands, where known.",
              "oneOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]
            }
          }
        },
        "place": {
          "title": "Place",
          "description": "A range of a file; empty where start and end are the same.",
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "bytes", "start", "end", "label"],
          "properties": {
            "path": {"$ref": "#/$defs/path"},
            "bytes": {
              "title": "Bytes",
              "description": "The half-open range of bytes in the file, from 0.",
              "type": "object",
              "additionalProperties": false,
              "required": ["start", "end"],
              "properties": {
                "start": {"title": "Start", "description": "The first byte.", "type": "integer", "minimum": 0},
                "end": {"title": "End", "description": "Behind the last byte.", "type": "integer", "minimum": 0}
              }
            },
            "start": {"description": "Where the range begins.", "$ref": "#/$defs/position"},
            "end": {"description": "Behind the last character of the range.", "$ref": "#/$defs/position"},
            "label": {"title": "Label", "description": "What stands there, in a few words.", "type": ["string", "null"]}
          }
        },
        "position": {
          "title": "Position",
          "description": "A line and a column.",
          "type": "object",
          "additionalProperties": false,
          "required": ["line", "column"],
          "properties": {
            "line": {"title": "Line", "description": "From 1.", "type": "integer", "minimum": 1},
            "column": {
              "title": "Column", "description": "In Unicode scalars, from 1.", "type": "integer", "minimum": 1
            }
          }
        }
      }
    }

    """
}
