internal import Diagnostics

/// What stands between plans and a gate, as a list to tick off: what blocks it, what people have to look at, and how much
/// comes later.
package struct ChecklistReporter: Sendable {
  package var style: TextStyle

  package init(style: TextStyle) { self.style = style }

  package func write(_ report: Report, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    output = OutputBuffer()
    ChecklistPainter(report, style).paint(on: &canvas)
    output = canvas.output
  }
}

private struct ChecklistPainter {
  private let report: Report
  private let style: TextStyle
  private let painter: UnjudgedPainter
  private let maps = SourceMaps()

  private var language: Language { report.language }
  private var gate: Localized<String> { report.choice.gate?.title ?? Localized("") }
  /// What blocks; where nothing makes the run fail, what would by default.
  private var threshold: Severity { report.failOn ?? .critical }

  init(_ report: Report, _ style: TextStyle) {
    self.report = report
    self.style = style
    var single = report
    // Each file has a heading of its own, so that lines need no name beside them.
    single.files = []
    painter = UnjudgedPainter(single, style)
  }

  func paint(on canvas: inout Canvas) {
    line(Words.checklist(gate)[language], .strong, on: &canvas)
    let reporter = TextReporter(style: style)
    for file in report.files {
      canvas.newline()
      paint(file, on: &canvas)
    }
    if !report.problems.isEmpty {
      canvas.newline()
      for problem in report.problems { reporter.write(problem, language, maps, on: &canvas) }
    }
    if report.files.isEmpty, report.problems.isEmpty { line(Words.nothingChecked[language], on: &canvas) }
    if !report.files.isEmpty { canvas.newline() }
    line("\(Words.exitStatus[language]) \(report.exitStatus): \(report.exitReason)", on: &canvas)
  }

  private func paint(_ file: FileReport, on canvas: inout Canvas) {
    line(heading(file), .strong, on: &canvas)
    let blocking = file.diagnostics.filter { $0.effectiveSeverity >= threshold }.sorted {
      $0.effectiveSeverity > $1.effectiveSeverity
    }
    let later = file.diagnostics.filter { $0.dueBy != nil }
    let others = file.diagnostics.filter { $0.dueBy == nil && $0.effectiveSeverity < threshold }
    // What is due later is nobody's matter at this gate.
    let waiting = UnjudgedGroup.of(file.verdicts.filter { $0.kind == .notJudged && $0.dueBy == nil })
    canvas.newline()
    if blocking.isEmpty {
      line(Words.nothingBlocks(gate)[language], on: &canvas)
    } else {
      line(Words.blocks(blocking.count, gate)[language] + ":", on: &canvas)
      for diagnostic in blocking { paint(diagnostic, on: &canvas) }
    }
    if !waiting.isEmpty {
      canvas.newline()
      line(Words.toLookAt(waiting.count)[language] + ":", on: &canvas)
      for group in waiting { paint(group, on: &canvas) }
    }
    if !others.isEmpty || !later.isEmpty { canvas.newline() }
    if !others.isEmpty {
      var counts = SeverityCounts()
      for diagnostic in others { counts.add(diagnostic.effectiveSeverity) }
      let rest = style.verbose ? ":" : "; \(Words.verboseLists[language])."
      line(Words.doesNotBlock(counts)[language] + rest, on: &canvas)
      if style.verbose { for diagnostic in others { paint(diagnostic, on: &canvas) } }
    }
    if !later.isEmpty { line(Words.dueLater(later.count)[language], on: &canvas) }
  }

  /// "plan.yaml (the plan stands at build)"
  private func heading(_ file: FileReport) -> String {
    let places = file.gates.map { gate -> String in
      guard let gate else { return Words.standsNowhere[language] }
      let isPast = report.choice.gate.map { gate.order > $0.order } ?? false
      return Words.stands(at: gate.title, isPast: isPast)[language]
    }
    var seen: Set<String> = []
    let said = places.filter { seen.insert($0).inserted }.joined(separator: "; ")
    return (said.isEmpty ? file.name : "\(file.name) (\(said))").withoutControls
  }

  /// A box to tick, the finding with its line, and the advice in short.
  private func paint(_ diagnostic: Diagnostic, on canvas: inout Canvas) {
    let number = maps[diagnostic.place.source].span(of: diagnostic.place.range).start.line
    box(on: &canvas)
    canvas.put(" ")
    canvas.put(diagnostic.id.code.withoutControls, .severity(diagnostic.effectiveSeverity))
    let text = diagnostic.message.text(in: language)
    canvas.paragraph(
      "\(text.withoutControls) (\(Words.line(number)[language].unbroken))",
      behind: Self.indent + DisplayWidth.of(diagnostic.id.code), hang: Self.indent, width: style.proseWidth)
    if let advice = diagnostic.advice?.text(in: language).withoutControls.firstSentence, !advice.isEmpty {
      paragraph(advice, on: &canvas)
    }
  }

  private func paint(_ group: UnjudgedGroup, on canvas: inout Canvas) {
    box(on: &canvas)
    canvas.paragraph(
      painter.text(group.reason), behind: Self.indent - 1, hang: Self.indent, width: style.proseWidth)
    // A code and a long name have no room beside each other in a narrow terminal.
    let gap = style.proseWidth < 60 ? " " : "\u{A0}"
    let rules = group.rules.map { "\($0.id.code)\(gap)\($0.id.name)" }.joined(separator: ", ")
    paragraph(rules.withoutControls, on: &canvas)
  }

  /// Where text behind a box begins: a paragraph puts the blank before it.
  private static let indent = 6

  private func box(on canvas: inout Canvas) {
    canvas.put("  [ ]", .frame)
  }

  private func paragraph(_ text: String, on canvas: inout Canvas) {
    canvas.spaces(Self.indent + 1)
    canvas.paragraph(text, behind: Self.indent + 1, hang: Self.indent + 2, width: style.proseWidth, .secondary)
  }

  private func line(_ text: String, _ ink: Ink = .plain, on canvas: inout Canvas) {
    for (index, row) in Wrapping.lines(text, first: style.proseWidth, rest: style.proseWidth - 2).enumerated() {
      canvas.spaces(index > 0 ? 2 : 0)
      canvas.put(row, ink)
      canvas.newline()
    }
  }
}

extension String {
  /// As far as the first full stop that ends a sentence: a capital follows it, and more than an abbreviation went before.
  var firstSentence: String {
    var rest = self[...]
    while let end = rest.firstRange(of: ". ") {
      let word = self[..<end.lowerBound].split(separator: " ").last ?? ""
      let isAbbreviation = word.count < 3 || word.contains(".")
      if !isAbbreviation, self[end.upperBound...].first?.isUppercase == true { return String(self[...end.lowerBound]) }
      rest = rest[end.upperBound...]
    }
    return self
  }
}
