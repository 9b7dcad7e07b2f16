/// The JSON Schema (draft 2020-12) of the document that `ViewJSONReporter` writes.
package enum ViewSchema {
  /// The schema as JSON text.
  package static let json = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:crmlint:view:1",
      "title": "crmlint view",
      "description": "What a view shows of one or more plans, with the place of everything that stands in them.",
      "$ref": "#/$defs/report",
      "$defs": {
        "report": {
          "title": "Report",
          "description": "One view of one or more plans.",
          "type": "object",
          "additionalProperties": false,
          "required": ["version", "tool", "packs", "language", "view", "kind", "title", "about", "plans"],
          "properties": {
            "version": {
              "title": "Format version",
              "description": "The major part grows when a reader of the earlier one could break.",
              "const": "1.0"
            },
            "tool": {
              "title": "Tool",
              "description": "What wrote the report.",
              "type": "object",
              "additionalProperties": false,
              "required": ["name", "version"],
              "properties": {
                "name": {"title": "Name", "description": "Always crmlint.", "const": "crmlint"},
                "version": {"title": "Version", "description": "The version of the program.", "type": "string"}
              }
            },
            "packs": {
              "title": "Rule packs",
              "description": "The packs that were loaded, in their order.",
              "type": "array",
              "items": {"$ref": "#/$defs/pack"}
            },
            "language": {
              "title": "Language", "description": "The language of all texts.", "enum": ["en", "nl", "da"]
            },
            "view": {"title": "View", "description": "The view's name in its pack.", "type": "string"},
            "kind": {
              "title": "Kind",
              "description": "Which of the keys shares, timeline and facts a plan has.",
              "enum": ["shares", "timeline", "facts"]
            },
            "title": {"title": "Title", "description": "The heading of the view.", "type": "string"},
            "about": {"title": "About", "description": "What it shows.", "type": ["string", "null"]},
            "plans": {
              "title": "Plans",
              "description": "One for each plan; a file may hold several.",
              "type": "array",
              "items": {"$ref": "#/$defs/plan"}
            }
          }
        },
        "pack": {
          "title": "Rule pack",
          "description": "A set of rules and views with its version.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "version"],
          "properties": {
            "name": {"title": "Name", "description": "The name in the pack's manifest.", "type": "string"},
            "version": {"title": "Version", "description": "The version in the pack's manifest.", "type": "string"}
          }
        },
        "plan": {
          "title": "Plan",
          "description": "The view of one plan. Where note says why there is nothing to show, the key of the kind is not there.",
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "note", "untold", "unread"],
          "properties": {
            "path": {"title": "Path", "description": "The file, as it was named.", "type": "string"},
            "note": {
              "title": "Note", "description": "Why there is nothing to show; else null.", "type": ["string", "null"]
            },
            "shares": {"$ref": "#/$defs/shares"},
            "timeline": {"$ref": "#/$defs/timeline"},
            "facts": {
              "title": "Facts", "description": "In the order of the view.", "type": "array",
              "items": {"$ref": "#/$defs/fact"}
            },
            "untold": {
              "title": "Untold",
              "description": "What would belong in the view and cannot be told.",
              "type": "array",
              "items": {"$ref": "#/$defs/untold"}
            },
            "unread": {
              "title": "Unread",
              "description": "What in the file could not be read.",
              "type": "array",
              "items": {"$ref": "#/$defs/untold"}
            }
          }
        },
        "shares": {
          "title": "Shares",
          "description": "Shares of a whole, 1 being all of it.",
          "type": "object",
          "additionalProperties": false,
          "required": ["target", "band", "legend", "bars"],
          "properties": {
            "target": {
              "title": "Target", "description": "What each share should be.", "type": ["number", "null"]
            },
            "band": {
              "title": "Band", "description": "How far from the target is near enough.", "type": ["number", "null"]
            },
            "legend": {
              "title": "Legend", "description": "Target and band in words.", "type": ["string", "null"]
            },
            "bars": {
              "title": "Bars", "description": "One for each share.", "type": "array",
              "items": {"$ref": "#/$defs/bar"}
            }
          }
        },
        "bar": {
          "title": "Bar",
          "description": "One share.",
          "type": "object",
          "additionalProperties": false,
          "required": ["label", "share", "standing", "amount", "place", "reasons", "parts", "partsLeftOut"],
          "properties": {
            "label": {"$ref": "#/$defs/label"},
            "share": {
              "title": "Share",
              "description": "The least and the most it may be; null where it cannot be told.",
              "oneOf": [{"$ref": "#/$defs/interval"}, {"type": "null"}]
            },
            "standing": {
              "title": "Standing",
              "description": "How it stands to the band; null where that cannot be told, or without a band.",
              "enum": ["below", "within", "above", null]
            },
            "amount": {"$ref": "#/$defs/words"},
            "place": {"$ref": "#/$defs/placeOrNull"},
            "reasons": {
              "title": "Reasons", "description": "Why there is no share.", "type": "array",
              "items": {"$ref": "#/$defs/untold"}
            },
            "parts": {
              "title": "Parts", "description": "What it is made of, the largest first.", "type": "array",
              "items": {"$ref": "#/$defs/part"}
            },
            "partsLeftOut": {
              "title": "Parts left out", "description": "How many more parts there are.", "type": "integer"
            }
          }
        },
        "interval": {
          "title": "Interval",
          "description": "A number between two bounds, which are equal where it is known.",
          "type": "object",
          "additionalProperties": false,
          "required": ["least", "most"],
          "properties": {
            "least": {"title": "Least", "description": "The lower bound.", "type": "number"},
            "most": {"title": "Most", "description": "The upper bound.", "type": "number"}
          }
        },
        "part": {
          "title": "Part",
          "description": "One of the things that a share is made of.",
          "type": "object",
          "additionalProperties": false,
          "required": ["label", "amount", "place"],
          "properties": {
            "label": {"$ref": "#/$defs/label"},
            "amount": {"$ref": "#/$defs/words"},
            "place": {"$ref": "#/$defs/placeOrNull"}
          }
        },
        "timeline": {
          "title": "Timeline",
          "description": "Rows of marks under headings.",
          "type": "object",
          "additionalProperties": false,
          "required": ["first", "last", "legend", "lanes", "undated"],
          "properties": {
            "first": {"$ref": "#/$defs/dayOrNull"},
            "last": {"$ref": "#/$defs/dayOrNull"},
            "legend": {
              "title": "Legend", "description": "What the shapes stand for.", "type": "array",
              "items": {"$ref": "#/$defs/legendEntry"}
            },
            "lanes": {
              "title": "Lanes", "description": "Rows under one heading each.", "type": "array",
              "items": {"$ref": "#/$defs/lane"}
            },
            "undated": {
              "title": "Undated",
              "description": "What has no date, or none that can be used.",
              "type": "array",
              "items": {"$ref": "#/$defs/untold"}
            }
          }
        },
        "legendEntry": {
          "title": "Legend entry",
          "description": "A shape and what it stands for.",
          "type": "object",
          "additionalProperties": false,
          "required": ["shape", "text"],
          "properties": {
            "shape": {"$ref": "#/$defs/shape"},
            "text": {"title": "Text", "description": "What the shape stands for.", "type": "string"}
          }
        },
        "shape": {
          "title": "Shape",
          "description": "Bars and lines last; the others are moments, or have their sign at both ends.",
          "enum": ["bar", "line", "dot", "triangle", "diamond"]
        },
        "lane": {
          "title": "Lane",
          "description": "Rows under one heading.",
          "type": "object",
          "additionalProperties": false,
          "required": ["title", "rows", "rowsLeftOut"],
          "properties": {
            "title": {"title": "Title", "description": "The heading.", "type": ["string", "null"]},
            "rows": {
              "title": "Rows", "description": "In the order of the plan.", "type": "array",
              "items": {"$ref": "#/$defs/row"}
            },
            "rowsLeftOut": {
              "title": "Rows left out", "description": "How many more there are.", "type": "integer"
            }
          }
        },
        "row": {
          "title": "Row",
          "description": "One thing with its marks.",
          "type": "object",
          "additionalProperties": false,
          "required": ["label", "outlook", "place", "marks"],
          "properties": {
            "label": {"$ref": "#/$defs/label"},
            "outlook": {
              "title": "Outlook", "description": "Whether it is named and not planned yet.", "type": "boolean"
            },
            "place": {"$ref": "#/$defs/placeOrNull"},
            "marks": {
              "title": "Marks", "description": "In the order of the view.", "type": "array",
              "items": {"$ref": "#/$defs/mark"}
            }
          }
        },
        "mark": {
          "title": "Mark",
          "description": "Something that happens, once or again and again.",
          "type": "object",
          "additionalProperties": false,
          "required": ["shape", "label", "from", "until", "every", "occurrences", "outlook", "place"],
          "properties": {
            "shape": {"$ref": "#/$defs/shape"},
            "label": {"$ref": "#/$defs/label"},
            "from": {"$ref": "#/$defs/datesOrNull"},
            "until": {"$ref": "#/$defs/datesOrNull"},
            "every": {
              "title": "Every",
              "description": "The rhythm, as a plan writes it; null for what happens once.",
              "type": ["string", "null"]
            },
            "occurrences": {
              "title": "Occurrences",
              "description": "When it happens, as far as the timeline goes; empty for what happens once.",
              "type": "array",
              "items": {"$ref": "#/$defs/occurrence"}
            },
            "outlook": {
              "title": "Outlook", "description": "Whether it is named and not planned yet.", "type": "boolean"
            },
            "place": {"$ref": "#/$defs/placeOrNull"}
          }
        },
        "occurrence": {
          "title": "Occurrence",
          "description": "One time of something that comes back.",
          "type": "object",
          "additionalProperties": false,
          "required": ["first", "last", "certain"],
          "properties": {
            "first": {"$ref": "#/$defs/day"},
            "last": {"$ref": "#/$defs/day"},
            "certain": {
              "title": "Certain", "description": "Whether it takes place in every reading of the end.", "type": "boolean"
            }
          }
        },
        "fact": {
          "title": "Fact",
          "description": "One line of the plan at a glance.",
          "type": "object",
          "additionalProperties": false,
          "required": ["label", "state", "value", "note", "reasons", "place"],
          "properties": {
            "label": {"$ref": "#/$defs/label"},
            "state": {
              "title": "State",
              "description": "Said; missing from the plan; or untold: it may be said, and cannot be told.",
              "enum": ["said", "missing", "untold"]
            },
            "value": {"title": "Value", "description": "In words.", "type": ["string", "null"]},
            "note": {
              "title": "Note", "description": "What stands there in place of a value.", "type": ["string", "null"]
            },
            "reasons": {
              "title": "Reasons", "description": "Why it cannot be told.", "type": "array",
              "items": {"$ref": "#/$defs/untold"}
            },
            "place": {"$ref": "#/$defs/placeOrNull"}
          }
        },
        "untold": {
          "title": "Untold",
          "description": "Something that cannot be told, why, and where that shows.",
          "type": "object",
          "additionalProperties": false,
          "required": ["subject", "reason", "place"],
          "properties": {
            "subject": {"title": "Subject", "description": "What it is about.", "type": ["string", "null"]},
            "reason": {"title": "Reason", "description": "Why it cannot be told.", "type": "string"},
            "place": {"$ref": "#/$defs/placeOrNull"}
          }
        },
        "label": {"title": "Label", "description": "What it is called.", "type": "string"},
        "words": {"title": "Words", "description": "A value in words.", "type": ["string", "null"]},
        "day": {
          "title": "Day", "description": "A date of ISO 8601.", "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        },
        "dayOrNull": {
          "title": "Day or null",
          "description": "Null where nothing has a date.",
          "oneOf": [{"$ref": "#/$defs/day"}, {"type": "null"}]
        },
        "datesOrNull": {
          "title": "Date",
          "description": "A date between two days, which are the same where it is exact; null where there is none.",
          "oneOf": [{"$ref": "#/$defs/dates"}, {"type": "null"}]
        },
        "dates": {
          "title": "Date",
          "description": "A date between two days.",
          "type": "object",
          "additionalProperties": false,
          "required": ["first", "last"],
          "properties": {"first": {"$ref": "#/$defs/day"}, "last": {"$ref": "#/$defs/day"}}
        },
        "placeOrNull": {
          "title": "Place or null",
          "description": "Null for what stands nowhere in the plan.",
          "oneOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]
        },
        "place": {
          "title": "Place",
          "description": "A range in a file.",
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "bytes", "start", "end"],
          "properties": {
            "path": {"title": "Path", "description": "The file, as it was named.", "type": "string"},
            "bytes": {
              "title": "Bytes",
              "description": "Offsets from 0; the end lies behind the last byte.",
              "type": "object",
              "additionalProperties": false,
              "required": ["start", "end"],
              "properties": {
                "start": {"title": "Start", "description": "The first byte.", "type": "integer", "minimum": 0},
                "end": {"title": "End", "description": "Behind the last byte.", "type": "integer", "minimum": 0}
              }
            },
            "start": {"$ref": "#/$defs/position"},
            "end": {"$ref": "#/$defs/position"}
          }
        },
        "position": {
          "title": "Position",
          "description": "A line and a column, both from 1; columns count Unicode scalars.",
          "type": "object",
          "additionalProperties": false,
          "required": ["line", "column"],
          "properties": {
            "line": {"title": "Line", "description": "From 1.", "type": "integer", "minimum": 1},
            "column": {"title": "Column", "description": "From 1.", "type": "integer", "minimum": 1}
          }
        }
      }
    }

    """
}
