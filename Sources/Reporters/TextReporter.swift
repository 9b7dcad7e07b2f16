internal import Diagnostics

/// The report for people: each finding with the lines it points at, as a compiler shows it, then a summary.
package struct TextReporter: Sendable {
  package var style: TextStyle

  package init(style: TextStyle) { self.style = style }

  package func write(_ report: Report, to output: inout OutputBuffer) {
  }
}
