internal import Diagnostics
internal import PlanCalendar

/// A view for other programs: one JSON document, described by `ViewSchema`, with a place for everything that stands in a plan.
///
/// Keys always stand in the same order, and a key that has nothing to say is null. Dates are given by their first and last day,
/// shares by the least and the most they may be.
package struct ViewJSONReporter: Sendable {
  /// The version of the format: the major part grows when a reader of the earlier one could break.
  package static let formatVersion = "1.0"

  package init() {}

  package func write(_ report: ViewReport, to output: inout OutputBuffer) {
    var json = JSONWriter(output)
    output = OutputBuffer()
    let writer = Writer(language: report.language)
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
      json.string("view", report.name)
      json.string("kind", report.kind)
      json.string("title", report.title[report.language])
      json.string("about", report.about?[report.language])
      json.array("plans", report.plans) { json, plan in writer.plan(plan, &json) }
    }
    output = json.output
    output.newline()
  }

  /// What every part of one document needs.
  private struct Writer {
    let language: Language
    let maps = SourceMaps()

    func plan(_ plan: ViewReport.Plan, _ json: inout JSONWriter) {
      json.object { json in
        json.string("path", plan.source.name)
        message("note", note(plan), &json)
        switch plan.view?.content {
        case .shares(let chart): shares(chart, &json)
        case .timeline(let timeline): self.timeline(timeline, &json)
        case .facts(let facts): json.array("facts", facts) { json, fact in self.fact(fact, &json) }
        case .nothing, nil: break
        }
        untold("untold", plan.view?.untold ?? [], &json)
        untold("unread", plan.diagnostics.map { Untold(reason: $0.message, place: $0.place) }, &json)
      }
    }

    /// Why there is nothing to draw.
    private func note(_ plan: ViewReport.Plan) -> Message? {
      guard let view = plan.view else { return Message("{0}", nl: "{0}", da: "{0}", .localized(Words.noPlan)) }
      if case .nothing(let message) = view.content { return message }
      return nil
    }

    // MARK: - Kinds

    private func shares(_ chart: ShareChart, _ json: inout JSONWriter) {
      json.object("shares") { json in
        json.number("target", chart.target)
        json.number("band", chart.band)
        message("legend", chart.legend, &json)
        json.array("bars", chart.bars) { json, bar in
          json.object { json in
            message("label", bar.label, &json)
            if let share = bar.share {
              json.object("share") { json in
                json.number("least", share.low)
                json.number("most", share.high)
              }
            } else {
              json.null("share")
            }
            json.string("standing", chart.standing(of: bar.share)?.rawValue)
            message("amount", bar.amount, &json)
            place("place", bar.place, &json)
            untold("reasons", bar.reasons, &json)
            json.array("parts", bar.parts) { json, part in
              json.object { json in
                message("label", part.label, &json)
                message("amount", part.amount, &json)
                place("place", part.place, &json)
              }
            }
            json.number("partsLeftOut", bar.partsLeftOut)
          }
        }
      }
    }

    private func timeline(_ timeline: Timeline, _ json: inout JSONWriter) {
      json.object("timeline") { json in
        json.string("first", timeline.extent?.lowerBound.text)
        json.string("last", timeline.extent?.upperBound.text)
        json.array("legend", timeline.legend) { json, entry in
          json.object { json in
            json.string("shape", entry.shape.rawValue)
            message("text", entry.text, &json)
          }
        }
        json.array("lanes", timeline.lanes) { json, lane in
          json.object { json in
            message("title", lane.title, &json)
            json.array("rows", lane.rows) { json, row in
              json.object { json in
                message("label", row.label, &json)
                json.bool("outlook", row.isOnOutlook)
                place("place", row.place, &json)
                json.array("marks", row.marks) { json, mark in self.mark(mark, &json) }
              }
            }
            json.number("rowsLeftOut", lane.rowsLeftOut)
          }
        }
        untold("undated", timeline.undated, &json)
      }
    }

    private func mark(_ mark: Timeline.Mark, _ json: inout JSONWriter) {
      json.object { json in
        json.string("shape", mark.shape.rawValue)
        message("label", mark.label, &json)
        date("from", mark.from, &json)
        date("until", mark.until, &json)
        json.string("every", mark.every?.text)
        json.array("occurrences", mark.occurrences) { json, occurrence in
          json.object { json in
            json.string("first", occurrence.date.first.text)
            json.string("last", occurrence.date.last.text)
            json.bool("certain", occurrence.isCertain)
          }
        }
        json.bool("outlook", mark.isOnOutlook)
        place("place", mark.place, &json)
      }
    }

    private func fact(_ fact: Fact, _ json: inout JSONWriter) {
      json.object { json in
        message("label", fact.label, &json)
        switch fact.state {
        case .said(let value):
          json.string("state", "said")
          message("value", value, &json)
          json.null("note")
          untold("reasons", [], &json)
        case .missing(let note):
          json.string("state", "missing")
          json.null("value")
          message("note", note, &json)
          untold("reasons", [], &json)
        case .untold(let reasons):
          json.string("state", "untold")
          json.null("value")
          json.null("note")
          untold("reasons", reasons, &json)
        }
        place("place", fact.place, &json)
      }
    }

    // MARK: - Parts

    private func message(_ key: String, _ message: Message?, _ json: inout JSONWriter) {
      json.string(key, message?.text(in: language))
    }

    private func untold(_ key: String, _ entries: [Untold], _ json: inout JSONWriter) {
      json.array(key, entries) { json, entry in
        json.object { json in
          message("subject", entry.subject, &json)
          message("reason", entry.reason, &json)
          place("place", entry.place, &json)
        }
      }
    }

    private func date(_ key: String, _ date: PlanDate?, _ json: inout JSONWriter) {
      guard let date else { return json.null(key) }
      json.object(key) { json in
        json.string("first", date.first.text)
        json.string("last", date.last.text)
      }
    }

    private func place(_ key: String, _ place: Place?, _ json: inout JSONWriter) {
      guard let place else { return json.null(key) }
      let span = maps[place.source].span(of: place.range)
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
      }
    }
  }
}
