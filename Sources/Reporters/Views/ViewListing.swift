internal import Diagnostics

/// The views that there are, for people.
package struct ViewListing: Sendable {
  package struct Entry: Sendable {
    package var name: String
    package var title: String
    package var about: String?

    package init(name: String, title: String, about: String?) {
      self.name = name
      self.title = title
      self.about = about
    }
  }

  package var entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }

  package func write(in style: TextStyle, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    output = OutputBuffer()
    let width = min(entries.map { DisplayWidth.of($0.name.withoutControls) }.max() ?? 0, style.width / 3)
    for entry in entries {
      canvas.column(entry.name.withoutControls, width, .strong)
      canvas.spaces(1)
      let text = entry.title.withoutControls + (entry.about.map { ": " + $0.withoutControls } ?? "")
      canvas.paragraph(text, behind: width + 1, hang: width + 2, width: style.proseWidth)
    }
    output = canvas.output
  }
}
