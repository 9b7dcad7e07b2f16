package import Diagnostics

/// What is to be known of one kind of finding, set for the terminal.
package struct ExplanationPage: Sendable {
  /// A part of the page under a heading of its own.
  package struct Section: Sendable {
    package enum Content: Sendable {
      case paragraph(String)
      /// Lines as they are, indented: an example.
      case code(String)
      /// A term and what is said of it.
      case item(String, String)
    }

    package var heading: String
    package var contents: [Content]

    package init(_ heading: String, _ contents: [Content]) {
      self.heading = heading
      self.contents = contents
    }
  }

  /// What stands above all: a code and a name.
  package var heading: String
  /// Those that it may have, the heaviest first.
  package var severities: [Severity]
  package var title: String
  package var sections: [Section]

  package init(id: DiagnosticID, severities: [Severity], title: String, sections: [Section]) {
    self.init(heading: "\(id.code) \(id.name)", severities: severities, title: title, sections: sections)
  }

  package init(heading: String, severities: [Severity] = [], title: String, sections: [Section]) {
    self.heading = heading
    self.severities = severities
    self.title = title
    self.sections = sections
  }

  /// Writes the page, wrapped to the style's width; sections without content are left out.
  package func write(in style: TextStyle, to output: inout OutputBuffer) {
    var canvas = Canvas(output, style)
    canvas.put(heading.withoutControls, .strong)
    for (index, severity) in severities.enumerated() {
      canvas.put(index == 0 ? "  " : " / ")
      canvas.put(severity.name, .severity(severity))
    }
    canvas.newline()
    for line in Wrapping.lines(title.withoutControls, first: style.proseWidth, rest: style.proseWidth) {
      canvas.put(line)
      canvas.newline()
    }
    for section in sections where !section.contents.isEmpty {
      canvas.newline()
      canvas.put(section.heading.withoutControls, .strong)
      canvas.newline()
      for content in section.contents {
        switch content {
        case .paragraph(let text):
          canvas.spaces(1)
          canvas.paragraph(text.withoutControls, behind: 1, hang: 2, width: style.proseWidth)
        case .item(let term, let text):
          canvas.spaces(2)
          let term = term.withoutControls
          canvas.put(term, .strong)
          canvas.paragraph(text.withoutControls, behind: 2 + DisplayWidth.of(term), hang: 6, width: style.proseWidth)
        case .code(let text):
          for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !line.isEmpty {
              canvas.spaces(4)
              canvas.put(String(line).withoutControls)
            }
            canvas.newline()
          }
        }
      }
    }
    output = canvas.output
  }
}
