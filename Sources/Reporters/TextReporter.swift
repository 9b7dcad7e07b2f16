package import Diagnostics
internal import Synchronization

/// The report for people: the findings, worst first, with the lines they point at, as a compiler shows them; where they are
/// many, the rest in short; then a summary.
package struct TextReporter: Sendable {
  package var style: TextStyle

  package init(style: TextStyle) { self.style = style }

  /// Calls a closure once for each number below a count, on as many threads as it likes.
  package typealias Spread = (_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Void

  /// How many files are written at a time, so that what is not yet joined stays small.
  private static let batch = 128

  /// - Parameter spread: how the files of a large report share the work; nil: one after the other.
  package func write(_ report: Report, to output: inout OutputBuffer, spread: Spread? = nil) {
    if let spread {
      for start in stride(from: 0, to: report.files.count, by: Self.batch) {
        let files = report.files[start..<min(start + Self.batch, report.files.count)]
        let parts = Mutex([OutputBuffer?](repeating: nil, count: files.count))
        spread(files.count) { index in
          var canvas = Canvas(OutputBuffer(), style)
          write(files[files.startIndex + index], of: report, on: &canvas)
          parts.withLock { $0[index] = canvas.output }
        }
        for case let part? in parts.withLock({ $0 }) { output.append(utf8: part.bytes) }
      }
    }
    var canvas = Canvas(output, style)
    output = OutputBuffer()
    if spread == nil {
      for file in report.files { write(file, of: report, on: &canvas) }
    }
    let maps = SourceMaps()
    for problem in report.problems { write(problem, report.language, maps, on: &canvas) }
    SummaryPainter(report, style).paint(on: &canvas)
    output = canvas.output
  }

  private func write(_ file: FileReport, of report: Report, on canvas: inout Canvas) {
    let maps = SourceMaps()
    let digest = Digest(file.diagnostics, verbose: style.verbose)
    for diagnostic in digest.full { write(diagnostic, report.language, maps, on: &canvas) }
    writeShort(digest, of: file, report, maps, on: &canvas)
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
