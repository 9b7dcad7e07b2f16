import Diagnostics
import Foundation
import PlanCalendar
import Testing

@testable import Reporters

@Suite("The JSON report")
struct JSONReporterTests {
  /// A report with something in every field.
  private var everything: Report {
    var early = Sample.short(Sample.place("40"), .major)
    early.effectiveSeverity = .info
    let empty = SourceText(name: "empty.yaml", bytes: [])
    let broken = SourceText(name: "b\u{1B}[31m\"\\.yaml", bytes: [0x61, 0xFF, 0x0A])
    let file = FileReport(
      source: Sample.plan, planCount: 2, diagnostics: [Sample.full, early, early, early],
      verdicts: [
        UnjudgedVerdict(
          id: Sample.late, kind: .notJudged, subject: "userGroups[sales]", reason: Message("no date"),
          place: Sample.place("sales", label: Message("this group"))),
        UnjudgedVerdict(id: Sample.late, kind: .withheld, subject: "", reason: Message("CRM200 comes first")),
      ])
    return Sample.report(
      [
        file, FileReport(source: empty, planCount: 0, diagnostics: []),
        FileReport(source: broken, diagnostics: [Sample.short(Place(broken, ByteRange(-5, 99)))]),
      ],
      problems: [Sample.short(Place(empty, ByteRange(at: 3)), .critical)])
  }

  @Test("has every key in a fixed order, null where there is nothing to say")
  func golden() {
    var diagnostic = Sample.full
    diagnostic.related = [Sample.place("sales")]
    diagnostic.message = Message("A \"quoted\" \\ text\nwith é and \u{1B}")
    diagnostic.advice = nil
    diagnostic.fingerprint = "00000000000000ff"
    let verdict = UnjudgedVerdict(
      id: Sample.late, kind: .withheld, subject: "", cause: .needs,
      reason: Message("CRM200 comes first"), further: [.init(.coarse, Message("too coarse"))])
    var file = FileReport(source: Sample.plan, diagnostics: [diagnostic], verdicts: [verdict])
    var waived = Diagnostic(
      id: DiagnosticID("CRM430", "few-people"), severity: .minor, message: Message("Few"), place: Sample.place("sales"),
      fingerprint: "00000000000000aa")
    waived.waiver = Waiver(
      reason: "it is decided", until: PlanDate(year: 2026, quarter: 2), place: Sample.place("sales"))
    file.waived = [waived]
    #expect(
      json(of: Sample.report([file])) == #"""
        {
          "version": "1.0",
          "tool": {
            "name": "crmlint",
            "version": "0.1.0"
          },
          "packs": [
            {
              "name": "crm",
              "version": "0.1.0"
            }
          ],
          "language": "en",
          "exitStatus": 1,
          "exitReason": "1 critical finding, and --fail-on is critical",
          "failOn": "critical",
          "choice": {
            "select": [],
            "extendSelect": [],
            "ignore": [],
            "gate": null,
            "asOf": null,
            "failOnUnjudged": false
          },
          "summary": {
            "files": 1,
            "plans": 1,
            "rulesChecked": 98,
            "findings": {
              "total": 1,
              "critical": 1,
              "major": 0,
              "minor": 0,
              "info": 0
            },
            "waived": 1,
            "notJudged": 0,
            "withheld": 1,
            "problems": 0,
            "changes": null
          },
          "files": [
            {
              "path": "plan.yaml",
              "plans": 1,
              "gates": [],
              "comparedWith": null,
              "findings": [
                {
                  "code": "CRM201",
                  "name": "late-user-involvement",
                  "severity": "critical",
                  "effectiveSeverity": "critical",
                  "dueBy": null,
                  "message": "A \"quoted\" \\ text\nwith é and \u001b",
                  "advice": null,
                  "why": "People who are asked late can only object",
                  "sources": [
                    {
                      "document": "five-factors",
                      "item": "F5"
                    },
                    {
                      "document": "ten-sins",
                      "item": "2"
                    }
                  ],
                  "subject": "userGroups[sales]",
                  "place": {
                    "path": "plan.yaml",
                    "bytes": {
                      "start": 156,
                      "end": 166
                    },
                    "start": {
                      "line": 10,
                      "column": 16
                    },
                    "end": {
                      "line": 10,
                      "column": 26
                    },
                    "label": "first asked here"
                  },
                  "related": [
                    {
                      "path": "plan.yaml",
                      "bytes": {
                        "start": 83,
                        "end": 88
                      },
                      "start": {
                        "line": 6,
                        "column": 9
                      },
                      "end": {
                        "line": 6,
                        "column": 14
                      },
                      "label": null
                    }
                  ],
                  "fingerprint": "00000000000000ff",
                  "change": null,
                  "waived": null
                }
              ],
              "waived": [
                {
                  "code": "CRM430",
                  "name": "few-people",
                  "severity": "minor",
                  "effectiveSeverity": "minor",
                  "dueBy": null,
                  "message": "Few",
                  "advice": null,
                  "why": null,
                  "sources": [],
                  "subject": "",
                  "place": {
                    "path": "plan.yaml",
                    "bytes": {
                      "start": 83,
                      "end": 88
                    },
                    "start": {
                      "line": 6,
                      "column": 9
                    },
                    "end": {
                      "line": 6,
                      "column": 14
                    },
                    "label": null
                  },
                  "related": [],
                  "fingerprint": "00000000000000aa",
                  "change": null,
                  "waived": {
                    "reason": "it is decided",
                    "until": "2026-Q2",
                    "by": null,
                    "line": 6
                  }
                }
              ],
              "fixed": [],
              "verdicts": [
                {
                  "code": "CRM201",
                  "name": "late-user-involvement",
                  "kind": "withheld",
                  "subject": "",
                  "dueBy": null,
                  "cause": "needs",
                  "reason": "CRM200 comes first",
                  "place": null,
                  "further": [
                    {
                      "cause": "coarse",
                      "reason": "too coarse",
                      "place": null
                    }
                  ]
                }
              ]
            }
          ],
          "problems": []
        }

        """#)
  }

  @Test("numbers the findings of a file that share a fingerprint, whatever other files hold")
  func fingerprints() {
    var a = Sample.short(Sample.place("40"))
    var b = Sample.short(Sample.place("Zilver"))
    var c = Sample.short(Sample.place("sales"))
    (a.fingerprint, b.fingerprint, c.fingerprint) = ("aa", "aa", "cc")
    #expect(FileReport(source: Sample.plan, diagnostics: [a, b, c, a]).fingerprints == ["aa", "cc", "aa-2", "aa-3"])
    #expect(FileReport(source: Sample.plan, diagnostics: [a]).fingerprints == ["aa"])
  }

  @Test("is read back by another reader, with what was put in")
  func readBack() throws {
    let document = try JSONSerialization.jsonObject(with: Data(json(of: everything).utf8))
    let root = try #require(document as? [String: Any])
    #expect(root["exitStatus"] as? Int == 2)
    let files = try #require(root["files"] as? [[String: Any]])
    #expect(files.count == 3)
    #expect(files[2]["path"] as? String == "b\u{1B}[31m\"\\.yaml")
    let findings = try #require(files[0]["findings"] as? [[String: Any]])
    #expect(findings.count == 4)
    #expect(findings[0]["severity"] as? String == "major")
    #expect(findings[0]["effectiveSeverity"] as? String == "info")
    #expect(Set(findings.compactMap { $0["fingerprint"] as? String }).count == 4)
  }

  @Test("escapes every character that RFC 8259 names and those that steer a terminal")
  func escapes() throws {
    let all = String(String.UnicodeScalarView((0...0x2FFF).compactMap { Unicode.Scalar($0 as UInt32) })) + "😀\u{10FFFF}"
    var writer = JSONWriter(OutputBuffer())
    writer.array(nil, [all]) { writer, text in writer.string(nil, text) }
    let text = writer.output.text
    let decoded = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String]
    #expect(decoded == [all])
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test("writes empty objects and arrays on one line")
  func empty() {
    var writer = JSONWriter(OutputBuffer())
    writer.object { writer in
      writer.object("a") { _ in }
      writer.array("b", [Int]()) { _, _ in }
      writer.array("c", [1, 2]) { writer, number in writer.number(nil, number) }
      writer.null("d")
    }
    #expect(writer.output.text == "{\n  \"a\": {},\n  \"b\": [],\n  \"c\": [\n    1,\n    2\n  ],\n  \"d\": null\n}")
  }

  @Test("fits its JSON Schema, which is itself valid and refuses what is not in it", .enabled(if: Python.hasJSONSchema))
  func schema() throws {
    let reports = [everything, Sample.report([]), Sample.report([], language: .dutch)]
    for report in reports {
      #expect(try Python.validate(json(of: report), against: FindingsSchema.json) == "valid")
    }
    var never = Sample.report([])
    never.failOn = nil
    #expect(try Python.validate(json(of: never), against: FindingsSchema.json) == "valid")
    let wrong = [
      ("\"exitStatus\": 2", "\"exitStatus\": 3"), ("\"notJudged\": 1", "\"notJudged\": -1"),
      ("\"language\": \"en\"", "\"language\": \"en\", \"more\": 1"), ("\"advice\": null,", ""),
      ("\"kind\": \"withheld\"", "\"kind\": \"other\""), ("\"column\": 9", "\"column\": 0"),
    ]
    for (found, replacement) in wrong {
      let text = json(of: everything)
      let spoilt = text.replacing(found, with: replacement)
      #expect(spoilt != text)
      #expect(try Python.validate(spoilt, against: FindingsSchema.json) != "valid", "\(replacement)")
    }
  }

  @Test("has a title or a description at every property of its schema")
  func documented() throws {
    var missing: [String] = []
    func visit(_ value: Any, _ path: String) {
      guard let object = value as? [String: Any] else {
        for (index, item) in (value as? [Any] ?? []).enumerated() { visit(item, "\(path)/\(index)") }
        return
      }
      if object["type"] as? String == "object", object["additionalProperties"] as? Bool != false {
        missing.append("\(path) is open")
      }
      for (name, property) in object["properties"] as? [String: Any] ?? [:] {
        let keys = Set((property as? [String: Any] ?? [:]).keys)
        if keys.isDisjoint(with: ["description", "$ref"]) { missing.append("\(path)/\(name)") }
      }
      for (key, item) in object { visit(item, "\(path)/\(key)") }
    }
    visit(try JSONSerialization.jsonObject(with: Data(FindingsSchema.json.utf8)), "")
    #expect(missing == [])
  }
}
