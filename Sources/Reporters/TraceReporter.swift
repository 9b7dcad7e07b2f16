package import Diagnostics

/// A trace for other programs: one JSON document. Keys always stand in the same order.
package struct TraceReporter: Sendable {
  package init() {}

  package func write(_ traces: [RuleTrace], to output: inout OutputBuffer) {
    var json = JSONWriter(output)
    output = OutputBuffer()
    let maps = SourceMaps()
    json.array(nil, traces) { json, trace in
      json.object { json in
        json.string("code", trace.id.code)
        json.string("name", trace.id.name)
        json.string("path", trace.source.name)
        json.string("obstacle", trace.obstacle?.text.text(in: .english))
        clauses("list", trace.list.map { [$0] } ?? [], maps, &json)
        json.array("subjects", trace.subjects) { json, subject in
          json.object { json in
            json.string("subject", subject.route)
            json.string("label", subject.label)
            place(subject.place, maps, &json)
            json.string("verdict", subject.verdict)
            json.string("reason", subject.reason?.text.text(in: .english))
            json.array("needs", subject.needs) { json, need in
              json.object { json in
                json.string("rule", need.name)
                json.string("answer", need.answer)
                json.number("withholds", need.withholds ? 1 : 0)
              }
            }
            clauses("clauses", subject.clauses, maps, &json)
          }
        }
      }
    }
    output = json.output
    output.newline()
  }

  private func clauses(_ key: String, _ clauses: [TraceClause], _ maps: SourceMaps, _ json: inout JSONWriter) {
    json.array(key, clauses) { json, clause in
      json.object { json in
        json.string("role", clause.role)
        node(clause.node, "node", maps, &json)
      }
    }
  }

  private func node(_ node: TraceNode, _ key: String?, _ maps: SourceMaps, _ json: inout JSONWriter) {
    json.object(key) { json in
      json.string("kind", node.kind.rawValue)
      json.string("text", node.text.text)
      json.string("value", node.value)
      place(node.place, maps, &json)
      json.array("parts", node.children) { json, child in self.node(child, nil, maps, &json) }
    }
  }

  private func place(_ place: Place?, _ maps: SourceMaps, _ json: inout JSONWriter) {
    guard let place else { return json.null("place") }
    let start = maps[place.source].span(of: place.range).start
    json.object("place") { json in
      json.string("path", place.source.name)
      json.number("line", start.line)
      json.number("column", start.column)
    }
  }
}
