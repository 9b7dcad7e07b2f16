package import Diagnostics

/// The report for people: the findings, worst first, with the lines they point at, as a compiler shows them; where they are
/// many, the rest in short; then a summary.
package struct TextReporter: Sendable {
  package var style: TextStyle

  package init(style: TextStyle) { self.style = style }

  package func write(_ report: Report, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    output = OutputBuffer()
    let maps = SourceMaps()
    for file in report.files {
      let digest = Digest(file.diagnostics, verbose: style.verbose)
      for diagnostic in digest.full { write(diagnostic, report.language, maps, on: &canvas) }
      writeShort(digest, of: file, report, maps, on: &canvas)
    }
    for problem in report.problems { write(problem, report.language, maps, on: &canvas) }
    SummaryPainter(report, style).paint(on: &canvas)
    output = canvas.output
  }

  /// Writes one diagnostic as it stands in a report, with an empty line behind it.
  package func write(_ diagnostic: Diagnostic, in language: Language, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    output = OutputBuffer()
    write(diagnostic, language, SourceMaps(), on: &canvas)
    output = canvas.output
  }

  func write(
    _ diagnostic: Diagnostic, _ language: Language, _ maps: SourceMaps, on canvas: inout Canvas
  ) {
    let severity = diagnostic.effectiveSeverity
    let heading = "\(severity.compilerWord)[\(diagnostic.id.code) \(diagnostic.id.name)]".withoutControls
    canvas.put(heading, .severity(severity))
    let mark = diagnostic.change == .new ? " \(Words.new[language]):" : ":"
    canvas.put(mark, .strong)
    canvas.paragraph(
      diagnostic.message.text(in: language).withoutControls, behind: DisplayWidth.of(heading + mark), hang: 4,
      width: style.proseWidth, .strong)

    let snippets = Snippet.layOut(diagnostic, maps, language)
    let painter = SnippetPainter(style, severity, snippets)
    painter.paint(snippets, on: &canvas)

    let notes = notes(on: diagnostic, language)
    if !notes.isEmpty || !diagnostic.values.isEmpty { painter.bar(on: &canvas) }
    if !diagnostic.values.isEmpty {
      ValuesPainter(style, language, maps).paint(diagnostic.values, gutter: painter.gutter, on: &canvas)
    }
    for (word, text) in notes {
      canvas.spaces(painter.gutter + 1)
      canvas.put("=", .frame)
      canvas.put(" ")
      canvas.put("\(word):", .advice)
      let start = painter.gutter + 4 + DisplayWidth.of(word)
      // In a narrow terminal the text would stand in a column of single words.
      let hang = style.proseWidth - start - 1 >= 30 ? start + 1 : painter.gutter + 3
      canvas.paragraph(text, behind: start, hang: hang, width: style.proseWidth)
    }
    canvas.newline()
  }

  /// The lines behind `=`: a word, and what it introduces.
  private func notes(on diagnostic: Diagnostic, _ language: Language) -> [(word: String, text: String)] {
    var notes: [(String, String)] = []
    if diagnostic.effectiveSeverity < diagnostic.severity {
      notes.append((Words.note[language], Words.notDueYet(diagnostic.severity, by: diagnostic.dueBy)[language]))
    }
    if let advice = diagnostic.advice { notes.append((Words.help[language], advice.text(in: language))) }
    if style.verbose {
      if let why = diagnostic.why { notes.append((Words.why[language], why.text(in: language))) }
      for source in diagnostic.sources {
        notes.append((Words.source[language], "\(source.document) \(source.item)"))
      }
    }
    return notes.map { ($0.0, $0.1.withoutControls) }
  }
}
