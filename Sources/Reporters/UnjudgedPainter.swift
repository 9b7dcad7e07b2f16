internal import Diagnostics

/// Writes what the checks without a verdict wait for, grouped by that and not by rule.
struct UnjudgedPainter {
  private let language: Language
  private let style: TextStyle
  /// Whether places need the name of their file.
  private let namesFiles: Bool
  private let maps = SourceMaps()

  init(_ report: Report, _ style: TextStyle) {
    language = report.language
    self.style = style
    namesFiles = report.files.count > 1
  }

  /// "3 × releases[r2].goLive says “2026-Q4”, which is too coarse to tell (line 40)", and with `rules` those that wait.
  func paint(_ group: UnjudgedGroup, rules: Bool, on canvas: inout Canvas) {
    item("\(group.verdicts.count) \(style.times) \(text(group.reason))", indent: 2, on: &canvas)
    guard rules else { return }
    for rule in group.rules { item(text(rule), indent: 6, on: &canvas) }
    for reason in group.further.prefix(3) {
      item("\(Words.thenWaits[language]) \(text(reason))", indent: 6, on: &canvas)
    }
  }

  /// A reason with its place.
  func text(_ reason: UnjudgedVerdict.Reason) -> String {
    var text = reason.message.text(in: language)
    if let place = reason.place {
      let line = maps[place.source].span(of: place.range).start.line
      text += namesFiles ? " (\(place.source.name):\(line))" : " (\(Words.line(line)[language].unbroken))"
    }
    return text.withoutControls
  }

  /// "CRM201 late-user-involvement: userGroups[sales], userGroups[desk]"
  private func text(_ rule: (id: DiagnosticID, subjects: [String])) -> String {
    let subjects = rule.subjects.map { $0.isEmpty ? Words.wholePlan[language] : $0 }
    return "\(rule.id.code)\u{A0}\(rule.id.name): \(subjects.joined(separator: ", "))".withoutControls
  }

  func item(_ text: String, indent: Int, on canvas: inout Canvas) {
    canvas.spaces(indent - 1)
    canvas.paragraph(text, behind: indent - 1, hang: indent + 4, width: style.proseWidth)
  }
}

extension String {
  /// With spaces at which no line breaks.
  var unbroken: String { replacing(" ", with: "\u{A0}") }
}
