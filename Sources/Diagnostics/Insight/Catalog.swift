/// A reference page in sections of aligned lines.
package struct Catalog: Sendable {
  package struct Section: Sendable {
    package var heading: String
    /// Sentences below the heading.
    package var lines: [String]
    package var rows: [Row]

    package init(_ heading: String, lines: [String] = [], rows: [Row] = []) {
      self.heading = heading
      self.lines = lines
      self.rows = rows
    }
  }

  package struct Row: Sendable {
    /// Levels to the right.
    package var indent: Int
    /// The columns; the last one may take several lines.
    package var cells: [String]

    package init(_ cells: [String], indent: Int = 0) {
      self.cells = cells
      self.indent = indent
    }
  }

  package var sections: [Section]

  package init(_ sections: [Section] = []) { self.sections = sections }
}
