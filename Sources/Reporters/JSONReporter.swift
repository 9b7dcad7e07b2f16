internal import Diagnostics
internal import PlanCalendar

/// The report for other programs: one JSON document, described by `FindingsSchema`.
///
/// Keys always stand in the same order, and a key that has nothing to say is null. Texts are in the report's language;
/// paths and routes are as they are. Places count bytes from 0 and lines and columns (in Unicode scalars) from 1; ends
/// lie behind the last character.
package struct JSONReporter: Sendable {
  /// The version of the format: the major part grows when a reader of the earlier one could break.
  package static let formatVersion = "1.0"

  package init() {}

  package func write(_ report: Report, to output: inout OutputBuffer) {
    var json = JSONWriter(output)
    output = OutputBuffer()
    let context = Context(language: report.language)
    json.object { json in
      json.string("version", Self.formatVersion)
      json.object("tool") { json in
        json.string("name", "crmlint")
        json.string("version", report.toolVersion)
      }
      json.array("packs", report.packs) { json, pack in
        json.object { json in
          json.string("name", pack.name)
          json.string("version", pack.version)
        }
      }
      json.string("language", report.language.rawValue)
      json.number("exitStatus", report.exitStatus)
      json.string("exitReason", report.exitReason)
      json.string("failOn", report.failOn?.name)
      choice(report.choice, &json)
      summary(report, &json)
      json.array("files", report.files) { json, file in self.file(file, context, &json) }
      let fingerprints = Report.numbered(report.problems.map(\.fingerprint))
      json.array("problems", zip(report.problems, fingerprints)) { json, problem in
        finding(problem.0, fingerprint: problem.1, context, &json)
      }
    }
    output = json.output
    output.newline()
  }

  /// What every part of one document needs.
  private struct Context {
    let language: Language
    let maps = SourceMaps()

    func text(_ message: Message?) -> String? { message?.text(in: language) }
  }

  private func summary(_ report: Report, _ json: inout JSONWriter) {
    let counts = report.severityCounts
    json.object("summary") { json in
      json.number("files", report.files.count)
      json.number("plans", report.planCount)
      json.number("rulesChecked", report.rulesChecked)
      json.object("findings") { json in
        json.number("total", counts.total)
        for severity in Severity.allCases.reversed() { json.number(severity.name, counts[severity]) }
      }
      json.number("waived", report.waivedCount)
      json.number("notJudged", report.verdictCount(.notJudged))
      json.number("withheld", report.verdictCount(.withheld))
      json.number("problems", report.problems.count)
      if let changes = report.changes {
        json.object("changes") { json in
          json.number("new", changes.new)
          json.number("fixed", changes.fixed)
          json.number("unchanged", changes.unchanged)
          json.number("notJudgedAnyMore", changes.unjudged)
        }
      } else {
        json.null("changes")
      }
    }
  }

  private func choice(_ choice: Report.Choice, _ json: inout JSONWriter) {
    json.object("choice") { json in
      json.array("select", choice.select) { json, word in json.string(nil, word) }
      json.array("extendSelect", choice.extendSelect) { json, word in json.string(nil, word) }
      json.array("ignore", choice.ignore) { json, word in json.string(nil, word) }
      json.string("gate", choice.gate?.id)
      json.string("asOf", choice.asOf?.text)
      json.bool("failOnUnjudged", choice.failOnUnjudged)
    }
  }

  private func file(_ file: FileReport, _ context: Context, _ json: inout JSONWriter) {
    json.object { json in
      json.string("path", file.name)
      json.number("plans", file.planCount)
      json.array("gates", file.gates) { json, gate in json.string(nil, gate?.id) }
      json.string("comparedWith", file.comparison?.name)
      json.array("findings", zip(file.diagnostics, file.fingerprints)) { json, item in
        finding(item.0, fingerprint: item.1, context, &json)
      }
      json.array("waived", zip(file.waived, Report.numbered(file.waived.map(\.fingerprint)))) { json, item in
        finding(item.0, fingerprint: item.1, context, &json)
      }
      let fixed = file.comparison?.fixed.map(\.diagnostic) ?? []
      json.array("fixed", zip(fixed, Report.numbered(fixed.map(\.fingerprint)))) { json, item in
        finding(item.0, fingerprint: item.1, context, &json)
      }
      json.array("verdicts", file.verdicts) { json, verdict in
        json.object { json in
          json.string("code", verdict.id.code)
          json.string("name", verdict.id.name)
          json.string("kind", verdict.kind.rawValue)
          json.string("subject", verdict.subject)
          json.string("dueBy", verdict.dueBy?[context.language])
          reason(.init(verdict.cause, verdict.reason, place: verdict.place), context, &json)
          json.array("further", verdict.further) { json, further in
            json.object { json in reason(further, context, &json) }
          }
        }
      }
    }
  }

  private func reason(_ reason: UnjudgedVerdict.Reason, _ context: Context, _ json: inout JSONWriter) {
    json.string("cause", reason.cause.rawValue)
    json.string("reason", context.text(reason.message))
    if let place = reason.place { self.place("place", place, context, &json) } else { json.null("place") }
  }

  private func finding(
    _ diagnostic: Diagnostic, fingerprint: String, _ context: Context, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.string("code", diagnostic.id.code)
      json.string("name", diagnostic.id.name)
      json.string("severity", diagnostic.severity.name)
      json.string("effectiveSeverity", diagnostic.effectiveSeverity.name)
      json.string("dueBy", diagnostic.dueBy?[context.language])
      json.string("message", context.text(diagnostic.message))
      json.string("advice", context.text(diagnostic.advice))
      json.string("why", context.text(diagnostic.why))
      json.array("sources", diagnostic.sources) { json, citation in
        json.object { json in
          json.string("document", citation.document)
          json.string("item", citation.item)
        }
      }
      json.string("subject", diagnostic.subject)
      place("place", diagnostic.place, context, &json)
      json.array("related", diagnostic.related) { json, related in place(nil, related, context, &json) }
      json.string("fingerprint", fingerprint)
      json.string("change", diagnostic.change?.rawValue)
      waiver(diagnostic.waiver, context, &json)
      if !diagnostic.values.isEmpty { values(diagnostic.values, context, &json) }
    }
  }

  private func waiver(_ waiver: Waiver?, _ context: Context, _ json: inout JSONWriter) {
    guard let waiver else { return json.null("waived") }
    json.object("waived") { json in
      json.string("reason", waiver.reason)
      json.string("until", waiver.until?.text)
      json.string("by", waiver.by)
      json.number("line", context.maps[waiver.place.source].span(of: waiver.place.range).start.line)
    }
  }

  /// What `--explain-values` adds to a finding.
  private func values(_ values: [ExplainedValue], _ context: Context, _ json: inout JSONWriter) {
    json.array("values", values) { json, value in
      json.object { json in
        json.string("expression", value.text.text)
        json.string("value", value.value[context.language])
        json.string("definition", value.detail?.text)
        if let place = value.place { self.place("place", place, context, &json) } else { json.null("place") }
      }
    }
  }

  private func place(_ key: String?, _ place: Place, _ context: Context, _ json: inout JSONWriter) {
    let span = context.maps[place.source].span(of: place.range)
    json.object(key) { json in
      json.string("path", place.source.name)
      json.object("bytes") { json in
        json.number("start", span.bytes.lower)
        json.number("end", span.bytes.upper)
      }
      for (key, position) in [("start", span.start), ("end", span.end)] {
        json.object(key) { json in
          json.number("line", position.line)
          json.number("column", position.column)
        }
      }
      json.string("label", context.text(place.label))
    }
  }
}
