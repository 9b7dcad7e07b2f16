internal import Diagnostics

/// One line for each finding, in the form that editors and other programs read since the first compilers:
/// `path:line:column: error: message [CRM201 late-user-involvement]`.
///
/// Lines and columns count from 1, columns in Unicode scalars. No colour, no summary; problems come last.
package struct ConciseReporter: Sendable {
  package init() {}

  package func write(_ report: Report, to output: inout OutputBuffer) {
    let maps = SourceMaps()
    for file in report.files {
      for diagnostic in file.diagnostics { write(diagnostic, report.language, maps, to: &output) }
    }
    for problem in report.problems { write(problem, report.language, maps, to: &output) }
  }

  private func write(
    _ diagnostic: Diagnostic, _ language: Language, _ maps: SourceMaps, to output: inout OutputBuffer
  ) {
    let start = maps[diagnostic.place.source].span(of: diagnostic.place.range).start
    output.append(diagnostic.place.source.name.withoutControls)
    output.append(":\(start.line):\(start.column): \(diagnostic.effectiveSeverity.compilerWord): ")
    output.append(diagnostic.message.text(in: language).withoutControls)
    output.append(" [\(diagnostic.id.code) \(diagnostic.id.name)]".withoutControls)
    output.newline()
  }
}
