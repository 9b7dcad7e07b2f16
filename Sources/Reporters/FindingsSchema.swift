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
            "version", "tool", "packs", "language", "exitStatus", "exitReason", "failOn", "choice", "summary",
            "files", "problems"
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
            "choice": {"$ref": "#/$defs/choice"},
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
        "choice": {
          "title": "Choice",
          "description": "What the user chose to have checked, and how.",
          "type": "object",
          "additionalProperties": false,
          "required": ["select", "extendSelect", "ignore", "gate", "asOf", "failOnUnjudged"],
          "properties": {
            "select": {"description": "Rules in place of the default set; empty: that set.", "$ref": "#/$defs/words"},
            "extendSelect": {"description": "Rules beside them.", "$ref": "#/$defs/words"},
            "ignore": {"description": "Rules taken away.", "$ref": "#/$defs/words"},
            "gate": {
              "title": "Gate",
              "description": "The gate that all plans are judged at; null: each at its own.",
              "type": ["string", "null"]
            },
            "asOf": {
              "title": "As of",
              "description": "The day that counts as today; null: rules that read the clock were left out.",
              "type": ["string", "null"],
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            },
            "failOnUnjudged": {
              "title": "Fail on unjudged",
              "description": "Whether a check that could not be judged makes the exit status 1.",
              "type": "boolean"
            }
          }
        },
        "words": {
          "title": "Words of a choice",
          "description": "Codes or their beginnings, names, families, tags, sources, or all.",
          "type": "array",
          "items": {"type": "string"}
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
          "required": [
            "files", "plans", "rulesChecked", "findings", "waived", "notJudged", "withheld", "problems", "changes"
          ],
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
            "waived": {"description": "Findings that waivers in the plans accept.", "$ref": "#/$defs/count"},
            "notJudged": {"description": "Checks that could not be judged.", "$ref": "#/$defs/count"},
            "withheld": {"description": "Checks held back behind another finding.", "$ref": "#/$defs/count"},
            "problems": {"description": "Problems with packs or with the run.", "$ref": "#/$defs/count"},
            "changes": {
              "description": "What changed since the versions that plans were compared with; null: nothing was compared.",
              "oneOf": [{"$ref": "#/$defs/changes"}, {"type": "null"}]
            }
          }
        },
        "changes": {
          "title": "Changes",
          "description": "The findings of all files, by whether the earlier versions had them, with --new-only too.",
          "type": "object",
          "additionalProperties": false,
          "required": ["new", "fixed", "unchanged", "notJudgedAnyMore"],
          "properties": {
            "new": {"description": "Findings that the earlier version did not have.", "$ref": "#/$defs/count"},
            "fixed": {"description": "Findings that only the earlier version has.", "$ref": "#/$defs/count"},
            "unchanged": {"description": "Findings that both have.", "$ref": "#/$defs/count"},
            "notJudgedAnyMore": {
              "description": "Findings of the earlier version whose rule can't be judged now.", "$ref": "#/$defs/count"
            }
          }
        },
        "file": {
          "title": "File",
          "description": "What was found out about one file.",
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "plans", "gates", "comparedWith", "findings", "waived", "fixed", "verdicts"],
          "properties": {
            "path": {"$ref": "#/$defs/path"},
            "plans": {"description": "Plans in the file.", "$ref": "#/$defs/count"},
            "gates": {
              "title": "Gates",
              "description": "Where each plan itself says that it stands; null where it does not.",
              "type": "array",
              "items": {"type": ["string", "null"]}
            },
            "findings": {
              "title": "Findings",
              "description": "What is wrong, ordered by place, code and subject.",
              "type": "array",
              "items": {"$ref": "#/$defs/finding"}
            },
            "comparedWith": {
              "title": "Compared with",
              "description": "The earlier version that the file was compared with; null: none.",
              "type": ["string", "null"]
            },
            "fixed": {
              "title": "Fixed findings",
              "description": "Findings of the earlier version that are gone, with their places there.",
              "type": "array",
              "items": {"$ref": "#/$defs/finding"}
            },
            "waived": {
              "title": "Waived findings",
              "description": "Findings that a comment in the plan accepts; each says by which waiver. They do not count.",
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
            "related", "fingerprint", "change", "waived"
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
            },
            "change": {
              "title": "Change",
              "description": "Whether the earlier version has it too; null where nothing was compared, and for what is fixed.",
              "enum": ["new", "unchanged", null]
            },
            "waived": {
              "description": "The waiver that accepts the finding; null where none does.",
              "oneOf": [{"$ref": "#/$defs/waiver"}, {"type": "null"}]
            }
          }
        },
        "waiver": {
          "title": "Waiver",
          "description": "A comment in the plan that accepts a finding.",
          "type": "object",
          "additionalProperties": false,
          "required": ["reason", "until", "by", "line"],
          "properties": {
            "reason": {"title": "Reason", "description": "Why the finding is accepted.", "type": "string"},
            "until": {
              "title": "Until",
              "description": "The last day on which it counts, or the month, quarter or year; null: no end.",
              "type": ["string", "null"]
            },
            "by": {"title": "By", "description": "Who accepts it, where that is said.", "type": ["string", "null"]},
            "line": {"title": "Line", "description": "The line of the comment, from 1.", "type": "integer", "minimum": 1}
          }
        },
        "verdict": {
          "title": "Check without a verdict",
          "description": "A rule that neither passed nor failed on one subject.",
          "type": "object",
          "additionalProperties": false,
          "required": ["code", "name", "kind", "subject", "dueBy", "cause", "reason", "place", "further"],
          "properties": {
            "code": {"$ref": "#/$defs/code"},
            "name": {"$ref": "#/$defs/name"},
            "kind": {
              "title": "Kind",
              "description": "notJudged: the plan leaves it open; withheld: another finding comes first.",
              "enum": ["notJudged", "withheld"]
            },
            "subject": {"$ref": "#/$defs/subject"},
            "dueBy": {
              "title": "Due by",
              "description": "The gate by which the rule counts, while that is still ahead; else null.",
              "type": ["string", "null"]
            },
            "cause": {"$ref": "#/$defs/cause"},
            "reason": {"title": "Reason", "description": "Why there is no verdict.", "type": "string"},
            "place": {
              "description": "Where that which stands in the way is written, where known.",
              "oneOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]
            },
            "further": {
              "title": "Further reasons",
              "description": "What else stands in the way once that is settled.",
              "type": "array",
              "items": {
                "title": "Reason",
                "description": "One thing that stands in the way.",
                "type": "object",
                "additionalProperties": false,
                "required": ["cause", "reason", "place"],
                "properties": {
                  "cause": {"$ref": "#/$defs/cause"},
                  "reason": {"title": "Reason", "description": "It in words.", "type": "string"},
                  "place": {
                    "description": "Where it is written, where known.",
                    "oneOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]
                  }
                }
              }
            }
          }
        },
        "cause": {
          "title": "Cause",
          "description": "What kind of thing stands in the way: unreadable, misspelt, cut (the file ends too early), elsewhere (another document), coarse (date or share), undated, circular or distant (a relative date), outlook, unsaid; failed (the rule itself); needs (another rule comes first).",
          "enum": [
            "unreadable", "misspelt", "cut", "elsewhere", "coarse", "undated", "circular", "distant", "outlook",
            "unsaid", "failed", "needs"
          ]
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
